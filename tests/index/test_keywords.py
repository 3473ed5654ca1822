from __future__ import annotations

from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.keywords import KeywordIndex, build_keywords, open_keywords, tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("AB/S4 rose to 1,256 in 2016/17 (9.4%)", ["ab/s4", "ab", "s4", "rose", "1256", "2016/17", "2016", "17", "9.4"]),
        ("KPI 2.1-2.3", ["kpi", "2.1-2.3", "2.1", "2.3"]),
        ("the council’s carers", ["council", "carers"]),
        ("£190.42 average cost.", ["190.42", "average", "cost"]),
        ("What is it?", []),
        ("", []),
    ],
)
def test_words_references_and_numbers_are_tokens(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


def opened(folder: Path, *passages: str) -> KeywordIndex:
    build_keywords(folder, [f"d:{at}" for at in range(len(passages))], passages)
    index = open_keywords(folder)
    assert index is not None
    return index


def best(index: KeywordIndex, query: str, documents: set[str] | None = None) -> list[str]:
    return index.best(index.scores(query), 10, documents)


def test_the_passage_with_the_rarer_word_comes_first(tmp_path: Path) -> None:
    index = opened(tmp_path, "carers supported", "carers employed", "carers housed")
    assert best(index, "carers employed")[0] == "d:1"


def test_passages_without_a_word_of_the_query_are_left_out(tmp_path: Path) -> None:
    index = opened(tmp_path, "carers supported", "libraries visited", "parks mown")
    assert best(index, "libraries") == ["d:1"]
    assert best(index, "xylophone") == []
    assert best(index, "") == []


def test_equal_passages_are_in_order_of_their_keys(tmp_path: Path) -> None:
    index = opened(tmp_path, "parks mown", "carers supported", "carers supported", "carers supported")
    assert best(index, "carers") == ["d:1", "d:2", "d:3"]


def test_only_the_documents_asked_for_are_ranked(tmp_path: Path) -> None:
    index = opened(tmp_path, "carers supported", "libraries visited")
    assert best(index, "carers", {"other"}) == []
    assert best(index, "carers", {"d"}) == ["d:0"]


@pytest.mark.parametrize("passages", [(), ("the of and",)])
def test_passages_without_words_make_no_index(tmp_path: Path, passages: tuple[str, ...]) -> None:
    build_keywords(tmp_path, [f"d:{at}" for at in range(len(passages))], passages)
    assert open_keywords(tmp_path) is None


@given(scores=st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.5]), max_size=40), count=st.integers(1, 12), filtered=st.booleans())
def test_the_best_are_the_first_of_all_put_in_order(scores: list[float], count: int, filtered: bool) -> None:
    keys = tuple(f"d{at % 2}:{at:06d}" for at in range(len(scores)))
    index = KeywordIndex(keys=keys, position={key: at for at, key in enumerate(keys)}, ranker=None)
    ranked = sorted((at for at, score in enumerate(scores) if score > 0), key=lambda at: (-scores[at], at))
    allowed = [keys[at] for at in ranked if not filtered or keys[at].startswith("d1:")]
    assert index.best(numpy.array(scores), count, {"d1"} if filtered else None) == allowed[:count]
