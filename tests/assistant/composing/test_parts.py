"""Each part of a statement is held against the reports; a part that is not so contradicts the whole, an unchecked one is said to be."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Measure
from tests.assistant.made import MadeStore, series, value

NOW, BEFORE = "2020/21 Q3", "2020/21 Q2"
STORE = MadeStore(
    (
        *series("AB/21", "Letters answered in time", 1, {NOW: "92 G", BEFORE: "85 R"}, {NOW: "90", BEFORE: "90"}),
        *series("AB/22", "Visits made", 2, {NOW: "61 R", BEFORE: "58 R"}, {NOW: "90", BEFORE: "90"}, "count"),
        *series("AB/23", "Posts filled", 3, {NOW: "80 G", BEFORE: "80 G"}, {NOW: "75", BEFORE: "75"}),
        value("AB/23", "Posts filled", Measure.NUMERATOR, NOW, "40/50", "40", "count", line=3),
        value("AB/23", "Posts filled", Measure.DENOMINATOR, NOW, "40/50", "50", "count", line=3),
    )
)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "statement",
    [
        "AB/21 met its target in Q3 but not in Q2, right?",
        "AB/22 missed its target in both Q2 and Q3, right?",
        "AB/22 was 61 of 90, 29 short, right?",
        "AB/22: 61 against 90, 29 short, right?",
        "AB/21 rose to 92% from 85%, right?",
        "AB/21 was 92% in Q3 and 85% in Q2, right?",
        "AB/21 was 92% and rose from Q2, right?",
        "AB/21 is green and improving, right?",
        "AB/21 was green in Q3 and red in Q2, right?",
        "AB/22 was 61 and missed its target by 29, right?",
        "AB/23 was 40 of 50, 10 short, right?",
    ],
)
def test_a_statement_whose_parts_are_all_printed_is_not_denied(statement: str) -> None:
    assert ask(statement).verdict is not Verdict.CONTRADICTED
    assert "No:" not in ask(statement).text


@pytest.mark.parametrize(
    "statement",
    [
        "AB/22 met its target in Q3 but not in Q2, right?",
        "AB/21 met its target in Q3 and in Q2, right?",
        "AB/21 missed its target in both Q2 and Q3, right?",
        "AB/22 was 61 of 90, 30 short, right?",
        "AB/22: 61 against 90, 19 short, right?",
        "AB/21 rose to 92% from 80%, right?",
        "AB/21 was 92% in Q3 and 84% in Q2, right?",
        "AB/21 is green and worsening, right?",
        "AB/21 was green in Q3 and green in Q2, right?",
        "AB/22 was 61 and missed its target by 19, right?",
        "AB/22 was 61 and met its target, right?",
        "AB/23 was 40 of 52, right?",
        "AB/21 fell to 92% from 85%, right?",
    ],
)
def test_one_part_that_is_not_so_contradicts_the_whole(statement: str) -> None:
    assert ask(statement).verdict is Verdict.CONTRADICTED


def test_a_part_that_nothing_can_be_held_against_leaves_no_verdict() -> None:
    answer = ask("AB/21 was 92% because of a new postman, right?")
    assert answer.verdict is None
    assert "Not checked" in answer.text


def test_each_time_is_shown_with_its_own_figure() -> None:
    answer = ask("AB/21 met its target in Q3 and in Q2, right?")
    assert [figure.period for figure in answer.figures if figure.measure is Measure.RESULT] == [NOW, BEFORE]
    assert "85 − 90 = −5" in answer.text
