"""Arithmetic over printed tables."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.tools.table_figures import Limit, figures, is_rounding, leading, parts_of, summed, total_row, within
from assistant.tools.table_rows import TableView, table_view
from tests.assistant.made import table


def money(rows: list[list[str]]) -> TableView:
    view = table_view(table([["Service", "Spend £000"], *rows]))
    assert view is not None
    return view


def test_a_total_is_not_summed_with_its_parts() -> None:
    view = money([["Parks", "5"], ["Roads", "(2)"], ["Total", "3"]])
    assert summed(figures(view, 1)) == Decimal(5) - Decimal(2)


def test_the_parts_of_a_group_total_are_the_rows_of_its_group() -> None:
    view = money([["Streets", ""], ["Roads", "5"], ["Signs", "2"], ["Streets Total", "7"], ["Parks", "4"], ["Total", "11"]])
    group_total = view.rows[2]
    assert [row.label for row in parts_of(view, group_total)] == ["Roads", "Signs"]


def test_the_parts_of_the_last_of_several_totals_are_not_clear() -> None:
    view = money([["Roads", "5"], ["Streets Total", "5"], ["Parks", "4"], ["Total", "9"]])
    total = total_row(view)
    assert total is not None
    assert parts_of(view, total) == ()


def test_rounding_of_the_parts_may_move_a_sum_by_half_a_digit_each() -> None:
    cells = figures(money([["Parks", "1.1"], ["Roads", "2.2"]]), 1)
    assert is_rounding(Decimal("0.1"), cells)
    assert not is_rounding(Decimal("0.2"), cells)


def test_limits_keep_what_they_say() -> None:
    cells = figures(money([["Parks", "15"], ["Roads", "16"], ["Signs", "14"]]), 1)
    assert [cell.row.label for cell in within(cells, [Limit(sign=">", number=Decimal(14)), Limit(sign="<=", number=Decimal(15))])] == [
        "Parks"
    ]


def test_what_equals_the_last_of_a_ranking_is_in_it() -> None:
    cells = figures(money([["Parks", "9"], ["Roads", "4"], ["Signs", "9"]]), 1)
    assert [cell.row.label for cell in leading(cells, 1)] == ["Parks", "Signs"]


@given(st.lists(st.integers(min_value=-999, max_value=999), min_size=1, max_size=8))
def test_any_column_sums_to_the_sum_of_its_numbers(numbers: list[int]) -> None:
    rows = [[f"Service {chr(97 + at) * 3}", f"({-number})" if number < 0 else str(number)] for at, number in enumerate(numbers)]
    assert summed(figures(money(rows), 1)) == sum(numbers)
