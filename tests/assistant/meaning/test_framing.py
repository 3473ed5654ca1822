"""Checks that tell where a claim stands, said plainly."""

from __future__ import annotations

import pytest

from assistant.meaning.framing import unframed
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (
            "the note on ferry delays reports a rise of 2 points since q1. do the numbers agree?",
            "ferry delays rose of 2 points since q1, right?",
        ),
        ("the comment beside park visits speaks of a fall on q1: do the figures bear it out?", "park visits fell on q1, right?"),
        ("park visits, text says 2 points up in q2. true?", "park visits, rose by 2 points in q2. true?"),
        ("are park visits down 3% in q2, right?", "did park visits fall by 3% in q2, right?"),
        ("ferries got a red - do the nos. back that up", "ferries got a red, is the rating justified?"),
        ("ferries green amber q2 - does that fit the key?", "ferries green amber q2, is the rating justified?"),
    ],
)
def test_the_words_of_a_comment_are_claimed_of_the_indicator(words: str, plain: str) -> None:
    assert unframed(words) == plain


@pytest.mark.parametrize(
    "words",
    [
        "what does the comment on park visits say?",
        "how many ferries were late?",
        "was park visits marked improving, is that right?",
        "do the mid-year review and the corporate report agree on ferries?",
    ],
)
def test_what_checks_no_claim_stays_as_it_is(words: str) -> None:
    assert unframed(words) == words


def test_a_rating_held_against_the_figures_is_a_rating_check() -> None:
    assert understand("smoking got a red in Q1 2020/21 - do the numbers back that up").intent is Intent.RATING_CHECK
