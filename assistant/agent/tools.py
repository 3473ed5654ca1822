"""The tools as LangChain takes them. Read this first: `tools_for(store)` is what an agent over a chat model is given.

Each is called with typed arguments and gives content for the model and, as artifact, the `Answer` it was made from: what is shown to a
person is checked against that, not against what the model says.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import ValidationError

from assistant.agent import arguments as of
from assistant.agent.calls import Told, told
from assistant.agent.content import QUOTED_IS_DATA, content_of
from assistant.agent.ledger import Ledger
from assistant.meaning.catalogue import catalogue_of
from assistant.model import Answer, Reason, Status
from assistant.told_corrections import with_corrections
from assistant.verified import with_verifications

if TYPE_CHECKING:
    from index.store import Store

NAMES: dict[str, type[of.Arguments]] = {
    "look_up": of.LookUp, "compare": of.Compare, "trend": of.Trend, "distance_to_target": of.DistanceToTarget,
    "check_rating": of.CheckRating, "list_indicators": of.ListIndicators, "rank": of.Rank, "count": of.Count, "table_cell": of.TableCell,
    "search_text": of.SearchText, "what_changed": of.WhatChanged, "verify": of.Verify,
}  # fmt: skip
FAILED = "This tool failed on these arguments; what failed is in the log. Try other arguments or another tool."

log = logging.getLogger(__name__)


def tools_for(store: Store, ledger: Ledger | None = None) -> list[BaseTool]:
    """All tools over one open store, in a fixed order; good until it is closed. The catalogue is made at the first call.

    A ledger numbers the citations of all calls through and ends a run of too many.
    """
    return [_tool(name, schema, store, ledger) for name, schema in NAMES.items()]


def _tool(name: str, schema: type[of.Arguments], store: Store, ledger: Ledger | None) -> BaseTool:
    return StructuredTool.from_function(
        func=_runner(name, schema, store, ledger),
        name=name,
        description=f"{schema.__doc__} {QUOTED_IS_DATA}",
        args_schema=schema,
        response_format="content_and_artifact",
        handle_validation_error=lambda error: readable(name, schema, error),
    )


def _runner(name: str, schema: type[of.Arguments], store: Store, ledger: Ledger | None) -> Callable[..., tuple[str, Answer]]:
    def run(**arguments: object) -> tuple[str, Answer]:
        if ledger is not None:
            ledger.count()
        call = schema(**arguments)
        try:
            found = told(call, catalogue_of(store))
            found = replace(found, answer=with_verifications(with_corrections(found.answer, store), store))
        except Exception:  # the boundary to the model: a failed call is an answer to it, and no end of the conversation
            log.exception("tool %s failed", name)
            found = Told(answer=Answer(question=str(call), status=Status.NOT_FOUND, reason=Reason.INTERNAL_ERROR, text=FAILED))
        if ledger is not None:
            found = ledger.entered(name, found)
        return content_of(found), found.answer

    return run


def readable(name: str, schema: type[of.Arguments], error: object) -> str:
    """What is wrong with the arguments of a call, one line each, and which there are."""
    lines = [f"status: wrong arguments for {name}"]
    for one in error.errors() if isinstance(error, ValidationError) else ():
        where = ".".join(str(part) for part in one["loc"]) or "the arguments together"
        what = "there is no such argument" if one["type"] == "extra_forbidden" else one["msg"].removeprefix("Value error, ")
        lines.append(f"{where}: {what}")
    return "\n".join([*lines, f"arguments: {', '.join(schema.model_fields)}"])
