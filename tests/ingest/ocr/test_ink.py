"""Colours behind cells and raised digits, in pictures that are drawn here pixel by pixel."""

from __future__ import annotations

import numpy as np

from ingest.ocr.engine import RecognisedWord
from ingest.ocr.ink import background, raised_digits
from ingest.ocr.upright import Picture


def paper() -> Picture:
    return np.full((60, 120, 3), 255, dtype=np.uint8)


def test_the_background_of_a_cell_is_what_most_of_it_shows() -> None:
    picture = paper()
    picture[10:50, 10:110] = (80, 176, 0)
    picture[20:40, 20:50] = 0  # its words
    assert background(picture, (10, 10, 110, 50)) == "#00B050"


def test_an_uneven_colour_is_one() -> None:
    picture = paper()
    picture[:] = (80, 176, 0)
    picture[::2] += 8  # 176 is the first of its step, so 184 is in it and 88 too
    assert background(picture, (0, 0, 120, 60)) in {"#00B050", "#08B858", "#04B454"}


def test_a_cell_too_small_to_look_at_has_no_background() -> None:
    assert background(paper(), (10, 10, 14, 14)) is None


def word(text: str, feet: list[int]) -> tuple[Picture, RecognisedWord]:
    """A word whose letters are bars of 20 pixels, 12 for those that stand higher, which end at these rows."""
    picture = paper()
    for at, foot in enumerate(feet):
        height = 20 if foot == max(feet) else 12
        picture[foot - height : foot, 10 + 8 * at : 15 + 8 * at] = 0
    box = (8.0, 5.0, 12.0 + 8 * len(feet), 55.0)
    return picture, RecognisedWord(text, box, box)


def test_a_raised_digit_at_the_end_is_seen() -> None:
    assert raised_digits(*word("455", [40, 40, 30])) == 1
    assert raised_digits(*word("4512", [40, 40, 30, 30])) == 2


def test_digits_on_the_line_are_not_raised() -> None:
    assert raised_digits(*word("455", [40, 40, 39])) == 0


def test_a_digit_beside_a_letter_that_reaches_below_the_line_is_not_raised() -> None:
    picture = paper()
    picture[20:44, 10:15] = picture[20:40, 18:23] = 0
    assert raised_digits(picture, RecognisedWord("Q2", (8.0, 5.0, 28.0, 55.0), (8.0, 5.0, 28.0, 55.0))) == 0


def test_nothing_is_said_of_a_word_whose_letters_touch() -> None:
    picture, found = word("455", [40, 40, 30])
    picture[32:34, 10:30] = 0
    assert raised_digits(picture, found) == 0
