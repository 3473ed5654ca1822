"""Columns where no rule parts them: from the white strips between aligned words, helped by the sides of shaded cells.

A line of words is cut into segments at wide gaps. The lines with several segments vote: where (nearly) none of them has ink there is a
strip, and a strip is the border of two columns. Lines with one segment (titles, wrapped text) have no vote, and span the columns that they
cross.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.pdf.colours import is_white
from ingest.pdf.marks import Fill, Word, holds
from ingest.pdf.rulings import Grid, GridCell, edges, tidy
from ingest.pdf.words import Line, lines_of

SEGMENT_GAP = 0.9
"""Font sizes between two segments; justified text has word spaces of up to 0.6."""
STRIP = 0.5
"""A strip is at least this many font sizes wide: word spaces that happen to stand below each other are 0.28."""
LONE_STRIP = 1.0
"""The same where fewer than `FEW_LINES` lines have such gaps, as chance strips are wider then."""
FEW_LINES = 4
OUTVOTED = 0.12
"""Share of the voting lines that may cross a strip: headings over several columns."""
FEW_TEXTS = 2
"""Texts in a strip that make a column of it: a heading and a cell."""
LEAST_WHITE = 2.0
"""Points of white on which a border may stand."""
CROSSING_GAP = 0.34
"""A segment crosses a border when the gap around it is smaller than this: text set without regard to the columns."""


class Segment(NamedTuple):
    """Words of a line without a wide gap."""

    start: float
    end: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def segments_of(line: Line, gap: float = SEGMENT_GAP) -> list[Segment]:
    """The line cut at gaps of at least `gap` font sizes."""
    words, least = line.words, gap * line.size
    segments: list[Segment] = []
    first, end = 0, words[0].box[2]
    for number, word in enumerate(words):
        left, _, right, _ = word.box
        if left - end >= least and number:
            segments.append(Segment(words[first].box[0], end, words[first:number]))
            first, end = number, right
        elif right > end:
            end = right
    return [*segments, Segment(words[first].box[0], end, words[first:])]


def strips(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The white strips between columns, from left to right, as (left, right)."""
    voting = [line for line in lines if len(segments_of(line)) > 1]
    if not voting:
        return []
    size = sorted(line.size for line in voting)[len(voting) // 2]
    several = sum(len(segments_of(line, STRIP)) > 1 for line in lines)
    gap = STRIP if several >= FEW_LINES else LONE_STRIP
    least = size * gap
    allowed = int(OUTVOTED * len(voting))
    inked_parts = [segment for line in voting for segment in segments_of(line, gap)]
    changes = [change for segment in inked_parts for change in ((segment.start, 1), (segment.end, -1))]
    found: list[tuple[float, float]] = []
    changes.sort()
    inked, left = 0, changes[0][0]
    for (at, change), (after, _) in pairwise(changes):
        before = inked
        inked += change
        if before > allowed >= inked:
            left = at
        if inked <= allowed and after > at and after - left >= least and _will_cover(changes, after, allowed, inked):
            found.append((left, after))
    first = min(segment.start for segment in inked_parts)
    kept = [strip for i, strip in enumerate(found) if strip[0] > first and not (i and strip[0] == found[i - 1][0])]
    return [part for strip in kept for part in _around_texts(strip, inked_parts, least)]


def _around_texts(strip: tuple[float, float], segments: Sequence[Segment], least: float) -> list[tuple[float, float]]:
    """The strip, or its parts beside a column in it that only few lines fill: texts that stand in the strip do not cross it."""
    left, right = strip
    within = sorted((s.start, s.end) for s in segments if left + least <= s.start and s.end <= right - least)
    near = [(s.start, s.end) for s in segments if s.start < right and left < s.end and not (s.start <= left and right <= s.end)]
    if len(within) < FEW_TEXTS:
        return [strip]
    parts, at = [], left
    for start, end in [*sorted(near), (right, right)]:
        if start - at >= least:
            parts.append((at, start))
        at = max(at, end)
    return parts if len(parts) > 1 else [strip]


def _will_cover(changes: list[tuple[float, int]], at: float, allowed: int, inked: int) -> bool:
    """Whether more lines than allowed have ink from `at` on: the strip ends there."""
    return inked + sum(change for x, change in changes if x == at) > allowed


def open_columns(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    """A grid of ruled rows with its columns inferred; the grid itself when none can be seen."""
    bands = [[word for word in words if holds(grid.box_of(cell), word.box)] for cell in grid.cells]
    lines = [lines_of(word for word in band if not word.turn) for band in bands]
    borders = borders_between([line for band in lines for line in band], fills, grid)
    if not borders:
        return grid
    return with_columns(grid, borders, lines, fills)


def borders_between(lines: Sequence[Line], fills: Sequence[Fill], grid: Grid, others: Sequence[Line] = ()) -> list[float]:
    """Where columns meet: the sides of shaded cells that no line crosses, else the middles of white strips. `others` are lines that do not
    show where columns are, but are not to be cut if that can be helped."""
    x0, x1 = grid.xs[0], grid.xs[-1]
    voting = [segments_of(line) for line in lines]
    voting = [segments for segments in voting if len(segments) > 1]
    sides = [x for x in edges([x for fill in fills for x in (fill.box[0], fill.box[2])]) if x0 + 4 < x < x1 - 4]
    shaded = [x for x in sides if sum(s.start < x - 2 and x + 2 < s.end for each in voting for s in each) <= OUTVOTED * len(voting)]
    white = [strip for strip in strips(lines) if not any(strip[0] - 4 <= x <= strip[1] + 4 for x in shaded)]
    several = [line for line in (*lines, *others) if len(segments_of(line, STRIP)) > 1] if white else []
    clear = [_border_in(strip, several) for strip in white]
    return list(edges(shaded + clear))


def _border_in(strip: tuple[float, float], lines: Sequence[Line]) -> float:
    """The middle of the widest part of a strip that headings, too, leave white; the middle of the strip when they cross all of it."""
    left, right = strip
    ink = sorted((word.box[0], word.box[2]) for line in lines for word in line.words if word.box[0] < right and left < word.box[2])
    gaps: list[tuple[float, float]] = []
    at = left
    for start, end in [*ink, (right, right)]:
        if start > at:
            gaps.append((start - at, (at + start) / 2))
        at = max(at, end)
    width, middle = max(gaps, key=lambda gap: gap[0], default=(0.0, 0.0))
    return middle if width >= LEAST_WHITE else (left + right) / 2


def with_columns(
    grid: Grid,
    borders: Sequence[float],
    lines: Sequence[Sequence[Line]],
    fills: Sequence[Fill],
    spans: Sequence[Sequence[tuple[int, int]]] = (),
) -> Grid:
    """The rows of `grid` cut at the borders; a row is not cut where its text or its shading runs across, nor within its `spans`."""
    xs = (grid.xs[0], *borders, grid.xs[-1])
    cells = []
    for row, band in enumerate(lines):
        top, bottom = grid.ys[row], grid.ys[row + 1]
        shades = [fill for fill in fills if fill.box[1] <= (top + bottom) / 2 <= fill.box[3] and not is_white(fill.colour)]
        texts = [segment for line in band for segment in segments_of(line, CROSSING_GAP)]
        crossed = {i for i, x in enumerate(borders) if _is_crossed(x, texts) or _is_shaded_across(x, shades, grid, band)}
        crossed |= {i for first, last in (spans[row] if row < len(spans) else ()) for i in range(first, last)}
        start = 0
        for column in range(len(borders) + 1):
            if column not in crossed:
                cells.append(GridCell(row, start, 1, column + 1 - start))
                start = column + 1
    return tidy(Grid(xs, grid.ys, tuple(cells), certain=False))


def _is_crossed(x: float, texts: Sequence[Segment]) -> bool:
    return any(text.start < x - 2 and x + 2 < text.end for text in texts)


def _is_shaded_across(x: float, shades: Sequence[Fill], grid: Grid, band: Sequence[Line]) -> bool:
    """Whether one shaded rectangle with one text runs across the border, while others in the table end there: a merged cell."""
    across = [fill.box for fill in shades if fill.box[0] < x - 4 and x + 4 < fill.box[2]]
    if not across:
        return False
    whole = [box for box in across if box[2] - box[0] > 0.95 * (grid.xs[-1] - grid.xs[0])]
    middles = [(word.box[0] + word.box[2]) / 2 for line in band for word in line.words]
    inside = [middle for middle in middles if any(box[0] <= middle <= box[2] for box in across)]
    return not whole and not (inside and min(inside) < x < max(inside))
