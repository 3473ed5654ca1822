"""A Word table -> Table: merged cells as spans, shading as fill, nested tables as text and as tables of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from ingest.docx.words import Element, Notes, is_on, paragraph_text
from ingest.grids.header_rows import count_header_rows
from ingest.model import Cell, Drawing, Place, Table

MAX_COLUMNS = 63  # Word's own limit; a file may claim a span of any size
WHITE = "FFFFFF"
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
CARRIERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}
ARROW = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom"
TURN = "{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"
ARROWS = ("upArrow", "rightArrow", "downArrow", "leftArrow")  # clockwise
POINTING = (Drawing.UP, Drawing.LEVEL, Drawing.DOWN, Drawing.LEVEL)
QUARTER = 90 * 60_000  # DrawingML counts turns in 60,000ths of a degree

PlaceOf = Callable[[str], Place]


@dataclass(slots=True, kw_only=True)
class _Slot:
    """A cell while its table is read; rows below may still lengthen it."""

    text: str
    place: Place
    columns: int
    rows: int = 1
    fill: str | None = None
    drawing: Drawing | None = None
    nested: list[tuple[Place, Table]] = field(default_factory=list)

    def cell(self) -> Cell:
        return Cell(
            text=self.text, places=(self.place,), row_span=self.rows, column_span=self.columns, fill=self.fill, drawing=self.drawing
        )


def read_table(table: Element, locator: str, place_of: PlaceOf, notes: Notes) -> Iterator[tuple[Place, Table]]:
    """The table with its place, then the tables nested in its cells. A table without cells gives nothing."""
    rows = [row for row in _children(table, qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    grid = [_read_row(row, f"{locator} row {number}", place_of, notes) for number, row in enumerate(rows, start=1)]
    slots = _merge(grid)
    if not slots or not any(slot for row in slots for slot in row):
        return
    cells = tuple(tuple(slot.cell() if slot else None for slot in row) for row in slots)
    marked = 0
    while marked < len(rows) and is_on(rows[marked].find(qn("w:trPr")), "w:tblHeader"):
        marked += 1
    counted = count_header_rows([[cell.text if cell else None for cell in row] for row in cells])
    place = place_of(locator)
    yield place, Table(rows=cells, places=(place,), header_rows=max(marked, counted) if marked < len(rows) else counted)
    for slot in (slot for row in slots for slot in row if slot):
        yield from slot.nested


def _read_row(row: Element, locator: str, place_of: PlaceOf, notes: Notes) -> list[tuple[str, _Slot | None]]:
    """The slots of a row, each with how it merges: "new", "above" (goes on the cell above), or "left"; None in each column it spans."""
    found: list[tuple[str, _Slot | None]] = []
    properties = row.find(qn("w:trPr"))
    found += [("new", None)] * _number(properties, "w:gridBefore", 0)
    for number, cell in enumerate(_children(row, qn("w:tc")), start=1):
        own = cell.find(qn("w:tcPr"))
        span = max(_number(own, "w:gridSpan", 1), 1)
        where = f"{locator} column {number}"
        slot = _Slot(text="", place=place_of(where), columns=span, fill=_fill(own), drawing=_drawing(cell))
        _read_cell(cell, slot, where, place_of, notes)
        found += [(_merging(own), slot), *[("span", None)] * (span - 1)]
    return found + [("new", None)] * _number(properties, "w:gridAfter", 0)


def _read_cell(cell: Element, slot: _Slot, where: str, place_of: PlaceOf, notes: Notes) -> None:
    texts: list[str] = []
    inners = 0
    for child in _children(cell, qn("w:p"), qn("w:tbl")):
        if child.tag == qn("w:p"):
            numbered = child.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
            text = paragraph_text(child, notes)
            texts.append(f"• {text}" if text and numbered and not text.startswith("•") else text)
        else:
            inners += 1
            inner = f"{where} table {inners}"
            for place, table in read_table(child, inner, place_of, notes):
                slot.nested.append((place, table))
                if place.locator == inner:
                    texts += [" | ".join(one.text for one in row if one and one.text) for row in table.rows]
    slot.text = "\n".join(text for text in texts if text)


def _merge(grid: list[list[tuple[str, _Slot | None]]]) -> list[list[_Slot | None]]:
    """The grid with merged cells as one slot and None where it spans; short rows are filled up with None."""
    width = max((len(row) for row in grid), default=0)
    open_slots: list[_Slot | None] = [None] * width
    merged: list[list[_Slot | None]] = []
    for row in grid:
        slots: list[_Slot | None] = []
        for column, (merging, slot) in enumerate(row):
            above, left = open_slots[column], next((one for one in reversed(slots) if one), None)
            if slot and merging == "above" and above and above.columns == slot.columns:
                above.rows += 1
                slots.append(None)
            elif slot and merging == "left" and left:
                left.columns += slot.columns
                slots.append(None)
            else:
                slots.append(slot)
                if merging != "span":
                    open_slots[column] = slot
        merged.append([*slots, *[None] * (width - len(slots))])
    return merged


def _merging(properties: Element | None) -> str:
    for name, merging in (("w:vMerge", "above"), ("w:hMerge", "left")):
        found = properties.find(qn(name)) if properties is not None else None
        if found is not None and found.get(qn("w:val"), "continue") == "continue":
            return merging
    return "new"


def _fill(properties: Element | None) -> str | None:
    shading = properties.find(qn("w:shd")) if properties is not None else None
    if shading is None:
        return None
    colour = shading.get(qn("w:color" if shading.get(qn("w:val")) == "solid" else "w:fill"), "auto")
    return f"#{colour.lower()}" if COLOUR.fullmatch(colour) and colour.upper() != WHITE else None


def _drawing(cell: Element) -> Drawing | None:
    """The arrow drawn in a cell; a turned arrow points where it is turned to."""
    for shape in cell.iter(ARROW):
        if shape.get("prst") in ARROWS:
            turn = next((int(form.get("rot", "0")) for form in shape.getparent().iter(TURN)), 0)
            return POINTING[(ARROWS.index(shape.get("prst")) + round(turn / QUARTER)) % len(ARROWS)]
    return None


def _children(parent: Element, *tags: str) -> Iterator[Element]:
    for child in parent.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in CARRIERS:
            yield from _children(child, *tags)


def _number(properties: Element | None, name: str, default: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), MAX_COLUMNS) if value.isdigit() else default
