"""Tiny PDFs made in memory, one for each fault that they re-create. Coordinates are from the top left, as in the records."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdf
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Layout, Table
from ingest.pdf.reader import read_pdf

WIDTH, HEIGHT = 400, 300


class Sheet:
    """A canvas that counts from the top; `text` gives the baseline's y."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, words: str, size: float = 9, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        self.canvas.saveState()
        self.canvas.setFillColor(colour)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.restoreState()

    def shape(self, points: Sequence[tuple[float, float]]) -> None:
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, HEIGHT - y)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def cells(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """Texts set 4 points into their cells."""
        for top, row in zip(ys, rows, strict=False):
            for x, words in zip(xs, row, strict=False):
                self.text(x + 4, top + 12, words)


def made(*pages: Callable[[Sheet], None], rotate: int = 0, title: str | None = None, encrypt: object = None) -> bytes:
    """A PDF with one page for each function that draws on it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return turned(stream.getvalue(), rotate) if rotate else stream.getvalue()


def turned(content: bytes, rotate: int) -> bytes:
    """The PDF with /Rotate on its pages: they are displayed turned clockwise."""
    writer = pypdf.PdfWriter(io.BytesIO(content))
    for page in writer.pages:
        page.rotate(rotate)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def layout_of(*pages: Callable[[Sheet], None], rotate: int = 0) -> Layout:
    return read_pdf(made(*pages, rotate=rotate), "made.pdf", "0" * 16)


def tables_of(layout: Layout) -> list[Table]:
    return [block.table for page in layout.pages for block in page.blocks if block.table]


def texts_of(table: Table) -> list[list[str | None]]:
    """The texts of a table, None where a cell of another row or column spans."""
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def written(content: bytes, *, packed: bytes = b"", resources: str = "", catalog: str = "", objects: Sequence[str] = ()) -> bytes:
    """A PDF of one page written by hand: `objects` are numbered from 6, font F1 is Helvetica, `packed` the filters that `content` is in."""
    entries = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>>>".encode(),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), packed, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(one.encode() for one in objects),
    ]
    stream, places = io.BytesIO(), []
    stream.write(b"%PDF-1.7\n")
    for number, entry in enumerate(entries, start=1):
        places.append(stream.tell())
        stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, entry))
    start = stream.tell()
    stream.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(entries) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places))
    stream.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(entries) + 1, start))
    return stream.getvalue()
