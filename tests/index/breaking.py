"""Commands on a store of made reports that are ended, or refused the disk, at a chosen moment; and what must hold of the store after it.

    python -m tests.index.breaking [--count N] [--seed S] [--out FILE]     so many kills in turn of ingest, replace and remove

Each command runs in a process of its own that has the heavy modules loaded. A touch is a call of Python's that Python tells its audit hooks
(PEP 578) and that names the store.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from index.build import remove_documents
from index.errors import StoreError, UnknownDocument
from index.pointer import read_pointer
from index.store import open_store
from tests.index.made import embed, ingest, write_file

KEPT = "AB/S1 | Carers who feel supported | 41.5"
OLD = "AB/S2 | Visits to libraries | 12.0"
NEW = "AB/S3 | Homes let in time | 80.5"
FILE_EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir", "sqlite3.connect"}
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PRELOADED = ["index.build", "tests.index.made", "chromadb", "langchain_chroma", "bm25s", "bm25s.tokenization"]
CARERS, LIBRARIES, HOMES = "Carers who feel supported", "Visits to libraries", "Homes let in time"
BEFORE = frozenset({CARERS, LIBRARIES})
AFTER = {"ingest": BEFORE | {HOMES}, "replace": frozenset({CARERS, HOMES}), "remove": frozenset({CARERS})}


def change(store_dir: Path, kind: str) -> None:
    """The command, on the files that stand beside the store."""
    match kind:
        case "ingest":
            ingest(store_dir, store_dir.parent / "new.txt")
        case "replace":
            ingest(store_dir, store_dir.parent / "newer" / "old.txt", replace=True)
        case _:
            remove_documents(store_dir, ["old.txt"], embed=embed)


def change_until_killed(store_dir: Path, kind: str, log: Path, last: int) -> None:
    """Kills its own process as it is about to touch the store for the `last` time; `log` grows by a byte a touch."""
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
    change(store_dir, kind)


def change_until_full(store_dir: Path, kind: str, log: Path, last: int) -> None:
    """From the `last` time that something is made in the store there is no room; what the command said of it goes into `log`."""
    made = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal made
        opens = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITE_FLAGS)
        if (opens or event in ("os.mkdir", "sqlite3.connect")) and str(store_dir) in str(arguments[0]) and "lock" not in str(arguments[0]):
            made += 1
            if last and made >= last and "mode=ro" not in str(arguments[0]):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(watch)
    _say(store_dir, kind, log)
    if last == 0:
        log.write_text(str(made))


def change_with_small_files(store_dir: Path, kind: str, log: Path, most: int) -> None:
    """No file may grow beyond `most` bytes, whoever writes it: Python, SQLite or Chroma."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    _say(store_dir, kind, log)


def change_and_say(store_dir: Path, kind: str, log: Path, _: int) -> None:
    _say(store_dir, kind, log)


def _say(store_dir: Path, kind: str, log: Path) -> None:
    try:
        change(store_dir, kind)
        said = ""
    except StoreError as error:
        said = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
    log.write_text(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A store of two reports in a folder, and what changes it."""

    folder: Path
    processes: ForkServerContext

    @property
    def store_dir(self) -> Path:
        return self.folder / "store"

    @property
    def log(self) -> Path:
        return self.folder.with_name(self.folder.name + ".log")  # beside it, where there is always room

    def start(self, how: object, kind: str = "ingest", last: int = 0) -> ForkServerProcess:
        process = self.processes.Process(target=how, args=(self.store_dir, kind, self.log, last))  # type: ignore[arg-type]
        process.start()
        return process

    def run(self, how: object, kind: str = "ingest", last: int = 0) -> int | None:
        """How the command ended."""
        process = self.start(how, kind, last)
        process.join()
        return process.exitcode

    def check(self, kind: str = "ingest") -> bool:
        """Whether the change is in, after checking that the store is whole, before or after it, and that the command can be given again."""
        found = answers(self.store_dir)
        assert found in (BEFORE, AFTER[kind]), found
        done = found == AFTER[kind]
        with contextlib.suppress(UnknownDocument):  # it is removed already; what a killed command left is tidied all the same
            change(self.store_dir, kind)
        assert answers(self.store_dir) == AFTER[kind]
        pointer = read_pointer(self.store_dir)
        assert pointer is not None
        kept = {pointer.generation} | ({pointer.spare.generation} if pointer.spare else set())
        assert {int(path.name) for path in (self.store_dir / "generations").iterdir()} == kept
        assert len(list((self.store_dir / "originals").iterdir())) == len(AFTER[kind])
        return done

    def reset(self) -> None:
        shutil.rmtree(self.store_dir, ignore_errors=True)
        shutil.copytree(self.folder.with_name(self.folder.name + ".fresh"), self.store_dir)


def bench_in(folder: Path) -> Bench:
    """A bench whose files and store stand in an empty folder."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(PRELOADED)
    bench = Bench(folder=folder, processes=processes)
    ingest(bench.store_dir, write_file(folder, "kept.txt", KEPT), write_file(folder, "old.txt", OLD))
    write_file(folder, "new.txt", NEW)
    write_file(folder / "newer", "old.txt", NEW)
    shutil.copytree(bench.store_dir, folder.with_name(folder.name + ".fresh"))
    return bench


def answers(store_dir: Path) -> frozenset[str]:
    """The titles in the store, after checking that its records, its search and its files agree."""
    with open_store(store_dir, embed=embed) as store:
        titles = frozenset(value.title for value in store.values())
        assert titles == {chunk.title for chunk in store.chunks()}
        for title in titles:
            assert store.search(title, k=1)[0].chunk.title == title
        assert [len(store.original(document.document_id)) > 0 for document in store.documents()] == [True] * len(titles)
        return titles


def kill_often(bench: Bench, count: int, seed: int) -> Counter[tuple[str, str]]:
    """So many kills, the kinds of change in turn, two of three at a touch and one at a time; how often the change was in, by kind."""
    chance = random.Random(seed)
    touches, seconds = {}, {}
    for kind in AFTER:
        begin = time.monotonic()
        assert bench.run(change_until_killed, kind) == 0
        touches[kind], seconds[kind] = bench.log.stat().st_size, time.monotonic() - begin
        bench.reset()
    found: Counter[tuple[str, str]] = Counter()
    for number in range(count):
        kind = list(AFTER)[number % len(AFTER)]
        if number // len(AFTER) % 3 < 2:
            assert bench.run(change_until_killed, kind, chance.randint(1, touches[kind])) == -signal.SIGKILL
        else:
            process = bench.start(change_and_say, kind)
            process.join(timeout=seconds[kind] * chance.uniform(0, 1))
            process.kill()
            process.join()
        found[kind, "after" if bench.check(kind) else "before"] += 1
        bench.reset()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        bench = bench_in(Path(folder) / "bench")
        found = kill_often(bench, options.count, options.seed)
    rows = [{"change": kind, "state": state, "count": count} for (kind, state), count in sorted(found.items())]
    sys.stdout.write(json.dumps(rows, indent=1) + "\n")
    if options.out:
        record = {"seed": options.seed, "kills": sum(found.values()), "lost": 0, "half_seen": 0, "found": rows}
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
