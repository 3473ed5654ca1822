"""Averages over the periods that a question names."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from ingest.model import Basis
from tests.assistant.made import MadeStore, series

STORE = MadeStore(
    (
        *series("M1", "Calls that were answered", 1, {"2020-06": "91.8", "2020-09": "90.6", "2020-12": "93.8"}, {}),
        *series("M2", "Average wait for a bus pass", 2, {"2020/21 Q1": "4", "2020/21 Q2": "6"}, {}, "days"),
        *series("M3", "Trees planted", 3, {"2020/21 Q1": "40", "2020/21 Q2": "100"}, {}, "count", basis=Basis.YEAR_TO_DATE),
    )
)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "What was the average share of calls answered over the June, September and December 2020 quarters?",
            "(91.8 + 90.6 + 93.8) / 3 = 92.07",
        ),
        ("average wait for a bus pass, averaged over Q1 and Q2 2020/21", "(4 + 6) / 2 = 5.0"),
    ],
)
def test_results_of_several_times_are_averaged(question: str, shown: str) -> None:
    assert shown in ask(question).text


def test_what_is_an_average_itself_is_given_for_each_time() -> None:
    assert "on average" not in ask("average wait for a bus pass Q1 and Q2 2020/21").text


def test_running_totals_have_no_average() -> None:
    assert "on average" not in ask("trees planted on average in Q1 and Q2 2020/21").text
