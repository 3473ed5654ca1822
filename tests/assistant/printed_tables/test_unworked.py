"""Asks that the cells of an invented council's tables do not answer: refused, where the cells of the line were shown for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SCHEMES = replace(
    table(
        [
            ["Scheme", "Budget £000", "Spent to date £000", "Forecast £000"],
            ["Gullhaven pier", "600", "203", "492"],
            ["Reedmouth slipway", "250", "90", "255"],
            ["Total", "850", "293", "747"],
        ],
        headings=("Capital",),
    ),
    id="schemes",
)
RISKS = replace(
    table(
        [
            ["Ref", "Risk", "Impact", "Likelihood", "Score", "Target score"],
            ["HR01", "A ferry operator fails", "5", "3", "15", "10"],
            ["HR02", "Storms close the pier", "4", "2", "8", "4"],
        ],
        headings=("Risks",),
    ),
    id="risks",
)


class PierStore(MadeStore):
    """A store of the tables above."""

    def tables(self) -> tuple[SectionTable, ...]:
        return SCHEMES, RISKS


def ask(question: str) -> Answer:
    return answer_question(question, Conversation(), PierStore(()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    ["what's left to spend on Gullhaven pier", "how many high risks", "which risk has the biggest gap to target score"],
)
def test_an_ask_that_the_cells_do_not_answer_is_refused(question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "said"), [("how much was spent to date on Gullhaven pier", "£203"), ("how many risks score 10 or more", "**1**")]
)
def test_the_same_cells_are_shown_where_they_are_asked_for(question: str, said: str) -> None:
    assert said in ask(question).text
