"""Slips of the keyboard put right: what is one, and what is a name, a reference or another word."""

from __future__ import annotations

import pytest

from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.spelling import well_spelled
from tests.assistant.made import MadeStore, value

TITLES = (
    "Households in temporary accommodation", "Fly-tips cleared within 24 hours", "New telecare packages installed",
    "Rent arrears of current tenants", "Parks and open areas inspected", "Visits to carers", "Calls to the office",
    "Satisfaction with office hours", "Training of carers",
)  # fmt: skip
STORE = MadeStore(tuple(value(ref=f"AB/{number}", title=title, line=number) for number, title in enumerate(TITLES, 1)))


def mended(question: str) -> str:
    return well_spelled(question, catalogue_of(STORE))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("housholds in tempory acommodation", "households in temporary accommodation"),
        ("frist quater taget", "first quarter target"),
        ("full yaer 2020/21", "full year 2020/21"),
        ("flytips cleared", "fly tips cleared"),
        ("new tele care packages", "new telecare packages"),
        ("rent arreas of tenants", "rent arrears of tenants"),  # not areas: no title has those beside rent
        ("inspectd open aras", "inspected open areas"),
        ("hoseholds in temporary acomodation", "households in temporary accommodation"),
        ("visits to carrers, satisfation with ofice hours", "visits to carers, satisfaction with office hours"),
        ("rent arears of curent tennants", "rent arrears of current tenants"),
        ("cals to the office", "calls to the office"),
        ("trainning of carers", "training of carers"),
        ("anyborugh households", "anyborough households"),
    ],
)
def test_a_slip_becomes_the_word_that_it_nearly_is(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "career advice",  # a word of its own, one letter from "carer"
        "households placed in Tempory",  # in capitals: it may be a name
        "AC/S4 arreas-2",
        "minibus trips",
        "cals",  # nothing beside it says that calls are meant
        "seconded staff, furthest from home",
        "over all the households",
    ],
)
def test_other_words_names_and_references_stay(question: str) -> None:
    assert mended(question) == question
