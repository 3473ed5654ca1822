"""Rows of a register ranked by what lies between the score as it is and as it is meant to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

RISKS = replace(
    table(
        [
            ["Risk", "Current Assessment Rating", "Target Assessment Rating"],
            ["XR01 The dam overtops", "High 20", "High 15"],
            ["XR02 The ferry stops", "High 16", "Low 4"],
            ["XR03 The archive burns", "Medium 12", "Low 6"],
        ],
        headings=("Risk register",),
    ),
    id="risks",
)


class RisksStore(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return (RISKS,)


@pytest.mark.parametrize(
    "question",
    [
        "Which risk in the register is meant to fall furthest between its current and its target rating?",
        "Which risk in the register is supposed to drop the most from its current to its target rating?",
    ],
)
def test_the_risk_that_falls_furthest_is_not_the_one_with_the_highest_target(question: str) -> None:
    answer = answer_question(question, Conversation(), RisksStore())  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    assert answer.text.startswith("XR02 The ferry stops: **12**, from High 16")
    assert [work.formula for work in answer.working] == ["16 − 4 = 12, largest of 3 rows"]
