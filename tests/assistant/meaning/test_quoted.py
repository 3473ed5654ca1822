"""Words said just as a title has them, and what is said not to be meant."""

from __future__ import annotations

import pytest

from assistant.meaning.catalogue import make_catalogue
from assistant.meaning.question import understand
from assistant.meaning.resolve import Outcome, resolve
from assistant.meaning.scope import council_initials, scope_of
from ingest.model import Measure
from tests.assistant.made import MadeStore, value

TITLES = (
    "Delayed moves from hospital, and those which are attributable to adult social care",
    "Delayed moves from hospital which are attributable to both NHS and adult social care",
    "Carers who receive a direct payment",
    "Service users who receive a direct payment",
    "Young people aged 16-18 years who are not in education or training",
)  # fmt: skip
VALUES = [value(ref=f"AB/{number}", title=title, line=number) for number, title in enumerate(TITLES, 1)]
VALUES.append(value(ref="AB/3", title=TITLES[2], line=3, measure=Measure.BENCHMARK, group="XQRS group average"))
CATALOGUE = make_catalogue(MadeStore(tuple(VALUES)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("moves attributable to adult social care, result Q2 2020/21", "AB/1"),
        ("moves attributable to both NHS and adult social care", "AB/2"),
        ("service users, not carers: how many receive a direct payment?", "AB/4"),
        ("direct payment - not the service users - carers", "AB/3"),
        ("years who are not in education", "AB/5"),
        ("carers, direct payment, XQRS group avg", "AB/3"),
    ],
)
def test_the_words_of_one_title_and_what_is_not_meant_tell_titles_apart(text: str, ref: str) -> None:
    question = understand(text.replace("avg", "average"))
    found = resolve(question, scope_of(question, CATALOGUE), CATALOGUE)
    assert found.outcome is Outcome.FOUND
    assert [one.refs[0] for one in found.indicators] == [ref]


@pytest.mark.parametrize(
    ("council", "initials"),
    [("London Borough of Anyborough", "lba"), ("Otherham County Council", "occ"), ("Tinfield Borough Council", ""), ("Anyborough", "")],
)
def test_a_council_is_known_by_its_initials_unless_they_mean_something_else(council: str, initials: str) -> None:
    assert council_initials(council) == initials


def test_everyday_words_that_one_title_says_together_are_not_passed_over_for_another_title() -> None:
    titles = (
        "Adult social care service users who say their services made them feel safe",
        "Respondents who find it easy to get information",
    )
    made = (value(ref=f"AB/{number}", title=title, line=number) for number, title in enumerate(titles, 1))
    catalogue = make_catalogue(MadeStore(tuple(made)))  # type: ignore[arg-type]
    question = understand("adult social care service users finding information easy to get, Q2 2020/21?")
    found = resolve(question, scope_of(question, catalogue), catalogue)
    assert found.outcome is not Outcome.FOUND or [one.refs[0] for one in found.indicators] == ["AB/2"]
