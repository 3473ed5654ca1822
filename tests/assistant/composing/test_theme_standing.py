"""Open questions on how a theme stands."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.meaning.standing import how_it_stands
from assistant.meaning.talk import Talk
from assistant.model import Answer, Status
from ingest.model import Rating
from tests.assistant.made import VALUES, MadeStore, series

QUARTERS = series(
    "AB/8", "Households in temporary homes", 8, {"2020/21 Q2": "210 R", "2020/21 Q1": "205 R"}, {"2020/21 Q2": "180"}, "count"
)
STORE = MadeStore(values=(*VALUES, *QUARTERS))


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
        assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("message", "talk", "thing"),
    [
        ("hows paid work going?", Talk.SUMMARY, "paid work"),
        ("Can you give me a quick update on care homes please", Talk.SUMMARY, "care homes"),
        ("what do we need to know about the roads", Talk.SUMMARY, "roads"),
        ("summarise social care in three bullet points", Talk.SUMMARY, "social care"),
        ("are we on track with recycling", Talk.SUMMARY, "recycling"),
        ("anything bad in housing?", Talk.WORRIES, "housing"),
        ("how bad is homelessness", Talk.WORRIES, "homelessness"),
        ("what's going well in schools", Talk.SUCCESSES, "schools"),
    ],
)
def test_an_open_question_names_its_thing(message: str, talk: Talk, thing: str) -> None:
    assert how_it_stands(message) == (talk, thing)


@pytest.mark.parametrize(
    "message",
    [
        "What is the target for paid work?",
        "How is recycling doing compared with last year?",
        "How many people are in paid work?",
        "Why is paid work below target?",
        "is paid work better than in Q1?",
    ],
)
def test_a_question_for_something_exact_is_no_open_one(message: str) -> None:
    assert how_it_stands(message) is None


def test_a_theme_of_several_indicators_is_surveyed_the_worst_first() -> None:
    answer = ask("how's paid work going?")
    assert "of **2** rated indicators **1** Green Amber and **1** Red Amber" in answer.text
    assert [(figure.ref, str(figure.value)) for figure in answer.figures[:3:2]] == [("AB/2", "5.8"), ("AB/1", "9.4")]


def test_worries_about_a_theme_leave_out_what_is_green() -> None:
    everything = ask("how are tenants and arrears doing")  # one indicator alone: its figure
    assert everything.figures[0].rating is Rating.GREEN
    assert all(figure.rating is not Rating.GREEN for figure in ask("anything bad in paid work?").figures)


def test_one_indicator_is_answered_with_its_figure() -> None:
    answer = ask("how's telecare doing?")
    assert [(figure.ref, str(figure.value)) for figure in answer.figures[:1]] == [("AB/3", "539")]


def test_a_thing_of_which_nothing_speaks_is_not_surveyed() -> None:
    assert ask("how are the zoos doing?").status is Status.NOT_FOUND


def test_what_is_listed_can_be_asked_about_by_its_place() -> None:
    listed = ("how's paid work going?", "what was the target for the second one?")
    assert [(figure.ref, figure.measure.value, str(figure.value)) for figure in ask(*listed).figures[:1]] == [("AB/1", "target", "9.9")]
    assert "AB/2" in ask("how's paid work going?", "and why is the first one missing its target").text


def test_a_place_that_was_not_listed_names_nothing() -> None:
    answer = ask("how's paid work going?", "what was the target for the fifth one?")
    assert not answer.figures


def test_the_same_rating_two_quarters_running_is_found_in_one_row() -> None:
    answer = ask("is anything red two quarters running?")
    assert "**1** indicator is rated Red" in answer.text
    assert [str(figure.value) for figure in answer.figures] == ["205", "210"]


def test_a_list_for_last_quarter_is_of_the_reports_on_it() -> None:
    answer = ask("which indicators are red?", "what about last quarter?")
    assert "the figures for Q1 2020/21 in " in answer.text  # no report is on Q1; one prints it beside its own
