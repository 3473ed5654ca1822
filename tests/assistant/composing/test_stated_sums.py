"""Percentages of two numbers that a question states and a passage of a report prints."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import Chunk, ChunkKind
from tests.assistant.made import MadeStore, place

PASSAGES = (
    "The council is above the average for 13 out of 18 measures, and 78% of services do well.",
    "Demand is high, with 765 placements into lodgings compared to 690 a year before.",
    "Visits to the baths rose to 1,164,316 (+1.68%) against the baseline of 1 million.",
)


class PassageStore(MadeStore):
    def chunks(self) -> tuple[Chunk, ...]:
        return tuple(
            Chunk(id=f"c{line}", kind=ChunkKind.PROSE, text=text, places=(place(line=line),)) for line, text in enumerate(PASSAGES, 40)
        )


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), PassageStore())  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "formula", "verdict"),
    [
        ("The comment speaks of 13 out of 18 measures. Does that go with the 78% printed?", "13 / 18 × 100 = 72.2", Verdict.CONTRADICTED),
        ("13 out of 18 measures above average, is that 72%?", "13 / 18 × 100 = 72.2", Verdict.SUPPORTED),
        ("lodgings 765 vs 690 last year - what % rise is that", "(765 − 690) / 690 × 100 = 10.9", None),
        ("baths: 1,164,316 is +1.68% on a baseline of 1 million?? check", "× 100 = 16.4", Verdict.CONTRADICTED),
    ],
)
def test_the_percentage_is_worked_out_from_the_numbers_that_a_passage_prints(question: str, formula: str, verdict: Verdict | None) -> None:
    answer = ask(question)
    assert formula in answer.text
    assert answer.verdict is verdict
    assert len(answer.citations) == 1


def test_numbers_that_no_passage_prints_give_no_percentage() -> None:
    assert "38.9" not in ask("7 out of 18 measures above average, is that 39%?").text  # 7 / 18
