"""The true numbers that a printed number allows: an interval half a unit of its last digit to each side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ingest.model import PublishedValue

EXACT_UNITS = frozenset({"count"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def __contains__(self, number: Decimal) -> bool:
        return self.low <= number <= self.high

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


def exactly(number: Decimal) -> Interval:
    return Interval(low=number, high=number)


def around(number: Decimal) -> Interval:
    """What a rounded number allows.

    >>> around(Decimal("9.4"))
    Interval(low=Decimal('9.35'), high=Decimal('9.45'))
    """
    half = Decimal(1).scaleb(-decimals(number)) / 2
    return Interval(low=number - half, high=number + half)


def allowed(published: PublishedValue) -> Interval:
    """The numbers that a published value allows; whole numbers of things are exact."""
    assert published.value is not None
    if published.unit in EXACT_UNITS and not decimals(published.value):
        return exactly(published.value)
    return around(published.value)


def decimals(number: Decimal) -> int:
    """How many digits a number prints after its point.

    >>> decimals(Decimal("9.40")), decimals(Decimal("302"))
    (2, 0)
    """
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def rounded(number: Decimal, places: int) -> Decimal:
    """A number to print, rounded half up.

    >>> rounded(Decimal("32.1333"), 1)
    Decimal('32.1')
    """
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
