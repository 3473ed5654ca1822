"""Counts that a question states with a bound or takes for granted."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import PublishedValue
from tests.assistant.made import CORPORATE, OTHER, MadeStore, series

RATINGS = ("R", "R", "R", "G", "GA")
WARDS = ("north", "south", "east", "west", "inner")


def _rated(letters: str, number: int, **changes: object) -> list[PublishedValue]:
    return series(
        f"QX/{number}", f"Quays swept in the {WARDS[number]} ward", 50 + number, {"2020/21 Q2": f"5{number} {letters}"}, {}, **changes
    )


STORE = MadeStore([value for number, letters in enumerate(RATINGS) for value in _rated(letters, number, document=CORPORATE)])
OF_TWO = MadeStore(
    [
        *[value for number, letters in enumerate(RATINGS) for value in _rated(letters, number, document=CORPORATE)],
        *[value for number, letters in enumerate("RG") for value in _rated(letters, number, document=OTHER)],
    ]
)


def ask(question: str, store: MadeStore = STORE) -> Answer:
    answer = answer_question(question, Conversation(), store)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Are more than 2 indicators red?", Verdict.SUPPORTED),
        ("Are more than 3 indicators red?", Verdict.CONTRADICTED),
        ("Are at least three indicators red?", Verdict.SUPPORTED),
        ("Are fewer than 3 indicators red?", Verdict.CONTRADICTED),
        ("Are not more than 3 indicators red?", Verdict.SUPPORTED),
        ("There are 4 or more red indicators, right?", Verdict.CONTRADICTED),
        ("Do more than 3 indicators miss their target?", Verdict.SUPPORTED),  # 3 Red and 1 Green Amber
        ("3 indicators are red, right?", Verdict.SUPPORTED),
    ],
)
def test_a_bound_on_a_count_is_held_to_the_rows_of_the_report(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_over_two_reports_there_is_a_verdict_only_where_both_agree() -> None:
    assert ask("Are more than 5 indicators red?", OF_TWO).verdict is Verdict.CONTRADICTED
    answer = ask("Are more than 2 indicators red?", OF_TWO)
    assert answer.verdict is None
    assert "3 of 5" in answer.text
    assert "1 of 2" in answer.text


def test_a_number_of_indicators_that_there_are_not_is_contradicted() -> None:
    answer = ask("How many of the 14 indicators are red?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert answer.text.startswith("There are not 14 of them. **3 of 5**")


def test_the_number_of_indicators_may_tell_which_report_is_meant() -> None:
    answer = ask("How many of the 2 indicators are red?", OF_TWO)
    assert answer.verdict is None
    assert "**1 of 2**" in answer.text


def test_a_stated_number_larger_than_all_is_said_not_to_be_there() -> None:
    assert ask("Are the 14 indicators all green?").text.startswith("No, there are not 14 of them")
