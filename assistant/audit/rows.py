"""The printed rows of a report as the audit sees them: the published values of one row together, found again by measure and period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Measure, Polarity, PublishedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The values of one printed row, in the order of its cells."""

    values: tuple[PublishedValue, ...]

    @property
    def ref(self) -> str | None:
        return self.values[0].ref

    @property
    def title(self) -> str:
        return self.values[0].title

    @property
    def polarity(self) -> Polarity | None:
        return self.values[0].polarity

    def all_of(self, measure: Measure) -> tuple[PublishedValue, ...]:
        return tuple(value for value in self.values if value.measure is measure)

    def only(self, measure: Measure, period: str | None) -> PublishedValue | None:
        """The one number that the row prints for a measure and period; None when it prints none or several."""
        found = [value for value in self.all_of(measure) if value.period == period and value.value is not None]
        return found[0] if len(found) == 1 else None


def rows_of(values: Iterable[PublishedValue]) -> tuple[Row, ...]:
    """Values gathered by the row they stand in, in the order of the report."""
    rows: dict[tuple[object, ...], list[PublishedValue]] = {}
    for value in values:
        place = value.places[0]
        rows.setdefault((place.document_id, value.section, value.ref, value.title, value.row_text), []).append(value)
    return tuple(Row(values=tuple(group)) for group in rows.values())
