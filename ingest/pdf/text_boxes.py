"""Shaded boxes of text side by side, as on slides: each is read on its own, and not line by line across all of them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Box
from ingest.pdf.colours import is_white
from ingest.pdf.marks import Fill, Word, area, encloses, holds

LEAST_SIZE = 12.0
"""Points of width and height of a box that can hold a line of text."""
OVERLAP = 0.5
"""Boxes stand side by side when they share this much of the lower one's height."""


def apart(words: Sequence[Word], fills: Sequence[Fill]) -> list[list[Word]]:
    """The words in groups to be read one after the other: those between rows of boxes, and those of each box from left to right."""
    groups: list[list[Word]] = []
    rest = list(words)
    for row in _rows([box for box in _boxes(fills) if any(holds(box, word.box) for word in words)]):
        top = min(box[1] for box in row)
        inside = [[word for word in rest if holds(box, word.box)] for box in row]
        taken = {word for each in inside for word in each}
        above = [word for word in rest if word not in taken and word.baseline < top]
        groups += [above, *inside]
        rest = [word for word in rest if word not in taken and word.baseline >= top]
    return [group for group in (*groups, rest) if group]


def _boxes(fills: Sequence[Fill]) -> list[Box]:
    """The shaded rectangles that have one beside them and stand in no other such."""
    wide = [fill for fill in fills if min(fill.box[2] - fill.box[0], fill.box[3] - fill.box[1]) >= LEAST_SIZE]
    shaded = list(dict.fromkeys(fill.box for fill in wide if not is_white(fill.colour)))
    beside = [box for box in shaded if _is_beside_any(box, shaded)]
    return [box for box in beside if not any(area(other) > area(box) and encloses(other, box, 1.0) for other in beside)]


def _is_beside_any(box: Box, boxes: Sequence[Box]) -> bool:
    return any(_beside(box, other) for other in boxes if other != box)


def _beside(one: Box, other: Box) -> bool:
    """Whether two boxes share no width but most of their height."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
    return apart and shared >= OVERLAP * min(one[3] - one[1], other[3] - other[1])


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes side by side, from left to right, row after row; a box with none beside it is no row."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: b[1]):
        if rows and any(_beside(box, other) for other in rows[-1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row) for row in rows if len(row) > 1]
