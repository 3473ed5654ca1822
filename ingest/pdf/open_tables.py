"""Tables that no ruled grid encloses: between horizontal rules, or figures aligned below each other in the open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.colours import is_white
from ingest.pdf.columns import Segment, borders_between, open_columns, segments_of, with_columns
from ingest.pdf.heading_spans import Span
from ingest.pdf.marks import Fill, Rule, Word, bounds, encloses, holds
from ingest.pdf.open_rows import FIGURE, are_crowded, rows_of, shade_cuts
from ingest.pdf.rulings import JOIN, Grid, GridCell, edges
from ingest.pdf.words import Line, lines_of

SAME_ENDS = 12.0
"""Rules of one table begin and end within this of each other."""
FURTHEST = 400.0
"""Rules further apart than this belong to different tables."""
LEAST_ROWS = 3
LEAST_COLUMNS = 3
"""A table with this many columns and a shaded heading may have one row less."""
ALIGNED = 0.5
"""Share of the lines between rules that have several columns, at least, for them to be a table."""
FIGURES = 0.6
"""Share of the cells right of the first column that hold figures, at least, in a table without any rule: prose in columns has few."""
SLIVER = 1.5
"""An empty strip narrower than this many font sizes is a stripe of colour or a gap, no column."""
FRAME_GAP = 24.0
"""Points between a table and the frame of its grand total: an empty row of a spreadsheet is 15."""
NEAR_RULE = 6.0
"""Points within which a border inferred from white is that of a rule."""
SHADED_TOP = 0.8
"""Share of the width of a table that is shaded above its first rule where its headings are: less is a single cell."""
BREAK = 2.8
"""Lines further apart than this many font sizes belong to different tables in the open."""
PROSE_WIDTH = 0.55
"""A line with one segment wider than this share of its page's lines is prose and ends a table in the open."""


def open_grids(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], taken: Sequence[Box]) -> list[Grid]:
    """Grids for the words that stand in no ruled table. `rules` are horizontal; `taken` are the tables known already."""
    lines = lines_of(word for word in words if not word.turn)
    grids: list[Grid] = []
    for stack in (_with_shaded_top(stack, fills) for stack in stacks(rules, lines)):
        box = (min(r.start for r in stack), stack[0].at, max(r.end for r in stack), stack[-1].at)
        inside = [line for line in lines if box[1] - 1 <= line.baseline <= box[3] + 1 and line.box[2] > box[0] and line.box[0] < box[2]]
        if grid := _between_rules(stack, inside, fills, box):
            grids.append(grid)
            lines = [line for line in lines if line not in inside]
    walls = [*taken, *(grid.box for grid in grids)]
    return grids + [grid for group in runs(lines, walls) if (grid := _in_the_open(group, fills))]


def stacks(rules: Sequence[Rule], lines: Sequence[Line]) -> list[list[Rule]]:
    """Rules below each other with the same ends, underlining left out."""
    free = sorted((rule for rule in rules if not _underlines(rule, lines)), key=lambda r: r.at)
    found: list[list[Rule]] = []
    for rule in free:
        for stack in found:
            last = stack[-1]
            if abs(last.start - rule.start) <= SAME_ENDS and abs(last.end - rule.end) <= SAME_ENDS and rule.at - last.at <= FURTHEST:
                stack.append(rule)
                break
        else:
            found.append([rule])
    return [stack for stack in found if len(stack) > 1]


def heads_rules(box: Box, rules: Sequence[Rule]) -> bool:
    """Whether a shaded box is the heading (with a shaded cell below it, perhaps) of a table whose rows only rules part: they go on below,
    as wide as it is."""
    same = [rule.at for rule in rules if abs(rule.start - box[0]) <= SAME_ENDS and abs(rule.end - box[2]) <= SAME_ENDS]
    near = [at for at in same if box[1] + 1 < at <= box[3] + NEAR_RULE]
    return bool(near) and any(box[3] + NEAR_RULE < at <= max(near) + FURTHEST for at in same)


def _with_shaded_top(stack: list[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """The rules with the top of the shaded headings that stand on the first of them."""
    first = stack[0]
    shaded = [
        fill.box
        for fill in fills
        if not is_white(fill.colour)
        and abs(fill.box[3] - first.at) <= NEAR_RULE / 2
        and first.start - NEAR_RULE <= fill.box[0] < fill.box[2] <= first.end + NEAR_RULE
    ]
    if sum(box[2] - box[0] for box in shaded) < SHADED_TOP * (first.end - first.start):
        return stack
    return [first._replace(at=min(box[1] for box in shaded)), *stack]


def _underlines(rule: Rule, lines: Sequence[Line]) -> bool:
    """Whether the rule stands right under words and is as long as they are."""
    near = [
        word.box
        for line in lines
        if -1 <= rule.at - line.baseline <= 0.3 * line.size + 1
        for word in line.words
        if word.box[0] >= rule.start - 2 and word.box[2] <= rule.end + 2
    ]
    if not near:
        return False
    around = bounds(near)
    return around[0] - rule.start < 3 and rule.end - around[2] < 3


def _between_rules(stack: Sequence[Rule], lines: Sequence[Line], fills: Sequence[Fill], box: Box) -> Grid | None:
    several = [line for line in lines if len(segments_of(line)) > 1]
    if len(several) < 2 or (len(several) < ALIGNED * len(lines) and not _are_parted(stack, several, lines)):
        return None
    near = [fill for fill in fills if box[1] - 2 <= fill.box[1] and fill.box[3] <= box[3] + 2]
    return _ruled_rows(stack, lines, near, box) or grid_between(lines, near, box, [rule.at for rule in stack])


def _ruled_rows(stack: Sequence[Rule], lines: Sequence[Line], fills: Sequence[Fill], box: Box) -> Grid | None:
    """The grid whose rows are what stands between two rules; None where that is several rows, or where the rules are few."""
    heights = edges([rule.at for rule in stack])
    bands = [[line for line in lines if above < line.baseline <= below] for above, below in pairwise(heights)]
    if sum(bool(band) for band in bands) <= LEAST_ROWS or not all(bands):
        return None
    rows = Grid((box[0], box[2]), heights, tuple(GridCell(i, 0, 1, 1) for i in range(len(bands))), certain=False)
    grid = open_columns(rows, fills, [word for line in lines for word in line.words])
    return grid if grid.columns > 1 and not are_crowded(bands, grid.xs[1:-1]) else None


def _are_parted(stack: Sequence[Rule], several: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether rules part nearly all rows, most of which have a line of several columns, however far commentary goes on below it."""
    bands = [[line for line in lines if above.at < line.baseline <= below.at] for above, below in pairwise(stack)]
    filled = [band for band in bands if band]
    return len(filled) >= LEAST_ROWS and sum(any(line in several for line in band) for band in filled) >= ALIGNED * len(filled)


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
    return grid_between(lines, fills, grid.box, grid.ys, ruled) if grid.columns == 1 or open_down else None


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


def grid_between(lines: Sequence[Line], fills: Sequence[Fill], box: Box, cuts: Sequence[float], ruled: Sequence[float] = ()) -> Grid | None:
    """The grid of the lines, `cuts` being the heights of the rules between them and `ruled` the places of those that part columns."""
    frame = Grid((box[0], box[2]), (box[1], box[3]), (GridCell(0, 0, 1, 1),), certain=False)
    inferred = [x for x in borders_between(lines, fills, frame) if all(abs(x - other) > NEAR_RULE for other in ruled)]
    borders = _without_slivers(sorted([*ruled, *inferred]), ruled, lines)
    if not borders:
        return None
    bands = [[line for line in lines if top <= line.baseline < bottom] for top, bottom in pairwise(cuts)]
    bands = [band for band in bands if band]
    several = sum(len(segments_of(line)) > 1 for line in lines)
    spans: Sequence[Sequence[Span]] = ()
    if len(bands) < max(LEAST_ROWS, 0.4 * several) or are_crowded(bands, borders):  # the rules part heading, body and total, not rows
        bands, spans = rows_of(lines, borders, [*cuts, *shade_cuts(fills, box[0], box[2])])
    if len(bands) < 2:
        return None
    middles = [
        (max(w.box[3] for line in above for w in line.words) + min(w.box[1] for line in below for w in line.words)) / 2
        for above, below in pairwise(bands)
    ]
    ys = (box[1], *(_ruled_or(middle, above, below, cuts) for middle, (above, below) in zip(middles, pairwise(bands), strict=True)), box[3])
    rows = Grid((box[0], box[2]), ys, tuple(GridCell(i, 0, 1, 1) for i in range(len(bands))), certain=False)
    return with_columns(rows, borders, bands, fills, spans)


def _without_slivers(borders: list[float], ruled: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """The borders without those that only part a narrow strip in which no word stands from its neighbour."""
    kept: list[float] = []
    for x in borders:
        near = bool(kept) and x - kept[-1] <= SLIVER * max(line.size for line in lines)
        if near and not any(kept[-1] < (word.box[0] + word.box[2]) / 2 <= x for line in lines for word in line.words):
            if x not in ruled:
                continue
            if kept[-1] not in ruled:
                kept[-1] = x
                continue
        kept.append(x)
    return kept


def _ruled_or(middle: float, above: Sequence[Line], below: Sequence[Line], cuts: Sequence[float]) -> float:
    """The rule between two rows, or the middle between them."""
    return next((cut for cut in cuts if above[-1].baseline <= cut < below[0].baseline), middle)


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
        if parted or (not several and line.box[2] - line.box[0] > PROSE_WIDTH * wide):
            found.append([])
        if several or found[-1]:
            found[-1].append(line)
    trimmed = []
    for group in found:
        while group and len(segments_of(group[-1])) < 2:
            group.pop()
        trimmed.append(group and [*_raised(group[0], lines), *group])
    return [group for group in trimmed if len(group) >= LEAST_ROWS]


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
    grid = grid_between(lines, near, box, [box[1], box[3]])
    if grid is None or grid.columns < 2 or grid.rows < LEAST_ROWS - (grid.columns >= LEAST_COLUMNS and _is_shaded(lines[0], near)):
        return None
    right = [segment for line in lines for segment in segments_of(line)[1:]]
    return grid if right and _figures(right) >= FIGURES else None


def _is_shaded(line: Line, fills: Sequence[Fill]) -> bool:
    """Whether shading runs behind the whole line."""
    return any(encloses(fill.box, line.box, 2.0) and not is_white(fill.colour) for fill in fills)


def _figures(segments: Sequence[Segment]) -> float:
    return sum(bool(FIGURE.match(segment.text)) for segment in segments) / len(segments)
