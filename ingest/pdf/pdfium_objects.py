"""The paths and pictures of a PDF page, those of nested forms included, sorted by what they paint: rules, fills, arrows, dots, curves."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as raw

from ingest.model import Box
from ingest.pdf.colours import COLOURS_KEPT
from ingest.pdf.icons import is_icon
from ingest.pdf.layers import Layer, Layers
from ingest.pdf.marks import Fill, Matrix, Point, Rule, Shape, area, at, bounds, shared_area, times
from ingest.pdf.slices import SLICE

SMALL_SHAPE = 60.0
"""Outlines larger than this are boxes with round corners or pictures, not arrows in a cell."""
ROUND = 0.25
"""A dot's width and height differ by less than this share."""
LEAST_DOT = 4.0
MAX_OBJECTS = 100_000
MAX_DEPTH = 8
"""Form objects nested deeper are not followed: some hostile files nest for ever."""
EQUAL_ARMS = 1.2
"""The arms of a stroked arrow head differ in length by less than this factor; those of a bent line differ more."""


class PageObjects:
    """Walks the objects of a page. `steps` says when each text object (by its address) is painted, `layers` what is painted where.

    `layers_off` are the names of the optional layers that are not shown; texts in them are in `off`, anything else there is passed over.
    """

    def __init__(self, to_display: Matrix, width: float, height: float, layers_off: frozenset[str] = frozenset()) -> None:
        self.to_display = to_display
        self.page_box: Box = (0.0, 0.0, width, height)
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.thin: list[Fill] = []
        self.shapes: list[Shape] = []
        self.strokes: list[Box] = []
        self.icons: list[Box] = []
        self.image_area = 0.0
        self.steps: dict[int, int] = {}
        self.layers_off = layers_off
        self.off: set[int] = set()
        self.layers = Layers()
        self._step = 0

    def walk(self, page: Any) -> None:
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), self.to_display, 0)

    def _object(self, handle: Any, outer: Matrix, depth: int, *, off: bool = False) -> None:
        self._step += 1
        if self._step > MAX_OBJECTS:
            return
        kind = raw.FPDFPageObj_GetType(handle)
        off = off or (bool(self.layers_off) and bool(self.layers_off & layers_of(handle)))
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.steps[ctypes.addressof(handle.contents)] = self._step
            if off:
                self.off.add(ctypes.addressof(handle.contents))
        elif off and kind != raw.FPDF_PAGEOBJ_FORM:
            return
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(handle, times(_matrix(handle), outer), depth)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            self._picture(handle, outer, depth, is_image=kind == raw.FPDF_PAGEOBJ_IMAGE)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = times(_matrix(handle), outer)
            for index in range(max(0, raw.FPDFFormObj_CountObjects(handle))):
                self._object(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1, off=off)

    def _picture(self, handle: Any, outer: Matrix, depth: int, *, is_image: bool) -> None:
        if is_image:
            matrix = times(_matrix(handle), outer)
            corners = [at(matrix, x, y) for x in (0, 1) for y in (0, 1)]
            box = bounds([(x, y, x, y) for x, y in corners])
            if not _is_finite(corners):
                return
            self.image_area += shared_area(self.page_box, box)
            if is_icon(box):
                self.icons.append(box)
        else:
            box = self.page_box  # the bounds of a gradient are its clip's, and may be the page's
        self._paint(handle, box, None, depth, covers=is_image)

    def _path(self, handle: Any, matrix: Matrix, depth: int) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, mode, stroked)
        fill = colour_of(handle, raw.FPDFPageObj_GetFillColor) if mode.value else None
        stroke = colour_of(handle, raw.FPDFPageObj_GetStrokeColor) if stroked.value else None
        if not fill and not stroke:
            return
        for points, curved in _outlines(handle, matrix):
            if not _is_finite(points):
                continue
            straight = not curved and all(_along_axis(p, q) for p, q in pairwise(points))
            box = bounds([(x, y, x, y) for x, y in points])
            if stroke and straight:
                self.rules += [_rule(p, q) for p, q in pairwise(points) if p != q]
            elif stroke:
                self._stroked(points, box, stroke, curved=curved)
            if fill:
                self._filled(points, box, fill, straight=straight, curved=curved)
                self._paint(handle, box, fill, depth, covers=straight and len(points) <= 5)

    def _stroked(self, points: list[Point], box: Box, colour: str, *, curved: bool) -> None:
        """A slanted line or curve: the head or outline of an arrow, if small, or part of a drawing."""
        small = max(box[2] - box[0], box[3] - box[1]) <= SMALL_SHAPE
        if small and not curved and (points[0] == points[-1] or _is_arrow_head(points)):
            self.shapes.append(Shape(tuple(points), box, colour))
        else:
            self.strokes.append(box)

    def _filled(self, points: list[Point], box: Box, colour: str, *, straight: bool, curved: bool) -> None:
        wide, high = box[2] - box[0], box[3] - box[1]
        small = max(wide, high) <= SMALL_SHAPE
        if straight and min(wide, high) <= SLICE:
            self.thin.append(Fill(box, colour))
        elif (straight and len(points) <= 5) or not small:
            if area(shown := self._on_page(box)) > 0:
                self.fills.append(Fill(shown, colour))
        elif not curved or len(points) > 2:
            dot = curved and min(wide, high) >= LEAST_DOT and abs(wide - high) <= ROUND * max(wide, high)
            self.shapes.append(Shape(tuple(points), box, colour, dot=dot))

    def _paint(self, handle: Any, box: Box, colour: str | None, depth: int, *, covers: bool) -> None:
        """Notes what is painted. Inside forms the clip of an object is not known in page coordinates: nothing there covers text."""
        shown = self._on_page(box)
        if depth == 0 and covers:
            self.layers.paint(Layer(self._step, shown, colour, lambda: _is_opaque(handle) and self._is_unclipped(handle, box)))
        else:
            self.layers.paint(Layer(self._step, shown, colour, lambda: False))

    def _on_page(self, box: Box) -> Box:
        """The part of a box that lies on the page; of a box beside the page one that ends before it begins."""
        return (max(box[0], 0.0), max(box[1], 0.0), min(box[2], self.page_box[2]), min(box[3], self.page_box[3]))

    def _is_unclipped(self, handle: Any, box: Box) -> bool:
        for x0, bottom, x1, top in clip_boxes(handle):
            shown = bounds([(*at(self.to_display, x, y), *at(self.to_display, x, y)) for x, y in ((x0, bottom), (x1, top))])
            if shared_area(shown, box) < area(box) - 1:
                return False
        return True


def _is_arrow_head(points: Sequence[Point]) -> bool:
    """Whether a stroked line is the open head of an arrow: two arms of one length."""
    if len(points) != 3:
        return False
    arms = sorted(math.dist(points[1], end) for end in (points[0], points[2]))
    return arms[1] <= EQUAL_ARMS * arms[0]


def _is_opaque(handle: Any) -> bool:
    return not raw.FPDFPageObj_HasTransparency(handle)


def layers_of(handle: Any) -> set[str]:
    """The names of the optional layers that marked content puts an object into."""
    names = set()
    for index in range(max(0, raw.FPDFPageObj_CountMarks(handle))):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        if _mark_text(lambda *to, mark=mark: raw.FPDFPageObjMark_GetName(mark, *to)) == "OC":
            names.add(_mark_text(lambda *to, mark=mark: raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", *to)))
    return names - {""}


def _mark_text(fetch: Callable[..., int]) -> str:
    """A text of up to 200 characters that PDFium writes into a buffer as UTF-16."""
    buffer, size = (ctypes.c_ushort * 201)(), ctypes.c_ulong()
    if not fetch(buffer, ctypes.sizeof(buffer), size) or not 2 <= size.value <= ctypes.sizeof(buffer):
        return ""
    return "".join(map(chr, buffer[: size.value // 2 - 1]))


def clip_boxes(handle: Any) -> list[Box]:
    """The boxes (left, bottom, right, top, in page coordinates) of the paths that clip an object."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes = []
    for path in range(max(0, count)):
        points = []
        for index in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path))):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            points.append((x.value, y.value, x.value, y.value))
        if points:
            boxes.append(bounds(points))
    return boxes


def _matrix(handle: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def colour_of(handle: Any, getter: Any) -> str | None:
    """The colour over white paper, None when it cannot be seen."""
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not getter(handle, red, green, blue, alpha):
        return "#000000"
    return _over_white(red.value, green.value, blue.value, alpha.value)


@lru_cache(COLOURS_KEPT)
def _over_white(red: int, green: int, blue: int, alpha: int) -> str | None:
    if not alpha:
        return None
    share = alpha / 255
    return "#" + "".join(f"{round(part * share + 255 * (1 - share)):02X}" for part in (red, green, blue))


def _outlines(handle: Any, matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
    """The subpaths as displayed points, closed ones ending where they began, and whether they have curves."""
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(handle)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(at(matrix, x.value, y.value))
        if points[0] != points[-1] and raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _is_finite(points: Sequence[Point]) -> bool:
    """Whether points are places at all: in damaged files a coordinate may be endless."""
    return math.isfinite(sum(x + y for x, y in points))


def _along_axis(p: Point, q: Point) -> bool:
    return abs(p[0] - q[0]) < 0.5 or abs(p[1] - q[1]) < 0.5


def _rule(p: Point, q: Point) -> Rule:
    wide, high = abs(p[0] - q[0]), abs(p[1] - q[1])
    if wide >= high:
        return Rule(True, (p[1] + q[1]) / 2, min(p[0], q[0]), max(p[0], q[0]))
    return Rule(False, (p[0] + q[0]) / 2, min(p[1], q[1]), max(p[1], q[1]))
