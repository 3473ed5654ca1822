"""Words of the same sense."""

import pytest

from assistant.meaning.words import stem
from assistant.prose.coverage import held_words, words_of
from assistant.prose.kin import forms_of, kin_of


def test_an_everyday_word_is_held_by_the_one_that_reports_use() -> None:
    shut = words_of("pond shut")
    assert {word.written for word in held_words(shut, "The pond was closed for repairs.")} == {"pond", "shut"}


def test_a_word_of_another_sense_is_not_held() -> None:
    assert held_words(words_of("shut"), "The pond was dug.") == frozenset()


def test_a_word_without_kin_stands_for_itself() -> None:
    assert kin_of("pond") == frozenset({"pond"})
    assert forms_of("pond") == ()


def test_forms_are_what_a_search_by_words_can_find() -> None:
    assert "chairman" in forms_of(stem("chaired"))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("how many applied", "The plots drew 54 applications."),
        ("who arrived", "There were 30 arrivals."),
        ("what was floated", "A footbridge has been suggested."),
        ("who was talked to", "The team engaged with 20 growers."),
        ("who was moved on", "Nine transfers were made."),
    ],
)
def test_a_verb_is_held_by_the_noun_made_from_it(asked: str, text: str) -> None:
    words = words_of(asked)
    assert held_words(words, text) == frozenset(words)
