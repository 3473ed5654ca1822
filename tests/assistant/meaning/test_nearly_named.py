"""Words of a question that an indicator's title lacks: which of them may change what is meant."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.meaning.nearly_named import changes

CATALOGUE = SimpleNamespace(vocabulary=frozenset({"streets", "parks", "outstanding", "otherham"}), proper_names=frozenset({"otherham"}))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("parks", "unacceptable levels of litter in parks"),  # narrows the subject
        ("outstanding", "primary schools outstanding"),  # a grade beside others
        ("otherham", "households that Otherham has in temporary accommodation"),  # a name
        ("otherham", "otherham smoking prevalence"),  # though nothing in the question says that it is one
        ("anytown", "smoking prevalence anytown"),  # printed nowhere: it may be a name
        ("150", "150 minutes of exercise"),
    ],
)
def test_names_kinds_numbers_and_what_narrows_change_what_is_meant(word: str, text: str) -> None:
    assert changes(word, text, CATALOGUE)  # type: ignore[arg-type]


def test_a_word_of_the_reports_in_passing_does_not() -> None:
    assert not changes("streets", "what percentage of streets had litter", CATALOGUE)  # type: ignore[arg-type]
