"""Tables the other way round."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Rating
from ingest.records.turned import upright
from tests.ingest.made_table import cell, table, told, values

NAMES = ("Share of bins emptied on time", "Number of trees planted by schools")
HISTORY = (("", "Q1 2024/25", "Q2 2024/25"), ("Target", "80%", "82%"), ("Actual", "75%", "84%"), ("RAG", "Red", "Green"))


def test_indicators_as_columns_are_read_with_their_refs() -> None:
    rows = (("Measure", *NAMES), ("Ref", "XY01", "XY02"), ("Actual", "91%", "340"), ("Target", "95%", "300"))
    read = values(table(*rows), period="2024/25 Q2")
    assert [(one.ref, one.title) for one in read[::2]] == [("XY01", NAMES[0]), ("XY02", NAMES[1])]
    assert told(read) == [
        ("result", "2024/25 Q2", "91"),
        ("target", "2024/25 Q2", "95"),
        ("result", "2024/25 Q2", "340"),
        ("target", "2024/25 Q2", "300"),
    ]


def test_periods_as_columns_are_the_history_of_the_indicator_named_above() -> None:
    read = values(table(*HISTORY, headings=("Streets", NAMES[0])), period="2024/25 Q2")
    assert {(one.title, one.section) for one in read} == {(NAMES[0], "Streets")}
    assert told(read) == [
        ("target", "2024/25 Q1", "80"),
        ("result", "2024/25 Q1", "75"),
        ("target", "2024/25 Q2", "82"),
        ("result", "2024/25 Q2", "84"),
    ]
    assert [one.rating for one in read] == [None, Rating.RED, None, Rating.GREEN]


def test_a_second_table_under_a_heading_is_not_named_by_it() -> None:
    second = replace(table(*HISTORY, headings=("Streets", NAMES[0])), id="second")
    assert upright(second, first=False) is second


def test_a_table_of_services_by_budget_lines_is_left_alone() -> None:
    money = table(("", "Parks", "Roads"), ("Budget", "10", "20"), ("Actual", "9", "21"), ("Target", "10", "20"))
    assert upright(money) is money


def test_cells_keep_their_places_and_fills() -> None:
    rated = cell("91%", line=3, fill="#00B050")
    turned = upright(table(("Measure", *NAMES), ("Actual", rated, "340"), ("Target", "95%", "300")))
    assert turned.table.rows[1][1] == rated
