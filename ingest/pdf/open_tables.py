"""Tables that no ruled grid encloses: between horizontal rules, or figures aligned below each other in the open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.colours import is_white
from ingest.pdf.columns import Segment, borders_between, segments_of
from ingest.pdf.marks import Fill, Rule, Word, bounds, encloses, holds
from ingest.pdf.open_parts import NEXT_LINE, SLACK, Part, borders_of, grid_of_part, part_between, with_headings_above, with_rows_below
from ingest.pdf.open_rows import FIGURE, RESIZED, are_crowded
from ingest.pdf.rule_stacks import NEAR_RULE, are_headings, stacks
from ingest.pdf.rulings import JOIN, Grid, GridCell
from ingest.pdf.words import Line, lines_of

LEAST_ROWS = 3
LEAST_COLUMNS = 3
"""A table with this many columns and a shaded heading may have one row less."""
ALIGNED = 0.5
"""Share of the lines between rules that have several columns, at least, for them to be a table."""
COMMENTED = 0.3
"""The same share of the rows, where each may have commentary over all columns below it, and the page begins with such a one."""
FIGURES = 0.6
"""Share of the cells right of the first column that hold figures, at least, in a table without any rule: prose in columns has few."""
NAMED = 0.75
"""Share of the columns that headings name, at least, in a table without any rule whose cells are mostly words."""
FRAME_GAP = 24.0
"""Points between a table and the frame of its grand total: an empty row of a spreadsheet is 15."""
BREAK = 2.8
"""Lines further apart than this many font sizes belong to different tables in the open."""
PROSE_WIDTH = 0.55
"""A line with one segment wider than this share of its page's lines is prose and ends a table in the open."""


def open_grids(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], taken: Sequence[Box]) -> list[Grid]:
    """Grids for the words that stand in no ruled table. `rules` are horizontal; `taken` are the tables known already."""
    lines = lines_of(word for word in words if not word.turn)
    grids: list[Grid] = []
    for stack in stacks(rules, lines, fills):
        part = with_rows_below(part_between(stack, lines, fills, rules), lines, fills, rules)
        part = with_headings_above(part, lines, fills)
        if _shows_columns(stack, part.lines) and (grid := grid_of_part(part, borders_of([part]))):
            grids.append(grid)
            lines = [line for line in lines if line not in part.lines]
    walls = [*taken, *(grid.box for grid in grids)]
    return grids + [grid for group in runs(lines, walls) if (grid := _in_the_open(group, fills))]


def _shows_columns(stack: Sequence[Rule], lines: Sequence[Line]) -> bool:
    """Whether enough of the lines between rules have several columns for them to be a table."""
    several = [line for line in lines if len(segments_of(line)) > 1]
    return len(several) > 1 and (len(several) >= ALIGNED * len(lines) or _are_parted(stack, lines))


def _are_parted(stack: Sequence[Rule], lines: Sequence[Line]) -> bool:
    """Whether rules part all rows, enough of which have a line of columns, however far commentary goes on in it or below it."""
    bands = [[line for line in lines if above.at < line.baseline <= below.at] for above, below in pairwise(stack)]
    filled = [band for band in bands if band]
    several = [max(len(segments_of(line)) for line in band) for band in filled]
    return len(filled) >= LEAST_ROWS and (
        sum(count > 1 for count in several) >= ALIGNED * len(filled)
        or sum(count >= LEAST_COLUMNS for count in several) >= COMMENTED * len(filled)
    )


def open_frame(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid | None:
    """A frame in which rules part only sections and a few columns, with the rows and columns that its lines show; None for any other
    grid."""
    lines = lines_of(word for word in words if not word.turn)
    ruled = grid.xs[1:-1]
    borders = [*ruled, *(x for x in borders_between(lines, fills, grid) if all(abs(x - other) > NEAR_RULE for other in ruled))]
    bands = [[line for line in lines if top <= line.baseline < bottom] for top, bottom in pairwise(grid.ys)]
    if not borders or not are_crowded(bands, sorted(borders)):
        return None
    open_down = any(2 * cell.row_span >= grid.rows and _lines_in(grid.box_of(cell), lines) >= LEAST_ROWS for cell in grid.cells)
    if grid.columns > 1 and not open_down:
        return None
    part = Part(grid.box, lines, list(fills), grid.ys)
    return grid_of_part(part, borders_of([part], ruled))


def _lines_in(box: Box, lines: Sequence[Line]) -> int:
    return sum(any(holds(box, word.box) for word in line.words) for line in lines)


def with_last_row(grid: Grid, frames: Sequence[Box]) -> Grid:
    """An inferred grid with the frame right below it as its last row: spreadsheets part the grand total so."""
    below = [
        box
        for box in frames
        if 0 <= box[1] - grid.ys[-1] <= FRAME_GAP and abs(box[0] - grid.xs[0]) <= JOIN and abs(box[2] - grid.xs[-1]) <= JOIN
    ]
    if grid.certain or not below:
        return grid
    row = tuple(GridCell(grid.rows, column, 1, 1) for column in range(grid.columns))
    return grid._replace(ys=(*grid.ys, min(box[3] for box in below)), cells=(*grid.cells, *row))


def goes_on_beside(grid: Grid, words: Sequence[Word], others: Sequence[Grid]) -> bool:
    """Whether most lines of a shaded grid go on in words beside it: then only some columns of a table are shaded."""
    inside = [word for word in words if holds(grid.box, word.box)]
    outside = [
        word
        for word in words
        if grid.ys[0] < word.baseline < grid.ys[-1] and not holds(grid.box, word.box) and not any(holds(o.box, word.box) for o in others)
    ]
    heights = {round(word.baseline) for word in outside}
    rows = {round(word.baseline) for word in inside}
    return 2 * sum(bool(heights & {y - 1, y, y + 1}) for y in rows) > len(rows)


def runs(lines: Sequence[Line], walls: Sequence[Box]) -> list[list[Line]]:
    """Stretches of lines that could be tables in the open: several segments a line, one-segment lines only in between."""
    if not lines:
        return []
    wide = max(line.box[2] - line.box[0] for line in lines)
    found: list[list[Line]] = [[]]
    for line in lines:
        several = len(segments_of(line)) > 1
        last = found[-1][-1] if found[-1] else None
        parted = last and (
            line.baseline - last.baseline > BREAK * max(line.size, last.size)
            or any(last.baseline < wall[1] < line.baseline for wall in walls)
        )
        prose = not several and line.box[2] - line.box[0] > PROSE_WIDTH * wide and not _is_comment(line, found[-1])
        if parted or prose or _is_other(line, found[-1]):
            found.append([])
        if several or found[-1]:
            found[-1].append(line)
    trimmed = [_trimmed(group) for group in found]
    return [[*_raised(group[0], lines), *group] for group in trimmed if len(group) >= LEAST_ROWS]


def _is_comment(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line may be commentary below a row of a headed table, over its columns: it is no wider than they are, in their size."""
    if not group or not are_headings(group[:1], ()) or len(segments_of(group[0])) < LEAST_COLUMNS:
        return False
    within = min(one.box[0] for one in group) - SLACK <= line.box[0] and line.box[2] <= max(one.box[2] for one in group) + SLACK
    return within and abs(line.size - group[0].size) <= RESIZED * line.size


def _is_other(line: Line, group: Sequence[Line]) -> bool:
    """Whether a line is no part of the table that the lines of a group are: a text in another size, or headings of another table."""
    if not group:
        return False
    if len(segments_of(line)) == 1:
        return abs(line.size - group[0].size) > RESIZED * line.size
    goes_on = all(word.bold for word in group[-1].words) or any(line.text == other.text for other in group)
    return not goes_on and are_headings([line], ()) and len(segments_of(line)) >= LEAST_COLUMNS


def _trimmed(group: list[Line]) -> list[Line]:
    """The lines up to the last with several segments, and what goes on it right below."""
    last = max((i for i, line in enumerate(group) if len(segments_of(line)) > 1), default=-1)
    for above, below in pairwise(group[last:] if last >= 0 else []):
        if below.baseline - above.baseline > NEXT_LINE * below.size:
            break
        last += 1
    return group[: last + 1]


def _raised(first: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines less than a line above the first one: a heading of two lines beside one of a single line in the middle."""
    return [
        line
        for line in lines
        if 0 < first.baseline - line.baseline < first.size and first.box[0] < line.box[0] and line.box[2] < first.box[2]
    ]


def _in_the_open(lines: list[Line], fills: Sequence[Fill]) -> Grid | None:
    box = bounds([line.box for line in lines])
    box = (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)
    near = [fill for fill in fills if fill.box[1] < box[3] and box[1] < fill.box[3]]
    part = Part(box, lines, near, (box[1], box[3]))
    grid = grid_of_part(part, borders_of([part]))
    if grid is None or grid.columns < 2:
        return None
    headed = _is_headed(lines, grid)
    if grid.rows < LEAST_ROWS - (grid.columns >= LEAST_COLUMNS and (headed or _is_shaded(lines[0], near))):
        return None
    right = [segment for line in lines for segment in segments_of(line)[1:]]
    return grid if right and (headed or _figures(right) >= FIGURES) else None


def _is_headed(lines: Sequence[Line], grid: Grid) -> bool:
    """Whether bold headings name most columns, and figures stand below them: then the other columns may hold words."""
    body = next((i for i, line in enumerate(lines) if not all(word.bold for word in line.words)), 0)
    named = {sum(word.box[0] >= x - SLACK for x in grid.xs[1:-1]) for line in lines[:body] for word in line.words}
    below = [segment for line in lines[body:] for segment in segments_of(line)[1:]]
    return (
        len(named) >= max(LEAST_COLUMNS, NAMED * grid.columns)
        and are_headings(lines[:body], ())
        and any(FIGURE.match(segment.text) for segment in below)
    )


def _is_shaded(line: Line, fills: Sequence[Fill]) -> bool:
    """Whether shading runs behind the whole line."""
    return any(encloses(fill.box, line.box, 2.0) and not is_white(fill.colour) for fill in fills)


def _figures(segments: Sequence[Segment]) -> float:
    return sum(bool(FIGURE.match(segment.text)) for segment in segments) / len(segments)
