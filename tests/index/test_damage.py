"""A store whose files are not as they were written: the state before is read, and says so; it is rebuilt from the kept files."""

from __future__ import annotations

import json
import logging
import shutil
from pathlib import Path

import pytest

from index.build import ingest_files, rebuild_store, remove_documents
from index.errors import DamagedStore, OlderSchema, UnknownDocument
from index.model import FileStatus
from index.pointer import SCHEMA, read_pointer
from index.store import open_store
from tests.index.made import as_written_before_checksums, embed, ingest, read_rows, write_file

OLD = "AB/S1 | Carers who feel supported | 41.5"
NEW = "AB/S2 | Visits to libraries | 12.0"


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    """A store of two reports, ingested one after the other, so that the first generation stands by."""
    ingest(tmp_path / "store", write_file(tmp_path, "old.txt", OLD))
    ingest(tmp_path / "store", write_file(tmp_path, "new.txt", NEW))
    return tmp_path / "store"


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def titles(store_dir: Path) -> set[str]:
    with open_store(store_dir, embed=embed) as store:
        return {value.title for value in store.values()}


def rebuild(store_dir: Path, **options: object) -> list[FileStatus]:
    return [one.status for one in rebuild_store(store_dir, read=read_rows, embed=embed, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["records.sqlite", "keywords/vocab.index.json", "wordings/vectors.npy", "checksums.json"])
def test_one_altered_bit_is_noticed_and_the_state_before_is_read_and_said(
    store_dir: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    flip_a_bit(store_dir / "generations" / "000002" / name)
    with caplog.at_level(logging.WARNING), open_store(store_dir, embed=embed) as store:
        assert {value.title for value in store.values()} == {"Carers who feel supported"}
        assert store.damage is not None
        assert f"generation 2: {name} was altered" in store.damage
        assert store.only([one.document_id for one in store.documents()]).damage == store.damage
    assert "the state before it is shown" in caplog.text
    assert "`committee rebuild`" in caplog.text


def test_a_missing_file_or_folder_is_noticed_too(store_dir: Path) -> None:
    (store_dir / "generations" / "000002" / "records.sqlite").unlink()
    assert titles(store_dir) == {"Carers who feel supported"}
    shutil.rmtree(store_dir / "generations" / "000002")
    assert titles(store_dir) == {"Carers who feel supported"}


def test_a_sound_store_says_nothing_of_damage(store_dir: Path) -> None:
    with open_store(store_dir, embed=embed) as store:
        assert store.damage is None
        assert len(store.values()) == 2


def test_when_both_states_are_damaged_the_store_is_not_opened(store_dir: Path) -> None:
    for number in ("000001", "000002"):
        flip_a_bit(store_dir / "generations" / number / "records.sqlite")
    with pytest.raises(DamagedStore, match="`committee rebuild` reads the kept files anew"):
        open_store(store_dir)


def test_a_removed_report_does_not_come_back_when_the_store_is_damaged(store_dir: Path) -> None:
    remove_documents(store_dir, ["new.txt"], embed=embed)
    (generation,) = (store_dir / "generations").iterdir()
    flip_a_bit(generation / "records.sqlite")
    with pytest.raises(DamagedStore):
        open_store(store_dir)
    assert rebuild(store_dir) == [FileStatus.ADDED]
    assert titles(store_dir) == {"Carers who feel supported"}


def test_a_damaged_store_takes_no_report_in_so_that_none_is_lost(store_dir: Path, tmp_path: Path) -> None:
    flip_a_bit(store_dir / "generations" / "000002" / "records.sqlite")
    with pytest.raises(DamagedStore, match=r"generation 2: records.sqlite was altered"):
        ingest_files(store_dir, [write_file(tmp_path, "third.txt", "AB/S3 | Parks | 1.0")], read=read_rows, embed=embed)
    assert len(list((store_dir / "originals").iterdir())) == 2


def test_rebuilding_brings_everything_back_under_its_names(store_dir: Path, tmp_path: Path) -> None:
    flip_a_bit(store_dir / "generations" / "000002" / "records.sqlite")
    assert rebuild(store_dir) == [FileStatus.ADDED, FileStatus.ADDED]
    with open_store(store_dir, embed=embed) as store:
        assert store.damage is None
        assert [one.document for one in store.documents()] == ["new.txt", "old.txt"]
        assert store.search("libraries", k=1)[0].chunk.title == "Visits to libraries"
    changed = write_file(tmp_path, "new.txt", "AB/S2 | Visits to libraries | 13.0")  # the path is still known, so this is a new version
    (outcome,) = ingest_files(store_dir, [changed], read=read_rows, embed=embed)
    assert outcome.status is FileStatus.REPLACED


@pytest.mark.parametrize("pointer", [None, "", '{"generation": 9, "schema": 2}'])
def test_rebuilding_needs_no_pointer(store_dir: Path, pointer: str | None) -> None:
    (store_dir / "CURRENT").unlink()
    if pointer is not None:
        (store_dir / "CURRENT").write_text(pointer)
    assert rebuild(store_dir) == [FileStatus.ADDED, FileStatus.ADDED]
    with open_store(store_dir, embed=embed) as store:
        assert [one.document for one in store.documents()] == ["new.txt", "old.txt"]


def test_rebuilding_without_any_records_names_the_files_by_their_ids(store_dir: Path) -> None:
    as_written_before_checksums(store_dir)
    shutil.rmtree(store_dir / "generations")
    with pytest.raises(DamagedStore):
        open_store(store_dir)
    rebuild(store_dir)
    with open_store(store_dir, embed=embed) as store:
        assert {one.document for one in store.documents()} == {f"{one.document_id}.txt" for one in store.documents()}
        assert len(store.values()) == 2


def test_a_store_of_an_older_version_is_rebuilt_from_its_kept_files(store_dir: Path) -> None:
    (store_dir / "CURRENT").write_text(json.dumps({"generation": 2, "schema": SCHEMA - 1}))
    with pytest.raises(OlderSchema, match="`committee rebuild` reads the kept files anew"):
        open_store(store_dir)
    assert rebuild(store_dir) == [FileStatus.ADDED, FileStatus.ADDED]
    assert titles(store_dir) == {"Carers who feel supported", "Visits to libraries"}


def test_a_file_that_cannot_be_read_stops_the_rebuilding_unless_it_is_left_out(store_dir: Path) -> None:
    kept = read_pointer(store_dir)
    assert kept is not None
    new = next(one for one in kept.documents if one.name == "new.txt")
    flip_a_bit(store_dir / "originals" / new.id)
    outcomes = rebuild_store(store_dir, read=read_rows, embed=embed)
    assert [one.error for one in outcomes if one.error] == ["new.txt: its kept file was altered; restore a backup, or ingest it again"]
    assert read_pointer(store_dir) == kept
    assert rebuild(store_dir, without=["new.txt"]) == [FileStatus.ADDED]
    assert titles(store_dir) == {"Carers who feel supported"}
    with pytest.raises(UnknownDocument, match=r"no document nothing.txt in the store; it holds old.txt"):
        rebuild(store_dir, without=["nothing.txt"])


def test_an_older_store_without_checksums_is_read_as_ever(store_dir: Path) -> None:
    as_written_before_checksums(store_dir)
    assert len(titles(store_dir)) == 2
