from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

RANKINGS = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=4)


def test_a_key_gets_one_share_for_each_ranking_it_stands_in() -> None:
    fused = fuse([["a", "b"], ["b", "c"]])
    assert [key for key, _ in fused] == ["b", "a", "c"]
    assert dict(fused) == {"b": pytest.approx(1 / 62 + 1 / 61), "a": pytest.approx(1 / 61), "c": pytest.approx(1 / 62)}


def test_a_key_that_stands_twice_in_a_ranking_counts_at_its_first_place() -> None:
    assert fuse([["a", "a", "b"]]) == fuse([["a", "b"]])


def test_equal_scores_are_in_order_of_the_keys() -> None:
    assert [key for key, _ in fuse([["b"], ["a"]])] == ["a", "b"]


@given(RANKINGS)
def test_every_key_comes_out_once_best_first(rankings: list[list[str]]) -> None:
    fused = fuse(rankings)
    assert sorted(key for key, _ in fused) == sorted({key for ranking in rankings for key in ranking})
    assert [score for _, score in fused] == sorted((score for _, score in fused), reverse=True)


@given(RANKINGS, st.randoms())
def test_the_order_of_the_rankings_does_not_matter(rankings: list[list[str]], random: object) -> None:
    shuffled = list(rankings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fuse(shuffled) == fuse(rankings)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_one_ranking_keeps_its_order(ranking: list[str]) -> None:
    assert [key for key, _ in fuse([ranking])] == ranking


@given(RANKINGS, st.sampled_from("abcdefgh"))
def test_one_more_ranking_with_a_key_on_top_never_lowers_it(rankings: list[list[str]], key: str) -> None:
    def place(given: list[list[str]]) -> int:
        keys = [one for one, _ in fuse(given)]
        return keys.index(key) if key in keys else len(keys)

    assert place([*rankings, [key]]) <= place(rankings)
