"""A quarter's own figure, or that of part of a year, where the reports print running totals: the total at its end less the one before it.

539 (to September) − 216 (to June) = 323 (July to September)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.meaning.periods import span_of
from assistant.tools.compare import differ_in_kind, is_cumulative
from ingest.model import Measure, PublishedValue

MONTHS_OF_QUARTER = 3
YEAR_BEGINS = 4  # April


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterAlone:
    """`amount` is `total` less `before`, both printed, in their unit."""

    total: PublishedValue
    before: PublishedValue
    amount: Decimal


def quarter_alone(total: PublishedValue, values: Sequence[PublishedValue]) -> QuarterAlone | None:
    """What the last quarter of a running total adds to it, `values` being all of the indicator.

    The total before is that of the same report, where it prints one. None where the figures do not add up over the year, at the end of
    its first quarter, and where the total before is not printed, printed differently by other reports, of another kind, or larger.
    """
    span = span_of(total.period)
    return None if span is None else added_since(total, _quarter_before(span[1]), values)


def added_since(total: PublishedValue, ends: date | None, values: Sequence[PublishedValue]) -> QuarterAlone | None:
    """What a running total adds to the one up to the day `ends` of the same year; None as for `quarter_alone`."""
    if total.value is None or total.unit == "%" or not is_cumulative(values):
        return None
    earlier = [
        value
        for value in values
        if value.measure is Measure.RESULT
        and value.value is not None
        and ends is not None
        and (there := span_of(value.period)) is not None
        and there[1] == ends
        and not differ_in_kind(value, total)
    ]
    same_report = [value for value in earlier if value.places[0].document_id == total.places[0].document_id] or earlier
    before = min(same_report, key=lambda value: value.id, default=None)
    if before is None or before.value is None or before.value > total.value or len({value.value for value in same_report}) > 1:
        return None
    return QuarterAlone(total=total, before=before, amount=total.value - before.value)


def running_totals(values: Sequence[PublishedValue], end: date) -> tuple[PublishedValue, ...]:
    """The results that add up from the beginning of the year to `end`; none where the figures do not add up."""
    if not is_cumulative(values):
        return ()
    results = [value for value in values if value.measure is Measure.RESULT and value.value is not None]
    return tuple(value for value in results if (span := span_of(value.period)) is not None and span[1] == end)


def _quarter_before(end: date) -> date | None:
    """The last day of the quarter before the one that ends on `end`, in the same financial year; None at the end of the first."""
    months = end.year * 12 + end.month - MONTHS_OF_QUARTER
    if (end.month - YEAR_BEGINS) % 12 < MONTHS_OF_QUARTER:
        return None
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
