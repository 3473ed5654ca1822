"""The published value of one indicator, measure and period, and what else the reports print for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.meaning.periods import WHOLE_YEAR, AskedPeriod, Fit, PeriodKind, fit, order, span_of
from ingest.model import Document, Measure, PublishedValue

MOST_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the reports print for an indicator, measure and period.

    `value` is the one to show, None if there is no number. `fit` says how its period answers the asked one; None when no period was asked
    or when `late`: the report on the asked period gives an older figure. `same` are other reports' cells that print it, `conflicts` those
    that print another number, `absent` cells of that period with words in place of a number, `nearest` values of the closest periods.
    """

    value: PublishedValue | None
    fit: Fit | None = None
    late: bool = False
    same: tuple[PublishedValue, ...] = ()
    conflicts: tuple[PublishedValue, ...] = ()
    absent: tuple[PublishedValue, ...] = ()
    nearest: tuple[PublishedValue, ...] = ()


def look_up(
    values: Sequence[PublishedValue],
    measure: Measure,
    period: AskedPeriod | None,
    documents: Mapping[str, Document],
    report: str | None = None,
) -> Found:
    """The value of `measure` for `period`, or the newest one for None, from the values of one indicator.

    Where several reports print it, the one with the id `report` comes first, so that figures shown together are from one report.
    """
    if report is not None:
        everywhere = look_up(values, measure, period, documents)
        printed = [value for value in values if value.places[0].document_id == report and value.measure is measure]
        if everywhere.value is None or not any(value.value is not None and value.period == everywhere.value.period for value in printed):
            return everywhere
        own = look_up(printed, measure, period, documents)
        if own.value is not None and own.fit == everywhere.fit and own.value.period == everywhere.value.period:
            others = [
                value for value in (everywhere.value, *everywhere.same, *everywhere.conflicts) if value.places[0].document_id != report
            ]
            conflicts = tuple(value for value in others if differ(value, own.value))
            return replace(own, same=tuple(value for value in others if value not in conflicts), conflicts=conflicts)
        return everywhere
    ofmeasure = [value for value in values if value.measure is measure]
    if period is None:
        return _newest(ofmeasure, documents)
    exact = _exact(ofmeasure, period)
    if len(exact) == len(ofmeasure) and exact:
        return _chosen(exact, Fit.SAME, (), documents)
    left = [value for value in ofmeasure if value.value is None] if exact else ofmeasure
    graded = [(found, value) for value, found in _graded(left, period) if found is not None]
    numbers = [(found, value) for found, value in graded if value.value is not None]
    absent = tuple(
        sorted(
            (value for found, value in graded if value.value is None and found[0] <= Fit.AS_AT),
            key=lambda value: _age(value, documents),
            reverse=True,
        )
    )
    if exact:
        return _chosen(exact, Fit.SAME, absent, documents)
    if numbers:
        best = min(found for found, _ in numbers)
        if best[0] is Fit.MOSTLY and len({value.period for _, value in numbers}) > 1:
            return Found(value=None, nearest=nearest([value for _, value in numbers], period))
        if not (absent and best[0] >= Fit.CONTAINS):
            return _chosen([value for found, value in numbers if found == best], best[0], absent, documents)
    late = None if absent else _late(ofmeasure, period, documents)
    if late is not None and (measure is not Measure.TARGET or same_financial_year(late.period, period)):
        return Found(value=late, late=True)
    around = _target_around(ofmeasure, period, documents) if measure is Measure.TARGET and not absent else None
    if around is not None:
        return around
    unprinted = tuple(value for value in ofmeasure if value.value is None and value.period is None and _on_period(value, period, documents))
    return Found(value=None, absent=absent or unprinted, nearest=nearest(ofmeasure, period))


def _exact(values: Sequence[PublishedValue], period: AskedPeriod) -> list[PublishedValue]:
    """The numbers for just the stretch of days asked for, which answer better than any other."""
    asked = (period.start, period.end)
    if span_of(period.period) != asked:
        return []
    return [value for value in values if value.value is not None and span_of(value.period) == asked]


def _graded(values: Sequence[PublishedValue], period: AskedPeriod) -> Iterator[tuple[PublishedValue, tuple[Fit, int] | None]]:
    """The values, each with how its period answers the asked one; periods are judged once each."""
    grades: dict[str | None, tuple[Fit, int] | None] = {}
    for value in values:
        if value.period not in grades:
            grades[value.period] = fit(period, value.period)
        yield value, grades[value.period]


def _target_around(targets: Sequence[PublishedValue], period: AskedPeriod, documents: Mapping[str, Document]) -> Found | None:
    """The target of the shortest stretch that holds the asked one whole, such as the year's for a quarter; None if there is none."""
    around = [
        (span[1] - span[0], target)
        for target in targets
        if target.value is not None and (span := span_of(target.period)) and span[0] <= period.start and period.end <= span[1]
    ]
    shortest = min((length for length, _ in around), default=None)
    held = [target for length, target in around if length == shortest]
    return _chosen(held, Fit.CONTAINS, (), documents) if held else None


def same_financial_year(one: str | None, other: AskedPeriod) -> bool:
    """True where both lie whole in one financial year."""
    span = span_of(one)
    return span is not None and len({day.year - (day.month < 4) for day in (*span, other.start, other.end)}) == 1


def _newest(values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> Found:
    numbers = [value for value in values if value.value is not None]
    dated = [value for value in numbers if value.period is not None] or numbers
    absent = tuple(value for value in values if value.value is None)
    if not dated:
        return Found(value=None, absent=absent)
    newest = max(order(value.period) for value in dated)
    return _chosen([value for value in dated if order(value.period) == newest], None, absent, documents)


def _chosen(
    values: Sequence[PublishedValue], grade: Fit | None, absent: tuple[PublishedValue, ...], documents: Mapping[str, Document]
) -> Found:
    ranked = sorted(values, key=lambda value: _preference(value, documents)) if len(values) > 1 else values
    best = ranked[0]
    others = [value for value in ranked[1:] if value.places[0].document_id != best.places[0].document_id or printed_twice(value, best)]
    conflicts = tuple(value for value in others if differ(value, best))
    return Found(value=best, fit=grade, same=tuple(value for value in others if value not in conflicts), conflicts=conflicts, absent=absent)


def printed_twice(one: PublishedValue, other: PublishedValue) -> bool:
    """Do two rows of one report give different figures for just the same thing?"""
    if one.ref is None or not one.row_text or not other.row_text or one.row_text == other.row_text or not differ(one, other):
        return False
    alike = [(value.ref, value.title, value.period, value.group, value.basis, value.method) for value in (one, other)]
    return alike[0] == alike[1] and one.period is not None


def _preference(value: PublishedValue, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """Lower is better: rated, then surely read, then more decimals, then newer report; the id settles what is left."""
    return value.rating is None, not value.certain, -decimals(value), _newest_first("".join(_age(value, documents))), value.id


@lru_cache(maxsize=1024)
def _newest_first(age: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in age)


def decimals(value: PublishedValue) -> int:
    exponent = value.value.as_tuple().exponent if value.value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def differ(one: PublishedValue, other: PublishedValue) -> bool:
    """True where two printed numbers cannot be roundings of the same one, or their units differ."""
    if one.value is None or other.value is None or one.value == other.value:
        return False
    if one.unit != other.unit and None not in (one.unit, other.unit):
        return True
    places = min(decimals(one), decimals(other))
    return round(one.value, places) != round(other.value, places)


def _age(value: PublishedValue, documents: Mapping[str, Document]) -> tuple[str, str]:
    document = documents[value.places[0].document_id]
    return _end(document.period), document.meeting_date or ""


@lru_cache(maxsize=1024)
def _end(period: str | None) -> str:
    span = span_of(period)
    return span[1].isoformat() if span else ""


def _on_period(value: PublishedValue, period: AskedPeriod, documents: Mapping[str, Document]) -> bool:
    found = fit(period, documents[value.places[0].document_id].period)
    return found is not None and found[0] <= Fit.AS_AT


def _late(values: Sequence[PublishedValue], period: AskedPeriod, documents: Mapping[str, Document]) -> PublishedValue | None:
    """The current figure of a report on the asked quarter or month whose period is another one, such as a figure a quarter in arrears."""
    if period.kind not in (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.DAY, PeriodKind.YEAR):
        return None
    reported = [value for value in values if value.value is not None and _on_period(value, period, documents)]
    current = [value for value in reported if (span := span_of(value.period)) is not None and span[1] <= period.end]
    if period.kind is PeriodKind.YEAR:  # only another whole year that ends in it, such as twelve months to October
        current = [
            value
            for value in current
            if (span := span_of(value.period)) and span[1] >= period.start and (span[1] - span[0]).days > WHOLE_YEAR
        ]
    return min(current, key=lambda value: (-order(value.period)[0].toordinal(), _preference(value, documents)), default=None)


def nearest(values: Sequence[PublishedValue], period: AskedPeriod) -> tuple[PublishedValue, ...]:
    """One value for each of the periods closest to the asked one, those of the same length first, in order of time."""
    length = (period.end - period.start).days
    by_period: dict[str, PublishedValue] = {}
    for value in values:
        if value.value is not None and value.period is not None and span_of(value.period) is not None:
            by_period.setdefault(value.period, value)

    def distance(value: PublishedValue) -> tuple[int, int, str]:
        start, end = span_of(value.period) or (period.start, period.end)
        return abs((end - period.end).days) + abs((end - start).days - length) // 2, abs((end - period.end).days), value.id

    closest = sorted(by_period.values(), key=distance)[:MOST_NEAREST]
    return tuple(sorted(closest, key=lambda value: order(value.period)))


def look_up_among(values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> Found:
    """What the reports print for one period, from its values, each with a number; nothing where there are none."""
    return Found(value=None) if not values else _chosen(values, Fit.SAME, (), documents)
