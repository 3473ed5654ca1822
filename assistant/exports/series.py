"""The series behind an answer as CSV: every published value of its indicators, oldest first.

A line is one row of one report for one period: result, target and what else stands there side by side. Where a later report prints the
same measure of the same period again, its line is marked "repeated", or "restated" where the figure is another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.exports.cells import Row, csv_file, place_cells
from assistant.model import Answer
from index.series import order_key
from index.store import Store
from ingest.model import Document, Measure, PublishedValue

MEASURES = (
    *(Measure.RESULT, Measure.TARGET, Measure.FLOOR, Measure.NUMERATOR, Measure.DENOMINATOR),
    *(Measure.VARIANCE, Measure.DIRECTION, Measure.BENCHMARK),
)
COLUMNS = (
    *("ref", "title", "council", "period", "basis", "result", "result_value", "unit", "rating", "target", "target_value"),
    *(str(measure) for measure in MEASURES[2:]),
    *("benchmark_group", "publication", "document", "page", "lines", "locator", "meeting_date", "section", "qualifiers", "document_id"),
)
COMPARED = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)


@dataclass(slots=True)
class _Line:
    values: dict[Measure, PublishedValue] = field(default_factory=dict)

    @property
    def first(self) -> PublishedValue:
        return next(self.values[measure] for measure in MEASURES if measure in self.values)


def series_csv(answer: Answer, store: Store) -> bytes:
    """The file for the indicators that figures of the answer are of; only its column names where there are none."""
    identities = store.indicators()
    numbers = {figure.citation for figure in answer.figures}
    return indicators_csv(
        dict.fromkeys(identities[one.id] for one in answer.citations if one.number in numbers and one.id in identities), store
    )


def indicators_csv(wanted: Iterable[str], store: Store) -> bytes:
    """The file for indicators, by identity, in this order."""
    documents = {document.document_id: document for document in store.documents()}
    return csv_file(COLUMNS, (row for of_indicator in _values(wanted, store) for row in _rows(of_indicator, documents)))


def _values(wanted: Iterable[str], store: Store) -> Iterator[list[PublishedValue]]:
    """The values of each of the indicators."""
    identities = store.indicators()
    values: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in store.values():
        values[identities[value.id]].append(value)
    yield from (values[identity] for identity in wanted)


def _rows(values: Iterable[PublishedValue], documents: dict[str, Document]) -> Iterator[Row]:
    earlier: dict[tuple[Measure, str | None, str | None], PublishedValue] = {}
    for line in sorted(_lines(values), key=lambda one: _age(one.first, documents)):
        yield _row(line, documents[line.first.places[0].document_id], _publication(line, earlier))
        for measure in COMPARED:
            if measure in line.values:
                earlier[_same(line.values[measure])] = line.values[measure]


def _lines(values: Iterable[PublishedValue]) -> Iterator[_Line]:
    """Values of one printed row and period together; a second value of one measure begins another line."""
    lines: dict[tuple[object, ...], list[_Line]] = defaultdict(list)
    for value in values:
        first = value.places[0]
        of_row = lines[value.period, first.document_id, value.row_text, value.section]
        line = next((one for one in of_row if value.measure not in one.values), None)
        if line is None:
            line = _Line()
            of_row.append(line)
        line.values[value.measure] = value
    return (line for of_row in lines.values() for line in of_row)


def _age(value: PublishedValue, documents: dict[str, Document]) -> tuple[object, ...]:
    document, place = documents[value.places[0].document_id], value.places[0]
    published = (order_key(document.period), document.meeting_date or "", document.document, document.document_id)
    return (order_key(value.period), *published, place.page or 0, place.lines or (0, 0), place.box or (0.0, 0.0, 0.0, 0.0))


def _same(value: PublishedValue) -> tuple[Measure, str | None, str | None]:
    return value.measure, value.period, value.basis


def _publication(line: _Line, earlier: dict[tuple[Measure, str | None, str | None], PublishedValue]) -> str:
    """How the figures of a line stand to those published before; what has no period is compared with nothing."""
    pairs = [(earlier.get(_same(line.values[one])), line.values[one]) for one in COMPARED if one in line.values]
    known = [(before, now) for before, now in pairs if before is not None and now.period is not None]
    changed = [f"{now.measure} was {' '.join(before.raw.split())}" for before, now in known if not _agree(before, now)]
    if changed:
        return f"restated ({'; '.join(changed)} in {known[0][0].places[0].document})"
    return "repeated" if known else "first published"


def _agree(one: PublishedValue, other: PublishedValue) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.raw.split() == other.raw.split()
    return one.value == other.value and one.unit == other.unit


def _row(line: _Line, document: Document, publication: str) -> Row:
    first = line.first
    result, target, benchmark = (line.values.get(one) for one in (Measure.RESULT, Measure.TARGET, Measure.BENCHMARK))
    rated = next((value for value in line.values.values() if value.rating or value.rating_raw), None)
    qualifiers = dict.fromkeys(word for value in line.values.values() for word in value.qualifiers)
    return {
        **place_cells(first.places),
        **{str(measure): value.raw for measure, value in line.values.items()},
        "ref": first.ref,
        "title": first.title,
        "council": document.council,
        "period": first.period,
        "basis": first.basis,
        "result_value": _number(result),
        "target_value": _number(target),
        "unit": first.unit,
        "rating": (rated.rating or rated.rating_raw) if rated else None,
        "benchmark_group": benchmark.group if benchmark else None,
        "publication": publication,
        "meeting_date": document.meeting_date,
        "section": first.section,
        "qualifiers": "; ".join(qualifiers),
    }


def _number(value: PublishedValue | None) -> str | None:
    return None if value is None or value.value is None else format(value.value, "f")
