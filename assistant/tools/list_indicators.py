"""The current results of reports, filtered by rating, target missed or met, direction, and section or words of the title."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import AskedPeriod, Fit, fit, order
from assistant.meaning.themes import Theme, headings
from assistant.tools.distance_to_target import distance_to_target, target_for
from ingest.model import Document, Measure, PublishedValue, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator's current result in a report. `missed` is None where neither its rating nor its target tells."""

    indicator: Indicator
    value: PublishedValue
    missed: bool | None
    by_rating: bool


def current_results(catalogue: Catalogue, documents: Collection[Document], period: AskedPeriod | None) -> tuple[Row, ...]:
    """One row an indicator and report, in the order of the report: its result for `period`, or the newest one it prints for None."""
    held = {document.document_id: document for document in documents}
    rows = []
    for indicator in catalogue.indicators:
        for document_id in held:
            values = [value for value in indicator.values if value.places[0].document_id == document_id]
            value = _current(values, period, held[document_id])
            if value is not None:
                rows.append(_row(indicator, value, values))
    return tuple(sorted(rows, key=lambda row: _place(row.value)))


def _current(values: Sequence[PublishedValue], period: AskedPeriod | None, document: Document) -> PublishedValue | None:
    results = [value for value in values if value.measure is Measure.RESULT and (value.value is not None or value.rating is not None)]
    if period is not None and not _reports_on(document, period):
        results = [value for value in results if (found := fit(period, value.period)) is not None and found[0] <= Fit.AS_AT]
    return max(results, key=lambda value: (order(value.period), value.rating is not None, value.id), default=None)


def _reports_on(document: Document, period: AskedPeriod) -> bool:
    found = fit(period, document.period)
    return found is not None and found[0] <= Fit.AS_AT


def _row(indicator: Indicator, value: PublishedValue, values: Sequence[PublishedValue]) -> Row:
    if value.rating is not None:
        return Row(indicator=indicator, value=value, missed=value.rating is not Rating.GREEN, by_rating=True)
    target = target_for(value, values)
    distance = distance_to_target(value, target) if target else None
    missed = None if distance is None or distance.met is None else not (distance.met or distance.within_interval)
    return Row(indicator=indicator, value=value, missed=missed, by_rating=False)


def _place(value: PublishedValue) -> tuple[object, ...]:
    place = value.places[0]
    return place.document, place.page or 0, place.lines or (0, 0), (place.box or (0.0, 0.0, 0.0, 0.0))[1], value.id


def about(rows: Sequence[Row], theme: Theme) -> tuple[Row, ...]:
    """The rows under one of the theme's headings, if it has some, whose section or title holds all of its words."""
    return tuple(
        row
        for row in rows
        if (not theme.sections or any(heading in theme.sections for heading in headings(row.value.section or "")))
        and all(word in row.indicator.words or word in row.indicator.section_words for word in theme.words)
    )


def counted(rows: Sequence[Row]) -> Mapping[Rating, int]:
    """How many rows have each rating, best first."""
    counts = {rating: sum(row.value.rating is rating for row in rows) for rating in Rating}
    return {rating: count for rating, count in counts.items() if count}
