"""Months as questions write them, and months without a year beside a period that has one: "in September 2016 than in August"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.periods import AskedPeriod, PeriodKind, asked

MONTH_NUMBERS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?P<m{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
SPAN = re.compile(r"\b" + MONTH.format(1) + r" (?:to|until|through|-|–) (?:the end of )?" + MONTH.format(2) + r"\b")
ONE = re.compile(
    r"\b(?:in|at|of|for|about|than|from|since|with|to|and|until|by|vs\.?|versus|against) (?:the end of )?"
    + MONTH.format(1)
    + r"\b(?!,? \d)"
)
DATED = (PeriodKind.MONTH, PeriodKind.DAY)


def yearless_months(text: str, found: Sequence[AskedPeriod]) -> list[tuple[re.Match[str], AskedPeriod]]:
    """A span of months, or one month beside another, in the year of the last period of the question that has one."""
    if not found:
        return []
    end = found[-1].end
    span = SPAN.search(text)
    if span is not None:  # "by December 2024, I mean April to December"
        first, last = (MONTH_NUMBERS[span[name][:3]] for name in ("m1", "m2"))
        year = end.year - (last > end.month)
        return [(span, asked(PeriodKind.MONTHS, f"{year - (first > last)}-{first:02d}..{year}-{last:02d}"))]
    one = ONE.search(text)
    if one is None or found[-1].kind not in DATED or one["m1"] == "may":
        return []
    month = MONTH_NUMBERS[one["m1"][:3]]
    return [(one, asked(PeriodKind.MONTH, f"{end.year - (month > end.month)}-{month:02d}"))]
