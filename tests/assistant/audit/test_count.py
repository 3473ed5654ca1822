"""Counts in summaries and prose against the rows of each part."""

from __future__ import annotations

from ingest.model import Measure, PublishedValue
from tests.assistant.audit.made import LAST_YEAR, cell, found, prose, rated, report, table, told


def row(number: int, section: str, rating: str, direction: str = "Improving") -> list[PublishedValue]:
    result, before = ("82.0%", "78.0%") if direction == "Improving" else ("78.0%", "82.0%")
    target = "70.0%" if rating == "Green" else "90.0%"
    values = [
        *rated(number, result, target, rating),
        cell(number, Measure.RESULT, before, period=LAST_YEAR),
        cell(number, Measure.DIRECTION, direction, compared_with=LAST_YEAR),
    ]
    return [cell(number, value.measure, value.raw, **fields(value, section)) for value in values]


def fields(value: PublishedValue, section: str) -> dict[str, object]:
    kept = ("period", "compared_with", "rating", "rating_raw", "rating_source")
    return {"section": f"Parks report > {section}", **{name: getattr(value, name) for name in kept}}


ROWS = [
    row(1, "Better parks", "Green"), row(2, "Better parks", "Green"), row(3, "Better parks", "Red", "Worsening"),
    row(4, "Safe paths (all year)", "Green"), row(5, "Safe paths (all year)", "Red"),
]  # fmt: skip
SUMMARY = [
    ["Part", "No. reported", "No. with a RAG rating", "Green", "Red", "No. with a DOT", "Improved / same", "Worsening"],
    ["Parks", "3", "3", "67% (2)", "33% (1)", "3", "67% (2)", "33% (1)"],
    ["Safe paths", "2", "2", "50% (1)", "50% (1)", "2", "100% (2)", "0% (0)"],
]


def test_a_summary_of_the_rows_is_silent() -> None:
    assert told(report(*ROWS, tables=[table(SUMMARY)])) == []


def test_all_counts_of_a_part_that_follow_from_one_slip_are_one_error() -> None:
    rows = [*SUMMARY[:1], ["Parks", "3", "3", "67% (2)", "33% (1)", "4", "50% (2)", "50% (2)"], SUMMARY[2]]
    (finding,) = [one for one in found(report(*ROWS, tables=[table(rows)])) if one.rule == "count"]
    assert (finding.kind, finding.recomputed) == ("error", "3 with a direction of travel; 1 worsened")
    assert "50% (2)" in finding.published
    assert finding.places[0].lines == (101, 101)


def test_prose_of_a_part_is_counted_by_its_rows() -> None:
    said = prose("4 indicators are reported in Quarter 2.", ("Parks report", "Better parks"))
    findings = found(report(*ROWS, tables=[table(SUMMARY)], passages=[said]))
    assert [(one.rule, one.kind, one.published, one.recomputed) for one in findings] == [
        ("count", "error", "4 indicators are reported", "3 reported")
    ]


def test_counts_that_disagree_in_many_places_show_that_the_rows_were_not_read_whole() -> None:
    assert [rule for rule, _, _ in told(report(*ROWS[:1], *ROWS[3:], tables=[table(SUMMARY)]))] == []


def test_prose_under_another_heading_speaks_of_other_indicators() -> None:
    said = prose("12 indicators are reported to the ministry.", ("Parks report", "Background", "Law"))
    assert told(report(*ROWS, tables=[table(SUMMARY)], passages=[said])) == []
