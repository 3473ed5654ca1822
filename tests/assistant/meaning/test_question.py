"""What a question asks for, before any report is looked at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.meaning.aspects import Aspect
from assistant.meaning.periods import PeriodKind, asked
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from assistant.meaning.words import tokens
from ingest.model import Measure, Rating


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("londons smoking %", (Measure.BENCHMARK,)),
        ("smoking in London Borough of Anyborough", ()),
        ("What does Anyborough hope to get smoking down to?", (Measure.TARGET,)),
        ("To what rate does Anyborough want smoking to come down?", (Measure.TARGET,)),
        ("Against what target was smoking judged?", (Measure.TARGET,)),
    ],
)
def test_a_look_up_asks_for_one_measure_in_any_wording(text: str, measures: tuple[Measure, ...]) -> None:
    question = understand(text)
    assert (question.intent, question.measures) == (Intent.FIGURE, measures)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Where did AB/3, the telecare packages, stand in Q2 2020/21?", Intent.FIGURE),
        ("What was the level of compliance with planning rules?", Intent.FIGURE),
        ("What is the council planning to do about smoking?", Intent.NARRATIVE),
        ("Where did the new office open?", Intent.NARRATIVE),
        ("Telecare packages at Q2 2020/21?", Intent.FIGURE),
        ("Did telecare packages change between Q1 and Q2 2020/21?", Intent.CHANGE),
        ("How far short of target was telecare?", Intent.DISTANCE),
        ("did we hit the carers target last year?", Intent.DISTANCE),
        ("How much of the annual telecare target had we done?", Intent.SHARE),
        ("Show me the trend for telecare", Intent.TREND),
        ("Does Green Amber stack up for telecare?", Intent.RATING_CHECK),
        ("Telecare was 539 in Q2 2020/21", Intent.VERIFY),
        ("Was smoking rated green in Q1 2020/21?", Intent.VERIFY),
        ("How many indicators missed their target?", Intent.COUNT),
        ("Which measures are red?", Intent.LIST),
        ("Why did telecare miss its target?", Intent.WHY),
        ("Add up the Green column in the summary table", Intent.TABLE),
        ("What reports do you have?", Intent.META),
        ("Who runs the telecare service?", Intent.NARRATIVE),
        ("What % of primary schools are good or better?", Intent.FIGURE),
    ],
)
def test_the_wording_shows_the_intent(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


def test_what_is_understood_is_taken_out_of_the_subject() -> None:
    question = understand("What was the rag rating of telecare packages in Q2 2020/21?")
    assert tokens(question.subject) == ("telecar", "package")
    assert question.aspects == (Aspect.RATING,)


def test_numbers_behind_a_percentage_are_two_measures() -> None:
    assert understand("what are the actual numbers behind LD employment").measures == (Measure.NUMERATOR, Measure.DENOMINATOR)


def test_a_report_is_named_with_its_period() -> None:
    report = understand("smoking rate in the Q2 2020/21 corporate plan report").report
    assert report is not None
    assert report.period is not None
    assert report.period.period == "2020/21 Q2"
    assert understand("smoking rate in the Q2 2020/21 corporate plan report").periods == ()


def test_a_stated_figure_is_kept_apart_from_ages_and_periods() -> None:
    assert understand("Is it right that 9.4% of people 65 and over had one in Q2 2020/21?").stated == (Decimal("9.4"),)


def test_green_amber_is_not_green() -> None:
    assert understand("Which ones are green amber?").ratings == (Rating.GREEN_AMBER,)


def test_a_number_in_a_name_stays_in_the_subject() -> None:
    assert "150" in understand("Adults active for 150 minutes a week").subject


def test_a_target_group_is_no_target() -> None:
    assert understand("registered target groups in Q2 2016/17").measures == ()
    assert understand("target for registered groups in Q2 2016/17").measures == (Measure.TARGET,)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("how many carers was the council meant to assess in 2020/21", (Measure.TARGET,)),
        ("what did we set out to reach on telecare", (Measure.TARGET,)),
        ("what ceiling is there for admissions", (Measure.TARGET,)),
        ("lowest acceptable score for callers", (Measure.FLOOR,)),
        ("which London percentage stands beside smoking", (Measure.BENCHMARK,)),
        ("telecare top & bottom numbers", (Measure.NUMERATOR, Measure.DENOMINATOR)),
    ],
)
def test_a_measure_is_asked_for_in_many_ways(text: str, measures: tuple[Measure, ...]) -> None:
    assert understand(text).measures == measures


def test_the_lowest_acceptable_figure_is_the_floor_and_not_the_lowest_so_far() -> None:
    assert understand("what was the lowest acceptable score for callers").intent is Intent.FIGURE
    assert understand("what was the lowest score for callers").intent is Intent.TREND


def test_how_many_out_of_how_many_leaves_the_subject() -> None:
    assert "learning disability" in understand("How many adults with a learning disability were in work, and out of how many?").subject


def test_a_clause_that_begins_with_when_is_no_question_about_time() -> None:
    assert understand("When people rang the council, what percentage of them were happy?").intent is Intent.FIGURE
    assert understand("When will the bridge open?").intent is Intent.NARRATIVE


def test_the_year_and_the_committee_behind_a_reports_name_belong_to_it() -> None:
    hint = understand("smoking in the mid-year report for 2020/21 of the Adults Committee").report
    assert hint is not None
    assert hint.period == asked(PeriodKind.QUARTER, "2020/21 Q2")
    assert understand("smoking in the annual report of the Adults and Safeguarding Committee").subject == "smoking"


def test_a_name_before_a_dash_is_no_part_of_a_reports_name() -> None:
    assert understand("exit enablement - Q2 2020/21 report, result?").subject.startswith("exit enablement")
