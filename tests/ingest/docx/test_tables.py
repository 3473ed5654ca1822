"""Word tables: merged and nested cells, heading rows, and where each cell stands."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import docx
from docx.oxml import OxmlElement

from ingest.docx.reader import read_docx
from ingest.model import BlockKind, Measure
from ingest.report import read_report
from tests.ingest.made_docx import blocks, cells, only_table, saved, tables, texts, with_table, xml


def test_cells_have_locators_and_the_heading_row_is_found() -> None:
    document, _ = with_table([["Ref", "Result"], ["XY/S1", "9.5%"]])
    table = only_table(document)
    assert table.header_rows == 1
    assert table.rows[1][1] is not None
    assert table.rows[1][1].places[0].locator == "table 1 row 2 column 2"


def test_rows_marked_as_repeated_headings_are_heading_rows() -> None:
    document, table = with_table([["12", "13"], ["14", "15"]])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert only_table(document).header_rows == 1


def test_a_first_row_that_the_style_sets_apart_is_a_heading_row() -> None:
    rows = [["ref", "what is counted"], ["XY/S1", "9"]]
    plain, _ = with_table(rows)
    styled, _ = with_table(rows, style="Light Shading")
    assert (only_table(plain).header_rows, only_table(styled).header_rows) == (0, 1)


def test_figures_in_a_row_that_the_style_sets_apart_are_no_headings() -> None:
    document, _ = with_table([["Visits", "9,300"], ["Loans", "8,100"]], style="Light Shading")
    assert only_table(document).header_rows == 0


def test_merged_cells_are_spans_with_none_where_they_reach() -> None:
    document, table = with_table([["Team", "Ratings", ""], ["", "Green", "Red"], ["Parks", "3", "1"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    read = only_table(document)
    assert texts(read) == [["Team", "Ratings", None], [None, "Green", "Red"], ["Parks", "3", "1"]]
    assert read.rows[0][0] is not None
    assert read.rows[0][1] is not None
    assert (read.rows[0][0].row_span, read.rows[0][1].column_span, read.header_rows) == (2, 2, 2)


def test_a_cell_merged_over_rows_and_columns_is_one() -> None:
    document, table = with_table([["Corner", "", "a"], ["", "", "b"], ["c", "d", "e"]])
    table.cell(0, 0).merge(table.cell(1, 1))
    read = only_table(document)
    assert texts(read) == [["Corner", None, "a"], [None, None, "b"], ["c", "d", "e"]]
    assert read.rows[0][0] is not None
    assert (read.rows[0][0].row_span, read.rows[0][0].column_span) == (2, 2)


def test_columns_are_counted_by_the_grid_beside_a_merged_cell() -> None:
    document, table = with_table([["Wide", "", "9.4%"]])
    table.cell(0, 0).merge(table.cell(0, 1))
    assert [cell.places[0].locator for cell in cells(document)] == ["table 1 row 1 column 1", "table 1 row 1 column 3"]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    document, table = with_table([["Ref", "Result"], ["", "9.4%"]])
    table.rows[1]._tr.remove(table.cell(1, 0)._tc)
    table.rows[1]._tr.get_or_add_trPr().append(xml('<w:gridBefore w:val="1"/>'))
    assert texts(only_table(document)) == [["Ref", "Result"], [None, "9.4%"]]


def test_a_span_of_any_size_does_no_harm() -> None:
    document, table = with_table([["Ref", "Result"]])
    table.cell(0, 1)._tc.get_or_add_tcPr().append(xml('<w:gridSpan w:val="999999999"/>'))
    assert len(only_table(document).rows[0]) == 64


def test_vertical_text_is_read_like_other_text() -> None:
    document, table = with_table([["Target", "8"]])
    table.cell(0, 0)._tc.get_or_add_tcPr().append(xml('<w:textDirection w:val="btLr"/>'))
    assert texts(only_table(document)) == [["Target", "8"]]


def test_a_small_table_in_a_cell_is_text_of_the_cell_and_a_table_of_its_own() -> None:
    document, table = with_table([["An outer cell with a good many words", ""]])
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Green", "12"
    outer, nested = tables(document)
    assert texts(outer) == [["An outer cell with a good many words", "Green | 12"]]
    assert nested.places[0].locator == "table 1 row 1 column 2 table 1"
    assert [cell.places[0].locator for row in nested.rows for cell in row if cell][1] == "table 1 row 1 column 2 table 1 row 1 column 2"


def test_a_table_that_only_frames_another_is_left_out_and_its_words_are_kept() -> None:
    document, table = with_table([["Housing"]])
    inner = table.cell(0, 0).add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in inner.rows for cell in row.cells), ("Ref", "Result", "XY/S1", "9.4%"), strict=True):
        cell.text = text
    label, nested = blocks(document)
    assert (label.kind, label.text, label.place.locator) == (BlockKind.HEADING, "Housing", "table 1 row 1 column 1")
    assert nested.table is not None
    assert texts(nested.table) == [["Ref", "Result"], ["XY/S1", "9.4%"]]


def test_labels_of_a_nested_table_are_counted_once() -> None:
    document, table = with_table([["An outer cell with a good many words", ""]])
    inner = table.cell(0, 1).add_table(rows=2, cols=1)
    for row, text in zip(inner.rows, ("one", "two"), strict=True):
        row.cells[0].paragraphs[0].style, row.cells[0].paragraphs[0].text = "List Number", text
    assert texts(tables(document)[1]) == [["1. one"], ["2. two"]]


def test_indicators_of_tables_nested_in_cells_are_read_each_at_its_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Westhaven Borough Council performance: Quarter 2 2025/26", 0)
    frame = document.add_table(rows=3, cols=2)
    frame.cell(0, 0).text, frame.cell(0, 1).text = "Service", "Indicators"
    for row, ref in ((1, "HM/S1"), (2, "PK/S1")):
        inner = frame.cell(row, 1).add_table(rows=2, cols=4)
        words = ("Ref", "Indicator", "Q2 2025/26 Target", "Q2 2025/26 Result", ref, "Done in time", "40%", "42.0% (G)")
        for cell, text in zip((cell for line in inner.rows for cell in line.cells), words, strict=True):
            cell.text = text
    path = tmp_path / "made.docx"
    path.write_bytes(saved(document))
    results = [value for value in read_report(path).values if value.measure is Measure.RESULT]
    assert [(value.ref, str(value.value), value.rating, value.places[0].locator) for value in results] == [
        ("HM/S1", "42.0", "Green", "table 1 row 2 column 2 table 1 row 2 column 4"),
        ("PK/S1", "42.0", "Green", "table 1 row 3 column 2 table 1 row 2 column 4"),
    ]


def test_a_table_beyond_the_bounds_is_cut_and_the_report_says_so() -> None:
    document, table = with_table([[str(number)] for number in range(1, 21)])
    first = table.rows[0]._tr
    for _ in range(200):  # 201 cells of 63 columns: 12,663 columns, of which 15 rows keep within 200,000 cells
        cell = deepcopy(first.tc_lst[0])
        cell.grid_span = 63
        first.append(cell)
    layout = read_docx(saved(document), "made.docx", "0" * 16)
    (read,) = [block.table for block in layout.pages[0].blocks if block.table]
    assert len(read.rows) == 15
    assert [(one.kind, one.place.locator) for one in layout.problems] == [("table", "table 1")]
