from __future__ import annotations

import threading
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest

from index.build import ingest_files, remove_documents
from index.errors import StoreEmpty, UnknownDocument
from index.generation import current_generation, generations
from index.model import Counts, FileStatus, Stage, Step
from index.store import open_store
from ingest.model import Report
from tests.index.made import bytes_of, embed, ingest, read_rows, statuses, write_file

CARERS = "AB/S1 | Carers who feel supported | 41.5"
LIBRARIES = "AB/S2 | Visits to libraries | 12.0"
FOSTERING = "AB/S3 | Fostering households approved | 7.0"


def titles(store_dir: Path) -> list[str]:
    with open_store(store_dir, embed=embed) as store:
        return sorted(value.title for value in store.values())


def found(store_dir: Path, query: str) -> list[str]:
    with open_store(store_dir, embed=embed) as store:
        return [hit.chunk.title or "" for hit in store.search(query)]


def test_a_new_file_is_added_with_all_its_records(tmp_path: Path) -> None:
    path = write_file(tmp_path, "one.txt", CARERS, LIBRARIES)
    (outcome,) = ingest(tmp_path / "store", path)
    assert outcome.status is FileStatus.ADDED
    assert outcome.file == str(path)
    assert outcome.counts == Counts(values=2, activities=2, chunks=2, problems=2)
    assert outcome.error is None
    with open_store(tmp_path / "store", embed=embed) as store:
        report = read_rows(path, "one.txt")
        assert store.documents() == (report.document,)
        assert (store.values(), store.activities(), store.chunks()) == (report.values, report.activities, report.chunks)
        assert (store.tables(), store.problems()) == (report.tables, report.problems)
        assert store.original(report.document.document_id) == path.read_bytes()


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = write_file(tmp_path, "one.txt", CARERS)
    ingest(tmp_path / "store", path)
    before = bytes_of(tmp_path / "store")
    (outcome,) = ingest(tmp_path / "store", path)
    assert outcome.status is FileStatus.UNCHANGED
    assert outcome.counts == Counts(values=1, activities=1, chunks=1, problems=1)
    assert bytes_of(tmp_path / "store") == before


def test_a_changed_file_replaces_what_its_path_held(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    outcomes = ingest(tmp_path / "store", write_file(tmp_path, "one.txt", LIBRARIES))
    assert statuses(outcomes) == ["replaced"]
    assert titles(tmp_path / "store") == ["Visits to libraries"]


def test_another_file_of_the_same_name_is_another_document(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path / "a", "one.txt", CARERS))
    outcomes = ingest(tmp_path / "store", write_file(tmp_path / "b", "one.txt", LIBRARIES))
    assert statuses(outcomes) == ["added"]
    assert titles(tmp_path / "store") == ["Carers who feel supported", "Visits to libraries"]


def test_another_file_of_the_same_name_replaces_the_old_one_when_asked(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path / "a", "one.txt", CARERS))
    outcomes = ingest(tmp_path / "store", write_file(tmp_path / "b", "one.txt", LIBRARIES), replace=True)
    assert statuses(outcomes) == ["replaced"]
    assert titles(tmp_path / "store") == ["Visits to libraries"]


def test_files_of_one_name_in_one_command_do_not_replace_each_other(tmp_path: Path) -> None:
    paths = write_file(tmp_path / "a", "one.txt", CARERS), write_file(tmp_path / "b", "one.txt", LIBRARIES)
    assert statuses(ingest(tmp_path / "store", *paths, replace=True)) == ["added", "added"]
    assert len(titles(tmp_path / "store")) == 2


def test_two_files_of_the_same_content_are_one_document(tmp_path: Path) -> None:
    outcomes = ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", CARERS))
    assert statuses(outcomes) == ["added", "unchanged"]
    assert outcomes[0].document_id == outcomes[1].document_id
    assert titles(tmp_path / "store") == ["Carers who feel supported"]


def test_content_that_another_path_still_holds_stays_when_one_path_changes(tmp_path: Path) -> None:
    one, two = write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", CARERS)
    ingest(tmp_path / "store", one, two)
    assert statuses(ingest(tmp_path / "store", write_file(tmp_path, "one.txt", LIBRARIES))) == ["added"]
    assert titles(tmp_path / "store") == ["Carers who feel supported", "Visits to libraries"]


@pytest.mark.parametrize("order", [("one.txt", "two.txt"), ("two.txt", "one.txt")])
def test_content_that_moves_to_another_path_in_one_command_stays(tmp_path: Path, order: tuple[str, str]) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    write_file(tmp_path, "one.txt", LIBRARIES)
    write_file(tmp_path, "two.txt", CARERS)
    ingest(tmp_path / "store", *(tmp_path / name for name in order))
    assert titles(tmp_path / "store") == ["Carers who feel supported", "Visits to libraries"]


def test_a_file_that_fails_leaves_its_earlier_version_and_the_others_go_on(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    missing = tmp_path / "missing.pdf"
    outcomes = ingest(
        tmp_path / "store", write_file(tmp_path, "one.txt", "BROKEN"), missing, write_file(tmp_path, "two.txt", LIBRARIES), replace=True
    )
    assert statuses(outcomes) == ["failed", "failed", "added"]
    assert outcomes[0].error == "one.txt: cannot be read; print it to a new PDF"
    assert outcomes[1].error == f"{missing}: there is no such file; check the path"
    assert outcomes[1].document_id is None
    assert titles(tmp_path / "store") == ["Carers who feel supported", "Visits to libraries"]


def test_nothing_of_a_failed_file_is_kept(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", "BROKEN", "secret words"))
    assert b"secret words" not in bytes_of(tmp_path / "store")


def test_a_command_whose_files_all_fail_makes_no_generation(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", "BROKEN"))
    assert current_generation(tmp_path / "store") is None


def test_one_command_makes_one_generation(tmp_path: Path) -> None:
    paths = [write_file(tmp_path, f"{at}.txt", f"AB/S{at} | Title {at} | {at}") for at in range(5)]
    ingest(tmp_path / "store", *paths)
    now = current_generation(tmp_path / "store")
    assert now is not None
    assert now.number == 1


def test_a_removed_document_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    rows = [CARERS, "AB/S9 | Zebra crossings repainted | 3.0"]
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", *rows), write_file(tmp_path, "two.txt", LIBRARIES))
    assert b"Zebra" in bytes_of(tmp_path / "store")
    removed = remove_documents(tmp_path / "store", ["one.txt"], embed=embed)
    assert len(removed) == 1
    left = bytes_of(tmp_path / "store")
    for trace in (b"Zebra", b"zebra", b"one.txt", b"Carers", removed[0].encode()):
        assert trace not in left, trace
    assert found(tmp_path / "store", "zebra crossings") == ["Visits to libraries"]
    assert removed[0] not in {path.name for path in (tmp_path / "store" / "originals").iterdir()}


def test_a_replaced_document_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", LIBRARIES))
    assert b"Carers" not in bytes_of(tmp_path / "store")


def test_a_document_is_removed_by_its_id(tmp_path: Path) -> None:
    one, two = ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", LIBRARIES))
    assert remove_documents(tmp_path / "store", [str(one.document_id)], embed=embed) == (one.document_id,)
    with open_store(tmp_path / "store") as store:
        assert [document.document_id for document in store.documents()] == [two.document_id]


def test_the_last_document_can_be_removed_and_then_nothing_is_found(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))
    remove_documents(tmp_path / "store", ["one.txt"], embed=embed)
    assert titles(tmp_path / "store") == []
    assert found(tmp_path / "store", "carers") == []
    assert statuses(ingest(tmp_path / "store", tmp_path / "one.txt")) == ["added"]


def test_removing_an_unknown_document_names_the_known_ones_and_changes_nothing(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", LIBRARIES))
    with pytest.raises(UnknownDocument, match=r"no document 'three\.txt' in the store; it holds one\.txt, two\.txt"):
        remove_documents(tmp_path / "store", ["one.txt", "three.txt"], embed=embed)
    assert len(titles(tmp_path / "store")) == 2


def test_removing_from_a_store_without_reports_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreEmpty):
        remove_documents(tmp_path / "store", ["one.txt"])
    assert not (tmp_path / "store").exists()


def test_embeddings_of_unchanged_passages_words_and_titles_are_not_computed_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def counting(texts: Sequence[str]) -> numpy.ndarray:
        asked.extend(texts)
        return embed(texts)

    def take(path: Path) -> None:
        ingest_files(tmp_path / "store", [path], read=read_rows, embed=counting)

    take(write_file(tmp_path, "one.txt", CARERS, LIBRARIES))
    assert sum("\n" in text for text in asked) == 2  # passages; the others are single words and titles
    before = set(asked)
    asked.clear()
    take(write_file(tmp_path, "one.txt", CARERS, LIBRARIES, FOSTERING))
    assert not before & set(asked)
    assert [text for text in asked if "\n" in text] == ["AB/S3 Fostering households approved\nFostering households approved: 7.0%"]
    assert found(tmp_path / "store", "carers feel supported")[0] == "Carers who feel supported"


def test_the_order_of_ingestion_does_not_show(tmp_path: Path) -> None:
    paths = [write_file(tmp_path, f"{at}.txt", f"AB/S{at} | Visits to place {at} | {at}") for at in range(4)]
    ingest(tmp_path / "together", *paths)
    for path in reversed(paths):
        ingest(tmp_path / "apart", path)
    with open_store(tmp_path / "together", embed=embed) as one, open_store(tmp_path / "apart", embed=embed) as other:
        assert one.values() == other.values()
        assert one.search("visits to a place", k=4) == other.search("visits to a place", k=4)


def test_progress_tells_each_file_read_and_the_stages_in_order(tmp_path: Path) -> None:
    steps: list[Step] = []
    path = write_file(tmp_path, "one.txt", CARERS)
    ingest_files(tmp_path / "store", [path], read=read_rows, embed=embed, progress=steps.append)
    assert steps[0] == Step(stage=Stage.READ, done=1, total=1, name="one.txt")
    assert list(dict.fromkeys(step.stage for step in steps)) == [Stage.READ, Stage.EMBED, Stage.WRITE]
    assert steps[-1].done == steps[-1].total


def test_an_error_in_the_middle_leaves_the_generation_before(tmp_path: Path) -> None:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS))

    def failing(texts: Sequence[str]) -> numpy.ndarray:
        raise MemoryError

    with pytest.raises(MemoryError):
        ingest_files(tmp_path / "store", [write_file(tmp_path, "two.txt", LIBRARIES)], read=read_rows, embed=failing)
    assert titles(tmp_path / "store") == ["Carers who feel supported"]
    assert len(generations(tmp_path / "store")) == 1
    assert len(list((tmp_path / "store" / "originals").iterdir())) == 1


def test_two_files_are_read_at_a_time_and_told_of_in_the_order_given(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=10)  # is passed only when two readers wait at it together
    second_done = threading.Event()
    told: list[str] = []

    def read(path: Path, name: str) -> Report:
        both.wait()
        if name == "one.txt":
            assert second_done.wait(timeout=10)
        report = read_rows(path, name)
        second_done.set()
        return report

    paths = [write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", LIBRARIES)]
    outcomes = ingest_files(tmp_path / "store", paths, progress=lambda step: told.append(step.name), read=read, embed=embed)
    assert [one.file for one in outcomes] == [str(path) for path in paths]
    assert [name for name in told if name] == ["one.txt", "two.txt"]


def test_files_that_wait_to_be_read_are_not_in_memory(tmp_path: Path) -> None:
    size, number = 1 << 20, 24
    paths = [write_file(tmp_path, f"{i}.txt", f"AB/S{i} | Visits to library {i} | {i}.0", "x" * size) for i in range(number)]
    tracemalloc.start()
    try:
        ingest_files(tmp_path / "store", paths, read=lambda path, name: Report(document=read_rows(path, name).document), embed=embed)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < size * number  # two files at a time, each a few times over in `read_rows`
