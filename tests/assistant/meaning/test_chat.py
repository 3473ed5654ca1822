"""Hurried spellings written out."""

import pytest

from assistant.meaning.chat import plain_spelling


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("whats being done about litter", "what is being done about litter"),
        ("Whats the cost?", "what is the cost?"),
        ("how much r we spending", "how much are we spending"),
        ("a yr earlier pls", "a year earlier please"),
        ("R&D spending", "R&D spending"),
        ("indicator r-2", "indicator r-2"),
        ("What's the cost?", "What's the cost?"),
    ],
)
def test_hurried_words_are_written_out_and_others_stay(typed: str, plain: str) -> None:
    assert plain_spelling(typed) == plain
