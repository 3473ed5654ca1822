"""Words that a question cuts short."""

from __future__ import annotations

import pytest

from assistant.prose.short_forms import is_short_for


@pytest.mark.parametrize(
    ("written", "phrases", "text", "held"),
    [
        ("int", ("int audit",), "The Internal Audit team won.", True),
        ("dis", ("learning dis",), "people with learning disabilities", True),
        ("int", ("int audit",), "It was of interest to the auditors.", False),
        ("int", (), "The Internal Audit team won.", False),
    ],
)
def test_three_letters_stand_for_a_word_beside_the_word_that_they_stand_beside(
    written: str, phrases: tuple[str, ...], text: str, held: bool
) -> None:
    assert is_short_for(written, text, phrases) is held
