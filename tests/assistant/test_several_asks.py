"""Messages of several asks: each is answered, and said to have no answer where it has none."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.asks import asks_of, with_times
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.model import Answer, Status, Verdict
from assistant.steps import Tool
from tests.assistant.made import MadeStore

STORE = MadeStore()


def talk(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    conversation = Conversation()
    answer = [answer_question(turn, conversation, STORE) for turn in turns][-1]  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("what was crime in Q2 and did it hit its target?", 2),
        ("What was crime in Q2? Was it worse than in Q1?", 2),
        ("compare crime and litter since 2015 and say which missed target", 2),
        ("which are red, what is being done about each, and who is responsible?", 3),
        ("What is the target for crime, by how much was it missed, and how did it change?", 3),
        ("what is the share of people who are in work and have a home?", 1),
        ("was crime 5% in Q2 and was rated Green?", 1),
        ("did crime fall between Q1 and Q2, and by how much?", 1),
        ("do we know what was spent?", 1),
        ("the report says “crime fell, and how”: is that right?", 1),
        ("who proposed and who seconded the motion?", 1),
    ],
)
def test_a_message_is_parted_at_what_begins_another_ask(message: str, asks: int) -> None:
    assert len(asks_of(message)) == asks


def test_an_ask_with_its_own_subject_takes_the_time_that_the_message_names() -> None:
    asks = with_times(asks_of("What was the crime rate in Q2 2020/21 and what was the fly-tipping rate?"))
    assert asks == ("What was the crime rate in Q2 2020/21", "what was the fly-tipping rate in Q2 2020/21")


def test_an_ask_that_refers_to_the_one_before_keeps_its_words() -> None:
    asks = asks_of("What was the crime rate in Q2 2020/21 and was it green?")
    assert with_times(asks) == asks


def test_a_figure_and_its_target_are_both_answered() -> None:
    answer = talk("What was LD employment in Anyborough at Q2 2020/21 and did it hit its target?")
    assert (answer.status, answer.verdict) == (Status.ANSWERED, Verdict.CONTRADICTED)
    assert ("9.4%" in answer.text, "9.4 − 9.9 = −0.5" in answer.text) == (True, True)


def test_two_indicators_in_two_asks_are_both_looked_up() -> None:
    answer = talk("What was smoking prevalence in Q1 2020/21 and how many telecare packages were installed in Q2 2020/21?")
    assert {figure.raw for figure in answer.figures[:2]} == {"14.6% (R)", "539"}


def test_a_part_without_an_answer_says_so_and_the_others_are_answered() -> None:
    answer = talk("What was smoking prevalence in Q1 2020/21, and what is the capital of France?")
    assert answer.status is Status.ANSWERED
    assert "“what is the capital of France”: " in answer.text
    assert answer.figures[0].raw == "14.6% (R)"


def test_a_message_whose_first_part_has_no_answer_is_not_half_answered_by_what_hangs_on_it() -> None:
    assert talk("How many library visits were there in Q2 2020/21, and which of them missed?").status is not Status.ANSWERED


def test_comparing_and_saying_which_missed_are_two_steps() -> None:
    answer = talk("Compare LD and mental health employment in Anyborough at Q2 2020/21 and say which missed target")
    assert "**Both** of them are below target" in answer.text
    assert [step.tool for step in answer.steps] == [Tool.SIDE_BY_SIDE, Tool.RANK]
    assert [step.ask for step in answer.steps][1] == "say which missed target"


def test_of_two_the_one_asked_for_is_told() -> None:
    answer = talk("Of learning disability and mental health employment in Anyborough at Q2 2020/21, which is further from its target?")
    assert "Of these **Adults with mental health needs in paid work (AB/2)** is furthest short of target." in answer.text


def test_sources_of_the_parts_are_numbered_as_one_list() -> None:
    answer = talk("What was LD employment in Anyborough at Q2 2020/21 and did it hit its target?")
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert len({(citation.id, citation.quote) for citation in answer.citations}) == len(answer.citations)


def test_what_follows_goes_on_from_the_last_part() -> None:
    answer = talk("What was LD employment in Anyborough at Q2 2020/21 and did it hit its target?", "and the quarter before?")
    assert answer.figures[0].period == "2020/21 Q1"


def test_the_explanation_tells_the_steps_of_each_part() -> None:
    answer = talk("What was smoking prevalence in Q1 2020/21, and what is the capital of France?", "how did you get this?")
    assert "For “What was smoking prevalence in Q1 2020/21”: I looked up" in answer.text


def test_better_than_another_period_is_seen_from_the_period_talked_about() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "is that better or worse than Q2 2019/20?")
    assert "9.4 − 8.9 = 0.5" in answer.text


def test_a_length_of_time_in_a_name_is_no_figure_that_is_stated() -> None:
    assert understand("did assessments within 28 days improve between Q1 2020/21 and Q2 2020/21?").stated == ()


def test_what_hangs_on_an_answer_is_not_sought_by_the_words_it_lacks() -> None:
    answer = talk("How is the strategy for young carers rated and what about it?")
    assert all(step.tool is not Tool.PASSAGES for step in answer.steps)
