"""A stated size is that of the change, not a result; a period that a change is counted from is its beginning."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Polarity
from tests.assistant.made import MadeStore, series

JOBLESS = series("JB/1", "Joblessness", 71, {"2018/19": "6.2", "2019/20": "5.6"}, {}, polarity=Polarity.LOWER)
ROOMS = series("RM/1", "Rooms let", 72, {"2019/20 Q4": "310", "2020/21 Q1": "330", "2020/21 Q2": "283"}, {}, "count")
STORE = MadeStore((*JOBLESS, *ROOMS))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is joblessness down 0.5 points, true?", Verdict.CONTRADICTED),
        ("Joblessness is down 0.6 points, right?", Verdict.SUPPORTED),
        ("Joblessness down 0.6 points, true?", Verdict.SUPPORTED),
        ("Has joblessness gone down by 0.6 points?", Verdict.SUPPORTED),
        ("Is joblessness up 2 points?", Verdict.CONTRADICTED),
        ("Did joblessness fall by 5.6 points?", Verdict.CONTRADICTED),  # 5.6 is the result
        ("Was joblessness down 9.7%?", Verdict.SUPPORTED),  # 0.6 / 6.2
    ],
)
def test_a_stated_size_of_a_change_is_held_to_the_change(question: str, verdict: Verdict) -> None:
    answer = ask(question)
    assert answer.verdict is verdict
    assert answer.working[0].formula == "5.6 − 6.2 = −0.6"


@pytest.mark.parametrize(
    "question",
    [
        "Is RM/1 down 47 on Q1 2020/21?",
        "RM/1 is down 47 since Q1 2020/21, right?",
        "Did RM/1 drop 47 from Q1 to Q2 2020/21?",
        "Is RM/1 lower than in Q1 2020/21?",
    ],
)
def test_a_change_on_a_period_begins_with_it(question: str) -> None:
    answer = ask(question)
    assert answer.working[0].formula == "283 − 330 = −47"
    assert answer.verdict is Verdict.SUPPORTED


def test_down_to_a_figure_states_the_figure() -> None:
    assert ask("Is joblessness down to 5.6%?").verdict is Verdict.SUPPORTED
