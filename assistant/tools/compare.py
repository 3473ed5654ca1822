"""The change of an indicator from one period to another, exactly, with its direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from assistant.meaning.periods import QUARTER, YEAR, span_of
from assistant.tools.in_one_unit import BARE, number_in
from ingest.model import Basis, Measure, Polarity, PublishedValue

CUMULATIVE_WORDS = re.compile(
    r"\bcumulative|\byear[- ]to[- ]date\b|\bso far this year\b|\bsince (?:1 |the start of |the beginning of )?april\b"
    r"|\bsince the (?:start|beginning) of the (?:financial )?year\b",
    re.IGNORECASE,
)
SAME_LENGTH = Decimal("1.3")  # stretches of time whose lengths differ by no more than this factor may be compared as they are
CUMULATIVE_RATIO = Decimal("1.5")  # an annual target at least this many times a quarter's target means figures that add up over the year
WHOLE_YEAR = 0  # beside the numbers of quarters


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`absolute` is after − `start` in the unit of `after` (percentage points for %), `relative` the same in per cent of `start`, which
    is the number of `before` in that unit.

    `relative` is None where `start` is 0. `cumulative` figures add up over the year, and counts of stretches of time that are `unlike` in
    length are not of one kind: their change has no direction.
    """

    before: PublishedValue
    after: PublishedValue
    start: Decimal
    absolute: Decimal
    relative: Decimal | None
    direction: Direction
    cumulative: bool
    unlike: bool = False


def compare(
    before: PublishedValue, after: PublishedValue, values: Sequence[PublishedValue], *, running: bool | None = None
) -> Change | None:
    """The change between two values of one indicator, `values` being all of it; `running` is `is_cumulative` of them, where it is known.

    None where one has no number, or their units or bases differ.
    """
    start = number_in(before, after.unit)
    if start is None or after.value is None or of_unlike_bases(before, after):
        return None
    absolute = after.value - start
    relative = absolute / start * 100 if start else None
    polarity = after.polarity or before.polarity
    cumulative = (is_cumulative(values) if running is None else running) and not _same_time_of_year(before.period, after.period)
    unlike = is_amount(after) and not of_like_length(before.period, after.period)
    return Change(
        before=before,
        after=after,
        start=start,
        absolute=absolute,
        relative=relative,
        direction=_direction(absolute, polarity, cumulative or unlike),
        cumulative=cumulative,
        unlike=unlike,
    )


def _direction(absolute: Decimal, polarity: Polarity | None, cumulative: bool) -> Direction:
    if absolute == 0:
        return Direction.SAME
    if cumulative or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return Direction.CHANGED
    return Direction.BETTER if (absolute > 0) == (polarity is Polarity.HIGHER) else Direction.WORSE


def differ_in_kind(one: PublishedValue, other: PublishedValue) -> bool:
    """True where the units are not the same, a unit that one lacks included, or both bases are known and not the same."""
    return (one.unit != other.unit and not {one.unit, other.unit} <= BARE) or of_unlike_bases(one, other)


def of_unlike_bases(one: PublishedValue, other: PublishedValue) -> bool:
    """True where both bases are known and not the same."""
    return one.basis is not other.basis and None not in (one.basis, other.basis)


def is_amount(value: PublishedValue) -> bool:
    """True for counts and money, which grow with the stretch of time that they cover; shares, rates and durations do not."""
    return value.unit == "count" or (value.unit or "").startswith("£")


def _same_time_of_year(one: str | None, other: str | None) -> bool:
    """True for periods that end on the same day of different years, to which a running total has run equally long."""
    spans = [span_of(period) for period in (one, other)]
    return all(spans) and len({span[1].month for span in spans if span}) == 1 and one != other


def of_like_length(one: str | None, other: str | None) -> bool:
    """True for two periods of about the same number of days, and where one of them is not known."""
    days = [(span[1] - span[0]).days + 1 for period in (one, other) if (span := span_of(period))]
    return len(days) < 2 or max(days) <= SAME_LENGTH * min(days)


@lru_cache(maxsize=8192)
def _says_cumulative(words: str) -> bool:
    return CUMULATIVE_WORDS.search(words) is not None


def is_cumulative(values: Sequence[PublishedValue]) -> bool:
    """True where the figures add up from the beginning of the year: said so, or the target of a quarter is far below that of its year, as
    are those of quarters that stand alone, and no figures fall during a year as no sum that goes on can."""
    if any(_says_cumulative(words) for words in {value.raw if value.measure is Measure.DIRECTION else value.title for value in values}):
        return True
    if any(value.basis is Basis.YEAR_TO_DATE for value in values if value.measure is Measure.RESULT):
        return True
    return grows_with_time(values) and not any(_falls_in_a_year(values, measure) for measure in (Measure.RESULT, Measure.TARGET))


def grows_with_time(values: Sequence[PublishedValue]) -> bool:
    """True where the target of a quarter is far below that of its year: figures of stretches of unlike length are not of one kind."""
    targets = [value for value in values if value.measure is Measure.TARGET and value.value is not None and value.unit != "%"]
    if not targets:
        return False
    yearly = {value.period: value.value for value in targets if value.period and YEAR.fullmatch(value.period)}
    quarterly = [(value.period[:7], value.value) for value in targets if value.period and QUARTER.fullmatch(value.period)]
    return any(
        part and whole is not None and whole >= CUMULATIVE_RATIO * part
        for year, part in quarterly
        if part is not None and (whole := yearly.get(year)) is not None
    )


def _falls_in_a_year(values: Sequence[PublishedValue], measure: Measure) -> bool:
    """True where a quarter's figure is below one of an earlier quarter of its year, or that of the fourth is not its year's."""
    numbers: dict[str, dict[int, list[Decimal]]] = {}
    for value in values:
        if value.measure is measure and value.value is not None and value.period and value.unit != "%":
            if match := QUARTER.fullmatch(value.period):
                numbers.setdefault(value.period[:7], {}).setdefault(int(match[3]), []).append(value.value)
            elif YEAR.fullmatch(value.period):
                numbers.setdefault(value.period, {}).setdefault(WHOLE_YEAR, []).append(value.value)
    for quarters in numbers.values():
        run = [quarters[quarter] for quarter in sorted(quarters) if quarter != WHOLE_YEAR]
        if any(max(later) < min(earlier) for earlier, later in pairwise(run)):
            return True
        if WHOLE_YEAR in quarters and 4 in quarters and min(quarters[WHOLE_YEAR]) >= CUMULATIVE_RATIO * max(quarters[4]):
            return True
    return False
