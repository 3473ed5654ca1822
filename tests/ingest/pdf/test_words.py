from __future__ import annotations

import pytest

from ingest.pdf.cell_text import text_of
from ingest.pdf.marks import Glyph, Word
from ingest.pdf.words import Hyphenation, join_lines, lines_of, words_of


def glyphs(text: str, start: float = 0.0, baseline: float = 100.0, size: float = 10.0, bold: bool = False, turn: int = 0) -> list[Glyph]:
    """Characters of half a font size each."""
    return [Glyph(c, start + i * size / 2, start + (i + 1) * size / 2, baseline, size, bold, turn) for i, c in enumerate(text)]


def word(text: str, x: float, baseline: float, size: float = 10.0, glued: bool = False) -> Word:
    return Word(text, (x, baseline - 0.75 * size, x + len(text) * size / 2, baseline + 0.22 * size), baseline, size, False, 0, glued)


PLAIN = Hyphenation()


def test_words_end_at_spaces_gaps_and_new_lines() -> None:
    found = words_of([*glyphs("to do"), *glyphs("far", start=80), *glyphs("next", baseline=112)])
    assert [w.text for w in found] == ["to", "do", "far", "next"]


def test_letters_of_a_ligature_share_a_box_and_a_word() -> None:
    assert [
        w.text for w in words_of([*glyphs("be"), *[Glyph(c, 10.0, 17.0, 100.0, 10.0, False, 0) for c in "tt"], *glyphs("er", start=17)])
    ] == ["better"]


def test_a_word_in_a_plain_and_a_bold_piece_is_one_word() -> None:
    assert text_of(words_of([*glyphs("under"), *glyphs("18", start=25, bold=True)]), PLAIN) == "under18"


def test_a_raised_small_digit_becomes_superscript_and_a_raised_ordinal_stays_letters() -> None:
    mark = [*glyphs("9.0"), *glyphs("5", start=15, baseline=96, size=6)]
    assert text_of(words_of(mark), PLAIN) == "9.0⁵"
    ordinal = [*glyphs("31"), *glyphs("st", start=10, baseline=96, size=6)]
    assert text_of(words_of(ordinal), PLAIN) == "31st"


def test_a_mark_raised_by_half_a_line_stays_on_its_line() -> None:
    assert text_of([word("TBC", 0, 100), word("1", 18, 94.5, size=5)], PLAIN) == "TBC ¹"


def test_large_figures_and_the_date_under_them_are_two_paragraphs() -> None:
    assert text_of([word("90.6%", 0, 100, size=14), word("Sep-25", 4, 113, size=7)], PLAIN) == "90.6%\nSep-25"


def test_wrapped_lines_join_and_spaced_paragraphs_do_not() -> None:
    words = [word("one", 0, 100), word("two", 0, 112), word("three", 0, 130)]
    assert text_of(words, PLAIN) == "one two\nthree"


def test_texts_far_apart_on_the_only_line_of_a_cell_are_separate() -> None:
    assert text_of([word("Title", 0, 100), word("Note", 300, 100)], PLAIN) == "Title\nNote"


def test_turned_words_read_along_their_own_line() -> None:
    upwards = [
        *glyphs("Q2", start=-100, baseline=20, turn=1),
        Glyph(" ", 0, 0, 20, 10, False, 1),
        *glyphs("Result", start=-88, baseline=20, turn=1),
    ]
    assert text_of(words_of(upwards), PLAIN) == "Q2 Result"


def test_words_drawn_out_of_order_are_read_from_left_to_right() -> None:
    (line,) = lines_of([word("second", 60, 100), word("first", 0, 100)])
    assert line.text == "first second"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["aged 16-", "18"], "aged 16-18"),
        (["self\x02", "directed"], "self-directed"),
        (["2014 -", "2015"], "2014 - 2015"),
        (["imple\xad", "mented"], "implemented"),
        (["and/", "or"], "and/or"),
        (["plain", "text"], "plain text"),
    ],
)
def test_lines_join_with_the_right_hyphen(lines: list[str], joined: str) -> None:
    assert join_lines(lines, PLAIN) == joined


def test_a_broken_word_is_mended_as_the_report_spells_it_elsewhere() -> None:
    report = Hyphenation(["the implementation of", "self-directed support and imple\x02", "mentation of"])
    assert join_lines(["imple\x02", "mentation"], report) == "implementation"
    assert join_lines(["self\x02", "directed"], report) == "self-directed"
    assert join_lines(["under\x02", "taken"], report) == "undertaken"
