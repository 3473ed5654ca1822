"""Wordings of a person who had seen nothing of the program."""

from __future__ import annotations

import pytest

from assistant.meaning.chat import plain_spelling
from assistant.meaning.question import understand
from assistant.meaning.when import when
from assistant.meaning.wordings import Intent
from assistant.meaning.words import stem
from assistant.prose.kin import kin_of
from assistant.prose.wants import wants_explanation
from ingest.model import Measure


@pytest.mark.parametrize(
    "said", ["over the two years 2018 to 2020", "in the two years from 2018 to 2020", "the two financial years 2018-2020"]
)
def test_a_count_of_years_tells_that_financial_years_are_meant(said: str) -> None:
    assert [period.period for period in when(f"what is saved {said}?").periods] == ["2018/19", "2019/20"]


def test_years_that_are_not_as_many_as_said_are_read_one_by_one() -> None:
    assert [period.period for period in when("what is saved in the three years 2018 to 2020?").periods] == ["2018", "2020"]


@pytest.mark.parametrize(
    "question", ["Where do we stand in the London league table for litter?", "where are we in the league table on litter"]
)
def test_a_league_table_is_a_rank_among_others_and_no_place_to_look_for(question: str) -> None:
    understood = understand(question)
    assert understood.intent is Intent.FIGURE
    assert understood.measures == (Measure.BENCHMARK,)


def test_what_has_gone_wrong_asks_why() -> None:
    assert understand("What's gone wrong with potholes in Q2 2025/26?").intent is Intent.WHY
    assert wants_explanation("What's gone wrong with potholes?")


def test_marks_are_ratings_and_an_age_group_from_birth_is_written_with_a_dash() -> None:
    assert plain_spelling("How was our plan for a 0 to 25 service marked?") == "How was our plan for a 0-25 service rated?"
    assert plain_spelling("it rose from 0 to 25 homes") == "it rose from 0 to 25 homes"


def test_a_plan_for_something_that_was_rated_is_no_question_for_prose() -> None:
    assert understand("How was our plan for a repair yard rated?").intent is Intent.FIGURE
    assert understand("What are our plans for a repair yard?").intent is Intent.NARRATIVE


def test_people_are_helped_who_are_supported() -> None:
    assert stem("supported") in kin_of(stem("helped"))
