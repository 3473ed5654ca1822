"""Whether a grid is a chart or diagram: curves across its cells, an axis of even steps, or boxes that do not touch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.marks import Word, encloses, shared_area
from ingest.pdf.rulings import Grid, GridCell, owners

LEAST_STROKE = 0.15
"""A curve or slanted line counts from this share of the grid's width or height on; ticks in cells are smaller."""
LEAST_STEPS = 5
"""Figures that an axis shows at least."""
EVEN = 0.12
"""The places of the figures on an axis are even to this share of their distance."""
LEAST_BESIDE = 0.5
"""Share of the cells with text that have one with text beside, above or below them, at least, in a table."""
LEGEND_TEXTS, LEGEND_SHARE = 3, 0.34
"""So few texts in such a share of the cells are a legend or labels of a drawing."""
CURVES, CHART_SHARE = 6, 0.25
FIGURE = re.compile(r"^(\d{1,6}(?:[.,]\d+)?)%?$")


def is_chart(grid: Grid, words: Sequence[Word], strokes: Sequence[Box]) -> bool:
    """Whether the grid is drawn for a chart or diagram. `strokes` are the boxes of curves and slanted lines of the page."""
    return _is_crossed(grid, strokes) or _has_axis(grid, words) or _is_scattered(grid, words, strokes)


def _is_crossed(grid: Grid, strokes: Sequence[Box]) -> bool:
    """Whether a curve runs through several cells: a small chart stays in its cell."""
    wide, high = grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0]
    cells = [grid.box_of(cell) for cell in grid.cells]
    for box in strokes:
        large = box[2] - box[0] >= LEAST_STROKE * wide or box[3] - box[1] >= LEAST_STROKE * high
        if large and encloses(grid.box, box, 3.0) and not any(encloses(cell, box, 2.0) for cell in cells):
            return True
    return False


def _has_axis(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether figures stand along one side at even distances and rise from zero by equal steps other than one."""
    level: dict[tuple[str, int], list[tuple[float, Decimal]]] = defaultdict(list)
    for word in words:
        if (match := FIGURE.match(word.text)) and not word.turn and shared_area(grid.box, word.box) > 0:
            value = Decimal(match[1].replace(",", ""))
            level["row", round(word.baseline)].append(((word.box[0] + word.box[2]) / 2, value))
            level["column", round(word.box[2])].append((-word.baseline, value))
    return any(_is_axis(sorted(points)) for points in level.values() if len(points) >= LEAST_STEPS)


def _is_axis(points: Sequence[tuple[float, Decimal]]) -> bool:
    steps = {b[1] - a[1] for a, b in pairwise(points)}
    gaps = [b[0] - a[0] for a, b in pairwise(points)]
    usual = sum(gaps) / len(gaps)
    even = all(abs(gap - usual) <= EVEN * usual for gap in gaps)
    return points[0][1] == 0 and len(steps) == 1 and min(steps) > 0 and min(steps) != 1 and even


def _is_scattered(grid: Grid, words: Sequence[Word], strokes: Sequence[Box]) -> bool:
    """Whether most cells with text stand alone, like the boxes of a diagram, or few have text: the legend on the lines of a chart, and
    where curves are drawn, the titles of small charts."""
    filled = {cell for cell in owners(grid, [word.box for word in words]) if cell}
    share = len(filled) / len(grid.cells)
    drawn = sum(encloses(grid.box, box, 3.0) for box in strokes)
    if (len(filled) <= LEGEND_TEXTS and share < LEGEND_SHARE) or (drawn >= CURVES and (share < CHART_SHARE or not grid.certain)):
        return True
    taken = {(row, column) for cell in filled for row in _rows(cell) for column in _columns(cell)}
    return sum(bool(taken & _around(cell)) for cell in filled) < LEAST_BESIDE * len(filled)


def _rows(cell: GridCell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _columns(cell: GridCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _around(cell: GridCell) -> set[tuple[int, int]]:
    """The places in the grid that share a side with the cell."""
    rows, columns = _rows(cell), _columns(cell)
    beside = {(row, column) for row in rows for column in (columns.start - 1, columns.stop)}
    return beside | {(row, column) for row in (rows.start - 1, rows.stop) for column in columns}
