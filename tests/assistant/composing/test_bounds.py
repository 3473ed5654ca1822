"""Statements that bound a figure over a made store: the figure is compared with the bound, not sought in the statement."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.comparisons import Bound, comparisons_in
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Polarity
from tests.assistant.made import MadeStore, series

CALLS = series("CA/1", "Calls to the helpline answered", 11, {"2020/21 Q2": "93.8 G", "2020/21 Q1": "88.0"}, {"2020/21 Q2": "92"})
FAR = series("FA/1", "Foster homes more than 20 miles away", 12, {"2020/21 Q2": "19.6 A"}, {"2020/21 Q2": "18"}, polarity=Polarity.LOWER)
VISITS = series("VI/1", "Visits to museums", 13, {"2020/21 Q2": "1262"}, {}, "count")
STORE = MadeStore((*CALLS, *FAR, *VISITS))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Were more than 90% of calls to the helpline answered in Q2 2020/21?", Verdict.SUPPORTED),
        ("Were more than 95% of calls to the helpline answered in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Was CA/1 over 93.8% in Q2 2020/21?", Verdict.CONTRADICTED),
        ("CA/1 was at least 93.8% in Q2 2020/21, right?", Verdict.SUPPORTED),
        ("Was CA/1 between 90% and 95% in Q2 2020/21?", Verdict.SUPPORTED),
        ("Was CA/1 between 80 and 90% in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Did CA/1 exceed 90% in Q2 2020/21?", Verdict.SUPPORTED),
        ("Is CA/1 below 95% in Q2 2020/21?", Verdict.SUPPORTED),
        ("CA/1 was no more than 93% in Q2 2020/21, true?", Verdict.CONTRADICTED),
        ("Was CA/1 above 90% in Q1 and Q2 2020/21?", Verdict.CONTRADICTED),  # 88.0 and 93.8
        ("Were visits to museums over 1,200 in Q2 2020/21?", Verdict.SUPPORTED),
    ],
)
def test_a_bound_is_judged_as_a_comparison(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_a_number_of_the_title_is_no_bound() -> None:
    answer = ask("Were fewer than 20% of foster homes more than 20 miles away in Q2 2020/21?")
    assert answer.verdict is Verdict.SUPPORTED
    assert "**19.6%**" in answer.text


@pytest.mark.parametrize("question", ["Were visits to museums over £1m in Q2 2020/21?", "Were visits to museums above 20% in Q2 2020/21?"])
def test_a_bound_in_another_unit_gets_the_figure_and_no_verdict(question: str) -> None:
    answer = ask(question)
    assert answer.verdict is None
    assert "**1,262**" in answer.text


def test_an_age_is_no_bound() -> None:
    assert comparisons_in("is the rate of people over 65 falling?")[0] == ()
    assert [one.bound for one in comparisons_in("is it over 65?")[0]] == [Bound.OVER]


def test_a_bound_of_a_gap_is_kept_apart() -> None:
    (gap,), rest = comparisons_in("did it fall by more than 5 points?")
    assert (gap.sized, rest) == (True, "did it fall by 5 points?")
