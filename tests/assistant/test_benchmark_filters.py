"""Lists held against the benchmark of the group that is named, the time after a benchmark, and "falls" as a thing."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from ingest.model import Measure
from tests.assistant.made import MadeStore, series, value

NOW, BEFORE = "2020/21 Q2", "2020/21 Q1"


def benchmark(ref: str, title: str, group: str, number: str, line: int) -> object:
    return value(ref, title, Measure.BENCHMARK, "2019/20", f"{number}%", number, line=line, group=group)


STORE = MadeStore(
    (
        *series("AB/21", "Carers who get a payment", 1, {NOW: "46 G", BEFORE: "45"}, {NOW: "45"}),
        benchmark("AB/21", "Carers who get a payment", "Comparators", "72", 1),  # type: ignore[arg-type]
        *series("AB/22", "Adults in settled homes", 2, {NOW: "80 G"}, {NOW: "79"}),
        benchmark("AB/22", "Adults in settled homes", "Comparators", "79", 2),  # type: ignore[arg-type]
        benchmark("AB/22", "Adults in settled homes", "England", "81", 2),  # type: ignore[arg-type]
        *series("AB/23", "Emergency admissions for falls", 3, {NOW: "468"}, {NOW: "475"}, "count"),
        *series("AB/24", "Letters answered", 4, {NOW: "90", BEFORE: "95"}, {NOW: "95"}),
    )
)


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer


def results(answer: Answer) -> list[str | None]:
    return [figure.ref for figure in answer.figures if figure.measure is Measure.RESULT]


def test_worse_than_comparators_is_a_filter_by_that_group_alone() -> None:
    for question in (
        "which are worse than comparators?",
        "which indicators are worse than their comparators?",
        "how many are worse than similar councils?",
    ):
        answer = ask(question)
        assert "**1 of 2**" in answer.text, question
        assert results(answer) == ["AB/21"], question


def test_worse_than_benchmark_is_a_list_by_any_group() -> None:
    assert results(ask("which are worse than benchmark?")) == ["AB/21", "AB/22"]


def test_a_quarter_after_a_benchmark_is_one_of_the_result_talked_about() -> None:
    answer = ask("What is the benchmark for AB/21?", "in Q1")
    assert [(figure.measure, figure.period) for figure in answer.figures if figure.measure is Measure.RESULT] == [(Measure.RESULT, BEFORE)]


def test_falls_alone_name_what_people_have() -> None:
    assert ask("falls").figures[0].ref == "AB/23"
    assert ask("how's falls doing?").figures[0].ref == "AB/23"


def test_falls_as_a_verb_name_nothing() -> None:
    assert "AB/23" not in results(ask("which falls the most?"))
