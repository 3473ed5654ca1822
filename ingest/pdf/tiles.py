"""Boxes that stand side by side in a larger box, as cards of indicators are drawn, made one grid: a row of cells for the boxes, with what
stands above, below and left of them in cells of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.marks import Rule, encloses
from ingest.pdf.rulings import Grid, GridCell, framed

SIDES = 4
"""Rules of a box that stands alone."""
LEAST_TILES = 2
LEVEL = 3.0
"""Points by which tops and bottoms of boxes in one row may differ."""
WIDEST_GAP = 24.0
"""Boxes further apart are no row."""
NEAR = 12.0
"""Points between a tile and the side of the box around it, or a rule there, that hold nothing."""


def tiled(groups: Sequence[Sequence[Rule]]) -> list[Grid]:
    """A grid for each frame in which boxes stand side by side. `groups` are the connected rules of a page."""
    frames = [framed(group) for group in groups]
    boxes = [frame for group, frame in zip(groups, frames, strict=True) if len(group) == SIDES and _is_box(group)]
    grids = []
    for group, outer in zip(groups, frames, strict=True):
        inner = sorted(box for box in boxes if box != outer and encloses(outer, box, 1.0))
        if _is_row(inner) and any(not rule.horizontal for rule in group):
            grids.append(_grid(group, outer, inner))
    return grids


def _is_box(group: Sequence[Rule]) -> bool:
    return sum(rule.horizontal for rule in group) == SIDES / 2


def _is_row(boxes: Sequence[Box]) -> bool:
    """Whether boxes, from left to right, stand on one level next to each other."""
    if len(boxes) < LEAST_TILES:
        return False
    first = boxes[0]
    level = all(abs(box[1] - first[1]) <= LEVEL and abs(box[3] - first[3]) <= LEVEL for box in boxes)
    return level and all(0 <= after[0] - before[2] <= WIDEST_GAP for before, after in pairwise(boxes))


def _grid(group: Sequence[Rule], outer: Box, tiles: Sequence[Box]) -> Grid:
    top, bottom = tiles[0][1], tiles[0][3]
    ruled = sorted({outer[1], outer[3], *(rule.at for rule in group if rule.horizontal)})
    ys = [y for y in ruled if not top - NEAR < y < bottom + NEAR]
    above = max((y for y in ruled if top - NEAR < y <= top), default=top)
    below = min((y for y in ruled if bottom <= y < bottom + NEAR), default=bottom)
    ys = sorted({*ys, above, below})
    gaps = [(before[2] + after[0]) / 2 for before, after in pairwise(tiles)]
    beside = [tiles[0][0]] if tiles[0][0] - outer[0] > NEAR else []
    behind = [tiles[-1][2]] if outer[2] - tiles[-1][2] > NEAR else []
    xs = [outer[0], *beside, *gaps, *behind, outer[2]]
    columns = len(xs) - 1
    cells = []
    for row, y in enumerate(ys[:-1]):
        if y == above:
            cells += [GridCell(row, column, 1, 1) for column in range(columns)]
        else:
            cells.append(GridCell(row, 0, 1, columns))
    return Grid(tuple(xs), tuple(ys), tuple(cells))
