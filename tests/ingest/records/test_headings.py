"""Column headings in many wordings."""

from __future__ import annotations

import pytest

from ingest.model import Basis, Measure
from ingest.records.heading_terms import Relation, Role
from ingest.records.headings import parse_heading, parse_headings


@pytest.mark.parametrize(
    ("text", "measure", "period"),
    [
        ("Q2 2016/17 Result", Measure.RESULT, "2016/17 Q2"),
        ("2016/17 EOY Result", Measure.RESULT, "2016/17"),
        ("Annual 2016/17 Target", Measure.TARGET, "2016/17"),
        ("Q2 Target", Measure.TARGET, "2016/17 Q2"),
        ("Quarter 3 2025/26", Measure.RESULT, "2025/26 Q3"),
        ("Dec-24", Measure.RESULT, "2024-12"),
        ("Outturn 2014/15", Measure.RESULT, "2014/15"),
        ("Floor standard", Measure.FLOOR, None),
        ("Tolerance", Measure.FLOOR, None),
        ("Target Variance A calculation of how far the outturn is from the target", Measure.VARIANCE, None),
        ("Previous Results", Measure.RESULT, None),
        ("DoT", Measure.DIRECTION, None),
        ("Trend", Measure.DIRECTION, None),
        ("Benchmarking How performance compares", Measure.BENCHMARK, None),
        ("England average 2015/16", Measure.BENCHMARK, "2015/16"),
        ("Actual", Measure.RESULT, None),
    ],
)
def test_headings_of_figures(text: str, measure: Measure, period: str | None) -> None:
    heading = parse_heading(text, year="2016/17")
    assert (heading.measure, heading.period) == (measure, period)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ref", Role.REF),
        ("KPI NO", Role.REF),
        ("Indicator description", Role.TITLE),
        ("Performance measure", Role.TITLE),
        ("CPI NO and title", Role.TITLE),
        ("Description", Role.WEAK_TITLE),
        ("Good is", Role.POLARITY),
        ("Period covered", Role.PERIOD),
        ("Numerator and Denominator", Role.FRACTION),
        ("RAG rating", Role.RATING),
        ("Month RAG", Role.RATING),
        ("Status", Role.RATING),
        ('Comment where "below target"', Role.COMMENT),
        ("Lead officer", Role.SERVICE),
        ("Commissioning Intention", Role.ACTIVITY),
        ("Forecast outturn", Role.OTHER),
        ("No. of indicators reported", Role.OTHER),
        ("Revised budget £000", Role.MONEY),
        ("Risk", Role.RISK),
        ("", Role.UNKNOWN),
    ],
)
def test_headings_of_other_columns(text: str, role: Role) -> None:
    assert parse_heading(text).role is role


def test_directions_compare_with_the_period_that_the_heading_or_the_term_names() -> None:
    texts = [
        "Q2 2016/17 Result",
        "DOT Short Term (from previous quarter)",
        "DOT Long Term (From Q2 previous Year)",
        "DOT (from Q4 2015/16)",
    ]
    headings = parse_headings(texts, report_period=None)
    assert [heading.compared_with for heading in headings] == [None, "2016/17 Q1", "2015/16 Q2", "2015/16 Q4"]


def test_a_single_direction_compares_with_the_only_other_results() -> None:
    headings = parse_headings(["2016/17 result", "2015/16 result", "DOT"], report_period="2016/17")
    assert headings[2].compared_with == "2015/16"


def test_headings_without_a_period_take_it_from_the_report() -> None:
    headings = parse_headings(["Latest", "Previous result", "Same quarter last year", "Year end target"], report_period="2024/25 Q3")
    assert [heading.period for heading in headings] == ["2024/25 Q3", None, "2023/24 Q3", "2024/25"]
    assert headings[1].relation is Relation.PREVIOUS


def test_year_to_date_is_a_basis_and_no_period() -> None:
    heading = parse_headings(["YTD"], report_period="2024/25 Q3")[0]
    assert (heading.measure, heading.basis, heading.period) == (Measure.RESULT, Basis.YEAR_TO_DATE, "2024/25 Q3")
