"""Everyday questions in the words of reports."""

from __future__ import annotations

import pytest

from assistant.meaning.shapes import by_shape
from assistant.prose.rewording import reworded

WRITTEN = by_shape(["accommodation", "assessments", "appeared", "maintenance", "received"])


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("acommodation", "accommodation"),
        ("assesments", "assessments"),
        ("recieved", "received"),
        ("maintenence", "maintenance"),
        ("appealed", "appealed"),  # a word of its own, though one letter from another
        ("which tool was brought in", "which tool was introduced"),
        ("how much was set aside", "how much was earmarked"),
        ("what did they try out", "what did they trial"),
    ],
)
def test_slips_are_mended_and_verbs_of_two_words_put_in_one(asked: str, plain: str) -> None:
    assert reworded(asked, WRITTEN) == plain
