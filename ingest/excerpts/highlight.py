"""Highlights and labels of cited words as PDF annotations with appearances of their own, so that every viewer and printer shows the same.

A highlight is a pale wash that hides nothing (blend mode Multiply) within a thin outline, edged white so that it shows on red cells. Its
label is upright as the page is displayed.
Source: PDF 1.7, 12.5.5 (appearance streams), 12.5.6.10 (text markup).
"""

from __future__ import annotations

import pypdf
from pypdf.annotations import Highlight
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from ingest.excerpts.excerpt import inverted, moved
from ingest.excerpts.model import ExcerptPage, Spot
from ingest.model import Box
from ingest.pdf.pdfium import display_matrix

WASH = "1 0.95 0.62"
OUTLINE = "0.816 0 0.435"
"""The magenta of page pictures (`ingest.picture.OUTLINE`), which no rating uses."""
WIDTH = 1.0
MARGIN = 1.0
"""Points of the outline, and between it and the box."""
PRINTED = NumberObject(4)
AUTHOR = "Committee Assistant"
LABEL_SIZE = 6.5
UPRIGHT = {0: (1, 0, 0, 1, 0, 0), 1: (0, 1, -1, 0, 0, 0), 2: (-1, 0, 0, -1, 0, 0), 3: (0, -1, 1, 0, 0, 0)}
"""Quarter turns clockwise of the page -> the matrix that sets a label upright."""


def annotate(writer: pypdf.PdfWriter, added: pypdf.PageObject, page: ExcerptPage) -> None:
    """Puts the marks of the page on it."""
    back = inverted(display_matrix(page.bounds, page.turn)[0])
    for spot in page.spots:
        if spot.mark.box is not None:
            _put(writer, added, _highlight(writer, moved(spot.mark.box, back), spot))
        _put(writer, added, _label(writer, moved(spot.label_box, back), spot, page.turn))


def _put(writer: pypdf.PdfWriter, added: pypdf.PageObject, annotation: DictionaryObject) -> None:
    if "/Annots" not in added:
        added[NameObject("/Annots")] = ArrayObject()
    annotation[NameObject("/F")] = PRINTED
    annotation[NameObject("/T")] = TextStringObject(AUTHOR)
    annots: ArrayObject = added["/Annots"]  # type: ignore[assignment]
    annots.append(writer._add_object(annotation))


def _highlight(writer: pypdf.PdfWriter, box: Box, spot: Spot) -> DictionaryObject:
    x0, y0, x1, y1 = box
    corners = ArrayObject([FloatObject(one) for one in (x0, y1, x1, y1, x0, y0, x1, y0)])
    annotation = Highlight(rect=box, quad_points=corners, highlight_color="fff29e")
    annotation[NameObject("/Contents")] = TextStringObject(f"{spot.mark.label} {spot.mark.words}")
    rim = MARGIN + WIDTH
    outer = (x0 - rim, y0 - rim, x1 + rim, y1 + rim)
    annotation[NameObject("/Rect")] = ArrayObject([FloatObject(one) for one in outer])
    wide, high = x1 - x0, y1 - y0
    frame = f"{WIDTH} {WIDTH} {wide + 2 * MARGIN:.2f} {high + 2 * MARGIN:.2f}"
    drawn = (
        f"q /Wash gs {WASH} rg {rim} {rim} {wide:.2f} {high:.2f} re f Q "
        f"q 1 1 1 RG {2 * WIDTH} w {frame} re S {OUTLINE} RG {WIDTH} w {frame} re S Q"
    )
    wash = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")})
    resources = DictionaryObject({NameObject("/ExtGState"): DictionaryObject({NameObject("/Wash"): wash})})
    size = (outer[2] - outer[0], outer[3] - outer[1])
    annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): _form(writer, drawn, size, resources, 0)})
    return annotation


def _label(writer: pypdf.PdfWriter, box: Box, spot: Spot, turn: int) -> DictionaryObject:
    shown = spot.label_box
    size = (shown[2] - shown[0], shown[3] - shown[1])
    words = spot.mark.label.replace("\\", "").replace("(", "").replace(")", "")
    drawn = (
        f"1 1 1 rg {OUTLINE} RG 0.6 w 0.3 0.3 {size[0] - 0.6:.2f} {size[1] - 0.6:.2f} re B "
        f"BT {OUTLINE} rg /F1 {LABEL_SIZE} Tf 2.5 {size[1] / 2 - LABEL_SIZE * 0.34:.2f} Td ({words}) Tj ET"
    )
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica-Bold", "/Encoding": "/WinAnsiEncoding"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): named})})
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/DA"): TextStringObject(f"/Helv {LABEL_SIZE} Tf {OUTLINE} rg"),
            NameObject("/Contents"): TextStringObject(spot.mark.label),
            NameObject("/Rect"): ArrayObject([FloatObject(one) for one in box]),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): _form(writer, drawn, size, resources, turn)}),
        }
    )


def _form(writer: pypdf.PdfWriter, drawn: str, size: tuple[float, float], resources: DictionaryObject, turn: int) -> IndirectObject:
    """What an annotation looks like: the viewer turns the drawing by its matrix, then fits it into the annotation's rectangle."""
    form = DecodedStreamObject()
    form.set_data(drawn.encode("latin-1", "replace"))
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([FloatObject(one) for one in (0, 0, *size)])
    form[NameObject("/Matrix")] = ArrayObject([FloatObject(one) for one in UPRIGHT[turn]])
    form[NameObject("/Resources")] = resources
    return writer._add_object(form)
