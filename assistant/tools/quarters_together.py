"""The sum of quarters that each stand alone, for a half-year or year of which the reports print no figure.

278 (April to June) + 192 (July to September) = 470 (April to September)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from assistant.meaning.periods import QUARTER, span_of
from assistant.tools.compare import differ_in_kind, is_amount, is_cumulative
from ingest.model import Basis, Measure, PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class QuartersTogether:
    """`parts` are the printed results of the quarters, the earliest first; `amount` is their sum."""

    parts: tuple[PublishedValue, ...]
    amount: Decimal


def quarters_together(values: Sequence[PublishedValue], start: date, end: date) -> QuartersTogether | None:
    """The sum of the quarters from `start` to `end`, `values` being all of the indicator.

    None where a quarter is not printed, or printed differently by two reports, where shares or rates are printed, which do not add up, and
    where the figures may be running totals: none falls from one quarter to the next, and no basis says that they stand alone.
    """
    results = [value for value in values if value.measure is Measure.RESULT and value.value is not None and _is_quarter(value)]
    if not results or not all(map(is_amount, results)) or is_cumulative(values) or not _stand_alone(results):
        return None
    parts: list[PublishedValue] = []
    begins = start
    while begins < end:
        here = [value for value in results if (span := span_of(value.period)) is not None and span[0] == begins]
        if not here or len({value.value for value in here}) > 1 or (parts and differ_in_kind(parts[0], here[0])):
            return None
        parts.append(min(here, key=lambda value: value.id))
        span = span_of(here[0].period)
        assert span is not None
        begins = span[1] + timedelta(days=1)
    if len(parts) < 2 or begins != end + timedelta(days=1):
        return None
    return QuartersTogether(parts=tuple(parts), amount=sum((value.value or Decimal(0) for value in parts), Decimal(0)))


def _is_quarter(value: PublishedValue) -> bool:
    return value.period is not None and QUARTER.fullmatch(value.period) is not None


def _stand_alone(results: Sequence[PublishedValue]) -> bool:
    """True where a basis says so, or a later quarter of a year is below an earlier one, which no running total is."""
    if all(value.basis is Basis.IN_PERIOD for value in results):
        return True
    in_order = sorted(results, key=lambda value: (value.places[0].document_id, value.period or ""))
    return any(
        one.places[0].document_id == other.places[0].document_id
        and (one.period or "")[:7] == (other.period or "")[:7]
        and (one.value or Decimal(0)) > (other.value or Decimal(0))
        for one, other in pairwise(in_order)
    )
