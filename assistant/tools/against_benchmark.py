"""A result beside the benchmarks of its row: by how much it differs from each, and whether that is better or worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.tools.compare import Direction
from ingest.model import Measure, Polarity, PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """`gap` is result − benchmark; `standing` is CHANGED where they differ and nobody says which way is better."""

    result: PublishedValue
    benchmark: PublishedValue
    gap: Decimal
    standing: Direction


def against_benchmarks(result: PublishedValue, values: Sequence[PublishedValue]) -> tuple[Beside, ...]:
    """One for each benchmark with a number that stands in the result's row, in the order of the row; those of another unit left out."""
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
    ]
    return tuple(beside(result, benchmark) for benchmark in sorted(row, key=lambda one: (result.row_text.find(one.raw), one.id)))


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
