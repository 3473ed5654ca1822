"""Whether the whole or one line is over its budget, in the words of a councillor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Verdict
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

REVENUE = replace(
    table(
        [
            ["Service area", "Original budget £000", "Revised budget £000", "Q2 forecast £000", "Variation £000"],
            ["Lighthouses", "900", "950", "990", "40"],
            ["Ferries", "400", "410", "395", "-15"],
            ["Ferries and piers grants", "20", "20", "20", "0"],
            ["Total", "1,320", "1,380", "1,405", "25"],
        ],
        headings=("Revenue",),
    ),
    id="revenue",
)


class Store(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return (REVENUE,)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), Store())  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    "question", ["are we over budget?", "How's the budget looking?", "are we overspending", "how much are we overspent by"]
)
def test_the_total_tells_how_the_whole_stands_against_the_revised_budget(question: str) -> None:
    assert "**£25 thousand over budget**" in ask(question).text
    assert [str(figure.value) for figure in ask(question).figures] == ["1380", "1405", "25"]


def test_a_line_of_that_name_alone_is_meant() -> None:
    answer = ask("did ferries overspend?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "**£15 thousand under budget**" in answer.text
    assert "grants" not in answer.text


def test_a_line_that_says_more_is_not_put_in_its_place_silently() -> None:
    answer = ask("is piers over budget?")
    assert answer.text.startswith("No line is “piers” alone; these speak of it.")
    assert "Ferries and piers grants: on budget" in answer.text


def test_a_service_without_a_line_is_not_answered_with_another() -> None:
    assert not ask("did libraries overspend?").figures
