"""How far headings over several columns reach where the format does not say: plain text, and tables whose columns were inferred."""

from __future__ import annotations

from dataclasses import replace

from ingest.grids.cut_words import NO_WORDS, Words, is_cut, join_label
from ingest.grids.row_breaks import CellRow
from ingest.model import Cell, Table

SUB_HEADING_WORDS = 4
"""Longer headings explain themselves and stand under no other."""


def with_reaching_headings(table: Table, words: Words = NO_WORDS) -> Table:
    """The table with each heading that has sub-headings under it and under the blank cells to its right spanning them all.

    A heading that the edge of cells cuts in the middle of a word (one of `words`, those of the report) stands in the middle of what it
    spans. Tables whose merged cells are known stay as they are.
    """
    if table.header_rows < 2 or not _is_unsure(table):
        return table
    rows = list(table.rows)
    for number in range(table.header_rows - 1):
        rows[number] = _grouped(_mended(rows[number], table.rows[number + 1], words), table.rows[number + 1])
    return replace(table, rows=tuple(rows))


def _is_unsure(table: Table) -> bool:
    """Whether the reader of the format could not see merged cells."""
    return not table.certain or all(place.lines for place in table.places)


def _mended(row: CellRow, below: CellRow, words: Words) -> CellRow:
    """The row with the two halves of each cut heading as one cell, over as many blank cells on its left as on its right."""
    cells = list(row)
    for column in range(len(row) - 1):
        head, tail = cells[column], cells[column + 1]
        if head is None or tail is None or not is_cut(head.text, tail.text, words):
            continue
        first, last = column, column + 1
        while first > 0 and last + 1 < len(row) and all(_is_blank(cells[k]) and _is_sub_heading(below[k]) for k in (first - 1, last + 1)):
            first, last = first - 1, last + 1
        text = join_label([head.text, tail.text], words)
        places = tuple(dict.fromkeys((*head.places, *tail.places)))
        cells[first : last + 1] = [replace(head, text=text, column_span=last - first + 1, places=places), *[None] * (last - first)]
    return tuple(cells)


def _grouped(row: CellRow, below: CellRow) -> CellRow:
    cells = list(row)
    for column, cell in enumerate(row):
        if cell is None or not cell.text.strip() or cell.column_span > 1:
            continue
        end = column
        while end < len(row) and _has_text(below[end]) and (end == column or _is_blank(row[end])):
            end += 1
        if end > column + 1:
            cells[column:end] = [replace(cell, column_span=end - column), *[None] * (end - column - 1)]
    return tuple(cells)


def _is_sub_heading(cell: Cell | None) -> bool:
    return cell is not None and 0 < len(cell.text.split()) <= SUB_HEADING_WORDS


def _has_text(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip())


def _is_blank(cell: Cell | None) -> bool:
    return cell is not None and not cell.text.strip()
