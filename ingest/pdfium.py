"""One page of a PDF through PDFium's raw interface: a page handle in, `PageMarks` out.

PDFium gives characters and objects in the page's own coordinates, whatever its rotation; here alone they are turned into displayed ones.
PDFium is not thread safe: one process, one document at a time.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.marks import Fill, Glyph, PageMarks, Rule, Shape, area, bounds, holds, shared_area, upright
from ingest.model import Box
from ingest.rulings import SLICE, rules_or_slices

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

SMALL_SHAPE = 60.0
"""Outlines larger than this are boxes with round corners or pictures, not arrows in a cell."""
MAX_OBJECTS = 100_000
MAX_DEPTH = 8
"""Form objects nested deeper are not followed: some hostile files nest for ever."""
SLANT = 0.2
"""Sine of the angle (12 degrees) up to which slanted text counts as straight; larger and slanted is a watermark."""
WATERMARK_SIZE = 24.0
TINY = 1.0
"""Smaller text is there for programs, not for readers."""
HIDDEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
LINE_END_HYPHEN = 0x02
"""What PDFium's call for one character gives for a hyphen at a line end; its call for a stretch of text gives U+FFFE."""
SYMBOLS = {
    "wingdings": dict(
        zip(b"\xdf\xe0\xe1\xe2\xe7\xe8\xe9\xea\xef\xf0\xf1\xf2\xf3\xfb\xfc\xa7\x6c\x6e\xd8\x76", "←→↑↓←→↑↓⇦⇨⇧⇩⬄✗✓▪●■➢❖", strict=True)
    ),
    "symbol": {0xB7: "•", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB3: "≥", 0xA3: "≤"},
}
"""Characters of symbol fonts by code; PDFium gives them as they are or in the private range from U+F000. Direction of travel is often such
an arrow."""


class TextStyle(NamedTuple):
    """What the characters of one text object share; None instead of a style for hidden text.

    Along the line a character stands at `sign` times its page x (`by_y`: its page y) plus `offset`.
    """

    by_y: bool
    sign: float
    offset: float
    turn: int
    baseline: float
    size: float
    bold: bool
    symbols: dict[int, str]


def read_marks(page: Any) -> PageMarks:
    """Everything printed on the page. Hidden and transparent text and what lies outside the page are left out."""
    to_display, width, height = _display(page)
    objects = _Objects(to_display, width, height)
    objects.walk(page)
    rules, slices = rules_or_slices(objects.thin)
    return PageMarks(
        width=width,
        height=height,
        glyphs=_glyphs(page, to_display, width, height),
        rules=objects.rules + rules,
        fills=objects.fills + slices,
        shapes=objects.shapes,
        image_share=min(1.0, objects.image_area / (width * height)) if width and height else 0.0,
    )


def _display(page: Any) -> tuple[Matrix, float, float]:
    """The matrix from page to displayed coordinates, and the displayed size."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    wide, high = right - left, top - bottom
    turn = raw.FPDFPage_GetRotation(page)
    if turn == 1:
        return (0, 1, 1, 0, -bottom, -left), high, wide
    if turn == 2:
        return (-1, 0, 0, 1, right, -bottom), wide, high
    if turn == 3:
        return (0, -1, -1, 0, top, right), high, wide
    return (1, 0, 0, -1, -left, top), wide, high


def _times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


# --- characters


def _glyphs(page: Any, to_display: Matrix, width: float, height: float) -> list[Glyph]:
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return []
    try:
        return list(_text_glyphs(text_page, to_display, (0.0, 0.0, width, height)))
    finally:
        raw.FPDFText_ClosePage(text_page)


def _text_glyphs(text_page: Any, to_display: Matrix, page_box: Box) -> Iterator[Glyph]:
    box = raw.FS_RECTF()
    style: TextStyle | None = None
    owner = -1
    for index, code in enumerate(_codes(text_page)):
        handle = raw.FPDFText_GetTextObject(text_page, index)
        if not handle:  # a space or line end that PDFium inserted
            if style:
                yield Glyph(" ", 0.0, 0.0, style.baseline, style.size, style.bold, style.turn, printed=False)
            continue
        address = ctypes.addressof(handle.contents)
        if address != owner:
            owner, style = address, _style(text_page, index, handle, to_display, page_box)
        if style is None:
            continue
        text = style.symbols.get(code & 0xFF) or chr(code)
        if text.isspace():
            yield Glyph(" ", 0.0, 0.0, style.baseline, style.size, style.bold, style.turn)
            continue
        if not code or 0xD800 <= code <= 0xDFFF:
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        low, high = (box.bottom, box.top) if style.by_y else (box.left, box.right)
        start, end = style.sign * low + style.offset, style.sign * high + style.offset
        yield Glyph(text, min(start, end), max(start, end), style.baseline, style.size, style.bold, style.turn)


def _codes(text_page: Any) -> list[int]:
    """The Unicode of each character; asked for in one call where indexes agree, which is three times as fast."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        return [LINE_END_HYPHEN if code == 0xFFFE else code for code in list(buffer)[:count]]
    return [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]


def _style(text_page: Any, index: int, handle: Any, to_display: Matrix, page_box: Box) -> TextStyle | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    seen = not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha) or alpha.value > 0
    if not seen or raw.FPDFTextObj_GetTextRenderMode(handle) in HIDDEN_MODES:
        return None
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    px, py = _at(to_display, x.value, y.value)
    a, b, c, d, _, _ = _times((matrix.a, matrix.b, matrix.c, matrix.d, 0, 0), (*to_display[:4], 0, 0))
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(c, d)
    slanted = min(abs(a), abs(b)) > SLANT * math.hypot(a, b) and size > WATERMARK_SIZE
    if slanted or size < TINY or not holds(page_box, (px, py, px, py)) or _is_clipped(handle):
        return None
    turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b < 0 else 3)
    by_y, sign, offset = _along(to_display, turn)
    font = _font_name(handle)
    return TextStyle(
        by_y=by_y,
        sign=sign,
        offset=offset,
        turn=turn,
        baseline=upright((px, py, px, py), turn)[1],
        size=size,
        bold=any(word in font for word in ("bold", "black", "heavy", "-bd")) or raw.FPDFText_GetFontWeight(text_page, index) >= 600,
        symbols=next((table for name, table in SYMBOLS.items() if name in font), {}),
    )


def _along(to_display: Matrix, turn: int) -> tuple[bool, float, float]:
    """How a page coordinate becomes a place along a line of that turn, as `TextStyle` keeps it."""
    a, b, c, d, e, f = to_display
    from_x, from_y, offset = (a, c, e) if turn in (0, 2) else (b, d, f)
    forward = 1.0 if turn in (0, 3) else -1.0
    by_y = abs(from_y) > abs(from_x)
    return by_y, forward * (from_y if by_y else from_x), forward * offset


def _is_clipped(handle: Any) -> bool:
    """Whether the clipping path leaves nothing of the text: Excel prints hidden rows so."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    if not clip or raw.FPDFClipPath_CountPaths(clip) < 1:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(raw.FPDFClipPath_CountPaths(clip)):
        xs, ys = [], []
        for index in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path))):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            xs.append(x.value)
            ys.append(y.value)
        middle = (bottom.value + top.value) / 2
        if xs and (not min(ys) <= middle <= max(ys) or right.value <= min(xs) or left.value >= max(xs)):
            return True
    return False


def _font_name(handle: Any) -> str:
    font = raw.FPDFTextObj_GetFont(handle)
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.value.decode("utf-8", "replace").lower()


# --- paths and pictures


class _Objects:
    """Walks the objects of a page, those of nested forms included, and sorts what they paint."""

    def __init__(self, to_display: Matrix, width: float, height: float) -> None:
        self.to_display = to_display
        self.page_box: Box = (0.0, 0.0, width, height)
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.thin: list[Fill] = []
        self.shapes: list[Shape] = []
        self.image_area = 0.0
        self.left = MAX_OBJECTS

    def walk(self, page: Any) -> None:
        for index in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, index), self.to_display, 0)

    def _object(self, handle: Any, outer: Matrix, depth: int) -> None:
        self.left -= 1
        if self.left < 0:
            return
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(handle, _times(_matrix(handle), outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            corners = [_at(_times(_matrix(handle), outer), x, y) for x in (0, 1) for y in (0, 1)]
            self.image_area += shared_area(self.page_box, bounds([(x, y, x, y) for x, y in corners]))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = _times(_matrix(handle), outer)
            for index in range(max(0, raw.FPDFFormObj_CountObjects(handle))):
                self._object(raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)

    def _path(self, handle: Any, matrix: Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, mode, stroked)
        fill = _colour(handle, raw.FPDFPageObj_GetFillColor) if mode.value else None
        stroke = _colour(handle, raw.FPDFPageObj_GetStrokeColor) if stroked.value else None
        if not fill and not stroke:
            return
        for points, curved in _outlines(handle, matrix):
            straight = not curved and all(_along_axis(p, q) for p, q in pairwise(points))
            box = bounds([(x, y, x, y) for x, y in points])
            if stroke and straight:
                self.rules += [_rule(p, q) for p, q in pairwise(points) if p != q]
            if fill:
                self._filled(points, box, fill, straight=straight, curved=curved)

    def _filled(self, points: list[Point], box: Box, colour: str, *, straight: bool, curved: bool) -> None:
        wide, high = box[2] - box[0], box[3] - box[1]
        small = max(wide, high) <= SMALL_SHAPE
        if straight and min(wide, high) <= SLICE:
            self.thin.append(Fill(box, colour))
        elif (straight and len(points) <= 5) or not small:
            clipped = (max(box[0], 0.0), max(box[1], 0.0), min(box[2], self.page_box[2]), min(box[3], self.page_box[3]))
            if area(clipped) > 0:
                self.fills.append(Fill(clipped, colour))
        elif not curved or len(points) > 2:
            self.shapes.append(Shape(tuple(points), box, colour))


def _matrix(handle: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _colour(handle: Any, getter: Any) -> str | None:
    """The colour over white paper, None when it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not getter(handle, red, green, blue, alpha):
        return "#000000"
    if not alpha.value:
        return None
    share = alpha.value / 255
    return "#" + "".join(f"{round(part.value * share + 255 * (1 - share)):02X}" for part in (red, green, blue))


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
        points.append(_at(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _along_axis(p: Point, q: Point) -> bool:
    return abs(p[0] - q[0]) < 0.5 or abs(p[1] - q[1]) < 0.5


def _rule(p: Point, q: Point) -> Rule:
    wide, high = abs(p[0] - q[0]), abs(p[1] - q[1])
    if wide >= high:
        return Rule(True, (p[1] + q[1]) / 2, min(p[0], q[0]), max(p[0], q[0]))
    return Rule(False, (p[0] + q[0]) / 2, min(p[1], q[1]), max(p[1], q[1]))
