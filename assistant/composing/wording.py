"""How figures are written for people: amounts with their unit, ratings, names, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.meaning.periods import DAY, QUARTER, in_words
from assistant.tools.distance_to_target import OF_CHANGE
from ingest.model import Measure, PublishedValue, Rating, RatingSource

MINUS = "−"
MARKUP = re.compile(r"[*_`]+")
MONEY_ENDINGS = {"£": "", "£000": "k", "£k": "k", "£m": "m", "£bn": "bn"}
RATING_LETTERS = {Rating.GREEN: "G", Rating.GREEN_AMBER: "GA", Rating.AMBER: "A", Rating.RED_AMBER: "RA", Rating.RED: "R"}
MEASURE_NAMES = {
    Measure.RESULT: "result", Measure.TARGET: "target", Measure.FLOOR: "floor", Measure.NUMERATOR: "numerator",
    Measure.DENOMINATOR: "denominator", Measure.VARIANCE: "variance", Measure.DIRECTION: "direction of travel",
    Measure.BENCHMARK: "benchmark",
}  # fmt: skip


def plain(number: Decimal) -> str:
    """A number with thousands commas and a real minus sign, its decimals as printed.

    >>> plain(Decimal("-1256.0"))
    '−1,256.0'
    """
    text = f"{abs(number):,f}"
    return MINUS + text if number < 0 else text


def with_unit(number: Decimal, unit: str | None) -> str:
    """A number as a person writes it with its unit.

    >>> with_unit(Decimal("9.4"), "%"), with_unit(Decimal("1200"), "£000"), with_unit(Decimal("169.7"), "per 100,000")
    ('9.4%', '£1,200k', '169.7 per 100,000')
    """
    if unit == "%":
        return f"{plain(number)}%"
    if unit in MONEY_ENDINGS:
        return ("−" if number < 0 else "") + f"£{plain(abs(number))}{MONEY_ENDINGS[unit or '£']}"
    return plain(number) if unit in (None, "count") else f"{plain(number)} {unit}"


def amount(value: PublishedValue) -> str:
    """A published value as an answer writes it: its number with unit and, of a change aimed at, its kind; or the words of the cell."""
    if value.value is None:
        return f"“{oneline(value.raw)}”"
    return " ".join([with_unit(value.value, value.unit), *sorted(OF_CHANGE & set(value.qualifiers))])


def rated(value: PublishedValue) -> str:
    """The rating in words and letters, as printed; empty for none."""
    if value.rating is None:
        return f"“{value.rating_raw}”" if value.rating_raw else ""
    shown = " by colour" if value.rating_source is RatingSource.COLOUR else ""
    return f"**{value.rating.value}** ({RATING_LETTERS[value.rating]}){shown}"


def name_of(value: PublishedValue) -> str:
    """Title and reference, without the marks of emphasis and footnotes that a title may carry."""
    title = oneline(MARKUP.sub("", value.title))
    return f"{title} ({value.ref})" if value.ref else title


def at(period: str | None) -> str:
    """ "at Q2 2016/17", "in 2016/17", "(period not stated)"."""
    if period is None:
        return "(period not stated)"
    return ("at " if QUARTER.fullmatch(period) or DAY.fullmatch(period) else "in ") + in_words(period)


def rounded(number: Decimal, places: int = 1) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def oneline(text: str) -> str:
    return " ".join(text.split())


def listed(parts: Sequence[str], last: str = "and") -> str:
    """
    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
