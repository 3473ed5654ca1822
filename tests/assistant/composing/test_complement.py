"""Those of whom a percentage is not true."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "How many adults with a learning disability were not in paid work at Q2 2020/21?",
        "of the 725 adults with a learning disability how many dont have paid work, q2 20/21",
    ],
)
def test_how_many_are_not_is_the_whole_less_the_part(question: str) -> None:
    assert ask(question).text.startswith("**657** of 725 do not count among them at Q2 2020/21 (725 − 68 = 657)")


def test_what_share_is_not_is_the_rest_of_a_hundred() -> None:
    text = ask("What share of adults with mental health needs were not in paid work at Q2 2020/21?").text
    assert text.startswith("**94.2%** do not count among them at Q2 2020/21 (100 − 5.8 = 94.2)")


def test_how_many_are_is_no_complement() -> None:
    assert "657" not in ask("How many adults with a learning disability were in paid work at Q2 2020/21?").text
