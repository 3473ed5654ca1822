"""Rows of indicators asked about in notes and everyday words: lists by rating, figures of other columns, peaks, benchmarks, claims."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
        assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize("question", ["all Red Amber Q2 2020/21", "Q2 2020/21: Red Amber ones", "list Red Amber, Q2 2020/21"])
def test_a_rating_and_a_word_of_listing_are_a_list(question: str) -> None:
    assert [figure.ref for figure in ask(question).figures] == ["AB/2"]


@pytest.mark.parametrize(
    "question", ["count Red Amber Q2 2020/21", "Red Amber total Q2 2020/21", "how many came out Red Amber in Q2 2020/21"]
)
def test_a_rating_and_a_word_of_counting_are_a_count(question: str) -> None:
    assert ask(question).text.startswith("**1 of ")


def test_a_rating_after_a_figure_is_no_list() -> None:
    assert ask("AB/2 in Q2 2020/21", "and was it red amber?").verdict is Verdict.SUPPORTED


def test_a_period_that_no_report_is_on_is_read_from_the_column_of_another() -> None:
    answer = ask("What was Red in Q1 2020/21?")
    assert [figure.ref for figure in answer.figures] == ["AB/7"]
    assert "the figures for Q1 2020/21 in “Corporate plan performance”" in answer.text


@pytest.mark.parametrize(
    "question", ["peak LD employment", "LD employment highest", "whats the most LD employment has ever been", "max LD employment and when"]
)
def test_the_highest_of_a_series_is_told(question: str) -> None:
    assert "The highest is **9.4%** at Q2 2020/21" in ask(question).text


@pytest.mark.parametrize("question", ["when did LD employment bottom out", "low point LD employment"])
def test_the_lowest_of_a_series_is_told(question: str) -> None:
    assert "The lowest is **8.9%** at Q2 2019/20" in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "LD employment: how many percentage points between Q1 2020/21 and Q2 2020/21",
        "LD employment pp change Q1 2020/21 to Q2 2020/21",
        "whats the points swing on LD employment Q1 2020/21 to Q2 2020/21",
        "LD employment April to June 2020 v July to September 2020 difference",
        "LD employment latest v previous",
        "LD employment movement on previous",
    ],
)
def test_two_times_beside_a_word_of_moving_are_a_change(question: str) -> None:
    assert "9.4 − 9.3 = 0.1" in ask(question).text


def test_up_on_an_earlier_time_is_a_claim() -> None:
    answer = ask("is LD employment up on Q1 2020/21 in Q2 2020/21")
    assert (answer.verdict, answer.text[:4]) == (Verdict.SUPPORTED, "Yes:")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is LD employment better than London?", Verdict.SUPPORTED),  # 9.4% against 7.5%
        ("Is LD employment below London?", Verdict.CONTRADICTED),
        ("Is LD employment above or below London?", None),
        ("How does LD employment compare with London?", None),
    ],
)
def test_a_yes_or_no_question_about_a_benchmark_gets_its_verdict_first(question: str, verdict: Verdict | None) -> None:
    answer = ask(question)
    assert answer.verdict is verdict
    assert answer.text.startswith({Verdict.SUPPORTED: "Yes:", Verdict.CONTRADICTED: "No:", None: "Benchmark"}[verdict])


def test_a_count_of_directions_between_two_times_compares_with_the_earlier_one() -> None:
    answer = ask("How many indicators improved from Q1 2020/21 to Q2 2020/21?")
    assert "(against Q1 2020/21)" in answer.text


def test_a_number_of_the_title_in_pieces_is_no_figure_that_is_stated() -> None:
    assert (
        ask("am i right that permanent admissions to care homes residents aged 18 64 was 5.1 in Q2 2020/21").verdict
        is not Verdict.CONTRADICTED
    )


def test_a_statement_about_a_span_of_months_is_judged_once() -> None:
    answer = ask("someone said LD employment is 9.4% July to September 2020 is that right")
    assert (answer.verdict, answer.text.count("Yes"), answer.text.count("No:")) == (Verdict.SUPPORTED, 1, 0)


def test_a_ranking_that_cannot_be_made_names_what_is_rated_below_green() -> None:
    answer = ask("Which indicators missed their targets by most in Q1 2020/21?")
    assert answer.status is Status.ANSWERED
    assert "AB/7" in answer.text
