"""The stretch of time that a result covers, as title, cell, heading, commentary or note tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Basis, Block, BlockKind, Measure, PublishedValue
from ingest.records.basis import Prose, basis_in_words, with_basis
from ingest.records.headings import parse_heading
from tests.ingest.made_table import place, table, values

HEADINGS = ["Ref", "Indicator", "Target", "Q2 2016/17 Result", "Comments"]


def result(title: str, *, raw: str = "120", comment: str = "", text: Prose = ()) -> Basis | None:
    read = values(table(HEADINGS, ["AB1", title, "150", raw, comment]))
    return next(value.basis for value in with_basis(read, text) if value.measure is Measure.RESULT)


def prose(text: str, *, heading: str = "Section", kind: BlockKind = BlockKind.FOOTNOTE) -> Prose:
    return [((heading,), Block(kind=kind, text=text, place=place(9)))]


@pytest.mark.parametrize(
    ("title", "basis"),
    [
        ("New homes completed (cumulative)", Basis.YEAR_TO_DATE),
        ("New homes completed, year to date", Basis.YEAR_TO_DATE),
        ("Jobs created since April", Basis.YEAR_TO_DATE),
        ("Waste recycled (rolling 12 months)", Basis.ROLLING),
        ("Open cases at the end of the quarter", Basis.AS_AT),
        ("Visits in the quarter", Basis.IN_PERIOD),
        ("Children referred again within 12 months", None),
        ("Visitors over the last 12 months who were satisfied", None),
        ("Calls answered (not cumulative)", None),
        ("Non cumulative spend", None),
        ("Spend (non-cumulative)", None),
        ("Waste recycled (not rolling)", None),
        ("Waste recycled, not a rolling 12-month average", None),
        ("Rolling stock repaired", None),
        ("Waste recycled (rolling)", Basis.ROLLING),
        ("Waste recycled, rolling annual average", Basis.ROLLING),
        ("Waste recycled (12 month rolling)", Basis.ROLLING),
        ("Waste recycled in the quarter, not cumulative", Basis.IN_PERIOD),
        ("Homes completed", None),
    ],
)
def test_a_title_tells_the_basis_only_in_plain_words(title: str, basis: Basis | None) -> None:
    assert basis_in_words(title) is basis
    assert result(title) is basis


@pytest.mark.parametrize(
    ("heading", "basis"),
    [
        ("YTD", Basis.YEAR_TO_DATE),
        ("Cumulative result", Basis.YEAR_TO_DATE),
        ("Actual to date", Basis.YEAR_TO_DATE),
        ("Rolling 12 months", Basis.ROLLING),
        ("Position at year end", Basis.AS_AT),
        ("In-month result", Basis.IN_PERIOD),
        ("Q2 2016/17 Result", None),
    ],
)
def test_a_heading_tells_the_basis_of_its_column(heading: str, basis: Basis | None) -> None:
    assert parse_heading(heading).basis is basis


def test_words_for_two_bases_tell_none() -> None:
    assert basis_in_words("Cumulative total, rolling average") is None


def test_the_cell_goes_before_the_title() -> None:
    assert result("Open cases (cumulative)", raw="120 (as at 30 Sep 2016)") is Basis.AS_AT


def test_a_comment_tells_the_basis_only_of_the_figure_itself() -> None:
    assert result("Homes completed", comment="This indicator is reported cumulatively.") is Basis.YEAR_TO_DATE
    assert result("Homes completed", comment="A cumulative saving of 3 million has been made.") is None


def test_a_short_cell_of_the_row_tells_how_it_counts() -> None:
    assert result("Homes completed", comment="N/A – cumulative") is Basis.YEAR_TO_DATE
    assert result("Homes completed", comment="Cumulative effect of two late sites.") is None


def test_the_note_to_a_mark_tells_the_basis() -> None:
    assert result("Homes completed ²", text=prose("² Year to date.")) is Basis.YEAR_TO_DATE
    assert result("Homes completed", raw="120 ²", text=prose("² Year to date.")) is Basis.YEAR_TO_DATE
    assert result("Homes completed ¹", text=prose("² Year to date.")) is None
    assert result("Homes completed ²", text=prose("² Year to date.", heading="Another section")) is None


def test_a_passage_may_name_the_indicators_that_are_cumulative() -> None:
    text = prose("AB1 and CD 2 are cumulative.", kind=BlockKind.PARAGRAPH)
    assert result("Homes completed", text=text) is Basis.YEAR_TO_DATE
    assert result("Homes completed", text=prose("CD1 and CD2 are cumulative.", kind=BlockKind.PARAGRAPH)) is None


def test_only_results_without_a_basis_of_their_own_are_told() -> None:
    read = [replace(value, basis=Basis.IN_PERIOD) for value in values(table(HEADINGS, ["AB1", "Homes (cumulative)", "150", "120", ""]))]
    kept: tuple[PublishedValue, ...] = with_basis(read, ())
    assert {value.basis for value in kept} == {Basis.IN_PERIOD}
