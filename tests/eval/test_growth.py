"""Growth is told by ratios, and what is slow or unanswered is missed."""

from __future__ import annotations

from pathlib import Path

from eval.growth import Grown, figure_questions, late, measured, narrative_questions, ratios
from eval.many_values import Size

SMALL = Size(councils=2, indicators=2, passages=5)


def grown(kind: str, chunks: int, most: float, answered: int = 1) -> Grown:
    return Grown(kind=kind, values=chunks, chunks=chunks, asked=1, answered=answered, median=most, most=most)


def test_the_largest_store_is_held_against_that_of_a_thousand() -> None:
    found = [grown("figure", 100, 1), grown("figure", 991, 4), grown("figure", 99_800, 10), grown("narrative", 991, 5)]
    assert ratios(found) == {"figure": 2.5}
    assert late(found) == ["figure: 2.50 times, not 2"]


def test_questions_that_nothing_answers_are_missed() -> None:
    assert late([grown("narrative", 100, 1, answered=0)]) == ["narrative over 100 chunks: none answered"]


def test_questions_are_different_and_spread_over_councils() -> None:
    size = Size(councils=10, indicators=250, passages=2188)
    for questions in (figure_questions(size), narrative_questions(size)):
        assert len(set(questions)) == len(questions) == 60


def test_a_made_store_answers_both_kinds(tmp_path: Path) -> None:
    cost, found = measured(tmp_path / "store", SMALL)
    assert (cost.values, cost.chunks) == (2 * 4 * 2 * 10, sum(one.chunks for one in found) // 2)
    assert [one.kind for one in found if one.answered] == ["figure", "narrative"]
