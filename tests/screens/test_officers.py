"""Officers' deeds are refused to others in the handlers themselves, whatever the page shows."""

from __future__ import annotations

import ast
from pathlib import Path

import gradio as gr
import pytest
from starlette.requests import Request

from screens import checking, reports, verify
from screens.decisions import page as decisions
from screens.officers import officer
from screens.service.audit_log import AuditLog, read_log
from screens.service.watch import Watch
from screens.visitor import ANYONE_HERE, Role, Visitor

COUNCILLOR = Visitor(name="Cllr Ito", role=Role.COUNCILLOR)
FOR_ANYONE = {"closed"}  # what a page that closes sets off deletes its own file, whoever had it open


def request_of(visitor: Visitor) -> Request:
    return Request({"type": "http", "state": {"visitor": visitor}})


def test_only_officers_and_those_above_them_pass() -> None:
    assert officer(request_of(ANYONE_HERE)) == ANYONE_HERE
    for refused in (request_of(COUNCILLOR), None):
        with pytest.raises(gr.Error, match="Only officers"):
            officer(refused)


def test_a_refusal_is_written_down(tmp_path: Path) -> None:
    request = Request({"type": "http", "state": {"visitor": COUNCILLOR, "watch": Watch(AuditLog(tmp_path / "audit"))}})
    with pytest.raises(gr.Error, match="Only officers"):
        officer(request)
    assert [(line["event"], line["who"]) for line in read_log(tmp_path / "audit")] == [("refused", "Cllr Ito")]


def test_marks_are_made_and_withdrawn_by_officers_and_every_handler_of_verify_knows_whose_request_it_is() -> None:
    source = Path(verify.__file__).read_text(encoding="utf-8")
    handlers = {
        one.name: ast.unparse(one.body[0])
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.FunctionDef) and any(arg.arg == "request" for arg in one.args.args)
    }
    assert {name for name, first in handlers.items() if "officer(request)" in first} == {"mark_one", "withdraw_one"}
    assert all("visitor_of(request)" in first for name, first in handlers.items() if name not in ("mark_one", "withdraw_one"))


@pytest.mark.parametrize(("page", "least"), [(checking, 7), (reports, 3), (decisions, 10)], ids=["checking", "reports", "decisions"])
def test_every_handler_of_the_officers_pages_asks_for_an_officer_before_it_does_anything(page: object, least: int) -> None:
    tree = ast.parse(Path(str(getattr(page, "__file__", ""))).read_text(encoding="utf-8"))
    handlers = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.FunctionDef) and any(arg.arg == "request" for arg in one.args.args) and one.name not in FOR_ANYONE
    ]
    assert len(handlers) >= least
    for handler in handlers:
        first = ast.unparse(handler.body[0])
        assert "officer(request)" in first or "store_of(request)" in first, handler.name  # which is a handler like the others here
