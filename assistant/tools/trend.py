"""All results of an indicator over the reports, one a period, in the order of the periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.meaning.periods import order, span_of
from assistant.tools.look_up import Found, look_up_among
from ingest.model import Document, Measure, PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a series: the value to show and, in `found`, what other reports print for it."""

    value: PublishedValue
    found: Found


def trend(
    values: Sequence[PublishedValue], documents: Mapping[str, Document], *, since: date | None = None, until: date | None = None
) -> tuple[Point, ...]:
    """The results that have a number and a period, oldest first; `since` and `until` bound the ends of the periods."""
    by_period: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in values:
        span = span_of(value.period)
        if value.measure is not Measure.RESULT or value.value is None or value.period is None or span is None:
            continue
        if (since is None or span[1] >= since) and (until is None or span[1] <= until):
            by_period[value.period].append(value)
    points = []
    for period in sorted(by_period, key=lambda one: (order(one), one)):
        found = look_up_among(by_period[period], documents)
        if found.value is not None:
            points.append(Point(value=found.value, found=found))
    return tuple(points)
