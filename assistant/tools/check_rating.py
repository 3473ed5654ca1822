"""Whether a published rating follows from the published figures: target met or missed exactly, and every band that a rule could give.

No rule reproduces all published ratings, and reports rarely state the baseline of "targeted improvement": so every candidate is shown with
the baseline it rests on, and none is chosen silently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.meaning.periods import order, shifted, span_of
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.trend import trend
from ingest.model import Document, Measure, Polarity, PublishedValue, Rating

# Bands of the four-colour scheme, lowest per cent first reached; its keys leave the edges open and say "or more" in words.
BANDS: tuple[tuple[Decimal, Rating], ...] = (
    (Decimal(100), Rating.GREEN),
    (Decimal(80), Rating.GREEN_AMBER),
    (Decimal(65), Rating.RED_AMBER),
)
FOUR_COLOURS = frozenset({Rating.GREEN_AMBER, Rating.RED_AMBER})


class Rule(StrEnum):
    RATIO = "ratio of result to target"
    IMPROVEMENT = "targeted improvement"
    FLOOR = "target and floor standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One rule applied. `share` is per cent (None where undefined: target not better than the baseline), `rating` the band it falls in."""

    rule: Rule
    baseline: PublishedValue | None
    share: Decimal | None
    rating: Rating | None
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCheck:
    """`green_agrees`: does Green / not Green follow from target met / missed; None where that cannot be computed."""

    result: PublishedValue
    target: PublishedValue | None
    distance: Distance | None
    green_agrees: bool | None
    candidates: tuple[Candidate, ...]


def check_rating(
    result: PublishedValue, values: Sequence[PublishedValue], documents: Mapping[str, Document], scheme: frozenset[Rating]
) -> RatingCheck:
    """The check of a result's rating; `values` are all of its indicator, `scheme` the ratings that its report uses."""
    target = target_for(result, values)
    distance = distance_to_target(result, target) if target else None
    agrees = None
    if distance is not None and distance.met is not None and result.rating is not None:
        agrees = (distance.met or distance.within_interval) == (result.rating is Rating.GREEN)
    candidates: tuple[Candidate, ...] = ()
    if target is not None and distance is not None and distance.met is not None:
        if scheme & FOUR_COLOURS:
            candidates = (_ratio(result, target), *(_improvement(result, target, one) for one in _baselines(result, values, documents)))
        else:
            candidates = _floor(result, target, distance, values)
    return RatingCheck(result=result, target=target, distance=distance, green_agrees=agrees, candidates=candidates)


def band(share: Decimal) -> Rating:
    """
    >>> band(Decimal("79.9"))
    <Rating.RED_AMBER: 'Red Amber'>
    """
    return next((rating for least, rating in BANDS if share >= least), Rating.RED)


def _ratio(result: PublishedValue, target: PublishedValue) -> Candidate:
    above, below = (result, target) if _higher(result, target) else (target, result)
    if (not above.value and not below.value) or not below.value:
        return Candidate(rule=Rule.RATIO, baseline=None, share=None, rating=None, formula="")
    share = (above.value or Decimal(0)) / below.value * 100
    return Candidate(rule=Rule.RATIO, baseline=None, share=share, rating=band(share), formula=f"{above.value} / {below.value}")


def _improvement(result: PublishedValue, target: PublishedValue, baseline: PublishedValue) -> Candidate:
    gained = (result.value or Decimal(0)) - (baseline.value or Decimal(0))
    aimed = (target.value or Decimal(0)) - (baseline.value or Decimal(0))
    formula = f"({result.value} − {baseline.value}) / ({target.value} − {baseline.value})"
    if aimed == 0 or (aimed > 0) != _higher(result, target):
        return Candidate(rule=Rule.IMPROVEMENT, baseline=baseline, share=None, rating=None, formula=formula)
    share = gained / aimed * 100
    return Candidate(rule=Rule.IMPROVEMENT, baseline=baseline, share=share, rating=band(share), formula=formula)


def _higher(result: PublishedValue, target: PublishedValue) -> bool:
    return (result.polarity or target.polarity) is not Polarity.LOWER


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


def _floor(result: PublishedValue, target: PublishedValue, distance: Distance, values: Sequence[PublishedValue]) -> tuple[Candidate, ...]:
    """Green at target, Amber at the floor standard, Red below: only where the report prints a floor for the period."""
    floors = [value for value in values if value.measure is Measure.FLOOR and value.value is not None and value.period == result.period]
    if not floors:
        return ()
    beyond = distance_to_target(result, floors[0])
    rating = Rating.GREEN if distance.met else (Rating.AMBER if beyond is not None and beyond.met else Rating.RED)
    formula = f"{result.value} against target {target.value} and floor {floors[0].value}"
    return (Candidate(rule=Rule.FLOOR, baseline=floors[0], share=None, rating=rating, formula=formula),)
