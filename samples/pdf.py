"""A report as PDF: the same bytes whenever it is made, and where each row, card and marked paragraph came to stand."""

from __future__ import annotations

from samples.model import Block, Bullets, Card, Footnote, Heading, PageBreak, Paragraph, Placement, Report, Table
from samples.pdf_card import put_card
from samples.pdf_table import put_table
from samples.sheet import HEIGHT, MARGIN, TOP, WIDTH, Sheet

HEADING_SIZES = {1: 13.0, 2: 10.5}
BODY = 9.5
KEPT_WITH_HEADING = 145.0  # a heading never stands at the foot of a page with less than this below it


def set_pdf(report: Report) -> tuple[bytes, tuple[Placement, ...]]:
    """The PDF and its placements, in the order of the pages. Set twice, because "Page 1 of 9" needs the number of pages."""
    sheet = _run(report, 0)
    sheet = _run(report, sheet.page)
    return sheet.finish(), tuple(sheet.placements)


def _run(report: Report, pages: int) -> Sheet:
    sheet = Sheet(report, pages)
    _title(sheet)
    for block in report.blocks:
        _put(sheet, block)
    return sheet


def _title(sheet: Sheet) -> None:
    """A band with the council's name, and the title of the report under it."""
    style = sheet.report.style
    sheet.rectangle(MARGIN, TOP, WIDTH - 2 * MARGIN, 30, fill=style.colour)
    sheet.put(sheet.paragraph(sheet.report.council, 15, bold=True, ink="#FFFFFF"), MARGIN + 10, TOP + 6, 600)
    title = sheet.paragraph(sheet.report.title, 17, bold=True, ink=style.colour)
    sheet.y = TOP + 42
    sheet.y += sheet.put(title, MARGIN, sheet.y, sheet.width) + 10


def _put(sheet: Sheet, block: Block) -> None:
    if isinstance(block, Table):
        put_table(sheet, block)
    elif isinstance(block, Card):
        put_card(sheet, block)
    elif isinstance(block, PageBreak):
        if sheet.y > TOP:
            sheet.next_page()
    elif isinstance(block, Footnote):
        sheet.footnote(block.text)
    elif isinstance(block, Heading):
        if sheet.room < KEPT_WITH_HEADING:
            sheet.next_page()
        sheet.y += 4 if sheet.y > TOP else 0
        heading = sheet.paragraph(block.text, HEADING_SIZES[block.level], bold=True, ink=sheet.report.style.colour)
        sheet.y += sheet.put(heading, MARGIN, sheet.y, sheet.width) + 5
    elif isinstance(block, Bullets):
        for text in block.texts:
            _text(sheet, text, bullet="•")
        sheet.y += 3
    else:
        _text(sheet, block.text, marked=block if block.mark else None)
        sheet.y += 3


def _text(sheet: Sheet, text: str, *, bullet: str = "", marked: Paragraph | None = None) -> None:
    paragraph = sheet.paragraph(text, BODY, indent=14 if bullet else 0, bullet=bullet)
    _, height = paragraph.wrap(sheet.width, HEIGHT)
    if sheet.room < height:
        sheet.next_page()
    if marked:
        box = (MARGIN, sheet.y, MARGIN + sheet.width, sheet.y + height)
        sheet.placements.append(Placement(of=marked, page=sheet.page, box=box))
    sheet.y += sheet.put(paragraph, MARGIN, sheet.y, sheet.width) + 3
