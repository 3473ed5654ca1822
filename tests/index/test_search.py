from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import DamagedStore
from index.generation import generations
from index.store import Store, open_store
from tests.index.made import as_written_before_checksums, embed, ingest, write_file

ROWS = (
    "AB/S1 | Carers who feel supported | 41.5",
    "AB/S2 | Visits to libraries | 12.0",
    "AB/S3 | Fostering households approved | 7.0",
    "AB/S4 | Carers who use libraries | 9.0",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", *ROWS[:2]), write_file(tmp_path, "two.txt", *ROWS[2:]))
    with open_store(tmp_path / "store", embed=embed) as store:
        yield store


def titles(store: Store, query: str, **options: object) -> list[str | None]:
    return [hit.chunk.title for hit in store.search(query, **options)]  # type: ignore[arg-type]


def test_the_passage_that_shares_the_words_comes_first(store: Store) -> None:
    assert titles(store, "How many fostering households were approved?", k=1) == ["Fostering households approved"]


def test_a_reference_finds_its_row(store: Store) -> None:
    assert titles(store, "AB/S2")[0] == "Visits to libraries"


def test_every_hit_has_the_scores_it_was_ranked_by(store: Store) -> None:
    hits = store.search("carers libraries", k=4)
    assert hits[0].chunk.title == "Carers who use libraries"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].keyword_score > 0
    assert hits[0].score == pytest.approx(1 / 61 + 1 / 61)
    assert all(-1 <= hit.vector_score <= 1 for hit in hits)
    assert {hit.chunk.title for hit in hits if hit.keyword_score == 0} == {"Fostering households approved"}


def test_search_keeps_to_the_documents_asked_for(store: Store) -> None:
    two = store.documents()[1].document_id
    assert set(titles(store, "carers libraries", documents=[two])) == {"Fostering households approved", "Carers who use libraries"}
    assert titles(store, "carers", documents=[]) == []


@pytest.mark.parametrize("query", ["", "  \n"])
def test_a_blank_query_finds_nothing(store: Store, query: str) -> None:
    assert store.search(query) == ()


def test_no_more_hits_than_asked_for(store: Store) -> None:
    assert len(store.search("carers", k=2)) == 2
    assert store.search("carers", k=0) == ()


def test_a_query_without_known_words_still_ranks_by_meaning(store: Store) -> None:
    assert {hit.keyword_score for hit in store.search("xylophone")} == {0.0}


def test_the_retriever_gives_the_same_passages_to_langchain(store: Store) -> None:
    hits = store.search("carers libraries", k=3)
    passages = store.retriever(k=3).invoke("carers libraries")
    assert [passage.id for passage in passages] == [hit.chunk.id for hit in hits]
    assert passages[0].page_content == hits[0].chunk.text
    assert passages[0].metadata["document"] == "two.txt"
    assert passages[0].metadata["lines"] == (2, 2)


def test_an_index_that_cannot_be_opened_is_damage(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", *ROWS))
    as_written_before_checksums(tmp_path / "store")
    (tmp_path / "store" / "generations" / "000001" / "keywords" / "vocab.index.json").write_text("{")
    assert len(generations(tmp_path / "store")) == 1
    with open_store(tmp_path / "store", embed=embed) as store, pytest.raises(DamagedStore, match="search index cannot be opened"):
        store.search("carers")
