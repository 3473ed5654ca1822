"""Rows, tables and passages with the words of misread cells as officers corrected them.

The record of a value is not all that shows a cell: its row is quoted, its table is answered from, its passage is found. A cell is amended
by its column; where that cannot be told, by its words, if it is the only one of its row that prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.cells import ReadCell
from ingest.model import Cell, Chunk, Place, PublishedValue, SectionTable

JOINT = " | "  # between the cells of a row as `PublishedValue.row_text` holds it
NAMED = ": "  # between heading and words of a cell, in the rows of cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One cell: where it stands, the row it stands in, what was read and what it prints. `cell` is None where its column is not known."""

    places: tuple[Place, ...]
    row_text: str
    was: str
    raw: str
    cell: ReadCell | None = None


def amended_rows(
    values: Iterable[PublishedValue], amendments: Sequence[Amendment], cells: Mapping[str, ReadCell]
) -> Iterable[PublishedValue]:
    """The values, each with the row that it stands in as corrected; `cells` are those of the values, by id."""
    for value in values:
        row, own = value.row_text, cells.get(value.id)
        parts = row.split(JOINT)
        written = dict(
            place
            for one in amendments
            if one.row_text == row and one.places[0].document_id == value.places[0].document_id
            if own is None or one.cell is None or own.stands_in(one.cell) or one.cell.stands_in(own)
            if (place := _in_row(parts, one)) is not None
        )
        yield replace(value, row_text=JOINT.join(written.get(at, part) for at, part in enumerate(parts))) if written else value


def amended_table(section: SectionTable, amendments: Sequence[Amendment]) -> SectionTable:
    """The table with its misread cells as corrected."""
    documents = {place.document_id for place in section.table.places}
    rows = section.table.rows
    for one in amendments:
        if one.cell is not None and one.cell.table_id == section.id:
            rows = tuple(_written(row, one.cell.column, one.raw) if at == one.cell.row else row for at, row in enumerate(rows))
        elif one.cell is None and one.places[0].document_id in documents:
            rows = tuple(_amended_cells(row, one) for row in rows)
    return section if rows is section.table.rows else replace(section, table=replace(section.table, rows=rows))


def amended_chunk(chunk: Chunk, amendments: Iterable[Amendment]) -> Chunk:
    """The passage of a row, as `heading: cell` pairs, with its misread cell as corrected; other passages as they are."""
    found = [place for one in amendments if not set(one.places).isdisjoint(chunk.places) if (place := _in_passage(chunk.text, one))]
    text = chunk.text
    for start, end, words in sorted(found, reverse=True):  # from the end, so that what stands before keeps its place
        text = f"{text[:start]}{words}{text[end:]}"
    return replace(chunk, text=text) if found else chunk


def _in_passage(text: str, one: Amendment) -> tuple[int, int, str] | None:
    """From where to where the cell stands in a passage, and what it prints."""
    cells = [found.span() for found in re.finditer(rf"(?<=: ){re.escape(_plain(one.was))}(?=;|$)", text)]
    if one.cell is not None and len(cells) == one.cell.alike:
        return *cells[one.cell.nth], one.raw
    return (*cells[0], one.raw) if len(cells) == 1 else None


def _in_row(parts: Sequence[str], one: Amendment) -> tuple[int, str] | None:
    """Which part of a row is the cell, and what it prints: the nth of those alike, or the only one; in a card with its heading."""
    here = [at for at, cell in enumerate(parts) if _plain(cell) == _plain(one.was)]
    if one.cell is not None and len(here) == one.cell.alike:
        return here[one.cell.nth], one.raw
    if len(here) == 1:
        return here[0], one.raw
    named = [at for at, cell in enumerate(parts) if cell.endswith(f"{NAMED}{_plain(one.was)}")]
    if here or len(named) != 1:
        return None
    return named[0], f"{parts[named[0]].removesuffix(_plain(one.was))}{one.raw}"


def _amended_cells(row: tuple[Cell | None, ...], one: Amendment) -> tuple[Cell | None, ...]:
    here = [at for at, cell in enumerate(row) if cell is not None and cell.places == one.places and _plain(cell.text) == _plain(one.was)]
    return _written(row, here[0], one.raw) if len(here) == 1 else row


def _written(row: tuple[Cell | None, ...], column: int, words: str) -> tuple[Cell | None, ...]:
    return tuple(replace(cell, text=words) if at == column and cell is not None else cell for at, cell in enumerate(row))


def _plain(words: str) -> str:
    return " ".join(words.split())
