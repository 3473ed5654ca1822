"""Is a figure the one expected, and if not, in what does it differ? Near misses get the name of what is wrong: a sign, a scale, a period.

value 9.40 for 9.4 is right; 9.5 is another value; -9.4 is another sign; 94 and 0.094 are another scale, and so are £m for £000;
percentage points for % are another unit; months are compared, so that `2016/17 Q2` is `2016-07..2016-09`
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from eval.asked import Expected
from eval.compare_text import as_decimal, months, title_key

ASPECTS = ("indicator", "measure", "period", "value", "sign", "scale", "unit", "rating")
PERCENT = frozenset({"percent", "per cent", "percentage"})
MONEY = frozenset({"£", "£000", "£k", "£m", "£bn", "£ million", "£ thousand"})

FigureRecord = dict[str, Any]


def differences(figure: FigureRecord, wanted: Expected) -> tuple[str, ...]:
    """What a figure of an answer differs in from the expected one; nothing where it is that one."""
    found = []
    if not _is_indicator(figure, wanted):
        found.append("indicator")
    if figure["measure"] != wanted.measure:
        found.append("measure")
    if wanted.periods != (None,) and months(figure["period"]) not in [months(period) for period in wanted.periods]:
        found.append("period")
    found += _of_number(as_decimal(figure["value"]), [as_decimal(value) for value in wanted.values])
    found += _of_unit(figure["unit"], wanted.unit)
    if wanted.rating is not None and figure["rating"] != wanted.rating:
        found.append("rating")
    return tuple(found)


def nearest(figures: Sequence[FigureRecord], wanted: Expected) -> FigureRecord | None:
    """The figure that differs in least from the expected one; the first of several. An equal number weighs more than an equal name."""

    def distance(figure: FigureRecord) -> tuple[int, int]:
        different = differences(figure, wanted)
        return len(different), int("indicator" in different)

    return min(figures, key=distance, default=None)


def unit_of(unit: str | None) -> str | None:
    """A unit in one form.

    >>> unit_of("per cent"), unit_of("per 10,000")
    ('%', 'per 10000')
    """
    if unit is None:
        return None
    flat = " ".join(str(unit).split()).casefold().replace(",", "")
    return "%" if flat in PERCENT else flat


def _is_indicator(figure: FigureRecord, wanted: Expected) -> bool:
    """The reference decides; where there is none, the title, if it is known."""
    if figure["ref"] not in wanted.refs:
        return False
    return figure["ref"] is not None or wanted.title is None or title_key(figure["title"]) == title_key(wanted.title)


def _of_number(given: Decimal | None, allowed: Sequence[Decimal | None]) -> tuple[str, ...]:
    if given in allowed:
        return ()
    numbers = [number for number in allowed if number is not None]
    if given is None:
        return ("value",)
    if any(given == -number for number in numbers):
        return ("sign",)
    if any(_is_power_of_ten(given, number) for number in numbers):
        return ("scale",)
    return ("value",)


def _is_power_of_ten(one: Decimal, other: Decimal) -> bool:
    """Whether the digits are the same and only their place differs.

    >>> _is_power_of_ten(Decimal("94"), Decimal("9.40")), _is_power_of_ten(Decimal("95"), Decimal("9.4"))
    (True, False)
    """
    if not one or not other:
        return False
    return one.normalize().as_tuple()[:2] == other.normalize().as_tuple()[:2]


def _of_unit(given: str | None, wanted: str | None) -> tuple[str, ...]:
    if wanted is None or unit_of(given) == unit_of(wanted):
        return ()
    both_money = given is not None and {unit_of(given), unit_of(wanted)} <= MONEY
    return ("scale",) if both_money else ("unit",)
