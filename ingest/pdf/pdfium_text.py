"""The characters of a PDF page, those left out that no reader of the page sees."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ingest.model import Box
from ingest.pdf.colours import is_white
from ingest.pdf.marks import Glyph, Matrix, Shape, at, displayed, holds, times, upright
from ingest.pdf.pdfium_objects import PageObjects, clip_boxes, colour_of
from ingest.values.symbols import sign, signs_of

SLANT = 0.2
"""Sine of the angle (12 degrees) up to which slanted text counts as straight; larger and slanted is a watermark."""
WATERMARK_SIZE = 24.0
TINY = 1.0
"""Smaller text is there for programs, not for readers."""
HIDDEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
LINE_END_HYPHEN, STRETCH_HYPHEN = "\x02", "\ufffe"
"""What PDFium's call for one character gives for a hyphen at a line end, and what its call for a stretch of text gives."""
TOKEN = re.compile(r"\S+|\s")
WIDEST = 0.9
"""Letters wider than this many font sizes on average have gaps between them that no space shows."""
BOLD_NAMES = ("bold", "black", "heavy", "-bd")
BOLD_WEIGHT = 600
DOTS = frozenset("●⬤■◼⚫◆")
"""Characters that show a rating by their colour."""
MIDDLE = 0.3
"""How far above its baseline, in font sizes, the middle of a letter is."""


class FontStyle(NamedTuple):
    """What the text objects of one font share."""

    bold: bool
    symbols: dict[int, str]


class TextStyle(NamedTuple):
    """What the characters of one text object share.

    Along the line a character stands at `sign` times its page x (`by_y`: its page y) plus `offset`. `seen` is False for hidden text.
    """

    by_y: bool
    sign: float
    offset: float
    turn: int
    baseline: float
    size: float
    font: FontStyle
    colour: str | None
    seen: bool


class PageText:
    """Reads the characters of a page. `dots` are the coloured dots among them, `hidden` the characters left out as unseen.

    `unnamed` counts those known by their shape alone: the font does not say which letters they are.
    """

    def __init__(self, to_display: Matrix, page_box: Box, objects: PageObjects) -> None:
        self.to_display = to_display
        self.page_box = page_box
        self.objects = objects
        self.dots: list[Shape] = []
        self.hidden: list[str] = []
        self.unnamed = 0
        self._fonts: dict[int, FontStyle] = {}
        self._styles: dict[int, TextStyle | None] = {}
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self, page: Any) -> list[Glyph]:
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            return []
        try:
            return self._glyphs(text_page)
        finally:
            raw.FPDFText_ClosePage(text_page)

    def _glyphs(self, text_page: Any) -> list[Glyph]:
        """The letters between two spaces as one glyph, where one text object prints them all without gaps; else one by one."""
        glyphs: list[Glyph] = []
        style: TextStyle | None = None
        for match in TOKEN.finditer(_text(text_page)):
            text, first, last = match[0], match.start(), match.end() - 1
            handle = raw.FPDFText_GetTextObject(text_page, first)
            if not handle:  # a space or line end that PDFium inserted
                if style and style.seen:
                    glyphs.append(Glyph(" ", 0.0, 0.0, style.baseline, style.size, style.font.bold, style.turn, printed=False))
                elif style:
                    self.hidden.append(" ")
                continue
            address = ctypes.addressof(handle.contents)
            style = self._style(text_page, first, handle, address)
            if last > first and (not _is_printed_by(text_page, last, address) or not _is_plain(text, style)):
                for index, letter in enumerate(text, first):
                    handle = raw.FPDFText_GetTextObject(text_page, index)
                    style = self._style(text_page, index, handle, ctypes.addressof(handle.contents)) if handle else style
                    glyphs += self._letter(text_page, index, letter, style)
                continue
            glyph = self._glyph(text_page, first, last, text, style)
            if glyph is None:
                continue
            if last > first and glyph.end - glyph.start > WIDEST * glyph.size * len(text):
                glyphs += [one for index, letter in enumerate(text, first) for one in self._letter(text_page, index, letter, style)]
            else:
                glyphs.append(glyph)
        return glyphs

    def _letter(self, text_page: Any, index: int, letter: str, style: TextStyle | None) -> tuple[Glyph, ...]:
        glyph = self._glyph(text_page, index, index, letter, style)
        return () if glyph is None else (glyph,)

    def _glyph(self, text_page: Any, first: int, last: int, text: str, style: TextStyle | None) -> Glyph | None:
        """The characters `first` to `last` as one glyph; None for those that are not to be read."""
        if style is None:
            return None
        if first == last and style.font.symbols:
            text = sign(text, style.font.symbols)
        if not style.seen:
            self.hidden.append(text)
            return None
        if text.isspace():
            return Glyph(" ", 0.0, 0.0, style.baseline, style.size, style.font.bold, style.turn)
        if text == "\0" or "\ud800" <= text <= "\udfff":
            self.unnamed += text == "\0"
            return None
        start, end = self._along(text_page, first, style)
        if last > first:
            other, far = self._along(text_page, last, style)
            start, end = min(start, other), max(end, far)
        if text in DOTS and style.colour:
            place = (start, style.baseline - 2 * MIDDLE * style.size, end, style.baseline)
            self.dots.append(Shape((), displayed(place, style.turn), style.colour, dot=True))
        return Glyph(text, start, end, style.baseline, style.size, style.font.bold, style.turn)

    def _along(self, text_page: Any, index: int, style: TextStyle) -> tuple[float, float]:
        """Where a character begins and ends along its line."""
        box = self._box
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        low, high = (box.bottom, box.top) if style.by_y else (box.left, box.right)
        start, end = style.sign * low + style.offset, style.sign * high + style.offset
        return (start, end) if start <= end else (end, start)

    def _style(self, text_page: Any, index: int, handle: Any, address: int) -> TextStyle | None:
        """The style of a text object, None where what is printed is no text of the page: watermarks, rows that a spreadsheet hides."""
        try:
            return self._styles[address]
        except KeyError:
            style = self._styles[address] = self._new_style(text_page, index, handle, address)
            return style

    def _new_style(self, text_page: Any, index: int, handle: Any, address: int) -> TextStyle | None:
        matrix, x, y = self._matrix, self._x, self._y
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        px, py = at(self.to_display, x.value, y.value)
        a, b, c, d, _, _ = times((matrix.a, matrix.b, matrix.c, matrix.d, 0, 0), (*self.to_display[:4], 0, 0))
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(c, d)
        slanted = min(abs(a), abs(b)) > SLANT * math.hypot(a, b) and size > WATERMARK_SIZE
        if slanted:
            return None
        turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b < 0 else 3)
        by_y, sign, offset = _along(self.to_display, turn)
        colour = colour_of(handle, raw.FPDFPageObj_GetFillColor)
        return TextStyle(
            by_y=by_y,
            sign=sign,
            offset=offset,
            turn=turn,
            baseline=upright((px, py, px, py), turn)[1],
            size=size,
            font=self._font(text_page, index, handle),
            colour=colour,
            seen=size >= TINY and holds(self.page_box, (px, py, px, py)) and self._is_seen(handle, address, colour, (px, py), turn, size),
        )

    def _font(self, text_page: Any, index: int, handle: Any) -> FontStyle:
        font = raw.FPDFTextObj_GetFont(handle)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._fonts:
            name = _font_name(font)
            bold = any(word in name for word in BOLD_NAMES) or raw.FPDFText_GetFontWeight(text_page, index) >= BOLD_WEIGHT
            self._fonts[address] = FontStyle(bold, signs_of(name))
        return self._fonts[address]

    def _is_seen(self, handle: Any, address: int, colour: str | None, origin: tuple[float, float], turn: int, size: float) -> bool:
        """Whether a text object shows: neither transparent, nor white on white, nor under something painted later."""
        if (
            _is_clipped(handle)
            or colour is None
            or address in self.objects.off
            or raw.FPDFTextObj_GetTextRenderMode(handle) in HIDDEN_MODES
        ):
            return False
        step = self.objects.steps.get(address)
        if step is None:
            return True
        start, _, _, baseline = upright((*origin, *origin), turn)
        x, y, _, _ = displayed((start + MIDDLE * size, baseline - MIDDLE * size) * 2, turn)
        if is_white(colour) and self.objects.layers.is_bare(step, x, y):
            return False
        return not self.objects.layers.hides(step, x, y)


def _text(text_page: Any) -> str:
    """The characters of a page as text in which each has the index that PDFium counts it by."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:  # one call, where indexes agree
        return "".join(map(chr, buffer[:count])).replace(STRETCH_HYPHEN, LINE_END_HYPHEN)
    return "".join(chr(raw.FPDFText_GetUnicode(text_page, index)) for index in range(count))


def _is_plain(text: str, style: TextStyle | None) -> bool:
    """Whether each letter of a text stands for itself."""
    return style is None or not (style.font.symbols or "\0" in text or not DOTS.isdisjoint(text))


def _is_printed_by(text_page: Any, index: int, address: int) -> bool:
    """Whether a character belongs to the text object at an address."""
    handle = raw.FPDFText_GetTextObject(text_page, index)
    return bool(handle) and ctypes.addressof(handle.contents) == address


def _along(to_display: Matrix, turn: int) -> tuple[bool, float, float]:
    """How a page coordinate becomes a place along a line of that turn, as `TextStyle` keeps it."""
    a, b, c, d, e, f = to_display
    from_x, from_y, offset = (a, c, e) if turn in (0, 2) else (b, d, f)
    forward = 1.0 if turn in (0, 3) else -1.0
    by_y = abs(from_y) > abs(from_x)
    return by_y, forward * (from_y if by_y else from_x), forward * offset


def _is_clipped(handle: Any) -> bool:
    """Whether the clipping path leaves nothing of the text: Excel prints hidden rows so."""
    clips = clip_boxes(handle)
    if not clips:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    middle = (bottom.value + top.value) / 2
    return any(not low <= middle <= high or right.value <= x0 or left.value >= x1 for x0, low, x1, high in clips)


def _font_name(font: Any) -> str:
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.value.decode("utf-8", "replace").lower()
