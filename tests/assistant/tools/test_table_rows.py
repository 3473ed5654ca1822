"""Rows, columns and numbers of printed tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.tools.table_rows import UNLABELLED, TableView, number_in, table_view, text_at
from tests.assistant.made import table


def view_of(rows: list[list[str]], headings: tuple[str, ...] = (), header_rows: int = 1) -> TableView:
    made = table_view(table(rows, headings=headings, header_rows=header_rows))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(1,915)", "-1915"), ("-0.8", "-0.8"), ("−3", "-3"), ("£11.287m", "11.287"), ("16% (3)", "3"), ("4.94%", "4.94"),
        ("£(1,915)", "-1915"), ("(£2.5m)", "-2.5"), ("(0.5)%", "-0.5"), ("+1.2", "1.2"), ("-£1,200", "-1200"),
        ("Rather likely 4", "4"), ("5 Certain", "5"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_cell_that_is_one_number_is_read(text: str, number: str) -> None:
    assert number_in(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "n/a", "-", "KR4", "AB01", "14/10/24", "in 3 of 4 cases", "3 new clients moved here"])
def test_words_dates_and_references_are_no_numbers(text: str) -> None:
    assert number_in(text) is None


def test_a_heading_over_several_columns_counts_for_each() -> None:
    made = view_of(
        [["Risk", "Now", "", "Later", ""], ["", "Impact", "Score", "Impact", "Score"], ["Fire", "4", "8", "2", "4"]], header_rows=2
    )
    assert made.names == ("Risk", "Now Impact", "Now Score", "Later Impact", "Later Score")


def test_a_heading_that_repeats_one_of_its_columns_is_left_out() -> None:
    made = view_of([["Service", "Variations", ""], ["", "Budget", "Variation"], ["Parks", "5", "1"], ["Roads", "6", "2"]], header_rows=2)
    assert made.names == ("Service", "Budget", "Variation")


def test_a_heading_that_repeats_one_of_its_columns_stays_where_others_head_the_same_columns() -> None:
    rows = [
        ["Budget £000", "Total", "", "Parks", ""],
        ["", "Core", "Total", "Core", "Total"],
        ["Pay", "5", "9", "(1)", "2"],
        ["Fees", "6", "7", "0", "1"],
    ]
    made = view_of(rows, header_rows=2)
    assert made.names == ("Budget £000", "Total Core", "Total", "Parks Core", "Parks Total")
    assert made.number(made.rows[0], 3) == -1


def test_counts_by_rating_are_found_by_section_and_rating() -> None:
    rows = [
        ["Priority", "RAG ratings", "", "", "Total"],
        ["", "Green", "Amber", "Red", ""],
        ["Homes", "4", "1", "0", "5"],
        ["All priorities", "9", "3", "2", "14"],
    ]
    made = view_of(rows, header_rows=2)
    cells = {(row.label, made.names[column]): made.number(row, column) for row in made.rows for column in made.figure_columns}
    assert cells["Homes", "RAG ratings Red"] == 0
    assert cells["All priorities", "Total"] == 14
    assert [row.total for row in made.rows] == [False, True]


def test_the_label_is_the_column_that_tells_rows_apart() -> None:
    made = view_of(
        [["Unit", "Risk", "Likelihood"], ["ALL", "Flood", "4"], ["ALL", "Fire", "3"], ["ONE", "Theft", "2"], ["ALL", "Fog", "1"]]
    )
    assert made.label_column == 1
    assert [row.label for row in made.rows] == ["Flood", "Fire", "Theft", "Fog"]
    assert made.rows[0].prefix == "ALL"


def test_a_row_of_a_register_has_its_reference() -> None:
    made = view_of([["Ref", "Risk", "Score"], ["AB01", "Flood", "12"], ["AB02", "Fire", "8"]])
    assert [(row.ref, row.name) for row in made.rows] == [("AB01", "AB01 Flood"), ("AB02", "AB02 Fire")]


def test_sub_headings_are_groups_until_their_total() -> None:
    made = view_of(
        [["Service", "Spend"], ["Streets", ""], ["Roads", "5"], ["Signs", "2"], ["Streets Total", "7"], ["Parks", "4"], ["Total", "11"]]
    )
    assert [(row.label, row.groups, row.total) for row in made.rows] == [
        ("Roads", ("Streets",), False), ("Signs", ("Streets",), False), ("Streets Total", ("Streets",), True), ("Parks", (), False),
        ("Total", (), True),
    ]  # fmt: skip


def test_a_summary_line_that_repeats_a_group_is_a_total() -> None:
    made = view_of([["Service", "Spend"], ["Streets", ""], ["Roads", "5"], ["Streets Total", "5"], ["Summary", ""], ["Streets", "5"]])
    assert made.rows[-1].total


def test_a_table_of_one_row_needs_no_label() -> None:
    made = view_of([["Budget £000", "Spent £000"], ["723", "(264)"]])
    assert made.label_column == UNLABELLED
    assert made.figure_columns == (0, 1)
    assert text_at(made.source.table, 1, UNLABELLED) == ""


def test_rows_without_labels_are_no_view() -> None:
    assert table_view(table([["£000", "£000"], ["1", "2"], ["3", "4"]])) is None


def test_the_unit_stands_in_the_column_or_above_the_table() -> None:
    made = view_of([["Service", "Spend £000", "Share"], ["Parks", "5", "12%"]], headings=("Costs (£m)",))
    assert (made.unit(1), made.unit(2, "12%"), made.unit(2)) == ("£000", "%", "£m")


def test_a_column_with_nothing_but_its_heading_is_empty() -> None:
    made = view_of([["Risk", "Score", "Controls"], ["Flood", "4", ""], ["Fire", "3", ""]])
    assert made.is_empty(2)
    assert not made.is_empty(1)
