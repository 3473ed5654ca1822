"""Ruled grids whose rules stop short: all rules in the heading but no column rules in the body, or rows that no rule parts.

Cells in which line after line holds several figures apart from each other are cut: at the grid's own edges, at white strips, between rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.pdf.columns import CROSSING_GAP, segments_of, strips
from ingest.pdf.marks import Fill, Word
from ingest.pdf.open_rows import FIGURE, hold_one_row, rows_of, shade_cuts
from ingest.pdf.rulings import Grid, GridCell, edges, owners, tidy
from ingest.pdf.words import Line, lines_of

LEAST_LINES = 3
"""Lines that must show it, so that a wrapped cell with a date at the line's end is left alone."""
SHARE = 0.4
"""Share of the lines of such cells that must show it; titles and wrapped labels between them do not."""
FIGURES = 0.6
"""Share of a line's segments after the first that must be figures: kinds and units stand between them."""
ROW_SHARE = 0.6
"""Share of the lines of a row that must hold figures in their own columns for it to be several rows."""


def reopened(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    """The grid with its crowded cells cut; the grid itself when there are none."""
    by_cell = _by_cell(grid, words)
    if not _may_be_open(by_cell):
        return grid
    lines = {cell: lines_of(found) for cell, found in by_cell.items()}
    open_cells, borders = _crowded(grid, lines)
    xs = edges([*grid.xs, *borders])
    cuts = _row_cuts(grid, lines, xs, open_cells, shade_cuts(fills, grid.xs[0], grid.xs[-1]))
    if not open_cells and not any(cuts.values()):
        return grid
    ys = tuple(sorted({*grid.ys, *(y for each in cuts.values() for y in each)}))
    cells = [
        piece
        for cell in grid.cells
        for piece in _pieces(grid, cell, xs, ys, lines.get(cell, []), cell in open_cells, bool(cuts.get(cell.row)))
    ]
    return tidy(Grid(xs, ys, tuple(sorted(cells)), certain=False))


def _may_be_open(by_cell: dict[GridCell, list[Word]]) -> bool:
    """Whether cells of one row, or of the same columns, hold more than a few figures: a quick look before the thorough one."""
    by_row: Counter[int] = Counter()
    by_columns: Counter[tuple[int, int]] = Counter()
    for cell, words in by_cell.items():
        figures = sum(bool(FIGURE.match(word.text)) for word in words)
        by_row[cell.row] += figures
        if figures > 1 or (figures and len(words) > 1):
            by_columns[cell.column, cell.column_span] += figures
    return max((*by_row.values(), *by_columns.values()), default=0) >= LEAST_LINES


def _by_cell(grid: Grid, words: Sequence[Word]) -> dict[GridCell, list[Word]]:
    found: dict[GridCell, list[Word]] = defaultdict(list)
    level = [word for word in words if not word.turn]
    for word, cell in zip(level, owners(grid, [word.box for word in level]), strict=True):
        if cell:
            found[cell].append(word)
    return found


def _crowded(grid: Grid, lines: dict[GridCell, list[Line]]) -> tuple[set[GridCell], list[float]]:
    """The cells to be cut across, and the new borders in them. Cells of the same columns are judged together."""
    groups: dict[tuple[int, int], list[GridCell]] = defaultdict(list)
    for cell in lines:
        groups[cell.column, cell.column_span].append(cell)
    found: set[GridCell] = set()
    borders: list[float] = []
    for members in groups.values():
        together = [line for cell in members for line in lines[cell]]
        crowded = [line for line in together if _holds_figures(line)]
        if len(crowded) < LEAST_LINES or len(crowded) < SHARE * len(together):
            continue
        found |= set(members)
        inner = grid.xs[members[0].column + 1 : members[0].column + members[0].column_span]
        borders += [(left + right) / 2 for left, right in strips(crowded) if not any(left - 4 <= x <= right + 4 for x in inner)]
    return found, borders


def _holds_figures(line: Line) -> bool:
    """Whether a line has several segments, most of them after the first figures."""
    later = segments_of(line)[1:]
    return bool(later) and sum(bool(FIGURE.match(segment.text)) for segment in later) >= FIGURES * len(later)


def _row_cuts(
    grid: Grid, lines: dict[GridCell, list[Line]], xs: Sequence[float], open_cells: set[GridCell], shades: Sequence[float]
) -> dict[int, list[float]]:
    """For each row of the grid the heights at which its lines are parted into rows."""
    bands = {row: _level_lines(lines, row) for row in range(grid.rows)}
    filled = {row: sum(_holds_figures(line) and _fills_columns(line, xs) for line in band) for row, band in bands.items()}
    several = [row for row, band in bands.items() if filled[row] >= LEAST_LINES and filled[row] >= ROW_SHARE * len(band)]
    several = [row for row in several if not hold_one_row(bands[row], xs[1:-1])]  # "27.1 (as at", "28 Sep", "2021)"
    if not several:
        return {}
    cuts = {}
    for row, band in bands.items():
        if filled[row] and (row in several or any(cell.row == row for cell in open_cells)):
            rows = rows_of(band, xs[1:-1], shades, headed=row == 0).bands
            cuts[row] = [(max(line.box[3] for line in above) + min(line.box[1] for line in below)) / 2 for above, below in pairwise(rows)]
    return cuts


def _level_lines(lines: dict[GridCell, list[Line]], row: int) -> list[Line]:
    """The lines of one row of the grid across its cells."""
    return lines_of(word for cell in lines if cell.row == row and cell.row_span == 1 for line in lines[cell] for word in line.words)


def _fills_columns(line: Line, xs: Sequence[float]) -> bool:
    """Whether no segment of the line crosses an edge."""
    return not any(segment.start < x - 2 and x + 2 < segment.end for segment in segments_of(line, CROSSING_GAP) for x in xs)


def _pieces(
    grid: Grid, cell: GridCell, xs: Sequence[float], ys: Sequence[float], lines: list[Line], across: bool, down: bool
) -> list[GridCell]:
    """The cell in the new grid: whole, or cut across and down."""
    left, top, right, bottom = grid.box_of(cell)
    columns = [i for i in range(len(xs) - 1) if left - 2 <= (xs[i] + xs[i + 1]) / 2 <= right + 2]
    rows = [i for i in range(len(ys) - 1) if top <= (ys[i] + ys[i + 1]) / 2 <= bottom]
    if not columns or not rows:
        return []
    bands = [[row] for row in rows] if down and cell.row_span == 1 else [rows]
    pieces = []
    for band in bands:
        inside = [line for line in lines if ys[band[0]] <= line.baseline <= ys[band[-1] + 1]]
        start = columns[0]
        for column in columns:
            if column == columns[-1] or (across and not _crossed(xs[column + 1], inside)):
                pieces.append(GridCell(band[0], start, len(band), column + 1 - start))
                start = column + 1
    return pieces


def _crossed(x: float, lines: Sequence[Line]) -> bool:
    return any(s.start < x - 2 and x + 2 < s.end for line in lines for s in segments_of(line, CROSSING_GAP))
