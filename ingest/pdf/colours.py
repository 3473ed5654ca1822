"""The background colour of a cell, from the filled rectangles painted under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ingest.model import Box
from ingest.pdf.marks import Fill

ACROSS, DOWN = 7, 5
"""Points at which a cell is looked at, in each direction: enough to tell a background from a highlighted word or a bar along one side."""
INSET = 0.08
"""Share of the cell left out at each side, where neighbours' shading and rules lie."""
LEAST = 0.4
"""A colour counts when it is seen at this share of the points: shading in pieces leaves gaps, highlighting covers less."""
WHITE = 0xF8
"""From this brightness in all three parts a colour is white: papers are scanned and exported off-white."""
COLOURS_KEPT = 1024
"""Colours whose look is remembered: most reports have ten, a picture drawn in vectors thousands."""


def cell_fill(box: Box, fills: Sequence[Fill]) -> str | None:
    """The colour (`#RRGGBB`) seen over most of the box when the fills are painted in order; None for white or no shading.

    >>> cell_fill((0, 0, 10, 10), [Fill((0, 0, 6, 10), "#FF0000"), Fill((5, 0, 10, 10), "#FF0000")])
    '#FF0000'
    """
    x0, top, x1, bottom = box
    near = [fill for fill in fills if fill.box[0] < x1 and x0 < fill.box[2] and fill.box[1] < bottom and top < fill.box[3]]
    if not near:
        return None
    xs, ys, last = _points(x0, x1, ACROSS), _points(top, bottom, DOWN), near[-1]
    if last.box[0] <= xs[0] and xs[-1] <= last.box[2] and last.box[1] <= ys[0] and ys[-1] <= last.box[3]:
        return None if is_white(last.colour) else last.colour  # it covers all others
    seen = Counter(colour_at(x, y, near) for x in xs for y in ys)
    seen.pop(None, None)
    if not seen:
        return None
    colour, count = seen.most_common(1)[0]
    return colour if count >= LEAST * ACROSS * DOWN and not is_white(colour or "") else None


@lru_cache(COLOURS_KEPT)
def is_white(colour: str) -> bool:
    return all(int(colour[i : i + 2], 16) >= WHITE for i in (1, 3, 5))


def _points(low: float, high: float, count: int) -> list[float]:
    margin = INSET * (high - low)
    return [low + margin + (high - low - 2 * margin) * i / (count - 1) for i in range(count)]


def colour_at(x: float, y: float, fills: Sequence[Fill]) -> str | None:
    """The colour that lies on top at a point, None on bare paper."""
    for fill in reversed(fills):
        x0, top, x1, bottom = fill.box
        if x0 <= x <= x1 and top <= y <= bottom:
            return fill.colour
    return None
