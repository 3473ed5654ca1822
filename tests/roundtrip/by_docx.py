"""Sets a report as DOCX with python-docx: merged cells, shading, raised footnote marks. Arrows are characters."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell

from tests.roundtrip.layout_of_card import card_grid
from tests.roundtrip.model import Align, Arrow, Card, CardPair, Cell, Grid, Heading, Paragraph, Report

ALIGNED: dict[Align, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
ARROWS: dict[Arrow, str] = {"up": "▲", "down": "▼", "level": "►"}


def typeset(report: Report) -> bytes:
    """The report as DOCX."""
    document = Document()
    section = document.sections[0]
    if report.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = report.head
    section.footer.paragraphs[0].text = report.foot
    document.core_properties.title = report.title
    document.add_heading(report.council, 0)
    document.add_heading(report.title, 1)
    for block in report.blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, 2)
        elif isinstance(block, Paragraph):
            document.add_paragraph(block.text)
        elif isinstance(block, CardPair):
            outer = document.add_table(rows=1, cols=2)
            for cell, card in zip(outer.rows[0].cells, block.cards, strict=True):
                _table(cell, card_grid(card))
            document.add_paragraph("")
        else:
            _table(document, card_grid(block) if isinstance(block, Card) else block)
            document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(around: Opened | _Cell, grid: Grid) -> None:
    table = around.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    if grid.rules == "grid":
        table.style = "Table Grid"
    for number, row in enumerate(grid.rows):
        if number < grid.header_rows and grid.repeated:
            table.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, cell in enumerate(row):
            if cell is not None:
                whole = table.cell(number, column)
                if cell.columns > 1 or cell.rows > 1:
                    whole = whole.merge(table.cell(number + cell.rows - 1, column + cell.columns - 1))
                _fill(whole, cell)


def _fill(place: _Cell, cell: Cell) -> None:
    lines = (ARROWS[cell.arrow] if not cell.text else f"{cell.text}\n{ARROWS[cell.arrow]}") if cell.arrow else cell.text
    for number, line in enumerate(lines.split("\n")):
        paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
        paragraph.add_run(line).bold = cell.bold or None
        paragraph.alignment = ALIGNED[cell.align]
    if cell.mark:
        place.paragraphs[-1].add_run(cell.mark).font.superscript = True
    if cell.fill:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", cell.fill[1:])):
            shade.set(qn(f"w:{name}"), value)
        place._tc.get_or_add_tcPr().append(shade)
