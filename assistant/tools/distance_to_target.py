"""How far a result is from its target, and how much of an annual target is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.meaning.periods import LONGEST_MONTH, LONGEST_QUARTER, Span, financial_year, span_of
from assistant.tools.in_one_unit import number_in
from assistant.tools.look_up import decimals
from ingest.model import Basis, Measure, Polarity, PublishedValue

OF_CHANGE = frozenset({"reduction", "decrease", "increase", "improvement"})
INTERVAL = "confidence interval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """`gap` is result − `limit`, the number of the target in the unit of the result; `variance` the same in per cent of the target; `met`
    is None where the polarity is unknown.

    `within_interval` is True where the report counts the target as met because of the confidence interval.
    """

    result: PublishedValue
    target: PublishedValue
    limit: Decimal
    gap: Decimal
    variance: Decimal | None
    met: bool | None
    within_interval: bool


def distance_to_target(result: PublishedValue, target: PublishedValue) -> Distance | None:
    """None where one of the two has no number or their units differ."""
    limit = number_in(target, result.unit)
    if result.value is None or limit is None or (says_change(target) and result.unit != target.unit):
        return None
    gap = result.value - limit
    polarity = result.polarity or target.polarity
    met = None
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        met = gap == 0 or (gap > 0) == (polarity is Polarity.HIGHER)
    variance = gap / limit * 100 if limit else None
    within = bool(not met and says_interval(result, target))
    return Distance(result=result, target=target, limit=limit, gap=gap, variance=variance, met=met, within_interval=within)


def says_change(target: PublishedValue) -> bool:
    """True for a target in words such as "5% reduction", which is no level of what is counted."""
    return bool(OF_CHANGE & set(target.qualifiers))


def says_interval(*values: PublishedValue) -> bool:
    """True where the target cell, a qualifier or the comment of the row speaks of the confidence interval."""
    texts = [text for value in values for text in (value.raw, value.comment or "", *value.qualifiers)]
    return any(INTERVAL in text.lower() or "within ci" in text.lower() for text in texts)


def target_for(result: PublishedValue, values: Sequence[PublishedValue], measure: Measure = Measure.TARGET) -> PublishedValue | None:
    """The target (or another limit: a floor) of the result's own time, from its row or report if they print one; None without a number.

    A result as at a month or day, and a running total, is also held to the limit that stands in its row for the quarter in which it ends:
    "Dec 25" beside "Q3 target" is one measurement.
    """
    limits = [value for value in values if value.measure is measure and value.value is not None]
    found = [value for value in limits if value.period == result.period]
    if not found and (span := span_of(result.period)) is not None:
        to_date = result.basis is Basis.YEAR_TO_DATE
        ending = [value for value in limits if _in_row(value, result) and (own := span_of(value.period)) and own[1] == span[1]]
        found = [value for value in ending if to_date or (_days(span) <= LONGEST_MONTH and _days(span_of(value.period)) <= LONGEST_QUARTER)]
    return min(found, key=lambda value: (not _in_row(value, result), *_of_report(value, result)), default=None)


def _in_row(one: PublishedValue, other: PublishedValue) -> bool:
    return bool(one.row_text) and one.row_text == other.row_text and one.places[0].document_id == other.places[0].document_id


def _days(span: Span | None) -> int:
    return (span[1] - span[0]).days + 1 if span else 0


def _of_report(target: PublishedValue, result: PublishedValue) -> tuple[bool, int, str]:
    return target.places[0].document_id != result.places[0].document_id, -decimals(target), target.id


def annual_target_for(result: PublishedValue, values: Sequence[PublishedValue]) -> PublishedValue | None:
    """The target of the year in which the result's quarter lies."""
    year = financial_year_of(result.period)
    if year is None:
        return None
    found = [value for value in values if value.measure is Measure.TARGET and value.value is not None and value.period == year]
    return min(found, key=lambda value: (not _in_row(value, result), *_of_report(value, result)), default=None)


def financial_year_of(period: str | None) -> str | None:
    """The financial year in which a period lies whole; None for longer ones and those over two years."""
    span = span_of(period)
    if span is None:
        return None
    starts = [day.year - (day.month < 4) for day in span]
    return financial_year(starts[0]) if starts[0] == starts[1] else None


def share_of_target(result: PublishedValue, target: PublishedValue) -> Decimal | None:
    """The result in per cent of the target; None where it cannot be computed."""
    limit = number_in(target, result.unit)
    return result.value / limit * 100 if result.value is not None and limit else None
