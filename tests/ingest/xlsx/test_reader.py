"""Workbooks: what the visible sheets show, as tables with places."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Color, PatternFill

from ingest.errors import DamagedFile
from ingest.model import BlockKind, Layout, Measure, Table
from ingest.report import choose_reader, read_report
from ingest.xlsx.reader import read_xlsx


def made(*rows: tuple[object, ...], title: str = "Q2") -> tuple[Any, Any]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book, sheet


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def layout(book: Any) -> Layout:
    return read_xlsx(saved(book), "made.xlsx", "0" * 16)


def tables(book: Any) -> list[Table]:
    return [block.table for block in layout(book).pages[0].blocks if block.table]


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def test_a_sheet_is_a_heading_and_its_filled_cells_a_table_with_places() -> None:
    book, _ = made(("Ref", "Result"), ("XY/S1", 9), title="Q2 2025")
    heading, block = layout(book).pages[0].blocks
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "Q2 2025")
    assert block.table is not None
    assert texts(block.table) == [["Ref", "Result"], ["XY/S1", "9"]]
    assert block.table.header_rows == 1
    assert block.table.rows[1][1] is not None
    assert block.table.rows[1][1].places[0].locator == "sheet Q2 2025 row 2 column B"


def test_numbers_are_read_as_their_cells_show_them() -> None:
    book, sheet = made(("Ref", "Result"), ("XY/S1", 0.094))
    sheet["B2"].number_format = "0.0%"
    assert texts(tables(book)[0])[1] == ["XY/S1", "9.4%"]


def test_merged_cells_are_spans() -> None:
    book, sheet = made(("Team", "Ratings", None), (None, "Green", "Red"), ("Parks", 3, 1))
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    (table,) = tables(book)
    assert texts(table) == [["Team", "Ratings", None], [None, "Green", "Red"], ["Parks", "3", "1"]]
    assert table.rows[0][0] is not None
    assert table.rows[0][1] is not None
    assert (table.rows[0][0].row_span, table.rows[0][1].column_span) == (2, 2)


def test_fills_are_read_direct_by_theme_and_by_index() -> None:
    book, sheet = made(("a", "b", "c", "d"), ("e", "f", "g", "h"))
    colours = (Color(rgb="FF00B050"), Color(theme=4), Color(theme=4, tint=0.6), Color(indexed=2))
    for cell, colour in zip(sheet[1], colours, strict=True):
        cell.fill = PatternFill("solid", fgColor=colour)
    first, accent, pale, red = (cell.fill for cell in tables(book)[0].rows[0] if cell)
    assert (first, red) == ("#00b050", "#ff0000")
    assert accent == "#4f81bd"
    assert pale == "#b9cde5"  # 60 % of the way to white in lightness
    assert all(cell is None or cell.fill is None for cell in tables(book)[0].rows[1])


def test_blank_rows_and_columns_part_tables_and_lone_cells_are_headings() -> None:
    book, _ = made(("Housing",), (), ("Ref", "Result", None, "Team", "Staff"), ("XY/S1", 9, None, "Parks", 4))
    kinds = [(block.kind, block.text) for block in layout(book).pages[0].blocks]
    assert kinds[:2] == [(BlockKind.HEADING, "Q2"), (BlockKind.HEADING, "Housing")]
    assert [texts(table) for table in tables(book)] == [[["Ref", "Result"], ["XY/S1", "9"]], [["Team", "Staff"], ["Parks", "4"]]]


def test_hidden_sheets_rows_and_columns_are_left_out_and_reported() -> None:
    book, sheet = made(("Ref", "Draft", "Result"), ("XY/S1", "x", 9), ("XY/S2", "y", 8))
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Workings").append(("secret", 1))
    book["Workings"].sheet_state = "hidden"
    assert [texts(table) for table in tables(book)] == [[["Ref", "Result"], ["XY/S1", "9"]]]
    assert sorted(problem.message for problem in layout(book).problems) == [
        "hides the sheets Workings; they were left out",
        "sheet Q2 hides rows or columns; they were left out",
    ]


def test_a_formula_without_a_saved_result_is_reported() -> None:
    book, _ = made(("Ref", "Result"), ("XY/S1", "=1+1"))
    (problem,) = layout(book).problems
    assert (problem.kind, problem.place.locator) == ("formula", "sheet Q2 row 2 column B")


def test_a_sheet_that_claims_millions_of_cells_is_cut_and_reported() -> None:
    book, sheet = made(("Ref", "Result"), ("XY/S1", 9))
    sheet["XFD1048576"] = "far away"
    assert [problem.kind for problem in layout(book).problems] == ["sheet"]
    assert texts(tables(book)[0])[1] == ["XY/S1", "9"]


def test_a_damaged_workbook_is_one_clear_error() -> None:
    with pytest.raises(DamagedFile, match=r"made\.xlsx"):
        read_xlsx(saved(openpyxl.Workbook())[:900], "made.xlsx", "0" * 16)


def test_a_workbook_is_told_from_a_document_and_read_as_a_report(tmp_path: Path) -> None:
    book, sheet = made(
        ("Westhaven Borough Council performance, Quarter 2 2025/26",),
        (),
        ("Ref", "Indicator", "Q2 2025/26 Target", "Q2 2025/26 Result", "RAG"),
        ("HM/S1", "Homes let within a week", 0.4, 0.42, "Green"),
    )
    sheet["C4"].number_format = sheet["D4"].number_format = "0.0%"
    assert choose_reader(saved(book), "a.xlsx")[0] == "xlsx"
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(book))
    result = next(value for value in read_report(path).values if value.measure is Measure.RESULT)
    assert (result.ref, str(result.value), result.unit, result.rating, result.period) == ("HM/S1", "42.0", "%", "Green", "2025/26 Q2")
    assert result.places[0].locator == "sheet Q2 row 4 column D"


def test_a_merged_cell_counts_only_the_rows_and_columns_that_are_shown() -> None:
    book, sheet = made(("Team", "Visits", "Loans", "Total"), ("Parks", 11, 12, 23), ("", 13, 14, 27), ("", 15, 16, 31))
    sheet.merge_cells("A2:A4")
    sheet.row_dimensions[3].hidden = True
    (table,) = tables(book)
    assert texts(table)[1:] == [["Parks", "11", "12", "23"], [None, "15", "16", "31"]]
    assert table.rows[1][0] is not None
    assert table.rows[1][0].row_span == 2
