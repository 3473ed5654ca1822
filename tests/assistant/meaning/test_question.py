"""What a question asks for, before any report is looked at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.meaning.aspects import Aspect
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from assistant.meaning.words import tokens
from ingest.model import Measure, Rating


@pytest.mark.parametrize(
    ("text", "intent"),
    [
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
