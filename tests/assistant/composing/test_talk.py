"""Replies to talk, overviews of reports, and what the reports hold on a theme."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
        assert unsupported_numbers(answer) == ()
    return answer


def test_a_greeting_is_answered_with_what_can_be_asked() -> None:
    answer = ask("hello")
    assert answer.text.startswith("Hello.")
    assert "Which indicators are red?" in answer.text
    assert answer.citations == ()


def test_thanks_leave_the_topic_as_it_was() -> None:
    answer = ask("What was the smoking prevalence in Anyborough?", "thanks!", "and its target?")
    assert [(figure.ref, figure.measure.value, str(figure.value)) for figure in answer.figures[:1]] == [("AB/7", "target", "13")]


def test_an_overview_counts_the_ratings_and_names_the_worst() -> None:
    answer = ask("What should we worry about?")
    assert "Smoking prevalence (AB/7): 14.6% in Q1 2020/21" in answer.text.replace(" at Q1", " in Q1")
    assert "Tenants in arrears" not in answer.text  # Green


def test_a_report_that_rates_only_activities_is_summed_up_by_them() -> None:
    answer = ask("summarise the mid-year review")
    assert "of **1** rated activities **1** Red" in answer.text
    assert "Publish a strategy for young carers" in answer.text


def test_an_overview_of_successes_names_nothing_red() -> None:
    answer = ask("any good news?")
    assert answer.status is Status.ANSWERED
    assert "Rated Red:" not in answer.text


def test_the_councils_are_named_with_their_reports() -> None:
    assert "Anyborough Council (2 reports) and Otherham Council (1 report)" in ask("which councils do you cover?").text


def test_the_newest_report_is_named_by_its_period() -> None:
    assert "**Q2 2020/21**" in ask("what's the latest report?").text


def test_the_indicators_on_a_theme_are_listed_once_each() -> None:
    answer = ask("list all the indicators about care homes")
    assert "**2** indicators on “care homes”" in answer.text
    assert [figure.ref for figure in answer.figures] == ["AB/4", "AB/5"]


def test_a_theme_that_nothing_speaks_of_is_said_to_be_missing() -> None:
    answer = ask("do you have anything on libraries?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.UNKNOWN_INDICATOR)
    assert answer.text == "No indicator's title or section speaks of “libraries”."


def test_an_overview_of_a_council_named_is_of_its_report_alone() -> None:
    answer = ask("what should we worry about in Anyborough?")
    assert answer.text.startswith("Anyborough Council")
    assert "Otherham" not in answer.text
    assert ask("how is Otherham doing?").text.startswith("Otherham Council")


def test_what_names_an_indicator_is_no_overview() -> None:
    assert "rated indicators" not in ask("what's going well with telecare?").text
    assert "rated indicators" not in ask("how is smoking doing").text


def test_ratings_of_an_earlier_period_than_the_reports_are_told_apart() -> None:
    assert "Of these 1 is for an earlier period" in ask("what should we worry about in Anyborough?").text  # smoking, Q1 in a report on Q2
