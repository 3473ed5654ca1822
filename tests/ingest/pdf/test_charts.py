from __future__ import annotations

from ingest.pdf.charts import is_chart
from ingest.pdf.marks import Word
from ingest.pdf.rulings import Grid, GridCell


def grid(rows: int, columns: int) -> Grid:
    """Cells 60 wide and 20 high."""
    cells = tuple(GridCell(row, column, 1, 1) for row in range(rows) for column in range(columns))
    return Grid(tuple(60.0 * i for i in range(columns + 1)), tuple(20.0 * i for i in range(rows + 1)), cells)


def word(text: str, row: int, column: int) -> Word:
    left, baseline = 60.0 * column + 5, 20.0 * row + 14
    return Word(text, (left, baseline - 7, left + 5 * len(text), baseline + 2), baseline, 9.0, False, 0)


FULL = [word(f"w{row}{column}", row, column) for row in range(3) for column in range(5)]


def test_a_grid_full_of_words_is_a_table_even_with_a_small_chart_in_a_cell() -> None:
    assert not is_chart(grid(3, 5), FULL, [(65, 22, 115, 38)])


def test_a_curve_through_several_cells_makes_a_chart() -> None:
    assert is_chart(grid(3, 5), FULL, [(10, 5, 200, 55)])


def test_even_steps_from_zero_at_even_places_are_an_axis_and_the_numbers_of_rows_are_not() -> None:
    axis = [word(f"{20 * i}%", 2, i) for i in range(5)]
    assert is_chart(grid(3, 5), [*FULL[:10], *axis], [])
    assert not is_chart(grid(3, 5), [*FULL[:10], *(word(str(i), 2, i) for i in range(5))], [])


def test_boxes_that_do_not_touch_are_a_diagram() -> None:
    assert is_chart(grid(3, 5), [word("one", 0, 0), word("two", 0, 2), word("six", 2, 1), word("ten", 2, 4)], [])
