from __future__ import annotations

from ingest.pdf.marks import Rule, Word
from ingest.pdf.open_tables import open_grids
from ingest.pdf.rulings import Grid
from tests.ingest.pdf.test_columns import sheet

Row = tuple[float, list[tuple[float, str]]]

HEAD: Row = (14.0, [(2.0, "Area"), (120.0, "Lead"), (220.0, "Q1")])


def bold(*rows: Row) -> list[Word]:
    return [word._replace(bold=True) for word in sheet(*rows)]


def rules(*heights: float) -> list[Rule]:
    return [Rule(True, y, 0.0, 300.0) for y in heights]


def bands(grid: Grid, words: list[Word]) -> list[str]:
    """The words of each row, in the order of reading."""
    rows: list[list[Word]] = [[] for _ in range(grid.rows)]
    for word in sorted(words, key=lambda one: (one.baseline, one.box[0])):
        if grid.ys[0] <= word.baseline <= grid.ys[-1]:
            rows[sum(word.baseline > y for y in grid.ys[1:-1])].append(word)
    return [" ".join(word.text for word in row) for row in rows]


def test_few_rules_part_rows_whose_cells_wrap() -> None:
    words = bold(HEAD) + sheet((34.0, [(2.0, "North and"), (120.0, "Ann"), (220.0, "4.5")]), (46.0, [(2.0, "west"), (120.0, "Lee")]))
    (grid,) = open_grids(words, rules(0, 20, 52), [], [])
    assert bands(grid, words) == ["Area Lead Q1", "North and Ann 4.5 west Lee"]


def test_two_tables_as_wide_as_each_other_are_two_where_text_and_headings_stand_between() -> None:
    body: list[Row] = [(34.0, [(2.0, "North"), (120.0, "Ann"), (220.0, "4.5")]), (54.0, [(2.0, "South"), (120.0, "Bo"), (220.0, "5.5")])]
    below: list[Row] = [(134.0, [(2.0, "Park"), (60.0, "7")]), (154.0, [(2.0, "Lake"), (60.0, "8")])]
    words = bold(HEAD) + sheet(*body, (84.0, [(2.0, "More of it")])) + bold((114.0, [(2.0, "Place"), (60.0, "Visits")])) + sheet(*below)
    grids = open_grids(words, rules(0, 20, 40, 60, 100, 120, 140, 160), [], [])
    assert [(grid.ys[0], grid.ys[-1], grid.columns) for grid in grids] == [(0, 60, 3), (100, 160, 2)]


def test_rows_with_commentary_below_each_are_a_table() -> None:
    remark = "What was done about it in the year and what comes next"
    rows: list[Row] = []
    for i in range(3):
        rows += [(14.0 + 40 * i, [(2.0, remark)]), (34.0 + 40 * i, [(2.0, "North"), (120.0, "Ann"), (220.0, f"{i}.5")])]
    (grid,) = open_grids(sheet(*rows), rules(*range(0, 140, 20)), [], [])
    assert (grid.rows, grid.columns) == (6, 3)


def test_a_table_without_rules_is_seen_by_its_bold_headings_although_its_cells_are_words() -> None:
    notes = ("Late", "Done", "Begun")
    words = bold((14.0, [(2.0, "Area"), (90.0, "Lead"), (150.0, "Note"), (220.0, "Q1")]))
    words += sheet(*((40.0 + 30 * i, [(2.0, "North"), (90.0, "Ann"), (150.0, note), (220.0, f"{i}.5")]) for i, note in enumerate(notes)))
    words += sheet(*((52.0 + 30 * i, [(2.0, "side"), (150.0, "again")]) for i in range(3)))
    (grid,) = open_grids(words, [], [], [])
    assert bands(grid, words)[1:] == [f"North Ann {note} {i}.5 side again" for i, note in enumerate(notes)]


def test_a_figure_in_the_second_line_of_a_cell_begins_no_row_where_white_space_parts_rows() -> None:
    words = bold((14.0, [(2.0, "Area"), (120.0, "Q1"), (220.0, "Q2")]))
    words += sheet(*((40.0 + 30 * i, [(2.0, "North"), (120.0, "4.5 (in"), (220.0, "5.5")]) for i in range(3)))
    words += sheet(*((52.0 + 30 * i, [(2.0, "side"), (120.0, "2016)")]) for i in range(3)))
    (grid,) = open_grids(words, [], [], [])
    assert grid.rows == 4
    assert bands(grid, words)[1] == "North 4.5 (in 5.5 side 2016)"


def test_a_column_that_few_rows_fill_is_no_gap_between_its_neighbours() -> None:
    rows: list[Row] = [(14.0 + 20 * i, [(2.0, "North"), (90.0, "Ann"), (220.0, f"{i}.5")]) for i in range(20)]
    for i in (3, 7):
        rows[i][1].insert(2, (150.0, "1/9"))
    (grid,) = open_grids(sheet(*rows), rules(*range(0, 420, 20)), [], [])
    assert grid.columns == 4


def test_the_row_below_the_last_rule_belongs_to_the_table_and_the_note_does_not() -> None:
    rows: list[Row] = [(34.0 + 20 * i, [(2.0, "North"), (120.0, "Ann"), (220.0, f"{i}.5")]) for i in range(3)]
    words = bold(HEAD) + sheet(*rows, (106.0, [(2.0, "All figures are those of the first day")]))
    (grid,) = open_grids(words, rules(0, 20, 40, 60), [], [])
    assert bands(grid, words) == ["Area Lead Q1", *(f"North Ann {i}.5" for i in range(3))]


def test_units_below_headings_of_which_only_the_upper_ones_are_bold_are_no_row() -> None:
    words = bold((14.0, [(120.0, "2024-25"), (220.0, "2025-26")]))
    words += sheet(
        (26.0, [(100.0, "Core"), (160.0, "Other"), (220.0, "Total")]), (38.0, [(100.0, "£000s"), (160.0, "£000s"), (220.0, "£000s")])
    )
    words += sheet(*((58.0 + 12 * i, [(2.0, f"Area {i}"), (100.0, f"{i}.5"), (160.0, "1.0"), (220.0, f"{i + 1}.5")]) for i in range(5)))
    (grid,) = open_grids(words, [], [], [])
    assert bands(grid, words)[:2] == ["2024-25 2025-26 Core Other Total £000s £000s £000s", "Area 0 0.5 1.0 1.5"]
