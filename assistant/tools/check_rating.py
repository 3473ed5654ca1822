"""Whether a published rating follows from the published figures: target met or missed exactly, and every band that a scale could give.

No scale reproduces all published ratings, and reports rarely state the baseline of "targeted improvement": so every candidate is shown with
the baseline it rests on and the leeway that rounding leaves, and none is chosen silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.meaning.periods import order, shifted, span_of
from assistant.rounding import Interval
from assistant.rules import Scale, ratings_at, scale_named, scales_of, standing
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.trend import trend
from ingest.model import Document, KeyMethod, Measure, Polarity, PublishedValue, Rating, RatingKey


class Rule(StrEnum):
    RATIO = "ratio of result to target"
    IMPROVEMENT = "targeted improvement"
    TOLERANCE = "distance from the target"
    FLOOR = "target and floor standard"
    TARGET = "target met or missed"


RULES = {
    KeyMethod.RATIO: Rule.RATIO,
    KeyMethod.TARGETED_IMPROVEMENT: Rule.IMPROVEMENT,
    KeyMethod.TOLERANCE: Rule.TOLERANCE,
    KeyMethod.FLOOR: Rule.FLOOR,
    KeyMethod.TARGET: Rule.TARGET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One scale applied. `share` is per cent (None where undefined: target not better than the baseline), `rating` the band it falls in.

    `shares` is all that the rounding of the inputs allows, `ratings` the bands that it reaches: several where the verdict depends on it.
    """

    rule: Rule
    baseline: PublishedValue | None
    share: Decimal | None
    rating: Rating | None
    formula: str
    shares: Interval | None = None
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCheck:
    """`green_agrees`: does Green / not Green follow from target met / missed; None where that cannot be computed.

    `printed` where the candidates are of the report's own key.
    """

    result: PublishedValue
    target: PublishedValue | None
    distance: Distance | None
    green_agrees: bool | None
    candidates: tuple[Candidate, ...]
    printed: bool = False


def check_rating(
    result: PublishedValue,
    values: Sequence[PublishedValue],
    documents: Mapping[str, Document],
    scheme: frozenset[Rating],
    keys: Iterable[RatingKey] = (),
) -> RatingCheck:
    """The check of a result's rating; `values` are all of its indicator, `scheme` the ratings that its report uses, `keys` its own keys."""
    target = target_for(result, values)
    distance = distance_to_target(result, target) if target else None
    agrees = None
    if distance is not None and distance.met is not None and result.rating is not None:
        agrees = (distance.met or distance.within_interval) == (result.rating is Rating.GREEN)
    scales = scales_of(scheme, keys, result.scale)
    candidates: tuple[Candidate, ...] = ()
    if target is not None and distance is not None and distance.met is not None:
        candidates = tuple(candidate for scale in scales for candidate in _candidates(scale, result, target, values, documents))
    ordered = sorted(candidates, key=lambda one: one.baseline is not None)
    return RatingCheck(
        result=result,
        target=target,
        distance=distance,
        green_agrees=agrees,
        candidates=tuple(ordered),
        printed=any(scale.printed for scale in scales),
    )


def band(share: Decimal) -> Rating:
    """The band of a share of the targeted improvement, in per cent, by `rules.toml`.

    >>> band(Decimal("79.9"))
    <Rating.RED_AMBER: 'Red Amber'>
    """
    bands = scale_named(Rule.IMPROVEMENT).bands
    return next(one.rating for one in bands if one.rating and (one.lower is None or share >= (one.lower.value or 0)))


def _candidates(
    scale: Scale, result: PublishedValue, target: PublishedValue, values: Sequence[PublishedValue], documents: Mapping[str, Document]
) -> Iterator[Candidate]:
    if scale.method is KeyMethod.TARGETED_IMPROVEMENT:
        for baseline in _baselines(result, values, documents):
            yield _candidate(scale, result, target, baseline)
    elif scale.method is KeyMethod.FLOOR:
        floors = [value for value in values if value.measure is Measure.FLOOR and value.value is not None and value.period == result.period]
        if floors:
            yield _candidate(scale, result, target, floors[0])
    else:
        yield _candidate(scale, result, target, None)


def _candidate(scale: Scale, result: PublishedValue, target: PublishedValue, other: PublishedValue | None) -> Candidate:
    """The scale applied to printed figures; `other` is the baseline or the floor that it asks for."""
    floor = other if scale.method is KeyMethod.FLOOR else None
    at = standing(scale.method, result, target, baseline=None if floor else other, floor=floor)
    exact = standing(scale.method, result, target, baseline=None if floor else other, floor=floor, rounding=False)
    best = ratings_at(scale, exact) if exact is not None else ()
    return Candidate(
        rule=RULES[scale.method],
        baseline=other,
        share=at.share if at is not None else None,
        rating=best[0] if best else None,
        formula=_formula(scale.method, result, target, other),
        shares=at.shares if at is not None else None,
        ratings=ratings_at(scale, at) if at is not None else (),
    )


def _formula(method: KeyMethod, result: PublishedValue, target: PublishedValue, other: PublishedValue | None) -> str:
    r, t, b = result.value, target.value, other.value if other is not None else None
    lower = (result.polarity or target.polarity) is Polarity.LOWER
    if method is KeyMethod.TARGETED_IMPROVEMENT:
        return f"({r} − {b}) / ({t} − {b})"
    if method is KeyMethod.FLOOR:
        return f"{r} against target {t} and floor {b}"
    if method is KeyMethod.RATIO:
        return f"{t} / {r}" if lower else f"{r} / {t}"
    return f"({r} − {t}) / {t}" if lower else f"({t} − {r}) / {t}"


def _baselines(result: PublishedValue, values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> tuple[PublishedValue, ...]:
    """The printed results that a targeted improvement may start from: the quarter before, the same quarter and the outturn of last year."""
    if result.period is None:
        return ()
    points = {point.value.period: point.value for point in trend(values, documents)}
    quarter_before = shifted(result.period, quarters=-1)
    year_before = shifted(result.period, years=-1)
    wanted = [one.period for one in (quarter_before, year_before) if one is not None]
    if span := span_of(result.period):
        wanted.append(f"{span[0].year - (span[0].month < 4) - 1}/{(span[0].year - (span[0].month < 4)) % 100:02d}")
    found = [points[period] for period in dict.fromkeys(wanted) if period in points and period != result.period]
    return tuple(sorted(found, key=lambda value: order(value.period), reverse=True))
