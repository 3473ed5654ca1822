"""Bodies whose figures a report prints beside its own, named in a question."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.compared_with import bodies_in
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import Measure
from tests.assistant.made import MadeStore, value

STORE = MadeStore(
    (
        value(title="Planning applications decided in time", raw="83.1%", number="83.1"),
        value(
            title="Planning applications decided in time", raw="Westham 70%", number="70", measure=Measure.BENCHMARK, group="Westham"
        ),
        value(ref="AB/2", title="Smoking prevalence", raw="14.6%", number="14.6", line=2),
    )
)  # fmt: skip


def ask(question: str) -> Answer:
    return answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question", ["Westham's planning applications in time", "westhams planning applications decided in time, q2 2020/21"]
)
def test_the_figure_of_a_body_printed_beside_ours_is_its_benchmark(question: str) -> None:
    first = ask(question).figures[0]
    assert (first.measure, str(first.value)) == (Measure.BENCHMARK, "70")


def test_a_body_without_a_figure_beside_the_indicator_is_not_answered_by_ours() -> None:
    assert ask("Westham's smoking prevalence").status is not Status.ANSWERED
    assert ask("smoking prevalence in Northham").status is not Status.ANSWERED


def test_an_average_is_no_body() -> None:
    averages = MadeStore(
        (value(measure=Measure.BENCHMARK, group="London average"), value(measure=Measure.BENCHMARK, group="Comparators", line=2))
    )
    assert bodies_in("the London average of comparators", catalogue_of(averages)) == ()  # type: ignore[arg-type]
