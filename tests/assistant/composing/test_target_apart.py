"""The target of one time against the result of another: both as asked, and the gap between these two alone."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.meaning.target_apart import target_apart
from assistant.model import Answer
from ingest.model import Polarity
from tests.assistant.made import MadeStore, series

WAITS = series(
    "WT/1",
    "Weeks that a family waits for a home",
    31,
    {"2019/20": "38.5 G", "2020/21": "40.5"},
    {"2019/20": "53", "2021/22": "49"},
    "weeks",
    polarity=Polarity.LOWER,
)
TREES = series(
    "TR/1", "Number of trees planted", 32, {"2020/21 Q2": "120 G"}, {"2020/21 Q2": "100", "2020/21": "300", "2021/22": "400"}, "count"
)
STORE = MadeStore((*WAITS, *TREES))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "What is the 2021/22 target for WT/1 and how far off is it from the 2019/20 result?",
        "Compare the 2021/22 target for WT/1 with the 2019/20 result",
        "WT/1: 2019/20 result v 2021/22 target, what's the gap?",
        "Is the 2019/20 figure for WT/1 already better than the 2021/22 target?",
        "How far is the WT/1 result for 2019/20 from the target set for 2021/22?",
        "Did WT/1 in 2019/20 meet its 2021/22 target?",
    ],
)
def test_the_gap_is_between_the_two_times_asked(question: str) -> None:
    answer = ask(question)
    assert [one.formula for one in answer.working] == ["38.5 − 49 = −10.5"]
    assert "better than that target" in answer.text
    assert "53" not in answer.text


def test_a_time_without_a_target_is_said_and_no_other_target_is_taken() -> None:
    answer = ask("How far is the 2019/20 result of WT/1 from the 2020/21 target?")
    assert answer.working == ()
    assert "no target" in answer.text


def test_a_count_of_half_a_year_is_not_held_to_another_years_target() -> None:
    answer = ask("Did TR/1 in Q2 2020/21 reach its 2021/22 target?")
    assert answer.working == ()
    assert "120" in answer.text
    assert "400" in answer.text


def test_the_part_of_a_year_is_the_result_that_is_held_to_the_years_target() -> None:
    assert "300 − 120 = 180" in ask("Did TR/1 reach its 2020/21 target at Q2 2020/21?").text


@pytest.mark.parametrize(
    "question",
    ["How did the target change from 2019/20 to 2021/22?", "the 2020/21 target at Q2 2020/21", "Did it meet its 2020/21 target?"],
)
def test_one_time_or_two_targets_are_no_such_question(question: str) -> None:
    assert target_apart(question) is None
