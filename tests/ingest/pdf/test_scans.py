"""Scanned pages: recognised where the extra `ocr` is installed, one clear line where it is not."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import ingest.pdf.reader
from ingest.ocr.extra import is_installed
from ingest.pdf.reader import read_pdf
from tests.ingest.made_pdf import HEIGHT, WIDTH, Sheet, made, tables_of, texts_of

XS, YS = (20, 120, 240, 360), (40, 70, 100, 130)
ROWS = (("Ref", "Indicator", "Q2 Result"), ("XY/S1", "Homes let", "42.5%"), ("XY/S2", "Visits", "1,256"))


def table(sheet: Sheet) -> None:
    sheet.fill(240, 70, 360, 100, "#00B050")
    sheet.grid(XS, YS)
    sheet.cells(XS, YS, ROWS)


def scanned(content: bytes, dots: int = 200) -> bytes:
    """The pages of a PDF as pictures in another."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    for page in pypdfium2.PdfDocument(content):
        picture = page.render(scale=dots / 72).to_pil().convert("RGB")
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_without_the_extra_a_scan_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.pdf.reader, "is_installed", lambda: False)
    layout = read_pdf(scanned(made(table)), "made.pdf", "0" * 16)
    (problem,) = layout.problems
    assert (problem.kind, problem.message) == ("scan", "page 1 is a scan; install committee-assistant[ocr] to read it")


@pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")
def test_a_scanned_table_is_read_with_its_colours_and_marked_uncertain() -> None:
    layout = read_pdf(scanned(made(table)), "made.pdf", "0" * 16)
    (read,) = tables_of(layout)
    assert texts_of(read) == [list(row) for row in ROWS]
    assert [cell.fill for cell in read.rows[1] if cell] == [None, None, "#00B050"]
    assert not read.certain
    assert read.rows[1][2] is not None
    assert read.rows[1][2].places[0].box == pytest.approx((240, 70, 360, 100), abs=1)
    (problem,) = layout.problems
    assert (problem.kind, "compare figures with the page" in problem.message) == ("scan", True)
