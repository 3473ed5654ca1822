"""Tokens of questions and titles."""

from __future__ import annotations

import pytest

from assistant.meaning.jargon import spelled_out
from assistant.meaning.words import _lists, is_everyday, is_loose, is_weak, stem, tokens


def test_a_question_and_a_title_in_other_words_share_their_tokens() -> None:
    asked = set(tokens("How many LD clients had a job?"))
    title = set(tokens("Percentage of adults with learning disabilities in paid employment"))
    assert {"learn", "disabilit", "paid", "employ"} <= asked & title


def test_ages_meet_whether_in_numbers_or_words() -> None:
    assert set(tokens("over 65s")) == set(tokens("people aged 65 and over"))


def test_a_synonym_inside_a_synonym_is_rewritten_too() -> None:
    assert spelled_out("looked-after kids") == "children in care"


def test_an_abbreviation_inside_a_word_is_left_alone() -> None:
    assert spelled_out("delta") == "delta"


@pytest.mark.parametrize(
    ("one", "other"), [("installs", "installed"), ("plans", "planning"), ("tips", "tipping"), ("cleared", "clearance")]
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_many_titles_share_are_weak() -> None:
    assert is_weak(stem("percentage"))
    assert not is_weak(stem("telecare"))


@pytest.mark.parametrize("word", ["hoping", "margin", "halfway", "beside", "reproduced", "hundred"])
def test_everyday_talk_names_no_thing(word: str) -> None:
    assert is_loose(stem(word))


@pytest.mark.parametrize(
    "word", ["library", "potholes", "planning", "work", "falls prevention", "repeated", "excellent", "healthy", "learning"]
)
def test_words_of_things_and_kinds_are_no_everyday_talk(word: str) -> None:
    assert not any(is_everyday(stem(one)) for one in word.split())


def test_the_lists_of_words_do_not_overlap() -> None:
    lists = _lists()
    assert not lists.everyday & (lists.weak | lists.exact)


def test_private_landlords_are_the_private_sector() -> None:
    assert tokens("placed with private landlords") == tokens("placed in the private sector")
