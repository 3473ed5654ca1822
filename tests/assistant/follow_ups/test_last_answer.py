"""Questions about the answer before: how it was made, where it stands, thanks."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.composing.explained import NOTHING_YET
from assistant.follow_ups.wordings import About, about
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from assistant.steps import Remark, Tool
from ingest.model import Measure
from tests.assistant.made import MadeStore

STORE = MadeStore()


def talk(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    conversation = Conversation()
    answer = [answer_question(turn, conversation, STORE) for turn in turns][-1]  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "asked",
    ["How did you get this?", "how did you work that out", "Show your working", "where does that come from?", "explain the calculation",
     "which page is that on?", "source?", "how do you know that?", "what's the source for this?", "Where did you find that figure?",
     "On what basis?", "what did you look at?", "and which report is that from?", "please explain how you got that", "what page"],
)  # fmt: skip
def test_a_question_about_the_last_answer_is_known_by_all_of_its_words(asked: str) -> None:
    assert about(asked) in (About.MAKING, About.PLACE, About.CALCULATION)
    assert talk(asked).text == NOTHING_YET


@pytest.mark.parametrize(
    "asked",
    ["how did crime change?", "where does the money come from?", "what is the source of the funding?", "how is sickness calculated?",
     "explain the target for sickness", "which report mentions sickness?", "what is being done about it?", "where is the new library?",
     "how did you spend the grant?", "all", "both"],
)  # fmt: skip
def test_a_question_about_the_reports_is_none_about_the_last_answer(asked: str) -> None:
    assert about(asked) is None


def test_an_explanation_names_what_was_looked_up_and_where_it_stands() -> None:
    answer = talk("telecare packages installed at Q2 2020/21", "how did you get this?")
    assert answer.status is Status.ANSWERED
    assert "looked up the result of Number of telecare packages installed (AB/3) at Q2 2020/21" in answer.text
    assert "Result at Q2 2020/21, “539”: line 3 [1]" in answer.text
    assert answer.citations[0].quote == "539"


def test_the_page_alone_is_given_without_the_steps() -> None:
    answer = talk("telecare packages installed at Q2 2020/21", "which page is that on?")
    assert "line 3 [1]" in answer.text
    assert "looked up" not in answer.text


def test_an_explanation_of_a_calculation_shows_the_formula_with_its_sources() -> None:
    answer = talk("How far from its target was LD employment in Anyborough at Q2 2020/21?", "explain the calculation")
    assert "9.4 − 9.9 = −0.5 [1][2]" in answer.text


def test_where_nothing_was_calculated_it_says_so() -> None:
    assert "Nothing was calculated." in talk("smoking prevalence at Q1 2020/21", "show your working").text


def test_what_was_assumed_is_said() -> None:
    assert Remark.NEWEST.value in talk("What is the smoking prevalence?", "how did you get that?").text


def test_the_rule_of_a_rating_check_is_said() -> None:
    answer = talk("check the rating of mental health employment at Q2 2020/21", "how did you work that out?")
    assert Remark.NO_KEY.value in talk("check the rating of mental health employment at Q2 2020/21", "how do you know that?").text
    assert "5.8 − 6.2 = −0.4" in answer.text


def test_an_explanation_changes_nothing_in_the_conversation() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "source?", "thanks", "and the quarter before?")
    assert (answer.figures[0].period, answer.figures[0].raw) == ("2020/21 Q1", "9.3%")


def test_thanks_are_no_question() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "thanks, that's helpful")
    assert (answer.status, answer.figures, answer.citations) == (Status.ANSWERED, (), ())


def test_an_answer_without_a_source_has_none_to_show() -> None:
    answer = talk("what was ZZ/99?", "source?")
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())
    assert "no source" in answer.text


def test_a_step_holds_what_was_asked_of_the_tool_and_what_came_back() -> None:
    (step,) = talk("telecare packages installed at Q2 2020/21").steps
    assert (step.tool, step.indicators) == (Tool.LOOK_UP, ("Number of telecare packages installed (AB/3)",))
    assert (step.measures, step.periods) == ((Measure.RESULT,), ("2020/21 Q2",))
    assert (step.values, step.citations[0], step.remarks) == (3, 1, (Remark.CUMULATIVE,))


def test_an_answer_from_a_printed_table_has_its_rows_as_steps() -> None:
    answer = talk("How many green in homes in the summary table?", "how did you get this?")
    assert [step.tool for step in answer.steps] == [Tool.TABLE]
