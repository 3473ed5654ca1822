"""Ruling lines into grids of cells: rules -> joined rules -> connected rules -> base grid -> cells with their spans.

Pure geometry, list to list. A base grid has a line wherever any rule of the table has one; base cells that no rule parts are one cell, so
a merged cell is simply one whose inner rules are missing, and a table may be open at its sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.model import Box
from ingest.pdf.marks import Rule, bounds

JOIN = 3.0
"""Rules on one line whose ends are this close are one rule, and crossing rules this close touch: corners of cells are often left out."""
SAME_LINE = 1.0
"""Pieces of one rule differ by less than this across it."""
SAME_EDGE = 3.0
"""Rules closer than this are one edge of the grid (double lines, the two sides of a thick rule); no row of text is as low."""
SLIVER = 12.0
"""A column narrower than this that no cell fills alone is a fault of the rules; a column of ticks is wider."""
SHORTEST = 5.0
"""Joined rules shorter than this part nothing: dots, ticks, corners of cells."""
COVER = 0.6
"""A base cell's side is ruled when a rule covers this share of it."""
MAX_RULES = 3000
"""A page with more joined rules holds a drawing; a dense table of 60 rows and 15 columns has under 1,000 even when each cell is boxed."""
MAX_PIECES = 20_000
"""The same before they are joined: one boxed cell has at most eight."""


class TooManyRules(Exception):
    """The page holds a drawing, not tables."""


class GridCell(NamedTuple):
    """A cell by its place in the grid; `row` and `column` count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid(NamedTuple):
    """Edges from left to right and top to bottom, and the cells between them in reading order. `certain` is False when columns were
    inferred."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    certain: bool = True

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    def box_of(self, cell: GridCell) -> Box:
        return (self.xs[cell.column], self.ys[cell.row], self.xs[cell.column + cell.column_span], self.ys[cell.row + cell.row_span])


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules put together from their pieces, short remains dropped. Raises `TooManyRules`."""
    rules = list(rules)
    if len(rules) > MAX_PIECES:
        raise TooManyRules(f"{len(rules)} ruling lines")
    whole = [rule for horizontal in (True, False) for rule in _joined([r for r in rules if r.horizontal == horizontal], horizontal)]
    if len(whole) > MAX_RULES:
        raise TooManyRules(f"{len(whole)} ruling lines")
    return whole


def _joined(rules: list[Rule], horizontal: bool) -> Iterable[Rule]:
    for line in _close_together(sorted(rules, key=lambda r: r.at)):
        run: list[Rule] = []
        for rule in sorted(line, key=lambda r: r.start):
            if run and rule.start > run[-1].end + JOIN:
                yield from _whole(run, horizontal)
                run = []
            if run and rule.end <= run[-1].end:
                continue
            run.append(rule if not run else Rule(horizontal, rule.at, run[-1].start, rule.end))
        yield from _whole(run, horizontal)


def _close_together(rules: list[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > SAME_LINE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _whole(run: list[Rule], horizontal: bool) -> Iterable[Rule]:
    if run and run[-1].end - run[0].start >= SHORTEST:
        yield Rule(horizontal, sum(r.at for r in run) / len(run), run[0].start, run[-1].end)


def connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of rules that touch each other, crosswise: the frames of separate tables, and single lines each on its own."""
    verticals = sorted((i for i, r in enumerate(rules) if not r.horizontal), key=lambda i: rules[i].at)
    positions = [rules[i].at for i in verticals]
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, rule in enumerate(rules):
        if not rule.horizontal:
            continue
        for j in verticals[bisect_left(positions, rule.start - JOIN) : bisect_right(positions, rule.end + JOIN)]:
            if rules[j].start - JOIN <= rule.at <= rules[j].end + JOIN:
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for i, rule in enumerate(rules):
        groups[root(i)].append(rule)
    return list(groups.values())


def edges(positions: Iterable[float]) -> tuple[float, ...]:
    """Positions with those that are one edge put together, in order."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if groups and position - groups[-1][0] <= SAME_EDGE:
            groups[-1].append(position)
        else:
            groups.append([position])
    return tuple(sum(group) / len(group) for group in groups)


def grid_of(rules: Sequence[Rule], words: Sequence[Box] = ()) -> Grid | None:
    """The grid that connected rules draw; None for anything with fewer than two cells.

    `words` are the boxes of the words: lines that enclose none of them inside a larger cell (a small chart) are not part of the grid.
    """
    across = [r for r in rules if r.horizontal]
    down = [r for r in rules if not r.horizontal]
    if not across:
        return None
    xs = edges([r.at for r in down] + _open_ends(across, [r.at for r in down]))
    ys = edges([r.at for r in across] + _open_ends(down, [r.at for r in across]))
    if len(xs) < 2 or len(ys) < 2:
        return None
    ruled_across = _ruled(across, ys, xs)
    ruled_down = _ruled(down, xs, ys)
    areas = _areas(len(ys) - 1, len(xs) - 1, ruled_across, ruled_down)
    cells = _rectangles(areas, xs, ys, words)
    grid = _without_slivers(tidy(Grid(xs, ys, tuple(cells))))
    return grid if len(grid.cells) > 1 else None


def _open_ends(rules: list[Rule], crossing: list[float]) -> list[float]:
    """Where the rules of a table begin and end, as far as no crossing rule closes it there."""
    if not rules:
        return []
    first, last = min(r.start for r in rules), max(r.end for r in rules)
    ends = [] if any(abs(at - first) <= 2 * JOIN for at in crossing) else [first]
    return ends if any(abs(at - last) <= 2 * JOIN for at in crossing) else [*ends, last]


def _ruled(rules: list[Rule], lines: tuple[float, ...], stops: tuple[float, ...]) -> set[tuple[int, int]]:
    """Which sides are ruled: (index of the line, index of the base cell along it)."""
    sides = set()
    for rule in rules:
        line = min(range(len(lines)), key=lambda i: abs(lines[i] - rule.at))
        for k in range(max(0, bisect_right(stops, rule.start) - 1), len(stops) - 1):
            if stops[k] > rule.end:
                break
            if min(rule.end, stops[k + 1]) - max(rule.start, stops[k]) >= COVER * (stops[k + 1] - stops[k]):
                sides.add((line, k))
    return sides


def _areas(rows: int, columns: int, across: set[tuple[int, int]], down: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Base cells (row, column) that no rule parts, together."""
    seen: set[tuple[int, int]] = set()
    areas = []
    for start in ((r, c) for r in range(rows) for c in range(columns)):
        if start in seen:
            continue
        area, front = {start}, [start]
        while front:
            r, c = front.pop()
            beside = [
                (r - 1, c, (r, c) in across),
                (r + 1, c, (r + 1, c) in across),
                (r, c - 1, (c, r) in down),
                (r, c + 1, (c + 1, r) in down),
            ]
            for row, column, parted in beside:
                if 0 <= row < rows and 0 <= column < columns and not parted and (row, column) not in area:
                    area.add((row, column))
                    front.append((row, column))
        seen |= area
        areas.append(area)
    return areas


def _rectangles(areas: list[set[tuple[int, int]]], xs: tuple[float, ...], ys: tuple[float, ...], words: Sequence[Box]) -> list[GridCell]:
    """One cell for each rectangular area. Others swallow what lies inside them without words (a chart in a cell), or are cut into rows."""
    spans = [_span(area) for area in areas]
    cells: list[GridCell] = []
    swallowed: set[int] = set()
    for i, (area, span) in enumerate(zip(areas, spans, strict=True)):
        if len(area) == span.row_span * span.column_span or i in swallowed:
            continue
        inside = [j for j, other in enumerate(areas) if j != i and other & _base_cells(span)]
        contained = all(areas[j] <= _base_cells(span) for j in inside)
        if contained and not any(_has_word(_box(spans[j], xs, ys), words) for j in inside):
            swallowed |= {i, *inside}
            cells.append(span)
        else:
            swallowed.add(i)
            cells += _rows_of(area)
    cells += [span for i, span in enumerate(spans) if i not in swallowed]
    return sorted(cells)


def _span(area: set[tuple[int, int]]) -> GridCell:
    rows, columns = [r for r, _ in area], [c for _, c in area]
    return GridCell(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _base_cells(cell: GridCell) -> set[tuple[int, int]]:
    return {(r, c) for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.column, cell.column + cell.column_span)}


def _box(cell: GridCell, xs: tuple[float, ...], ys: tuple[float, ...]) -> Box:
    return (xs[cell.column], ys[cell.row], xs[cell.column + cell.column_span], ys[cell.row + cell.row_span])


def _has_word(box: Box, words: Sequence[Box]) -> bool:
    return any(box[0] < (w[0] + w[2]) / 2 < box[2] and box[1] < (w[1] + w[3]) / 2 < box[3] for w in words)


def _rows_of(area: set[tuple[int, int]]) -> list[GridCell]:
    """An area of any outline as rectangles: the runs of each row, runs of the same columns below each other together."""
    runs: list[GridCell] = []
    for row in sorted({r for r, _ in area}):
        columns = sorted(c for r, c in area if r == row)
        first = columns[0]
        for here, after in zip(columns, [*columns[1:], columns[-1] + 2], strict=True):
            if after == here + 1:
                continue
            above = next(
                (
                    i
                    for i, run in enumerate(runs)
                    if (run.column, run.column_span, run.row + run.row_span) == (first, here - first + 1, row)
                ),
                None,
            )
            if above is None:
                runs.append(GridCell(row, first, 1, here - first + 1))
            else:
                runs[above] = runs[above]._replace(row_span=runs[above].row_span + 1)
            first = after
    return runs


def tidy(grid: Grid) -> Grid:
    """The grid without edges at which no cell begins or ends."""
    rows = sorted({c.row for c in grid.cells} | {c.row + c.row_span for c in grid.cells})
    columns = sorted({c.column for c in grid.cells} | {c.column + c.column_span for c in grid.cells})
    row_at, column_at = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    cells = sorted(
        GridCell(
            row_at[c.row],
            column_at[c.column],
            row_at[c.row + c.row_span] - row_at[c.row],
            column_at[c.column + c.column_span] - column_at[c.column],
        )
        for c in grid.cells
    )
    return Grid(tuple(grid.xs[c] for c in columns), tuple(grid.ys[r] for r in rows), tuple(cells), grid.certain)


def _without_slivers(grid: Grid) -> Grid:
    """The grid with those narrow columns closed that no cell fills: rules of heading and body that miss each other by a few points."""
    for column in range(grid.columns - 2, 0, -1):
        narrow = grid.xs[column + 1] - grid.xs[column] < SLIVER
        if narrow and not any(cell.column == column and cell.column_span == 1 for cell in grid.cells):
            middle = (grid.xs[column] + grid.xs[column + 1]) / 2
            cells = tuple(
                cell._replace(
                    column=cell.column - (cell.column > column),
                    column_span=cell.column_span - (cell.column <= column < cell.column + cell.column_span - (cell.column > column)),
                )
                for cell in grid.cells
            )
            grid = grid._replace(xs=(*grid.xs[:column], middle, *grid.xs[column + 2 :]), cells=tuple(sorted(cells)))
    return grid


def owners(grid: Grid, boxes: Sequence[Box]) -> list[GridCell | None]:
    """For each box the cell that holds its middle."""
    at = {(cell.row, cell.column): cell for cell in grid.cells}
    for cell in grid.cells:
        if cell.row_span > 1 or cell.column_span > 1:
            rows, columns = range(cell.row, cell.row + cell.row_span), range(cell.column, cell.column + cell.column_span)
            at.update({(row, column): cell for row in rows for column in columns})
    return [at.get((bisect_right(grid.ys, (box[1] + box[3]) / 2) - 1, bisect_right(grid.xs, (box[0] + box[2]) / 2) - 1)) for box in boxes]


def framed(rules: Sequence[Rule]) -> Box:
    """The box around the rules."""
    return bounds([(r.start, r.at, r.end, r.at) if r.horizontal else (r.at, r.start, r.at, r.end) for r in rules])
