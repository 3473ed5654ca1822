"""Quotes found again in the lines of a report."""

from __future__ import annotations

from assistant.prose.narrowing import narrowed
from ingest.model import Place

LINES = ["Heading", "The pond was", "<b>cleaned</b> in May. Ducks came", "back in June.", "", "The end."]


def place(first: int, last: int) -> Place:
    return Place(document="a.txt", document_id="d" * 16, lines=(first, last))


def test_a_quote_is_narrowed_to_the_lines_on_which_it_stands() -> None:
    assert narrowed((place(1, 6),), "Ducks came back in June.", LINES) == (place(3, 4),)


def test_a_quote_over_two_places_keeps_both() -> None:
    assert narrowed((place(2, 3), place(4, 6)), "Ducks came back in June.", LINES) == (place(3, 3), place(4, 4))


def test_a_quote_that_is_not_found_keeps_the_places_as_they_are() -> None:
    assert narrowed((place(1, 6),), "Geese came.", LINES) == (place(1, 6),)


def test_places_without_lines_are_kept() -> None:
    page = Place(document="a.pdf", document_id="d" * 16, page=2)
    assert narrowed((page,), "Ducks", LINES) == (page,)
