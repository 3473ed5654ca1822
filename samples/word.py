"""A report as DOCX: the same bytes whenever it is made. Cards, which Word has no such drawing for, are not supported."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from samples.model import Block, Bullets, Card, Cell, Footnote, Heading, PageBreak, Report, Row, Table

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
WIDTH, HEIGHT, MARGIN = 842.0, 595.0, 36.0
SUPERSCRIPTS = {"¹": "1", "²": "2", "³": "3"}
BODY = 9.5


def set_docx(report: Report) -> bytes:
    """The DOCX of a report.

    Raises ValueError where the report holds cards.
    """
    document = Document()
    _page_setup(document, report)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(BODY)
    normal.paragraph_format.space_after = Pt(4)
    _runs(document.add_paragraph(), report.council, 12, bold=True)
    document.add_heading(report.title, level=0)
    for block in report.blocks:
        _put(document, block)
    stream = BytesIO()
    document.save(stream)
    return _with_fixed_times(stream.getvalue())


def _page_setup(document: Any, report: Report) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.header.paragraphs[0].text = f"{report.council}\t\t{report.appendix}"
    section.footer.paragraphs[0].text = f"{report.committee}, {report.meeting}"
    properties = document.core_properties
    properties.title, properties.author = report.title, report.council
    properties.subject, properties.last_modified_by = f"{report.committee}, {report.meeting}", report.council
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = properties.last_printed = WHEN.replace(tzinfo=None)


def _put(document: Any, block: Block) -> None:
    if isinstance(block, Card):
        raise ValueError(f"{block.subject.ref}: cards are set as PDF only")
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Bullets):
        for text in block.texts:
            _runs(document.add_paragraph(style="List Bullet"), text, BODY)
    elif isinstance(block, PageBreak):
        document.add_page_break()
    else:
        _runs(document.add_paragraph(), block.text, 7.5 if isinstance(block, Footnote) else BODY)


def _runs(paragraph: Any, text: str, size: float, *, bold: bool = False, ink: str | None = None) -> None:
    """The text as runs, footnote marks raised."""
    for part in re.split("([¹²³])", text):
        if not part:
            continue
        run = paragraph.add_run(SUPERSCRIPTS.get(part, part))
        run.font.size, run.font.bold, run.font.superscript = Pt(size), bold, part in SUPERSCRIPTS or None
        if ink:
            run.font.color.rgb = RGBColor.from_string(ink.removeprefix("#"))


def _table(document: Any, table: Table) -> None:
    rows = (*table.header, *table.rows)
    grid = document.add_table(rows=len(rows), cols=len(table.widths))
    grid.style, grid.autofit = "Table Grid", False
    widths = [Pt((WIDTH - 2 * MARGIN) * w / sum(table.widths)) for w in table.widths]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    cells = [row.cells for row in grid.rows]  # once: `Table.cell` reads the whole table at every call
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        _row(cells, number, row, widths, table.size, taken)
        if number < len(table.header):
            _repeat(grid.rows[number])
    document.add_paragraph()


def _row(cells: list[Any], number: int, row: Row, widths: list[Any], size: float, taken: set[tuple[int, int]]) -> None:
    column = 0
    for cell in row.cells:
        while (number, column) in taken:
            column += 1
        taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
        target = cells[number][column]
        target.width = widths[column]
        if cell.columns > 1 or cell.rows > 1:
            target = target.merge(cells[number + cell.rows - 1][column + cell.columns - 1])
        _fill(target, cell, size)
        column += cell.columns


def _fill(target: Any, cell: Cell, size: float) -> None:
    for number, text in enumerate(cell.text.split("\n")):
        paragraph = target.add_paragraph() if number else target.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(1)
        if cell.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _runs(paragraph, text, size, bold=cell.bold, ink=cell.ink)
    if cell.fill:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", cell.fill.removeprefix("#"))):
            shading.set(qn(f"w:{name}"), value)
        target._tc.get_or_add_tcPr().append(shading)


def _repeat(row: Any) -> None:
    """Marks a row as a heading that Word repeats on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _with_fixed_times(content: bytes) -> bytes:
    """The same package with one time for all parts; python-docx gives each the time of writing."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=ZIP_DATE)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return stream.getvalue()
