"""What search finds in a part of a store is what it finds in a store that holds only that part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import ingest_files
from index.model import Hit
from index.store import Store, open_store
from ingest.model import Chunk, Report
from tests.index.made import embed, ingest, read_rows, write_file

# "libraries" is rare in the first report and in every row of the second, so that its weight depends on which of them there are.
ONE = ("AB/S1 | Carers who feel supported | 41.5", "AB/S2 | Visits to libraries | 12.0", "AB/S3 | Carers in paid work | 7.0")
TWO = tuple(f"CD/S{number} | Libraries and carers of ward {number} | {number}.0" for number in range(1, 9))


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Store]:
    ingest(tmp_path / "both", write_file(tmp_path, "one.txt", *ONE), write_file(tmp_path, "two.txt", *TWO))
    with open_store(tmp_path / "both", embed=embed) as store:
        yield store


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Store]:
    ingest(tmp_path / "alone", write_file(tmp_path, "one.txt", *ONE))
    with open_store(tmp_path / "alone", embed=embed) as store:
        yield store


def scores(hits: tuple[Hit, ...]) -> list[tuple[str, float, float, float]]:
    return [(hit.chunk.id, hit.score, hit.vector_score, hit.keyword_score) for hit in hits]


def only(store: Store, name: str) -> Store:
    return store.only([one.document_id for one in store.documents() if one.document == name])


@pytest.mark.parametrize("query", ["carers libraries", "visits", "supported carers in paid work", "CD/S1", "xylophone"])
def test_a_part_ranks_as_a_store_that_holds_nothing_else(both: Store, alone: Store, query: str) -> None:
    assert scores(only(both, "one.txt").search(query)) == scores(alone.search(query))


def test_words_of_other_reports_weigh_in_the_whole_store(both: Store, alone: Store) -> None:
    """Without this, the test above could not fail."""
    one = [document.document_id for document in both.documents() if document.document == "one.txt"]
    assert scores(both.search("carers libraries", documents=one)) != scores(alone.search("carers libraries"))


def test_a_part_of_a_part_ranks_so_too(both: Store, alone: Store) -> None:
    ids = [one.document_id for one in both.documents()]
    assert scores(only(both.only(ids), "one.txt").search("carers libraries")) == scores(alone.search("carers libraries"))


def test_the_retriever_of_a_part_gives_the_same_passages(both: Store, alone: Store) -> None:
    passages = only(both, "one.txt").retriever(k=2).invoke("carers libraries")
    assert [passage.id for passage in passages] == [hit.chunk.id for hit in alone.search("carers libraries", k=2)]


def test_a_part_that_is_the_whole_needs_no_index_of_its_own(both: Store) -> None:
    view = both.only([one.document_id for one in both.documents()])
    assert scores(view.search("carers")) == scores(both.search("carers"))
    assert view._search() is both._search()


def test_a_part_without_passages_finds_nothing(both: Store) -> None:
    assert both.only([]).search("carers") == ()
    assert both.only([]).retriever().invoke("carers") == []


def read_sections(path: Path, name: str) -> Report:
    """`read_rows` with the rows under headings: those of AB/S1 and AB/S2 under "Libraries", the others under "Carers"."""
    report = read_rows(path, name)

    def under(chunk: Chunk) -> Chunk:
        return replace(chunk, headings=("Report", "Libraries" if chunk.ref in ("AB/S1", "AB/S2") else "Carers"))

    return replace(report, chunks=tuple(map(under, report.chunks)))


def test_a_section_is_searched_as_if_nothing_else_were_printed(tmp_path: Path) -> None:
    (outcome,) = ingest_files(tmp_path / "store", [write_file(tmp_path, "one.txt", *ONE)], read=read_sections, embed=embed)
    assert outcome.error is None
    with open_store(tmp_path / "store", embed=embed) as store:
        document = hashlib.sha256((tmp_path / "one.txt").read_bytes()).hexdigest()[:16]
        view = store.only([document], ["Libraries"])
        for query in ("carers", "carers in paid work", "libraries"):
            assert {hit.chunk.ref for hit in view.search(query)} == {"AB/S1", "AB/S2"}
            assert {passage.metadata["headings"] for passage in view.retriever().invoke(query)} == {("Report", "Libraries")}
        assert store.only([document], ["Parks"]).search("carers") == ()
