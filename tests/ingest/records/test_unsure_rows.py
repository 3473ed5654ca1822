from __future__ import annotations

from dataclasses import replace

from ingest.model import SectionTable
from ingest.records.indicators import read_indicators
from tests.ingest.made_table import cell, document, table

HEADINGS = ("Indicator", "Frequency", "Q2 2016/17 Result", "Q2 2016/17 Target")
WHOLE = ("Share of calls answered", "Monthly", "82%", "80%")


def inferred(*rows: tuple[object, ...]) -> SectionTable:
    """A table whose columns no rule parts."""
    made = table(*rows)  # type: ignore[arg-type]
    return replace(made, table=replace(made.table, certain=False))


def test_a_row_whose_name_runs_into_the_next_column_is_left_out_and_told() -> None:
    crossed = (cell("Visits to the library in the Monthly", 3, span=2), None, "340", "300")
    values, problems = read_indicators((inferred(HEADINGS, WHOLE, crossed),), document())
    assert {one.title for one in values} == {"Share of calls answered"}
    assert [problem.kind for problem in problems] == ["row unsure"]


def test_where_rules_part_the_columns_a_cell_over_two_is_meant() -> None:
    merged = (cell("Visits to the library", 3, span=2), None, "340", "300")
    values, problems = read_indicators((table(HEADINGS, WHOLE, merged),), document())
    assert {one.title for one in values} == {"Share of calls answered", "Visits to the library"}
    assert problems == ()
