"""The current results of reports, filtered by rating, target missed or met, direction, and section or words of the title."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import AskedPeriod, Fit, fit, order
from assistant.meaning.themes import Theme, headings
from assistant.tools.distance_to_target import distance_to_target, target_for
from ingest.model import Document, Measure, PublishedValue, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator's current result in a report. `missed` is None where neither its rating nor its target tells.

    `behind`: the report has a later time for it and prints no figure there ("not available"), so that this one is not the current one.
    """

    indicator: Indicator
    value: PublishedValue
    missed: bool | None
    by_rating: bool
    behind: bool = False


def current_results(catalogue: Catalogue, documents: Collection[Document], period: AskedPeriod | None) -> tuple[Row, ...]:
    """One row an indicator and report, in the order of the report: its result for `period`, or the newest one it prints for None."""
    held = {document.document_id: document for document in documents}
    rows = []
    fits = lru_cache(maxsize=None)(partial(_fits, period))
    for document_id, document in held.items():
        every = period is None or _fits(period, document.period)
        for printed in catalogue.indexes.by_report.get(document_id, ()):
            value = _last(printed.results if every else [value for value in printed.results if fits(value.period)])
            if value is not None:
                twice = catalogue.indexes.printed_otherwise.get(value.id, ())  # no row hides the other one
                behind = every and _without_figure_since(value, printed.values)
                rows += [replace(row_of(printed.indicator, one, printed.values), behind=behind) for one in (value, *twice)]
    rank = catalogue.indexes.reading_order
    return tuple(sorted(rows, key=lambda row: rank[row.value.id]))


def current(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows whose result is the current one, or is rated as if it were: an earlier figure alone tells nothing of the report's time."""
    return tuple(row for row in rows if not row.behind or row.value.rating is not None)


def _without_figure_since(value: PublishedValue, values: Sequence[PublishedValue]) -> bool:
    """Does the report leave a later result of the same indicator without figure and rating?"""
    return any(
        one.measure is Measure.RESULT and one.value is None and one.rating is None and order(one.period) > order(value.period)
        for one in values
    )


def _last(results: Sequence[PublishedValue]) -> PublishedValue | None:
    return results[-1] if results else None


def _fits(asked: AskedPeriod | None, period: str | None) -> bool:
    found = None if asked is None else fit(asked, period)
    return found is not None and found[0] <= Fit.AS_AT


def row_of(indicator: Indicator, value: PublishedValue, values: Sequence[PublishedValue]) -> Row:
    """A result as a row: missed by its printed rating, else by its target."""
    if value.rating is not None:
        return Row(indicator=indicator, value=value, missed=value.rating is not Rating.GREEN, by_rating=True)
    target = target_for(value, values)
    distance = distance_to_target(value, target) if target else None
    missed = None if distance is None or distance.met is None else not (distance.met or distance.within_interval)
    return Row(indicator=indicator, value=value, missed=missed, by_rating=False)


def held_to_floor(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with their floor in place of rating and target: missed where the result is short of it, None where none is printed."""
    held = []
    for row in rows:
        floor = target_for(row.value, row.indicator.values, Measure.FLOOR)
        distance = distance_to_target(row.value, floor) if floor is not None else None
        missed = None if distance is None or distance.met is None else not distance.met
        held.append(Row(indicator=row.indicator, value=row.value, missed=missed, by_rating=False))
    return tuple(held)


def about(rows: Sequence[Row], theme: Theme) -> tuple[Row, ...]:
    """The rows under one of the theme's headings, if it has some, whose section or title holds all of its words; or those of its
    references."""
    return tuple(
        row
        for row in rows
        if (row.value.ref or "").upper().startswith(theme.refs)
        and (not theme.sections or any(heading in theme.sections for heading in headings(row.value.section or "")))
        and all(word in row.indicator.words or word in row.indicator.section_words for word in theme.words)
    )


def counted(rows: Sequence[Row]) -> Mapping[Rating, int]:
    """How many rows have each rating, best first."""
    counts = {rating: sum(row.value.rating is rating for row in rows) for rating in Rating}
    return {rating: count for rating, count in counts.items() if count}
