"""What a run must reach, from `thresholds.toml`: by the name of a set of questions, or of files read."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

THRESHOLDS = Path(__file__).with_name("thresholds.toml")
EVERY = "every"
AT_MOST = frozenset(
    {"lookups_wrong", "unanswerable_wrong", "unsupported", "values_invented", "asked_back", "seconds_median", "seconds_most"}
)


def thresholds_of(name: str, measured: Collection[str], *, reading: bool = False) -> dict[str, float]:
    """The thresholds of a set: its own, and those of every set of questions for what was measured of this one.

    KeyError where the set has none of its own, so that no set goes unjudged.
    """
    known = tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))
    if reading:
        own: dict[str, float] = known["reading"][name]
        return own
    every: dict[str, float] = known[EVERY]
    of_set: dict[str, float] = known[name]
    return {measure: limit for measure, limit in every.items() if measure in measured} | of_set


def below(figures: Mapping[str, float], thresholds: Mapping[str, float]) -> list[str]:
    """The thresholds that are missed, in words; one whose figure was not taken is missed, too."""
    missed = []
    for name, limit in thresholds.items():
        figure = figures.get(name)
        if figure is None:
            missed.append(f"{name} was not measured; {'at most' if name in AT_MOST else 'at least'} {limit:g} is asked")
        elif figure > limit if name in AT_MOST else figure < limit:
            missed.append(f"{name} is {figure:.4g}, {'more' if name in AT_MOST else 'less'} than {limit:g}")
    return missed
