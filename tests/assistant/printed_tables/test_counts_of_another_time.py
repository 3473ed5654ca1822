"""A count of ratings in the table of a report on another quarter does not answer for the quarter named."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.printed_tables.answers import counts_another_time
from tests.assistant.made import VALUES, MadeStore


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("How many indicators are amber in Q3?", True),
        ("How many indicators are amber in Q3 2020/21?", True),
        ("How many indicators are amber in Q2?", False),
        ("How many indicators are amber in Q2 2020/21?", False),
        ("How many indicators are amber?", False),
    ],
)
def test_the_quarter_named_is_that_of_the_report_cited(question: str, another: bool) -> None:
    store = MadeStore(VALUES)
    shown = answer_question("What was AB/1 in Q2 2020/21?", Conversation(), store)  # type: ignore[arg-type]  # cites the Q2 report
    assert counts_another_time(understand(question), shown, catalogue_of(store)) is another  # type: ignore[arg-type]
