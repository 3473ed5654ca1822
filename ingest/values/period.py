"""Reporting periods: printed wordings in, the canonical forms of the contract out.

Canonical forms: `2016/17` (financial year, April to March), `2016/17 Q2`, `2015/16 AY` (academic year), `2016` (calendar year), `2016-09`
(month), `2016-09-30` (day), `2014-04..2014-09` (months, both included). A span that is a whole financial year or quarter is written so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
TEXTS_KEPT = 4096  # read once each: cells are tried as headings, labels and figures
CENTURY_PIVOT = 80  # two-digit years from 80 on are 19xx: no council report is older than 1980, none is newer than 2079

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d{2}|'?\d{2})(?![\d%.,]\d|\d|%)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s?)"
_DASH = r"\s*(?:-|–|—|−|to|until|/)\s*"
_TWO_YEARS = r"(?:(?:19|20)\d{2}\s?[/–-]\s?(?:20\d{2}|\d{2}|\d)|20-\d{2}/\d{2}|(?<![\d/])\d{2}/\d{2})(?![\d/%])"
_GLUED_YEARS = r"20\d{4}(?!\d)"
_QUARTER = r"(?:q(?:uarter|tr|t)?\.?\s?[1-4](?!\d)|(?:1st|2nd|3rd|4th|first|second|third|fourth)\s(?:quarter|qtr))"
_JOIN = r"[\s,:(-]*(?:of\s)?"


class PeriodKind(StrEnum):
    YEAR = "year"
    QUARTER = "quarter"
    ACADEMIC = "academic year"
    CALENDAR = "calendar year"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """One period in a text. `as_at` marks a moment ("as at 30 Sep 2016"), `rolling` a year that moves ("12 months to June 2014")."""

    period: str
    kind: PeriodKind
    start: int
    end: int
    as_at: bool = False
    rolling: bool = False


@lru_cache(TEXTS_KEPT)
def find_periods(text: str, *, year: str | None = None) -> tuple[PeriodMention, ...]:
    """The periods that a text names, in order; of two readings at one place the longer one counts.

    `year` is the financial year that a quarter without a year belongs to; without it such a quarter is no mention.

    >>> [mention.period for mention in find_periods("Q2 2016/17 against Apr 14 - Sept 14")]
    ['2016/17 Q2', '2014-04..2014-09']
    """
    if not _MAY_NAME.search(text):
        return ()
    found: list[PeriodMention] = []
    at = 0
    while at < len(text):
        best: tuple[int, int, PeriodMention] | None = None
        for pattern, kind, build in _FORMS:
            match = pattern.search(text, at)
            if match is None or (best and (match.start(), -match.end()) >= best[:2]):
                continue
            period = build(match, year)
            if period:
                best = (match.start(), -match.end(), _mention(text, match, kind, period))
        if best is None:
            break
        found.append(best[2])
        at = best[2].end
    return tuple(found)


def parse_period(text: str, *, year: str | None = None) -> str | None:
    """The first period that a text names, in canonical form, or None.

    >>> parse_period("Sept-13 - Aug 14"), parse_period("2016/7"), parse_period("Dec-24"), parse_period("quarter 3", year="2025/26")
    ('2013-09..2014-08', '2016/17', '2024-12', '2025/26 Q3')
    """
    mentions = find_periods(text, year=year)
    return mentions[0].period if mentions else None


def month_range(period: str) -> tuple[int, int] | None:
    """First and last month of a canonical period as counts of months since year 0; None for academic and unknown forms.

    >>> month_range("2016/17 Q2") == (2016 * 12 + 6, 2016 * 12 + 8)
    True
    """
    if match := re.fullmatch(r"(\d{4})/\d{2}(?: Q([1-4]))?", period):
        first = int(match[1]) * 12 + 3
        return (first + 3 * (int(match[2]) - 1), first + 3 * int(match[2]) - 1) if match[2] else (first, first + 11)
    if match := re.fullmatch(r"(\d{4})-(\d{2})(?:-\d{2})?(?:\.\.(\d{4})-(\d{2}))?", period):
        first = int(match[1]) * 12 + int(match[2]) - 1
        return first, int(match[3]) * 12 + int(match[4]) - 1 if match[3] else first
    if re.fullmatch(r"\d{4}", period):
        return int(period) * 12, int(period) * 12 + 11
    return None


def period_of_months(first: int, last: int) -> str:
    """The canonical form of months that are counted as in `month_range`.

    >>> period_of_months(2014 * 12 + 3, 2014 * 12 + 5)
    '2014/15 Q1'
    """
    if first == last:
        return _month_text(first)
    if first % 3 == 0 and last == first + 2:
        return f"{_financial_year((first - 3) // 12)} Q{(first - 3) % 12 // 3 + 1}"
    if first % 12 == 3 and last == first + 11:
        return _financial_year(first // 12)
    return f"{_month_text(first)}..{_month_text(last)}"


def financial_year_of(period: str | None) -> str | None:
    """The financial year in which a period ends; None where that is unknown.

    >>> financial_year_of("2016-09-30"), financial_year_of("2013-09..2014-08")
    ('2016/17', '2014/15')
    """
    months = month_range(period) if period else None
    return _financial_year((months[1] - 3) // 12) if months else None


def earlier(period: str | None, months: int) -> str | None:
    """The period of the same length that lies so many months before; None where the form does not allow it.

    >>> earlier("2016/17 Q1", 3), earlier("2016/17 Q2", 12), earlier("2015/16 AY", 12)
    ('2015/16 Q4', '2015/16 Q2', '2014/15 AY')
    """
    if period is None:
        return None
    if period.endswith(" AY") and months % 12 == 0:
        return _financial_year(int(period[:4]) - months // 12) + " AY"
    if re.fullmatch(r"\d{4}", period):
        return str(int(period) - months // 12) if months % 12 == 0 else None
    span = month_range(period)
    if span is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", period):
        return None
    return period_of_months(span[0] - months, span[1] - months)


def contains(outer: str, inner: str) -> bool:
    """Whether all months of one period lie in another."""
    one, other = month_range(outer), month_range(inner)
    return one is not None and other is not None and one[0] <= other[0] and other[1] <= one[1]


def _financial_year(first_year: int) -> str:
    return f"{first_year}/{(first_year + 1) % 100:02d}"


def _month_text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _full_year(text: str) -> int:
    digits = int(text.strip("'"))
    return digits if digits >= 100 else digits + (1900 if digits >= CENTURY_PIVOT else 2000)


def _month_number(name: str) -> int:
    return next(i for i, full in enumerate(MONTH_NAMES) if full.startswith(name[:3].lower()))


def _years(text: str) -> str | None:
    """'2016/17', '2016-2017', '2016/7', '16/17', '20-16/17' or '201617' as a financial year, None for other pairs of years."""
    digits = re.sub(r"\s", "", text)
    if match := re.fullmatch(r"20-(\d{2})/(\d{2})|20(\d{2})(\d{2})", digits):
        first, last = (match[1], match[2]) if match[1] else (match[3], match[4])
    else:
        first, last = re.split(r"[/–-]", digits)
    start = _full_year(first)
    return _financial_year(start) if str(start + 1).endswith(last) else None


def _quarter_number(text: str) -> int:
    digit = re.search(r"[1-4]", text)
    return int(digit[0]) if digit else ORDINALS[text.split()[0].lower()]


def _build_years(match: re.Match[str], _: str | None) -> str | None:
    return _years(match["years"])


def _build_academic(match: re.Match[str], _: str | None) -> str | None:
    years = _years(match["years"])
    return f"{years} AY" if years else None


def _build_quarter(match: re.Match[str], year: str | None) -> str | None:
    groups = match.groupdict()
    years = _years(groups["years"]) if groups.get("years") else year
    if groups.get("calendar"):
        years = _year_of_loose_quarter(_quarter_number(groups["quarter"]), int(groups["calendar"]), year)
    if years is None:
        return None
    if groups.get("last"):
        start = int(years[:4]) * 12 + 3
        return period_of_months(start + 3 * (_quarter_number(groups["quarter"]) - 1), start + 3 * int(groups["last"]) - 1)
    return f"{years} Q{_quarter_number(groups['quarter'])}"


def _year_of_loose_quarter(quarter: int, calendar: int, year: str | None) -> str | None:
    """The financial year of "Q4 2017", which may name its own or the calendar year: known only when `year` decides."""
    own = int(year[:4]) if year else None
    return year if own is not None and calendar in (own, own + (quarter == 4)) else None


def _build_span(match: re.Match[str], _: str | None) -> str | None:
    last_year = _full_year(match["last_year"])
    first, last = _month_number(match["first"]), _month_number(match["last"])
    first_year = _full_year(match["first_year"]) if match["first_year"] else last_year - (first > last)
    start, end = first_year * 12 + first, last_year * 12 + last
    return period_of_months(start, end) if start <= end else None


def _build_month(match: re.Match[str], _: str | None) -> str:
    return _month_text(_full_year(match["year"]) * 12 + _month_number(match["month"]))


def _build_twelve_months(match: re.Match[str], _: str | None) -> str:
    end = _full_year(match["year"]) * 12 + _month_number(match["month"])
    return period_of_months(end - 11, end)


def _build_day(match: re.Match[str], _: str | None) -> str | None:
    groups = match.groupdict()
    number = groups["month"]
    month = int(number) if number.isdigit() else _month_number(number) + 1
    day = int(re.sub(r"\D", "", groups["day"]))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{_full_year(groups['year'])}-{month:02d}-{day:02d}"


def _build_half(match: re.Match[str], year: str | None) -> str | None:
    years = _years(match["years"]) if match["years"] else year
    start = int(years[:4]) * 12 + 3 + 6 * (int(match["half"]) - 1) if years else None
    return period_of_months(start, start + 5) if start is not None else None


def _build_short_year(match: re.Match[str], _: str | None) -> str:
    return _financial_year(_full_year(match["year"]) - 1)


def _build_calendar(match: re.Match[str], _: str | None) -> str | None:
    """The year, unless it is that of a quarter which could not be placed: "Q4 2017" is not the whole of 2017."""
    quarter = re.search(rf"{_QUARTER}\s?\(?$", match.string[: match.start()], re.IGNORECASE)
    return None if quarter else match["year"]


def _mention(text: str, match: re.Match[str], kind: PeriodKind, period: str) -> PeriodMention:
    before = text[: match.start()].lower()
    moment = kind is PeriodKind.DAY or re.search(r"\bas\s(?:at|of)\s(?:the\s)?(?:end\s(?:of\s)?)?$", before) is not None
    rolling = kind is PeriodKind.SPAN and bool(re.search(r"rolling|months|year", match[0], re.I))
    return PeriodMention(period=period, kind=kind, start=match.start(), end=match.end(), as_at=moment, rolling=rolling)


def _form(
    pattern: str, kind: PeriodKind, build: Callable[[re.Match[str], str | None], str | None]
) -> tuple[re.Pattern[str], PeriodKind, Callable[[re.Match[str], str | None], str | None]]:
    return re.compile(rf"(?<![A-Za-z0-9])(?<!\d[.,]){pattern}(?![A-Za-z])", re.IGNORECASE), kind, build


_MAY_NAME = re.compile(r"\d|(?:first|second|third|fourth)\s", re.IGNORECASE)  # what each form needs: most cells and headings name no period
_FORMS = (
    _form(rf"(?P<years>{_TWO_YEARS})\s?(?:AY|academic\syear)", PeriodKind.ACADEMIC, _build_academic),
    _form(rf"(?:AY|academic\syear)\s?(?:ending\s)?(?P<years>{_TWO_YEARS})", PeriodKind.ACADEMIC, _build_academic),
    _form(
        rf"(?P<quarter>{_QUARTER})(?:{_DASH}q?(?P<last>[1-4]))?{_JOIN}(?P<years>{_TWO_YEARS}|{_GLUED_YEARS})",
        PeriodKind.QUARTER,
        _build_quarter,
    ),
    _form(rf"(?P<years>{_TWO_YEARS}){_JOIN}(?P<quarter>{_QUARTER})(?:{_DASH}q?(?P<last>[1-4])(?!\d))?", PeriodKind.QUARTER, _build_quarter),
    _form(rf"(?P<quarter>{_QUARTER})\s?\(?(?P<calendar>20\d\d)(?![/\d-])", PeriodKind.QUARTER, _build_quarter),
    _form(rf"(?P<quarter>{_QUARTER})(?:{_DASH}q(?P<last>[1-4]))?(?![.\d])", PeriodKind.QUARTER, _build_quarter),
    _form(rf"(?:H(?P<half>[12]))(?:\s?(?P<years>{_TWO_YEARS}))?", PeriodKind.SPAN, _build_half),
    _form(
        rf"{_DAY}?(?P<first>{_MONTH})[\s-]?(?P<first_year>{_YEAR})?{_DASH}{_DAY}?(?P<last>{_MONTH})[\s-]?(?P<last_year>{_YEAR})",
        PeriodKind.SPAN,
        _build_span,
    ),
    _form(
        r"(?:rolling\s)?(?:(?:12|twelve)[\s-]months?|year)\s(?:to|ending|ended)\s(?:the\send\sof\s)?"
        rf"{_DAY}?(?P<month>{_MONTH})[\s-]?(?P<year>{_YEAR})",
        PeriodKind.SPAN,
        _build_twelve_months,
    ),
    _form(rf"(?P<day>{_DAY})(?:of\s)?(?P<month>{_MONTH})[\s,-]*(?P<year>{_YEAR})", PeriodKind.DAY, _build_day),
    _form(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d{2})(?!\d)", PeriodKind.DAY, _build_day),
    _form(r"(?P<year>20\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)", PeriodKind.DAY, _build_day),
    _form(rf"(?P<month>{_MONTH})[\s,-]*(?P<year>{_YEAR})", PeriodKind.MONTH, _build_month),
    _form(rf"(?:(?:FY|F/Y)\s?)?(?P<years>{_TWO_YEARS})", PeriodKind.YEAR, _build_years),
    _form(r"FY\s?'?(?P<year>(?:20)?\d{2})(?![\d/-])", PeriodKind.YEAR, _build_short_year),
    _form(r"(?<![/.-])(?P<year>(?:19|20)\d{2})(?![\d/%.,]\d|\d|%)", PeriodKind.CALENDAR, _build_calendar),
)
