"""The headings of a printed table: how many rows they fill, the whole heading of each column, the unit that a heading row holds alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.words import tokens
from ingest.model import Cell, Table
from ingest.values.unit import unit_in_words

UNIT_ALONE = re.compile(r"\(?£\s?(?:'?,?000'?s?|m|k)?\)?", re.IGNORECASE)


def heading_unit(table: Table, header: int) -> str | None:
    """The unit of money that is all that a heading row holds: it is meant for every column of figures, however the cell was drawn."""
    for row in range(header):
        cells = [cell for cell in table.rows[row] if cell is not None and cell.text.strip()]
        if len(cells) == 1 and cells[0].column_span > 1 and UNIT_ALONE.fullmatch(text := " ".join(cells[0].text.split())):
            return unit_in_words(text)
    return None


def whole_names(table: Table, header: int) -> tuple[str, ...]:
    """The heading of each column from the top; a heading over several columns counts for all that are blank beside it and filled below.

    One that repeats the heading of one of its columns ("Variations" over "Budget", "Forecast", "Variation") tells nothing and is left out,
    unless columns of the same headings stand under another one, too.
    """
    width = len(table.rows[0])
    parts: list[list[str]] = [[] for _ in range(width)]
    for row in range(header):
        above = ""
        for column in range(width):
            text = _spanning_text(table, row, column)
            filled_below = any(_spanning_text(table, lower, column) for lower in range(row + 1, header))
            if text:
                above = text
            elif above and filled_below and column and not parts[column]:
                text = above
            elif not above and filled_below and not parts[column]:
                text = _band_right(table, row, column, header)
            else:
                above = ""
            if text and text not in parts[column]:
                parts[column].append(text)
    leaves = {stem for each in parts for stem in tokens(each[-1] if each else "")}
    general = {
        band
        for each in parts
        for band in each[:-1]
        if tokens(band) and set(tokens(band)) <= leaves and _bands(parts, band) > 1 and not _stands_beside(parts, band)
    }
    return tuple(" ".join(part for at, part in enumerate(each) if at == len(each) - 1 or part not in general) for each in parts)


def _band_right(table: Table, row: int, column: int, header: int) -> str:
    """The heading over several columns that begins right of a blank cell: it is centred over that column as well where each of two such
    bands has a column of its heading ("Core", "External", "Total" under one year and the next)."""
    cell: Cell | None = table.rows[row][column + 1] if column + 1 < len(table.rows[row]) else None
    own = _spanning_text(table, header - 1, column)
    repeated = sum(_spanning_text(table, header - 1, other) == own for other in range(len(table.rows[row]))) > 1
    blank = table.rows[row][column] is not None
    return " ".join(cell.text.split()) if blank and repeated and cell is not None and cell.column_span > 1 else ""


def _stands_beside(parts: Sequence[Sequence[str]], band: str) -> bool:
    """Does a column under the band have the heading of one under another band?"""
    own = {each[-1] for each in parts if band in each[:-1]}
    return any(each[-1] in own for each in parts if len(each) > 1 and band not in each[:-1])


def _bands(parts: Sequence[Sequence[str]], band: str) -> int:
    return sum(band in each[:-1] for each in parts)


def _spanning_text(table: Table, row: int, column: int) -> str:
    cell: Cell | None = table.rows[row][column]
    for left in range(column - 1, -1, -1):
        if cell is not None:
            break
        candidate = table.rows[row][left]
        if candidate is not None:
            cell = candidate if candidate.column_span > column - left else None
            break
    return " ".join(cell.text.split()) if cell is not None else ""


def header_rows(table: Table) -> int:
    """The heading rows without the sub-headings of the first rows, which a reader may count among them."""
    header = min(table.header_rows, len(table.rows))
    filled = [[column for column, cell in enumerate(row) if cell is not None and cell.text.strip()] for row in table.rows[:header]]
    while header > 1 and filled[header - 1] == [0] and any(len(row) > 1 for row in filled[: header - 1]):
        header -= 1
    return header
