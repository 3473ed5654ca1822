"""Tables that no ruled grid encloses: between horizontal rules, or figures aligned below each other in the open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.columns import Segment, borders_between, segments_of, with_columns
from ingest.marks import Fill, Rule, Word, bounds
from ingest.heading_spans import Span
from ingest.model import Box
from ingest.open_rows import FIGURE, rows_of, shade_cuts
from ingest.rulings import Grid, GridCell
from ingest.words import Line, lines_of

SAME_ENDS = 12.0
"""Rules of one table begin and end within this of each other."""
FURTHEST = 400.0
"""Rules further apart than this belong to different tables."""
LEAST_ROWS = 3
ALIGNED = 0.5
"""Share of the lines between rules that have several columns, at least, for them to be a table."""
FIGURES = 0.6
"""Share of the cells right of the first column that hold figures, at least, in a table without any rule: prose in columns has few."""
BREAK = 2.6
"""Lines further apart than this many font sizes belong to different tables in the open."""
PROSE_WIDTH = 0.55
"""A line with one segment wider than this share of its page's lines is prose and ends a table in the open."""


def open_grids(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], taken: Sequence[Box]) -> list[Grid]:
    """Grids for the words that stand in no ruled table. `rules` are horizontal; `taken` are the tables known already."""
    lines = lines_of(word for word in words if not word.turn)
    grids: list[Grid] = []
    for stack in stacks(rules, lines):
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
    if len(several) < 2 or len(several) < ALIGNED * len(lines):
        return None
    near = [fill for fill in fills if box[1] - 2 <= fill.box[1] and fill.box[3] <= box[3] + 2]
    return _grid(lines, near, box, [rule.at for rule in stack])


def _grid(lines: Sequence[Line], fills: Sequence[Fill], box: Box, cuts: Sequence[float]) -> Grid | None:
    """The grid of the lines, `cuts` being the heights of the rules between them."""
    frame = Grid((box[0], box[2]), (box[1], box[3]), (GridCell(0, 0, 1, 1),), certain=False)
    borders = borders_between(lines, fills, frame)
    if not borders:
        return None
    bands = [[line for line in lines if top <= line.baseline < bottom] for top, bottom in pairwise(cuts)]
    bands = [band for band in bands if band]
    several = sum(len(segments_of(line)) > 1 for line in lines)
    spans: Sequence[Sequence[Span]] = ()
    if len(bands) < max(LEAST_ROWS, 0.4 * several):  # the rules part heading, body and total, not rows
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
        trimmed.append(group)
    return [group for group in trimmed if len(group) >= LEAST_ROWS]


def _in_the_open(lines: list[Line], fills: Sequence[Fill]) -> Grid | None:
    box = bounds([line.box for line in lines])
    box = (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)
    near = [fill for fill in fills if box[1] - 2 <= fill.box[1] and fill.box[3] <= box[3] + 2]
    grid = _grid(lines, near, box, [box[1], box[3]])
    if grid is None or grid.columns < 2 or grid.rows < LEAST_ROWS:
        return None
    right = [segment for line in lines for segment in segments_of(line)[1:]]
    return grid if right and _figures(right) >= FIGURES else None


def _figures(segments: Sequence[Segment]) -> float:
    return sum(bool(FIGURE.match(segment.text)) for segment in segments) / len(segments)
