from __future__ import annotations

from io import BytesIO

from PIL import Image

from assistant.whereabouts import numbered
from screens.lines import draw_lines, lines_html

TEXT = "\n".join(f"line {number}\twith <b>cells</b>" for number in range(1, 21))


def test_the_cited_lines_stand_among_three_before_and_after() -> None:
    shown = list(numbered(TEXT, (10, 11)))
    assert [number for number, _, _ in shown] == list(range(7, 15))
    assert [number for number, _, cited in shown if cited] == [10, 11]


def test_lines_near_the_ends_of_a_file_have_fewer_around_them() -> None:
    assert [number for number, _, _ in numbered(TEXT, (1, 1))] == [1, 2, 3, 4]
    assert [number for number, _, _ in numbered(TEXT, (20, 20))] == [17, 18, 19, 20]


def test_the_quote_is_marked_where_it_stands_once() -> None:
    assert "<mark>line 10</mark>" in lines_html(TEXT, (10, 10), "line 10")
    assert "<mark>" not in lines_html("a 5 and a 5", (1, 1), "5")


def test_markup_in_lines_shows_as_text() -> None:
    assert "<b>" not in lines_html(TEXT, (10, 10), "<b>cells</b>")


def test_the_picture_is_a_png_with_the_cited_lines_shaded() -> None:
    with Image.open(BytesIO(draw_lines("one\ntwo\nthree", (2, 2), "made.txt, line 2"))) as picture:
        colours = {colour for _, colour in picture.getcolors(maxcolors=10_000) or []}
    assert (255, 243, 196) in colours
    assert (255, 255, 255) in colours


def test_a_long_line_wraps_in_the_picture() -> None:
    with Image.open(BytesIO(draw_lines("word " * 200, (1, 1), "made.txt"))) as picture:
        assert picture.width < 1500
