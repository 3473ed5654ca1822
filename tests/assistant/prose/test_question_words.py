"""Which question words ask."""

from __future__ import annotations

import pytest

from assistant.prose.question_words import asking_only


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("What happens when it is missed?", "What happens XXXX it is missed?"),
        ("What is offered to people who move?", "What is offered to people XXX move?"),
        ("Who runs it, and when did it open?", "Who runs it, and when did it open?"),
        ("pond - when was it dug", "pond - when was it dug"),
    ],
)
def test_a_word_that_joins_a_clause_asks_nothing(question: str, asking: str) -> None:
    assert asking_only(question) == asking
