"""A run of landscape A4 pages with a cursor, running heads and feet, and footnotes at the foot of the page.

Positions are in points from the top left of the page.
"""

from __future__ import annotations

import re
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowable

from samples.model import Placement, Report

WIDTH, HEIGHT = landscape(A4)
MARGIN, TOP, BOTTOM = 36.0, 52.0, 44.0
SUPERSCRIPTS = str.maketrans("¹²³", "123")
RAISED, REDUCED = 0.33, 0.65  # of the size of the text
EMBEDDED_FONTS = ("Vera", "VeraBd", "VeraIt")


def markup(text: str, size: float) -> str:
    """Text as reportlab's paragraph markup: escaped, footnote marks as raised digits of the share and height that word processors use.

    >>> markup("R&D ²", 10)
    'R&amp;D <super rise="3.3" size="6.5">2</super>'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    raised = f'<super rise="{size * RAISED:.1f}" size="{size * REDUCED:.1f}">'
    return re.sub("[¹²³]", lambda mark: f"{raised}{mark[0].translate(SUPERSCRIPTS)}</super>", escaped)


class Sheet:
    """The pages of one report. `pages` is their number as far as it is known, for "Page 1 of 9"."""

    def __init__(self, report: Report, pages: int) -> None:
        for font in EMBEDDED_FONTS:
            pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
        self.report, self.pages = report, pages
        self.stream = BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
        self.canvas.setTitle(report.title)
        self.canvas.setAuthor(report.council)
        self.canvas.setSubject(f"{report.committee}, {report.meeting}")
        self.canvas.setCreator("samples.build")
        self.page = 1
        self.y = TOP
        self.reserved = 0.0
        self.placements: list[Placement] = []
        self._furniture()

    @property
    def width(self) -> float:
        return float(WIDTH - 2 * MARGIN)

    @property
    def room(self) -> float:
        """What is left of the page, footnotes taken off."""
        return float(HEIGHT - BOTTOM - self.reserved - self.y)

    def next_page(self) -> None:
        self._end_page()
        self.page += 1
        self.y = TOP
        self.reserved = 0.0
        self._furniture()

    def finish(self) -> bytes:
        """The PDF."""
        self._end_page()
        self.canvas.save()
        return self.stream.getvalue()

    def paragraph(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        ink: str = "#000000",
        centred: bool = False,
        indent: float = 0,
        bullet: str = "",
    ) -> Flowable:
        """A paragraph in the fonts of the report, not yet placed."""
        style = ParagraphStyle(
            name="cell",
            fontName=self.report.style.bold if bold else self.report.style.regular,
            fontSize=size,
            leading=size * 1.22,
            textColor=HexColor(ink),
            alignment=TA_CENTER if centred else TA_LEFT,
            leftIndent=indent,
            bulletIndent=indent / 3,
            bulletFontName=self.report.style.regular,
            bulletFontSize=size,
            allowWidows=1,
            allowOrphans=1,
        )
        return Flowable(markup(text, size), style, bulletText=bullet or None)

    def put(self, flowable: Flowable, x: float, top: float, width: float) -> float:
        """Draws a paragraph and gives back its height."""
        _, height = flowable.wrap(width, HEIGHT)
        flowable.drawOn(self.canvas, x, HEIGHT - top - height)
        return float(height)

    def rectangle(self, x: float, top: float, width: float, height: float, *, fill: str | None = None, stroke: str | None = None) -> None:
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if stroke:
            self.canvas.setStrokeColor(HexColor(stroke))
            self.canvas.setLineWidth(0.5)
        self.canvas.rect(x, HEIGHT - top - height, width, height, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def footnote(self, text: str) -> None:
        """A note above the foot of this page, under a short rule; on the next page if it does not fit."""
        note = self.paragraph(text, 7.5)
        _, height = note.wrap(self.width, HEIGHT)
        if self.room < height + 8:
            self.next_page()
        self.reserved += height + (2 if self._notes else 8)
        self._notes.append((note, height))

    def _end_page(self) -> None:
        """Draws the footnotes, which are complete only now, and closes the page."""
        if self._notes:
            top = HEIGHT - BOTTOM - self.reserved + 6
            self.canvas.setLineWidth(0.5)
            self.canvas.setStrokeColor(HexColor("#404040"))
            self.canvas.line(MARGIN, HEIGHT - top + 3, MARGIN + 140, HEIGHT - top + 3)
            for note, height in self._notes:
                self.put(note, MARGIN, top, self.width)
                top += height + 2
        self.canvas.showPage()

    def _furniture(self) -> None:
        self._notes: list[tuple[Flowable, float]] = []
        style = self.report.style
        self.canvas.setFont(style.bold, 8)
        self.canvas.setFillColor(HexColor(style.colour))
        self.canvas.drawString(MARGIN, HEIGHT - 30, self.report.council)
        self.canvas.setFont(style.regular, 8)
        self.canvas.setFillColor(HexColor("#404040"))
        self.canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 30, self.report.appendix)
        self.canvas.setStrokeColor(HexColor(style.colour))
        self.canvas.setLineWidth(0.8)
        self.canvas.line(MARGIN, HEIGHT - 36, WIDTH - MARGIN, HEIGHT - 36)
        self.canvas.drawString(MARGIN, 24, f"{self.report.committee}, {self.report.meeting}")
        self.canvas.drawRightString(WIDTH - MARGIN, 24, f"Page {self.page} of {self.pages}")
