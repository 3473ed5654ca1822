"""Questions, rows and findings over plain HTTP: `/api/ask`, `/api/rows`, `/api/check`, described at `/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.security import HTTPBasic
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.meaning.conversation import Conversation
from assistant.records import JsonObject, answer_record
from index.store import Store
from screens.desk import Desk
from screens.failure import answer_or_say
from screens.programs import records, schemas
from screens.replying import LONGEST_QUESTION, NO_REPORTS
from screens.visitor import visitor_of

# Only for the description: `Admission` has compared the password before a route is reached.
SIGNED_IN = Depends(HTTPBasic(auto_error=False, description="a name and password of the users file, where the app has accounts"))
Question = Annotated[str, Query(min_length=1, max_length=LONGEST_QUESTION, description="one question in plain English")]
Report = Annotated[str | None, Query(description="only of the report with this file name or document id")]


def router(desk: Desk) -> APIRouter:
    """The routes; what they give out is what the visitor of the request may see."""
    made = APIRouter(prefix="/api", dependencies=[SIGNED_IN])

    def store_of(request: Request) -> Store | None:
        return desk.library.shelf(visitor_of(request)).store

    @made.get("/ask", summary="Answer one question", responses=schemas.given(schemas.ANSWER, "the answer"), response_class=JSONResponse)
    def ask(question: Question, request: Request) -> Response:
        store = store_of(request)
        if store is None:
            return JSONResponse({"error": NO_REPORTS}, status_code=404)
        return JSONResponse(answer_record(answer_or_say(question, Conversation(), store, desk.how)))

    @made.get(
        "/rows", summary="Every published value", responses=schemas.given(_many(schemas.ROW), "the values"), response_class=JSONResponse
    )
    def rows(request: Request, document: Report = None) -> Response:
        return _listed(records.rows, store_of(request), document)

    @made.get(
        "/check",
        summary="The audit of the reports",
        responses=schemas.given(_many(schemas.FINDING), "the findings"),
        response_class=JSONResponse,
    )
    def check(request: Request, document: Report = None) -> Response:
        return _listed(records.findings, store_of(request), document)

    return made


def _many(schema: schemas.Schema) -> schemas.Schema:
    return {"type": "array", "items": schema}


def _listed(made: Callable[[Store | None, str | None], list[JsonObject]], store: Store | None, document: str | None) -> Response:
    try:
        return JSONResponse(made(store, document))
    except records.UnknownReport as error:
        return JSONResponse({"error": str(error)}, status_code=404)
