"""A grid and what is printed in it into a `Table`: each cell with its words, colour, drawing and place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ingest.model import Box, Cell, Place, Table
from ingest.pdf.cell_text import text_of
from ingest.pdf.colours import cell_fill
from ingest.pdf.drawings import arrow_direction
from ingest.pdf.heading_looks import LooksOf, count_heading_rows
from ingest.pdf.marks import Fill, Shape, Word, encloses, holds, rounded
from ingest.pdf.rulings import Grid, GridCell, owners
from ingest.pdf.words import Hyphenation

SLACK = 2.0
"""An arrow may touch the rules of its cell."""


class CellMarks(NamedTuple):
    """What stands in one cell."""

    cell: GridCell
    box: Box
    words: list[Word]
    fill: str | None


class Printed(NamedTuple):
    """What a page prints beside words: where cells take colours and arrows from."""

    fills: Sequence[Fill]
    shapes: Sequence[Shape]


def fill_cells(grid: Grid, words: Sequence[Word], printed: Printed) -> list[CellMarks]:
    """The cells of the grid with the words whose middle lies in them."""
    by_cell: dict[GridCell, list[Word]] = defaultdict(list)
    for word, cell in zip(words, owners(grid, [word.box for word in words]), strict=True):
        if cell:
            by_cell[cell].append(word)
    near = [fill for fill in printed.fills if _overlaps(fill.box, grid.box)]
    return [CellMarks(cell, grid.box_of(cell), by_cell[cell], cell_fill(grid.box_of(cell), near)) for cell in grid.cells]


def _overlaps(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def dot_colour(shapes: Sequence[Shape], text: str) -> str | None:
    """The colour of the dot that is all a cell shows: a rating is printed so, too."""
    colours = {shape.colour for shape in shapes if shape.dot}
    return colours.pop() if len(colours) == 1 and not any(char.isalnum() for char in text) else None


def make_table(grid: Grid, words: Sequence[Word], printed: Printed, hyphenation: Hyphenation, place: Callable[[Box], Place]) -> Table:
    """The table that the grid and the words in it are."""
    filled = fill_cells(grid, words, printed)
    rows: list[list[Cell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    looks: list[LooksOf] = []
    shapes = [shape for shape in printed.shapes if holds(grid.box, shape.box)]
    for marks in filled:
        cell, box = marks.cell, rounded(marks.box)
        text = text_of(marks.words, hyphenation, marks.box)
        rows[cell.row][cell.column] = Cell(
            text=text,
            places=(place(box),),
            row_span=cell.row_span,
            column_span=cell.column_span,
            fill=marks.fill or dot_colour([shape for shape in shapes if encloses(box, shape.box, SLACK)], text),
            drawing=arrow_direction([shape for shape in shapes if encloses(box, shape.box, SLACK)]),
        )
        bold = bool(marks.words) and sum(len(w.text) for w in marks.words if w.bold) * 2 > sum(len(w.text) for w in marks.words)
        looks.append(LooksOf(cell, text, marks.fill, bold, any(w.turn for w in marks.words)))
    return Table(
        rows=tuple(tuple(row) for row in rows),
        places=(place(rounded(grid.box)),),
        header_rows=count_heading_rows(looks, grid.rows, grid.columns),
        certain=grid.certain,
    )
