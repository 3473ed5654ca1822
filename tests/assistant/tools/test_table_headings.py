"""Units and sub-headings of printed tables that are drawn over several columns."""

from __future__ import annotations

from dataclasses import replace

from assistant.tools.table_rows import table_view
from ingest.model import SectionTable
from tests.assistant.made import table


def spanning(section: SectionTable, row: int, column: int, width: int) -> SectionTable:
    """The table with one cell drawn over `width` columns."""
    rows = [list(cells) for cells in section.table.rows]
    cell = rows[row][column]
    assert cell is not None
    rows[row][column : column + width] = [replace(cell, column_span=width), *([None] * (width - 1))]
    return replace(section, table=replace(section.table, rows=tuple(tuple(cells) for cells in rows)))


def test_a_unit_alone_over_the_columns_is_meant_for_all_of_them() -> None:
    made = table([["", "", "£m", ""], ["Service", "Budget", "Forecast", "Score"], ["Piers", "1.0", "2.0", "3"]], header_rows=2)
    view = table_view(spanning(made, 0, 2, 2))
    assert view is not None
    assert [view.unit(column, "1.0") for column in (1, 2)] == ["£m", "£m"]


def test_a_unit_over_single_columns_is_theirs_alone() -> None:
    made = table([["Risk", "Likelihood", "Exposure"], ["", "", "£m"], ["Surge", "4", "20.0"]], header_rows=2)
    view = table_view(made)
    assert view is not None
    assert [view.unit(column, "4") for column in (1, 2)] == [None, "£m"]


def test_a_sub_heading_that_prints_a_sum_opens_a_group() -> None:
    made = table(
        [
            ["Owner", "Risk", "Exposure £m"],
            ["Large", "", ""],
            ["Dock", "Surge", "20.0"],
            ["Small (not itemised)", "", "9.0"],
            ["Dock", "Rust", "1.0"],
            ["Dock", "Fog", "2.0"],
        ]
    )
    view = table_view(spanning(spanning(made, 1, 0, 2), 3, 0, 2))
    assert view is not None
    assert [(row.label, row.groups) for row in view.rows] == [
        ("Surge", ("Large",)), ("Small (not itemised)", ()), ("Rust", ("Small (not itemised)",)),
        ("Fog", ("Small (not itemised)",)),
    ]  # fmt: skip
