"""Which indicator a question means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.meaning.catalogue import Catalogue, make_catalogue, ref_key
from assistant.meaning.question import understand
from assistant.meaning.resolve import Outcome, Resolution, resolve
from assistant.meaning.scope import Scope, scope_of
from tests.assistant.made import MadeStore, value

CATALOGUE = make_catalogue(MadeStore())  # type: ignore[arg-type]


def resolved(text: str) -> Resolution:
    question = understand(text)
    return resolve(question, scope_of(question, CATALOGUE), CATALOGUE)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("What was AB/3 in Q2 2020/21?", "AB/3"),
        ("what was ab 3?", "AB/3"),
        ("LD clients in work", "AB/1"),
        ("mental health employment", "AB/2"),
        ("telecare installs", "AB/3"),
        ("telecre installs", "AB/3"),
        ("care home admissions of over 65s", "AB/4"),
        ("permanent admissions, 18 to 64 year olds", "AB/5"),
        ("smoking rate", "AB/7"),
    ],
)
def test_a_paraphrase_finds_its_indicator(text: str, ref: str) -> None:
    found = resolved(text)
    assert found.outcome is Outcome.FOUND
    assert [one.refs[0] for one in found.indicators] == [ref]


def test_two_indicators_that_fit_equally_are_a_tie() -> None:
    found = resolved("permanent admissions to care homes")
    assert found.outcome is Outcome.TIED
    assert {one.refs[0] for one in found.indicators} == {"AB/4", "AB/5"}


@pytest.mark.parametrize(
    "text", ["library visits", "smoking rate in Faraway", "telecare complaints and refunds", "potholes", "who is the mayor"]
)
def test_a_name_is_never_swapped_for_a_similar_one(text: str) -> None:
    assert resolved(text).outcome is Outcome.UNKNOWN


def test_a_reference_that_no_report_prints_is_unknown() -> None:
    found = resolved("what was ZZ/99?")
    assert (found.outcome, found.by_ref) == (Outcome.UNKNOWN, True)


def test_one_reference_of_two_councils_is_a_tie_until_the_council_is_named() -> None:
    assert resolved("AB/1 at Q2 2020/21").outcome is Outcome.TIED
    assert [one.council for one in resolved("AB/1 in Otherham at Q2 2020/21").indicators] == ["Otherham Council"]


def test_a_pool_limits_the_choice() -> None:
    found = resolve(understand("the 65 and over one"), Scope(), CATALOGUE, pool=resolved("permanent admissions to care homes").indicators)
    assert [one.refs[0] for one in found.indicators] == ["AB/4"]


def test_references_are_compared_without_what_reports_write_differently() -> None:
    assert ref_key("AB/S 4") == ref_key("ab/s4") == "ABS4"


def test_a_foreign_thing_in_the_question_is_at_most_asked_back() -> None:
    found = resolved("telecare packages in libraries")
    assert found.outcome is Outcome.UNKNOWN
    assert all("librar" in one.foreign for one in found.candidates)


def test_an_age_group_is_told_by_its_range() -> None:
    assert [one.refs[0] for one in resolved("permanent admissions of under 65s").indicators] == ["AB/5"]
    assert [one.refs[0] for one in resolved("permanent admissions of pensioners").indicators] == ["AB/4"]


def test_an_identifier_that_stands_nowhere_is_named() -> None:
    assert resolved("what is ZZ0099 scored at?").strange == ("ZZ0099",)


def catalogue(*titles: str, section: str | None = None) -> Catalogue:
    values = tuple(value(ref=f"XY/{number}", title=title, line=number) for number, title in enumerate(titles, 1))
    return make_catalogue(MadeStore([replace(one, section=section) for one in values]))  # type: ignore[arg-type]


def refs(text: str, among: Catalogue) -> tuple[Outcome, list[str]]:
    question = understand(text)
    found = resolve(question, scope_of(question, among), among)
    return found.outcome, sorted(one.refs[0] for one in found.indicators)


def test_the_word_of_many_titles_decides_only_beside_the_same_word() -> None:
    rates = ("Rate of admissions", "Rate of referrals", "Smoking rate", "Rate of visits", "Rate of falls")
    taxes = catalogue("Business rate collection", "Council tax collection", "Spend with local businesses", *rates)
    assert refs("collection rate q2 2020/21", taxes) == (Outcome.TIED, ["XY/1", "XY/2"])
    assert refs("business rate, q2 2020/21", taxes) == (Outcome.FOUND, ["XY/1"])


def test_one_word_means_all_whose_titles_or_heading_have_it() -> None:
    homes = catalogue("Households helped to avoid homelessness", "Households in temporary accommodation", section="Preventing homelessness")
    assert refs("homelessness q2 2020/21", homes) == (Outcome.TIED, ["XY/1", "XY/2"])


def test_what_is_done_again_is_not_what_is_done() -> None:
    assert refs("re-referrals to social care", catalogue("Referrals to social care"))[0] is not Outcome.FOUND
    both = catalogue("Referrals to social care", "Children referred to social care again within 12 months")
    assert refs("re-referrals to social care", both) == (Outcome.FOUND, ["XY/2"])


def test_a_bare_name_that_several_titles_hold_is_asked_back() -> None:
    plans = catalogue("Number of children made subject to child protection plans", "Child protection plans for two years or more")
    assert refs("child protection plans", plans) == (Outcome.TIED, ["XY/1", "XY/2"])


def test_a_heading_that_joins_conditions_gives_none_of_them_to_a_title() -> None:
    learning = catalogue("Adults with a learning disability in paid work", section="Learning disability and autism")
    assert refs("adults with autism in paid work", learning)[0] is not Outcome.FOUND


def test_the_number_of_a_heading_is_no_number_of_the_title() -> None:
    plans = catalogue("Education plans issued within 20 weeks", section="Quarter 2 2025/26")
    assert refs("education plans issued within 26 weeks", plans)[0] is not Outcome.FOUND
