"""A store survives `kill -9` of the process that ingests, at any moment."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

from index.errors import StoreEmpty
from index.pointer import read_pointer
from index.store import open_store
from tests.index.made import embed, ingest, write_file

OLD = "AB/S1 | Carers who feel supported | 41.5"
NEW = "AB/S2 | Visits to libraries | 12.0"
BEFORE = {"Carers who feel supported"}
AFTER = {"Carers who feel supported", "Visits to libraries"}
KILLS_AT_A_FILE = 12
KILLS_AT_A_TIME = 8
FILE_EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir", "sqlite3.connect"}
PRELOADED = ["index.build", "tests.index.made", "chromadb", "langchain_chroma", "bm25s", "bm25s.tokenization"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")


def ingest_until(store_dir: Path, path: Path, log: Path, last: int) -> None:
    """Ingests, and kills its own process as it is about to touch the store for the `last` time; `log` grows by a byte a touch."""
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    touches = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal touches
        if event in FILE_EVENTS and arguments and str(store_dir) in str(arguments[0]):
            touches += 1
            os.write(written, b".")
            if touches == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    ingest(store_dir, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A store of one report, a second report to ingest into it, and processes that have the heavy modules loaded before they start."""

    folder: Path
    processes: ForkServerContext

    @property
    def store_dir(self) -> Path:
        return self.folder / "store"

    @property
    def log(self) -> Path:
        return self.folder / "touches.log"

    def start(self, last: int = 0) -> ForkServerProcess:
        process = self.processes.Process(target=ingest_until, args=(self.store_dir, self.folder / "new.txt", self.log, last))
        process.start()
        return process

    def check_and_reset(self) -> set[str]:
        """What the store answers after a kill; then checks that the next ingest completes, and puts the store back."""
        found = answers(self.store_dir)
        ingest(self.store_dir, self.folder / "new.txt")
        with open_store(self.store_dir) as store:
            assert {value.title for value in store.values()} == {chunk.title for chunk in store.chunks()} == AFTER
        pointer = read_pointer(self.store_dir)
        assert pointer is not None
        assert pointer.spare is not None
        kept = [f"{number:06d}" for number in (pointer.spare.generation, pointer.generation)]
        assert sorted(path.name for path in (self.store_dir / "generations").iterdir()) == kept
        assert len(list((self.store_dir / "originals").iterdir())) == 2
        self.reset()
        return found

    def reset(self) -> None:
        shutil.rmtree(self.store_dir)
        shutil.copytree(self.folder / "fresh", self.store_dir)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(PRELOADED)
    ingest(tmp_path / "store", write_file(tmp_path, "old.txt", OLD))
    shutil.copytree(tmp_path / "store", tmp_path / "fresh")
    write_file(tmp_path, "new.txt", NEW)
    return Bench(folder=tmp_path, processes=processes)


def answers(store_dir: Path) -> set[str]:
    """The titles in the store, after checking that its records, its search and its files agree."""
    with open_store(store_dir, embed=embed) as store:
        titles = {value.title for value in store.values()}
        for title in titles:
            assert store.search(title, k=1)[0].chunk.title == title
        assert [len(store.original(document.document_id)) > 0 for document in store.documents()] == [True] * len(titles)
        return titles


def test_a_kill_whenever_the_store_is_touched_leaves_the_old_generation_and_the_next_ingest_completes(bench: Bench) -> None:
    process = bench.start()
    process.join()
    assert process.exitcode == 0
    touches = bench.log.stat().st_size
    bench.reset()
    found = []
    for last in sorted(random.Random(1).sample(range(1, touches + 1), KILLS_AT_A_FILE)):
        process = bench.start(last)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        found.append(bench.check_and_reset())
    assert found == sorted(found, key=len)
    assert BEFORE in found
    assert all(titles in (BEFORE, AFTER) for titles in found)


def test_a_kill_at_any_time_leaves_the_old_generation_and_the_next_ingest_completes(bench: Bench) -> None:
    started = time.monotonic()
    bench.start().join()
    whole = time.monotonic() - started
    bench.reset()
    moments = random.Random(2)
    for share in sorted(moments.uniform(0, 1) for _ in range(KILLS_AT_A_TIME)):
        process = bench.start()
        process.join(timeout=whole * share)
        process.kill()
        process.join()
        assert bench.check_and_reset() in (BEFORE, AFTER)


def test_a_kill_of_the_first_ingest_leaves_an_empty_store_and_the_next_one_completes(bench: Bench) -> None:
    shutil.rmtree(bench.store_dir)
    process = bench.start(10)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with pytest.raises(StoreEmpty):
        open_store(bench.store_dir)
    ingest(bench.store_dir, bench.folder / "old.txt")
    assert answers(bench.store_dir) == BEFORE
