"""Rows with figures, in a table whose other rows are indicators, of which no value was read."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.checks.reading import Reading, quoted, spoken
from ingest.model import Cell, Place, Problem
from ingest.values.number import CellKind, parse_number

LEAST_FIGURES = 2
"""A row with one figure is a title with a year, or the rest of a comment."""
LEAST_SHARE = 0.5
"""Share of a table's rows that gave values, at least: else it is of another kind with an indicator or two in it."""


def unread_rows(reading: Reading) -> Iterator[Problem]:
    """One problem for each such row: its name was not understood, or it lost the row that it belongs to."""
    used = {place for value in reading.values for place in value.places}
    refs = {value.ref for value in reading.values}  # "3.1": a row of them heads a table whose indicators are columns
    for section_table in reading.tables:
        table = section_table.table
        rows = [[cell for cell in row if cell is not None] for row in table.rows[table.header_rows :]]
        read = [row for row in rows if _places(row) & used]
        if len(read) < LEAST_SHARE * len(rows):
            continue
        for row in rows:
            if (
                not _places(row) & used
                and len(figures := [cell for cell in row if _is_figure(cell) and cell.text not in refs]) >= LEAST_FIGURES
            ):
                place = figures[0].places[0]
                words = " | ".join(cell.text for cell in row if cell.text)
                yield Problem(kind="unread row", message=f"{spoken(place)}: no value was read from the row {quoted(words)}", place=place)


def _places(row: list[Cell]) -> set[Place]:
    return {place for cell in row for place in cell.places}


def _is_figure(cell: Cell) -> bool:
    return parse_number(cell.text).kind in (CellKind.NUMBER, CellKind.FRACTION)
