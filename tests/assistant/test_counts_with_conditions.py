"""Counts and lists with conditions on printed numbers: applied, or refused by name; never dropped."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from tests.assistant.made import MadeStore, series

NOW = "2020/21 Q2"
WHEN = "in Anyborough at Q2 2020/21"
ROWS = [
    *series("PA/1", "Parks cleaned in time", 31, {NOW: "96 G"}, {NOW: "90"}),
    *series("PA/2", "Paths swept in time", 32, {NOW: "70 R"}, {NOW: "80"}),
    *series("PA/3", "Benches mended in time", 33, {NOW: "85 GA"}, {NOW: "90"}),
    *series("BQ/4", "Bins emptied in time", 34, {NOW: "55"}, {}),
    *series("BQ/5", "Trees planted", 35, {NOW: "400 G"}, {NOW: "300"}, unit="count"),
]


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), MadeStore(ROWS))  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "count", "refs"),
    [
        ("How many indicators have a result over 80% {when}?", "**2 of 4**", ["PA/1", "PA/3"]),  # 400 trees are no per cent
        ("How many indicators were at least 85% {when}?", "**2 of 4**", ["PA/1", "PA/3"]),
        ("List the indicators between 50% and 75% {when}", "**2 of 4**", ["PA/2", "BQ/4"]),
        ("How many indicators have a target of 90% {when}?", "**2 of 3**", ["PA/1", "PA/3"]),
        ("How many indicators have no target {when}?", "**1 of 5**", ["BQ/4"]),
        ("How many indicators missed their target by more than 10% {when}?", "**1 of 4**", ["PA/2"]),  # −10 / 80 = −12.5%; −5 / 90 = −5.6%
        ("How many indicators exceeded their target by more than 10% {when}?", "**1 of 4**", ["BQ/5"]),  # 6 / 90 = 6.7%
        ("How many red indicators have a result under 80% {when}?", "**1 of 3**", ["PA/2"]),
    ],
)
def test_a_count_keeps_its_condition(question: str, count: str, refs: list[str]) -> None:
    answer = ask(question.format(when=WHEN))
    assert count in answer.text
    assert [figure.ref for figure in answer.figures if figure.measure == "result"] == refs


def test_a_miss_by_more_than_a_share_shows_the_target_and_the_formula() -> None:
    assert "70 − 80 = −10; −10 / 80 = −12.5%" in ask(f"How many indicators missed their target by more than 10% {WHEN}?").text


def test_references_may_be_counted_by_their_first_letters() -> None:
    assert "**2** indicators" in ask(f"How many indicators start with BQ {WHEN}?").text


@pytest.mark.parametrize(
    "question",
    [
        "How many indicators have a benchmark {when}?",
        "How many indicators have a printed variance over 10% {when}?",
        "How many indicators are cumulative and over £5 {when}?",
    ],
)
def test_a_condition_that_no_row_can_be_judged_by_is_refused(question: str) -> None:
    answer = ask(question.format(when=WHEN))
    assert answer.status is Status.NOT_FOUND
    assert "**" not in answer.text
