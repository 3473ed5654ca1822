from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.beside import cited_in_words, with_beside
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from assistant.records import answer_record
from index.store import Store, open_store
from ingest.model import Measure
from tests.screens.made import embed, made_store

REPORT = """Example Borough Council
Parks Committee
Performance report, quarter 2 2025/26

1. Summary
Two vans were repaired in July.

Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Result\tRAG\tDOT (from Q1 2025/26)\tBenchmark: Neighbours 2024/25
ZZ/1\tParcels sorted on the day\tHigher is better\t90%\t91.4%\tGreen\tImproving\t88.0%
ZZ/2\tLetters answered within a week\tHigher is better\t80%\t61.2%\tRed\tWorsening\tNo benchmark available
ZZ/3\tVans on the road\tHigher is better\tMonitor\t70.0%\t\t\t
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(made_store(tmp_path_factory.mktemp("beside"), REPORT), embed=embed)


def asked(question: str, store: Store) -> Answer:
    return answer_question(question, Conversation(), store)


def test_a_result_carries_its_target_its_direction_and_its_benchmark(store: Store) -> None:
    answer = asked("What was ZZ/1 in Q2 2025/26?", store)
    assert [(one.measure, one.raw) for one in answer.figures[0].beside] == [
        (Measure.TARGET, "90%"),
        (Measure.DIRECTION, "Improving"),
        (Measure.BENCHMARK, "88.0%"),
    ]
    assert answer.figures[0].beside[1].compared_with == "2025/26 Q1"


def test_what_stands_beside_a_figure_is_cited_by_its_cell(store: Store) -> None:
    answer = asked("Which indicators were Red in Q2 2025/26?", store)
    quotes = {one.number: one.quote for one in answer.citations}
    assert [one.number for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    (figure,) = answer.figures
    assert [quotes[one.citation] for one in figure.beside] == ["80%", "Worsening"]


def test_a_list_has_targets_and_directions_and_no_benchmarks(store: Store) -> None:
    answer = asked("Compare ZZ/1 and ZZ/2", store)
    assert [[one.raw for one in figure.beside] for figure in answer.figures[:2]] == [["90%", "Improving"], ["80%", "Worsening"]]


def test_words_in_place_of_a_benchmark_are_none_and_words_of_a_target_are_told(store: Store) -> None:
    assert [one.measure for one in asked("What was ZZ/2 in Q2 2025/26?", store).figures[0].beside] == [Measure.TARGET, Measure.DIRECTION]
    assert [one.raw for one in asked("What was ZZ/3 in Q2 2025/26?", store).figures[0].beside] == ["Monitor"]


def test_the_sources_of_the_words_are_told_from_those_beside_figures(store: Store) -> None:
    answer = asked("Which indicators were Red in Q2 2025/26?", store)
    assert [one.quote for one in cited_in_words(answer)] == ["61.2%"]


def test_adding_what_stands_beside_twice_changes_nothing(store: Store) -> None:
    answer = asked("What was ZZ/1 in Q2 2025/26?", store)
    assert with_beside(answer, store) == answer


def test_the_record_carries_what_stands_beside(store: Store) -> None:
    record = answer_record(asked("What was ZZ/1 in Q2 2025/26?", store))
    figures = record["figures"]
    assert isinstance(figures, list)
    assert isinstance(figures[0], dict)
    beside = figures[0]["beside"]
    assert isinstance(beside, list)
    assert beside[0] == {
        "measure": "target",
        "period": "2025/26 Q2",
        "raw": "90%",
        "value": "90",
        "unit": "%",
        "group": None,
        "compared_with": None,
        "citation": 2,
    }
