"""Periods as stretches of days: how long a period of the contract lasts, and which published period answers an asked one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache

MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
YEAR = re.compile(r"(\d{4})/(\d\d)")
QUARTER = re.compile(r"(\d{4})/(\d\d) Q([1-4])")
ACADEMIC = re.compile(r"(\d{4})/(\d\d) AY")
CALENDAR = re.compile(r"\d{4}")
MONTH = re.compile(r"(\d{4})-(\d\d)")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTHS = re.compile(r"(\d{4}-\d\d)\.\.(\d{4}-\d\d)")

WHOLE_YEAR = 360  # days: longer than three quarters, shorter than any year
LONGEST_MONTH = 31
LONGEST_QUARTER = 92

Span = tuple[date, date]


class PeriodKind(StrEnum):
    """How a question names a period; it decides what else than the period itself may answer."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    MONTHS = "months"
    SEASON = "season"
    CALENDAR = "calendar year"
    ACADEMIC = "academic year"


class Fit(IntEnum):
    """How well a published period answers an asked one; lower is better."""

    SAME = 0
    ENDS_THERE = 1  # "September 2016" and the quarter that ends in it
    AS_AT = 2  # "Q2 2016/17" and a value as at a day or month, or a running total, that ends with the quarter
    CONTAINS = 3  # "August 2016" and the quarter around it
    OVERLAPS = 4  # "autumn 2016" and a quarter that shares some of it
    MOSTLY = 5  # "2014" and a stretch that lies in that year, or mostly: an answer only where no other stretch does


KINDS = (
    (QUARTER, PeriodKind.QUARTER), (YEAR, PeriodKind.YEAR), (ACADEMIC, PeriodKind.ACADEMIC), (CALENDAR, PeriodKind.CALENDAR),
    (DAY, PeriodKind.DAY), (MONTH, PeriodKind.MONTH),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPeriod:
    """A period that a question names: as the contract writes it, and as first and last day."""

    kind: PeriodKind
    period: str
    start: date
    end: date


def span_of(period: str | None) -> Span | None:
    """First and last day of a period of the contract, None where it is none.

    >>> span_of("2016/17 Q2")
    (datetime.date(2016, 7, 1), datetime.date(2016, 9, 30))
    """
    return None if period is None else _span(period)


@lru_cache(maxsize=4096)  # reports print few periods, and every comparison asks for their spans
def _span(period: str) -> Span | None:
    if match := QUARTER.fullmatch(period):
        month = 3 * int(match[3]) + 1
        year = int(match[1]) + (month > 12)
        return date(year, (month - 1) % 12 + 1, 1), last_day(year, (month - 1) % 12 + 3)
    if match := YEAR.fullmatch(period):
        return date(int(match[1]), 4, 1), date(int(match[1]) + 1, 3, 31)
    if match := ACADEMIC.fullmatch(period):
        return date(int(match[1]), 9, 1), date(int(match[1]) + 1, 8, 31)
    if CALENDAR.fullmatch(period):
        return date(int(period), 1, 1), date(int(period), 12, 31)
    if match := DAY.fullmatch(period):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := MONTHS.fullmatch(period):
        first, last = span_of(match[1]), span_of(match[2])
        return (first[0], last[1]) if first and last else None
    if match := MONTH.fullmatch(period):
        return date(int(match[1]), int(match[2]), 1), last_day(int(match[1]), int(match[2]))
    return None


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def asked(kind: PeriodKind, period: str) -> AskedPeriod:
    """The asked period for a period of the contract; raises ValueError for other text."""
    span = span_of(period)
    if span is None:
        raise ValueError(f"not a period: {period!r}")
    return AskedPeriod(kind=kind, period=period, start=span[0], end=span[1])


def fit(wanted: AskedPeriod, period: str | None) -> tuple[Fit, int] | None:
    """How `period` answers `wanted`, with the days they do not share to choose among equals; None if it does not answer it."""
    span = span_of(period)
    if span is None:
        return None
    start, end = span
    shared = (min(end, wanted.end) - max(start, wanted.start)).days + 1
    apart = (end - start).days + (wanted.end - wanted.start).days + 2 - 2 * max(shared, 0)
    if period == wanted.period or (start, end) == (wanted.start, wanted.end):
        return Fit.SAME, apart
    grade = _loose_fit(wanted, start, end, shared)
    return None if grade is None else (grade, apart)


def _loose_fit(wanted: AskedPeriod, start: date, end: date, shared: int) -> Fit | None:
    whole_year = (end - start).days > WHOLE_YEAR
    if wanted.kind in (PeriodKind.MONTH, PeriodKind.DAY):
        if end == wanted.end or (wanted.kind is PeriodKind.DAY and end == month_end(wanted.end)):
            return Fit.ENDS_THERE
        if wanted.kind is PeriodKind.MONTH and wanted.start <= start and end <= wanted.end:
            return Fit.AS_AT
        return Fit.CONTAINS if shared > 0 and not whole_year else None
    if wanted.kind is PeriodKind.QUARTER:
        return (
            Fit.AS_AT if wanted.start <= end <= wanted.end and (start >= wanted.start or (end == wanted.end and not whole_year)) else None
        )
    if wanted.kind is PeriodKind.YEAR:
        return Fit.AS_AT if end == wanted.end and (end - start).days <= LONGEST_MONTH else None
    if wanted.kind is PeriodKind.MONTHS:
        quarterly = (wanted.end - wanted.start).days <= LONGEST_QUARTER
        return Fit.AS_AT if quarterly and end == wanted.end and start > wanted.start else None
    if wanted.kind is PeriodKind.SEASON:
        return Fit.OVERLAPS if shared > 0 and not whole_year else None
    if wanted.kind is PeriodKind.CALENDAR:
        return Fit.MOSTLY if 2 * shared > (end - start).days + 1 else None
    return None


def kind_of(period: str) -> PeriodKind:
    """What kind of period one of the contract is; MONTHS for a text that is none."""
    return next((kind for pattern, kind in KINDS if pattern.fullmatch(period)), PeriodKind.MONTHS)


def as_asked(period: str | None) -> AskedPeriod | None:
    """A published period as if it had been asked for; None where it is no period."""
    span = span_of(period)
    return AskedPeriod(kind=kind_of(period), period=period, start=span[0], end=span[1]) if period and span else None


def month_end(day: date) -> date:
    return last_day(day.year, day.month)


def shifted(period: str, *, quarters: int = 0, years: int = 0) -> AskedPeriod | None:
    """The period that many quarters or years later (earlier if negative) of the same kind; None where the kind cannot be shifted so.

    >>> shifted("2016/17 Q1", quarters=-1).period
    '2015/16 Q4'
    """
    if match := QUARTER.fullmatch(period):
        index = int(match[1]) * 4 + int(match[3]) - 1 + quarters + 4 * years
        return asked(PeriodKind.QUARTER, quarter(index // 4, index % 4 + 1))
    if quarters % 4:
        return _shifted_months(period, 3 * quarters + 12 * years)
    years += quarters // 4
    if match := YEAR.fullmatch(period):
        return asked(PeriodKind.YEAR, financial_year(int(match[1]) + years))
    if match := ACADEMIC.fullmatch(period):
        return asked(PeriodKind.ACADEMIC, financial_year(int(match[1]) + years) + " AY")
    if CALENDAR.fullmatch(period):
        return asked(PeriodKind.CALENDAR, str(int(period) + years))
    return _shifted_months(period, 12 * years)


def _shifted_months(period: str, months: int) -> AskedPeriod | None:
    if match := MONTHS.fullmatch(period):
        return asked(PeriodKind.MONTHS, f"{_month_later(match[1], months)}..{_month_later(match[2], months)}")
    if match := DAY.fullmatch(period):
        month = _month_later(period[:7], months)
        return asked(PeriodKind.DAY, last_day(int(month[:4]), int(month[5:])).isoformat())
    if MONTH.fullmatch(period):
        return asked(PeriodKind.MONTH, _month_later(period, months))
    return None


def _month_later(month: str, months: int) -> str:
    index = int(month[:4]) * 12 + int(month[5:]) - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def financial_year(start: int) -> str:
    return f"{start}/{(start + 1) % 100:02d}"


def quarter(start: int, number: int) -> str:
    return f"{financial_year(start)} Q{number}"


def in_words(period: str | None) -> str:
    """A period as a person writes it.

    >>> in_words("2016/17 Q2"), in_words("2013-09..2014-08"), in_words("2016-09-30")
    ('Q2 2016/17', 'September 2013 to August 2014', '30 September 2016')
    """
    if period is None:
        return "a period the report does not state"
    if QUARTER.fullmatch(period):
        return f"{period[-2:]} {period[:-3]}"
    if ACADEMIC.fullmatch(period):
        return f"academic year {period[:-3]}"
    if match := MONTHS.fullmatch(period):
        return f"{in_words(match[1])} to {in_words(match[2])}"
    if match := DAY.fullmatch(period):
        return f"{int(match[3])} {MONTH_NAMES[int(match[2]) - 1]} {match[1]}"
    if match := MONTH.fullmatch(period):
        return f"{MONTH_NAMES[int(match[2]) - 1]} {match[1]}"
    return period


def order(period: str | None) -> tuple[date, int]:
    """A key that puts periods in the order of their ends, shorter ones first among those that end together; unknown ones first of all."""
    span = span_of(period)
    return (span[1], (span[1] - span[0]).days) if span else (date.min, 0)
