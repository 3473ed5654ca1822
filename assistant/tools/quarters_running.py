"""Indicators that have had the same rating for two quarters running, whichever reports print the two."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.meaning.catalogue import Indicator, results_of
from assistant.meaning.periods import span_of
from assistant.tools.list_indicators import Row
from ingest.model import PublishedValue, Rating

QUARTER_APART = range(85, 96)  # days between the ends of two quarters


def quarters_running(rows: Iterable[Row], ratings: Collection[Rating]) -> tuple[tuple[PublishedValue, PublishedValue], ...]:
    """The results of a quarter before and of now, for each row rated so now whose result of the quarter before is rated the same."""
    found = []
    for row in rows:
        before = _quarter_before(row.value, row.indicator) if row.value.rating in ratings else None
        if before is not None and before.rating is row.value.rating:
            found.append((before, row.value))
    return tuple(found)


def _quarter_before(value: PublishedValue, indicator: Indicator) -> PublishedValue | None:
    """The rated result whose period ends a quarter before that of the value; the first by id where several reports print it."""
    now = span_of(value.period)
    if now is None:
        return None
    ended = [(one, span) for one in results_of(indicator) if one.rating is not None and (span := span_of(one.period)) is not None]
    return min((one for one, span in ended if (now[1] - span[1]).days in QUARTER_APART), key=lambda one: one.id, default=None)
