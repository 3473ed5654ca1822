"""Arrows, dots and pictures in a cell: where an arrow points, which colour a dot has, what the text for blind readers says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from ingest.docx.final_view import Element
from ingest.model import Drawing
from ingest.office_theme import COLOUR, A, Theme

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
VML = "{urn:schemas-microsoft-com:vml}"
SHAPES = {"upArrow": 0, "rightArrow": 1, "downArrow": 2, "leftArrow": 3, "triangle": 0, "flowChartExtract": 0, "flowChartMerge": 2}
LEVEL_SHAPES = {"leftRightArrow", "mathEqual", "notchedRightArrow"}
VML_SHAPES = {"t68": 0, "t13": 1, "t67": 2, "t66": 3, "t5": 0, "t127": 0, "t128": 2}  # the numbers Word gives to the same shapes
POINTING = (Drawing.UP, Drawing.LEVEL, Drawing.DOWN, Drawing.LEVEL)  # by quarter turns clockwise
DOT_SHAPES = {"ellipse", "flowChartConnector", "rect", "roundRect"}
QUARTER = 90 * 60_000  # DrawingML counts turns in 60,000ths of a degree
DOTS = frozenset("●⬤■◼⚫◆•")
ALT_DIRECTIONS = (  # the text of a picture that shows an arrow -> where it points
    (re.compile(r"\bup(?:wards?)?\b", re.IGNORECASE), Drawing.UP),
    (re.compile(r"\bdown(?:wards?)?\b", re.IGNORECASE), Drawing.DOWN),
    (re.compile(r"\b(?:right|left|level|horizontal|side(?:ways)?|across|flat)\b", re.IGNORECASE), Drawing.LEVEL),
)
ALT_ARROW = re.compile(r"arrow|triangle|chevron|caret|point", re.IGNORECASE)
FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|bmp|emf|wmf|tiff?)\b|^(?:picture|image|graphic|shape|icon)\s*\d*$", re.IGNORECASE)
ALT_WORDS = 5
"""The text of a sign in a cell has no more words; a longer one describes a photograph or a chart."""


def arrow_of(cell: Element) -> Drawing | None:
    """Where the arrow drawn or pictured in a cell points, turned as it is; None without an arrow, or with several that disagree."""
    found = {one for one in (*_drawn(cell), *_drawn_in_vml(cell), *_pictured(cell)) if one}
    return found.pop() if len(found) == 1 else None


def dot_colour(cell: Element, theme: Theme) -> str | None:
    """The colour as `#rrggbb` of the dots that show a rating in a cell: coloured signs, or small drawn shapes without words."""
    colours = {colour for colour in (*_signs(cell), *_shapes(cell, theme)) if COLOUR.fullmatch(colour)}
    return f"#{colours.pop().lower()}" if len(colours) == 1 else None


def picture_words(cell: Element) -> str:
    """What the pictures of a cell say to blind readers, where that is a word or two: "Improving", "Green circle"."""
    texts = [alt for alt in _alt_texts(cell) if len(alt.split()) <= ALT_WORDS and not FILE_NAME.search(alt) and not _points(alt)]
    return "\n".join(dict.fromkeys(texts))


def _drawn(cell: Element) -> Iterator[Drawing]:
    for shape in cell.iter(f"{A}prstGeom"):
        kind = shape.get("prst")
        if kind in LEVEL_SHAPES:
            yield Drawing.LEVEL
        elif kind in SHAPES:
            form = next(shape.getparent().iter(f"{A}xfrm"), None)
            turn = int(form.get("rot", "0")) / QUARTER if form is not None else 0
            flipped = form is not None and (form.get("flipV") in {"1", "true"} and SHAPES[kind] % 2 == 0)
            yield POINTING[(SHAPES[kind] + 2 * flipped + round(turn)) % 4]


def _drawn_in_vml(cell: Element) -> Iterator[Drawing]:
    for shape in cell.iter(f"{VML}shape"):
        kind = shape.get("type", "").rpartition("_x0000_")[2]
        if kind in VML_SHAPES:
            style = dict(pair for part in shape.get("style", "").split(";") if len(pair := part.strip().split(":", 1)) == 2)
            turn = re.match(r"-?\d+", style.get("rotation", "0"))
            flipped = "y" in style.get("flip", "") and VML_SHAPES[kind] % 2 == 0
            yield POINTING[(VML_SHAPES[kind] + 2 * flipped + round(int(turn[0] if turn else 0) / 90)) % 4]


def _pictured(cell: Element) -> Iterator[Drawing | None]:
    return (_points(alt) for alt in _alt_texts(cell))


def _points(alt: str) -> Drawing | None:
    found = {drawing for pattern, drawing in ALT_DIRECTIONS if pattern.search(alt)}
    return found.pop() if len(found) == 1 and ALT_ARROW.search(alt) else None


def _alt_texts(cell: Element) -> Iterator[str]:
    for picture in cell.iter(PICTURE):
        yield (picture.get("descr") or picture.get("title") or "").strip().split("\n")[0]  # below stands who described it
    for shape in cell.iter(f"{VML}shape"):
        yield shape.get("alt", "").strip().split("\n")[0]


def _signs(cell: Element) -> Iterator[str]:
    for run in cell.iter(qn("w:r")):
        colour = run.find(f"{qn('w:rPr')}/{qn('w:color')}")
        if colour is not None and DOTS & set("".join(text.text or "" for text in run.iterchildren(qn("w:t")))):
            yield colour.get(qn("w:val"), "")


def _shapes(cell: Element, theme: Theme) -> Iterator[str]:
    for shape in cell.iter(f"{A}prstGeom"):
        fill = shape.getparent().find(f"{A}solidFill") if shape.get("prst") in DOT_SHAPES else None
        colour = next(fill.iterchildren(), None) if fill is not None else None
        if colour is not None:
            name = colour.get("val", "")
            yield name if colour.tag == f"{A}srgbClr" else theme.colour(name) or ""
