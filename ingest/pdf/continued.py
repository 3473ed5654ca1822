"""Tables without column rules that go on overleaf: their columns found from the lines of all pages together.

A page alone may hold too few rows to show its columns, or only the rest of a row that the page break cut: no rule encloses that, as it has
one at one end only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile
from statistics import median
from typing import NamedTuple

from ingest.pdf.colours import is_white
from ingest.pdf.columns import segments_of
from ingest.pdf.marks import Fill, Rule, Word, bounds, holds
from ingest.pdf.open_parts import (
    CLOSE,
    SLACK,
    Part,
    borders_of,
    fills_in,
    fit,
    grid_of_part,
    part_between,
    with_headings_above,
    with_lines,
    with_rows_below,
)
from ingest.pdf.rule_stacks import SAME_ENDS, are_headings, inner_rules
from ingest.pdf.rulings import SAME_EDGE, Grid, edges
from ingest.pdf.words import Line, lines_of

SIZES = 0.05
"""Share by which the type of a row may differ from that of its table."""
LEAST_NAMED = 4
"""Columns that headings left alone at the end of a page name, at least: fewer bold texts are a line of a letter head."""
LEAST_SHOWN = 4
"""Rows that show the columns of a table surely; with fewer, a longer text may reach over what seems to be a border."""
LOST = 2
"""Columns that one page may show and all pages together do not, at most: gaps that stand below each other by chance in few rows."""


class OpenPage(NamedTuple):
    """What is printed on a page, running titles left out; `rules` are the horizontal ones outside of ruled grids."""

    words: list[Word]
    rules: Sequence[Rule]
    fills: Sequence[Fill]
    grids: Sequence[Grid]


class Piece(NamedTuple):
    """The part of a table on one page. `grid` is how the page alone shows it, `hanging` says that its last row has no rule below it."""

    page: int
    part: Part
    grid: Grid | None
    hanging: bool


def with_continued(pages: Sequence[OpenPage]) -> list[list[Grid]]:
    """For each page its grids, those of tables that go on overleaf with the columns that they have in common."""
    found = [list(page.grids) for page in pages]
    chain: list[Piece] = []
    for number, page in enumerate(pages):
        lines = _outside(page)
        head = _head(number, page, lines, chain) if chain else None
        if head is None:
            _settle(chain, found)
            chain = []
        tail = _tail(number, page, lines, head)
        if head is not None:
            chain.append(tail if tail and tail.grid is head.grid else head)
        if tail is None or (head is not None and tail.grid is not head.grid):
            _settle(chain, found)
            chain = []
        if tail is not None and not chain:
            chain = [tail]
    _settle(chain, found)
    return found


def _outside(page: OpenPage) -> list[Line]:
    """The lines that stand in no grid."""
    return lines_of(word for word in page.words if not word.turn and not any(holds(grid.box, word.box) for grid in page.grids))


def _tail(number: int, page: OpenPage, lines: Sequence[Line], head: Piece | None) -> Piece | None:
    """The table that ends the page with nothing below it, or with a row that goes on overleaf."""
    grid = max(page.grids, key=lambda grid: grid.ys[-1], default=None)
    end = grid.ys[-1] if grid is not None else 0.0
    if grid is not None and not _is_drawn(grid, page.fills) and (longer := _with_comment_below(grid, page, lines)):
        return Piece(number, longer, grid, hanging=False)
    if any(line.baseline > max(end, head.part.box[3] if head else 0.0) for line in lines):
        return _headings_at_foot(number, page, [line for line in lines if line.baseline > end])
    if grid is None or _is_drawn(grid, page.fills):
        return head if head and grid is None else None
    part = head.part if head and head.grid is grid else _part_of(grid, page)
    return Piece(number, part, grid, hanging=_is_hanging(part, page.rules))


def _with_comment_below(grid: Grid, page: OpenPage, lines: Sequence[Line]) -> Part | None:
    """The part of the table with the commentary on its last row, where that ends the page."""
    part = _part_of(grid, page)
    below = [line for line in lines if line.baseline > grid.ys[-1]]
    if not below or below[0].baseline - part.lines[-1].baseline > CLOSE * below[0].size:
        return None
    if not are_headings(part.lines[:1], part.fills) or not all(_is_comment(line, part) for line in below):
        return None
    return with_lines(part, below, page.fills, part.box[1], bounds([line.box for line in below])[3] + SLACK)


def _headings_at_foot(number: int, page: OpenPage, lines: Sequence[Line]) -> Piece | None:
    """Headings left alone at the end of a page, if the last lines are such."""
    last: list[Line] = []
    for line in reversed(lines):
        if not all(word.bold for word in line.words) or (last and last[0].baseline - line.baseline > CLOSE * line.size):
            break
        last.insert(0, line)
    last = list(dropwhile(lambda line: len(segments_of(line)) < LEAST_NAMED, last))
    if not are_headings(last, ()):
        return None
    box = bounds([line.box for line in last])
    box = (box[0] - SLACK, box[1] - SLACK, box[2] + SLACK, box[3] + SLACK)
    part = Part(box, last, fills_in(page.fills, box[1], box[3]), (box[1], box[3]))
    grid = grid_of_part(part, borders_of([part]))
    return grid and Piece(number, part, grid, hanging=False)


def _is_drawn(grid: Grid, fills: Sequence[Fill]) -> bool:
    """Whether rules part the columns of a grid, or the sides of shaded cells in most rows."""
    shown = [fill.box for fill in fills if not is_white(fill.colour)]
    sides = [x for box in shown if grid.ys[0] <= (box[1] + box[3]) / 2 <= grid.ys[-1] for x in (box[0], box[2])]
    shaded = sum(2 * sum(abs(side - x) <= SLACK for side in sides) >= grid.rows for x in grid.xs[1:-1])
    return grid.certain or 2 * shaded > grid.columns - 1


def _is_hanging(part: Part, rules: Sequence[Rule]) -> bool:
    """Whether the table is one whose rows rules part, and ends without."""
    return len(part.cuts) > 2 and not any(abs(rule.at - part.box[3]) <= SAME_EDGE for rule in rules)


def _head(number: int, page: OpenPage, lines: Sequence[Line], chain: Sequence[Piece]) -> Piece | None:
    """The part at the top of the page that goes on the chain's table; None where another text or table begins."""
    before = chain[-1]
    grid = min(page.grids, key=lambda grid: grid.ys[0], default=None)
    if grid is not None and (_is_drawn(grid, page.fills) or not _goes_with(_part_of(grid, page), chain)):
        grid = None
    part = _part_of(grid, page) if grid is not None else _part_without_grid(page, lines, chain)
    if part is None:
        return None
    above = [line for line in lines if line.baseline < part.box[1]]
    if above:
        if not _keep_to(above, chain) or not (before.hanging or _is_rest(above, before.part)):
            return None
        part = with_lines(part, above, page.fills, bounds([line.box for line in above])[1] - SLACK, part.box[3])
    elif not part.lines or not _begins_alike(part, chain[0].part):
        return None
    return Piece(number, part, grid, hanging=False)


def _part_without_grid(page: OpenPage, lines: Sequence[Line], chain: Sequence[Piece]) -> Part | None:
    """The few rows of a table that are left to a page, too few to show its columns: what rules end, or the first lines of the page."""
    before = chain[-1]
    top = min((grid.ys[0] for grid in page.grids), default=float("inf"))
    rules = [rule for rule in page.rules if _same_ends(rule.start, rule.end, before.part) and rule.at <= top]
    if rules:
        part = part_between(sorted(rules, key=lambda rule: rule.at), lines, page.fills, page.rules)._replace(rows_ruled=True)
        part = with_headings_above(with_rows_below(part, lines, page.fills, page.rules), lines, page.fills)
        return part if _keep_to(part.lines, chain) and (part.lines or before.hanging) else None
    first: list[Line] = []
    size = median(line.size for line in before.part.lines)
    for line in lines:
        apart = bool(first) and line.baseline - first[-1].baseline > CLOSE * line.size
        if line.baseline > top or apart or abs(line.size - size) > SIZES * size or not _keep_to([*first, line], chain):
            break
        first.append(line)
    rest = list(takewhile(lambda line: len(segments_of(line)) < 2, first))
    if before.part.rows_ruled or len(rest) == len(first) or not _is_rest(rest, before.part):
        return None
    box = bounds([line.box for line in first])
    return Part((before.part.box[0], box[1] - SLACK, before.part.box[2], box[3] + SLACK), first, [], (box[1] - SLACK, box[3] + SLACK))


def _keep_to(lines: Sequence[Line], chain: Sequence[Piece]) -> bool:
    """Whether lines, commentary left out, keep to the columns of the table; few rows show them only together with these."""
    grids = [piece.grid for piece in chain if piece.grid is not None]
    rows = [line for line in lines if not _is_comment(line, chain[-1].part)]
    shown = next((grid.xs[1:-1] for grid in reversed(grids) if grid.rows >= LEAST_SHOWN), None)
    if shown is not None:
        return fit(rows, (float("-inf"), *shown, float("inf")))
    borders = borders_of([*(piece.part for piece in chain), chain[-1].part._replace(lines=rows)])
    return len(borders) + 1 >= grids[0].columns - LOST and fit(rows, (float("-inf"), *borders, float("inf")))


def _is_comment(line: Line, part: Part) -> bool:
    """Whether a line may be commentary over the columns of a table that no rules part: it begins where they begin, in their size."""
    size = median(one.size for one in part.lines)
    left = min(one.box[0] for one in part.lines)
    return (
        not part.rows_ruled and len(segments_of(line)) == 1 and abs(line.box[0] - left) <= SLACK and abs(line.size - size) <= SIZES * size
    )


def _goes_with(part: Part, chain: Sequence[Piece]) -> bool:
    """Whether a part is as wide as the table before, or where no rules show it, begins at its left and keeps to its columns."""
    before = chain[-1]
    if _same_ends(part.box[0], part.box[2], before.part):
        return True
    ruled = part.rows_ruled or before.part.rows_ruled
    return not ruled and abs(part.box[0] - before.part.box[0]) <= SAME_ENDS and _keep_to(part.lines, chain)


def _same_ends(left: float, right: float, part: Part) -> bool:
    return abs(left - part.box[0]) <= SAME_ENDS and abs(right - part.box[2]) <= SAME_ENDS


def _is_rest(lines: Sequence[Line], part: Part) -> bool:
    """Whether lines are the rest of a row that no rule closes: each text begins where others of its column do, in their size."""
    starts = [segment.start for line in part.lines for segment in segments_of(line)]
    size = median(line.size for line in part.lines)
    texts = [(line.size, segment.start) for line in lines for segment in segments_of(line)]
    return not part.rows_ruled and all(
        abs(own - size) <= SIZES * size and sum(abs(start - other) <= SLACK for other in starts) > 1 for own, start in texts
    )


def _part_of(grid: Grid, page: OpenPage) -> Part:
    left, top, right, bottom = grid.box
    lines = lines_of(word for word in page.words if not word.turn and holds(grid.box, word.box))
    ruled = [
        rule.at
        for rule in page.rules
        if abs(rule.start - left) <= SAME_ENDS and abs(rule.end - right) <= SAME_ENDS and top - SAME_EDGE <= rule.at <= bottom + SAME_EDGE
    ]
    cuts = edges([top, *ruled, bottom])
    inner = inner_rules(page.rules, grid.box)
    rows_ruled = len(ruled) > 0 and _are_near(cuts, grid.ys) and _are_near(grid.ys, [*cuts, *(rule.at for rule in inner)])
    return Part(grid.box, lines, fills_in(page.fills, top, bottom), cuts, rows_ruled=rows_ruled, inner=inner)


def _are_near(heights: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(one - other) <= SAME_EDGE for other in others) for one in heights)


def _headings(part: Part) -> list[Line]:
    """The lines of the headings that the part begins with, a title over them left out; none where it begins with contents."""
    if len(part.cuts) < 3:
        rows = [[line] for line in part.lines[:2]]
    else:
        heights = edges(part.cuts)[:3]
        rows = [[line for line in part.lines if above < line.baseline <= below] for above, below in pairwise(heights)]
    several = next((row for row in rows if any(len(segments_of(line)) > 1 for line in row)), [])
    return several if are_headings(several, part.fills) else []


def _begins_alike(part: Part, first: Part) -> bool:
    """Whether a part has the headings of the first part of the table, the upper ones of them, or none."""
    headings = [line.text for line in _headings(part)]
    return headings == [line.text for line in _headings(first)][: len(headings)]


def _shown_by_all(chain: Sequence[Piece]) -> list[float]:
    """The borders that every page shows alone, at the same place: a column rule may stand where the words leave no gap."""
    first, *others = [piece.grid for piece in chain if piece.grid is not None]
    return [x for x in first.xs[1:-1] if all(any(abs(x - other) <= SLACK for other in grid.xs[1:-1]) for grid in others)] if others else []


def _one_row(piece: Piece, borders: Sequence[float]) -> Grid | None:
    """The only row of a table that is left to a page."""
    return grid_of_part(piece.part._replace(rows_ruled=True), borders) if piece.grid is None else None


def _settle(chain: Sequence[Piece], found: list[list[Grid]]) -> None:
    """Puts the pieces of a table with their common columns in place of what the pages alone show, unless they do not fit together."""
    if len(chain) < 2:
        return
    borders = borders_of([piece.part for piece in chain], _shown_by_all(chain))
    grids = [grid_of_part(piece.part, borders) or _one_row(piece, borders) for piece in chain]
    most = max(piece.grid.columns for piece in chain if piece.grid is not None)
    if not all(grids) or len(borders) + 1 < most - LOST:
        return
    for piece, grid in zip(chain, grids, strict=True):
        kept = [one for one in found[piece.page] if one is not piece.grid]
        found[piece.page] = sorted([*kept, *([grid] if grid else [])], key=lambda one: (one.ys[0], one.xs[0]))
