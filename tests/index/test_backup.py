from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest

from index.backup import back_up, restore
from index.build import ingest_files
from index.decisions import FindingAccepted
from index.errors import BrokenBackup, DamagedStore, StoreEmpty, StoreUnwritable
from index.model import FileStatus
from index.register import decide
from index.store import open_store
from tests.index.made import embed, ingest, read_rows, write_file

ROWS = ("AB/S1 | Carers who feel supported | 41.5", "AB/S2 | Visits to libraries | 12.0")


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    ingest(tmp_path / "store", write_file(tmp_path, "one.txt", *ROWS))
    decide(tmp_path / "store", FindingAccepted(finding_id="f" * 16), who="Ada Example", reason="known", generation=1)
    return tmp_path / "store"


def altered(source: Path, target: Path, **contents: bytes | None) -> Path:
    """A copy of a backup with other contents of some of its files; None leaves one out. Slashes are written as two underscores."""
    replaced = {name.replace("__", "/"): content for name, content in contents.items()}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = replaced.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def test_a_restored_store_answers_as_the_one_kept(store_dir: Path, tmp_path: Path) -> None:
    kept = back_up(store_dir, tmp_path / "kept.zip")
    assert (kept.documents, kept.generation) == (1, 1)
    restore(tmp_path / "kept.zip", tmp_path / "again")
    with open_store(store_dir, embed=embed) as old, open_store(tmp_path / "again", embed=embed) as new:
        assert new.values() == old.values()
        assert new.search("libraries") == old.search("libraries")
        assert new.register == old.register
        assert len(new.register.entries) == 1
        (document,) = new.documents()
        assert new.original(document.document_id) == old.original(document.document_id)
        assert new.damage is None


def test_a_restored_store_takes_reports_in_and_knows_its_own(store_dir: Path, tmp_path: Path) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    restore(tmp_path / "kept.zip", tmp_path / "again")
    statuses = [
        outcome.status
        for outcome in ingest_files(
            tmp_path / "again", [tmp_path / "one.txt", write_file(tmp_path, "two.txt", "AB/S3 | Parks | 1.0")], read=read_rows, embed=embed
        )
    ]
    assert statuses == [FileStatus.UNCHANGED, FileStatus.ADDED]


def test_nothing_is_overwritten(store_dir: Path, tmp_path: Path) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    content = (tmp_path / "kept.zip").read_bytes()
    with pytest.raises(StoreUnwritable, match="there is such a file already"):
        back_up(store_dir, tmp_path / "kept.zip")
    with pytest.raises(StoreUnwritable, match="is not empty; restore into a new folder"):
        restore(tmp_path / "kept.zip", store_dir)
    assert (tmp_path / "kept.zip").read_bytes() == content


def test_an_empty_or_damaged_store_is_not_kept(store_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreEmpty, match="nothing to keep"):
        back_up(tmp_path / "nothing", tmp_path / "kept.zip")
    ingest(store_dir, write_file(tmp_path, "two.txt", "AB/S3 | Parks | 1.0"))
    (store_dir / "generations" / "000002" / "records.sqlite").write_bytes(b"x")
    with pytest.raises(DamagedStore, match="only the state before the newest can be read"):
        back_up(store_dir, tmp_path / "kept.zip")
    assert not list(tmp_path.glob("kept.zip*"))


def test_a_kept_file_that_is_gone_is_found_before_the_backup_has_its_name(store_dir: Path, tmp_path: Path) -> None:
    next((store_dir / "originals").iterdir()).unlink()
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        back_up(store_dir, tmp_path / "kept.zip")
    assert not list(tmp_path.glob("kept.zip*"))


@pytest.mark.parametrize("length", [0, 100, -20])
def test_a_backup_that_was_cut_off_makes_no_store(store_dir: Path, tmp_path: Path, length: int) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    (tmp_path / "cut.zip").write_bytes((tmp_path / "kept.zip").read_bytes()[:length])
    with pytest.raises(BrokenBackup, match="it is no backup, or not whole"):
        restore(tmp_path / "cut.zip", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_an_altered_file_in_a_backup_makes_no_store(store_dir: Path, tmp_path: Path) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    altered(tmp_path / "kept.zip", tmp_path / "bad.zip", generations__000001__records_sqlite=None)
    for name in ("generations/000001/records.sqlite", "register.jsonl", "CURRENT"):
        bad = altered(tmp_path / "kept.zip", tmp_path / "bad.zip", **{name.replace("/", "__"): b"other"})
        with pytest.raises(BrokenBackup, match="was altered"):
            restore(bad, tmp_path / "again")
        assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/outside", "originals/../../outside", "generations/000001/../../x", "run.py", "a/b.jsonl"]
)
def test_a_name_that_leads_out_of_the_store_is_refused(store_dir: Path, tmp_path: Path, name: str) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        manifest = json.loads(archive.read("backup.json"))
    manifest["files"][name] = "0" * 64
    bad = altered(tmp_path / "kept.zip", tmp_path / "bad.zip", **{"backup.json": json.dumps(manifest).encode()})
    with zipfile.ZipFile(bad, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(BrokenBackup, match="which is no part of a store"):
        restore(bad, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_without_the_list_of_names_a_backup_would_write_outside_of_the_store(
    store_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "outside")
    back_up(store_dir, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        manifest = json.loads(archive.read("backup.json"))
    manifest["files"][name] = hashlib.sha256(b"x").hexdigest()
    bad = altered(tmp_path / "kept.zip", tmp_path / "bad.zip", **{"backup.json": json.dumps(manifest).encode()})
    with zipfile.ZipFile(bad, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(BrokenBackup, match="which is no part of a store"):
        restore(bad, tmp_path / "again")
    assert not (tmp_path / "outside").exists()
    monkeypatch.setattr("index.backup.NAMES", re.compile(".*"))
    restore(bad, tmp_path / "again")
    assert (tmp_path / "outside").read_bytes() == b"x"


def test_a_backup_of_a_newer_version_is_told(store_dir: Path, tmp_path: Path) -> None:
    back_up(store_dir, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        manifest = json.loads(archive.read("backup.json"))
    newer = json.dumps({**manifest, "format": 2}).encode()
    with pytest.raises(BrokenBackup, match="newer version of this program"):
        restore(altered(tmp_path / "kept.zip", tmp_path / "new.zip", **{"backup.json": newer}), tmp_path / "again")


def test_an_empty_folder_stays_when_restoring_fails(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    (tmp_path / "no.zip").write_bytes(b"no zip")
    with pytest.raises(BrokenBackup):
        restore(tmp_path / "no.zip", tmp_path / "again")
    assert list((tmp_path / "again").iterdir()) == []
