"""Months without a year after a figure of another month, and results asked for after their target."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from tests.assistant.made import MadeStore, series

STORE = MadeStore(
    tuple(
        series(
            "F1", "Families in hostels", 1, {"2020/21 Q1": "1231", "2020/21 Q2": "1262"}, {"2020/21 Q2": "1200", "2020/21": "1150"}, "count"
        )
    )
)


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer


@pytest.mark.parametrize(
    ("follow_up", "raw"),
    [("And in September?", "1262"), ("What was the target for September?", "1200"), ("what did they hope for by March?", "1150")],
)
def test_a_month_is_that_of_the_financial_year_talked_about(follow_up: str, raw: str) -> None:
    assert ask("How many families were in hostels at the end of June 2020?", follow_up).figures[0].raw == raw


@pytest.mark.parametrize("follow_up", ["n what did it come out at", "and what did it actually reach?"])
def test_what_came_of_a_target_is_its_result(follow_up: str) -> None:
    assert ask("target for families in hostels Q2 2020/21", follow_up).figures[0].raw == "1262"
