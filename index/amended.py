"""Rows, tables and passages with the words of misread cells as officers corrected them.

The record of a value is not all that shows a cell: its row is quoted, its table is answered from, its passage is found. A cell is amended
where it is the only one of its row that prints these words in this place; else nobody could say which was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.model import Cell, Chunk, Place, PublishedValue, SectionTable

JOINT = " | "  # between the cells of a row as `PublishedValue.row_text` holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One cell: where it stands, the row it stands in, what was read and what it prints."""

    places: tuple[Place, ...]
    row_text: str
    was: str
    raw: str


def amended_row(value: PublishedValue, amendments: Iterable[Amendment]) -> PublishedValue:
    """The value with the row that it stands in as corrected."""
    row = value.row_text
    for one in amendments:
        if value.row_text == one.row_text and value.places[0].document_id == one.places[0].document_id:
            row = _swapped(row, one)
    return value if row == value.row_text else replace(value, row_text=row)


def amended_table(section: SectionTable, amendments: Sequence[Amendment]) -> SectionTable:
    """The table with its misread cells as corrected."""
    documents = {place.document_id for place in section.table.places}
    rows = section.table.rows
    for one in amendments:
        if one.places[0].document_id in documents:
            rows = tuple(_amended_cells(row, one) for row in rows)
    return section if rows is section.table.rows else replace(section, table=replace(section.table, rows=rows))


def amended_chunk(chunk: Chunk, amendments: Iterable[Amendment]) -> Chunk:
    """The passage of a row, as `heading: cell` pairs, with its misread cell as corrected; other passages as they are."""
    text = chunk.text
    for one in amendments:
        if not set(one.places).isdisjoint(chunk.places):
            cell = re.compile(rf"(?<=: ){re.escape(_plain(one.was))}(?=;|$)")
            if len(cell.findall(text)) == 1:
                text = cell.sub(one.raw.replace("\\", r"\\"), text)
    return chunk if text == chunk.text else replace(chunk, text=text)


def _swapped(row: str, one: Amendment) -> str:
    cells = row.split(JOINT)
    here = [at for at, cell in enumerate(cells) if _plain(cell) == _plain(one.was)]
    if len(here) == 1:
        cells[here[0]] = one.raw
    return JOINT.join(cells)


def _amended_cells(row: tuple[Cell | None, ...], one: Amendment) -> tuple[Cell | None, ...]:
    here = [at for at, cell in enumerate(row) if cell is not None and cell.places == one.places and _plain(cell.text) == _plain(one.was)]
    if len(here) != 1:
        return row
    return tuple(replace(cell, text=one.raw) if at == here[0] and cell is not None else cell for at, cell in enumerate(row))


def _plain(words: str) -> str:
    return " ".join(words.split())
