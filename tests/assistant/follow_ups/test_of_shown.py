"""Questions about what the answer before showed: which of those, each of them, the second one, the other one, only one report."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.follow_ups.of_shown import NOTHING_LISTED
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status
from tests.assistant.made import MadeStore

STORE = MadeStore()
BOTH = "Compare learning disability and mental health employment in Anyborough at Q2 2020/21"


def talk(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    conversation = Conversation()
    answer = [answer_question(turn, conversation, STORE) for turn in turns][-1]  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def refs(answer: Answer) -> list[str | None]:
    """The references of the figures, each once, in their order."""
    return list(dict.fromkeys(figure.ref for figure in answer.figures))


@pytest.mark.parametrize("asked", ["which missed their target?", "which of them missed target?", "and which ones missed?"])
def test_which_missed_is_about_the_two_that_were_compared(asked: str) -> None:
    answer = talk(BOTH, asked)
    assert "**Both** of them are below target" in answer.text
    assert ("9.4 − 9.9 = −0.5" in answer.text, "5.8 − 6.2 = −0.4" in answer.text) == (True, True)


@pytest.mark.parametrize("asked", ["which of those is worst?", "which is further from its target?", "which one is worse?"])
def test_the_worst_of_those_is_the_furthest_from_its_target(asked: str) -> None:
    answer = talk(BOTH, asked)  # 0.4 / 6.2 is more than 0.5 / 9.9
    assert answer.figures[0].ref == "AB/2"
    assert "−0.4 / 6.2" in " ".join(one.formula for one in answer.working)


def test_of_one_that_meets_and_one_that_misses_the_worse_is_the_one_that_misses() -> None:
    answer = talk("Compare smoking prevalence and telecare packages installed", "which of them is worst?")
    assert answer.figures[0].ref == "AB/7"


def test_the_highest_of_those_is_put_first() -> None:
    assert talk(BOTH, "which of them is highest?").figures[0].ref == "AB/1"


def test_a_direction_that_no_report_prints_is_not_told() -> None:
    answer = talk("Compare telecare packages installed and smoking prevalence", "which of them got worse?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOT_REPORTED)


def test_one_of_a_list_is_picked_by_its_place() -> None:
    listed = talk("Which indicators missed their target at Q2 2020/21 in Anyborough?")
    picked = talk("Which indicators missed their target at Q2 2020/21 in Anyborough?", "the second one")
    assert picked.figures[0].ref == refs(listed)[1]


def test_a_number_picks_nothing_where_nothing_was_listed() -> None:
    assert talk("telecare packages installed at Q2 2020/21", "2").text == NOTHING_LISTED
    assert talk("telecare packages installed at Q2 2020/21", "what about the other one").text == NOTHING_LISTED


def test_the_option_that_was_not_chosen_is_the_other_one() -> None:
    asked = "permanent admissions to care homes at Q2 2020/21"
    first, other = talk(asked, "the first one"), talk(asked, "the first one", "what about the other one?")
    assert {first.figures[0].ref, other.figures[0].ref} == {"AB/4", "AB/5"}
    assert other.figures[0].period == "2020/21 Q2"


@pytest.mark.parametrize("turns", [("both",), ("1", "both"), ("all of them",)])
def test_all_options_are_shown_where_all_are_meant(turns: tuple[str, ...]) -> None:
    answer = talk("permanent admissions to care homes at Q2 2020/21", *turns)
    assert {figure.raw for figure in answer.figures} >= {"169.7", "5.1"}


def test_why_after_a_list_is_answered_for_each() -> None:
    answer = talk("Which indicators missed their target at Q2 2020/21 in Anyborough?", "why?")
    assert answer.text.count("prints no comment") == len(refs(answer))


def test_a_report_alone_narrows_to_what_it_prints() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough", "only the mid-year review")
    assert answer.figures[0].raw == "9.4% (GA)"
    nothing = talk("LD employment at Q2 2020/21 in Anyborough", "only the corporate plan")
    assert nothing.reason is Reason.NO_VALUE_FOR_PERIOD
    assert "prints nothing of" in nothing.text


@pytest.mark.parametrize("asked", ["Which service is responsible for it?", "who is responsible?", "which team is in charge of that?"])
def test_the_service_of_an_activity_is_known_from_the_conversation(asked: str) -> None:
    answer = talk("How is the strategy for young carers rated?", asked)
    assert answer.text.startswith("**Adults** [1]")


def test_rating_and_comment_of_an_activity_follow_it() -> None:
    asked = "How is the strategy for young carers rated?"
    assert "The drafting is late. A new lead has started." in talk(asked, "why?").text
    assert talk(asked, "who is responsible?", "what is its rating?").text.startswith("**Red** (R) [1]")


def test_a_list_of_one_is_explained_like_a_longer_one() -> None:
    answer = talk("Which indicators are red in the corporate plan report?", "what is being done about each?")
    assert refs(answer) == ["AB/7"]


def test_a_list_that_was_narrowed_is_there_again_when_all_are_meant() -> None:
    listed = talk("Which indicators missed their target at Q2 2020/21 in Anyborough?")
    again = talk("Which indicators missed their target at Q2 2020/21 in Anyborough?", "the first one", "all of them")
    assert set(refs(again)) == set(refs(listed))
