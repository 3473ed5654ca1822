"""Where the tables of a page are: ruled grids first, then shaded ones, then columns of aligned words between rules or in the open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.charts import is_chart
from ingest.pdf.colours import is_white
from ingest.pdf.columns import open_columns
from ingest.pdf.heading_looks import is_figure
from ingest.pdf.marks import Fill, Rule, Word, area, encloses, holds, shared_area
from ingest.pdf.nested import own_words, unnested
from ingest.pdf.open_cells import reopened
from ingest.pdf.open_tables import goes_on_beside, open_frame, open_grids, with_last_row
from ingest.pdf.rule_stacks import heads_rules
from ingest.pdf.rulings import JOIN, Grid, connected, framed, grid_of, joined, owners, tidy
from ingest.pdf.tiles import tiled

LEAST_CELLS = 2
"""A grid with text in fewer cells is a frame or a drawing."""
FILLED = 0.06
"""Share of a grid's cells that hold text at least, else it is a chart's grid or an empty form."""
TAIL_COLUMNS = 5
NESTED_CELLS = 4
LEAST_FILLS = 4
"""Shaded rectangles that make a table without rules; fewer are boxes of text."""
FILL_HEIGHT = 6.0
COVERED = 0.9
"""Share of a table drawn by shading that its shading covers, white cells included."""
TOUCHING = 0.25
"""Shading with a smaller gap is one area; cells of a shaded table without rules have a white line between them."""


def find_grids(
    rules: Sequence[Rule], fills: Sequence[Fill], words: Sequence[Word], strokes: Sequence[Box] = (), before: Sequence[Grid] = ()
) -> list[Grid]:
    """The grids of a page, from the top; a table nested in a cell follows the one around it. Raises `TooManyRules`.

    `before` are those of the page before: a row that one of them leaves to this page may have words in one cell only.
    """
    boxes = [word.box for word in words]
    whole = joined(rules)
    groups = [part for group in connected(whole) for part in unnested(group)]
    found = [(group, grid_of(group, _inside(framed(group), boxes))) for group in groups if len(group) > 2]
    cards = _worded(tiled(groups), boxes)
    ruled = [grid for _, grid in found if grid and not any(encloses(card.box, grid.box, 1.0) for card in cards)]
    grids = cards + _worded(_innermost(ruled, boxes, before), boxes, before)
    loose = [fill for fill in fills if not any(encloses(grid.box, fill.box, 3.0) for grid in grids)]
    free = _free(whole, grids)
    grids += [
        grid
        for grid in _worded(_shaded(loose, words, free), boxes)
        if not any(shared_area(grid.box, other.box) > 0.1 * area(other.box) for other in grids)
        and not goes_on_beside(grid, words, grids)
        and not heads_rules(grid.box, free)
        and not _is_patchy(grid.box, loose, free)
    ]
    frames = [framed(group) for group, grid in found if grid is None]
    opened = [grid if grid in cards else _opened(grid, fills, own_words(grid, grids, words)) for grid in grids]  # tiles are cells already
    grids = [with_last_row(grid, frames) for grid in opened if grid.columns > 1]
    left = [word for word in words if not any(holds(grid.box, word.box) for grid in grids)]
    grids += open_grids(left, _free(whole, grids), fills, [grid.box for grid in grids])
    kept = [grid for grid in grids if _is_rest(grid, before) or not is_chart(grid, words, strokes)]
    return sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _free(rules: Sequence[Rule], grids: Sequence[Grid]) -> list[Rule]:
    """The horizontal rules that belong to no grid."""
    return [
        rule
        for rule in rules
        if rule.horizontal and not any(encloses(grid.box, (rule.start, rule.at, rule.end, rule.at), 3.0) for grid in grids)
    ]


def _inside(box: Box, boxes: Sequence[Box]) -> list[Box]:
    return [one for one in boxes if holds(box, one)]


def _worded(grids: list[Grid], boxes: Sequence[Box], before: Sequence[Grid] = ()) -> list[Grid]:
    """Those grids that have text in enough of their cells."""
    worded = [(grid, len({cell for cell in owners(grid, boxes) if cell})) for grid in grids]
    return [grid for grid, count in worded if count >= max(LEAST_CELLS, FILLED * len(grid.cells)) or (count and _is_rest(grid, before))]


def _is_rest(grid: Grid, before: Sequence[Grid]) -> bool:
    """Whether a grid is one row of a wide table, or goes on the columns of one on the page before: a page break may leave words of one
    cell."""
    return (grid.rows == 1 and grid.columns >= TAIL_COLUMNS) or any(_same_columns(grid, other) for other in before)


def _same_columns(one: Grid, other: Grid) -> bool:
    return len(one.xs) == len(other.xs) and all(abs(a - b) <= JOIN for a, b in zip(one.xs, other.xs, strict=True))


def _innermost(grids: list[Grid], boxes: Sequence[Box], before: Sequence[Grid] = ()) -> list[Grid]:
    """Without drawings inside a cell of a table, and without tables that are mere frames around others."""
    kept = []
    for grid in grids:
        around = [other for other in grids if other is not grid and area(other.box) > area(grid.box) and encloses(other.box, grid.box, 1.0)]
        within = [other for other in grids if other is not grid and area(other.box) < area(grid.box) and encloses(grid.box, other.box, 1.0)]
        if any(_is_drawing(grid, other) for other in around) and not _is_nested(grid, boxes) and not _is_rest(grid, before):
            continue
        held = sum(_words_in(other, boxes) for other in within if not _is_drawing(other, grid))
        if held and held > 0.5 * _words_in(grid, boxes):
            continue
        kept.append(grid)
    return kept


def _words_in(grid: Grid, boxes: Sequence[Box]) -> int:
    return len(_inside(grid.box, boxes))


def _is_drawing(inner: Grid, outer: Grid) -> bool:
    """Whether a small grid of lines inside one cell of a larger table is a picture there."""
    return (
        outer.columns > 1
        and any(encloses(outer.box_of(cell), inner.box, 2.0) for cell in outer.cells)
        and area(inner.box) < 0.25 * area(outer.box)
    )


def _is_nested(grid: Grid, boxes: Sequence[Box]) -> bool:
    """Whether a grid inside a cell is a table of its own, most of whose cells hold words."""
    filled = len({cell for cell in owners(grid, boxes) if cell})
    return grid.columns > 1 and grid.rows > 1 and filled >= max(NESTED_CELLS, 0.5 * len(grid.cells))


def _shaded(fills: Sequence[Fill], words: Sequence[Word], rules: Sequence[Rule]) -> list[Grid]:
    """Grids that only shading draws: the sides of the shaded rectangles as rules."""
    boxes = [word.box for word in words]
    cells = [fill for fill in fills if fill.box[3] - fill.box[1] >= FILL_HEIGHT and fill.box[2] - fill.box[0] >= FILL_HEIGHT]
    if sum(not is_white(fill.colour) for fill in cells) < LEAST_FILLS:
        return []
    whole = [fill for i, fill in enumerate(cells) if not any(_is_piece(fill, other) for j, other in enumerate(cells) if j != i)]
    sides = [rule for box in _merged(whole, words, rules) for rule in sides_of(box)]
    found = [grid for group in connected(joined(sides)) if len(group) > 2 and (grid := grid_of(group, _inside(framed(group), boxes)))]
    return [tidy(grid._replace(certain=False)) for grid in _innermost(found, boxes)]


def _is_patchy(box: Box, fills: Sequence[Fill], rules: Sequence[Rule]) -> bool:
    """Whether rules part the rows of a box of which only headings and single cells are shaded: the rules are its grid then."""
    through = [
        rule for rule in rules if box[1] + JOIN < rule.at < box[3] - JOIN and rule.start <= box[0] + JOIN and box[2] - JOIN <= rule.end
    ]
    shaded = sum(area(fill.box) for fill in fills if encloses(box, fill.box, 1.0))
    return len(through) > 1 and shaded < COVERED * area(box)


def _merged(fills: Sequence[Fill], words: Sequence[Word], rules: Sequence[Rule]) -> list[Box]:
    """The boxes of the fills, those of one colour right below each other as one: a shaded box of text is painted line by line. Not so where
    a rule parts them, or a row begins, as a column beside them or their own has values on both sides; a label may head several rows."""
    tops = _row_tops(fills, words)
    left = min((fill.box[0] for fill in fills), default=0.0)
    merged: list[Fill] = []
    for fill in sorted(fills, key=lambda f: (round(f.box[0]), round(f.box[2]), f.colour, f.box[1])):
        last = merged[-1] if merged else None
        if (
            last
            and last.colour == fill.colour
            and _is_right_below(last, fill)
            and not (_is_among(fill.box[1], tops) and (fill.box[0] > left + JOIN or _text_in(fill.box, words)))
            and not any(
                abs(rule.at - fill.box[1]) <= JOIN and rule.start - JOIN <= fill.box[0] and fill.box[2] <= rule.end + JOIN for rule in rules
            )
        ):
            merged[-1] = last._replace(box=(last.box[0], last.box[1], last.box[2], max(last.box[3], fill.box[3])))
        else:
            merged.append(fill)
    return [fill.box for fill in merged]


def _is_right_below(above: Fill, fill: Fill) -> bool:
    beside = encloses(above.box, (fill.box[0], above.box[1], fill.box[2], above.box[3]), 1.0)
    return beside and fill.box[1] - above.box[3] < TOUCHING


def _row_tops(fills: Sequence[Fill], words: Sequence[Word]) -> list[float]:
    """The heights at which a row begins for certain: a figure stands on another, or a word on the same word, each in a fill of its own; or
    texts stand on each other in several columns, below them a figure."""
    ordered = sorted(fills, key=lambda f: (round(f.box[0]), round(f.box[2]), f.box[1]))
    pairs = [(above, fill) for above, fill in pairwise(ordered) if _is_right_below(above, fill)]
    if not any(above.colour == fill.colour for above, fill in pairs):
        return []  # nothing to part
    texts = [(fill.box[1], _text_in(above.box, words), _text_in(fill.box, words)) for above, fill in pairs]
    sure = [top for top, one, other in texts if one and (one == other or (is_figure(one) and is_figure(other)))]
    both = [(top, is_figure(other)) for top, one, other in texts if one and other]
    return sure + [top for top, figure in both if figure and sum(abs(top - at) <= JOIN for at, _ in both) > 1]


def _is_among(height: float, heights: Sequence[float]) -> bool:
    return any(abs(height - other) <= JOIN for other in heights)


def _text_in(box: Box, words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words if holds(box, word.box))


def _is_piece(fill: Fill, other: Fill) -> bool:
    """Whether a fill lies in a larger one of its colour: shading behind the words of a shaded cell."""
    return fill.colour == other.colour and area(fill.box) < area(other.box) and encloses(other.box, fill.box, 1.0)


def sides_of(box: Box) -> list[Rule]:
    x0, top, x1, bottom = box
    return [Rule(True, top, x0, x1), Rule(True, bottom, x0, x1), Rule(False, x0, top, bottom), Rule(False, x1, top, bottom)]


def _opened(grid: Grid, fills: Sequence[Fill], words: Sequence[Word]) -> Grid:
    """The grid with the columns and rows that its rules leave out."""
    inside = [word for word in words if holds(grid.box, word.box)]
    near = [fill for fill in fills if encloses(grid.box, fill.box, 3.0)]
    if opened := open_frame(grid, near, inside):
        return opened
    if grid.columns == 1:
        grid = open_columns(grid, near, inside)
    return reopened(grid, near, inside) if grid.columns > 1 else grid
