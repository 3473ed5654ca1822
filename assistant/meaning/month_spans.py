"""Two spans of months set beside each other: "April to June 2015 against April to June 2016"."""

from __future__ import annotations

import re

from assistant.meaning.month_words import MONTH, MONTH_NUMBERS
from assistant.meaning.periods import AskedPeriod, PeriodKind, asked

YEAR = r"(?P<c{0}>20\d\d|'?\d\d)(?![\d%/])"


def _span(first: int, last: int) -> str:
    return (
        MONTH.format(first)
        + rf"(?:[ -]{YEAR.format(first)})? ?(?:to|until|through|-|–) ?"
        + MONTH.format(last)
        + rf"[ -]{YEAR.format(last)}"
    )


TWO_SPANS = _span(1, 2) + r",? ?(?:and|to|vs?\.?|versus|with|against|compared (?:with|to)|,|-|–|\+|&) ?(?:in |from )?" + _span(3, 4)


def two_spans(match: re.Match[str]) -> list[AskedPeriod]:
    """Both spans; the year of a beginning without one is that of its end, or the one before."""
    spans = []
    for first, last in ((1, 2), (3, 4)):
        months = [MONTH_NUMBERS[match[f"m{group}"][:3]] for group in (first, last)]
        end = _year(match[f"c{last}"])
        start = _year(match[f"c{first}"]) if match[f"c{first}"] else end - (months[0] > months[1])
        spans.append(asked(PeriodKind.MONTHS, f"{start}-{months[0]:02d}..{end}-{months[1]:02d}"))
    return spans


def _year(digits: str) -> int:
    bare = digits.strip("'")
    return int(bare) if len(bare) == 4 else 2000 + int(bare)
