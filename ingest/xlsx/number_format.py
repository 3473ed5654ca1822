"""A cell's value and its number format -> what the cell shows: 0.094 under `0.0%` is "9.4%".

Source: ECMA-376 part 1, 18.8.31. Formats for scientific notation and fractions show the plain number instead.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import pairwise

from ingest.xlsx.date_format import date_shown, duration_shown

Value = object  # what openpyxl gives: text, numbers, truth values, dates, None

SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+,*|.', re.IGNORECASE)
CURRENCY = re.compile(r"\[\$([^-\]]*)")
DIGITS = re.compile(r"\.?[#0?]")
NO_SEPARATOR = re.compile(r"[#0?]+")
NO_DIGITS = re.compile(r"[^#0?]+")
GENERAL_DIGITS = 11
"""Significant digits that Excel shows of a number without a format of its own."""


def shown(value: Value, number_format: str) -> str:
    """What a cell shows; "" for an empty one and for a format that shows nothing.

    >>> shown(0.094, "0.0%"), shown(-1256.5, "#,##0;(#,##0)"), shown(2.5, '"£"0.0"m"'), shown(datetime.date(2024, 12, 1), "mmm-yy")
    ('9.4%', '(1,257)', '£2.5m', 'Dec-24')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime.date, datetime.time)):
        return date_shown(value, number_format)
    if isinstance(value, datetime.timedelta):
        return duration_shown(value, number_format)
    if isinstance(value, (int, float, Decimal)):
        try:
            return _number(Decimal(str(value)), number_format)
        except InvalidOperation:  # infinite, or more digits than a figure of a report has
            return str(value)
    return str(value).strip()


def _number(value: Decimal, number_format: str) -> str:
    sections = [match[1] for match in SECTION.finditer(number_format)][:-1] or ["General"]
    if "[" in sections[0] and re.search(r"\[[<>=]", sections[0]):
        sections = ["General"]  # sections chosen by conditions of their own
    chosen = 2 if value == 0 and len(sections) > 2 else 1 if value < 0 and len(sections) > 1 else 0
    section = sections[chosen]
    if re.search(r"[eE][+-]|[#0?]\s*/\s*[#0?]", re.sub(r'"[^"]*"', "", section)):
        section = "General"
    if chosen == 1:
        value = -value  # the section says how its sign is shown
    return _formatted(value, section)


def _formatted(value: Decimal, section: str) -> str:
    tokens = TOKEN.findall(section)
    places = [token for token in tokens if DIGITS.match(token)]
    if len(places) > 1 and not all(NO_SEPARATOR.fullmatch(token) for token in places):
        return _general(value)
    for token in tokens:
        if token == "%":
            value *= 100
    if len(places) == 1:
        value = value.scaleb(-3 * (len(places[0]) - len(places[0].rstrip(","))))
    parts = iter(_parted(abs(value), places))
    text = ""
    for token in tokens:
        if DIGITS.match(token):
            text += next(parts)
        elif token.casefold() == "general":
            text += _general(abs(value))
        elif token[0] == '"':
            text += token[1:-1]
        elif token[0] == "\\":
            text += token[1]
        elif token[0] == "[":
            text += found[1] if (found := CURRENCY.match(token)) else ""
        elif token[0] not in "_*@":
            text += token
    return ("-" if value < 0 and any(char in "123456789" for char in text) else "") + " ".join(text.split())


def _parted(value: Decimal, places: Sequence[str]) -> list[str]:
    """The digits for each run of places in a section: 202526 in `0000"/"00` is 2025 and 26."""
    digits = _digits(value, "".join(places)) if places else ""
    ends = [len(digits) - sum(map(len, places[at:])) for at in range(1, len(places))]
    cuts = [0, *(max(end, 0) for end in ends), len(digits)]
    return [digits[start:end] for start, end in pairwise(cuts)]


def _digits(value: Decimal, token: str) -> str:
    whole, _, places = token.rstrip(",").partition(".")
    fixed = len(re.sub("[^0]", "", places))
    rounded = value.quantize(Decimal(1).scaleb(-len(NO_DIGITS.sub("", places))), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    head, point, tail = text.partition(".")
    tail = tail[:fixed] + tail[fixed:].rstrip("0")
    head = head.rjust(whole.count("0"), "0") if whole.count("0") else head.removeprefix("0")
    return f"{head}{point}{tail}" if tail else head


def _general(value: Decimal) -> str:
    return f"{Decimal(f'{value:.{GENERAL_DIGITS}g}').normalize():f}"
