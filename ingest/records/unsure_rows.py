"""Rows of tables without column rules in which the name of an indicator runs into the next column, so that neither text is told.

A figure under a name that holds another cell's words is worse than none: such rows are not read.
"""

from __future__ import annotations

from ingest.grids.grid import own_text
from ingest.records.heading_terms import Role
from ingest.records.indicator_tables import IndicatorTable
from ingest.values.number import parse_number


def unsure_rows(part: IndicatorTable) -> tuple[int, ...]:
    """The rows with figures whose title or reference spans a column that has a heading of its own."""
    if part.table.certain:
        return ()
    names = [column for role in (Role.REF, Role.TITLE, Role.WEAK_TITLE) for column in part.columns(role)]
    return tuple(row for row in part.rows if any(_runs_on(part, row, column) for column in names) and _has_figures(part, row))


def _runs_on(part: IndicatorTable, row: int, column: int) -> bool:
    """Whether the cell that covers a column also covers one under another heading."""
    for start, cell in enumerate(part.table.rows[row]):
        if cell is not None and cell.column_span > 1 and start <= column < start + cell.column_span:
            return len({part.headings[i].text for i in range(start, start + cell.column_span) if part.headings[i].text}) > 1
    return False


def _has_figures(part: IndicatorTable, row: int) -> bool:
    return any(parse_number(own_text(part.table.rows[row][i])).value is not None for i in part.columns(Role.MEASURE))
