"""Rating scales as data (`rules.toml`) and the bands that a result can fall in, exactly, with the leeway that rounding leaves.

A report's own printed key wins; the scales of the file are candidates where it prints none. Published figures are rounded, so a share of
a target is an interval: where it reaches over an edge, several ratings are possible and the verdict depends on the rounding. A key that
tolerates a miss of "5%" of results in per cent may mean points or a share of the target: both readings are possible.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from assistant.rounding import Interval, allowed, exactly
from ingest.model import BandEdge, EdgeAt, KeyMethod, Polarity, PublishedValue, Rated, Rating, RatingBand, RatingKey

RULES = Path(__file__).with_name("rules.toml")
WHOLE = Decimal(100)
LOWER_EDGES = {"at_least": True, "above": False}  # the word for an edge in the file -> is what lies on it in the band
UPPER_EDGES = {"at_most": True, "below": False}
NEEDS_BASELINE = frozenset({KeyMethod.TARGETED_IMPROVEMENT})
COMPUTABLE = frozenset({KeyMethod.RATIO, KeyMethod.TOLERANCE, KeyMethod.FLOOR, KeyMethod.TARGET, *NEEDS_BASELINE})
SHARES = frozenset({KeyMethod.RATIO, *NEEDS_BASELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A rating scale; `printed` where the report itself states it. A report that prints a rating of `tells` may use it unstated."""

    name: str
    method: KeyMethod
    bands: tuple[RatingBand, ...]
    printed: bool = False
    tells: frozenset[Rating] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result stands: `share` of the method in per cent, as the printed figures give it, and all that their rounding allows.

    `points` is the miss in units of the result, `percentages` says that these are per cent; `beyond_target` and `beyond_floor` say by how
    much it is better than they are. None for what cannot be computed: no floor, a target of 0, or a target no better than the baseline.
    """

    share: Decimal | None
    shares: Interval | None
    points: Interval
    beyond_target: Interval
    beyond_floor: Interval | None = None
    percentages: bool = False


def scales(path: Path = RULES) -> tuple[Scale, ...]:
    """The scales of a file in the form of `rules.toml`, in its order."""
    return _scales(path, path.stat().st_mtime_ns)


def scale_named(name: str) -> Scale:
    return next(scale for scale in scales() if scale.name == name)


def scales_of(ratings: Iterable[Rating], keys: Iterable[RatingKey] = (), name: str | None = None) -> tuple[Scale, ...]:
    """The scales that may have given a report's ratings: the one of its printed key, else those of the file that its ratings tell.

    `name` is the scale that the rated value carries: another section's key is no rule for it. A key in words alone says nothing that could
    be computed. Empty where several keys are printed and none is named.
    """
    computable = [key for key in keys if key.rates is Rated.INDICATORS and key.method in COMPUTABLE]
    named = computable if name is None else [key for key in computable if key.scale == name]
    if named:
        return (scale_of(named[0]),) if len(named) == 1 else ()
    used = frozenset(ratings)
    return tuple(scale for scale in scales() if scale.tells & used)


def scale_of(key: RatingKey) -> Scale:
    """A printed key as a scale: an edge that the key leaves out is the one of the next band ("met", then "missed by up to 5%")."""
    order = list(Rating)
    bands = sorted((band for band in key.bands if band.rating is not None), key=lambda band: order.index(band.rating or Rating.GREEN))
    closed = tuple(
        _closed(band, bands[at - 1] if at else None, bands[at + 1] if at + 1 < len(bands) else None, key.method)
        for at, band in enumerate(bands)
    )
    return Scale(name=key.scale, method=key.method, bands=closed, printed=True)


def _closed(band: RatingBand, better: RatingBand | None, worse: RatingBand | None, method: KeyMethod) -> RatingBand:
    above, below = (worse, better) if method is KeyMethod.TOLERANCE else (better, worse)
    lower = band.lower or (_other_side(below.upper) if below else None)
    upper = band.upper or (_other_side(above.lower) if above else None)
    return replace(band, lower=lower, upper=upper)


def _other_side(edge: BandEdge | None) -> BandEdge | None:
    return replace(edge, inclusive=not edge.inclusive) if edge is not None else None


def standing(
    method: KeyMethod,
    result: PublishedValue,
    target: PublishedValue,
    *,
    baseline: PublishedValue | None = None,
    floor: PublishedValue | None = None,
    rounding: bool = True,
) -> Standing | None:
    """Where a result stands by a method; None without numbers or polarity. Targets and floors are set, not measured, and so are exact.

    Without `rounding` the figures are taken as printed.
    """
    polarity = result.polarity or target.polarity
    if result.value is None or target.value is None or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    sign = Decimal(1) if polarity is Polarity.HIGHER else Decimal(-1)
    results, aim = allowed(result) if rounding else exactly(result.value), exactly(target.value)
    share, shares = _share(method, result.value, results, target.value, baseline, sign)
    if not rounding:
        shares = exactly(share) if share is not None else None
    beyond = _spread(lambda r, t: (r - t) * sign, results, aim)
    least = None if floor is None or floor.value is None else _spread(lambda r, f: (r - f) * sign, results, exactly(floor.value))
    return Standing(
        share=share,
        shares=shares,
        points=Interval(low=-beyond.high, high=-beyond.low),
        beyond_target=beyond,
        beyond_floor=least,
        percentages=result.unit == "%",
    )


def ratings_at(scale: Scale, at: Standing) -> tuple[Rating, ...]:
    """The ratings that the scale can give there, in the order of its bands: several where rounding reaches over an edge, none where the
    scale leaves a gap or asks for what cannot be computed. What only a tolerance in points gives comes last."""
    readings = [at]
    if scale.method is KeyMethod.TOLERANCE and at.percentages:
        readings.append(replace(at, shares=at.points))
    found = [band.rating for one in readings for band in scale.bands if band.rating is not None and _may_hold(band, scale.method, one)]
    return tuple(dict.fromkeys(found))


def is_met(at: Standing) -> bool | None:
    """Is the target met? None where rounding leaves it open."""
    if at.beyond_target.low >= 0:
        return True
    return False if at.beyond_target.high < 0 else None


def _share(
    method: KeyMethod, result: Decimal, results: Interval, aim: Decimal, baseline: PublishedValue | None, sign: Decimal
) -> tuple[Decimal | None, Interval | None]:
    if method is KeyMethod.TARGETED_IMPROVEMENT:
        if baseline is None or baseline.value is None or (aim - baseline.value) * sign <= 0:
            return None, None
        starts = allowed(baseline)
        exact = (result - baseline.value) / (aim - baseline.value) * WHOLE
        if (aim - starts.low) * sign <= 0 or (aim - starts.high) * sign <= 0:
            return exact, None
        return exact, _spread(lambda r, b: (r - b) / (aim - b) * WHOLE, results, starts)
    if method is KeyMethod.TOLERANCE:
        if not aim:
            return None, None
        return (aim - result) * sign / abs(aim) * WHOLE, _spread(lambda r, t: (t - r) * sign / abs(t) * WHOLE, results, exactly(aim))
    if method is KeyMethod.RATIO and sign > 0 and aim > 0:
        return result / aim * WHOLE, _spread(lambda r, t: r / t * WHOLE, results, exactly(aim))
    if method is KeyMethod.RATIO and sign < 0 and result > 0:
        shares = _spread(lambda r, t: t / r * WHOLE, results, exactly(aim)) if results.low > 0 else None
        return aim / result * WHOLE, shares
    return None, None


def _spread(compute: Callable[[Decimal, Decimal], Decimal], one: Interval, other: Interval) -> Interval:
    """What a formula that rises or falls in each input all along can give: its corners bound it."""
    corners = [compute(a, b) for a, b in product({one.low, one.high}, {other.low, other.high})]
    return Interval(low=min(corners), high=max(corners))


def _may_hold(band: RatingBand, method: KeyMethod, at: Standing) -> bool:
    if band.lower is None and band.upper is None:
        return False
    return all(_may_pass(edge, method, at, lower=lower) for edge, lower in ((band.lower, True), (band.upper, False)) if edge is not None)


def _may_pass(edge: BandEdge, method: KeyMethod, at: Standing, *, lower: bool) -> bool:
    position, value = _position(edge, method, at)
    if position is None:
        return False
    if lower:
        return position.high > value or (edge.inclusive and position.high == value)
    return position.low < value or (edge.inclusive and position.low == value)


def _position(edge: BandEdge, method: KeyMethod, at: Standing) -> tuple[Interval | None, Decimal]:
    """What is measured against an edge, and the number that it lies at."""
    if edge.at is EdgeAt.FLOOR:
        return at.beyond_floor, Decimal(0)
    if edge.at is EdgeAt.TARGET:
        if method is KeyMethod.TOLERANCE:
            return at.points, Decimal(0)
        return (at.shares, WHOLE) if method in SHARES and at.shares is not None else (at.beyond_target, Decimal(0))
    return (at.points if edge.unit == "points" else at.shares), edge.value or Decimal(0)


@lru_cache(maxsize=4)
def _scales(path: Path, _changed: int) -> tuple[Scale, ...]:
    return tuple(_scale(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["scale"])


def _scale(entry: Mapping[str, Any]) -> Scale:
    return Scale(
        name=entry["name"],
        method=KeyMethod(entry["method"]),
        bands=tuple(_band(band) for band in entry["bands"]),
        tells=frozenset(Rating(name) for name in entry["tells"]),
    )


def _band(entry: Mapping[str, str]) -> RatingBand:
    rating = Rating(entry["rating"])
    lower, upper = _edge(entry, LOWER_EDGES), _edge(entry, UPPER_EDGES)
    return RatingBand(rating=rating, rating_raw=rating.value, words=entry["words"], lower=lower, upper=upper)


def _edge(entry: Mapping[str, str], words: Mapping[str, bool]) -> BandEdge | None:
    for word, inclusive in words.items():
        if word in entry:
            place = entry[word]
            if place in (EdgeAt.TARGET, EdgeAt.FLOOR):
                return BandEdge(at=EdgeAt(place), inclusive=inclusive)
            return BandEdge(at=EdgeAt.NUMBER, inclusive=inclusive, value=Decimal(place), unit="%")
    return None
