"""How well a title explains a question; vectors are made by hand, so that their cosines can be read off."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
import pytest

from assistant.meaning.catalogue import Catalogue, make_catalogue
from assistant.meaning.naming import Asked, Candidate, by_meaning, by_words
from assistant.meaning.words import stem
from tests.assistant.made import VALUES, MadeStore, value

MEANINGS = {"gadgets": "packages", "fitted": "installed"}  # words that mean another: cosine 1


class MeaningStore(MadeStore):
    """Vectors with one axis a word; a word of `MEANINGS` lies on the axis of the word it means."""

    def __init__(self, values: Sequence[object] = VALUES) -> None:
        super().__init__(values)  # type: ignore[arg-type]
        self._axes: dict[str, int] = {}

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        vectors = numpy.zeros((len(texts), 400), dtype=numpy.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, self._axes.setdefault(MEANINGS.get(word, word), len(self._axes))] = 1
        lengths: numpy.ndarray = numpy.linalg.norm(vectors, axis=1, keepdims=True)
        unit: numpy.ndarray = vectors / lengths
        return unit


COMMENTED = value("AB/8", "Trees planted", line=31, comment="The wardens watered them.")


def catalogue() -> Catalogue:
    return make_catalogue(MeaningStore([*VALUES, COMMENTED]))  # type: ignore[arg-type]


def asked(*words: str) -> Asked:
    return Asked(words={stem(word): word for word in words})


def best(candidates: Sequence[Candidate]) -> Candidate:
    return candidates[0]


def test_a_title_that_has_every_word_explains_the_question() -> None:
    found = best(by_words(asked("telecare", "packages"), catalogue().indicators, catalogue()))
    assert (found.indicator.refs[0], found.coverage, found.foreign) == ("AB/3", 1.0, frozenset())


def test_a_thing_that_the_title_does_not_speak_of_is_foreign() -> None:
    found = best(by_words(asked("telecare", "refunds"), catalogue().indicators, catalogue()))
    assert found.foreign == {stem("refunds")}


def test_an_everyday_word_is_not_foreign() -> None:
    found = best(by_words(asked("telecare", "packages", "sorted"), catalogue().indicators, catalogue()))
    assert found.foreign == frozenset()


def test_a_word_of_the_same_meaning_is_not_foreign() -> None:
    made = catalogue()
    found = best(by_meaning(asked("telecare", "gadgets", "fitted"), made.indicators, made))
    assert (found.indicator.refs[0], found.foreign) == ("AB/3", frozenset())
    assert found.named == pytest.approx(1)


def test_a_word_of_the_commentary_alone_is_unsure_and_names_nothing() -> None:
    made = catalogue()
    found = next(one for one in by_meaning(asked("wardens", "trees"), made.indicators, made) if one.indicator.refs[0] == "AB/8")
    assert found.unsure == {stem("wardens")}
    assert found.named < 1


def test_another_age_group_is_never_a_candidate() -> None:
    question = Asked(words={stem("permanent"): "permanent", stem("admissions"): "admissions"}, ages=((18, 64),))
    assert [one.indicator.refs[0] for one in by_words(question, catalogue().indicators, catalogue())] == ["AB/5"]


def test_an_everyday_word_tells_titles_apart_where_one_has_it() -> None:
    made = catalogue()
    question = Asked(words={stem("margin"): "margin", stem("trees"): "trees"}, in_titles=frozenset({stem("margin")}))
    assert stem("margin") in question.telling
    assert best(by_words(question, made.indicators, made)).foreign == frozenset()
