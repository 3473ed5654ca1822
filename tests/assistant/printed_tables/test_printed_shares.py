"""A column that prints shares beside counts, ranked by the share where a share is asked for."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SHARES = replace(
    table(
        [
            ["Theme", "Rated", "Green", "Red"],
            ["Harbour", "8", "63% (5)", "37% (3)"],
            ["Meadows", "4", "75% (3)", "25% (1)"],
            ["Total", "12", "67% (8)", "33% (4)"],
        ],
        headings=("Summary of ratings",),
    ),
    id="shares",
)


class SharesStore(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return (SHARES,)


def test_the_largest_share_is_not_the_largest_count() -> None:
    question = "In the summary table, which theme has the largest share of Green, and how large is it?"
    answer = answer_question(question, Conversation(), SharesStore())  # type: ignore[arg-type]
    assert "Meadows, **75% (3)**" in answer.text
