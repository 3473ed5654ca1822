"""Rows of a table that go on over a page, with tables in their cells."""

from __future__ import annotations

from ingest.grids.stitch import stitch_tables
from tests.ingest.made_pdf import Sheet, layout_of, texts_of

OUTER = (20.0, 120.0, 380.0)
INNER = (160.0, 240.0, 320.0)


def first(sheet: Sheet) -> None:
    sheet.grid(OUTER, (40, 60, 80, 280))
    sheet.cells(OUTER, (40, 60), (("Question", "Answer"), ("Who pays?", "The town.")))
    sheet.cells(OUTER, (80,), (("Why is it closed?", "It was used as follows"),))
    sheet.grid(INNER, (180, 200, 280))
    sheet.cells(INNER, (180, 200), (("Site", "Visits"), ("North", "50")))


def second(sheet: Sheet) -> None:
    sheet.grid(OUTER, (20, 280))
    sheet.grid(INNER, (20, 60))
    sheet.cells(INNER, (20,), (("South", "62"),))
    sheet.text(124, 120, "and no more was to be had from it.")


def test_a_row_whose_rest_fills_one_cell_only_goes_on_and_keeps_the_table_in_it_apart() -> None:
    outer, inner = (block.table for block in stitch_tables(layout_of(first, second).pages) if block.table)
    assert texts_of(outer) == [
        ["Question", "Answer"],
        ["Who pays?", "The town."],
        ["Why is it closed?", "It was used as follows and no more was to be had from it."],
    ]
    assert texts_of(inner) == [["Site", "Visits"], ["North", "50"], ["South", "62"]]
