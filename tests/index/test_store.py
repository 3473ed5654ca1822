from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from index.build import remove_documents
from index.errors import DamagedStore, StoreEmpty, UnknownDocument
from index.generation import generations
from index.store import Store, open_store
from tests.index.made import embed, ingest, write_file

CARERS = "AB/S1 | Carers who feel supported | 41.5"
LIBRARIES = "AB/S2 | Visits to libraries | 12.0"


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", CARERS), write_file(tmp_path, "two.txt", LIBRARIES))
    return tmp_path / "store"


def test_a_store_that_was_never_written_is_empty_and_stays_unmade(tmp_path: Path) -> None:
    with pytest.raises(StoreEmpty, match="holds no reports yet; add some with `committee ingest PATH`"):
        open_store(tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_reader_open_during_a_swap_still_answers_from_its_generation(store_dir: Path) -> None:
    with open_store(store_dir, embed=embed) as old:
        ingest(store_dir, write_file(store_dir.parent, "one.txt", "AB/S3 | Fostering households | 7.0"))
        with open_store(store_dir, embed=embed) as new:
            assert [value.title for value in old.values()] == ["Carers who feel supported", "Visits to libraries"]
            assert [value.title for value in new.values()] == ["Fostering households", "Visits to libraries"]
            assert old.search("carers")[0].chunk.title == "Carers who feel supported"
            assert new.search("fostering")[0].chunk.title == "Fostering households"
            assert b"Carers" in old.original(old.documents()[0].document_id)


def test_the_last_reader_of_an_old_generation_takes_it_away(store_dir: Path) -> None:
    old = open_store(store_dir, embed=embed)
    remove_documents(store_dir, ["one.txt"], embed=embed)
    assert len(generations(store_dir)) == 2
    old.close()
    old.close()
    assert len(generations(store_dir)) == 1
    assert len(list((store_dir / "originals").iterdir())) == 1


def test_a_store_that_is_let_go_is_given_back(store_dir: Path) -> None:
    old: Store | None = open_store(store_dir, embed=embed)
    assert old is not None
    old.search("carers")
    remove_documents(store_dir, ["one.txt"], embed=embed)
    old = None
    assert len(generations(store_dir)) == 1


def test_records_are_read_once(store_dir: Path) -> None:
    with open_store(store_dir) as store:
        assert store.values() is store.values()
        assert store.value_frame() is store.value_frame()


def test_the_value_frame_has_a_row_a_value_with_its_indicator_and_document(store_dir: Path) -> None:
    with open_store(store_dir) as store:
        row = store.value_frame().iloc[0]
        assert (row["ref"], row["value"], row["rating"]) == ("AB/S1", Decimal("41.5"), None)
        assert (row["indicator"], row["council"]) == ("anyborough:ref:ab/s1", "Anyborough Council")
        assert (row["document"], row["document_id"]) == ("one.txt", store.documents()[0].document_id)


def test_counts_are_those_of_each_document(store_dir: Path) -> None:
    with open_store(store_dir) as store:
        assert {counts.values for counts in store.counts().values()} == {1}
        assert store.counts().keys() == {document.document_id for document in store.documents()}


def test_the_original_of_an_unknown_document_is_an_error(store_dir: Path) -> None:
    with open_store(store_dir) as store, pytest.raises(UnknownDocument):
        store.original("0123456789abcdef")


def test_records_that_cannot_be_read_are_found_when_the_store_is_opened(store_dir: Path) -> None:
    (generation,) = generations(store_dir)
    generation.records.write_bytes(b"not a database" * 100)
    with pytest.raises(DamagedStore, match="`committee rebuild` reads the kept files anew"):
        open_store(store_dir)


def test_opening_a_store_and_reading_values_imports_nothing_heavy(store_dir: Path) -> None:
    program = (
        "import sys; from pathlib import Path; import index.build; from index.store import open_store\n"
        f"store = open_store(Path({str(store_dir)!r})); store.values(); store.close()\n"
        "print({'torch', 'chromadb', 'sentence_transformers', 'gradio', 'langchain_core', 'pandas', 'bm25s'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert done.stdout.strip() == "set()"
