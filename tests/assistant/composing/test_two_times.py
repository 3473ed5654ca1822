"""Two results of one indicator asked for together: how they differ is told too. And words of a title that ask for nothing."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Basis
from tests.assistant.made import MadeStore, series

TREES = {"2018/19": "90", "2019/20": "111", "2020/21 Q1": "40", "2020/21 Q2": "100"}
STORE = MadeStore(
    (
        *series("M1", "Calls that were answered", 1, {"2020/21 Q1": "91.8", "2020/21 Q2": "90.6"}, {}),
        *series("M3", "Trees planted", 3, TREES, {}, "count", basis=Basis.YEAR_TO_DATE),
        *series("M4", "Homes for older people rated good or better", 4, {"2020/21 Q1": "83.5", "2020/21 Q2": "85"}, {}),
    )
)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_the_later_of_two_results_is_set_against_the_earlier_whichever_is_named_first() -> None:
    for question in ("calls answered in Q1 and Q2 2020/21", "calls answered in Q2 2020/21 and Q1 2020/21"):
        assert "Down **1.2 percentage points**" in ask(question).text
        assert "(90.6 − 91.8 = −1.2)" in ask(question).text


def test_running_totals_are_said_to_add_up() -> None:
    text = ask("trees planted in Q1 2020/21 and Q2 2020/21").text
    assert "Up **60**" in text
    assert "cumulative" in text


def test_the_totals_of_whole_years_have_an_average() -> None:
    assert "(90 + 111) / 2 = 100.5" in ask("if you average 2018/19 and 2019/20, what is trees planted").text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("homes for older people rated good or better was 83.5% in Q1 2020/21, right?", Verdict.SUPPORTED),
        ("homes for older people rated good or better was 84.5% in Q1 2020/21, right?", Verdict.CONTRADICTED),
    ],
)
def test_a_title_that_speaks_of_ratings_asks_for_no_check_of_a_rating(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_a_title_that_speaks_of_better_asks_for_no_change() -> None:
    assert ask("homes for older people rated good or better in Q1 2020/21").text.startswith("**83.5%**")
