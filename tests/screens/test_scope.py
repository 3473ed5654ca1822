from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Status
from index.build import ingest_files
from index.errors import UnknownDocument
from index.store import Store, open_store
from ingest.model import Document
from ingest.report import read_report
from screens.scope import EVERYTHING, UNKNOWN, Scope, choices, documents_in, narrowed, scope_html, scope_words, year_of
from tests.screens.made import DOCUMENTS, HOSTILE, TEXT, FakeStore, embed, made_store

PARKS = replace(DOCUMENTS[0], document_id="1", committee="Parks Committee", period="2016/17 Q2")
TREES = replace(DOCUMENTS[0], document_id="2", committee="Trees Committee", period="2016/17 Q3")
OTHER = replace(DOCUMENTS[0], document_id="3", council="Other Borough Council", committee="Parks Committee", period="2017/18")
UNSTATED = replace(DOCUMENTS[1], document_id="4", meeting_date=None)
ALL = (PARKS, TREES, OTHER, UNSTATED)


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (EVERYTHING, "1234"),
        (Scope(councils=("Example Borough Council",)), "12"),
        (Scope(committees=("Parks Committee",)), "13"),
        (Scope(committees=("Parks Committee",), years=("2016/17",)), "1"),
        (Scope(years=("2016/17", "2017/18")), "123"),
        (Scope(councils=(UNKNOWN,)), "4"),
        (Scope(reports=("2", "3"), years=("2016/17",)), "2"),
        (Scope(councils=("Nowhere",)), ""),
    ],
)
def test_any_choice_of_a_group_counts_and_all_groups_do(scope: Scope, ids: str) -> None:
    assert "".join(one.document_id for one in documents_in(scope, ALL)) == ids


@pytest.mark.parametrize(
    ("period", "year"),
    [("2016/17 Q2", "2016/17"), ("2016/17", "2016/17"), ("2014-04..2014-09", "2014/15"), ("2014-03-31", "2013/14"), (None, UNKNOWN)],
)
def test_the_year_of_a_report_is_the_financial_year_its_period_begins_in(period: str | None, year: str) -> None:
    assert year_of(replace(UNSTATED, period=period)) == year


class Several(FakeStore):
    def documents(self) -> tuple[Document, ...]:
        return ALL

    def activities(self) -> tuple[()]:
        return ()


def test_a_group_offers_what_the_groups_before_it_leave() -> None:
    offered = choices(Several(), Scope(councils=("Other Borough Council",)))
    assert [value for _, value in offered.councils] == ["Other Borough Council", "Example Borough Council", UNKNOWN]
    assert [value for _, value in offered.committees] == ["Parks Committee"]
    assert [value for _, value in offered.reports] == ["3"]


def test_words_find_choices_and_what_is_chosen_stays() -> None:
    offered = choices(Several(), Scope(committees=("Trees Committee",)), "parks")
    assert [value for _, value in offered.committees] == ["Trees Committee", "Parks Committee"]


def test_a_scope_is_told_in_words_and_all_reports_need_none() -> None:
    assert (
        scope_words(Scope(committees=("Parks Committee",), years=("2016/17", "2017/18")), Several())
        == "Parks Committee, 2016/17 or 2017/18"
    )
    assert scope_words(EVERYTHING, Several()) == ""
    assert scope_html("", 4) == ""
    assert "<img" not in scope_html(HOSTILE, 1)


def test_a_view_is_made_once_and_all_reports_need_none() -> None:
    store = Several()
    scope = Scope(years=("2017/18",))
    assert narrowed(store, scope) is narrowed(store, scope)
    assert narrowed(store, EVERYTHING) is store
    assert [one.document_id for one in narrowed(store, scope).documents()] == ["3"]


@pytest.fixture(scope="module")
def two_reports(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The same report of two councils, whose results differ."""
    folder = made_store(tmp_path_factory.mktemp("two"))
    other = folder.parent / "other.txt"
    other.write_text(TEXT.replace("Example", "Other").replace("91.4%", "12.3%"), encoding="utf-8")
    (outcome,) = ingest_files(folder, [Path(other)], read=read_report, embed=embed)
    assert outcome.error is None
    return open_store(folder, embed=embed)


def test_nothing_is_answered_from_a_report_outside_the_scope(two_reports: Store) -> None:
    view = narrowed(two_reports, Scope(councils=("Other Borough Council",)))
    answer = answer_question("What was the result for ZZ/1 in Q2 2025/26?", Conversation(), view)
    assert answer.status is Status.ANSWERED
    assert [one.value for one in answer.figures] == [Decimal("12.3"), Decimal(90)]  # the result and its target
    assert {one.places[0].document for one in answer.citations} == {"other.txt"}


def test_a_view_holds_no_record_passage_or_file_of_another_report(two_reports: Store) -> None:
    inside, outside = two_reports.documents()
    view = two_reports.only([inside.document_id])
    for records in (view.values(), view.chunks()):
        assert records
        assert {one.places[0].document_id for one in records} == {inside.document_id}
    assert all(one.table.places[0].document_id == inside.document_id for one in view.tables())
    assert set(view.counts()) == {inside.document_id}
    assert {hit.chunk.places[0].document_id for hit in view.search("parcels sorted", k=8)} == {inside.document_id}
    assert view.search("parcels sorted", documents=[outside.document_id]) == ()
    with pytest.raises(UnknownDocument):
        view.original(outside.document_id)


def test_a_section_leaves_only_what_stands_under_it(two_reports: Store) -> None:
    ids = frozenset(one.document_id for one in two_reports.documents())
    assert two_reports.only(ids, ["No such heading"]).values() == ()
    section = next(one.section for one in two_reports.values() if one.section)
    assert two_reports.only(ids, [section.split(" > ")[-1]]).values() != ()


SECTIONS = """# Performance report, quarter 2 2025/26

Example Borough Council, Parks Committee

## Parks

The paddling pool was closed in July because its pump had failed.

## Roads

The bridge was closed in August because its deck had cracked.
"""


def test_prose_of_another_section_is_not_cited(tmp_path: Path) -> None:
    store = open_store(made_store(tmp_path, SECTIONS, "sections.md"), embed=embed)
    headings = {chunk.headings[-1] for chunk in store.chunks() if chunk.headings}
    assert {"Parks", "Roads"} <= headings
    question = "Why was the bridge closed?"
    inside = answer_question(question, Conversation(), narrowed(store, Scope(sections=("Roads",))))
    assert "deck had cracked" in inside.text
    for asked in (question, "Why was something closed?"):
        outside = answer_question(asked, Conversation(), narrowed(store, Scope(sections=("Parks",))))
        assert "deck had cracked" not in outside.text
        assert all("Roads" not in (one.section or "") and "deck" not in one.quote for one in outside.citations)
