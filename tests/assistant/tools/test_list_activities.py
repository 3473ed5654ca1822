"""Rated activities by section and words."""

from __future__ import annotations

from assistant.meaning.words import tokens
from assistant.tools.list_activities import rated_activities
from ingest.model import Activity, Rating, RatingSource
from tests.assistant.made import MID_YEAR, place


def activity(number: int, section: str, title: str) -> Activity:
    return Activity(
        id=f"a{number}", places=(place(MID_YEAR, number),), section=section, title=title, rating=Rating.GREEN, rating_raw="Green",
        rating_source=RatingSource.TEXT, commentary=None, service=None,
    )  # fmt: skip


CARERS = activity(1, "Carers", "Publish a guide to respite")
HOMES = activity(2, "Housing", "Build homes that suit carers")


def test_the_section_of_the_words_comes_before_titles_that_hold_them() -> None:
    assert rated_activities((CARERS, HOMES), (MID_YEAR,), tokens("carers")) == (CARERS,)


def test_words_that_no_section_has_are_sought_in_titles() -> None:
    assert rated_activities((CARERS, HOMES), (MID_YEAR,), tokens("build homes")) == (HOMES,)


def test_without_words_all_are_given() -> None:
    assert rated_activities((CARERS, HOMES), (MID_YEAR,)) == (CARERS, HOMES)
