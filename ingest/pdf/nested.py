"""Tables that stand inside a cell of another table: their rules set apart from the rules around them, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Box
from ingest.pdf.marks import Rule, Word, area, encloses, holds
from ingest.pdf.rulings import JOIN, Grid, connected, framed

MARGIN = 3.5
"""Points between a nested table and the sides of the cell around it, at least; rules of the outer table itself end at its other rules."""
LEAST_SIDES = 2
OWN_RULES = 3
"""Sub-headings have one or two rules across."""


def unnested(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Connected rules as the outer table and the tables in its cells, which page breaks join with it."""
    x0, top, x1, bottom = framed(rules)
    around = [rule for rule in rules if _runs_through(rule, (x0, top, x1, bottom))]
    if len(around) == len(rules):
        return [list(rules)]
    walls = [rule for rule in around if rule.horizontal and top + JOIN < rule.at < bottom - JOIN]
    groups = connected([rule for rule in rules if rule not in around])
    inner = [group for group in groups if not _meets(group, walls) and _is_nested(group, around)]
    taken = {rule for group in inner for rule in group}
    return [[rule for rule in rules if rule not in taken], *inner]


def own_words(grid: Grid, grids: Sequence[Grid], words: Sequence[Word]) -> list[Word]:
    """The words without those of the tables nested in the grid, which are told there."""
    inner = [other.box for other in grids if area(other.box) < area(grid.box) and encloses(grid.box, other.box, 1.0)]
    return [word for word in words if not any(holds(box, word.box) for box in inner)]


def _runs_through(rule: Rule, box: Box) -> bool:
    low, high = (box[0], box[2]) if rule.horizontal else (box[1], box[3])
    return rule.start - low <= 2 * JOIN and high - rule.end <= 2 * JOIN


def _meets(group: Sequence[Rule], walls: Sequence[Rule]) -> bool:
    """Whether rules end at rules that run through the outer table, as the sub-headings of a table do. A nested table may stand on the
    bottom of its cell, but has several rows of its own then."""
    if sum(rule.horizontal for rule in group) >= OWN_RULES:
        return False
    ends = [end for rule in group if not rule.horizontal for end in (rule.start, rule.end)]
    return any(abs(end - wall.at) <= JOIN for end in ends for wall in walls)


def _is_nested(group: Sequence[Rule], around: Sequence[Rule]) -> bool:
    """Whether rules frame cells of their own and keep off the sides of the outer cell that they stand in."""
    across = [rule for rule in group if rule.horizontal]
    down = [rule for rule in group if not rule.horizontal]
    if len(down) <= LEAST_SIDES or len(across) < LEAST_SIDES - 1 or not across:
        return False
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    own = all(left - JOIN <= rule.start and rule.end <= right + JOIN for rule in across)
    sides = [rule.at for rule in around if not rule.horizontal]
    inside = any(x < left - MARGIN for x in sides) and any(right + MARGIN < x for x in sides)
    return own and inside and not any(abs(x - side) <= MARGIN or left < side < right for side in sides for x in (left, right))
