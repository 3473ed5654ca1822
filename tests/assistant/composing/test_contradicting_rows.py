"""Two rows of one report that give one indicator different figures: every answer that shows one names the other."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from tests.assistant.made import CORPORATE, MadeStore, series

LOW = series("CL/5", "Calls picked up", 61, {"2020/21 Q2": "18 R", "2020/21 Q1": "79"}, {"2020/21 Q2": "80"}, document=CORPORATE)
HIGH = series("CL/5", "Calls picked up", 62, {"2020/21 Q2": "82 G", "2020/21 Q1": "79"}, {"2020/21 Q2": "80"}, document=CORPORATE)
KERBS = series("KB/1", "Kerbs mended", 63, {"2020/21 Q2": "91 R"}, {"2020/21 Q2": "95"}, document=CORPORATE)
STORE = MadeStore((*LOW, *HIGH, *KERBS))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "Did calls picked up meet their target?",
        "How far is CL/5 from its target?",
        "By how much did CL/5 change since Q1 2020/21?",
        "Is CL/5 red?",
        "Was CL/5 higher than KB/1?",
        "Which indicators are red?",
        "How many indicators missed their target?",
        "What should we worry about?",
        "What is CL/5?",
        "Which indicator is furthest from its target?",
    ],
)
def test_an_answer_from_one_of_two_rows_names_the_figure_of_the_other(question: str) -> None:
    answer = ask(question)
    assert "18%" in answer.text
    assert "82%" in answer.text
    assert answer.verdict is None


def test_no_row_hides_the_other_one_in_a_list() -> None:
    assert "**2 of 3**" in ask("Which indicators are red?").text


def test_reports_that_do_not_contradict_themselves_are_not_said_to() -> None:
    assert "contradicts itself" not in ask("Did KB/1 meet its target?").text
