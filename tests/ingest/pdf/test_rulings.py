from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf import rulings
from ingest.pdf.marks import Fill, Rule
from ingest.pdf.rulings import Grid, GridCell, TooManyRules, connected, grid_of, joined, owners
from ingest.pdf.slices import rules_or_slices


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(True, y, x0, x1)


def down(x: float, y0: float, y1: float) -> Rule:
    return Rule(False, x, y0, y1)


def frame(xs: list[float], ys: list[float]) -> list[Rule]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def test_pieces_of_a_rule_are_joined_over_small_gaps_only() -> None:
    assert joined([across(10, 0, 40), across(10.4, 42, 80), across(10, 100, 140)]) == [across(10.2, 0, 80), across(10, 100, 140)]


def test_dots_and_ticks_part_nothing() -> None:
    assert joined([across(10, 0, 3), down(50, 10, 13)]) == []


def test_a_drawing_of_thousands_of_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulings, "MAX_RULES", 10)
    with pytest.raises(TooManyRules, match="11 ruling lines"):
        joined([across(10 * i, 0, 50) for i in range(11)])


def test_tables_side_by_side_are_separate() -> None:
    groups = connected(frame([0, 50, 100], [0, 20, 40]) + frame([150, 200], [0, 20]))
    assert sorted(len(group) for group in groups) == [4, 6]


def test_a_missing_rule_merges_two_cells() -> None:
    rules = [across(y, 0, 100) for y in (0, 20, 40)] + [down(0, 0, 40), down(100, 0, 40), down(50, 20, 40)]
    grid = grid_of(rules)
    assert grid is not None
    assert grid.cells == (GridCell(0, 0, 1, 2), GridCell(1, 0, 1, 1), GridCell(1, 1, 1, 1))
    assert grid.box_of(grid.cells[0]) == (0, 0, 100, 20)


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    grid = grid_of([across(0, 0, 150), across(20, 0, 150), across(40, 0, 150), down(50, 0, 40), down(100, 0, 40)])
    assert grid is not None
    assert (grid.xs, grid.columns, grid.rows) == ((0, 50, 100, 150), 3, 2)


def test_a_double_rule_is_one_edge() -> None:
    grid = grid_of([*frame([0, 50, 100], [0, 20, 40]), across(22, 0, 100)])
    assert grid is not None
    assert grid.ys == (0, 21, 40)


def test_lines_of_a_chart_inside_a_cell_make_no_cells() -> None:
    chart = frame([10, 20, 30], [5, 12, 18])
    rules = frame([0, 50, 100], [0, 20, 40]) + chart
    words = [(60.0, 5.0, 80.0, 12.0), (10.0, 25.0, 30.0, 32.0)]
    grid = grid_of(rules, words)
    assert grid is not None
    assert (grid.rows, grid.columns) == (2, 2)


def test_a_frame_is_no_table() -> None:
    assert grid_of(frame([0, 100], [0, 50])) is None


def test_words_belong_to_the_cell_that_holds_their_middle() -> None:
    grid = Grid((0, 50, 100), (0, 20, 40), (GridCell(0, 0, 1, 2), GridCell(1, 0, 1, 1), GridCell(1, 1, 1, 1)))
    assert owners(grid, [(60, 2, 90, 10), (40, 25, 70, 35), (0, 50, 10, 60)]) == [GridCell(0, 0, 1, 2), GridCell(1, 1, 1, 1), None]


def test_slices_of_a_gradient_are_no_rules_but_lone_thin_rectangles_are() -> None:
    slices = [Fill((0, 10 + 2.5 * i, 80, 12.5 + 2.5 * i), "#112233") for i in range(6)]
    rules, fills = rules_or_slices([*slices, Fill((0, 50, 80, 50.5), "#000000")])
    assert rules == [across(50.25, 0, 80)]
    assert fills == slices


@given(st.lists(st.integers(20, 80), min_size=1, max_size=5), st.lists(st.integers(10, 40), min_size=2, max_size=6))
def test_a_full_grid_of_any_size_is_found_again(widths: list[int], heights: list[int]) -> None:
    xs = [float(sum(widths[:i])) for i in range(len(widths) + 1)]
    ys = [float(sum(heights[:i])) for i in range(len(heights) + 1)]
    grid = grid_of(joined(frame(xs, ys)))
    assert grid is not None
    assert (list(grid.xs), list(grid.ys), len(grid.cells)) == (xs, ys, len(widths) * len(heights))
