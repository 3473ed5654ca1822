"""Two published numbers in one unit, so that one can be taken from the other: money in one magnitude, everything else only as printed."""

from __future__ import annotations

from decimal import Decimal

from ingest.model import PublishedValue

POUNDS = {"£": Decimal(1), "£000": Decimal(1000), "£m": Decimal(1_000_000), "£bn": Decimal(1_000_000_000)}
BARE = frozenset({None, "count"})  # numbers printed without any unit


def number_in(value: PublishedValue, unit: str | None) -> Decimal | None:
    """The number of a published value told in `unit`; None where it has no number, or another unit that is not the same at another scale.

    A unit that only one of two figures prints is not taken for the other's. "£500k" in "£m" is 0.5.
    """
    if value.value is None:
        return None
    if value.unit == unit or {value.unit, unit} <= BARE:
        return value.value
    if value.unit in POUNDS and unit in POUNDS:
        return short(value.value * POUNDS[value.unit] / POUNDS[unit])
    return None


def short(number: Decimal) -> Decimal:
    """The number without the noughts that a change of scale leaves after the point.

    >>> short(Decimal("0.500")), short(Decimal("1200.00"))
    (Decimal('0.5'), Decimal('1200'))
    """
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
