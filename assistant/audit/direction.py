"""Rule `direction`: a printed direction of travel must agree with the two results that it compares.

With polarity the sign of (result - compared result) says Improving or Worsening. Checked only where the report prints both results, the
periods compared and no method of its own; arrows where its key or its other arrows tell what they show (`arrows.py`). Silent on monitored
and cumulative figures, on values of another basis or a new method, and wherever the rounding of the two results leaves the sign open.

"Same" for two different results is an error only where the report itself calls an equal or smaller change Improving or Worsening: it may
call small changes the same without saying so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.audit.arrows import Drawn, Travel, arrow_of, readings
from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, Words, finding_of
from assistant.audit.rows import Row, may_be_cumulative
from assistant.model import Finding
from assistant.prose.sentences import sentences
from assistant.rounding import allowed, around, decimals
from ingest.model import Basis, Document, KeyMethod, Measure, Polarity, PublishedValue, Rated, RatingKey
from ingest.values.period import contains, financial_year_of, parse_period

RULE = "direction"


# Words that reports print for a direction of travel. Bare arrows are not among them: they may show the number or the performance.
WORDS = {
    Travel.IMPROVING: ("improving", "improved", "improvement", "better"),
    Travel.WORSENING: ("worsening", "worsened", "worse", "declining", "declined", "deteriorating", "deteriorated"),
    Travel.SAME: ("same", "no change", "unchanged", "static", "stable", "maintained"),
}
TRAVEL_OF = {word: travel for travel, words in WORDS.items() for word in words}
NUMBER = re.compile(r"(?<![\d,.])\d+\.\d+")
CLOSER = re.compile(
    r"\bcompared (?:to|with) (?P<then>\d+\.\d+)(?P<sign>%?) (?:at|in|for|of) (?P<when>(?:Q[1-4]|[A-Z][a-z]+)(?: \d{4}(?:/\d\d)?)?)"
)
NOT_COMPARABLE = frozenset({"new method", "not comparable", "provisional", "suppressed"})
BETTER = {Polarity.HIGHER: "bigger is better", Polarity.LOWER: "smaller is better"}
# Verbs with which a title itself says which way is better, as good as a printed polarity.
AIMS = re.compile(r"(?:increase|improve|reduce|decrease|minimise|maximise|raise|lower)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A printed direction with the results it compares and what they say; `computed` is None when rounding leaves it open, `printed`
    where nothing tells what an arrow means."""

    row: Row
    direction: PublishedValue
    now: PublishedValue
    then: PublishedValue
    printed: Travel | None
    computed: Travel | None
    change: Decimal


def findings(report: Audited) -> Iterator[Finding]:
    """The directions of a report that its own results contradict."""
    arrows = _arrows(report.report.keys)
    compared = _with_arrows([one for row in report.rows for one in _compared(row, arrows)])
    smallest = _smallest_change_named(compared)
    for one in compared:
        if one.computed is not None and one.computed is not one.printed:
            yield _finding(one, smallest, report.document)
        elif one.computed is None and (closer := _in_comment(one)) is not None:
            yield from _closer_finding(one, closer, report.document)


def _arrows(keys: Sequence[RatingKey]) -> Mapping[str, Travel]:
    """What the marks of the report's own key to directions mean; empty where it has none, or one that follows a trend of many periods."""
    known: dict[str, Travel] = {}
    for key in keys:
        if key.rates is Rated.DIRECTION and key.method is not KeyMethod.REGRESSION:
            for band in key.bands:
                said = [travel for word, travel in TRAVEL_OF.items() if re.search(rf"\b{word}\b", band.words.lower())]
                if len(set(said)) == 1:
                    known[band.rating_raw.strip().lower()] = said[0]
    return known


def _compared(row: Row, arrows: Mapping[str, Travel]) -> Iterator[Compared]:
    if row.polarity not in BETTER:
        return
    for direction in row.all_of(Measure.DIRECTION):
        printed = travel_of(direction.raw) or arrows.get(direction.raw.strip().lower())
        pair = _results(row, direction)
        if (printed or arrow_of(direction.raw)) and pair and direction.method is None and _comparable(*pair):
            now, then = pair
            assert now.value is not None
            assert then.value is not None
            change = abs(now.value - then.value) / abs(then.value) if then.value else Decimal(1)
            yield Compared(row=row, direction=direction, now=now, then=then, printed=printed, computed=_travel(now, then), change=change)


def _with_arrows(compared: Sequence[Compared]) -> list[Compared]:
    """The directions whose meaning is known: those in words, and arrows that the key or the other arrows of the report explain."""
    open_ = [one for one in compared if one.printed is None]
    drawn = []
    for one in open_:
        arrow, polarity, now, then = arrow_of(one.direction.raw), one.row.polarity, one.now.value, one.then.value
        assert arrow is not None
        assert polarity is not None
        assert now is not None
        assert then is not None
        drawn.append(Drawn(arrow=arrow, polarity=polarity, change=now - then))
    read = [replace(one, printed=travel) for one, travel in zip(open_, readings(drawn), strict=True) if travel is not None]
    return [*(one for one in compared if one.printed is not None), *read]


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
    cumulative = now.basis is Basis.YEAR_TO_DATE and (then.period is None or _year(now) == _year(then))
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


def _in_comment(one: Compared) -> tuple[Decimal, Decimal] | None:
    """The two results with more digits, where the comment of the row prints them in one sentence that says what it compares."""
    now, then = one.now, one.then
    for sentence in sentences(now.comment or ""):
        compared = CLOSER.search(sentence)
        if compared is None or compared["sign"] != ("%" if now.unit == "%" else ""):
            continue
        earlier = Decimal(compared["then"])
        when = parse_period(compared["when"], year=financial_year_of(then.period))
        if when is None or then.period is None or not contains(then.period, when) or not _refines(earlier, then):
            continue
        exact = [number for text in NUMBER.findall(sentence[: compared.start()]) if _refines(number := Decimal(text), now)]
        if len(set(exact)) == 1:
            return exact[0], earlier
    return None


def _refines(number: Decimal, published: PublishedValue) -> bool:
    """Does a number with more digits round to the published one?"""
    assert published.value is not None
    return decimals(number) > decimals(published.value) and number in around(published.value)


def _closer_finding(one: Compared, closer: tuple[Decimal, Decimal], document: Document) -> Iterator[Finding]:
    now, then = closer
    polarity = one.now.polarity
    assert polarity is not None
    improved = (now > then) == (polarity is Polarity.HIGHER)
    computed = Travel.SAME if now == then else Travel.IMPROVING if improved else Travel.WORSENING
    if computed is not one.printed:
        yield finding_of(
            RULE,
            Kind.ERROR,
            one.direction,
            (one.now, one.then, Words(of=one.now, quote=one.now.comment or "")),
            document,
            recomputed=f"{computed} ({then} to {now})",
            working=f"the comment prints {now} against {then}, {BETTER[polarity]}: {computed}; printed {one.direction.raw}, for results "
            f"rounded to {one.now.value} and {one.then.value}",
            flips=True,
        )


def _finding(one: Compared, smallest: Decimal | None, document: Document) -> Finding:
    tolerated = one.printed is Travel.SAME and (smallest is None or one.change < smallest)
    polarity = one.now.polarity
    assert polarity is not None
    certain = one.now.polarity_source == "printed" or AIMS.match(one.now.title) is not None
    return finding_of(
        RULE,
        Kind.NOTE if tolerated or not certain or may_be_cumulative(one.row, one.now, one.then) else Kind.ERROR,
        one.direction,
        (one.now, one.then),
        document,
        recomputed=f"{one.computed} ({one.then.value} to {one.now.value})",
        working=f"{_dated(one.now)} against {_dated(one.then)}, {BETTER[polarity]}: {one.computed}; printed {one.direction.raw}",
        flips=True,
    )


def _dated(value: PublishedValue) -> str:
    return f"{value.value} ({value.period or 'earlier period'})"
