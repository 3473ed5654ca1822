"""How far two figures lie apart: of two indicators, of a result and an average, of two moves."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import Measure, Polarity
from tests.assistant.made import MadeStore, series, value

LOWER = {"polarity": Polarity.LOWER}
STORE = MadeStore(
    (
        *series("D1", "Excess weight in 4-5 year olds", 1, {"2020/21 Q2": "19.9"}, {}, **LOWER),
        *series("D2", "Excess weight in 10-11 year olds", 2, {"2020/21 Q2": "32.6"}, {}, **LOWER),
        *series("D3", "Streets with litter", 3, {"2019/20 Q2": "2.0", "2020/21 Q2": "1.0"}, {}, **LOWER),
        *series("D4", "Streets with detritus", 4, {"2019/20 Q2": "9.0", "2020/21 Q2": "2.8"}, {}, **LOWER),
        *series("D5", "Adults in supported work", 5, {"2020/21 Q1": "7.0", "2020/21 Q2": "7.7"}, {}),
        value("D5", "Adults in supported work", Measure.BENCHMARK, "2019/20", "5.0%", "5.0", group="England", line=5),
        *series("D6", "Children adopted", 6, {"2020/21 Q2": "3"}, {"2020/21": "10"}, "count"),
    )
)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Excess weight at Q2 2020/21: how much higher is the rate at ages 10-11 than at ages 4-5?", "32.6 − 19.9 = 12.7"),
        ("litter or detritus - which came down more since q2 2019/20", "2.8 − 9.0 = −6.2"),
        ("adults in supported work q2 20/21, how many times the england figure are we", "**1.5 times** the benchmark (7.7 / 5.0 = 1.5)"),
        ("adults in supported work q2, more or less than england n by how much", "7.7 − 5.0 = 2.7"),
        ("streets with detritus q2 2019/20 vs q2 2020/21 - how much did it recover", "2.8 − 9.0 = −6.2"),
        ("how many more adoptions are needed to hit the 10 for 2020/21, as at q2", "10 − 3 = 7"),
    ],
)
def test_the_difference_asked_for_is_worked_out(question: str, shown: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert shown in answer.text


def test_what_moved_more_is_named() -> None:
    assert "Streets with detritus (D4)** moved more" in ask("which came down more since Q2 2019/20, litter or detritus?").text


@pytest.mark.parametrize("since", ["since Q1", "compared with the first quarter", "on Q1"])
def test_a_quarter_that_is_compared_with_is_not_the_one_reported_on(since: str) -> None:
    answer = ask(f"Which indicators of the 2020/21 mid-year review improved {since}?")
    assert [(figure.ref, figure.period) for figure in answer.figures] == [("D5", "2020/21 Q2")]


BOTH = MadeStore(
    (
        *series("B1", "Delayed transfers, both hospital and council", 1, {"2020/21 Q1": "9.9", "2020/21 Q2": "10.7"}, {}),
        *series("B2", "Delayed transfers, council", 2, {"2020/21 Q1": "5.2", "2020/21 Q2": "5.5"}, {}),
    )
)


def test_a_change_stated_of_what_joins_two_is_judged_of_that_one() -> None:
    question = "Delayed transfers (both hospital and council) came down from 9.9 to 9.0 in Q2 2020/21, right?"
    answer = answer_question(question, Conversation(), BOTH)  # type: ignore[arg-type]
    assert answer.verdict is Verdict.CONTRADICTED
    assert "10.7 − 9.9 = 0.8" in answer.text
