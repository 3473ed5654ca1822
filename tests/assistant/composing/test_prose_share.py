"""Shares of two counts that a quoted sentence sets against each other."""

from __future__ import annotations

import pytest

from assistant.citing import CitationList
from assistant.composing.prose_share import with_share
from assistant.meaning.question import understand
from assistant.model import Answer, Status
from tests.assistant.made import MID_YEAR
from tests.assistant.prose.test_passages import chunk

SATISFIED = "Baseline of ferry users: 190 satisfied compared with 50 not satisfied."
LONELY = "The survey says that 30 often felt seasick and 10 hardly felt seasick."


def told(question: str, sentence: str) -> str:
    citations = CitationList((MID_YEAR,))
    passage = chunk(sentence)
    number = citations.chunk(passage, sentence, passage.places)
    answer = Answer(question=question, status=Status.ANSWERED, text=f"{sentence} [{number}]", citations=citations.citations())
    return with_share(answer, understand(question)).text.removeprefix(answer.text).strip()


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("what percentage of ferry users were satisfied", SATISFIED, "79.2%"),  # 190 / 240
        ("what % of ferry users were not satisfied", SATISFIED, "20.8%"),  # 50 / 240
        ("what % often felt seasick", LONELY, "75.0%"),  # 30 / 40
    ],
)
def test_the_share_of_the_side_asked_about_is_worked_out(question: str, sentence: str, share: str) -> None:
    assert f"**{share}**" in told(question, sentence)


@pytest.mark.parametrize("question", ["how many were satisfied", "what percentage of trams ran"])
def test_nothing_is_worked_out_for_another_question(question: str) -> None:
    assert told(question, SATISFIED) == ""
