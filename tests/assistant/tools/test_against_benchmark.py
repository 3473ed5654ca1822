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
