"""A share or rate held against the target of its year, where no target of its own time is printed."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tools.compare import is_amount, is_cumulative
from assistant.tools.distance_to_target import Distance, annual_target_for, distance_to_target
from ingest.model import PublishedValue, Rating


def beside_annual(result: PublishedValue, values: Sequence[PublishedValue]) -> Distance | None:
    """The distance; None for amounts and running totals, which part of a year cannot be held against, and where the printed rating says
    otherwise."""
    annual = annual_target_for(result, values)
    distance = distance_to_target(result, annual) if annual is not None else None
    if distance is None or is_amount(result) or result.unit is None or is_cumulative(values):
        return None
    if result.rating is None or distance.met is None:
        return distance
    return distance if (distance.met or distance.within_interval) is (result.rating is Rating.GREEN) else None
