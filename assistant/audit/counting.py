"""What the rows of each part of a report add up to: indicators reported and rated, ratings, directions of travel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from assistant.audit.arrows import Travel
from assistant.audit.direction import travel_of
from assistant.audit.rows import Row
from assistant.meaning.words import tokens
from ingest.model import Measure, PublishedValue, Rating
from ingest.values.period import earlier

NAMES_KEPT = 4096  # of parts and rows of a summary, each of which is compared with each
QUARTER, YEAR = 3, 12  # months


class Quantity(StrEnum):
    """What summaries count; `NOT_GREEN` are the rated indicators that are not."""

    LISTED = "listed"
    REPORTED = "reported"
    RATED = "with a rating"
    GREEN = "Green"
    GREEN_AMBER = "Green Amber"
    AMBER = "Amber"
    RED_AMBER = "Red Amber"
    RED = "Red"
    NOT_GREEN = "below target"
    DIRECTED = "with a direction of travel"
    IMPROVED = "improved or same"
    WORSENED = "worsened"


RATINGS = {rating: Quantity(rating.value) for rating in Rating}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The values that were counted, by what they count as; `name` is the part of the report, empty for the whole."""

    name: str
    counts: Mapping[Quantity, int]
    counted: Mapping[Quantity, Sequence[PublishedValue]] = field(default_factory=dict)


def tallies(rows: Sequence[Row], *, long_term: bool) -> tuple[Tally, ...]:
    """One tally for each outermost heading under which the rows stand, in order; one without a name where they all stand under one."""
    paths = [(row.values[0].section or "").split(" > ") for row in rows]
    depth = 0
    while paths and all(len(path) > depth + 1 for path in paths) and len({path[depth] for path in paths}) == 1:
        depth += 1
    groups: dict[str, list[Row]] = {}
    for path, row in zip(paths, rows, strict=True):
        groups.setdefault(path[depth] if depth < len(path) else "", []).append(row)
    if len(groups) == 1:
        return (tally("", rows, long_term=long_term),)
    return tuple(tally(name, group, long_term=long_term) for name, group in groups.items())


def tally(name: str, rows: Iterable[Row], *, long_term: bool) -> Tally:
    """The counts over some rows; directions are those against a year before, or against the period before."""
    counts: Counter[Quantity] = Counter()
    counted: dict[Quantity, list[PublishedValue]] = {}
    for row in rows:
        for quantity, value in _counts_as(row, long_term=long_term):
            counts[quantity] += 1
            counted.setdefault(quantity, []).append(value)
    return Tally(name=name, counts=counts, counted=counted)


def _counts_as(row: Row, *, long_term: bool) -> list[tuple[Quantity, PublishedValue]]:
    result = row.result
    found = [(Quantity.LISTED, row.values[0])]
    if result is not None and (result.value is not None or result.rating is not None):
        found.append((Quantity.REPORTED, result))
    if result is not None and result.rating is not None:
        found += [(Quantity.RATED, result), (RATINGS[result.rating], result)]
        if result.rating is not Rating.GREEN:
            found.append((Quantity.NOT_GREEN, result))
    direction = direction_of(row, long_term=long_term)
    travel = travel_of(direction.raw) if direction is not None else None
    if direction is not None and travel is not None:
        found.append((Quantity.DIRECTED, direction))
        found.append((Quantity.WORSENED if travel is Travel.WORSENING else Quantity.IMPROVED, direction))
    return found


def direction_of(row: Row, *, long_term: bool) -> PublishedValue | None:
    """The direction against the year before or against the period before; a row's only direction is both."""
    directions = row.all_of(Measure.DIRECTION)
    if len(directions) == 1:
        return directions[0]
    months = YEAR if long_term else QUARTER
    found = [one for one in directions if one.compared_with is not None and one.compared_with == earlier(one.period, months)]
    return found[0] if len(found) == 1 else None


def matching(name: str, candidates: Sequence[Tally]) -> Tally | None:
    """The part of the report that a summary calls by a shorter or slightly other name; None where several or none could be meant."""
    said, plain = _words(name), _plain(name)
    same = [one for one in candidates if _plain(one.name) == plain]
    held = same or [one for one in candidates if said and said <= _words(one.name)]
    return held[0] if len(held) == 1 else None


@lru_cache(maxsize=NAMES_KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(tokens(text))


@lru_cache(maxsize=NAMES_KEPT)
def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
