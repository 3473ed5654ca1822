"""Results beside the benchmarks of their rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.tools.against_benchmark import against_benchmarks
from assistant.tools.compare import Direction
from ingest.model import Measure, Polarity
from tests.assistant.made import CORPORATE, value


@pytest.mark.parametrize(
    ("result", "polarity", "standing"),
    [
        ("9.4", Polarity.HIGHER, Direction.BETTER),
        ("9.4", Polarity.LOWER, Direction.WORSE),
        ("7.5", Polarity.LOWER, Direction.SAME),
        ("9.4", Polarity.MONITOR, Direction.CHANGED),
        ("9.4", None, Direction.CHANGED),
    ],
)
def test_better_or_worse_follows_from_the_polarity(result: str, polarity: Polarity | None, standing: Direction) -> None:
    own = value(number=result, polarity=polarity)
    (beside,) = against_benchmarks(own, [own, value(measure=Measure.BENCHMARK, number="7.5", raw="7.5%", group="London")])
    assert (beside.gap, beside.standing) == (Decimal(result) - Decimal("7.5"), standing)


def test_benchmarks_of_other_rows_and_units_are_left_out() -> None:
    own = value()
    elsewhere = value(measure=Measure.BENCHMARK, number="7.5", document=CORPORATE)
    rate = value(measure=Measure.BENCHMARK, number="75", unit="per 1,000")
    assert against_benchmarks(own, [own, elsewhere, rate]) == ()


@pytest.mark.parametrize(("period", "benchmarks"), [("2020/21 Q2", 0), ("2020/21 Q4", 1), ("2020/21", 1)])
def test_a_running_total_is_held_against_a_benchmark_of_as_long_a_time(period: str, benchmarks: int) -> None:
    own = value(title="Admissions, since April", period=period)
    group = value(title="Admissions, since April", measure=Measure.BENCHMARK, number="7.5", raw="7.5%", group="London", period="2019/20")
    assert len(against_benchmarks(own, [own, group])) == benchmarks


def test_a_quarter_of_what_grows_with_time_is_not_held_against_a_year() -> None:
    own = value(number="19", unit="count")
    group = value(measure=Measure.BENCHMARK, number="80", unit="count", raw="80", group="London", period="2019/20")
    targets = [
        value(measure=Measure.TARGET, number=number, unit="count", period=period)
        for number, period in (("78", "2020/21"), ("20", "2020/21 Q2"))
    ]
    assert against_benchmarks(own, [own, group, *targets]) == ()
    assert len(against_benchmarks(own, [own, group])) == 1
