"""Tables and documents for tests, from rows of plain strings."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Cell, Document, Place, PublishedValue, SectionTable, Table
from ingest.records.indicators import read_indicators

Made = str | Cell | None


def place(line: int = 1) -> Place:
    return Place(document="made.txt", document_id="0123456789abcdef", lines=(line, line))


def cell(text: str, line: int = 1, *, fill: str | None = None, span: int = 1) -> Cell:
    return Cell(text=text, places=(place(line),), fill=fill, column_span=span)


def table(*rows: Sequence[Made], header_rows: int = 1, headings: tuple[str, ...] = ("Section",)) -> SectionTable:
    """A table whose first row stands on line 1, the second on line 2 and so on. None is a position that another cell spans."""
    cells = tuple(tuple(cell(one, line) if isinstance(one, str) else one for one in row) for line, row in enumerate(rows, 1))
    return SectionTable(id="t", table=Table(rows=cells, places=(place(),), header_rows=header_rows), headings=headings)


def document(period: str | None = "2016/17 Q2") -> Document:
    return Document(document="made.txt", document_id="0123456789abcdef", format="text", title="Made report", period=period)


def values(*tables: SectionTable, period: str | None = "2016/17 Q2") -> tuple[PublishedValue, ...]:
    return read_indicators(tables, document(period))[0]


def told(read: Sequence[PublishedValue]) -> list[tuple[str, str | None, str | None]]:
    """Measure, period and value of each."""
    return [(one.measure.value, one.period, None if one.value is None else str(one.value)) for one in read]
