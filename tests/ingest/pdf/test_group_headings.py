from __future__ import annotations

import pytest

from ingest.pdf.group_headings import spans_over
from ingest.pdf.marks import Rule, Word
from ingest.pdf.open_tables import open_grids
from ingest.pdf.rulings import Grid
from ingest.pdf.words import lines_of
from tests.ingest.pdf.test_columns import sheet

LOWER = [(100.0, "Target"), (150.0, "Result"), (200.0, "Target"), (250.0, "Result")]
BORDERS = (90.0, 140.0, 190.0, 240.0)


def row_of(grid: Grid, row: int) -> list[tuple[int, int, int]]:
    """Column, row span and column span of the cells that begin in a row."""
    return [(cell.column, cell.row_span, cell.column_span) for cell in grid.cells if cell.row == row]


@pytest.mark.parametrize(
    "upper",
    [
        [(100.0, "2024"), (200.0, "2025")],  # where the groups begin
        [(130.0, "2024"), (230.0, "2025")],  # in their middle: from 100 to 180, and from 200 to 280
        [(160.0, "2024"), (260.0, "2025")],  # where they end
    ],
)
def test_headings_of_groups_span_them_however_they_are_set(upper: list[tuple[float, str]]) -> None:
    above, below = (lines_of(sheet((10.0, texts))) for texts in (upper, LOWER))
    assert spans_over(above, below, BORDERS) == [(1, 2), (3, 4)]


def test_where_it_cannot_be_told_which_group_a_heading_is_over_it_spans_none() -> None:
    above, below = (lines_of(sheet((10.0, texts))) for texts in ([(113.0, "2024"), (245.0, "2025")], LOWER))
    assert spans_over(above, below, BORDERS) == []


def table(upper: list[tuple[float, str]], inner: list[Rule]) -> Grid:
    figures = [(60.0 + 20 * i, [(2.0, f"Area {i}"), (100.0, "1.5"), (150.0, "2.5"), (200.0, "3.5"), (250.0, "4.5")]) for i in range(4)]
    words: list[Word] = sheet((14.0, upper), (34.0, LOWER), *figures)
    (grid,) = open_grids(words, [Rule(True, y, 0.0, 300.0) for y in (0, 45, 65, 85, 105, 125)] + inner, [], [])
    return grid


def test_a_rule_below_each_group_parts_two_levels_and_leaves_the_label_tall() -> None:
    grid = table([(2.0, "Area"), (100.0, "2024"), (200.0, "2025")], [Rule(True, 20.0, 98.0, 185.0), Rule(True, 20.0, 195.0, 290.0)])
    assert row_of(grid, 0) == [(0, 2, 1), (1, 1, 2), (3, 1, 2)]
    assert row_of(grid, 1) == [(1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1)]


def test_a_heading_over_two_columns_does_not_join_them() -> None:
    grid = table([(2.0, "Area"), (112.0, "Year 2024 so far"), (212.0, "Year 2025 so far")], [Rule(True, 20.0, 98.0, 290.0)])
    assert grid.columns == 5
    assert row_of(grid, 0) == [(0, 2, 1), (1, 1, 2), (3, 1, 2)]


def levels(upper: list[tuple[float, str]], lower: list[tuple[float, str]]) -> list[tuple[int, int, int]]:
    """The upper row of headings over four columns that one rule from 90 to 300 covers, as `row_of` tells it."""
    figures = [(60.0 + 20 * i, [(2.0, f"Area {i}"), (100.0, "1.5"), (150.0, "2.5"), (200.0, "3.5"), (250.0, "4.5")]) for i in range(4)]
    words: list[Word] = sheet((14.0, [(2.0, "Area"), *upper]), (34.0, lower), *figures)
    (grid,) = open_grids(words, [Rule(True, y, 0.0, 300.0) for y in (0, 45, 65, 85, 105, 125)] + [Rule(True, 20.0, 90.0, 300.0)], [], [])
    return row_of(grid, 0)


def test_a_heading_at_the_right_of_its_group_ends_where_the_rule_ends_though_the_last_heading_stands_at_the_left() -> None:
    lower = [(100.0, "Year"), (145.0, "Target"), (200.0, "Q1"), (240.0, "Ratings")]  # "Ratings" ends at 275, the rule at 300
    assert levels([(100.0, "2024"), (262.0, "2025/26")], lower) == [(0, 2, 1), (1, 1, 1), (2, 1, 3)]


def test_headings_that_may_be_over_several_groups_are_one_over_all_columns() -> None:
    lower = [(100.0, "Year"), (150.0, "Goal"), (200.0, "Half"), (250.0, "Last")]
    assert levels([(100.0, "2024"), (220.0, "2025")], lower) == [(0, 2, 1), (1, 1, 4)]
