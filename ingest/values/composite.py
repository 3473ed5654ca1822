"""A cell that publishes several figures of different kinds, each with its own words: "310 visitors £4.20 average spend"."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.values.number import CellKind, ParsedNumber, clean
from ingest.values.unit import money_unit, unit_after_figure

FIGURE_WITH_WORDS = re.compile(
    r"(?P<money>£)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<words>\s?%?(?:\s?[A-Za-z][A-Za-z'/-]*)+)(?:\s?[;,&]|\sand(?=\s[£\d]))?\s?"
)
MAX_WORDS = 4  # longer words make it a sentence
NO_NAME = re.compile(  # words that relate a figure to another one, instead of naming what it counts
    r"\b(?:of|out|from|to|in|on|at|by|for|since|than|up|down|above|below|over|under|or|as|was|were|is|are|increase|decrease|target|q[1-4])\b",
    re.IGNORECASE,
)


def parse_composite(text: str) -> tuple[ParsedNumber, ...]:
    """The figures of a cell that names each of several; none unless their units all differ, so that no two can be taken for each other.

    >>> [(str(one.value), one.unit, one.qualifiers) for one in parse_composite("310 visitors £4.20 average spend")]
    [('310', 'count', ('visitors',)), ('4.20', '£', ('average spend',))]
    """
    squeezed = clean(text)
    matches = list(FIGURE_WITH_WORDS.finditer(squeezed))
    if len(matches) < 2 or "".join(match[0] for match in matches) != squeezed:
        return ()
    figures = tuple(figure for match in matches if (figure := _figure(match)))
    return figures if len(figures) == len(matches) == len({figure.unit for figure in figures}) else ()


def _figure(match: re.Match[str]) -> ParsedNumber | None:
    value, words = Decimal(match["digits"].replace(",", "")), match["words"].strip()
    unit, name = money_unit(words) if match["money"] else (unit_after_figure(words) or ("count", words))
    if not name or len(name.split()) > MAX_WORDS or NO_NAME.search(name) or (unit == "count" and value != value.to_integral_value()):
        return None
    return ParsedNumber(kind=CellKind.NUMBER, value=value, unit=unit, qualifiers=(name,))
