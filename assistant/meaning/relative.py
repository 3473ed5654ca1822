"""Periods named from another one ("the quarter before", "Q2 a year before", "last year end") made definite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.meaning.periods import QUARTER, YEAR, AskedPeriod, PeriodKind, as_asked, asked, financial_year, order, shifted, span_of
from assistant.meaning.when import ORDINALS, QUARTER_RELATIVES, Relative, when
from ingest.model import PublishedValue

YEARS_AWAY = {Relative.YEAR_BEFORE: -1, Relative.SAME_TIME_YEAR_BEFORE: -1, Relative.YEAR_AFTER: 1}

COMPARED_WITH = re.compile(
    r"\b(?:since|than|against|from|on|versus|vs|with|to) (?:in |at |the )*(?:(?:q ?|quarter )(?P<number>[1-4])"
    r"|(?P<word>first|second|third|fourth) quarter)\b"
)


def quarters_compared_with(text: str) -> frozenset[Relative]:
    """The quarters of a text that something is compared with: "which are worse than in Q1?"."""
    numbers = {int(match["number"]) if match["number"] else ORDINALS[match["word"]] for match in COMPARED_WITH.finditer(text.lower())}
    return frozenset(relative for relative, number in QUARTER_RELATIVES.items() if number in numbers)


def dated(results: Iterable[PublishedValue]) -> list[str]:
    """The periods for which there is a figure, one for each."""
    return [value.period for value in results if value.period is not None and value.value is not None and span_of(value.period)]


def named_periods(relatives: Sequence[Relative], base: AskedPeriod | None, periods: Sequence[str]) -> tuple[AskedPeriod, ...]:
    """What the relative periods of a question mean, each once, never `base` itself.

    `base` is the period of the question or conversation, None for the newest of `periods`, those reported on. A quarter and a year before
    belong together: "Q2 a year before" is one period.
    """
    quarters = [relative for relative in relatives if relative in QUARTER_RELATIVES]
    away = next((relative for relative in relatives if relative in YEARS_AWAY), None)
    found: list[AskedPeriod | None] = []
    if quarters and away is not None:
        of_base = [definite(quarter, base, periods) for quarter in quarters]
        found += [shifted(period.period, years=YEARS_AWAY[away]) for period in of_base if period is not None]
        relatives = [relative for relative in relatives if relative not in quarters and relative is not away]
    found += [definite(relative, base, periods) for relative in relatives]
    return tuple(dict.fromkeys(period for period in found if period is not None and (base is None or period.period != base.period)))


def definite(relative: Relative, base: AskedPeriod | None, periods: Sequence[str]) -> AskedPeriod | None:
    """The period that a relative one means: from `base`, else from the newest of `periods`; None where it cannot be said."""
    start = base.period if base is not None else max(periods, key=order, default=None)
    if start is None or relative is Relative.LATEST:
        return None
    if relative in QUARTER_RELATIVES:
        return _quarter(relative, base, start, periods)
    if relative in (Relative.YEAR_END, Relative.YEAR_END_BEFORE):
        return _year_end(relative, base, start, periods)
    if relative is Relative.PERIOD_BEFORE:
        return _before(start, periods)
    found = _shifted(relative, base, start)
    return _before(start, periods) if found is None and relative is Relative.QUARTER_BEFORE else found


def _quarter(relative: Relative, base: AskedPeriod | None, start: str, periods: Sequence[str]) -> AskedPeriod | None:
    """A quarter without a year: of the year of `base`, else of the newest year that has one, be it dated by the quarter's last month."""
    years = sorted((period[:7] for period in periods if QUARTER.fullmatch(period) and period.endswith(relative.value)), reverse=True)
    years = years or sorted((year for period in periods if (year := _year_of_quarter(period, relative))), reverse=True)
    year = start[:7] if base is not None and YEAR.match(start) else (years[0] if years else _year_of(start))
    return asked(PeriodKind.QUARTER, f"{year} {relative.value}") if YEAR.fullmatch(year) else None


def _year_of(period: str) -> str:
    """The financial year in which a period ends."""
    span = span_of(period)
    return financial_year(span[1].year - (span[1].month < 4)) if span is not None else period[:7]


def _year_of_quarter(period: str, quarter: Relative) -> str | None:
    """The financial year of a period that ends with this quarter: "2025-09" for Q2; None for others and for whole years."""
    span = span_of(period)
    if span is None or YEAR.fullmatch(period):
        return None
    end = span[1]
    number, left = divmod((end.month - 4) % 12 + 1, 3)
    return _year_of(period) if not left and f"Q{number}" == quarter.value else None


def _year_end(relative: Relative, base: AskedPeriod | None, start: str, periods: Sequence[str]) -> AskedPeriod | None:
    """The year that `base` lies in, or the one that ended before it; without `base` the newest year with a result, or the one before."""
    year: str | None
    if base is not None:
        year = financial_year(base.end.year - (base.end.month < 4))
    else:
        year = max((period for period in periods if YEAR.fullmatch(period)), default=start[:7])
    if not YEAR.fullmatch(year):
        return None
    return shifted(year, years=-1) if relative is Relative.YEAR_END_BEFORE else asked(PeriodKind.YEAR, year)


def _before(start: str, periods: Sequence[str]) -> AskedPeriod | None:
    """The period of the newest result that ends before `start` ends."""
    return as_asked(max((period for period in periods if order(period)[0] < order(start)[0]), key=order, default=None))


def _shifted(relative: Relative, base: AskedPeriod | None, start: str) -> AskedPeriod | None:
    if relative in (Relative.QUARTER_BEFORE, Relative.QUARTER_AFTER):
        return shifted(start, quarters=-1 if relative is Relative.QUARTER_BEFORE else 1)
    if base is None and relative is not Relative.SAME_TIME_YEAR_BEFORE and YEAR.match(start):
        start = start[:7]
    return shifted(start, years=YEARS_AWAY[relative])


def names_time(text: str) -> bool:
    """Does a question name a period, other than the newest?"""
    found = when(text)
    return bool(found.periods or set(found.relatives) - {Relative.LATEST})
