"""One indicator beside another: as a statement to judge, and named beside the one talked about."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from tests.assistant.made import MadeStore, series

BINS = series("BN/1", "Bins emptied on the day", 41, {"2020/21 Q2": "93.8 G", "2020/21 Q1": "90.6"}, {"2020/21 Q2": "92"})
LAMPS = series("LP/1", "Lamps that light", 42, {"2020/21 Q2": "97 G", "2020/21 Q1": "96"}, {"2020/21 Q2": "95"})
WALLS = series("WL/1", "Walls mended in a week", 43, {"2020/21 Q2": "79 R", "2020/21 Q1": "80"}, {"2020/21 Q2": "90"})
STORE = MadeStore((*BINS, *LAMPS, *WALLS))


def ask(*questions: str) -> Answer:
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert unsupported_numbers(answers[-1]) == ()
    return answers[-1]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was BN/1 higher than LP/1 at Q2 2020/21?", Verdict.CONTRADICTED),
        ("LP/1 was above BN/1 at Q2 2020/21, right?", Verdict.SUPPORTED),
        ("BN/1 was lower than LP/1 at Q2 2020/21, true?", Verdict.SUPPORTED),
        ("BN/1 was 3.2 points lower than LP/1 at Q2 2020/21, right?", Verdict.SUPPORTED),
        ("BN/1 was 5 points lower than LP/1 at Q2 2020/21, right?", Verdict.CONTRADICTED),
        ("Was BN/1 better than LP/1 at Q2 2020/21?", None),  # they measure different things
    ],
)
def test_which_of_two_is_higher_is_judged_by_their_figures(question: str, verdict: Verdict | None) -> None:
    answer = ask(question)
    assert answer.verdict is verdict
    assert answer.working[0].result.lstrip("−") == "3.2"  # 97 - 93.8


@pytest.mark.parametrize(
    ("follow_up", "other"),
    [
        ("was it better than LP/1?", "97"),
        ("how does it compare with WL/1?", "79"),
        ("and was it higher than lamps that light?", "97"),
    ],
)
def test_an_indicator_named_beside_the_one_talked_about_is_compared_with_it(follow_up: str, other: str) -> None:
    answer = ask("What was BN/1 at Q2 2020/21?", follow_up)
    assert "93.8" in answer.working[0].formula
    assert other in answer.working[0].formula


def test_the_one_talked_about_stays_it_after_another_was_set_beside_it() -> None:
    answer = ask("What was BN/1 at Q2 2020/21?", "was it higher than LP/1?", "and was it higher than WL/1?")
    assert answer.working[0].formula == "93.8 − 79 = 14.8"
    assert answer.verdict is Verdict.SUPPORTED


def test_both_parts_of_one_message_are_about_what_each_names() -> None:
    answer = ask("What was BN/1 at Q2 2020/21, was it higher than LP/1?")
    assert [one.formula for one in answer.working] == ["93.8 − 97 = −3.2"]


def test_which_improved_more_is_told_of_the_changes() -> None:
    answer = ask("Did BN/1 improve more than LP/1?")
    assert answer.verdict is None
    assert {"93.8 − 90.6 = 3.2", "97 − 96 = 1"} <= {one.formula for one in answer.working}
