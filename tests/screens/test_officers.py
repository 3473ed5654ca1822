"""Officers' deeds are refused to others in the handlers themselves, whatever the page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from starlette.requests import Request

import ui
from screens.desk import Desk
from screens.library import Library
from screens.officers import officer
from screens.painter import Painter
from screens.suggestions import Suggestions
from screens.visitor import ANYONE_HERE, Role, Visitor
from tests.screens.made import made_store

COUNCILLOR = Visitor(name="Cllr Ito", role=Role.COUNCILLOR)
# The handlers of the officers' pages, as Gradio names them, with how many values each is given before the request.
GUARDED = {"verify_typed", "verify_offered", "check", "cancel", "html", "csv", "adding", "throw_away", "remove", "show"}


def request_of(visitor: Visitor) -> Request:
    return Request({"type": "http", "state": {"visitor": visitor}})


def _run(handler: Any, given: dict[str, Any]) -> None:
    """Runs a handler; one that yields runs up to what it first shows."""
    shown = handler(**given)
    if isinstance(shown, Iterator):
        next(shown)


def test_only_officers_and_those_above_them_pass() -> None:
    assert officer(request_of(ANYONE_HERE)) == ANYONE_HERE
    for refused in (request_of(COUNCILLOR), None):
        with pytest.raises(gr.Error, match="Only officers"):
            officer(refused)


def test_every_handler_of_the_officers_pages_refuses_a_councillor(tmp_path: Path) -> None:
    desk = Desk(library=Library(made_store(tmp_path)), painter=Painter(), suggestions=Suggestions())
    handlers = [
        block.fn
        for block in ui.build_app(desk).fns.values()
        if block.fn is not None
        and block.fn.__module__ in ("screens.verify", "screens.checking", "screens.reports")
        and block.fn.__name__ not in ("closed", "opened")
    ]
    assert {handler.__name__ for handler in handlers} >= GUARDED
    for handler in handlers:
        code = handler.__code__
        given = dict.fromkeys(code.co_varnames[: code.co_argcount])
        with pytest.raises(gr.Error, match="Only officers"):
            _run(handler, {**given, "request": request_of(COUNCILLOR)})
