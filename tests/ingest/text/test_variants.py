"""The same few figures in every form in which extractors leave tables; each form once lost or moved some of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model import Report
from ingest.report import read_report
from tests.ingest.text import variants

Told = tuple[str, str, str, str]  # ref, measure, period, value with rating


def read(tmp_path: Path, text: str) -> Report:
    path = tmp_path / "made.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def told(report: Report) -> list[Told]:
    """The results, targets and fractions that have a number."""
    shown = ("result", "target", "numerator", "denominator")
    return [
        (str(one.ref), one.measure.value, str(one.period), " ".join(filter(None, (str(one.value), one.rating))))
        for one in report.values
        if one.value is not None and one.measure.value in shown
    ]


Q3, Q2, LAST = "2019/20 Q3", "2019/20 Q2", "2018/19 Q3"
TREES, BENCHES = ("PT/S1", "result", Q3, "54.2 Green"), ("PT/S2", "result", Q3, "31 Red Amber")
TARGETS = {("PT/S1", "target", Q3, "50"), ("PT/S2", "target", Q3, "40")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (variants.RATING_BEFORE_VALUE, {TREES, BENCHES, *TARGETS}),
        (
            variants.TWELVE_COLUMNS,
            {
                *(("PT/S1", "target", "2019/20", "50"), ("PT/S1", "target", Q3, "48"), ("PT/S1", "result", Q3, "54.2")),
                *(("PT/S1", "numerator", Q3, "542"), ("PT/S1", "denominator", Q3, "1000")),
                *(("PT/S1", "result", Q2, "51.0"), ("PT/S1", "result", LAST, "52.1")),
                *(("PT/S12", "target", "2019/20", "160"), ("PT/S12", "target", Q3, "40")),
                *(("PT/S12", "result", Q3, "31"), ("PT/S12", "result", Q2, "28")),
            },
        ),
        (
            variants.PARTED_REFS_AND_A_BENCHMARK_IN_THE_MIDDLE,
            {TREES, ("PT/S1", "target", Q3, "50"), ("PT/S12", "target", Q3, "10"), ("PT/S12", "result", Q3, "12.5 Red")},
        ),
        (
            variants.NUMBERS_AS_REFS_AND_OWN_PERIODS,
            {
                *(("1001", "result", "None", "51.0"), ("1001", "target", Q3, "50"), ("1001", "result", Q3, "54.2")),
                *(("1001", "numerator", Q3, "542"), ("1001", "denominator", Q3, "1000")),
                *(("1002", "result", "None", "28"), ("1002", "target", "2019-12", "40"), ("1002", "result", "2019-12", "31")),
                *(
                    ("1003 (a)", "result", "None", "303"),
                    ("1003 (a)", "target", "2019-12", "300"),
                    ("1003 (a)", "result", "2019-12", "302"),
                ),
            },
        ),
        (
            variants.COMMENTS_BETWEEN_ROWS,
            {
                *(("PT1", "target", "2019/20", "75"), ("PT1", "result", "2019/20", "78 Green"), ("PT1", "result", "2018/19", "74")),
                *(("PT2", "target", "2019/20", "0"), ("PT2", "result", "2019/20", "3 Red"), ("PT2", "result", "2018/19", "5")),
                *(("PT3", "target", "2019/20", "100"), ("PT3", "result", "2019/20", "97 Amber"), ("PT3", "result", "2018/19", "95")),
            },
        ),
        (
            variants.PROSE_BETWEEN_ROWS,
            {
                *(TREES, BENCHES, *TARGETS, ("PT/S3", "target", Q3, "95")),
                *(("PT/S3", "numerator", Q3, "41"), ("PT/S3", "denominator", Q3, "52")),
            },
        ),
        (
            variants.TWO_HEADING_ROWS_AND_SHORT_ROWS,
            {
                *(TREES, BENCHES, *TARGETS, ("PT/S1", "target", Q2, "48"), ("PT/S2", "target", Q2, "38")),
                *(("PT/S1", "result", Q2, "51.0"), ("PT/S2", "result", Q2, "28")),
            },
        ),
        (variants.CELLS_OVER_LINES, {TREES, BENCHES, *TARGETS}),
        (
            variants.A_KIND_WITHOUT_HEADING_AND_AN_OLD_RESULT,
            {TREES, BENCHES, *TARGETS, ("PT/S1", "result", "2018/19", "51 Green"), ("PT/S2", "result", "2018/19", "28 Red")},
        ),
        (variants.PIPES, {TREES, BENCHES, *TARGETS, ("PT/S3", "target", Q3, "95"), ("PT/S3", "result", Q3, "78.8")}),
    ],
)
def test_every_figure_is_read_with_its_period_and_rating(tmp_path: Path, text: str, expected: set[Told]) -> None:
    found = told(read(tmp_path, text))
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_comments_between_broken_rows_belong_to_the_row_above(tmp_path: Path) -> None:
    report = read(tmp_path, variants.COMMENTS_BETWEEN_ROWS)
    comments = {value.ref: value.comment for value in report.values}
    assert str(comments["PT1"]).startswith("The survey was held")
    assert comments["PT2"] == "Two of them were ill."
    assert comments["PT3"] is None
    assert not report.problems


def test_a_comment_between_rows_with_tabs_belongs_to_the_row_above(tmp_path: Path) -> None:
    comments = {value.ref: value.comment for value in read(tmp_path, variants.PROSE_BETWEEN_ROWS).values}
    assert comments["PT/S1"] == "The planting season was mild and long, and the nursery delivered early."
    assert comments["PT/S3"] is None


def test_titles_over_several_lines_are_whole(tmp_path: Path) -> None:
    titles = {value.ref: value.title for value in read(tmp_path, variants.CELLS_OVER_LINES).values}
    assert titles == {"PT/S1": "Share of streets with trees along both sides", "PT/S2": "Benches placed"}
    titles = {value.ref: value.title for value in read(tmp_path, variants.NUMBERS_AS_REFS_AND_OWN_PERIODS).values}
    assert titles["1002"] == "Benches placed (per 1,000 residents)"
