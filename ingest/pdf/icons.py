"""Small pictures in cells as outlines: programs paste arrows and traffic lights as images where others draw them or use a symbol font.

The part of the page is drawn and looked at, so that masks, turned pages and shading under a picture need no care.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as raw

from ingest.model import Box
from ingest.pdf.marks import Point, Shape, bounds

LARGEST, LEAST = 60.0, 4.0
"""Points of width and height of an icon; larger pictures are logos and photographs."""
MOST = 100
"""A page with more small pictures is a pattern or a map."""
SIDE = 48
"""Pixels of the longer side when an icon is looked at: enough for the tip of an arrow."""
UNLIKE = 96
"""How much the three parts of a colour together differ from the ground, at least, where something is drawn."""
LEAST_DRAWN, MOST_DRAWN = 0.05, 0.95
DOT_SHARE = (0.70, 0.86)
"""Share of its box that a disc covers; it is π/4 = 0.785, and pixels and borders blur it."""
ROUND = 0.15

Pixels = list[list[tuple[int, int, int]]]


def is_icon(box: Box) -> bool:
    """Whether a picture is as small as a sign in a cell."""
    return all(LEAST <= side <= LARGEST for side in (box[2] - box[0], box[3] - box[1]))


def icons_of(page: Any, boxes: Sequence[Box], width: float, height: float) -> list[Shape]:
    """What the small pictures in these boxes show, as outlines in points of the page as displayed, `width` by `height`."""
    if len(boxes) > MOST:
        return []
    return [shape for box in dict.fromkeys(boxes) if (shape := outline(_pixels(page, box, width, height), box)) is not None]


def outline(pixels: Pixels, box: Box) -> Shape | None:
    """The outline of what differs from the ground of a picture, None where that is nothing or all of it. `box` is the picture's."""
    ground = Counter([*pixels[0], *pixels[-1], *(row[0] for row in pixels), *(row[-1] for row in pixels)]).most_common(1)[0][0]
    drawn = [
        (x, y)
        for y, row in enumerate(pixels)
        for x, colour in enumerate(row)
        if sum(abs(a - b) for a, b in zip(colour, ground, strict=True)) >= UNLIKE
    ]
    share = len(drawn) / (len(pixels) * len(pixels[0]))
    if not LEAST_DRAWN <= share <= MOST_DRAWN:
        return None
    points = tuple(_to_page(point, pixels, box) for point in _edge(drawn))
    around = bounds([(x, y, x, y) for x, y in points])
    colour = Counter(pixels[y][x] for x, y in drawn).most_common(1)[0][0]
    return Shape(points, around, "#{:02X}{:02X}{:02X}".format(*colour), dot=_is_disc(drawn))


def _edge(drawn: Sequence[Point]) -> list[Point]:
    """The first and last drawn pixel of each row and of each column."""
    ends: list[Point] = []
    for along in (0, 1):
        lines: dict[float, list[Point]] = {}
        for point in drawn:
            lines.setdefault(point[along], []).append(point)
        ends += [end for line in lines.values() for end in (min(line), max(line))]
    return list(dict.fromkeys(ends))


def _to_page(point: Point, pixels: Pixels, box: Box) -> Point:
    x, y = (point[0] + 0.5) / len(pixels[0]), (point[1] + 0.5) / len(pixels)
    return (box[0] + x * (box[2] - box[0]), box[1] + y * (box[3] - box[1]))


def _is_disc(drawn: Sequence[Point]) -> bool:
    """Whether the pixels are a filled circle: as wide as high, and as full."""
    x0, top, x1, bottom = bounds([(x, y, x + 1, y + 1) for x, y in drawn])
    wide, high = x1 - x0, bottom - top
    return abs(wide - high) <= ROUND * max(wide, high) and DOT_SHARE[0] <= len(drawn) / (wide * high) <= DOT_SHARE[1]


def _pixels(page: Any, box: Box, width: float, height: float) -> Pixels:
    """The part of the page in the box, row by row, as red, green and blue."""
    scale = SIDE / max(box[2] - box[0], box[3] - box[1])
    wide, high = max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale))
    bitmap = raw.FPDFBitmap_Create(wide, high, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        at = (round(-box[0] * scale), round(-box[1] * scale), round(width * scale), round(height * scale))
        raw.FPDF_RenderPageBitmap(bitmap, page, *at, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        content = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    rows = (content[y * stride : y * stride + 4 * wide] for y in range(high))
    return [[(row[4 * x + 2], row[4 * x + 1], row[4 * x]) for x in range(wide)] for row in rows]
