"""The printed rows of a report as the audit sees them: the published values of one row together, found again by measure and period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.meaning.periods import shifted
from assistant.tools.compare import is_cumulative
from index.series import order_key
from ingest.model import Basis, Measure, Polarity, PublishedValue
from ingest.values.period import financial_year_of

GROWTH = Decimal("1.5")  # a running total grows by half from the second quarter to the third, by a third from there to the fourth


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

    @property
    def comment(self) -> str | None:
        return next((value.comment for value in self.values if value.comment), None)

    @property
    def text(self) -> str:
        """The whole printed row on one line."""
        return " ".join(self.values[0].row_text.split())

    def holding(self, words: str) -> PublishedValue:
        """The value in whose cell the words stand; a benchmark, of which often only a part is a value, where none has them."""
        found = [value for value in self.values if words in " ".join(value.raw.split())]
        return (*found, *self.all_of(Measure.BENCHMARK), *self.values)[0]

    @property
    def certain(self) -> bool:
        return all(value.certain for value in self.values)

    def all_of(self, measure: Measure) -> tuple[PublishedValue, ...]:
        return tuple(value for value in self.values if value.measure is measure)

    def only(self, measure: Measure, period: str | None) -> PublishedValue | None:
        """The one number that the row prints for a measure and period; None when it prints none or several."""
        found = [value for value in self.all_of(measure) if value.period == period and value.value is not None]
        return found[0] if len(found) == 1 else None

    @property
    def result(self) -> PublishedValue | None:
        """The result that the row is about: the rated one, else that of the newest period. It may hold no number."""
        results = self.all_of(Measure.RESULT)
        rated = [value for value in results if value.rating is not None]
        if len(rated) == 1:
            return rated[0]
        newest = max((order_key(value.period) for value in results), default=None)
        latest = [value for value in results if order_key(value.period) == newest]
        return latest[0] if latest else None

    def target(self, period: str | None) -> PublishedValue | None:
        """The target of the period, or the only one of the row where the report does not date its targets."""
        undated = self.all_of(Measure.TARGET)
        return self.only(Measure.TARGET, period) or (self.only(Measure.TARGET, None) if len(undated) == 1 else None)

    def earlier(self, period: str | None, *, quarters: int = 0, years: int = 0) -> PublishedValue | None:
        """The result of the period so many quarters or years before; None when the row does not print it."""
        before = shifted(period, quarters=-quarters, years=-years) if period else None
        return self.only(Measure.RESULT, before.period) if before else None

    def numbers(self) -> frozenset[Decimal]:
        """All numbers that the row prints."""
        return frozenset(value.value for value in self.values if value.value is not None)


def may_be_cumulative(row: Row, now: PublishedValue, then: PublishedValue) -> bool:
    """May these be running totals of one year, of which the later is larger whatever was achieved? Few reports say so.

    So may a count that rose within a year, all that grew by much, and what has an annual target far above the quarter's.
    """
    if now.value is None or then.value is None or now.basis in (Basis.IN_PERIOD, Basis.AS_AT, Basis.ROLLING):
        return False
    rose = financial_year_of(now.period) == financial_year_of(then.period) and now.value > then.value
    return rose and (now.unit == "count" or now.value >= GROWTH * then.value or is_cumulative(row.values))


def rows_of(values: Iterable[PublishedValue]) -> tuple[Row, ...]:
    """Values gathered by the row they stand in, in the order of the report."""
    rows: dict[tuple[object, ...], list[PublishedValue]] = {}
    for value in values:
        place = value.places[0]
        rows.setdefault((place.document_id, value.section, value.ref, value.title, value.row_text), []).append(value)
    return tuple(Row(values=tuple(group)) for group in rows.values())
