"""How much of a question a passage speaks of."""

from __future__ import annotations

import math

import pytest

from assistant.prose.coverage import Vocabulary, coverage, held_words, words_of

VOCABULARY = Vocabulary(["Oak trees in the park", "Benches in the park", "Ponds and benches", "Lamps"])


def test_rare_words_weigh_more() -> None:
    weights = {word.written: weight for word, weight in VOCABULARY.weights("oak benches").items()}
    assert weights == {"oak": pytest.approx(math.log(5 / 1.5)), "benches": pytest.approx(math.log(5 / 2.5))}


def test_coverage_is_the_weighted_share_of_the_words_held() -> None:
    weights = VOCABULARY.weights("oak benches")
    assert coverage(weights, held_words(weights, "An oak.")) == pytest.approx(math.log(5 / 1.5) / (math.log(5 / 1.5) + math.log(5 / 2.5)))


def test_a_question_without_telling_words_is_not_covered() -> None:
    assert coverage(VOCABULARY.weights("What is it?"), []) == 0


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        ("benches", "a bench was mended", True),
        ("inflation", "inflationary pressure", True),
        ("community", "communication", False),
        ("PFT", "the Parks and Forests Trust", True),
        ("PFT", "parks for the town", False),
    ],
)
def test_words_are_held_by_stem_long_beginning_or_initials(asked: str, text: str, held: bool) -> None:
    assert bool(held_words(words_of(asked), text)) is held


def test_words_that_frame_a_question_hardly_count_unless_they_are_all_of_it() -> None:
    framed = {word.written: weight for word, weight in VOCABULARY.weights("Why did oak miss its target?").items()}
    assert framed["miss"] + framed["target"] < framed["oak"]
    assert VOCABULARY.weights("What does Red mean?") == {words_of("Red")[0]: pytest.approx(math.log(5 / 0.5))}


def test_names_that_all_passages_share_do_not_count() -> None:
    assert [word.written for word in VOCABULARY.weights("oak in Anyborough", known=words_of("Anyborough"))] == ["oak"]


def test_words_of_degree_frame_a_question_even_where_no_passage_has_them() -> None:
    weights = {word.written: weight for word, weight in VOCABULARY.weights("roughly how big is the oak").items()}
    assert max(weights["roughly"], weights["big"]) <= 0.3 < weights["oak"]
