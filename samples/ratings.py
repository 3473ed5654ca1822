"""The two rating schemes of the samples as their keys print them, and the colours of their cells."""

from __future__ import annotations

from decimal import Decimal

# Thornmere: (rating, letters in a value cell, fill, share of the target that may be missed, the key's words for indicators, for activities)
BANDS = (
    ("Green", "G", "#00B050", Decimal(0), "Target met or exceeded", "Done, or on course to be done by the agreed date"),
    ("Green Amber", "GA", "#92D050", Decimal("0.05"), "Target missed by up to 5%", "Behind, but will be made up within the quarter"),
    ("Red Amber", "RA", "#F79646", Decimal("0.10"), "Target missed by more than 5% and up to 10%", "Behind, and a decision is needed"),
    ("Red", "R", "#FF0000", None, "Target missed by more than 10%", "Will not be done as agreed"),
)
LETTERS = {name: letters for name, letters, *_ in BANDS}
FILLS = {name: fill for name, _, fill, *_ in BANDS}

# Wealdshire: (rating, fill, ink, words of the key)
FLOOR_BANDS = (
    ("Green", "#4EA72E", "#FFFFFF", "Target has been achieved or exceeded"),
    ("Amber", "#FFC000", "#000000", "Floor standard has been achieved but target has not been met"),
    ("Red", "#C00000", "#FFFFFF", "Floor standard has not been achieved"),
)


def rate_by_distance(result: Decimal, target: Decimal, polarity: str) -> str:
    """The rating of a result under the borough's key.

    >>> rate_by_distance(Decimal("7.0"), Decimal("7.5"), "higher")
    'Red Amber'
    """
    missed = (target - result if polarity == "higher" else result - target) / target
    return next(name for name, _, _, limit, *_ in BANDS if limit is None or missed <= limit)


def rate_by_floor(result: Decimal, target: Decimal, floor: Decimal, polarity: str) -> str:
    """The rating of a result under the county's key.

    >>> rate_by_floor(Decimal(90), Decimal(92), Decimal(88), "higher")
    'Amber'
    """
    sign = 1 if polarity == "higher" else -1
    if result * sign >= target * sign:
        return "Green"
    return "Amber" if result * sign >= floor * sign else "Red"


def direction(now: Decimal, before: Decimal, polarity: str) -> str:
    """'Improving', 'Worsening' or 'Same', by which way is better."""
    if now == before:
        return "Same"
    return "Improving" if (now > before) == (polarity == "higher") else "Worsening"
