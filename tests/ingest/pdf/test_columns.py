from __future__ import annotations

from ingest.pdf.columns import borders_between, open_columns, segments_of, strips
from ingest.pdf.marks import Fill, Word
from ingest.pdf.open_cells import reopened
from ingest.pdf.open_tables import open_grids
from ingest.pdf.rulings import Grid, GridCell
from ingest.pdf.words import Line, lines_of


def word(text: str, x: float, baseline: float) -> Word:
    return Word(text, (x, baseline - 7.5, x + 5 * len(text), baseline + 2.2), baseline, 10.0, False, 0)


def sheet(*rows: tuple[float, list[tuple[float, str]]]) -> list[Word]:
    """Words of lines given as (baseline, [(x, text), …]); a character is 5 wide, a space 2.5."""
    return [
        word(one, x + 5 * sum(len(w) + 0.5 for w in text.split()[:i]), y)
        for y, texts in rows
        for x, text in texts
        for i, one in enumerate(text.split())
    ]


def lines(words: list[Word]) -> list[Line]:
    return lines_of(words)


FIGURES = [(10.0 + 12 * i, [(0.0, f"Area {i}"), (100.0, f"{i}.5"), (200.0, f"{10 * i}%")]) for i in range(5)]


def test_a_line_is_cut_at_wide_gaps_only() -> None:
    (line,) = lines(sheet((10, [(0, "North area"), (100, "4.5")])))
    assert [segment.text for segment in segments_of(line)] == ["North area", "4.5"]


def test_strips_lie_where_no_line_has_ink() -> None:
    assert strips(lines(sheet(*FIGURES))) == [(27.5, 100.0), (115.0, 200.0)]


def test_one_heading_across_does_not_close_a_strip() -> None:
    heading = (0.0, [(0.0, "A"), (90.0, "Results of all areas so far"), (260.0, "x")])
    assert len(strips(lines(sheet(heading, *[(y + 60 * k, texts) for k in range(2) for y, texts in FIGURES])))) >= 2


def test_word_spaces_below_each_other_are_no_strip() -> None:
    rows = [(12.0 * i, [(0.0, "Bigger is better"), (150.0, "12")]) for i in range(1, 6)]
    assert [left for left, _ in strips(lines(sheet(*rows)))] == [75.0]


def test_ruled_rows_without_column_rules_get_columns_and_keep_a_title_whole() -> None:
    grid = Grid((0, 300), (0, 20, 40, 60), tuple(GridCell(i, 0, 1, 1) for i in range(3)))
    words = sheet(
        (14, [(2, "Results by area and period of them all")]),
        (34, [(2, "North"), (120, "4"), (220, "5")]),
        (54, [(2, "South"), (120, "6"), (220, "7")]),
    )
    opened = open_columns(grid, [], words)
    assert not opened.certain
    assert [(c.row, c.column, c.column_span) for c in opened.cells] == [
        (0, 0, 2),
        (0, 2, 1),
        (1, 0, 1),
        (1, 1, 1),
        (1, 2, 1),
        (2, 0, 1),
        (2, 1, 1),
        (2, 2, 1),
    ]


def test_sides_of_shaded_headings_are_borders() -> None:
    grid = Grid((0, 300), (0, 20, 40), tuple(GridCell(i, 0, 1, 1) for i in range(2)))
    fills = [Fill((0, 0, 110, 20), "#DDDDDD"), Fill((110, 0, 200, 20), "#DDDDDD"), Fill((200, 0, 300, 20), "#DDDDDD")]
    opened = open_columns(grid, fills, sheet((14, [(2, "Area"), (112, "Q1"), (202, "Q2")]), (34, [(2, "North"), (112, "4"), (202, "5")])))
    assert opened.xs == (0, 110, 200, 300)


def test_a_body_without_column_rules_takes_those_of_the_heading() -> None:
    cells = [GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1), GridCell(0, 2, 1, 1), *(GridCell(i, 0, 1, 3) for i in (1, 2, 3))]
    grid = Grid((0, 90, 190, 300), (0, 20, 40, 60, 80), tuple(cells))
    opened = reopened(grid, [], sheet(*[(34 + 20 * i, [(2, "North"), (100, "4"), (200, "5")]) for i in range(3)]))
    assert len(opened.cells) == 4 * 3
    assert opened.xs == grid.xs


def test_rows_that_no_rule_parts_are_cut_between_lines() -> None:
    grid = Grid((0, 90, 190), (0, 20, 80), (GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1), GridCell(1, 0, 1, 1), GridCell(1, 1, 1, 1)))
    opened = reopened(grid, [], sheet((14, [(2, "Area"), (100, "Q1")]), *[(34 + 12 * i, [(2, "North"), (100, "4")]) for i in range(4)]))
    assert (opened.rows, opened.columns, opened.certain) == (5, 2, False)


def test_a_ruled_table_with_wrapped_text_is_left_alone() -> None:
    grid = Grid((0, 90, 190), (0, 40, 80), (GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1), GridCell(1, 0, 1, 1), GridCell(1, 1, 1, 1)))
    words = sheet(
        (14, [(2, "People in"), (100, "74.4% here")]), (26, [(2, "work"), (100, "73.5% there")]), (54, [(2, "Homes"), (100, "3")])
    )
    assert reopened(grid, [], words) is grid


def test_figures_aligned_in_the_open_are_a_table_and_prose_in_two_columns_is_not() -> None:
    (grid,) = open_grids(sheet(*FIGURES), [], [], [])
    assert (grid.rows, grid.columns, grid.certain) == (5, 3, False)
    prose = [(12.0 * i, [(0.0, "words and more words"), (150.0, "other words beside")]) for i in range(1, 9)]
    assert open_grids(sheet(*prose), [], [], []) == []


def test_a_cell_whose_lines_hold_a_date_is_one_row() -> None:
    cells = tuple(GridCell(row, column, 1, 1) for row in range(2) for column in range(6))
    grid = Grid((0, 60, 100, 170, 220, 260, 300), (0, 20, 80), cells)
    head = (14.0, [(2.0, "Area"), (62.0, "Unit"), (102.0, "Result"), (172.0, "Q1"), (222.0, "Q2"), (262.0, "Q3")])
    first = (34.0, [(2.0, "North"), (62.0, "Per"), (102.0, "27.1 (as at"), (172.0, "4.5"), (222.0, "5.5"), (262.0, "6.5")])
    words = sheet(head, first, (46.0, [(2.0, "and"), (62.0, "1,000"), (102.0, "28 Sep")]), (58.0, [(2.0, "west"), (102.0, "2021)")]))
    assert reopened(grid, [], words) is grid


def test_four_lines_show_a_narrow_border_though_a_longer_text_fills_most_of_it() -> None:
    rows = [(30.0 + 12 * i, [(0.0, "Quarter"), (42.0, "4.5"), (80.0, "5.5")]) for i in range(3)]
    rows.append((66.0, [(0.0, "Quarter"), (42.0, "under 4"), (80.0, "5.5")]))  # 35 wide, so that it ends at 74.5
    read = lines(sheet(*rows))
    frame = Grid((0.0, 100.0), (0.0, 1.0), (GridCell(0, 0, 1, 1),))
    assert [segment.text for segment in segments_of(read[3])] == ["Quarter under 4 5.5"]
    assert strips(read) == [(35.0, 42.0), (57.0, 80.0)]  # the longer text is too near its neighbours to vote
    assert borders_between(read, [], frame) == [38.5, 77.25]
