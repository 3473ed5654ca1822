"""How many more cases would have met a target: from the printed numerator and denominator, the denominator held fixed.

68 of 725 is 9.4% against a target of 9.9%: 0.099 × 725 = 71.775, so 72 cases are needed, 4 more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.tools.distance_to_target import target_for
from assistant.tools.look_up import decimals
from ingest.model import Measure, Polarity, PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """`needed` is the least number of cases that meets the target (the most, where lower is better), `exact` the same before rounding to
    whole cases; `more` is needed − numerator: above 0 too few cases, below 0 too many; 0 where the target is met.

    `needed_rounded` is the number from which the share, rounded as the target is printed, shows the target.
    """

    result: PublishedValue
    target: PublishedValue
    numerator: PublishedValue
    denominator: PublishedValue
    exact: Decimal
    needed: Decimal
    more: Decimal
    needed_rounded: Decimal


def cases_to_target(result: PublishedValue, values: Sequence[PublishedValue]) -> Cases | None:
    """None where the result is no percentage, its target, numerator or denominator is not printed, or its polarity is unknown."""
    target = target_for(result, values)
    fraction = fraction_of(result, values)
    if target is None or fraction is None or result.unit != "%" or target.unit != "%" or target.value is None:
        return None
    numerator, denominator = fraction
    polarity = result.polarity or target.polarity
    if polarity not in (Polarity.HIGHER, Polarity.LOWER) or not numerator.value or not denominator.value:
        return None
    higher = polarity is Polarity.HIGHER
    half = Decimal("0.5").scaleb(-decimals(target))
    exact = target.value * denominator.value / 100
    nearly = (target.value - half if higher else target.value + half) * denominator.value / 100
    rounding = ROUND_CEILING if higher else ROUND_FLOOR
    needed, needed_rounded = exact.to_integral_value(rounding), nearly.to_integral_value(rounding)
    short = needed > numerator.value if higher else needed < numerator.value
    return Cases(
        result=result, target=target, numerator=numerator, denominator=denominator, exact=exact, needed=needed,
        more=needed - numerator.value if short else Decimal(0), needed_rounded=needed_rounded,
    )  # fmt: skip


def fraction_of(result: PublishedValue, values: Sequence[PublishedValue]) -> tuple[PublishedValue, PublishedValue] | None:
    """Numerator and denominator printed in one row for the result's period, its own report's first; None where no report prints both."""
    parts = [value for value in values if value.period == result.period and value.value is not None]
    numerators = [value for value in parts if value.measure is Measure.NUMERATOR]
    for numerator in sorted(numerators, key=lambda one: (one.places[0].document_id != result.places[0].document_id, one.id)):
        for denominator in sorted(parts, key=lambda one: one.id):
            same = denominator.places[0].document_id == numerator.places[0].document_id and denominator.row_text == numerator.row_text
            if denominator.measure is Measure.DENOMINATOR and same:
                return numerator, denominator
    return None
