"""Short questions after an answer from a printed table: part of a label, the same kind of column, the same end of a label."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SAVINGS = table(
    [["Theme Committee", "2020-21 £000", "2021-22 £000", "Total £000"], ["Parks & Play", "(10)", "(15)", "(25)"],
     ["Harbour", "(20)", "(21)", "(41)"], ["Total", "(30)", "(36)", "(66)"]],
    ("Savings",),
)  # fmt: skip
RISKS = table(
    [["Risk", "Current Assessment Impact", "Current Assessment Rating", "Target Assessment Impact", "Target Assessment Rating"],
     ["HB0012 Flooding of the quay", "Major 4", "Medium High 12", "Moderate 3", "Medium Low 6"],
     ["HB0013 Theft of buoys", "Minor 2", "Low 4", "Minor 2", "Low 2"]],
    ("Risk register",),
)  # fmt: skip


class TableStore(MadeStore):
    """The made store with other tables."""

    def __init__(self, tables: Sequence[SectionTable]) -> None:
        super().__init__()
        self._tables = tuple(tables)

    def tables(self) -> tuple[SectionTable, ...]:
        return self._tables


def talk(tables: Sequence[SectionTable], *turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    conversation, store = Conversation(), TableStore(tables)
    return [answer_question(turn, conversation, store) for turn in turns][-1]  # type: ignore[arg-type]


def test_the_same_for_part_of_another_label_gives_the_same_columns() -> None:
    answer = talk([SAVINGS], "How much does Harbour have to save over 2020-22?", "same for Parks")
    assert [figure.raw for figure in answer.figures] == ["(10)", "(15)", "(25)"]


def test_the_target_of_a_rating_is_the_target_rating() -> None:
    answer = talk([RISKS], "What is the current rating of risk HB0012?", "and the target?")
    assert [figure.raw for figure in answer.figures] == ["Medium Low 6"]
