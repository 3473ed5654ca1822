"""Questions, rows and findings over plain HTTP: `/api/ask`, `/api/rows`, `/api/check`, described at `/openapi.json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from anyio import to_thread
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
from screens.replying import BUSY, BUSY_WITH_YOU, LONGEST_QUESTION, NO_REPORTS
from screens.service.watch import Through
from screens.turnstile import Busy, BusyWithYou
from screens.visitor import visitor_of

# Only for the description: `Admission` has compared the password before a route is reached.
SIGNED_IN = Depends(HTTPBasic(auto_error=False, description="a name and password of the users file, where the app has accounts"))
Question = Annotated[str, Query(min_length=1, max_length=LONGEST_QUESTION, description="one question in plain English")]
AGAIN = "5"  # seconds
Report = Annotated[str | None, Query(description="only of the report with this file name or document id")]


def router(desk: Desk) -> APIRouter:
    """The routes; what they give out is what the visitor of the request may see."""
    made = APIRouter(prefix="/api", dependencies=[SIGNED_IN])

    def store_of(request: Request) -> Store | None:
        return desk.library.shelf(visitor_of(request)).store

    def listed(
        what: str, made_of: Callable[[Store | None, str | None], list[JsonObject]], request: Request, document: str | None
    ) -> Response:
        try:
            given = made_of(store_of(request), document)
        except records.UnknownReport as error:
            return JSONResponse({"error": str(error)}, status_code=404)
        desk.watch.shown(visitor_of(request), what, records.documents_of(given))
        return JSONResponse(given)

    @made.get("/ask", summary="Answer one question", responses=schemas.given(schemas.ANSWER, "the answer"), response_class=JSONResponse)
    async def ask(question: Question, request: Request) -> Response:
        store = await to_thread.run_sync(store_of, request)
        if store is None:
            return JSONResponse({"error": NO_REPORTS}, status_code=404)
        asking = desk.watch.asking(visitor_of(request), through=Through.PROGRAM)

        def work() -> JsonObject:
            answer = answer_or_say(question, Conversation(), store, desk.how)
            asking.answered(answer)
            return answer_record(answer)

        try:
            return JSONResponse(await desk.turnstile.run(work, person=asking.person))
        except Busy as busy:
            own = isinstance(busy, BusyWithYou)
            asking.busy(own=own)
            words = BUSY_WITH_YOU if own else BUSY
            return JSONResponse({"error": words}, status_code=429 if own else 503, headers={"Retry-After": AGAIN})

    @made.get(
        "/rows", summary="Every published value", responses=schemas.given(_many(schemas.ROW), "the values"), response_class=JSONResponse
    )
    def rows(request: Request, document: Report = None) -> Response:
        return listed("rows", records.rows, request, document)

    @made.get(
        "/check",
        summary="The audit of the reports",
        responses=schemas.given(_many(schemas.FINDING), "the findings"),
        response_class=JSONResponse,
    )
    def check(request: Request, document: Report = None) -> Response:
        return listed("findings", records.findings, request, document)

    return made


def _many(schema: schemas.Schema) -> schemas.Schema:
    return {"type": "array", "items": schema}
