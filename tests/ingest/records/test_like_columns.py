from __future__ import annotations

from dataclasses import replace

from ingest.records.indicators import read_indicators
from tests.ingest.made_table import cell, document, table, told, values

HEADINGS = ("Ref", "Indicator", "Result", "Target", "Result", "Target")


def test_columns_that_say_the_same_are_not_read_and_the_problem_is_told() -> None:
    made = table(HEADINGS, ("XY/S1", "Share of calls answered", "82%", "80%", "84%", "85%"))
    read, problems = read_indicators((made,), document())
    assert [one.value for one in read if one.value is not None] == []
    assert [(problem.kind, "'Result', 'Target'" in problem.message) for problem in problems] == [("columns alike", True)]


def test_the_period_over_them_tells_columns_apart() -> None:
    made = table(
        ("Ref", "Indicator", "Q1 2016/17 Result", "Target", "Q2 2016/17 Result", "Target"),
        ("XY/S1", "Share of calls answered", "82%", "80%", "84%", "85%"),
    )
    assert told(values(made)) == [
        ("result", "2016/17 Q1", "82"),
        ("target", "2016/17 Q1", "80"),
        ("result", "2016/17 Q2", "84"),
        ("target", "2016/17 Q2", "85"),
    ]


def test_a_second_column_without_figures_is_no_other_result() -> None:
    made = table(("Ref", "Indicator", "Result", "Result", "Target"), ("XY/S1", "Share of calls answered", "82%", "▲", "80%"))
    assert ("result", "2016/17 Q2", "82") in told(values(made))


def test_two_periods_in_one_heading_over_columns_no_rule_parts_tell_none_of_them() -> None:
    over = cell("2015/16 2016/17", 1, span=3)
    rows = ("XY/S1", "Share of calls answered", "82%", "80%", "84%")
    made = table(("Ref", "Indicator", over, None, None), ("", "", "Actual", "Target", "Q1"), rows, header_rows=2)
    assert told(values(made)) != []
    read, problems = read_indicators((replace(made, table=replace(made.table, certain=False)),), document())
    assert [one.value for one in read if one.value is not None] == []
    assert [problem.kind for problem in problems] == ["columns alike"]
