"""What is printed on one page, as plain records in displayed coordinates: glyphs, words, rules, fills, shapes; and the geometry they
share.

Coordinates are PDF points from the top left of the page as displayed. Text may be turned: `turn` counts quarter turns against the clock,
so 1 reads upwards. The *reading frame* of a turn is the page turned back until the text reads left to right; `upright` leads there.

The records are named tuples, not dataclasses: a page has thousands of them, and a frozen dataclass takes five times as long to make.
"""

from __future__ import annotations

from typing import NamedTuple

from ingest.model import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

ASCENT = 0.75
"""Height of a line of text above its baseline, in font sizes: the fonts' own figures are missing or wrong too often."""
DESCENT = 0.22


class Glyph(NamedTuple):
    """One character. `start`, `end` and `baseline` are in its reading frame; `printed` is False for spaces that the reader inserted."""

    text: str
    start: float
    end: float
    baseline: float
    size: float
    bold: bool
    turn: int
    printed: bool = True


class Word(NamedTuple):
    """Glyphs without a gap. `box` is as displayed, `baseline` in the reading frame; `glued` says that nothing parted it from the word
    before."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    turn: int
    glued: bool = False


class Rule(NamedTuple):
    """A straight line along an axis: `at` is its y when horizontal, else its x; `start` < `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled rectangle, in order of painting; `colour` is `#RRGGBB`."""

    box: Box
    colour: str


class Shape(NamedTuple):
    """An outline that is no rectangle, such as an arrow; `dot` is a filled circle, or a character that looks like one."""

    points: tuple[Point, ...]
    box: Box
    colour: str
    dot: bool = False


class PageMarks(NamedTuple):
    """Everything printed on a page. `strokes` are the boxes of curves and slanted lines; `image_share` is how much of the page pictures
    cover, 0 to 1; `hidden` is the text left out because no reader of the page sees it; `unnamed` counts the characters whose font does
    not say which letters they are."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    fills: list[Fill]
    shapes: list[Shape]
    strokes: list[Box]
    image_share: float
    hidden: str = ""
    unnamed: int = 0


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Where the matrix puts a point."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def upright(box: Box, turn: int) -> Box:
    """The box in the reading frame of `turn`.

    >>> upright((10, 20, 15, 80), 1)
    (-80, 10, -20, 15)
    """
    x0, top, x1, bottom = box
    if turn == 1:
        return (-bottom, x0, -top, x1)
    if turn == 2:
        return (-x1, -bottom, -x0, -top)
    if turn == 3:
        return (top, -x1, bottom, -x0)
    return box


def displayed(box: Box, turn: int) -> Box:
    """The box of a reading frame back on the page: the inverse of `upright`."""
    return upright(box, (4 - turn) % 4)


def bounds(boxes: list[Box]) -> Box:
    """The smallest box around all of `boxes`, of which there is at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))


def area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def shared_area(a: Box, b: Box) -> float:
    """The area that both boxes cover."""
    return area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def encloses(outer: Box, inner: Box, slack: float) -> bool:
    """Whether all of `inner` lies in `outer`, give or take `slack` points."""
    return outer[0] - slack <= inner[0] and outer[1] - slack <= inner[1] and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def rounded(box: Box) -> Box:
    """The box to a tenth of a point, as records keep it."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
