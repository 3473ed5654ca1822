"""Rule `rating`: a printed rating must be one that the printed figures can give.

Green or not Green follows from the target met or missed. A rating is an error where the report's own key says otherwise of the result,
or, without a key, where the report's other rows show which rule it follows: at least `FEWEST` of them, hardly any against it, and no
Green for a miss that is larger. Bands of a missed target are judged by a printed key alone; one that no scale could give with any printed
baseline is a note, as no report's bands can be reproduced fully.

Silent on targets of another period, on text targets, on monitored figures, on targets met within a confidence interval, and wherever the
rounding of the result leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, finding_of
from assistant.audit.rows import Row
from assistant.model import Finding
from assistant.rules import NEEDS_BASELINE, Scale, Standing, is_met, ratings_at, scales_of, standing
from assistant.tools.distance_to_target import says_interval
from ingest.model import KeyMethod, Measure, PublishedValue, Rating

RULE = "rating"
FEWEST = 8  # rows that follow a rule before a row that does not is an error: three coincide in one report of ten, eight never did
MOST_AGAINST = 0.1  # of the rows that may break the rule, this one included


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A rated result with the target and floor of its row; `met` is None where rounding leaves it open."""

    row: Row
    result: PublishedValue
    target: PublishedValue
    floor: PublishedValue | None
    at: Standing

    @property
    def green(self) -> bool:
        return self.result.rating is Rating.GREEN

    @property
    def met(self) -> bool | None:
        return is_met(self.at)

    @property
    def miss(self) -> Decimal:
        """By how much the target is missed, as a share of it; below 0 where it is passed."""
        assert self.target.value is not None
        return self.at.points.low / abs(self.target.value) if self.target.value else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What the rated rows of a report show of its rule.

    Of the `telling` rows, where rounding leaves nothing open, so many `follow` Green for a target met. `least_miss` is the smallest one
    that is not Green, None without any. Of the rows `with_floor` so many are rated `by_floor`.
    """

    telling: int
    follow: int
    least_miss: Decimal | None
    with_floor: int
    by_floor: int


def findings(report: Audited) -> Iterator[Finding]:
    """The ratings that the report's own figures contradict."""
    rated = [one for row in report.rows for one in _rated(row)]
    example = _example(rated)
    used = frozenset(one.result.rating for one in rated if one.result.rating is not None)
    for one in rated:
        scales = scales_of(used, report.report.keys, one.result.scale)
        printed = [scale for scale in scales if scale.printed]
        found = _by_key(one, printed[0]) if printed else _by_example(one, example)
        open_ = all(scale.method in NEEDS_BASELINE for scale in printed)  # no key, or one that does not say where improvement starts
        if found is None and open_ and one.met is False and not one.green:
            found = _unexplained(one, scales)
        if found is not None:
            yield _finding(one, *found, report)


def _rated(row: Row) -> Iterator[Rated]:
    result = row.result
    if result is None or result.rating is None or result.value is None or result.rating_source is None:
        return
    target = row.target(result.period)
    if target is None or target.unit != result.unit or _differ(result, target):
        return
    floor = row.only(Measure.FLOOR, result.period)
    at = standing(KeyMethod.TOLERANCE, result, target, floor=floor)
    if at is not None and not says_interval(result, target):
        yield Rated(row=row, result=result, target=target, floor=floor, at=at)


def _differ(result: PublishedValue, target: PublishedValue) -> bool:
    """Is the basis of the two known and not the same?"""
    return result.basis is not target.basis and None not in (result.basis, target.basis)


Found = tuple[Kind, str]  # the class of a finding and the ratings that the figures give, as words


def _by_key(one: Rated, scale: Scale) -> Found | None:
    """What the report's own key says against the rating."""
    if scale.method in NEEDS_BASELINE:
        return _against(one, Kind.ERROR) if _splits(one) else None
    at = standing(scale.method, one.result, one.target, floor=one.floor)
    possible = ratings_at(scale, at) if at is not None else ()
    known = {band.rating for band in scale.bands}
    if not possible or one.result.rating in possible or one.result.rating not in known:
        return None
    return Kind.ERROR, " or ".join(rating.value for rating in possible)


def _example(rated: Sequence[Rated]) -> Example:
    telling = [one for one in rated if one.met is not None]
    with_floor = [one for one in rated if one.at.beyond_floor is not None]
    return Example(
        telling=len(telling),
        follow=sum(not _splits(one) for one in telling),
        least_miss=min((one.miss for one in telling if not one.green and one.miss > 0), default=None),
        with_floor=len(with_floor),
        by_floor=sum(one.result.rating in _at_floor(one) for one in with_floor),
    )


def _by_example(one: Rated, example: Example) -> Found | None:
    """What the other rows of the report show of its rule."""
    if not _splits(one):
        return _by_floor(one, example)
    others, against = example.telling - 1, example.telling - example.follow
    shown = example.follow >= FEWEST and against <= max(1, MOST_AGAINST * others)
    tolerated = one.green and (example.least_miss is None or one.miss < example.least_miss)
    return _against(one, Kind.ERROR if shown and not tolerated else Kind.NOTE)


def _by_floor(one: Rated, example: Example) -> Found | None:
    """Amber at the floor standard and Red below, where the report prints floors and its other rows follow them."""
    possible = _at_floor(one)
    if not possible or one.result.rating in possible:
        return None
    against = example.with_floor - example.by_floor
    if example.by_floor < FEWEST or against > max(1, MOST_AGAINST * example.with_floor):
        return None
    return Kind.ERROR, " or ".join(rating.value for rating in possible)


def _at_floor(one: Rated) -> tuple[Rating, ...]:
    """The ratings by target and floor; none for a row without floor."""
    if one.at.beyond_floor is None:
        return ()
    scale = next((scale for scale in scales_of({Rating.AMBER}) if scale.method is KeyMethod.FLOOR), None)
    return ratings_at(scale, one.at) if scale is not None else ()


def _splits(one: Rated) -> bool:
    """Is it Green for a missed target, or another rating for one that is met?"""
    return one.met is not None and one.met != one.green


def _against(one: Rated, kind: Kind) -> Found:
    return kind, "Green" if one.met else "not Green"


def _unexplained(one: Rated, scales: Sequence[Scale]) -> Found | None:
    """A note where no scale gives the band of a missed target, whichever printed result it starts from."""
    possible: list[Rating] = []
    for scale in scales:
        baselines: list[PublishedValue | None] = [None]
        if scale.method in NEEDS_BASELINE:
            earlier = [value for value in one.row.all_of(Measure.RESULT) if value is not one.result and value.unit == one.result.unit]
            baselines = list(earlier)
        for baseline in baselines:
            at = standing(scale.method, one.result, one.target, baseline=baseline, floor=one.floor)
            possible += ratings_at(scale, at) if at is not None else ()
    if not possible or one.result.rating in possible:
        return None
    return Kind.NOTE, " or ".join(rating.value for rating in dict.fromkeys(possible))


def _finding(one: Rated, kind: Kind, given: str, report: Audited) -> Finding:
    result, target = one.result, one.target
    floor = f", floor {one.floor.raw}" if one.floor else ""
    outcome = {True: "target met", False: "target missed", None: "target met or missed by rounding"}[one.met]
    better = "bigger" if (result.polarity or target.polarity) == "higher" else "smaller"
    sources = [target, *([one.floor] if one.floor else [])]
    return finding_of(
        RULE,
        kind,
        result,
        sources,
        report.document,
        shown=result.rating.value if result.rating else None,
        recomputed=f"{given} ({result.value} against a target of {target.value}{floor})",
        working=f"result {result.value}, target {target.value}{floor}, {better} is better: {outcome}; printed {result.raw}",
        flips=True,
    )
