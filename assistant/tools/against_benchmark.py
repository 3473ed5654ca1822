"""A result beside the benchmarks of its row: by how much it differs from each, and whether that is better or worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.meaning.periods import span_of
from assistant.tools.compare import SAME_LENGTH, Direction, grows_with_time, is_cumulative
from ingest.model import Measure, Polarity, PublishedValue

YEAR_BEGINS = 4  # the month


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """`gap` is result − benchmark; `standing` is CHANGED where they differ and nobody says which way is better."""

    result: PublishedValue
    benchmark: PublishedValue
    gap: Decimal
    standing: Direction


def against_benchmarks(result: PublishedValue, values: Sequence[PublishedValue]) -> tuple[Beside, ...]:
    """One for each benchmark with a number that stands in the result's row, in the order of the row; those of another unit, or of a
    stretch of time that the result cannot be held against, left out."""
    if result.value is None:
        return ()
    row = [
        value
        for value in values
        if value.measure is Measure.BENCHMARK
        and value.value is not None
        and value.unit == result.unit
        and value.places[0].document_id == result.places[0].document_id
        and value.row_text == result.row_text
        and of_like_time(result, value, values)
    ]
    return tuple(beside(result, benchmark) for benchmark in sorted(row, key=lambda one: (result.row_text.find(one.raw), one.id)))


def of_like_time(result: PublishedValue, benchmark: PublishedValue, values: Sequence[PublishedValue]) -> bool:
    """False where figures grow with the stretch of time that they cover, and the two cover unlike ones: nine months' admissions are no
    better than a year's. `values` are all of the indicator."""
    own, other = span_of(result.period), span_of(benchmark.period)
    running = is_cumulative(values)
    if own is None or other is None or not (running or grows_with_time(values)):
        return True
    first = own[0]
    if running:
        first = date(own[1].year - (own[1].month < YEAR_BEGINS), YEAR_BEGINS, 1)
    days = sorted(((own[1] - first).days + 1, (other[1] - other[0]).days + 1))
    return days[1] <= SAME_LENGTH * days[0]


def beside(result: PublishedValue, benchmark: PublishedValue) -> Beside:
    """The two, both numbers in one unit."""
    assert result.value is not None
    assert benchmark.value is not None
    gap = result.value - benchmark.value
    if gap == 0:
        standing = Direction.SAME
    elif result.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        standing = Direction.CHANGED
    else:
        standing = Direction.BETTER if (gap > 0) == (result.polarity is Polarity.HIGHER) else Direction.WORSE
    return Beside(result=result, benchmark=benchmark, gap=gap, standing=standing)
