"""Lists filtered by benchmark, direction, section and news, and counts by group, over the made store."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.aspects import Aspect
from assistant.meaning.conversation import Conversation
from assistant.meaning.groupings import Grouping
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Status
from assistant.tools.tally import section_name
from tests.assistant.made import LEARNING, MENTAL, VALUES, MadeStore

SECTIONED = [
    replace(one, section="Plan > Public health" if one.ref in ("AB/1", "AB/7") else "Plan > Home and public places") for one in VALUES
]


def ask(question: str, store: MadeStore | None = None) -> Answer:
    answer = answer_question(question, Conversation(), store or MadeStore(SECTIONED))  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_list_against_a_benchmark_shows_the_benchmark_and_the_difference() -> None:
    answer = ask("Which indicators are better than London in Anyborough?")
    assert answer.figures[0].ref == "AB/1"
    assert "9.4 − 7.5 = 1.9" in answer.text
    assert "**1 of 1**" in answer.text


def test_a_section_named_whole_is_meant_rather_than_titles_with_its_words() -> None:
    answer = ask("How many of the public health indicators are Green Amber in Anyborough at Q2 2020/21?")
    assert "**1 of 2** rated indicators" in answer.text  # of AB/1 and AB/7; two titles more speak of public or of health


def test_the_number_of_people_short_of_a_target_comes_first() -> None:
    answer = ask("How many more people would have met the learning disability paid work target at Q2 2020/21?")
    assert answer.text.startswith("**4 more**")  # 0.099 × 725 = 71.775; 72 − 68
    assert {working.result for working in answer.working} >= {"72", "4"}


def test_where_no_numbers_are_printed_no_cases_are_invented() -> None:
    answer = ask("How many more people would have met the mental health target at Q2 2020/21?", MadeStore([*LEARNING, *MENTAL]))
    assert "do not print the numbers" in answer.text


def test_counts_by_section_name_the_first_and_add_up() -> None:
    answer = ask("Which section has the most indicators below target in Anyborough at Q2 2020/21?")
    assert answer.status is Status.ANSWERED
    assert "| Public health |" in answer.text


@pytest.mark.parametrize(
    ("text", "intent", "grouping"),
    [
        ("how many are green, by section", Intent.COUNT, Grouping.SECTION),
        ("rag breakdown", Intent.COUNT, Grouping.RATING),
        ("count the measures for each council", Intent.COUNT, Grouping.COUNCIL),
        ("which service has the most reds", Intent.COUNT, Grouping.SECTION),
        ("how many indicators are red", Intent.COUNT, None),
    ],
)
def test_a_count_may_be_parted_by_a_group(text: str, intent: Intent, grouping: Grouping | None) -> None:
    question = understand(text)
    assert (question.intent, question.grouping) == (intent, grouping)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("which indicators were red twice running", Aspect.RATED_AGAIN),
        ("which targets have been revised", Aspect.TARGET_MOVED),
        ("is any commentary repeated word for word", Aspect.REPEATED),
        ("list the new indicators", Aspect.COME),
        ("which measures are no longer reported", Aspect.GONE),
    ],
)
def test_news_can_be_asked_for_by_kind(text: str, aspect: Aspect) -> None:
    question = understand(text)
    assert question.intent is Intent.NEWS
    assert aspect in question.aspects


def test_the_target_of_one_indicator_is_no_news() -> None:
    assert understand("what was the target raised to").intent is not Intent.NEWS


def test_a_section_is_named_without_number_and_without_its_restatement() -> None:
    assert section_name("3. Plans > Play > Play: indicators") == "Play"


@pytest.mark.parametrize("seed", range(3))
def test_answers_do_not_depend_on_the_order_of_the_rows(seed: int) -> None:
    shuffled = list(SECTIONED)
    Random(seed).shuffle(shuffled)
    for question in (
        "Which indicators are better than London in Anyborough?",
        "Which section has the most indicators below target in Anyborough at Q2 2020/21?",
        "Which indicator is furthest from target in Anyborough at Q2 2020/21?",
        "How has AB/1 changed since Q1 2020/21?",
        "trend of AB/1",
        "check the rating of AB/1 at Q2 2020/21",
    ):
        assert ask(question, MadeStore(shuffled)) == ask(question)
