"""The words of a cell as its text."""

from __future__ import annotations

import pytest

from ingest.pdf.cell_text import text_of
from ingest.pdf.marks import Word
from ingest.pdf.words import Hyphenation

LETTER = 5.0
"""Points that a letter takes, so that widths can be counted."""


def cell(*lines: str, width: float, known: str = "") -> str:
    """The text of a cell with these lines in 10 point type, 5 points from its sides."""
    words = []
    for number, line in enumerate(lines):
        at = 5.0
        for text in line.split():
            baseline = 12.0 * (number + 1)
            words.append(Word(text, (at, baseline - 8, at + LETTER * len(text), baseline + 2), baseline, 10.0, False, 0, False))
            at += LETTER * (len(text) + 1)
    return text_of(words, Hyphenation([known]), (0.0, 0.0, width, 100.0))


def test_a_line_that_leaves_room_for_the_next_word_ends_a_paragraph() -> None:
    lines = ("Share of staff who feel well", "63.1% (up)", "Days lost to sickness of the", "staff 8.24 in the year")
    assert cell(*lines, width=160) == "Share of staff who feel well 63.1% (up)\nDays lost to sickness of the staff 8.24 in the year"


def test_lines_of_a_short_cell_belong_together() -> None:
    assert cell("Latest", "Quarter", width=160) == "Latest Quarter"


def test_a_line_does_not_end_with_a_word_that_leads_on() -> None:
    lines = ("Most of the people live in the county of", "Kent and are glad of it in the end")
    assert cell(*lines, width=300) == " ".join(lines)


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (("Timescal", "e"), "", "Timescale"),
        (("Performan", "ce rating"), "our performance", "Performance rating"),
        (("A1,A2,A3,A", "4,A5,A6,A7", "A8"), "", "A1,A2,A3,A4,A5,A6,A7 A8"),
        (("Commission", "manager"), "", "Commission manager"),
        (("2024/25", "Target"), "", "2024/25 Target"),
        (("Priority", "1"), "", "Priority 1"),
        (("Group", "a"), "", "Group a"),
        (("£3.4m", "or less"), "", "£3.4m or less"),
        (("quarter's", "result"), "", "quarter's result"),
    ],
)
def test_a_word_too_wide_for_its_cell_is_whole_again(lines: tuple[str, ...], known: str, text: str) -> None:
    width = 10 + LETTER * max(len(line.split()[0]) for line in lines)
    assert cell(*lines, width=width, known=known) == text
