"""What of an indicator a question asks for, in wordings that lie near others."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.meaning.aspects import Aspect
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from ingest.model import Measure
from tests.assistant.made import VALUES, MadeStore, series, value


def test_not_rated_green_is_a_rating_and_not_the_lack_of_one() -> None:
    assert Aspect.NOT_RATED not in understand("Which indicators were not rated Green?").aspects
    assert Aspect.NOT_RATED in understand("Which indicators were not rated?").aspects


@pytest.mark.parametrize("question", ["the actual nos behind the 53.2%", "what figures lie behind the 53.2%", "the numbers behind it"])
def test_what_lies_behind_a_percentage_are_its_two_numbers(question: str) -> None:
    assert understand(question).measures == (Measure.NUMERATOR, Measure.DENOMINATOR)


def test_a_share_of_a_target_that_is_delivered_is_asked_for_as_such() -> None:
    assert understand("What percentage of the 2020/21 target for advice had been delivered by Q2 2020/21?").intent is Intent.SHARE


@pytest.mark.parametrize(
    "question",
    ["admissions are red - what is the plan", "calls missed the target - what happened?", "What is thought to lie behind the rise?"],
)
def test_a_plan_or_a_cause_is_told_in_words(question: str) -> None:
    assert understand(question).intent is Intent.WHY


def test_of_two_names_the_one_with_a_target_for_the_year_is_meant() -> None:
    new = [
        *series(None, "Total number of park visits", 31, {}, {"2021/22": "1200", "2022/23": "1300"}, "count"),  # type: ignore[arg-type]
        value(None, "Total number of park visits", raw="New for 2021/22", number=None, unit=None, line=31),
    ]
    old = series("AB/9", "Number of park visits across all parks", 32, {"2020/21 Q1": "900"}, {}, "count")
    store = MadeStore((*VALUES, *new, *old))
    answer = answer_question("How many park visits are we aiming for in 2021/22?", Conversation(), store)  # type: ignore[arg-type]
    assert [(figure.measure, str(figure.value)) for figure in answer.figures[:1]] == [(Measure.TARGET, "1200")]
