"""Whose words are asked for, and whether a sentence gives them."""

import pytest

from assistant.prose.speakers import has_saying, speaker_of


def test_the_speaker_is_named_without_title() -> None:
    assert speaker_of("what did mr reed say about the pond") == frozenset({"reed"})
    assert speaker_of("When is it to close, according to Ms Ash?") == frozenset({"ash"})


def test_other_questions_name_no_speaker() -> None:
    assert speaker_of("What did the pond cost?") is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Ms Ash stressed that the pond is deep.", True),
        ("3) She asked for a fence.", True),
        ("Mr Reed stressed that the pond is deep.", False),
        ("Mr Elm, Ms Ash, Mr Reed", False),
    ],
)
def test_words_are_somebodys_by_name_or_pronoun_and_a_verb_of_saying(sentence: str, said: bool) -> None:
    assert has_saying(sentence, frozenset({"ash"})) is said
