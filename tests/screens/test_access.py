"""Who may see which report, and that an answer tells what an officer corrected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Status
from cli import main
from index.build import ingest_files
from index.decisions import Access, Labelled, Misread
from index.register import decide
from index.store import open_store
from ingest.report import read_report
from screens.access import visible
from screens.evidence import panel_html
from screens.library import Library
from screens.programs.mcp_server import call
from screens.programs.records import rows
from screens.scope_controls import reset
from screens.session import Session
from screens.visitor import Role, Visitor
from tests.screens.made import TEXT, embed, made_store

COUNCILLOR, OFFICER = (Visitor(name="Ann", role=role) for role in (Role.COUNCILLOR, Role.OFFICER))


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    """A store with `parks.txt` and, of other figures, `newer.txt`."""
    made_store(tmp_path)
    newer = tmp_path / "incoming" / "newer.txt"
    newer.write_text(TEXT.replace("91.4%", "92.5%").replace("ZZ/", "YY/"), encoding="utf-8")
    ingest_files(tmp_path / "store", [newer], read=read_report, embed=embed)
    return tmp_path / "store"


def label(store_dir: Path, name: str, access: Access = Access.PUBLIC, newer: str | None = None) -> None:
    ids = {one.document: one.document_id for one in open_store(store_dir).documents()}
    decision = Labelled(document_id=ids[name], access=access, superseded_by=ids[newer] if newer else None)
    decide(store_dir, decision, who="Ann Lee", reason="as agreed", generation=1)


def names(visitor: Visitor, store_dir: Path, *, superseded: bool = False) -> set[str]:
    store = Library(store_dir).shelf(visitor, superseded=superseded).store
    return {one.document for one in store.documents()} if store else set()


@pytest.mark.parametrize("access", [Access.RESTRICTED, Access.DRAFT])
def test_what_is_not_public_is_for_officers(store_dir: Path, access: Access) -> None:
    label(store_dir, "newer.txt", access)
    assert names(COUNCILLOR, store_dir) == {"parks.txt"}
    assert names(OFFICER, store_dir) == {"parks.txt", "newer.txt"}


def test_a_superseded_report_is_seen_only_when_asked_for_and_while_its_successor_is_there(store_dir: Path) -> None:
    label(store_dir, "parks.txt", newer="newer.txt")
    assert names(COUNCILLOR, store_dir) == {"newer.txt"}
    assert names(COUNCILLOR, store_dir, superseded=True) == {"parks.txt", "newer.txt"}
    without = open_store(store_dir).only([one.document_id for one in open_store(store_dir).documents() if one.document == "parks.txt"])
    assert visible(COUNCILLOR, without) == {one.document_id for one in without.documents()}


def test_superseded_reports_can_be_asked_for_where_there_are_some(store_dir: Path) -> None:
    assert reset(Library(store_dir), COUNCILLOR)[2]["visible"] is False
    label(store_dir, "parks.txt", newer="newer.txt")
    assert reset(Library(store_dir), COUNCILLOR)[2]["visible"] is True


def test_a_report_whose_successor_is_a_draft_still_answers_those_who_may_not_see_the_draft(store_dir: Path) -> None:
    label(store_dir, "parks.txt", newer="newer.txt")
    label(store_dir, "newer.txt", Access.DRAFT)
    assert names(COUNCILLOR, store_dir) == {"parks.txt"}
    assert names(OFFICER, store_dir) == {"newer.txt"}


def test_an_open_app_sees_a_label_at_once(store_dir: Path) -> None:
    library = Library(store_dir)
    assert library.shelf(COUNCILLOR).store is not None
    for name in ("parks.txt", "newer.txt"):
        label(store_dir, name, Access.DRAFT)
    assert library.shelf(COUNCILLOR).store is None


def test_a_question_about_a_report_that_one_may_not_see_is_not_answered(store_dir: Path) -> None:
    question = "What was the result for YY/1 in Q2 2025/26?"
    label(store_dir, "newer.txt", Access.RESTRICTED)
    library = Library(store_dir)
    answers = {}
    for visitor in (OFFICER, COUNCILLOR):
        store = library.shelf(visitor).store
        assert store is not None
        answers[visitor.role] = answer_question(question, Conversation(), store)
    assert "92.5%" in answers[Role.OFFICER].text
    assert answers[Role.COUNCILLOR].status is not Status.ANSWERED
    assert "92.5" not in repr(answers[Role.COUNCILLOR])


def test_an_answer_with_a_corrected_figure_says_who_corrected_it_and_why(store_dir: Path) -> None:
    value = next(one for one in open_store(store_dir).values() if one.raw == "92.5%")
    decide(store_dir, Misread(value_id=value.id, was="92.5%", raw="95.2%"), who="Ann Lee", reason="digits swapped", generation=1)
    answer = answer_question("What was the result for YY/1 in Q2 2025/26?", Conversation(), open_store(store_dir))
    assert "95.2%" in answer.text
    assert "92.5" not in answer.text
    assert "An officer corrected how [1] was read" in answer.text
    (working,) = answer.working
    assert working.formula == "read as “92.5%” = corrected to “95.2%”"
    assert working.note is not None
    assert working.note.startswith("Ann Lee, ")
    assert working.note.endswith(": digits swapped")


def test_a_correction_is_told_beside_its_evidence_to_programs_and_to_language_models(store_dir: Path) -> None:
    value = next(one for one in open_store(store_dir).values() if one.raw == "92.5%")
    decide(store_dir, Misread(value_id=value.id, was="92.5%", raw="95.2%"), who="Ann Lee", reason="digits swapped", generation=1)
    store = open_store(store_dir)
    answer = answer_question("What was the result for YY/1 in Q2 2025/26?", Conversation(), store)
    session = Session()
    session.add(answer, store)
    assert "Corrected by an officer. Ann Lee, " in panel_html(session)
    (row,) = (one for one in rows(store) if one["id"] == value.id)
    assert [entry["reason"] for entry in row["corrections"]] == ["digits swapped"]  # type: ignore[union-attr, index]
    words, record, failed = call(Library(store_dir), "look_up", {"indicator": "YY/1"})
    assert not failed
    assert "95.2%" in words
    assert record is not None
    assert any("digits swapped" in str(one["note"]) for one in record["working"])


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, object]], str]:
    status = main([*arguments, "--json"])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


def test_commands_label_correct_and_withdraw(store_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where, signed = ("--store", str(store_dir)), ("--by", "Ann Lee", "--reason", "as agreed")
    assert run(capsys, "label", "newer.txt", "--access", "draft", *signed, *where)[0] == 0
    _, documents, _ = run(capsys, "documents", *where)
    assert {one["file"]: one["access"] for one in documents} == {"newer.txt": "draft", "parks.txt": "public"}
    value = next(one.id for one in open_store(store_dir).values() if one.raw == "92.5%")
    _, (entry,), _ = run(capsys, "correct", value, "--raw", "95.2%", *signed, *where)
    _, rows, _ = run(capsys, "rows", *where)
    (row,) = (one for one in rows if one["id"] == value)
    assert (row["raw"], row["value"]) == ("95.2%", "95.2")
    assert row["corrections"] == [entry]
    assert run(capsys, "withdraw", str(entry["id"]), *signed, *where)[0] == 0
    _, entries, _ = run(capsys, "register", *where)
    assert [(one["kind"], one["standing"]) for one in entries] == [("label", True), ("misread", False), ("withdraw", False)]
    _, rows, _ = run(capsys, "rows", *where)
    assert next(one for one in rows if one["id"] == value)["raw"] == "92.5%"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("label", "none.txt", "--access", "draft"), "no document none.txt in this store"),
        (("correct", "0000", "--raw", "1"), "no value 0000 in this store"),
        (("correct", "0000"), "say either what the cell prints"),
        (("accept", "0000"), "the audit has no finding 0000"),
        (("withdraw", "0000"), "the register holds no entry 0000"),
    ],
)
def test_what_the_store_does_not_hold_is_one_clear_line(
    store_dir: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    status, _, err = run(capsys, *arguments, "--by", "Ann", "--reason", "because", "--store", str(store_dir))
    assert status == 1
    assert message in err
    assert err.count("\n") == 1
