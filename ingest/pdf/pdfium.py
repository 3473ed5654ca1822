"""One page of a PDF through PDFium's raw interface: a page handle in, `PageMarks` out.

PDFium gives characters and objects in the page's own coordinates, whatever its rotation; here and in `pdfium_text.py` and
`pdfium_objects.py` alone they are turned into displayed ones. PDFium is not thread safe: one process, one document at a time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from ingest.model import Box
from ingest.pdf.icons import icons_of
from ingest.pdf.marks import Matrix, PageMarks
from ingest.pdf.pdfium_objects import PageObjects
from ingest.pdf.pdfium_text import PageText
from ingest.pdf.slices import rules_or_slices


def count_pages(path: Path) -> int:
    """How many pages the file claims to have; 0 when it is no PDF that opens."""
    pdf = raw.FPDF_LoadDocument(str(path).encode(), None)
    if not pdf:
        return 0
    try:
        return int(raw.FPDF_GetPageCount(pdf))
    finally:
        raw.FPDF_CloseDocument(pdf)


def read_marks(page: Any, layers_off: frozenset[str] = frozenset()) -> PageMarks:
    """Everything printed on the page. Hidden and transparent text and what lies outside the page or in a layer that is off are left out."""
    to_display, width, height = display_of(page)
    objects = PageObjects(to_display, width, height, layers_off)
    objects.walk(page)
    rules, slices = rules_or_slices(objects.thin)
    text = PageText(to_display, (0.0, 0.0, width, height), objects)
    return PageMarks(
        width=width,
        height=height,
        glyphs=text.read(page),
        rules=objects.rules + rules,
        fills=objects.fills + slices,
        shapes=[*objects.shapes, *text.dots, *icons_of(page, objects.icons, width, height)],
        strokes=objects.strokes,
        image_share=min(1.0, objects.image_area / (width * height)) if width and height else 0.0,
        hidden=" ".join("".join(text.hidden).split()),
        unnamed=text.unnamed,
    )


def display_of(page: Any) -> tuple[Matrix, float, float]:
    """The matrix from page to displayed coordinates, and the displayed size, of a page handle."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return display_matrix((box.left, box.bottom, box.right, box.top), raw.FPDFPage_GetRotation(page))


def display_matrix(bounds: Box, turn: int) -> tuple[Matrix, float, float]:
    """The same from the visible part of a page (left, bottom, right, top) and its quarter turns clockwise."""
    left, bottom, right, top = bounds
    wide, high = right - left, top - bottom
    if turn == 1:
        return (0, 1, 1, 0, -bottom, -left), high, wide
    if turn == 2:
        return (-1, 0, 0, 1, right, -bottom), wide, high
    if turn == 3:
        return (0, -1, -1, 0, top, right), high, wide
    return (1, 0, 0, -1, -left, top), wide, high
