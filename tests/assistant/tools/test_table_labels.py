"""Rows whose labels say what they leave out or put in."""

from __future__ import annotations

from assistant.meaning.words import tokens
from assistant.tools.table_labels import rows_with, rows_without
from assistant.tools.table_rows import TableView, table_view
from tests.assistant.made import table


def made() -> TableView:
    view = table_view(
        table(
            [
                ["Service", "Variance"],
                ["Ferries total (excluding dredging)", "2"],
                ["Total excluding dredging", "5"],
                ["Dredging", "3"],
                ["Total including dredging", "8"],
            ]
        )
    )
    assert view is not None
    return view


def test_a_row_that_leaves_it_out_says_so_and_names_nothing_else() -> None:
    assert [row.label for row in rows_without(made().rows, tokens("dredging"), ())] == ["Total excluding dredging"]


def test_a_group_that_the_question_names_may_stand_before() -> None:
    labels = [row.label for row in rows_without(made().rows, tokens("dredging"), tokens("ferries"))]
    assert labels == ["Ferries total (excluding dredging)", "Total excluding dredging"]


def test_a_row_that_puts_it_in_says_so() -> None:
    assert [row.label for row in rows_with(made().rows, tokens("dredging"), ())] == ["Total including dredging"]
