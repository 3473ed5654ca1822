"""Looking into a table whose cells may span rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Cell, Place, Table

MAX_HEADING_ROWS = 4


def origin(table: Table, row: int, column: int) -> tuple[int, int] | None:
    """Row and column of the cell that covers a position, None where the table has no cell.

    A position holds its own cell, or None where a cell above or to the left spans it.
    """
    for r in range(row, -1, -1):
        for c in range(column, -1, -1):
            cell = table.rows[r][c]
            if cell is not None:
                if r + cell.row_span > row and c + cell.column_span > column:
                    return r, c
                if r == row:
                    break  # a cell between hides all that begin further left
    return None


def cell_at(table: Table, row: int, column: int) -> Cell | None:
    """The cell that covers a position."""
    at = origin(table, row, column)
    return table.rows[at[0]][at[1]] if at else None


def text_at(table: Table, row: int, column: int) -> str:
    """The text in one line of the cell that covers a position."""
    cell = cell_at(table, row, column)
    return one_line(cell.text) if cell else ""


def own_text(cell: Cell | None) -> str:
    """The text in one line of a cell of a row as stored, empty where another cell spans."""
    return one_line(cell.text) if cell else ""


def one_line(text: str) -> str:
    return " ".join(text.split())


def row_text(row: Sequence[Cell | None]) -> str:
    """A row as printed, cells parted by " | ", for quoting."""
    return " | ".join(one_line(cell.text) for cell in row if cell is not None)


def filled(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row that hold text."""
    return [cell for cell in row if cell is not None and cell.text.strip()]


def heading_paths(table: Table, rows: range) -> list[str]:
    """For each column the headings above it, from the top down. Rows with a single text are titles of the table and are left out."""
    width = len(table.rows[0]) if table.rows else 0
    used = [row for row in rows if len(filled(table.rows[row])) > 1]
    paths = []
    for column in range(width):
        cells = dict.fromkeys(at for row in used if (at := origin(table, row, column)) is not None)
        texts = [own_text(table.rows[r][c]) for r, c in cells]
        paths.append(" ".join(text for text in texts if text))
    return paths


def places_key(places: Sequence[Place]) -> str:
    """Places in one text, for ids."""
    return ";".join(f"{place.page}/{place.box}/{place.lines}/{place.locator}" for place in places)
