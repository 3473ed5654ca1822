"""Marks on the Verify page: who may make and withdraw them, what has to be said for one, and what is told when somebody was quicker."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from index.build import ingest_files
from index.decisions import Access, Labelled, Misread
from index.register import decide, read_register
from ingest.model import Measure
from ingest.report import read_report
from screens.desk import Desk
from screens.evidence import panel_html
from screens.library import Library
from screens.marking import CHANGED, GONE, NO_NAME, NO_NOTE, Form, mark
from screens.painter import Painter
from screens.session import Session
from screens.suggestions import Suggestions
from screens.turnstile import Turnstile
from screens.verified_list import NO_REASON, NOTHING, WITHDRAWN_BEFORE, Withdrawal, list_csv, list_html, withdraw
from screens.verify import EMPTY_TEXT, MARKS_BY, NOT_SEEN, intro_html, results_html, taken, verifying
from screens.visitor import ANYONE_HERE, Role, Visitor
from tests.screens.made import HOSTILE, TEXT, embed, made_store

STATEMENT = "ZZ/1 was 91.4% in Q2 2025/26"
OLU = Visitor(name="Olu", role=Role.OFFICER)
ITO = Visitor(name="Cllr Ito", role=Role.COUNCILLOR)


def shown(made: AsyncIterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """All that a page shows, one after the other."""

    async def all_of() -> list[tuple[Any, ...]]:
        return [one async for one in made]

    return asyncio.run(all_of())


@dataclass(frozen=True)
class Office:
    """A desk with one report, and pages opened at it."""

    desk: Desk
    folder: Path

    def open(self, text: str = STATEMENT, visitor: Visitor = OLU) -> Session:
        session = Session()
        shown(verifying(text, session, visitor, self.desk))
        return session

    def mark(self, session: Session, visitor: Visitor = OLU, **typed: str) -> Form:
        return mark(Form(turn=session.turns[0].number, **{"note": "held against line 9", **typed}), session, self.desk.library, visitor)  # type: ignore[arg-type]

    def listed(self, visitor: Visitor = OLU) -> str:
        return list_html(self.desk.library.shelf(visitor), visitor)

    def marks(self) -> int:
        return len(read_register(self.folder).standing())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    painter = Painter()
    folder = made_store(tmp_path)
    yield Office(Desk(library=Library(folder), painter=painter, suggestions=Suggestions()), folder)
    painter.close()


def test_a_mark_is_kept_and_told_at_the_figure_in_the_evidence_and_in_the_list(office: Office) -> None:
    session = office.open()
    form = office.mark(session)
    assert (form.told, form.done) == ("Marked as verified by Olu.", True)
    page = results_html(session, OLU, form=form)
    assert page.count("Verified by Olu on ") == 2  # at the figure, and at the statement with the note
    assert "Note: held against line 9" in page
    assert "Verified by Olu on " in panel_html(session)
    listed = office.listed()
    assert "The reports still say so." in listed
    assert "Generation 1 of the reports." in listed
    assert "parks.txt, line 9: “91.4%”" in listed


@pytest.mark.parametrize(
    ("visitor", "typed", "told"),
    [(OLU, {"note": " "}, NO_NOTE), (ANYONE_HERE, {}, NO_NAME), (OLU, {"note": "x" * 2001}, "It was not marked: name and reason may have")],
)
def test_what_a_mark_lacks_is_said_and_nothing_is_kept(office: Office, visitor: Visitor, typed: dict[str, str], told: str) -> None:
    session = office.open()
    form = office.mark(session, visitor, **typed)
    assert form.told.startswith(told)
    assert office.marks() == 0
    page = results_html(session, visitor, form=form)
    assert '<details class="marking" open>' in page
    assert form.note[:1900] in page


def test_a_mark_on_a_contradicted_statement_says_wherever_it_stands_that_the_reports_say_otherwise(office: Office) -> None:
    session = office.open("ZZ/1 was 50% in Q2 2025/26")
    assert "<summary>Mark as verified: the reports say otherwise</summary>" in results_html(session, OLU)
    form = office.mark(session)
    assert form.told == "Marked as verified by Olu: the reports say otherwise."
    assert "UTC: the reports say otherwise. Note: held" in results_html(session, OLU, form=form)
    listed = office.listed()
    assert '<p class="verdict contradicted">The reports say otherwise</p>' in listed
    assert "The reports still say otherwise." in listed
    assert "The reports still say so." not in listed


def test_without_accounts_the_typed_name_signs_and_is_kept_for_the_next_form(office: Office) -> None:
    session = office.open(f"{STATEMENT}. ZZ/2 was 61.2% in Q2 2025/26.", ANYONE_HERE)
    assert office.mark(session, ANYONE_HERE, name="Ann Lee").done
    assert 'value="Ann Lee"' in results_html(session, ANYONE_HERE)


def test_with_accounts_nobody_signs_for_another(office: Office) -> None:
    office.mark(office.open(), OLU, name="Ann Lee")
    assert [one.who for one in read_register(office.folder).entries] == ["Olu"]


def test_two_windows_of_one_person_make_one_mark(office: Office) -> None:
    first, second = office.open(), office.open()
    office.mark(first)
    assert office.mark(second).told.startswith("Olu marked this as verified already, at ")
    assert office.marks() == 1


def test_a_figure_that_changed_while_the_page_was_open_is_not_marked(office: Office) -> None:
    session = office.open()
    (value,) = (one for one in session.turns[0].store.values() if one.ref == "ZZ/1" and one.measure is Measure.RESULT)
    decide(office.folder, Misread(value_id=value.id, was="91.4%", raw="19.4%"), who="Bo", reason="misread", generation=1)
    assert office.mark(session).told == CHANGED
    assert office.marks() == 1  # the correction alone


def test_a_statement_that_is_gone_from_the_page_is_not_marked(office: Office) -> None:
    assert mark(Form(turn=7, note="seen"), office.open(), office.desk.library, OLU).told == GONE


def test_a_statement_that_a_later_report_answers_otherwise_is_no_longer_called_the_same(office: Office) -> None:
    office.mark(office.open("Which indicators were Red in Q2 2025/26?"), ticked="0")
    assert "The reports still print this." in office.listed()
    report = office.folder.parent / "incoming" / "more.txt"
    report.write_text(TEXT.replace("ZZ/", "YY/").replace("91.4%\tGreen", "50%\tRed"), encoding="utf-8")
    ingest_files(office.folder, [report], read=read_report, embed=embed)
    assert "Changed since it was verified: asked again, the reports answer it otherwise now." in office.listed()


def test_a_mark_is_withdrawn_once_with_a_reason_and_stays_in_the_file(office: Office) -> None:
    office.mark(office.open())
    (entry,) = read_register(office.folder).entries
    library = office.desk.library
    assert withdraw(Withdrawal(entry_id=entry.id), library, OLU).told == NO_REASON
    assert withdraw(Withdrawal(entry_id=entry.id, note="wrong page"), library, OLU).done
    assert withdraw(Withdrawal(entry_id=entry.id, note="wrong page"), library, OLU).told == WITHDRAWN_BEFORE
    assert NOTHING in office.listed()
    store = library.shelf(OLU).store
    assert store is not None
    (line,) = csv.DictReader(io.StringIO(list_csv(store, OLU).decode("utf-8-sig")))
    told = [line[name] for name in ("statement", "state", "verified_by", "note", "withdrawn_by", "withdrawn_because")]
    assert told == [STATEMENT, "withdrawn", "Olu", "held against line 9", "Olu", "wrong page"]


def test_a_councillor_verifies_and_reads_but_has_no_form_to_mark_or_withdraw(office: Office) -> None:
    office.mark(office.open())
    page, listed = results_html(office.open(visitor=ITO), ITO), office.listed(ITO)
    assert "Supported by the reports" in page
    assert "Verified by Olu on " in page
    assert "data-send" not in page + listed
    assert "Verified by Olu on " in listed
    assert MARKS_BY in intro_html(ITO)
    assert MARKS_BY not in intro_html(OLU)


def test_of_a_report_that_a_councillor_may_not_see_nothing_is_told(office: Office) -> None:
    office.mark(office.open())
    report = office.folder.parent / "incoming" / "other.txt"
    report.write_text("Example Borough Council\n\nNothing is printed here.\n", encoding="utf-8")
    ingest_files(office.folder, [report], read=read_report, embed=embed)
    seen = office.open(visitor=ITO)
    (secret,) = (one.document_id for one in seen.turns[0].store.documents() if one.document == "parks.txt")
    decide(office.folder, Labelled(document_id=secret, access=Access.RESTRICTED), who="Olu", reason="staff", generation=2)
    page = results_html(office.open(visitor=ITO), ITO)
    assert "Not in the reports" in page
    assert "Only the reports that you may see were searched." in page
    assert "91.4%" not in page.replace(STATEMENT, "")
    assert NOTHING in office.listed(ITO)
    assert "Verified by Olu on " in office.listed(OLU)
    for kind in ("0:pack", "0:figures", "all"):
        assert NOT_SEEN in taken(kind, seen, ITO, office.desk)


def test_an_empty_field_and_a_text_that_is_too_long_get_one_sentence(office: Office) -> None:
    session = Session()
    (only,) = shown(verifying(" \n", session, OLU, office.desk))
    assert EMPTY_TEXT in only[2]
    (only,) = shown(verifying("ZZ/1 was 91.4%. " * 800, session, OLU, office.desk))
    assert "The text has 12,800 characters and nothing of it was checked: at most 12,000 can be at once." in only[2]
    assert session.turns == []


def test_statements_wait_their_turn_as_questions_do_and_what_was_not_checked_is_said(office: Office) -> None:
    session = Session()
    crowded = replace(office.desk, turnstile=Turnstile(at_once=0, waiting=0))
    last = shown(verifying(f"{STATEMENT}. ZZ/2 was 61.2% in Q2 2025/26.", session, OLU, crowded))[-1]
    assert "0 of 2 statements were checked" in last[2]
    assert session.turns == []


def test_how_an_answer_came_about_is_a_press_away(office: Office) -> None:
    page = results_html(office.open(), OLU)
    assert "<summary>How did you get this?</summary>" in page
    assert "I held the statement against what is printed of the result of Parcels sorted on the day" in page


def test_markup_in_names_notes_and_statements_shows_as_text(office: Office) -> None:
    session = office.open(f"{STATEMENT} {HOSTILE}", ANYONE_HERE)
    form = office.mark(session, ANYONE_HERE, name=HOSTILE, note=HOSTILE)
    assert form.done
    shown = results_html(session, ANYONE_HERE, form=form) + office.listed(ANYONE_HERE) + panel_html(session)
    assert "<img" not in shown
    assert shown.count("&lt;img") >= 5
