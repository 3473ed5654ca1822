"""Mechanisms that somebody who had seen nothing of the program found wanting, held in small."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Measure, Polarity
from tests.assistant.made import VALUES, MadeStore, series, value

MONTHS = series("AB/11", "Potholes mended in time", 41, {"2020-06": "96 G", "2020-09": "87 A"}, {"2020-06": "90", "2020-09": "90"})
FLOORS = [
    value("AB/11", "Potholes mended in time", Measure.FLOOR, "2020-09", "88%", "88", line=41),
    *series("AB/12", "Children placed far away", 42, {"2020-09": "19.6"}, {"2020-09": "18"}, polarity=Polarity.LOWER),
    value("AB/12", "Children placed far away", Measure.FLOOR, "2020-09", "20%", "20", line=42, polarity=Polarity.LOWER),
]
STORE = MadeStore((*VALUES, *MONTHS, *FLOORS))


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer


def test_a_reference_is_not_taken_for_the_indicator_talked_about() -> None:
    answer = ask("Did AB/1 meet its target?", "Did AB/3 meet its target?")
    assert (answer.verdict, answer.figures[0].ref) == (Verdict.SUPPORTED, "AB/3")


def test_a_bare_quarter_is_found_by_the_month_that_ends_it() -> None:
    assert [str(figure.value) for figure in ask("What was the Q1 result of AB/11?").figures[:1]] == ["96"]
    assert [str(figure.value) for figure in ask("What was the Q2 result of AB/11?").figures[:1]] == ["87"]


def test_a_missed_floor_is_no_missed_target() -> None:
    answer = ask("Which indicators missed their floor standard?")
    assert "**1 of 2**" in answer.text
    assert [figure.ref for figure in answer.figures] == ["AB/11"]
