"""Indicators put in order: by distance to target, by change since an earlier period, or by the figure itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.meaning.periods import QUARTER, AskedPeriod, order, shifted, span_of
from assistant.tools.beside_annual import beside_annual
from assistant.tools.compare import Change, Direction, compare
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.list_indicators import Row
from assistant.tools.look_up import look_up
from ingest.model import Document, Measure, Polarity, PublishedValue


class Order(StrEnum):
    """What to put first."""

    SHORT = "furthest short of target"
    BEYOND = "furthest beyond target"
    NEAR = "closest to target"
    BETTER = "improved most"
    WORSE = "worsened most"
    UP = "risen most"
    DOWN = "fallen most"
    CHANGED = "changed most"
    HIGHEST = "highest"
    LOWEST = "lowest"


OF_TARGET = frozenset({Order.SHORT, Order.BEYOND, Order.NEAR})
OF_VALUE = frozenset({Order.HIGHEST, Order.LOWEST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One indicator with what it is ranked by: `key` is larger for those that come first."""

    row: Row
    key: Decimal
    distance: Distance | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """`ranked` best first; `compared` is how many could be ranked at all; `running` how many were left out as running totals of a year.

    `relative` is True where changes are ranked in per cent of the earlier figure because their units differ.
    """

    ranked: tuple[Ranked, ...]
    compared: int
    running: int = 0
    relative: bool = False


def by_target(rows: Sequence[Row], wanted: Order) -> Ranking:
    """Rows with a numeric result and target, ranked by the distance in per cent of the target."""
    ranked = []
    compared = 0
    for row in rows:
        target = target_for(row.value, row.indicator.targets)
        distance = distance_to_target(row.value, target) if target is not None else _beside_year(row)
        if distance is None or distance.variance is None or distance.met is None:
            continue
        compared += 1
        met = distance.met or distance.within_interval
        size = abs(distance.variance)
        if wanted is Order.NEAR or (wanted is Order.SHORT and not met) or (wanted is Order.BEYOND and distance.met and size):
            ranked.append(Ranked(row=row, key=-size if wanted is Order.NEAR else size, distance=distance))
    return Ranking(ranked=_ordered(ranked), compared=compared)


def _beside_year(row: Row) -> Distance | None:
    """The distance to the year's target; None where the report sets targets for parts of a year, which rise to the one of the year."""
    document_id = row.value.places[0].document_id
    parts = [one for one in row.indicator.targets if one.places[0].document_id == document_id and QUARTER.fullmatch(one.period or "")]
    return None if any(one.value is not None for one in parts) else beside_annual(row.value, row.indicator.values)


def has_distance(row: Row) -> bool:
    """True where the row can be ranked by its distance to target."""
    return by_target([row], Order.SHORT).compared == 1


def by_change(
    rows: Sequence[Row], wanted: Order, before: AskedPeriod | None, documents: Mapping[str, Document], *, years: bool = False
) -> Ranking:
    """Rows with an earlier figure of the same kind, ranked by the change: in their unit where all share one, else in per cent."""
    changes: list[tuple[Row, Change]] = []
    running = 0
    for row in rows:
        earlier = _earlier(row, before, documents, years=years)
        change = compare(earlier, row.value, row.indicator.values, running=row.indicator.running) if earlier is not None else None
        if change is None:
            continue
        if change.cumulative or change.unlike:
            running += 1
        else:
            changes.append((row, change))
    relative = len({change.after.unit for _, change in changes}) > 1
    ranked = []
    for row, change in changes:
        size = change.relative if relative else change.absolute
        if size is not None and (key := _key(wanted, size, change)) is not None:
            ranked.append(Ranked(row=row, key=key, change=change))
    return Ranking(ranked=_ordered(ranked), compared=len(changes), running=running, relative=relative)


def by_value(rows: Sequence[Row], wanted: Order) -> Ranking:
    """Rows of the unit that most of them have, ranked by the figure."""
    numbers = [row for row in rows if row.value.value is not None]
    units = Counter(row.value.unit for row in numbers)
    most = max(units, key=lambda unit: (units[unit], unit or ""), default=None)
    same = [row for row in numbers if row.value.unit == most]
    sign = 1 if wanted is Order.HIGHEST else -1
    return Ranking(ranked=_ordered([Ranked(row=row, key=sign * (row.value.value or Decimal(0))) for row in same]), compared=len(same))


def _ordered(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    return tuple(sorted(ranked, key=lambda one: (-one.key, one.row.indicator.key)))


def _key(wanted: Order, size: Decimal, change: Change) -> Decimal | None:
    """The size of a change in the wanted direction; None for a change in another one."""
    if wanted in (Order.BETTER, Order.WORSE):
        direction = Direction.BETTER if wanted is Order.BETTER else Direction.WORSE
        return abs(size) if change.direction is direction else None
    if wanted is Order.CHANGED:
        return abs(size) if size else None
    signed = size if wanted is Order.UP else -size
    return signed if signed > 0 else None


def _earlier(row: Row, before: AskedPeriod | None, documents: Mapping[str, Document], *, years: bool) -> PublishedValue | None:
    """The figure to compare with: of `before`, else of the quarter before or (`years`) the year before."""
    value = row.value
    if value.period is None or value.value is None or (value.polarity is Polarity.MONITOR and value.period is None):
        return None
    period = before or shifted(value.period, years=-1) if years or before is not None else shifted(value.period, quarters=-1)
    if period is None:
        return None
    exact = row.indicator.by_span.get((period.start, period.end)) if span_of(period.period) == (period.start, period.end) else None
    found = look_up(exact or row.indicator.results, Measure.RESULT, period, documents, report=value.places[0].document_id).value
    return found if found is not None and found.period != value.period and order(found.period) < order(value.period) else None
