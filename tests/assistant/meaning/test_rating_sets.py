"""Ratings named by other ratings."""

from __future__ import annotations

import pytest

from assistant.meaning.question import understand
from assistant.meaning.rating_sets import ratings_meant
from ingest.model import Rating

G, GA, A, RA, R = Rating


@pytest.mark.parametrize(
    ("words", "named", "meant"),
    [
        ("which were neither green nor red", (G, R), (GA, A, RA)),
        ("which were not green", (G,), (GA, A, RA, R)),
        ("rated below green", (G,), (GA, A, RA, R)),
        ("amber or worse", (A,), (A, RA, R)),
        ("green amber or better", (GA,), (G, GA)),
        ("green or red", (G, R), (G, R)),
        ("somewhere between green and red", (G, R), (GA, A, RA)),
    ],
)
def test_ratings_are_set_apart_by_those_named(words: str, named: tuple[Rating, ...], meant: tuple[Rating, ...]) -> None:
    assert ratings_meant(words, named) == meant


def test_a_list_of_what_is_neither_green_nor_red_names_no_theme() -> None:
    question = understand("Taking the Q2 2020/21 results, which indicators were neither Green nor Red but rated in between?")
    assert question.ratings == (GA, A, RA)
    assert "between" not in question.subject
