"""Any order of ingesting, replacing, removing, deciding, crashing, damaging, backing up and rebuilding leaves what a list would hold."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

import index.build
from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from index.backup import back_up, restore
from index.build import rebuild_store, remove_documents
from index.decisions import Access, Labelled
from index.errors import DamagedStore, StoreEmpty
from index.model import FileStatus
from index.pointer import read_pointer
from index.register import decide
from index.store import open_store
from tests.index.made import embed, ingest, read_rows, write_file

IS_SOAK = not settings().derandomize  # as `tests/conftest.py` sets it
TITLES = {"north": "Carers who feel supported", "south": "Visits to libraries", "east": "Homes let in time"}
Source = tuple[str, str]
"""A folder and the name of a file in it: a document comes from one, and its newest version stands."""
STEPS = ("write_records", "fill_vectors", "_build_keywords", "_build_wordings", "publish")
FOLDERS, VERSIONS = st.sampled_from(["one", "two"]), st.integers(1, 4)
NAMES = st.sampled_from(sorted(TITLES))


class Crash(Exception):
    """The process ends here, as far as the store can tell."""


@dataclass(slots=True)
class Expected:
    """What the store holds: the version of each source, and who may see a document (by its source and version)."""

    versions: dict[Source, int] = field(default_factory=dict)
    labels: dict[tuple[Source, int], Access] = field(default_factory=dict)

    def copy(self) -> Expected:
        return Expected(versions=dict(self.versions), labels=dict(self.labels))

    def rows(self) -> set[tuple[str, str, int]]:
        """Title, name of the file and value of each row that the store shows."""
        return {(f"{TITLES[name]} {folder}", f"{name}.txt", version) for (folder, name), version in self.versions.items()}


class AnyOrder(RuleBasedStateMachine):
    """The store and the list side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="any-order-"))
        self.store_dir = self.folder / "store"
        self.backup = self.folder / "kept.zip"
        self.expected, self.kept, self.before = Expected(), Expected(), Expected()
        self.made = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(folder=FOLDERS, name=NAMES, version=VERSIONS, replace=st.booleans())
    def ingest(self, folder: str, name: str, version: int, replace: bool) -> None:
        source, path = self._write(folder, name, version)
        (outcome,) = ingest(self.store_dir, path, replace=replace)
        assert outcome.error is None
        self._note(source, version, replace=replace)

    @rule(folder=FOLDERS, name=NAMES)
    def ingest_what_cannot_be_read(self, folder: str, name: str) -> None:
        path = write_file(self.folder / folder, f"{name}.txt", "BROKEN")
        (outcome,) = ingest(self.store_dir, path)
        assert outcome.status is FileStatus.FAILED

    @precondition(lambda self: self.expected.versions)
    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        gone = [one for one in self.expected.versions if one[1] == name]
        if gone:
            assert len(remove_documents(self.store_dir, [f"{name}.txt"], embed=embed)) == len(gone)
            self.before = Expected()
            for one in gone:
                del self.expected.versions[one]

    @rule(folder=FOLDERS, name=NAMES, version=VERSIONS, step=st.sampled_from(STEPS), late=st.booleans())
    def crash_while_ingesting(self, folder: str, name: str, version: int, step: str, late: bool) -> None:
        source, path = self._write(folder, name, version)
        with crashing(step, late=late):
            try:
                ingest(self.store_dir, path)
                is_in = True  # nothing was new, so nothing was built
            except Crash:
                is_in = step == "publish" and late
        if is_in:
            self._note(source, version, replace=False)

    @precondition(lambda self: self.expected.versions)
    @rule(chance=st.randoms(use_true_random=False), access=st.sampled_from(list(Access)))
    def decide(self, chance: random.Random, access: Access) -> None:
        source = chance.choice(sorted(self.expected.versions))
        with open_store(self.store_dir, embed=embed) as store:
            titles = {value.places[0].document_id: value.title for value in store.values()}
            (document_id,) = [one for one, title in titles.items() if title == f"{TITLES[source[1]]} {source[0]}"]
            decide(
                self.store_dir,
                Labelled(document_id=document_id, access=access),
                who="An officer",
                reason="as told",
                generation=store.generation.number,
            )
        self.expected.labels[source, self.expected.versions[source]] = access

    @precondition(lambda self: self.expected.versions)
    @rule()
    def back_up(self) -> None:
        self.backup.unlink(missing_ok=True)
        back_up(self.store_dir, self.backup)
        self.kept = self.expected.copy()

    @precondition(lambda self: self.backup.exists())
    @rule()
    def restore_elsewhere(self) -> None:
        self.made += 1
        self.store_dir = self.folder / f"restored-{self.made}"
        restore(self.backup, self.store_dir)
        self.expected, self.before = self.kept.copy(), Expected()

    @precondition(lambda self: self.expected.versions)
    @rule()
    def rebuild(self) -> None:
        rebuild_store(self.store_dir, read=read_rows, embed=embed)
        self.before = Expected()

    @precondition(lambda self: self.expected.versions)
    @rule(name=st.sampled_from(["records.sqlite", "checksums.json", "wordings/vectors.npy"]))
    def damage_and_rebuild(self, name: str) -> None:
        pointer = read_pointer(self.store_dir)
        assert pointer is not None
        path = self.store_dir / "generations" / f"{pointer.generation:06d}" / name
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 4
        path.write_bytes(content)
        if pointer.spare is None:
            with pytest.raises(DamagedStore):
                open_store(self.store_dir)
        else:
            with open_store(self.store_dir, embed=embed) as store:
                assert store.damage is not None
                assert {value.title for value in store.values()} == {title for title, _, _ in self.before.rows()}
        with pytest.raises(DamagedStore):
            ingest(self.store_dir, self._write("one", "north", 1)[1])
        self.rebuild()

    @invariant()
    def the_store_holds_what_the_list_holds(self) -> None:
        try:
            store = open_store(self.store_dir, embed=embed)
        except StoreEmpty:
            assert not self.expected.versions
            return
        with store:
            names = {one.document_id: one.document for one in store.documents()}
            found = {(one.title, names[one.places[0].document_id], int(one.value or 0)) for one in store.values()}
            assert found == self.expected.rows()
            assert store.damage is None
            assert {one.title for one in store.chunks()} == {title for title, _, _ in found}
            assert sorted(path.name for path in (self.store_dir / "originals").glob("*")) == sorted(names)
            for title, _, value in found:
                assert [hit.chunk.title for hit in store.search(title, k=1)] == [title]
                answer = answer_question(f"What was the result for {title} in Q2 2016/17?", Conversation(), store)
                assert f"{value}%" in answer.text
            access = {
                value.title: one.access for value in store.values() for one in store.documents() if one.document_id in str(value.places)
            }
            for (folder, name), version in self.expected.versions.items():
                wanted = self.expected.labels.get(((folder, name), version), Access.PUBLIC)
                assert access[f"{TITLES[name]} {folder}"] == wanted

    def _write(self, folder: str, name: str, version: int) -> tuple[Source, Path]:
        rows = f"AB/S1 | {TITLES[name]} {folder} | {version}"
        return (folder, name), write_file(self.folder / folder, f"{name}.txt", rows)

    def _note(self, source: Source, version: int, *, replace: bool) -> None:
        """The source holds this version now; with `replace`, no other file of its name does."""
        after = self.expected.copy()
        after.versions[source] = version
        if replace:
            after.versions = {one: held for one, held in after.versions.items() if one == source or one[1] != source[1]}
        if after.versions != self.expected.versions:
            self.before, self.expected = self.expected, after


@contextmanager
def crashing(step: str, *, late: bool) -> Iterator[None]:
    """Ends a build at one of its steps: before it, or after it was done."""
    real = getattr(index.build, step)

    def crash(*arguments: object, **options: object) -> None:
        if late:
            real(*arguments, **options)
        raise Crash

    setattr(index.build, step, crash)
    try:
        yield
    finally:
        setattr(index.build, step, real)


def test_any_order_of_changes_and_faults_leaves_what_a_list_would_hold() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call, unused-ignore]
        AnyOrder,
        settings=settings(
            max_examples=150 if IS_SOAK else 3,
            stateful_step_count=30 if IS_SOAK else 8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
