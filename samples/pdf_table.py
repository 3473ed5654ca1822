"""Ruled tables on a `Sheet`: rows that split over page breaks, headings repeated after each, merged heading cells."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Paragraph as Flowable

from samples.model import Cell, Placement, Row, Table
from samples.sheet import HEIGHT, MARGIN, Sheet

PAD = 3.0
RULE = "#7F7F7F"
LEAST = 34.0  # height of a part of a row that is worth splitting off: about three lines


@dataclass(slots=True, kw_only=True)
class Slot:
    """A cell with its place in a band of rows and its paragraphs."""

    cell: Cell
    row: int
    x: float
    width: float
    paragraphs: list[Flowable]

    def height(self) -> float:
        text = sum(float(p.wrap(self.width - 2 * PAD, HEIGHT)[1]) for p in self.paragraphs)
        return text + 2 * PAD + 2 * max(0, len(self.paragraphs) - 1)


@dataclass(slots=True, kw_only=True)
class Band:
    """Rows that are drawn together: all headings of a table, or one row of its body."""

    slots: list[Slot]
    heights: list[float]

    @property
    def height(self) -> float:
        return sum(self.heights)


def put_table(sheet: Sheet, table: Table) -> None:
    """Draws the table from the cursor on, over as many pages as it needs."""
    widths = [sheet.width * w / sum(table.widths) for w in table.widths]
    header = _band(sheet, table.header, widths, table.size)
    bands = [(row, _band(sheet, (row,), widths, table.size)) for row in table.rows]
    if sheet.room < header.height + min(bands[0][1].height, LEAST):
        sheet.next_page()
    _draw(sheet, header)
    for row, whole in bands:
        band = whole
        while band.height > sheet.room:
            upper, lower = _split(band, sheet.room)
            if upper is not None:
                _place(sheet, row, upper)
                band = lower
            sheet.next_page()
            _draw(sheet, header)
        _place(sheet, row, band)
    sheet.y += 10


def _band(sheet: Sheet, rows: tuple[Row, ...], widths: list[float], size: float) -> Band:
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            texts = cell.text.split("\n") if cell.text else []
            paragraphs = [sheet.paragraph(t, size, bold=cell.bold, ink=cell.ink or "#000000", centred=cell.centred) for t in texts]
            width = sum(widths[column : column + cell.columns])
            slots.append(Slot(cell=cell, row=number, x=MARGIN + sum(widths[:column]), width=width, paragraphs=paragraphs))
            column += cell.columns
    heights = [max((s.height() for s in slots if s.row == number and s.cell.rows == 1), default=0.0) for number in range(len(rows))]
    for slot in slots:
        lacking = slot.height() - sum(heights[slot.row : slot.row + slot.cell.rows])
        if lacking > 0:
            heights[slot.row + slot.cell.rows - 1] += lacking
    return Band(slots=slots, heights=heights)


def _split(band: Band, room: float) -> tuple[Band | None, Band]:
    """The part of a row that fits into `room` and the rest; None where nothing worth having fits."""
    if room < LEAST or band.height - room < PAD:
        return None, band
    upper, lower = [], []
    for slot in band.slots:
        first, second = _split_paragraphs(slot, room - 2 * PAD)
        upper.append(Slot(cell=slot.cell, row=0, x=slot.x, width=slot.width, paragraphs=first))
        lower.append(Slot(cell=slot.cell, row=0, x=slot.x, width=slot.width, paragraphs=second))
    if not any(slot.paragraphs for slot in upper):
        return None, band
    rest = Band(slots=lower, heights=[max(slot.height() for slot in lower)])
    return Band(slots=upper, heights=[room]), rest


def _split_paragraphs(slot: Slot, room: float) -> tuple[list[Flowable], list[Flowable]]:
    width = slot.width - 2 * PAD
    for number, paragraph in enumerate(slot.paragraphs):
        _, height = paragraph.wrap(width, HEIGHT)
        if height > room:
            parts = paragraph.split(width, room)
            if len(parts) == 2:
                return [*slot.paragraphs[:number], parts[0]], [parts[1], *slot.paragraphs[number + 1 :]]
            return slot.paragraphs[:number], slot.paragraphs[number:]
        room -= height + 2
    return slot.paragraphs, []


def _place(sheet: Sheet, row: Row, band: Band) -> None:
    box = (MARGIN, sheet.y, MARGIN + sheet.width, sheet.y + band.height)
    sheet.placements.append(Placement(of=row, page=sheet.page, box=box))
    _draw(sheet, band)


def _draw(sheet: Sheet, band: Band) -> None:
    for slot in band.slots:
        top = sheet.y + sum(band.heights[: slot.row])
        height = sum(band.heights[slot.row : slot.row + slot.cell.rows])
        sheet.rectangle(slot.x, top, slot.width, height, fill=slot.cell.fill, stroke=RULE)
        y = top + PAD
        for paragraph in slot.paragraphs:
            y += sheet.put(paragraph, slot.x + PAD, y, slot.width - 2 * PAD) + 2
    sheet.y += band.height
