"""The change of an indicator from one period to another, exactly, with its direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.periods import QUARTER, YEAR
from ingest.model import Basis, Measure, Polarity, PublishedValue

CUMULATIVE_RATIO = Decimal("1.5")  # an annual target at least this many times a quarter's target means figures that add up over the year


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`absolute` is after − before in the unit of the values (percentage points for %), `relative` the same in per cent of before.

    `relative` is None where `before` is 0. `cumulative` figures add up over the year, so that their change has no direction.
    """

    before: PublishedValue
    after: PublishedValue
    absolute: Decimal
    relative: Decimal | None
    direction: Direction
    cumulative: bool


def compare(before: PublishedValue, after: PublishedValue, values: Sequence[PublishedValue]) -> Change | None:
    """The change between two values of one indicator, `values` being all of it; None where one has no number or their units differ."""
    if before.value is None or after.value is None or (before.unit != after.unit and None not in (before.unit, after.unit)):
        return None
    absolute = after.value - before.value
    relative = absolute / before.value * 100 if before.value else None
    polarity = after.polarity or before.polarity
    cumulative = is_cumulative(values) and _same_year(before.period, after.period)
    return Change(
        before=before,
        after=after,
        absolute=absolute,
        relative=relative,
        direction=_direction(absolute, polarity, cumulative),
        cumulative=cumulative,
    )


def _direction(absolute: Decimal, polarity: Polarity | None, cumulative: bool) -> Direction:
    if absolute == 0:
        return Direction.SAME
    if cumulative or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return Direction.CHANGED
    return Direction.BETTER if (absolute > 0) == (polarity is Polarity.HIGHER) else Direction.WORSE


def _same_year(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one[:7] == other[:7]


def is_cumulative(values: Sequence[PublishedValue]) -> bool:
    """True where the figures add up from the beginning of the year: said so, or the target of a quarter is far below that of its year."""
    if any(value.basis is Basis.YEAR_TO_DATE for value in values if value.measure is Measure.RESULT):
        return True
    targets = [value for value in values if value.measure is Measure.TARGET and value.value is not None and value.unit != "%"]
    yearly = {value.period: value.value for value in targets if value.period and YEAR.fullmatch(value.period)}
    quarterly = [(value.period[:7], value.value) for value in targets if value.period and QUARTER.fullmatch(value.period)]
    return any(
        part and whole is not None and whole >= CUMULATIVE_RATIO * part
        for year, part in quarterly
        if part is not None and (whole := yearly.get(year)) is not None
    )
