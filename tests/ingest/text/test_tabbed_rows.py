"""Lines with tabs, whose cells may go on in the next lines."""

from __future__ import annotations

import pytest

from ingest.text.tabbed_rows import tabbed_end, tabbed_rows


def lines(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n"), start=1))


def texts(text: str) -> list[tuple[str, ...]]:
    return [row.texts for row in tabbed_rows(lines(text))]


def test_a_cell_over_three_lines_is_put_together_with_its_lines() -> None:
    (_, row) = tabbed_rows(lines("Ref\tTitle\tTarget\tResult\nA1\tVisits\nto all\nparks\t5\t6"))
    assert (row.texts, row.lines) == (("A1", "Visits to all parks", "5", "6"), (2, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Ref\tTitle\tTarget\tResult\nA1\tVisits\t5\nA2\tSeats",  # two rows that lack their last cells, though their cells would make one
        "Team\tBudget\tSpent\nParks\t5\nTrees\t6",
        "Ref\tTitle\tResult\nA1\tVisits\t5\nParks and trees\nA2\tSeats\t6",
    ],
)
def test_rows_that_begin_anew_stay_rows(text: str) -> None:
    assert texts(text) == [tuple(line.split("\t")) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Ref\tTitle\tResult\nA1\tVisits\t5\nThey rose again.\nA2\tSeats\t6\n", 4),
        ("Ref\tTitle\tResult\nA1\tVisits\t5\nThey rose again.\n\nA2\tSeats\t6\n", 2),
        ("Ref\tTitle\tResult\nA1\tVisits\t5\nMoney of the year\nTeam\tBudget\tSpent\n", 2),  # another table under its title
        ("Ref\tTitle\tResult\nA1\tVisits\t5\nThey rose again.\nParks\t6\n", 2),
        ("They rose again.\nA2\tSeats\t6\n", 0),
    ],
)
def test_a_line_without_tabs_is_of_the_table_if_a_row_of_it_follows(text: str, end: int) -> None:
    assert tabbed_end(lines(text), 0) == end
