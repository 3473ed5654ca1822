"""Sets a report with fpdf2: its own table engine, whose rows move to the next page whole, and cards drawn with rectangles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import reportlab
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from tests.roundtrip.layout_of_card import card_grid
from tests.roundtrip.model import Align, Arrow, Card, CardPair, Cell, Grid, Heading, Paragraph, Report
from tests.roundtrip.widths import fit

FONTS = Path(reportlab.__file__).parent / "fonts"
MARGIN = 36.0
TILE = 60.0
BORDERS = {
    "grid": TableBordersLayout.ALL,
    "horizontal": TableBordersLayout.HORIZONTAL_LINES,
    "banded": TableBordersLayout.NONE,
    "heading": TableBordersLayout.SINGLE_TOP_LINE,
    "none": TableBordersLayout.NONE,
}
ALIGNED: dict[Align, str] = {"left": "L", "centre": "C", "right": "R"}
GUTTER = 12.0
RAISED = str.maketrans("123", "¹²³")
# Characters of a standard symbol font by their codes; it has no slim arrows upwards and downwards.
DINGBATS = {"▲": "s", "▼": "t", "►": "\u00e4", "↑": "s", "↓": "t", "→": "\u00d4"}
WORDS = {"▲": "up", "▼": "down", "►": "level", "↑": "up", "↓": "down", "→": "level"}
ARROWS: dict[Arrow, str] = {"up": "▲", "down": "▼", "level": "►"}


class _Pages(FPDF):
    def __init__(self, report: Report) -> None:
        super().__init__(orientation="landscape" if report.landscape else "portrait", unit="pt", format="A4")
        self.report = report
        self.set_margins(MARGIN, 50, MARGIN)
        self.set_auto_page_break(True, 46)
        self.add_font("Vera", "", FONTS / "Vera.ttf")
        self.add_font("Vera", "B", FONTS / "VeraBd.ttf")
        self.set_title(report.title)

    def header(self) -> None:
        self.set_font("Vera", "", 8)
        self.text(MARGIN, 30, self.report.head)

    def footer(self) -> None:
        self.set_font("Vera", "", 8)
        self.text(self.w - MARGIN - 120, self.h - 22, f"{self.report.foot} {self.page_no()}")


def typeset(report: Report) -> bytes:
    """The report as PDF."""
    pdf = _Pages(report)
    pdf.add_page()
    _words(pdf, report.council, 16, bold=True)
    _words(pdf, report.title, 13, bold=True)
    for block in report.blocks:
        if isinstance(block, Heading):
            if pdf.h - pdf.y < 170:
                pdf.add_page()
            _words(pdf, block.text, 12, bold=True)
        elif isinstance(block, Paragraph):
            _words(pdf, block.text, 9.5)
        elif isinstance(block, Grid):
            _table(pdf, block)
        elif isinstance(block, CardPair):
            _pair(pdf, block)
        elif block.form == "tiles":
            _tiles(pdf, block, MARGIN, pdf.epw)
        else:
            if pdf.h - pdf.y < 260:
                pdf.add_page()
            _table(pdf, card_grid(block))
        pdf.ln(8)
    return bytes(pdf.output())


def _words(pdf: FPDF, text: str, size: float, *, bold: bool = False) -> None:
    pdf.set_font("Vera", "B" if bold else "", size)
    pdf.multi_cell(pdf.epw, size * 1.25, text, new_x="LMARGIN", new_y="NEXT", align="L")
    pdf.ln(4)


def _table(pdf: FPDF, grid: Grid) -> None:
    grid = replace(grid, rows=tuple(tuple(cell and _in_one_font(cell) for cell in row) for row in grid.rows))

    def width_of(text: str, size: float, bold: bool) -> float:
        pdf.set_font("Vera", "B" if bold else "", size)
        return float(pdf.get_string_width(text))

    widths, size = fit(grid, pdf.epw, width_of)
    pdf.set_fill_color("#FFFFFF")  # cells without a colour of their own take the last one
    pdf.set_font("Vera", "", size)
    with pdf.table(
        col_widths=widths,
        width=min(sum(widths), pdf.epw),
        align="L",
        text_align="L",
        v_align="T",
        borders_layout=BORDERS[grid.rules],
        first_row_as_headings=grid.header_rows > 0,
        num_heading_rows=max(1, grid.header_rows),
        repeat_headings=1 if grid.repeated and grid.header_rows else 0,
        headings_style=FontFace(emphasis="BOLD"),
        line_height=size * 1.25,
        padding=2.5,
    ) as table:
        for number, cells in enumerate(grid.rows):
            row = table.row()
            for cell in cells:
                if cell is not None:
                    row.cell(
                        _text(cell),
                        colspan=cell.columns,
                        rowspan=cell.rows,
                        align=ALIGNED[cell.align],
                        style=_face(grid, number, cell, size),
                    )


def _in_one_font(cell: Cell) -> Cell:
    """The cell with arrows beside words as words, as a cell has one font."""
    if cell.arrow and cell.text:
        return replace(cell, text=f"{cell.text}\n{cell.arrow}", arrow=None)
    if len(cell.text) > 1:
        return replace(cell, text="".join(WORDS.get(character, character) for character in cell.text))
    return cell


def _text(cell: Cell) -> str:
    character = ARROWS[cell.arrow] if cell.arrow else cell.text
    if character in DINGBATS:
        return DINGBATS[character]
    return character + cell.mark.translate(RAISED)


def _face(grid: Grid, number: int, cell: Cell, size: float) -> FontFace:
    banded = grid.rules == "banded"
    bare = grid.rules in ("heading", "none")
    shade = (None if bare else "#DCE6F1") if number < grid.header_rows else ("#EEF3F8", "#DDE8F2")[number % 2] if banded else None
    character = ARROWS[cell.arrow] if cell.arrow and not cell.text else cell.text
    family = "zapfdingbats" if character in DINGBATS else "Vera"
    return FontFace(family=family, emphasis="BOLD" if cell.bold and family == "Vera" else "", size_pt=size, fill_color=cell.fill or shade)


def _pair(pdf: FPDF, pair: CardPair) -> None:
    """Two cards beside each other, as tiles; other forms, which this program sets as wide as the page, below each other."""
    if pair.cards[0].form != "tiles":
        for card in pair.cards:
            if pdf.h - pdf.y < 260:
                pdf.add_page()
            _table(pdf, card_grid(card))
            pdf.ln(8)
        return
    if pdf.h - pdf.y < 230:
        pdf.add_page()
    top, each = pdf.y, (pdf.epw - GUTTER) / 2
    bottoms = []
    for number, card in enumerate(pair.cards):
        pdf.set_y(top)
        _tiles(pdf, card, MARGIN + number * (each + GUTTER), each)
        bottoms.append(pdf.y)
    pdf.set_y(max(bottoms))


def _tiles(pdf: FPDF, card: Card, left: float, width: float) -> None:
    """A card of rectangles without gaps: a name, tiles with the label over the value, commentary."""
    if pdf.h - pdf.y < 190:
        pdf.add_page()
    pdf.set_x(left)
    pdf.set_font("Vera", "B", 9.5)
    pdf.set_fill_color("#DCE6F1")
    pdf.multi_cell(width, 13, card.name + (f"\n{card.aim}" if card.aim else ""), border=1, fill=True, align="L", new_x="LEFT", new_y="NEXT")
    top = pdf.y
    chart = 120.0 if width == pdf.epw else 60.0
    each = (width - chart) / len(card.cells)
    pdf.rect(left, top, chart, TILE)
    _chart(pdf, card.chart, left + 6, top + 4, chart - 14, TILE - 14)
    for number, cell in enumerate(card.cells):
        x = left + chart + number * each
        pdf.set_fill_color(cell.fill or "#FFFFFF")
        pdf.rect(x, top, each, TILE, style="DF")
        pdf.set_xy(x + 2, top + 3)
        pdf.set_font("Vera", "B", 7)
        pdf.multi_cell(each - 4, 9, cell.label, align="C", new_x="LEFT", new_y="NEXT")
        character = ARROWS[cell.arrow] if cell.arrow else cell.value
        family = "zapfdingbats" if character in DINGBATS else "Vera"
        pdf.set_font(family, "", 10 if len(character) < 10 else 7.5)
        pdf.multi_cell(each - 4, 13, DINGBATS.get(character, character), align="C", new_x="LEFT", new_y="NEXT")
        pdf.set_font("Vera", "", 6.5)
        pdf.set_xy(x + 2, top + TILE - 10)
        pdf.cell(each - 4, 8, cell.period, align="C")
    pdf.set_xy(left, top + TILE)
    pdf.set_font("Vera", "", 8)
    pdf.multi_cell(width, 10, card.comment, border=1, align="L", new_x="LMARGIN", new_y="NEXT")


def _chart(pdf: FPDF, points: tuple[float, ...], x: float, y: float, width: float, height: float) -> None:
    step = width / (len(points) - 1)
    at = [(x + number * step, y + height * (1 - value / 100)) for number, value in enumerate(points)]
    for (x0, y0), (x1, y1) in pairwise(at):
        pdf.line(x0, y0, x1, y1)
    pdf.set_font("Vera", "", 5)
    for number, (px, _) in enumerate(at):
        pdf.text(px - 3, y + height + 7, f"Q{number % 4 + 1}")
