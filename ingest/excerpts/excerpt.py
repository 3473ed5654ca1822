"""The cited pages of one PDF as a PDF of their own: opened by PDFium as the reader opens it, then copied without anything that acts.

What annotations and form fields show is made part of the page first, as it is part of what a person sees; nothing else of them goes on.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from ingest.errors import DamagedFile, EncryptedFile, IngestError
from ingest.excerpts.clean import CleanCopy
from ingest.excerpts.model import Excerpt, ExcerptPage, Mark, Spot
from ingest.model import Box
from ingest.pdf.about import ESCAPING, read_about
from ingest.pdf.marks import Matrix
from ingest.pdf.pdfium import display_of
from ingest.pdf.streams import check_streams

LABEL_HEIGHT = 9.0
LETTER = 3.2
"""Points: a label of 6.5 points bold, and what one of its letters takes."""
GAP = 1.5
EDGE = 2.0
"""Points that a label keeps from the box and from the edge of the page."""
MOST_PAGES = 200
"""Pages of one original that a pack takes; an answer cites some five."""


def excerpt(content: bytes, document: str, marks: Sequence[Mark]) -> Excerpt:
    """The pages that the marks are on. Raises `EncryptedFile`, `DamagedFile`, `ReadLimit` where a stream unpacks to
    more than a report's, `IngestError` where there is no such page."""
    wanted = sorted({mark.page for mark in marks})[:MOST_PAGES]
    about = read_about(content, document, check_streams(content, document))
    pdf = _opened(content, document)
    try:
        if missing := [number for number in wanted if not 1 <= number <= len(pdf)]:
            raise IngestError(f"{document}: has no page {missing[0]}")
        pages = tuple(_page(pdf, number, [mark for mark in marks if mark.page == number]) for number in wanted)
        taken = _taken(pdf, wanted)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(f"{document}: a cited page is damaged") from error
    finally:
        pdf.close()
    try:
        return Excerpt(pdf=_cleaned(taken, about.layers_off), pages=pages)
    except ESCAPING as error:
        raise DamagedFile(f"{document}: a cited page is damaged and cannot be copied") from error


def _opened(content: bytes, document: str) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFile(f"{document}: needs a password to open") from error
        raise DamagedFile(f"{document}: is damaged and cannot be opened") from error


def _page(pdf: Any, number: int, marks: Sequence[Mark]) -> ExcerptPage:
    page = pdf[number - 1]
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    to_display, width, height = display_of(page)
    words = page.get_textpage()
    inverse = inverted(to_display)
    spots: list[Spot] = []
    for mark in marks:
        taken = [spot.label_box for spot in spots] + [one.box for one in marks if one.box]
        spots.append(Spot(mark=mark, label_box=_free(mark, width, height, taken, words, inverse)))
    return ExcerptPage(
        number=number, bounds=(box.left, box.bottom, box.right, box.top), turn=raw.FPDFPage_GetRotation(page), spots=tuple(spots)
    )


def _free(mark: Mark, width: float, height: float, taken: Sequence[Box], words: Any, inverse: Matrix) -> Box:
    """Where the label covers neither words nor another mark: above, below or beside the box, else in the margin at its height."""
    wide = LETTER * len(mark.label) + 5
    x0, top, x1, bottom = mark.box or (EDGE, EDGE, EDGE, EDGE)
    middle = (top + bottom - LABEL_HEIGHT) / 2
    above, below = top - GAP - LABEL_HEIGHT, bottom + GAP
    corners = [(x0, above), (x1 - wide, above), (x1 + GAP, middle), (x0 - GAP - wide, middle), (x0, below), (x1 - wide, below)]
    for x, y in corners:
        spot = (x, y, x + wide, y + LABEL_HEIGHT)
        inside = x >= EDGE and y >= EDGE and spot[2] <= width - EDGE and spot[3] <= height - EDGE
        if inside and not any(_meet(spot, other) for other in taken) and not words.get_text_bounded(*moved(spot, inverse)).strip():
            return spot
    y = min(max(EDGE, middle), height - EDGE - LABEL_HEIGHT)
    return (EDGE, y, EDGE + wide, y + LABEL_HEIGHT)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inverted(matrix: Matrix) -> Matrix:
    """The matrix that leads back.

    >>> turned = (0, 1, 1, 0, -5, -7)
    >>> moved(moved((10, 20, 30, 40), turned), inverted(turned))
    (10.0, 20.0, 30.0, 40.0)
    """
    a, b, c, d, e, f = matrix
    det = a * d - b * c
    return d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det


def moved(box: Box, matrix: Matrix) -> Box:
    """The box after the matrix, its smaller coordinates first."""
    a, b, c, d, e, f = matrix
    xs, ys = zip(*((a * x + c * y + e, b * x + d * y + f) for x, y in ((box[0], box[1]), (box[2], box[3]))), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _taken(pdf: Any, wanted: Sequence[int]) -> bytes:
    """A PDF of the wanted pages alone, as PDFium mends and decrypts them."""
    for number in wanted:
        page = pdf[number - 1]
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
    out = pypdfium2.PdfDocument.new()
    try:
        out.import_pages(pdf, [number - 1 for number in wanted])
        stream = io.BytesIO()
        out.save(stream)
        return stream.getvalue()
    finally:
        out.close()


def _cleaned(content: bytes, layers_off: frozenset[str]) -> bytes:
    writer = pypdf.PdfWriter()
    copy = CleanCopy(writer)
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        copy.add(page)
    hide_layers(writer, copy, layers_off)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def hide_layers(writer: pypdf.PdfWriter, copy: CleanCopy, layers_off: frozenset[str]) -> None:
    """Declares the layers that the copied pages use, those switched off in the original switched off, after any declared before."""
    if not copy.layers:
        return
    root = writer.root_object
    if "/OCProperties" not in root:
        lists = {NameObject(key): ArrayObject() for key in ("/OFF", "/Order")}
        root[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject(), NameObject("/D"): DictionaryObject(lists)}
        )
    properties: Any = root["/OCProperties"]
    for layer, name in copy.layers:
        properties["/OCGs"].append(layer)
        if name in layers_off:
            properties["/D"]["/OFF"].append(layer)
