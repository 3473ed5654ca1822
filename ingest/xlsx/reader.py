"""XLSX -> Layout: one page without number, a heading for each visible sheet, a table for each block of filled cells.

Places are locators such as "sheet Q2 row 4 column C". What is read is what the sheet shows: results of formulas as last saved, numbers in
their formats; hidden sheets, rows and columns are left out. Charts, and colours that rules give to cells, are not read.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from ingest.errors import DamagedFile
from ingest.grids.header_rows import count_header_rows, is_value
from ingest.model import Block, BlockKind, Cell, Layout, Page, Place, Problem, Table
from ingest.office_archive import BROKEN, check_archive
from ingest.office_theme import Theme
from ingest.xlsx.number_format import shown

MAX_COLUMNS, MAX_CELLS = 256, 200_000
"""What is read of a sheet: reports have some thousand cells, a sheet may claim 16 thousand million."""
THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
WHITE = "FFFFFF"
SENTENCE = 12
"""A lone cell with more words is a paragraph, with fewer a heading."""
HEADING_LEVEL = 2

Sheet = Any  # openpyxl has no types


def read_xlsx(content: bytes, document: str, document_id: str) -> Layout:
    """The visible sheets of a workbook in order. Raises `DamagedFile` or `EncryptedFile`."""
    check_archive(content, document)
    whole = Place(document=document, document_id=document_id)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
        theme = Theme(etree.fromstring(book.loaded_theme) if book.loaded_theme else None)
        sheets = [_Sheet(sheet, formulas[sheet.title], theme, whole) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        blocks = tuple(block for sheet in sheets for block in sheet.blocks())
    except (KeyError, TypeError, AttributeError, IndexError, SyntaxError, InvalidFileException, *BROKEN) as error:
        # openpyxl lets all of these escape from damaged files; lxml's XMLSyntaxError is a SyntaxError
        raise DamagedFile(f"{document}: its content cannot be read ({type(error).__name__}); open it in Excel and save it again") from error
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    problems = [problem for sheet in sheets for problem in sheet.problems()]
    if hidden:
        problems.append(Problem(kind="hidden", message=f"hides the sheets {', '.join(hidden)}; they were left out", place=whole))
    title = (book.properties.title or "").strip() or None
    return Layout(pages=(Page(number=None, blocks=blocks),), metadata_title=title, problems=tuple(problems))


class _Sheet:
    """One sheet: what its cells show, and the tables they make."""

    def __init__(self, sheet: Sheet, formulas: Sheet, theme: Theme, whole: Place) -> None:
        self.sheet, self.formulas, self.theme, self.whole = sheet, formulas, theme, whole
        rows, columns = sheet.row_dimensions, sheet.column_dimensions
        shut = {at for one in columns.values() if one.hidden for at in range(one.min or 0, min(one.max or 0, MAX_COLUMNS) + 1)}
        wide, high = sheet.max_column, sheet.max_row
        width = min(wide, MAX_COLUMNS)
        height = min(high, MAX_CELLS // width)
        self.is_cut = (width, height) != (wide, high)
        self.rows = [at for at in range(1, height + 1) if at not in rows or not rows[at].hidden]
        self.columns = [at for at in range(1, width + 1) if at not in shut]
        self.spans = {(one.min_row, one.min_col): (one.max_row, one.max_col) for one in sheet.merged_cells.ranges}
        self.texts = {(row, column): text for row in self.rows for column in self.columns if (text := self._text(row, column))}
        self.is_hiding = len(self.rows) < height or len(self.columns) < width

    def place(self, *steps: str) -> Place:
        locator = " ".join((f"sheet {self.sheet.title}", *steps))
        return Place(document=self.whole.document, document_id=self.whole.document_id, locator=locator)

    def problems(self) -> Iterator[Problem]:
        if self.is_cut:
            told = f"sheet {self.sheet.title} has more than {MAX_COLUMNS} columns or {MAX_CELLS} cells; the rest was left out"
            yield Problem(kind="sheet", message=told, place=self.place())
        if self.is_hiding:
            told = f"sheet {self.sheet.title} hides rows or columns; they were left out"
            yield Problem(kind="hidden", message=told, place=self.place())
        unsaved = [at for at in ((row, column) for row in self.rows for column in self.columns) if self._is_unsaved(*at)]
        if unsaved:
            told = f"sheet {self.sheet.title} has {len(unsaved)} formulas without a saved result; open it in Excel and save it again"
            yield Problem(
                kind="formula", message=told, place=self.place(f"row {unsaved[0][0]}", f"column {get_column_letter(unsaved[0][1])}")
            )

    def blocks(self) -> Iterator[Block]:
        """The sheet's name, then each block of cells that blank rows or columns part from the next."""
        if not self.texts:
            return
        yield Block(kind=BlockKind.HEADING, text=self.sheet.title, place=self.place(), level=HEADING_LEVEL)
        used = {at for row, column in self.texts for at in _within(self.rows, row, self.spans.get((row, column), (row, column))[0])}
        for is_filled, group in groupby(self.rows, key=lambda row: row in used):
            if is_filled:
                yield from self._side_by_side(list(group))

    def _side_by_side(self, rows: Sequence[int]) -> Iterator[Block]:
        """The tables of some rows: one, or several where a blank column parts blocks of at least two columns."""
        inside = [(row, column) for row in rows for column in self.columns if (row, column) in self.texts]
        used = {at for start in inside for at in _within(self.columns, start[1], self.spans.get(start, start)[1])}
        runs = [list(group) for is_used, group in groupby(self.columns, key=lambda column: column in used) if is_used]
        if any(len(run) < 2 for run in runs):
            runs = [[column for run in runs for column in run]]
        for columns in runs:
            filled = [row for row in rows if any((row, column) in self.texts for column in columns)]
            if len(columns) == 1 or len(filled) == 1:
                yield from self._lone_cells(rows, columns)
            else:
                yield self._table(rows, columns)

    def _lone_cells(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Block]:
        for row in rows:
            found = [column for column in columns if (row, column) in self.texts]
            if found:
                text = " ".join(self.texts[row, column] for column in found)
                heads = len(found) == 1 and len(text.split()) <= SENTENCE and not is_value(text) and not text.endswith((".", ";"))
                kind = BlockKind.HEADING if heads else BlockKind.PARAGRAPH
                yield Block(kind=kind, text=text, place=self._place_of(row, found[0]), level=HEADING_LEVEL + 1 if heads else None)

    def _table(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        covered = {
            (row, column)
            for (top, left), (bottom, right) in self.spans.items()
            for row in _within(rows, top, bottom)
            for column in _within(columns, left, right)
            if (row, column) != (top, left)
        }
        cells = tuple(
            tuple(None if (row, column) in covered else self._cell(row, column, rows, columns) for column in columns) for row in rows
        )
        place = self.place(f"row {rows[0]}", f"column {get_column_letter(columns[0])}")
        header_rows = count_header_rows([[cell.text if cell else None for cell in row] for row in cells])
        return Block(kind=BlockKind.TABLE, text="", place=place, table=Table(rows=cells, places=(place,), header_rows=header_rows))

    def _cell(self, row: int, column: int, rows: Sequence[int], columns: Sequence[int]) -> Cell:
        bottom, right = self.spans.get((row, column), (row, column))
        return Cell(
            text=self.texts.get((row, column), ""),
            places=(self._place_of(row, column),),
            row_span=len(_within(rows, row, bottom)),
            column_span=len(_within(columns, column, right)),
            fill=self._fill(self.sheet.cell(row, column)),
        )

    def _place_of(self, row: int, column: int) -> Place:
        return self.place(f"row {row}", f"column {get_column_letter(column)}")

    def _text(self, row: int, column: int) -> str:
        cell = self.sheet.cell(row, column)
        return shown(cell.value, cell.number_format)

    def _is_unsaved(self, row: int, column: int) -> bool:
        return self.formulas.cell(row, column).data_type == "f" and self.sheet.cell(row, column).value is None

    def _fill(self, cell: Any) -> str | None:
        """The colour behind a cell as `#rrggbb`, None for white or none."""
        colour = cell.fill.fgColor if cell.fill is not None and cell.fill.fill_type == "solid" else None
        found = None
        if colour is not None and colour.type == "rgb":
            found = str(colour.rgb)[-6:]
        elif colour is not None and colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
            found = COLOR_INDEX[colour.indexed][-6:]
        elif colour is not None and colour.type == "theme" and colour.theme < len(THEME_ORDER):
            change = float(colour.tint or 0)
            found = self.theme.colour(THEME_ORDER[colour.theme], tint=1 - max(change, 0.0), shade=1 + min(change, 0.0))
        return f"#{found.lower()}" if found and found.upper() != WHITE else None


def _within(shown_ones: Sequence[int], first: int, last: int) -> Sequence[int]:
    """The rows or columns, in order, from the first to the last of a span."""
    return shown_ones[bisect_left(shown_ones, first) : bisect_right(shown_ones, last)]
