"""Which cell of a table each published value was read of.

A value keeps the place of its cell, not its column. Where a format has a place a cell (a box, a locator) the place tells; the cells of a
row of a text file share their lines, so there the tables are read once more, each cell with its column for a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.grids.grid import one_line, row_text
from ingest.model import Cell, Document, Place, PublishedValue, SectionTable
from ingest.records.indicators import read_indicators


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCell:
    """A cell as read: its words in one line, and the row that holds it.

    `table_id`, `row` and `column` (from 0) are those of the store's table. Of the `alike` cells of the row that hold the same words it is
    the `nth`, from 0. `rows` counts the rows that it spans.
    """

    table_id: str
    row: int
    column: int
    rows: int
    text: str
    row_text: str
    nth: int
    alike: int
    places: tuple[Place, ...]

    def stands_in(self, other: ReadCell) -> bool:
        """Whether it is in the row of the other one, or spans it."""
        return self.table_id == other.table_id and self.row <= other.row < self.row + self.rows


def read_cells(values: Sequence[PublishedValue], tables: Sequence[SectionTable], document: Document) -> dict[str, ReadCell]:
    """Value id -> the cell it was read of, for the values and tables of one document; values whose cell cannot be told are left out."""
    cells = [cell for table in tables for cell in _cells_of(table)]
    at_place: dict[tuple[Place, ...], list[ReadCell]] = defaultdict(list)
    for cell in cells:
        at_place[cell.places].append(cell)
    near = {value.id: at_place.get(value.places, []) for value in values}
    found = {value_id: at[0] for value_id, at in near.items() if len(at) == 1}
    if any(len(at) > 1 for at in near.values()):
        found |= _told_by_column(values, tables, document, {(cell.table_id, cell.row, cell.column): cell for cell in cells})
    return found


def _cells_of(section: SectionTable) -> Iterable[ReadCell]:
    for at, row in enumerate(section.table.rows):
        words = [one_line(cell.text) if cell is not None else None for cell in row]
        whole = row_text(row)
        for column, cell in enumerate(row):
            if cell is not None:
                yield ReadCell(
                    table_id=section.id,
                    row=at,
                    column=column,
                    rows=cell.row_span,
                    text=one_line(cell.text),
                    row_text=whole,
                    nth=words[:column].count(words[column]),
                    alike=words.count(words[column]),
                    places=cell.places,
                )


def _told_by_column(
    values: Sequence[PublishedValue], tables: Sequence[SectionTable], document: Document, cells: dict[tuple[str, int, int], ReadCell]
) -> dict[str, ReadCell]:
    """The cells by a second reading; nothing where it does not give the very same values, since another version made the store."""
    again, _ = read_indicators(tuple(_marked(table, document) for table in tables), document)
    if [_told(value) for value in again] != [_told(value) for value in values]:
        return {}
    found = {}
    for value, marked in zip(values, again, strict=True):
        table_id, _, position = (marked.places[0].locator or "").partition(" ")
        row, _, column = position.partition(" ")
        if len(marked.places) == 1 and row.isdecimal() and column.isdecimal():
            found[value.id] = cells[table_id, int(row), int(column)]
    return found


def _marked(section: SectionTable, document: Document) -> SectionTable:
    rows = tuple(
        tuple(None if cell is None else _marked_cell(cell, document, f"{section.id} {at} {column}") for column, cell in enumerate(row))
        for at, row in enumerate(section.table.rows)
    )
    return replace(section, table=replace(section.table, rows=rows))


def _marked_cell(cell: Cell, document: Document, mark: str) -> Cell:
    return replace(cell, places=(Place(document=document.document, document_id=document.document_id, locator=mark),))


def _told(value: PublishedValue) -> tuple[object, ...]:
    return value.raw, value.measure, value.ref, value.title, value.row_text
