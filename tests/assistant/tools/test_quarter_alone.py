"""What a quarter alone adds to a running total."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assistant.tools.quarter_alone import quarter_alone, running_totals
from ingest.model import Basis
from tests.assistant.made import CORPORATE, series, value


def totals(**results: str) -> list:  # type: ignore[type-arg]
    return series(
        "X/1", "Packages installed", 1, {f"2020/21 {quarter}": number for quarter, number in results.items()}, {}, "count",
        basis=Basis.YEAR_TO_DATE,
    )  # fmt: skip


def test_the_total_before_is_taken_off() -> None:
    values = totals(Q1="216", Q2="539")
    found = quarter_alone(values[1], values)
    assert found is not None
    assert (found.amount, found.before.period) == (Decimal(323), "2020/21 Q1")  # 539 - 216


def test_the_first_quarter_of_a_year_is_its_own_total() -> None:
    values = totals(Q1="216", Q2="539")
    assert quarter_alone(values[0], values) is None


def test_figures_of_single_quarters_are_left_alone() -> None:
    values = series("X/1", "Packages installed", 1, {"2020/21 Q1": "216", "2020/21 Q2": "539"}, {}, "count")
    assert quarter_alone(values[1], values) is None


def test_a_total_that_shrank_gives_nothing() -> None:
    values = totals(Q1="539", Q2="216")
    assert quarter_alone(values[1], values) is None


def test_the_same_report_comes_before_another_that_prints_a_different_total() -> None:
    other = value("X/1", "Packages installed", period="2020/21 Q1", raw="200", number="200", unit="count", document=CORPORATE, line=3)
    values = [*totals(Q1="216", Q2="539"), other]
    found = quarter_alone(values[1], values)
    assert found is not None
    assert found.amount == Decimal(323)


def test_two_other_reports_that_differ_give_nothing() -> None:
    total = totals(Q2="539")
    others = [
        value("X/1", "Packages installed", period="2020/21 Q1", raw=raw, number=raw, unit="count", document=CORPORATE, line=line)
        for line, raw in ((3, "200"), (4, "216"))
    ]
    assert quarter_alone(total[0], [*total, *others]) is None


def test_running_totals_end_on_the_day() -> None:
    values = totals(Q1="216", Q2="539")
    assert [one.raw for one in running_totals(values, date(2020, 9, 30))] == ["539"]
