"""Conditions on activities: rating, section and printed state are applied, everything else is refused in words."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.composing.activity_conditions import asks_for_activities
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import Activity, Rating, RatingSource
from tests.assistant.made import MID_YEAR, MadeStore, place


def _activity(number: int, title: str, section: str, raw: str, rating: Rating | None) -> Activity:
    return Activity(
        id=f"v{number}", places=(place(MID_YEAR, 80 + number),), section=section, title=title, rating=rating, rating_raw=raw,
        rating_source=RatingSource.TEXT, commentary="", service=None,
    )  # fmt: skip


class Register(MadeStore):
    def activities(self) -> tuple[Activity, ...]:
        return (
            _activity(1, "Mend the harbour wall", "Harbour", "Red", Rating.RED),
            _activity(2, "Paint the boathouse", "Harbour", "Green", Rating.GREEN),
            _activity(3, "Plant the orchard", "Meadows", "Red", Rating.RED),
            _activity(4, "Open the museum shed", "Meadows", "Complete", None),
        )


def ask(question: str) -> Answer:
    return answer_question(question, Conversation(), Register(()))  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["activities rated Red in Harbour", "Which harbour activities are rated red?"])
def test_rating_and_section_are_applied(question: str) -> None:
    answer = ask(question)
    assert "**1 of 2**" in answer.text
    assert "harbour wall" in answer.text
    assert "orchard" not in answer.text


def test_a_state_that_the_register_rates_by_is_applied() -> None:
    answer = ask("Which activities are not complete?")
    assert "**3 of 4**" in answer.text
    assert "museum" not in answer.text


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("actions due by March that are not complete", "“due by march”"),
        ("Which activities are overdue?", "“overdue”"),
        ("Which activities owned by the dock office are red?", "“owned by the dock office”"),
        ("activities in libraries rated red", "“libraries”"),
    ],
)
def test_a_condition_that_no_activity_prints_is_refused_in_words(question: str, condition: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_FOUND
    assert condition in answer.text


@pytest.mark.parametrize(
    "question", ["What actions did the council take on flooding?", "Who leads the projects?", "activities for young people", "red tape"]
)
def test_questions_about_what_is_done_are_no_lists_of_rated_activities(question: str) -> None:
    assert not asks_for_activities(question)
