"""A power cut: of what a process wrote the disk holds for sure only what was forced to it. `os.fsync` is watched to tell what that is."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.build import remove_documents
from index.decisions import Access, Labelled
from index.errors import StoreEmpty
from index.pointer import read_pointer
from index.register import decide, read_register
from tests.index.breaking import AFTER, BEFORE, KEPT, OLD, answers, change
from tests.index.made import embed, ingest, write_file

REAL_FSYNC, REAL_REPLACE = os.fsync, Path.replace
State = tuple[int, int]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are not forced to disk on Windows")


@dataclass(slots=True)
class Disk:
    """What of a store is on disk for sure: for every file and folder, by its inode, how it was when it was last forced there.

    At every forcing, and as CURRENT is swapped, the store is copied as a power cut would leave it then: with every file emptied that has
    changed since. `unsure` lists what was not on disk as CURRENT was about to be swapped.
    """

    store_dir: Path
    cuts: Path
    forced: dict[int, State] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    count: int = 0

    def fsync(self, descriptor: int) -> None:
        self.cut()
        REAL_FSYNC(descriptor)
        found = os.fstat(descriptor)
        self.forced[found.st_ino] = _state(found)

    def replace(self, path: Path, target: Path) -> Path:
        if Path(target) == self.store_dir / "CURRENT":
            self.unsure += [str(one.relative_to(self.store_dir)) for one in self._named(path) if not self.is_sure(one)]
            self.cut()
        return REAL_REPLACE(path, target)

    def is_sure(self, path: Path) -> bool:
        found = path.stat()
        return self.forced.get(found.st_ino) == _state(found)

    def cut(self) -> None:
        """The store as it would be after a power cut now."""
        if not self.store_dir.is_dir():
            return
        self.count += 1
        target = self.cuts / f"{self.count:03d}"
        shutil.copytree(self.store_dir, target)
        for path in self.store_dir.rglob("*"):
            if path.is_file() and not self.is_sure(path):
                (target / path.relative_to(self.store_dir)).write_bytes(b"")

    def _named(self, pointer: Path) -> list[Path]:
        """Every file and folder that a store needs which CURRENT leads to."""
        plain = json.loads(pointer.read_text())
        generation = self.store_dir / "generations" / f"{plain['generation']:06d}"
        originals = [self.store_dir / "originals" / one["id"] for one in plain["documents"]]
        folders = [self.store_dir / "generations", self.store_dir / "originals"]
        inside = [path for path in generation.rglob("*") if path.name != "readers.lock"]
        return [pointer, *originals, *folders, generation, *inside]


def _state(found: os.stat_result) -> State:
    # The size of a folder says nothing; its time changes with every entry.
    return found.st_mtime_ns, 0 if stat.S_ISDIR(found.st_mode) else found.st_size


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "bench"
    write_file(folder, "kept.txt", KEPT)
    write_file(folder, "old.txt", OLD)
    write_file(folder, "new.txt", "AB/S3 | Homes let in time | 80.5")
    write_file(folder / "newer", "old.txt", "AB/S3 | Homes let in time | 80.5")
    return folder / "store"


def first(store_dir: Path) -> None:
    ingest(store_dir, store_dir.parent / "kept.txt", store_dir.parent / "old.txt")


def watched(store_dir: Path, command: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk after a command; what was there before it is on the disk."""
    disk = Disk(store_dir=store_dir, cuts=store_dir.parent / "cuts")
    for path in (store_dir, *store_dir.rglob("*")) if store_dir.is_dir() else ():
        found = path.stat()
        disk.forced[found.st_ino] = _state(found)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", disk.fsync)
        patched.setattr(Path, "replace", lambda path, target: disk.replace(path, target))
        command()
    disk.cut()
    return disk


@pytest.mark.parametrize("kind", AFTER)
def test_all_that_current_leads_to_is_on_disk_before_it_is_swapped(store_dir: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store_dir)
    assert watched(store_dir, lambda: change(store_dir, kind), monkeypatch).unsure == []


def test_of_the_first_ingest_too_and_the_new_folders_are_entries_of_the_store_on_disk(
    store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = watched(store_dir, lambda: first(store_dir), monkeypatch)
    assert disk.unsure == []
    assert store_dir.parent.stat().st_ino in disk.forced


def test_without_forcing_the_watch_would_notice(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store_dir)
    monkeypatch.setattr("index.generation._sync", lambda path: None)
    unsure = watched(store_dir, lambda: change(store_dir, "ingest"), monkeypatch).unsure
    assert "generations/000002/records.sqlite" in unsure
    assert "generations" in unsure
    assert "originals" in unsure


@pytest.mark.parametrize("kind", AFTER)
def test_a_power_cut_at_any_forcing_leaves_the_state_before_or_the_state_after(
    store_dir: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first(store_dir)
    disk = watched(store_dir, lambda: change(store_dir, kind), monkeypatch)
    cuts = sorted(disk.cuts.iterdir())
    assert len(cuts) > 20
    found = [answers_as_read(cut) for cut in cuts]
    at = found.index(AFTER[kind])
    assert set(found[:at]) == {BEFORE}
    assert set(found[at:]) == {AFTER[kind]}


def test_a_power_cut_in_the_first_ingest_leaves_an_empty_store_or_all_of_it(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = watched(store_dir, lambda: first(store_dir), monkeypatch)
    found = []
    for cut in sorted(disk.cuts.iterdir()):
        try:
            found.append(answers_as_read(cut))
        except StoreEmpty:
            found.append(frozenset())
    assert set(found) == {frozenset(), BEFORE}
    assert answers(sorted(disk.cuts.iterdir())[-1]) == BEFORE


def test_a_decision_is_on_disk_before_its_writer_hears_of_it(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store_dir)
    decision = Labelled(document_id="0" * 16, access=Access.RESTRICTED)
    disk = watched(store_dir, lambda: decide(store_dir, decision, who="An officer", reason="Confidential", generation=1), monkeypatch)
    assert len(read_register(sorted(disk.cuts.iterdir())[-1]).entries) == 1


def test_a_removed_report_is_gone_from_what_a_power_cut_leaves(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store_dir)
    disk = watched(store_dir, lambda: remove_documents(store_dir, ["old.txt"], embed=embed), monkeypatch)
    last = sorted(disk.cuts.iterdir())[-1]
    assert answers(last) == AFTER["remove"]
    assert len(list((last / "originals").iterdir())) == 1


def answers_as_read(store_dir: Path) -> frozenset[str]:
    """The titles of the records whose sums are as written and whose kept files are whole: quicker than a search in every copy."""
    from index.store import open_store

    with open_store(store_dir, embed=embed) as store:
        assert store.damage is None
        assert [len(store.original(one.document_id)) > 0 for one in store.documents()] == [True] * len(store.documents())
        pointer = read_pointer(store_dir)
        assert pointer is not None
        assert {one.id for one in pointer.documents} == {one.document_id for one in store.documents()}
        return frozenset(value.title for value in store.values())
