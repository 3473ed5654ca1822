"""An indicator card on a `Sheet`: name, chart, labelled cells with a drawn arrow, commentary."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import HexColor

from samples.model import Card, CardCell, Placement
from samples.sheet import HEIGHT, MARGIN, Sheet

RULE = "#7F7F7F"
NAME_HEIGHT, LABEL_HEIGHT, VALUE_HEIGHT = 20.0, 16.0, 44.0
CHART_WIDTH = 190.0
TINT, PALE = "#E6DDEA", "#F5F1F7"
# Outlines of arrows in a square of side 1, from its bottom left
ARROWS = {
    "up": ((0.5, 1.0), (0.95, 0.5), (0.65, 0.5), (0.65, 0.0), (0.35, 0.0), (0.35, 0.5), (0.05, 0.5)),
    "down": ((0.5, 0.0), (0.95, 0.5), (0.65, 0.5), (0.65, 1.0), (0.35, 1.0), (0.35, 0.5), (0.05, 0.5)),
    "level": ((1.0, 0.5), (0.5, 0.95), (0.5, 0.65), (0.0, 0.65), (0.0, 0.35), (0.5, 0.35), (0.5, 0.05)),
}
ARROW_SIDE = 22.0


def put_card(sheet: Sheet, card: Card) -> None:
    """Draws the card, on the next page if it does not fit on this one."""
    comment = sheet.paragraph(card.comment, 8.5)
    _, comment_height = comment.wrap(sheet.width - 12, HEIGHT)
    height = NAME_HEIGHT + LABEL_HEIGHT + VALUE_HEIGHT + comment_height + 12
    if sheet.room < height:
        sheet.next_page()
    top = sheet.y
    _name(sheet, card, top)
    middle = top + NAME_HEIGHT
    sheet.rectangle(MARGIN, middle, CHART_WIDTH, LABEL_HEIGHT + VALUE_HEIGHT, stroke=RULE)
    _chart(sheet, card, middle)
    width = (sheet.width - CHART_WIDTH) / len(card.cells)
    for number, cell in enumerate(card.cells):
        _cell(sheet, cell, MARGIN + CHART_WIDTH + number * width, middle, width)
    below = middle + LABEL_HEIGHT + VALUE_HEIGHT
    sheet.rectangle(MARGIN, below, sheet.width, comment_height + 12, stroke=RULE)
    sheet.put(comment, MARGIN + 6, below + 5, sheet.width - 12)
    sheet.placements.append(Placement(of=card, page=sheet.page, box=(MARGIN, top, MARGIN + sheet.width, top + height)))
    sheet.y = top + height + 12


def _name(sheet: Sheet, card: Card, top: float) -> None:
    sheet.rectangle(MARGIN, top, sheet.width, NAME_HEIGHT, fill=TINT, stroke=RULE)
    sheet.put(sheet.paragraph(f"{card.subject.ref}: {card.subject.title}", 9.5, bold=True), MARGIN + 6, top + 4, sheet.width - 130)
    sheet.canvas.setFont(sheet.report.style.italic, 8)
    sheet.canvas.setFillColor(HexColor("#404040"))
    sheet.canvas.drawRightString(MARGIN + sheet.width - 6, HEIGHT - top - 13.5, card.aim)


def _cell(sheet: Sheet, cell: CardCell, x: float, top: float, width: float) -> None:
    sheet.rectangle(x, top, width, LABEL_HEIGHT, fill=PALE, stroke=RULE)
    sheet.put(sheet.paragraph(cell.label, 8, bold=True, centred=True), x, top + 3, width)
    sheet.rectangle(x, top + LABEL_HEIGHT, width, VALUE_HEIGHT, fill=cell.fill, stroke=RULE)
    if cell.arrow:
        _arrow(sheet, cell.arrow, x + (width - ARROW_SIDE) / 2, top + LABEL_HEIGHT + (VALUE_HEIGHT - ARROW_SIDE) / 2)
        return
    size = 13 if len(cell.value) < 9 else 9.5
    rise = 8 if cell.period else 15
    sheet.put(sheet.paragraph(cell.value, size, bold=True, centred=True, ink=cell.ink or "#000000"), x, top + LABEL_HEIGHT + rise, width)
    if cell.period:
        sheet.put(sheet.paragraph(cell.period, 7.5, centred=True, ink="#404040"), x, top + LABEL_HEIGHT + 28, width)


def _arrow(sheet: Sheet, name: str, x: float, top: float) -> None:
    path = sheet.canvas.beginPath()
    for number, (right, up) in enumerate(ARROWS[name]):
        point = (x + right * ARROW_SIDE, HEIGHT - top - ARROW_SIDE + up * ARROW_SIDE)
        if number:
            path.lineTo(*point)
        else:
            path.moveTo(*point)
    path.close()
    sheet.canvas.setFillColor(HexColor("#333333"))
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def _chart(sheet: Sheet, card: Card, top: float) -> None:
    """A line of the last quarters over the lines of target (dashed) and floor (dotted), months below."""
    canvas = sheet.canvas
    left, right, bottom, height = MARGIN + 16, MARGIN + CHART_WIDTH - 16, top + 46, 38.0
    values = [value for _, value in card.history]
    least, most = min(*values, card.target, card.floor), max(*values, card.target, card.floor)
    step = (right - left) / max(1, len(values) - 1)

    def at(value: float) -> float:
        return float(HEIGHT - bottom + (value - least) / (most - least) * height)

    canvas.setLineWidth(0.7)
    for value, colour, dash in ((card.target, "#4EA72E", (4, 2)), (card.floor, "#C00000", (1, 2))):
        canvas.setStrokeColor(HexColor(colour))
        canvas.setDash(*dash)
        canvas.line(left - 6, at(value), right + 6, at(value))
    canvas.setDash()
    canvas.setStrokeColor(HexColor(sheet.report.style.colour))
    canvas.setFillColor(HexColor(sheet.report.style.colour))
    canvas.setLineWidth(1.4)
    points = [(left + number * step, at(value)) for number, value in enumerate(values)]
    for start, end in pairwise(points):
        canvas.line(*start, *end)
    canvas.setFont(sheet.report.style.regular, 5.5)
    for (name, _), (x, y) in zip(card.history, points, strict=True):
        canvas.circle(x, y, 1.8, stroke=0, fill=1)
        canvas.drawCentredString(x, HEIGHT - bottom - 10, name)
