"""Columns of printed tables."""

from __future__ import annotations

from decimal import Decimal

from assistant.tools.table_column import cell_number, find_column
from tests.assistant.made import SUMMARY, table


def test_the_longest_heading_that_is_said_is_meant() -> None:
    column = find_column([SUMMARY], {"add", "green", "amber", "column"})
    assert column is not None
    assert column.heading == "Green Amber"
    assert (column.summed, column.total and column.total.number) == (Decimal(3), Decimal(4))


def test_a_unit_in_the_heading_need_not_be_said() -> None:
    money = table([["Service", "Budget £000"], ["Parks", "1,200"], ["Roads", "(300)"], ["Total", "900"]])
    column = find_column([money], {"budget"})
    assert column is not None
    assert column.summed == Decimal(900)


def test_no_column_of_that_name_is_none() -> None:
    assert find_column([SUMMARY], {"blue"}) is None


def test_a_count_in_brackets_is_no_negative() -> None:
    assert cell_number("16% (3)") == Decimal(3)
    assert cell_number("(1,915)") == Decimal(-1915)
    assert cell_number("n/a") is None
