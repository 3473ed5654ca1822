"""Rule `direction`: a printed direction of travel must agree with the two results that it compares.

With polarity the sign of (result - compared result) says Improving or Worsening. Checked only where the report prints both results, the
periods compared and no method of its own. Silent on monitored and cumulative figures, on values of another basis or a new method, and
wherever the rounding of the two results leaves the sign open.

"Same" for two different results is an error only where the report itself calls an equal or smaller change Improving or Worsening: it may
call small changes the same without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.audit.finding import Kind, finding_of
from assistant.audit.rounding import allowed
from assistant.audit.rows import Row
from assistant.model import Finding
from ingest.model import Basis, Document, Measure, Polarity, PublishedValue

RULE = "direction"


class Travel(StrEnum):
    IMPROVING = "Improving"
    WORSENING = "Worsening"
    SAME = "Same"


# Words that reports print for a direction of travel. Bare arrows are not among them: they may show the number or the performance.
WORDS = {
    Travel.IMPROVING: ("improving", "improved", "improvement", "better"),
    Travel.WORSENING: ("worsening", "worsened", "worse", "declining", "declined", "deteriorating", "deteriorated"),
    Travel.SAME: ("same", "no change", "unchanged", "static", "stable", "maintained"),
}
TRAVEL_OF = {word: travel for travel, words in WORDS.items() for word in words}
NOT_COMPARABLE = frozenset({"new method", "not comparable", "provisional", "suppressed"})
BETTER = {Polarity.HIGHER: "bigger is better", Polarity.LOWER: "smaller is better"}
# Verbs with which a title itself says which way is better, as good as a printed polarity.
AIMS = re.compile(r"(?:increase|improve|reduce|decrease|minimise|maximise|raise|lower)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A printed direction with the results it compares and what they say; `computed` is None when rounding leaves it open."""

    direction: PublishedValue
    now: PublishedValue
    then: PublishedValue
    printed: Travel
    computed: Travel | None
    change: Decimal


def findings(rows: Iterable[Row], document: Document) -> Iterator[Finding]:
    """The directions of a report that its own results contradict."""
    compared = [one for row in rows for one in _compared(row)]
    smallest = _smallest_change_named(compared)
    for one in compared:
        if one.computed is not None and one.computed is not one.printed:
            yield _finding(one, smallest, document)


def _compared(row: Row) -> Iterator[Compared]:
    if row.polarity not in BETTER:
        return
    for direction in row.all_of(Measure.DIRECTION):
        printed = travel_of(direction.raw)
        pair = _results(row, direction)
        if printed and pair and direction.method is None and _comparable(*pair):
            now, then = pair
            assert now.value is not None
            assert then.value is not None
            change = abs(now.value - then.value) / abs(then.value) if then.value else Decimal(1)
            yield Compared(direction=direction, now=now, then=then, printed=printed, computed=_travel(now, then), change=change)


def travel_of(raw: str) -> Travel | None:
    """The direction that a cell's words name, None for other words.

    >>> travel_of("Worsening ³"), travel_of("New for 2016/17")
    (<Travel.WORSENING: 'Worsening'>, None)
    """
    words = re.sub(r"[^a-z ]", "", raw.lower())
    return TRAVEL_OF.get(" ".join(words.split()))


def _results(row: Row, direction: PublishedValue) -> tuple[PublishedValue, PublishedValue] | None:
    """The result of the direction's period and the one it is compared with: of the period named, or the row's only other, undated one."""
    now, then = row.only(Measure.RESULT, direction.period), row.only(Measure.RESULT, direction.compared_with)
    if then is None and len(row.all_of(Measure.RESULT)) == 2:
        then = row.only(Measure.RESULT, None)
    return (now, then) if now and then and now is not then else None


def _comparable(now: PublishedValue, then: PublishedValue) -> bool:
    same_kind = now.unit == then.unit and (now.basis == then.basis or then.period is None)
    cumulative = now.basis is Basis.YEAR_TO_DATE and _year(now) == _year(then)
    return same_kind and not cumulative and not NOT_COMPARABLE & {*now.qualifiers, *then.qualifiers}


def _year(value: PublishedValue) -> str | None:
    return value.period[:7] if value.period else None


def _travel(now: PublishedValue, then: PublishedValue) -> Travel | None:
    ours, theirs = allowed(now), allowed(then)
    if ours.low == ours.high == theirs.low == theirs.high:
        return Travel.SAME
    if ours.overlaps(theirs):
        return None
    rose = ours.low > theirs.high
    return Travel.IMPROVING if rose == (now.polarity is Polarity.HIGHER) else Travel.WORSENING


def _smallest_change_named(compared: Sequence[Compared]) -> Decimal | None:
    """The smallest relative change that the report calls Improving or Worsening, rightly."""
    return min((one.change for one in compared if one.printed is not Travel.SAME and one.printed is one.computed), default=None)


def _finding(one: Compared, smallest: Decimal | None, document: Document) -> Finding:
    tolerated = one.printed is Travel.SAME and (smallest is None or one.change < smallest)
    polarity = one.now.polarity
    assert polarity is not None
    certain = one.now.polarity_source == "printed" or AIMS.match(one.now.title) is not None
    return finding_of(
        RULE,
        Kind.NOTE if tolerated or not certain or _may_be_cumulative(one) else Kind.ERROR,
        one.direction,
        (one.now, one.then),
        document,
        recomputed=f"{one.computed} ({one.then.value} to {one.now.value})",
        working=f"{_dated(one.now)} against {_dated(one.then)}, {BETTER[polarity]}: {one.computed}; printed {one.direction.raw}",
        flips=True,
    )


def _may_be_cumulative(one: Compared) -> bool:
    """Is this a count that rose within a year and may therefore be a running total? Nothing printed says so."""
    assert one.now.value is not None
    assert one.then.value is not None
    return one.now.unit == "count" and one.now.basis is None and _year(one.now) == _year(one.then) and one.now.value > one.then.value


def _dated(value: PublishedValue) -> str:
    return f"{value.value} ({value.period or 'earlier period'})"
