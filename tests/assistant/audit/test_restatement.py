"""The same figure in two reports of one council, and twice in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.audit import check_documents, check_reports
from assistant.model import Finding
from ingest.model import Document, Measure, Place, Polarity, PublishedValue, Report
from tests.assistant.audit.made import BEFORE, DOCUMENT, NOW, cell, report
from tests.assistant.made import MadeStore

LATER = replace(DOCUMENT, document="parks-q3.txt", document_id="e" * 16, period="2016/17 Q3")
FIRST = replace(DOCUMENT, period=NOW)


def in_report(document: Document, *values: PublishedValue) -> Report:
    place = Place(document=document.document, document_id=document.document_id, lines=(7, 7))
    return report([replace(value, id=f"{document.document}-{value.id}", places=(place,)) for value in values], document=document)


def pair(earlier: PublishedValue, later: PublishedValue) -> list[Finding]:
    return [one for one in check_reports([in_report(LATER, later), in_report(FIRST, earlier)]) if one.rule == "restatement"]


def test_a_figure_that_the_next_report_prints_otherwise_is_a_conflict_there() -> None:
    (finding,) = pair(cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "85.0%"))
    assert (finding.kind, finding.published, finding.recomputed) == ("conflict", "85.0%", "87.0")
    assert [citation.places[0].document for citation in finding.citations] == ["parks-q3.txt", "parks.txt"]


def test_targets_are_compared_too() -> None:
    assert [one.kind for one in pair(cell(1, Measure.TARGET, "69.0%"), cell(1, Measure.TARGET, "68.5%"))] == ["conflict"]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "87%")),
        (cell(1, Measure.RESULT, "169.72", unit="per 1,000"), cell(1, Measure.RESULT, "169.7", unit="per 1,000")),
        (cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "85.0%", period=BEFORE)),
        (cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "85.0%", qualifiers=("revised",))),
        (cell(1, Measure.RESULT, "87.0%", qualifiers=("provisional",)), cell(1, Measure.RESULT, "85.0%")),
        (cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "85", unit="count")),
        (cell(1, Measure.RESULT, "87.0%"), cell(2, Measure.RESULT, "85.0%")),
    ],
    ids=["fewer digits", "rounded", "other period", "revised", "provisional", "other unit", "other indicator"],
)
def test_what_may_differ_is_silent(earlier: PublishedValue, later: PublishedValue) -> None:
    assert pair(earlier, later) == []


def test_a_reference_given_to_another_measure_is_a_note_and_its_figures_are_not_compared() -> None:
    (finding,) = pair(cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "12.0%", title="Visitors who return"))
    assert (finding.kind, finding.published, finding.recomputed) == ("note", "Visitors who return", "Trees alive")


def test_a_reference_given_to_other_ages_is_a_note() -> None:
    young, older = (
        cell(1, Measure.RESULT, raw, title=title) for raw, title in (("87.0%", "In work aged 16-17"), ("12.0%", "In work aged 18-24"))
    )
    assert [one.kind for one in pair(young, older)] == ["note"]


def wards(north: str, south: str) -> list[PublishedValue]:
    """One title without reference under two headings."""
    return [
        cell(line, Measure.RESULT, raw, ref=None, section=f"{ward} ward", row_text=ward, id=ward)
        for line, (ward, raw) in enumerate((("North", north), ("South", south)), 1)
    ]


def test_one_title_under_two_headings_is_two_indicators() -> None:
    reports = [in_report(LATER, *wards("87.0%", "12.0%")), in_report(FIRST, *wards("87.0%", "13.0%"))]
    assert [(one.published, one.recomputed) for one in check_reports(reports)] == [("12.0%", "13.0")]


def test_another_polarity_is_a_conflict() -> None:
    (finding,) = pair(cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "87.0%", polarity=Polarity.LOWER))
    assert (finding.kind, finding.published, finding.recomputed) == ("conflict", "lower", "higher")


def test_an_indicator_called_new_for_a_period_that_another_report_prints_is_a_conflict() -> None:
    new = cell(1, Measure.RESULT, "New for 2016/17", period=BEFORE)
    (finding,) = pair(cell(1, Measure.RESULT, "758", period=BEFORE), new)
    assert (finding.kind, finding.published, finding.recomputed) == ("conflict", "New for 2016/17", "758")
    assert pair(cell(1, Measure.RESULT, "758", period=BEFORE), cell(1, Measure.RESULT, "N/A", period=BEFORE)) == []


def test_two_rows_of_one_report_are_compared() -> None:
    rows = [cell(1, Measure.RESULT, "87.0%"), cell(1, Measure.RESULT, "85.0%", row_text="again", id="again")]
    assert [one.kind for one in check_reports([in_report(FIRST, *rows)])] == ["conflict"]


def test_reports_of_two_councils_are_not_compared() -> None:
    other = replace(LATER, council="Otherham Council")
    reports = [in_report(FIRST, cell(1, Measure.RESULT, "87.0%")), in_report(other, cell(1, Measure.RESULT, "85.0%"))]
    assert check_reports(reports) == ()


def test_the_findings_of_one_document_of_a_store_are_those_of_its_reports() -> None:
    store = MadeStore()
    every = check_documents(store)  # type: ignore[arg-type]
    assert [one for one in every if one.places[0].document == "otherham.txt"] == list(
        check_documents(store, ["otherham.txt"])  # type: ignore[arg-type]
    )
