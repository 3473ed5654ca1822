"""Statements about a side of the target, a size of a change, or more than one thing, over a made store."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Polarity
from tests.assistant.made import MadeStore, series

CALLS = series("CA/1", "Calls to the helpline answered", 11, {"2020/21 Q2": "94.8 G", "2020/21 Q1": "88.8"}, {"2020/21 Q2": "92"})
LODGED = series(
    "LO/1", "Families in lodgings", 12, {"2020/21 Q2": "1262 R", "2020/21 Q1": "1231"}, {"2020/21 Q2": "1200"}, "count",
    polarity=Polarity.LOWER,
)  # fmt: skip
STORE = MadeStore((*CALLS, *LODGED))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Families in lodgings were over the target of 1,200 in Q2 2020/21, right?", Verdict.SUPPORTED),
        ("Families in lodgings were over the target of 1,100 in Q2 2020/21, right?", Verdict.CONTRADICTED),
        ("Were families in lodgings below target in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Calls to the helpline answered was 94.8% in Q2 2020/21, above target, right?", Verdict.SUPPORTED),
        ("Calls to the helpline answered was 94.9% in Q2 2020/21, above target, right?", Verdict.CONTRADICTED),
        ("Were calls to the helpline answered under their target in Q2 2020/21?", Verdict.CONTRADICTED),
    ],
)
def test_a_side_of_the_target_is_judged_by_number(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_an_answer_about_the_side_says_whether_that_meets_the_target() -> None:
    assert "**62** above the target, which does not meet it" in ask("Were families in lodgings over target in Q2 2020/21?").text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did families in lodgings increase by 31 in Q2 2020/21?", Verdict.SUPPORTED),  # 1,262 − 1,231
        ("Did families in lodgings increase by 30 in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Did families in lodgings fall by 31 in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Did families in lodgings rise by more than 30 in Q2 2020/21?", Verdict.SUPPORTED),
        ("Did families in lodgings rise by more than 31 in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Were calls to the helpline answered more than 2.5 points above target in Q2 2020/21?", Verdict.SUPPORTED),  # 94.8 − 92
        ("Were calls to the helpline answered more than 3.5 points above target in Q2 2020/21?", Verdict.CONTRADICTED),
    ],
)
def test_a_size_is_judged_against_the_change_or_the_gap(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "CA/1 was 94.8% in Q2 2020/21, better than everyone else, right?",
        "LO/1 missed both its target and its floor in Q2 2020/21, true?",
    ],
)
def test_a_statement_checked_in_part_gets_no_verdict(question: str) -> None:
    answer = ask(question)
    assert answer.verdict is None
    assert "Only th" in answer.text or "Not checked" in answer.text


def test_a_figure_of_another_time_is_held_to_that_time() -> None:
    assert ask("CA/1 was 94.8% in Q2 2020/21, better than the 97 in Q1, right?").verdict is Verdict.CONTRADICTED  # 88.8 in Q1
    assert ask("CA/1 was 94.8% in Q2 2020/21, an improvement on Q1, right?").verdict is Verdict.SUPPORTED
    assert ask("LO/1 was 1,262 in Q2 2020/21, an improvement on Q1, right?").verdict is Verdict.CONTRADICTED  # 1,231, lower is better


def test_a_fall_that_was_a_rise_is_denied() -> None:
    answer = ask("CA/1 was 94.8% in Q2 2020/21, down from 95.5%, right?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "94.8 − 88.8 = 6.0" in answer.text


def test_exceeding_a_target_that_is_good_to_stay_under_gets_no_verdict() -> None:
    assert ask("Did families in lodgings exceed their target in Q2 2020/21?").verdict is None
    assert ask("Did calls to the helpline answered exceed their target in Q2 2020/21?").verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Calls to the helpline answered were 94.8% in Q2 2020/21, beating the 92% target, right?", Verdict.SUPPORTED),
        ("Calls to the helpline answered were 94.8% in Q2 2020/21, missing the 92% target, right?", Verdict.CONTRADICTED),
        ("Calls to the helpline answered were 94.8% in Q2 2020/21, beating the 90% target, right?", Verdict.CONTRADICTED),
        ("Families in lodgings were 1,262 in Q2 2020/21, missing the target of 1,200, right?", Verdict.SUPPORTED),
        ("Families in lodgings were 1,262 in Q2 2020/21, better than the target of 1,200, right?", Verdict.CONTRADICTED),
        ("Were families in lodgings worse than target in Q2 2020/21?", Verdict.SUPPORTED),
        ("Were calls to the helpline answered worse than target in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Families in lodgings were more than half the target in Q2 2020/21, right?", None),
    ],
)
def test_how_result_and_target_stand_to_each_other_is_part_of_the_statement(question: str, verdict: Verdict | None) -> None:
    assert ask(question).verdict is verdict
