"""Horizontal rules below each other with the same ends: what parts the rows of a table without column rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.model import Box
from ingest.pdf.colours import is_white
from ingest.pdf.columns import segments_of
from ingest.pdf.heading_looks import is_figure
from ingest.pdf.marks import Fill, Rule, encloses
from ingest.pdf.rulings import SAME_EDGE, Grid, joined
from ingest.pdf.words import Line

SAME_ENDS = 12.0
"""Rules of one table begin and end within this of each other."""
FURTHEST = 400.0
"""Rules further apart than this belong to different tables."""
NEAR_RULE = 6.0
"""Points within which shading ends at a rule, or a border inferred from white is that of a rule."""
APART = 1.5
"""Font sizes between the baselines of lines that are apart: those of one cell are 1.15 to 1.35 apart."""
SHADED_TOP = 0.8
"""Share of the width of a table that is shaded above its first rule where its headings are: less is a single cell."""


def stacks(rules: Sequence[Rule], lines: Sequence[Line], fills: Sequence[Fill]) -> list[list[Rule]]:
    """Rules below each other with the same ends, those of each table together, underlining left out. Where the headings are shaded, their
    top counts as a rule."""
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
    parts = [part for stack in found for part in _parted(stack, lines, fills)]
    return [_with_shaded_top(part, fills) for part in parts if len(part) > 1]


def _parted(stack: list[Rule], lines: Sequence[Line], fills: Sequence[Fill]) -> list[list[Rule]]:
    """The rules of one table after the other, where another table with the same ends stands below: it begins with headings, after a
    stretch of running text. A rule may stand above the headings, or below them only."""
    parts: list[list[Rule]] = [[]]
    for number, rule in enumerate(stack):
        parts[-1].append(rule)
        between, after = (_between(stack, number + i, lines) for i in (0, 1))
        text = list(takewhile(lambda line: len(segments_of(line)) == 1, between))
        below_only = bool(text) and are_headings(between[len(text) :], ())
        ended = _ends_in_text(between) or bool(number and text and text == between)
        if below_only or (ended and are_headings(after, fills)):
            parts.append([])
    return parts


def _ends_in_text(lines: Sequence[Line]) -> bool:
    """Whether running text stands below rows: lines of one text each, the first of them apart from what is above it."""
    last = max((i for i, line in enumerate(lines) if len(segments_of(line)) > 1), default=len(lines))
    steps = [(below.baseline - above.baseline) / below.size for above, below in pairwise(lines[last:])]
    return any(step > APART for step in steps)


def _between(stack: Sequence[Rule], number: int, lines: Sequence[Line]) -> list[Line]:
    """The lines between a rule and the next."""
    if number + 1 >= len(stack):
        return []
    rule, below = stack[number], stack[number + 1]
    return [line for line in lines if rule.at < line.baseline <= below.at and line.box[2] > rule.start and line.box[0] < rule.end]


def are_headings(lines: Sequence[Line], fills: Sequence[Fill]) -> bool:
    """Whether lines are the headings of columns: several texts, all bold or on shading, and no figures; below the first line there may be
    the rest of a period that went on in the next: "Quarter", "1"."""
    segments = [segment for line in lines for segment in segments_of(line)]
    words = [word for line in lines for word in line.words]
    figures = [is_figure(segment.text.strip("()")) for segment in segments]
    if len(segments) <= len(lines) or any(figures[: len(segments_of(lines[0]))]) or 2 * sum(figures) > len(figures):
        return False
    shaded = [fill.box for fill in fills if not is_white(fill.colour)]
    return all(word.bold for word in words) or all(any(encloses(box, word.box, 2.0) for box in shaded) for word in words)


def free_rules(rules: Sequence[Rule], grids: Sequence[Grid]) -> list[Rule]:
    """The horizontal rules, put together from their pieces, that no ruled grid holds."""
    ruled = [grid.box for grid in grids if grid.certain]
    level = [rule for rule in rules if rule.horizontal]
    return joined(rule for rule in level if not any(encloses(box, (rule.start, rule.at, rule.end, rule.at), 3.0) for box in ruled))


def inner_rules(rules: Sequence[Rule], box: Box) -> tuple[Rule, ...]:
    """The rules within a table that are shorter than it."""
    inside = [rule for rule in rules if encloses(box, (rule.start, rule.at, rule.end, rule.at), SAME_EDGE)]
    return tuple(rule for rule in inside if rule.start - box[0] > SAME_ENDS or box[2] - rule.end > SAME_ENDS)


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
    """Whether the rule stands right under a text and is as long as it is; the texts of a row may fill a narrow table, too."""
    near = [
        segment
        for line in lines
        if -1 <= rule.at - line.baseline <= 0.3 * line.size + 1
        for segment in segments_of(line)
        if segment.start >= rule.start - 2 and segment.end <= rule.end + 2
    ]
    return len(near) == 1 and near[0].start - rule.start < 3 and rule.end - near[0].end < 3
