"""Sets a report with reportlab's platypus: tables that break inside rows, paragraphs in cells, drawn arrows and charts."""

from __future__ import annotations

import io
from itertools import pairwise

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Words

from tests.roundtrip.layout_of_card import card_grid
from tests.roundtrip.model import Align, Arrow, Card, CardPair, Cell, Grid, Heading, Paragraph, Report
from tests.roundtrip.widths import fit

MARGIN = 40.0
HEAD, BAND = "#DCE6F1", "#EEF3F8"
# Outlines in a square of side 1, from its bottom left
OUTLINES: dict[Arrow, tuple[tuple[float, float], ...]] = {
    "up": ((0.5, 1.0), (0.95, 0.5), (0.65, 0.5), (0.65, 0.0), (0.35, 0.0), (0.35, 0.5), (0.05, 0.5)),
    "down": ((0.5, 0.0), (0.95, 0.5), (0.65, 0.5), (0.65, 1.0), (0.35, 1.0), (0.35, 0.5), (0.05, 0.5)),
    "level": ((1.0, 0.5), (0.5, 0.95), (0.5, 0.65), (0.0, 0.65), (0.0, 0.35), (0.5, 0.35), (0.5, 0.05)),
}
TILE = 62.0
GUTTER = 12.0
ALIGNED: dict[Align, int] = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}


BESIDE = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), GUTTER / 2)]


class ArrowDrawn(Flowable):
    """An arrow as a filled outline."""

    def __init__(self, arrow: Arrow, side: float = 10.0) -> None:
        super().__init__()
        self.arrow, self.width, self.height = arrow, side, side

    def draw(self) -> None:
        draw_arrow(self.canv, self.arrow, 0, 0, self.width)


class Chart(Flowable):
    """A line chart with an axis of small figures."""

    def __init__(self, points: tuple[float, ...], width: float = 110.0, height: float = 46.0) -> None:
        super().__init__()
        self.points, self.width, self.height = points, width, height

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        self.width = min(self.width, width)
        return self.width, self.height

    def draw(self) -> None:
        draw_chart(self.canv, self.points, 0, 0, self.width, self.height)


def typeset(report: Report) -> bytes:
    """The report as PDF."""
    stream = io.BytesIO()
    size = landscape(A4) if report.landscape else A4
    document = SimpleDocTemplate(
        stream, pagesize=size, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=52, bottomMargin=48, title=report.title, invariant=1
    )
    setter = _Setter(report, size[0] - 2 * MARGIN)
    document.build(setter.story(), onFirstPage=setter.furniture, onLaterPages=setter.furniture)
    return stream.getvalue()


class _Setter:
    def __init__(self, report: Report, width: float) -> None:
        self.report, self.width = report, width
        self.regular, self.bold = ("Times-Roman", "Times-Bold") if report.serif else ("Helvetica", "Helvetica-Bold")

    def furniture(self, canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont(self.regular, 8)
        canvas.drawString(MARGIN, document.pagesize[1] - 30, self.report.head)
        canvas.drawRightString(document.pagesize[0] - MARGIN, 24, f"{self.report.foot} {document.page}")
        canvas.restoreState()

    def story(self) -> list[Flowable]:
        flow: list[Flowable] = [self.words(self.report.council, 16, bold=True), self.words(self.report.title, 14, bold=True)]
        for block in self.report.blocks:
            if isinstance(block, Heading):
                flow.append(self.words(block.text, 12, bold=True, keep=True))
            elif isinstance(block, Paragraph):
                flow.append(self.words(block.text, 10))
            elif isinstance(block, Grid):
                flow.append(self.table(block))
            elif isinstance(block, CardPair):
                each = (self.width - GUTTER) / 2
                beside = [[self.card(card, each) for card in block.cards]]
                flow.append(Table(beside, colWidths=[each + GUTTER / 2] * 2, style=TableStyle(BESIDE)))
            else:
                flow.append(KeepTogether(self.card(block, self.width)))
            flow.append(Spacer(1, 8))
        return flow

    def words(self, text: str, size: float, *, bold: bool = False, mark: str = "", keep: bool = False, align: Align = "left") -> Words:
        style = ParagraphStyle(
            "cell",
            fontName=self.bold if bold else self.regular,
            fontSize=size,
            leading=size * 1.2,
            keepWithNext=keep,
            splitLongWords=0,
            alignment=ALIGNED[align],
        )
        raised = f'<super rise="{size * 0.33:.1f}" size="{size * 0.65:.1f}">{mark}</super>' if mark else ""
        return Words(marked_up(text) + raised, style)

    def card(self, card: Card, width: float) -> Flowable:
        return Tiles(card, self, width) if card.form == "tiles" else self.table(card_grid(card), card=True, width=width)

    def table(self, grid: Grid, *, card: bool = False, width: float | None = None) -> Table:
        widths, size = fit(grid, width or self.width, self.width_of)
        rows = [[self.content(cell, size) for cell in row] for row in grid.rows]
        return Table(
            rows,
            colWidths=widths,
            repeatRows=grid.header_rows if grid.repeated else 0,
            splitInRow=0 if card else 1,
            style=TableStyle(_style(grid)),
        )

    def content(self, cell: Cell | None, size: float) -> Flowable | list[Flowable] | str:
        if cell is None:
            return ""
        parts: list[Flowable] = [Chart(cell.chart)] if cell.chart else []
        lines = cell.text.split("\n") if cell.text else []
        for number, line in enumerate(lines):
            parts.append(self.words(line, size, bold=cell.bold, mark=cell.mark if number == len(lines) - 1 else "", align=cell.align))
        if cell.arrow:
            parts.append(ArrowDrawn(cell.arrow))
        return parts or ""

    def width_of(self, text: str, size: float, bold: bool) -> float:
        return float(stringWidth(text, self.bold if bold else self.regular, size))


class Tiles(Flowable):
    """A card drawn with rectangles: a name band, a chart, and a tile for each labelled value, apart from each other."""

    def __init__(self, card: Card, setter: _Setter, width: float) -> None:
        super().__init__()
        self.card, self.setter = card, setter
        self.width, self.height = width, 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        self.name = self.setter.words(self.card.name, 10, bold=True)
        self.comment = self.setter.words(self.card.comment, 8)
        self.name_height = self.name.wrap(self.width - 130, 500)[1] + 8
        self.height = self.name_height + TILE + 16 + self.comment.wrap(self.width - 12, 500)[1] + 8
        return self.width, self.height

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        canvas.setLineWidth(0.6)
        canvas.rect(0, 0, self.width, self.height)
        canvas.setFillColor(HexColor(HEAD))
        canvas.rect(0, top - self.name_height, self.width, self.name_height, fill=1)
        canvas.setFillColor(black)
        self.name.drawOn(canvas, 6, top - self.name_height + 4)
        canvas.setFont(self.setter.regular, 8)
        canvas.drawRightString(self.width - 6, top - 14, self.card.aim)
        bottom = top - self.name_height - TILE - 8
        chart = 110.0 if self.width == self.setter.width else 55.0
        draw_chart(canvas, self.card.chart, 10, bottom, chart, TILE - 6)
        width = (self.width - chart - 30) / len(self.card.cells)
        for number, cell in enumerate(self.card.cells):
            x = chart + 22 + number * width
            canvas.setFillColor(HexColor(cell.fill) if cell.fill else white)
            canvas.rect(x, bottom, width - 6, TILE, fill=1)
            canvas.setFillColor(black)
            label = self.setter.words(cell.label, 8, bold=True)
            height = label.wrap(width - 10, 100)[1]
            label.drawOn(canvas, x + 3, bottom + TILE - height - 2)
            if cell.value:
                value = self.setter.words(cell.value, 10 if len(cell.value) < 12 else 8)
                height += value.wrap(width - 10, 100)[1] + 4
                value.drawOn(canvas, x + 3, bottom + TILE - height - 2)
            if cell.arrow:
                draw_arrow(canvas, cell.arrow, x + 8, bottom + 12, 18)
            if cell.period:
                canvas.setFont(self.setter.regular, 7)
                canvas.drawString(x + 3, bottom + 4, cell.period)
        self.comment.drawOn(canvas, 6, 5)


def marked_up(text: str) -> str:
    """Escaped text, arrows in a font that has them."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for character, font in (*(("▲▼►", "ZapfDingbats"),), ("↑↓→≥≤−", "Symbol")):
        for one in character:
            text = text.replace(one, f'<font name="{font}">{"➤" if one == "►" else one}</font>')
    return text


def draw_arrow(canvas: Canvas, arrow: Arrow, x: float, y: float, side: float) -> None:
    path = canvas.beginPath()
    for number, (across, up) in enumerate(OUTLINES[arrow]):
        (path.lineTo if number else path.moveTo)(x + across * side, y + up * side)
    path.close()
    canvas.setFillColor(HexColor("#333333"))
    canvas.drawPath(path, stroke=0, fill=1)


def draw_chart(canvas: Canvas, points: tuple[float, ...], x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HexColor("#4472C4"))
    canvas.setFillColor(HexColor("#444444"))
    canvas.setFont("Helvetica", 5)
    left, step = x + 14, (width - 18) / (len(points) - 1)
    at = [(left + number * step, y + 9 + value / 100 * (height - 12)) for number, value in enumerate(points)]
    for (x0, y0), (x1, y1) in pairwise(at):
        canvas.line(x0, y0, x1, y1)
    for number, value in enumerate((0, 50, 100)):
        canvas.drawString(x, y + 9 + number * (height - 12) / 2 - 2, str(value))
    for number, (px, _) in enumerate(at):
        canvas.drawCentredString(px, y, f"Q{number % 4 + 1}")
    canvas.restoreState()


def _style(grid: Grid) -> list[tuple[object, ...]]:
    last = len(grid.rows[0]) - 1
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    if grid.rules == "grid":
        style.append(("GRID", (0, 0), (-1, -1), 0.5, black))
    elif grid.rules == "horizontal":
        style += [("LINEBELOW", (0, 0), (-1, -1), 0.5, black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, black)]
    elif grid.rules == "banded":
        style.append(("GRID", (0, 0), (-1, -1), 1, white))
    elif grid.rules == "heading":
        style.append(("LINEBELOW", (0, grid.header_rows - 1), (-1, grid.header_rows - 1), 0.8, black))
    # without its own, the rule below the headings is lost over the rest of a cut row
    if grid.header_rows and grid.rules in ("grid", "banded"):
        style.append(("LINEBELOW", (0, grid.header_rows - 1), (-1, grid.header_rows - 1), 0.5, black if grid.rules == "grid" else white))
    for number, row in enumerate(grid.rows):
        if number < grid.header_rows and grid.rules not in ("heading", "none"):
            style.append(("BACKGROUND", (0, number), (last, number), HexColor(HEAD)))
        elif grid.rules == "banded":
            style.append(("BACKGROUND", (0, number), (last, number), HexColor(BAND if number % 2 else "#DDE8F2")))
        for column, cell in enumerate(row):
            if cell and cell.fill:
                style.append(("BACKGROUND", (column, number), (column, number), HexColor(cell.fill)))
            if cell and (cell.columns > 1 or cell.rows > 1):
                style.append(("SPAN", (column, number), (column + cell.columns - 1, number + cell.rows - 1)))
    return style
