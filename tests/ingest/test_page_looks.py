"""Colours, arrows, furniture, heading rows and passages: what the looks of a page say."""

from __future__ import annotations

import pytest

from ingest.model import BlockKind, Drawing
from ingest.pdf.colours import cell_fill
from ingest.pdf.drawings import arrow_direction
from ingest.pdf.furniture import PageWords, furniture_of
from ingest.pdf.heading_looks import LooksOf, count_heading_rows
from ingest.pdf.marks import Fill, Shape, Word, bounds
from ingest.pdf.paragraphs import passages_of, read_passage, styles_of
from ingest.pdf.rulings import GridCell
from ingest.pdf.words import Hyphenation


def word(text: str, x: float, baseline: float, size: float = 10.0, bold: bool = False) -> Word:
    return Word(text, (x, baseline - 0.75 * size, x + 0.5 * size * len(text), baseline + 0.22 * size), baseline, size, bold, 0)


def line(text: str, x: float, baseline: float, size: float = 10.0, bold: bool = False) -> list[Word]:
    words, at = [], x
    for one in text.split():
        words.append(word(one, at, baseline, size, bold))
        at += 0.5 * size * len(one) + 0.25 * size
    return words


def shape(*points: tuple[float, float]) -> Shape:
    return Shape((*points, points[0]), bounds([(x, y, x, y) for x, y in points]), "#000000")


def test_what_is_painted_last_is_the_fill() -> None:
    assert cell_fill((0, 0, 100, 20), [Fill((0, 0, 100, 20), "#FF0000"), Fill((0, 0, 100, 20), "#00B050")]) == "#00B050"


def test_a_highlighted_word_a_side_bar_and_white_are_no_fill() -> None:
    assert cell_fill((0, 0, 100, 20), [Fill((5, 5, 30, 15), "#FFFF00")]) is None
    assert cell_fill((0, 0, 100, 20), [Fill((0, 0, 8, 20), "#FF0000")]) is None
    assert cell_fill((0, 0, 100, 20), [Fill((0, 0, 100, 20), "#FFFFFF")]) is None


@pytest.mark.parametrize(
    ("points", "direction"),
    [
        ([(0, 10), (10, 10), (5, 0)], Drawing.UP),
        ([(0, 0), (10, 0), (5, 10)], Drawing.DOWN),
        ([(0, 0), (0, 10), (10, 5)], Drawing.LEVEL),
        ([(4, 20), (4, 8), (0, 8), (5, 0), (10, 8), (6, 8), (6, 20)], Drawing.UP),
        ([(0, 5), (5, 0), (5, 3), (15, 3), (15, 0), (20, 5), (15, 10), (15, 7), (5, 7), (5, 10)], Drawing.LEVEL),
        ([(0, 0), (10, 0), (10, 10), (5, 10), (5, 5), (0, 5)], None),
    ],
)
def test_an_arrow_points_to_its_tip(points: list[tuple[float, float]], direction: Drawing | None) -> None:
    assert arrow_direction([shape(*points)]) == direction


def test_two_arrows_that_disagree_say_nothing() -> None:
    assert arrow_direction([shape((0, 10), (10, 10), (5, 0)), shape((20, 0), (30, 0), (25, 10))]) is None


def test_lines_repeated_at_the_edge_are_furniture_whatever_their_page_number() -> None:
    pages = [
        PageWords([*line("Scrutiny report", 50, 20), *line(f"Body {n}", 50, 300), *line(f"- {n} -", 280, 790)], 800, 10.0)
        for n in (1, 2, 3)
    ]
    left = [[w.text for w in page.words if w not in aside] for page, aside in zip(pages, furniture_of(pages), strict=True)]
    assert left == [["Body", "1"], ["Body", "2"], ["Body", "3"]]


def test_a_line_that_stands_at_the_edge_of_one_page_only_is_no_furniture() -> None:
    pages = [PageWords(line(text, 50, 20), 800, 10.0) for text in ("First things first", "Then the second", "And the last")]
    assert furniture_of(pages) == [set(), set(), set()]


def looks(*rows: list[str], bold: int = 0, fills: list[str | None] | None = None) -> list[LooksOf]:
    return [
        LooksOf(GridCell(r, c, 1, 1), text, fills[r] if fills else None, r < bold, False)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def test_bold_words_over_figures_are_a_heading_and_a_continued_row_is_not() -> None:
    assert count_heading_rows(looks(["Ref", "Result"], ["A/1", "4"], ["A/2", "5"], bold=1), 3, 2) == 1
    assert count_heading_rows(looks(["of all pupils", ""], ["A/1", "4"], ["A/2", "5"]), 3, 2) == 0


def test_a_title_row_counts_with_the_heading_under_it_and_a_section_row_does_not() -> None:
    title = LooksOf(GridCell(0, 0, 1, 2), "Libraries", None, True, False)
    heading = [LooksOf(GridCell(1, c, 1, 1), text, None, True, False) for c, text in enumerate(("Ref", "Result"))]
    section = LooksOf(GridCell(2, 0, 1, 2), "Visits", None, True, False)
    values = [LooksOf(GridCell(r, c, 1, 1), text, None, False, False) for r in (3, 4) for c, text in enumerate(("A/1", "4"))]
    assert count_heading_rows([title, *heading, section, *values], 5, 2) == 2


def test_a_band_of_another_colour_is_not_a_second_heading_row() -> None:
    rows = (["What", "Who"], ["Mend roads", "Highways"], ["Open parks", "Parks"])
    assert count_heading_rows(looks(*rows, fills=["#003366", "#DDEEFF", "#EEF6FF"]), 3, 2) == 1


def read(words: list[Word]) -> list[tuple[BlockKind, str]]:
    passages = passages_of(words)
    styles = styles_of(passages)
    return [(reading.kind, reading.text) for passage in passages for reading in [read_passage(passage, styles, Hyphenation())]]


def test_a_bracketed_number_that_opens_a_wrapped_line_is_no_list_item() -> None:
    words = [
        *line("Of the five indicators reported in the quarter some eighty per cent", 0, 100),
        *line("(4) have improved since the last one.", 0, 112),
    ]
    assert read(words) == [
        (BlockKind.PARAGRAPH, "Of the five indicators reported in the quarter some eighty per cent (4) have improved since the last one.")
    ]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    words = [w for i in range(6) for w in (*line(f"left side line {i}", 0, 100 + 12 * i), *line(f"right side line {i}", 200, 100 + 12 * i))]
    (left, right) = read(words)
    assert left[1].startswith("left side line 0 left side line 1")
    assert right[1].startswith("right side line 0 right side line 1")


def test_headings_below_each_other_are_two_where_the_page_had_room_for_one() -> None:
    words = [*line("Homes and rents", 0, 40, bold=True), *line("Income from rent", 0, 58, bold=True)]
    assert [len(passages_of(words, right)) for right in (0.0, 400.0)] == [1, 2]


def test_headings_rank_by_size_then_weight() -> None:
    words = [
        *line("Great title", 0, 40, size=18),
        *line("Bold heading", 0, 80, bold=True),
        *line("Text that says something long enough to be the body of it all.", 0, 100),
    ]
    passages = passages_of(words)
    styles = styles_of(passages)
    assert [read_passage(passage, styles, Hyphenation()).level for passage in passages] == [1, 2, None]
