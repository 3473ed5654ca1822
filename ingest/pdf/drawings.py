"""Which way an arrow points that is drawn in a cell, from its outline alone."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Drawing
from ingest.pdf.marks import Shape

TOUCH = 0.08
"""A side of the bounding box is touched where the outline comes this close to it, as a share of the box."""
POINTED = 0.25
"""The outline touches the side it points to along less than this share of that side: a tip, blunt or sharp."""


def arrow_direction(shapes: Sequence[Shape]) -> Drawing | None:
    """Where the shapes of one cell point; None without an arrow, or when two arrows disagree. Right and left are both `LEVEL`.

    An arrow points to the side that it touches with its tip only, while it touches the opposite side with a base or shaft.
    """
    directions = {direction for shape in shapes if (direction := _direction(shape))}
    return directions.pop() if len(directions) == 1 else None


def _direction(shape: Shape) -> Drawing | None:
    x0, top, x1, bottom = shape.box
    wide, high = x1 - x0, bottom - top
    if wide < 1 or high < 1 or len(set(shape.points)) < 3:
        return None
    xs = [(x - x0) / wide for x, _ in shape.points]
    ys = [(y - top) / high for _, y in shape.points]
    left, right = _contact(xs, ys, 0.0), _contact(xs, ys, 1.0)
    up, down = _contact(ys, xs, 0.0), _contact(ys, xs, 1.0)
    sides = ((up, down, Drawing.UP), (down, up, Drawing.DOWN), (left, right, Drawing.LEVEL), (right, left, Drawing.LEVEL))
    tips = [(base - tip, direction) for tip, base, direction in sides if tip <= POINTED and base - tip > TOUCH]
    if tips:
        return max(tips)[1]
    two_headed = max(left, right) <= POINTED and wide > high
    return Drawing.LEVEL if two_headed else None


def _contact(across: list[float], along: list[float], side: float) -> float:
    """The length along one side of the bounding box that the corners there span, as a share of the side."""
    touching = [b for a, b in zip(across, along, strict=True) if abs(a - side) <= TOUCH]
    return max(touching) - min(touching) if touching else 0.0
