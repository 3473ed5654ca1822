from __future__ import annotations

from ingest.pdf.continued import OpenPage, with_continued
from ingest.pdf.drawn_signs import signs_among
from ingest.pdf.marks import Rule, Shape, Word
from ingest.pdf.open_tables import open_grids
from tests.ingest.pdf.test_columns import sheet

HEAD = (14.0, [(2.0, "Area"), (120.0, "Notes"), (220.0, "Q1")])
FIRST = sheet(
    HEAD,
    (34.0, [(2.0, "North"), (120.0, "Good"), (220.0, "4.5")]),
    (54.0, [(2.0, "South"), (120.0, "Poor"), (220.0, "7.5")]),
)


def ruled(*heights: float) -> list[Rule]:
    return [Rule(True, y, 0.0, 300.0) for y in heights]


def bold(words: list[Word]) -> list[Word]:
    return [word._replace(bold=True) for word in words]


def page(words: list[Word], rules: list[Rule]) -> OpenPage:
    return OpenPage(words, rules, [], open_grids(words, rules, [], []))


def texts(pages: list[OpenPage], number: int) -> list[list[str]]:
    """The words of a page by the rows and columns of its first grid, after the pages were looked at together."""
    grid = with_continued(pages)[number][0]
    rows = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
    for word in sorted(pages[number].words, key=lambda one: (one.baseline, one.box[0])):
        row = sum(word.baseline > y for y in grid.ys[1:-1])
        column = sum((word.box[0] + word.box[2]) / 2 > x for x in grid.xs[1:-1])
        rows[row][column] = f"{rows[row][column]} {word.text}".strip()
    return rows


def test_a_row_that_the_page_cuts_is_read_though_no_rule_ends_it() -> None:
    cut = sheet((74.0, [(2.0, "West"), (120.0, "Late but"), (220.0, "9.5")]))
    rest = sheet((10.0, [(120.0, "mended")]), (34.0, [(2.0, "East"), (120.0, "Good"), (220.0, "3.5")]))
    pages = [page(FIRST + cut, ruled(0, 20, 40, 60)), page(rest, ruled(20, 40))]
    assert texts(pages, 0)[-1] == ["West", "Late but", "9.5"]
    assert texts(pages, 1) == [["", "mended", ""], ["East", "Good", "3.5"]]


def test_a_single_row_left_to_a_page_has_the_columns_of_the_pages_before() -> None:
    last = sheet((14.0, [(2.0, "East"), (120.0, "Good"), (220.0, "3.5")]))
    assert texts([page(FIRST, ruled(0, 20, 40, 60)), page(last, ruled(0, 20))], 1) == [["East", "Good", "3.5"]]


def test_headings_alone_at_the_foot_of_a_page_have_the_columns_of_the_rows_overleaf() -> None:
    alone = bold(sheet((280.0, [(2.0, "Area"), (60.0, "Lead"), (120.0, "Notes"), (220.0, "Q1")])))
    rows = sheet(*((14.0 + 20 * i, [(2.0, "North"), (60.0, "Ann"), (120.0, "All is well"), (220.0, f"{i}.5")]) for i in range(3)))
    pages = [page(alone, []), page(rows, [])]
    assert texts(pages, 0) == [["Area", "Lead", "Notes", "Q1"]]
    assert texts(pages, 1) == [["North", "Ann", "All is well", f"{i}.5"] for i in range(3)]


def test_a_table_with_other_headings_overleaf_is_another_table() -> None:
    other = bold(sheet((14.0, [(2.0, "Road"), (60.0, "Length"), (150.0, "Cost")])))
    other += sheet((34.0, [(2.0, "High St"), (60.0, "4"), (150.0, "£5")]), (54.0, [(2.0, "Low St"), (60.0, "6"), (150.0, "£7")]))
    first = bold(sheet(HEAD)) + [word for word in FIRST if word.baseline > 20]
    pages = [page(first, ruled(0, 20, 40, 60)), page(other, ruled(0, 20, 40, 60))]
    assert with_continued(pages)[1][0].xs == pages[1].grids[0].xs


def test_a_paragraph_below_a_table_is_not_part_of_it() -> None:
    text = sheet((90.0, [(2.0, "This is what the areas did and nothing else")]))
    pages = [page(FIRST + text, ruled(0, 20, 40, 60)), page(FIRST, ruled(0, 20, 40, 60))]
    assert with_continued(pages)[0][0].ys[-1] == 60


def arrow(x: float, y: float) -> Shape:
    points = ((x, y), (x + 6, y + 6), (x + 3, y + 6), (x + 3, y + 9), (x - 3, y + 9), (x - 3, y + 6), (x - 6, y + 6))
    return Shape(points, (x - 6, y, x + 6, y + 9), "#000000")


def test_a_column_of_drawn_arrows_is_a_column() -> None:
    words = sheet(*((14.0 + 20 * i, [(2.0, "Area"), (220.0, f"{i}.5")]) for i in range(4)))
    signs = signs_among(words, [arrow(120, 5 + 20 * i) for i in range(4)])
    (grid,) = open_grids([*words, *signs], ruled(0, 20, 40, 60, 80), [], [])
    assert (len(signs), grid.columns) == (4, 3)


def test_an_arrow_of_a_diagram_stands_alone_and_is_no_sign() -> None:
    assert signs_among(sheet((14.0, [(2.0, "Area")])), [arrow(60, 5)]) == []
