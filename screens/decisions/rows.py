"""The printed rows of one indicator, which can be parted from each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from assistant.decisions.naming import indicator_name, place_name
from index.store import Store
from ingest.model import Measure, PublishedValue
from screens.markup import period_words


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One row of a report. `key` is the id of its first value, `words` say which row it is."""

    key: str
    words: str
    value_ids: tuple[str, ...]


def rows_of(store: Store, value_id: str) -> tuple[IndicatorRow, ...]:
    """The rows of the indicator that the value is of, in the order of the reports; none for an unknown value."""
    indicators = store.indicators()
    found: dict[tuple[str, str | None, str, str], list[PublishedValue]] = defaultdict(list)
    for value in store.values():
        if value_id in indicators and indicators[value.id] == indicators[value_id]:
            found[value.places[0].document_id, value.section, indicator_name(value), value.row_text].append(value)
    return tuple(IndicatorRow(key=same[0].id, words=_words(same), value_ids=tuple(one.id for one in same)) for same in found.values())


def _words(same: list[PublishedValue]) -> str:
    result = next((value for value in same if value.measure is Measure.RESULT), same[0])
    period = f", {period_words(result.period)}" if result.period else ""
    return f"{place_name(result)}: {indicator_name(result)}, {result.measure.value} “{result.raw}”{period}"
