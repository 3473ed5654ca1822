"""A Word table -> Table: merged cells as spans, shading and dots as fill, arrows; what is nested in a cell as text of the cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from ingest.docx.drawings import arrow_of, dot_colour, picture_words
from ingest.docx.final_view import Element, is_on
from ingest.docx.numbering import BULLET
from ingest.docx.shading import TableShading
from ingest.docx.words import WordFile, boxed, paragraph_text
from ingest.grids.header_rows import count_header_rows, is_value
from ingest.model import Cell, Drawing, Place, Table

MAX_COLUMNS = 63  # Word's own limit; a file may claim a span of any size
MAX_CELLS = 200_000
"""Cells of a table with those that others reach over: reports have some thousand, a small file may claim any number."""
FRAMED = 0.5
"""A table most of whose letters stand in tables inside its cells is a mere frame around these."""

PlaceOf = Callable[[str], Place]


@dataclass(slots=True, kw_only=True)
class Slot:
    """A cell while its table is read; rows below may still lengthen it. `column` counts from 0, before merging."""

    element: Element
    place: Place
    column: int
    columns: int
    merges: str = "new"
    rows: int = 1
    text: str = ""
    fill: str | None = None
    drawing: Drawing | None = None

    def cell(self) -> Cell:
        return Cell(
            text=self.text, places=(self.place,), row_span=self.rows, column_span=self.columns, fill=self.fill, drawing=self.drawing
        )


def table_slots(table: Element, place_of: PlaceOf, locator: str) -> list[list[Slot]]:
    """The cells of each row as they stand in the file; those that another one reaches over still among them.

    Places count the columns of the grid, so that the cells of a column have one number whatever is merged beside them. The rows end
    before the one that would take the grid beyond `MAX_CELLS`.
    """
    rows: list[list[Slot]] = []
    width = 0
    for number, row in enumerate(table.iterchildren(qn("w:tr")), start=1):
        slots: list[Slot] = []
        column = _number(row.find(qn("w:trPr")), "w:gridBefore", 0)
        for cell in row.iterchildren(qn("w:tc")):
            properties = cell.find(qn("w:tcPr"))
            span = max(_number(properties, "w:gridSpan", 1), 1)
            where = place_of(f"{locator} row {number} column {column + 1}")
            slots.append(Slot(element=cell, place=where, column=column, columns=span, merges=_merging(properties)))
            column += span
        width = max(width, column)
        if number * width > MAX_CELLS:
            break
        rows.append(slots)
    return rows


def is_frame(table: Element) -> bool:
    """Whether a table only arranges other tables on the page."""
    inner = [one for one in table.iter(qn("w:tbl")) if one is not table]
    outermost = [one for one in inner if next(one.iterancestors(qn("w:tbl"))) is table]
    return bool(outermost) and sum(_letters(one) for one in outermost) > FRAMED * _letters(table)


def read_table(table: Element, slots: Sequence[Sequence[Slot]], place: Place, file: WordFile) -> Table | None:
    """The table; None when it has no cells."""
    width = max((slot.column + slot.columns for row in slots for slot in row), default=0)
    if not width:
        return None
    shading = TableShading(table, len(slots), width, file)
    for number, row in enumerate(slots):
        for slot in row:
            slot.text = cell_text(slot.element, file)
            slot.drawing = arrow_of(slot.element)
            slot.fill = shading.fill(slot.element, number, slot.column, slot.columns)
            if not any(char.isalnum() for char in slot.text):
                slot.fill = slot.fill or dot_colour(slot.element, file.theme)
                slot.text = slot.text or picture_words(slot.element)
    cells = tuple(tuple(slot.cell() if slot else None for slot in row) for row in _merged(slots, width))
    return Table(rows=cells, places=(place,), header_rows=_header_rows(table, cells, shading.heads))


def cell_text(cell: Element, file: WordFile) -> str:
    """The words of a cell: its paragraphs, those of its text boxes, and the rows of tables nested in it, in order."""
    texts: list[str] = []
    for child in cell.iterchildren(qn("w:p"), qn("w:tbl")):
        if child.tag == qn("w:p"):
            texts.append(labelled_text(child, file))
            texts += [cell_text(box, file) for box in boxed(child)]
        else:
            rows = (tuple(cell_text(inner, file) for inner in row.iterchildren(qn("w:tc"))) for row in child.iterchildren(qn("w:tr")))
            texts += [" | ".join(one for one in row if one) for row in rows]
    return "\n".join(text for text in texts if text)


def labelled_text(paragraph: Element, file: WordFile) -> str:
    """The words of a paragraph after the label that Word counts out for it."""
    label, text = file.numbering.label(paragraph), paragraph_text(paragraph, file)
    if not label or (label == BULLET and (not text or text.startswith(BULLET))):
        return text
    return f"{label} {text}".rstrip()


def _merged(rows: Sequence[Sequence[Slot]], width: int) -> list[list[Slot | None]]:
    """The grid with merged cells as one slot and None where it reaches."""
    above: list[Slot | None] = [None] * width
    grid: list[list[Slot | None]] = []
    for row in rows:
        line: list[Slot | None] = [None] * width
        left: Slot | None = None
        for slot in row:
            over = above[slot.column]
            if slot.merges == "left" and left:
                left.columns += slot.columns
            elif slot.merges == "above" and over and (over.column, over.columns) == (slot.column, slot.columns):
                over.rows += 1
            else:
                line[slot.column] = left = slot
                above[slot.column : slot.column + slot.columns] = [slot] * slot.columns
        grid.append(line)
    return grid


def _header_rows(table: Element, cells: Sequence[Sequence[Cell | None]], styled: bool) -> int:
    """How many rows are headings: those that Word repeats on each page, or that their words or the table's style tell."""
    marked = 0
    rows = list(table.iterchildren(qn("w:tr")))
    while marked < len(rows) and is_on(rows[marked].find(qn("w:trPr")), "w:tblHeader"):
        marked += 1
    counted = count_header_rows([[cell.text if cell else None for cell in row] for row in cells])
    if not marked and not counted and styled and len(rows) > 1 and not any(cell and is_value(cell.text) for cell in cells[0]):
        return 1
    return max(marked, counted) if marked < len(rows) else counted


def _merging(properties: Element | None) -> str:
    """How a cell merges: "new", "above" (it goes on the cell above), or "left"."""
    for name, merging in (("w:vMerge", "above"), ("w:hMerge", "left")):
        found = properties.find(qn(name)) if properties is not None else None
        if found is not None and found.get(qn("w:val"), "continue") == "continue":
            return merging
    return "new"


def _letters(element: Element) -> int:
    return sum(len((text.text or "").strip()) for text in element.iter(qn("w:t")))


def _number(properties: Element | None, name: str, default: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), MAX_COLUMNS) if value.isdigit() else default
