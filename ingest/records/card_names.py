"""Cards in two tables: the name, with rating and arrow, in one row over a chart; the labelled values in a table of their own below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.grids.grid import filled
from ingest.model import SectionTable, Table
from ingest.records.card_labels import label_of, labelled_values
from ingest.records.cards import is_arrow, is_title
from ingest.values.rating import parse_rating


def with_names(tables: Sequence[SectionTable]) -> dict[str, SectionTable]:
    """The tables of values that have their card's name in the table before them on the same page, by id, with its row on top."""
    return {
        values.id: replace(values, table=_joined(name.table, values.table))
        for name, values in pairwise(tables)
        if name.headings == values.headings and _is_name(name.table) and _follows(name.table, values.table)
    }


def _is_name(table: Table) -> bool:
    """Whether a table is one row of a name, and of a rating and an arrow at most."""
    if len(table.rows) != 1:
        return False
    cells = filled(table.rows[0])
    marks = all(parse_rating(cell.text) or is_arrow(cell) for cell in cells[1:])
    return bool(cells) and is_title(cells[0].text) and label_of(cells[0].text) is None and marks


def _follows(name: Table, values: Table) -> bool:
    """Whether a table begins with labelled values, below the name."""
    first, second = name.places[0], values.places[0]
    below = bool(first.box and second.box and first.page == second.page and first.box[3] <= second.box[1])
    labelled = labelled_values(values)
    return below and bool(labelled) and labelled[0].label[0] == 0


def _joined(name: Table, values: Table) -> Table:
    width = max(len(name.rows[0]), len(values.rows[0]))
    rows = tuple((*row, *[None] * (width - len(row))) for row in (*name.rows, *values.rows))
    return replace(values, rows=rows, header_rows=0)
