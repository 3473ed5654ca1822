"""The bench of tools: the made store is of the size it says, the same each time, and no tool is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Status
from eval import bench_tools
from eval.bench_tools import FIGURES, TOOLS, Sample, Took, late
from eval.many_values import FEW, MANY, count_vectors, make_store, read_made
from index.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("many") / "store"
    make_store(folder, FEW)
    return open_store(folder, embed=count_vectors)


def test_the_sizes_are_those_of_the_contract() -> None:
    assert (FEW.values, MANY.values) == (1_000, 100_000)
    assert MANY.councils * MANY.indicators == 2_500


def test_the_store_holds_as_many_values_and_indicators_as_it_says(store: Store) -> None:
    assert len(store.values()) == FEW.values
    assert len(set(store.indicators().values())) == FEW.councils * FEW.indicators
    assert len({value.id for value in store.values()}) == FEW.values


def test_the_same_report_is_made_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("council 3 report 1 indicators 7\n", encoding="utf-8")
    assert read_made(path, "a.txt") == read_made(path, "a.txt")


def test_every_tool_is_measured() -> None:
    assert bench_tools.unlisted() == [], "give each module of assistant/tools calls in eval/bench_tools.py: TOOLS"


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_has_calls_that_work(name: str, store: Store) -> None:
    calls = list(TOOLS[name](Sample(store=store, size=FEW)))
    assert calls
    for call in calls[:3]:
        call()


def test_the_questions_about_a_figure_are_answered(store: Store) -> None:
    asked = [question for kind, question in Sample(store=store, size=FEW).questions() if kind == "figure"]
    assert len(asked) == 15
    assert {answer_question(question, Conversation(), store).status for question in asked} == {Status.ANSWERED}


@pytest.mark.parametrize(
    ("what", "most", "missed"),
    [("look_up", 49.9, []), ("look_up", 50.1, ["look_up: 50.1 ms, not 50"]), (FIGURES, 60.1, [f"{FIGURES}: 60.1 ms, not 60"])],
)
def test_what_takes_too_long_is_missed(what: str, most: float, missed: list[str]) -> None:
    assert late(Took(what=what, median=1.0, most=most, few=1.0)) == missed
