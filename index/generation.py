"""The layout of a store on disk, and how one generation follows another.

STORE/STORE                     says that this folder is a store: "new", or "published" once it had a generation
STORE/CURRENT                   which generation is read, and which in its place when it is damaged (`index/pointer.py`)
STORE/writer.lock               held by the one command that writes
STORE/originals/<document_id>   the ingested files themselves
STORE/generations/000003/       records.sqlite, vectors/, keywords/, wordings/, checksums.json, readers.lock

A generation is built in a folder of its own and never altered after `publish` has pointed CURRENT at it, so a reader sees the old one or
the new one, whole, whenever the writer dies. Its checksums are compared whenever it is opened; where they differ, the generation before is
read, and says so. Readers hold a shared lock on `readers.lock`; `remove_unused` leaves such generations alone.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.checksums import first_fault, write_checksums
from index.errors import DamagedStore, StoreBusy, StoreUnwritable
from index.pointer import MARK, POINTER, PUBLISHED, Held, Pointer, Spare, damaged, mark_of, read_any_pointer, read_pointer
from index.unwritable import said_by, unwritable

GENERATION_NAME = re.compile(r"\d{6}(?:\.gone)?")
GENERATIONS = "generations"
READERS_LOCK = "readers.lock"
BESIDE = {"audit"}  # what an app that serves a store without reports writes into its folder
LEASE_TRIES = 5  # a reader loses its race only against a writer that swaps and removes between two of its system calls


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One generation of a store."""

    number: int
    directory: Path

    @property
    def records(self) -> Path:
        return self.directory / "records.sqlite"

    @property
    def vectors(self) -> Path:
        return self.directory / "vectors"

    @property
    def keywords(self) -> Path:
        return self.directory / "keywords"

    @property
    def wordings(self) -> Path:
        return self.directory / "wordings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A generation that stays on disk until `os.close(descriptor)`, and what CURRENT said when it was opened.

    `damage` says, for a person, that this is the generation before the newest one, whose files are damaged; None when it is the newest.
    """

    generation: Generation
    pointer: Pointer
    descriptor: int
    damage: str | None = None


def current_generation(store_dir: Path) -> Generation | None:
    """The generation that CURRENT points at, None in a store without any. Raises `OlderSchema`, `NewerSchema`, `DamagedStore`."""
    pointer = read_pointer(store_dir)
    if pointer is None:
        return None
    found = _generation(store_dir, pointer.generation)
    if not found.directory.is_dir():
        raise damaged(store_dir, f"generation {pointer.generation} is missing")
    return found


def sound_generation(store_dir: Path) -> Generation | None:
    """The current generation, its files compared with their checksums, for a writer to build on. Raises as `current_generation` does."""
    pointer = read_pointer(store_dir)
    if pointer is None:
        return None
    found = _generation(store_dir, pointer.generation)
    if fault := first_fault(found.directory, pointer.checksums):
        raise damaged(store_dir, f"generation {pointer.generation}: {fault}")
    return found


@contextmanager
def writing(store_dir: Path) -> Iterator[None]:
    """Holds the writer's lock, making the store's folder if there is none.

    Raises `StoreBusy` at once when another command holds it, and `StoreUnwritable` for a folder with other things in it: what a store does
    not need is removed from its folder, so somebody's pictures must never be taken for one.
    """
    try:
        _claim(store_dir)
        (store_dir / GENERATIONS).mkdir(parents=True, exist_ok=True)
        lock = FileLock(store_dir / "writer.lock", blocking=False)
        lock.acquire()
    except Timeout:
        raise StoreBusy(f"{store_dir}: another command is writing to this store; wait until it has ended, then try again") from None
    except OSError as error:
        raise unwritable(store_dir, said_by(error)) from None
    try:
        yield
    finally:
        lock.release()


def begin(store_dir: Path) -> Generation:
    """An empty generation to build, numbered after all others. Needs the writer's lock."""
    numbers = {one.number for one in generations(store_dir)}
    with contextlib.suppress(DamagedStore):  # only `rebuild` goes on without a pointer that can be read
        numbers |= _kept_numbers(store_dir)
    made = _generation(store_dir, max(numbers, default=0) + 1)
    made.directory.mkdir()
    (made.directory / READERS_LOCK).touch()
    return made


def publish(store_dir: Path, generation: Generation, *, documents: Sequence[Held] = (), keep_before: bool = False) -> None:
    """Makes a built generation the current one: its files are on disk first, then the pointer is swapped in one step.

    `documents` is what it holds. With `keep_before` the generation before stays, to be read if this one is ever damaged.
    """
    digest = write_checksums(generation.directory)
    for path in sorted(generation.directory.rglob("*")):
        _sync(path)
    _sync(generation.directory)
    _sync(store_dir / GENERATIONS)
    _sync(store_dir)  # the entries of `generations` and `originals`, which the first command made
    before = read_pointer(store_dir) if keep_before else None
    spare = Spare(generation=before.generation, checksums=before.checksums) if before is not None and before.checksums else None
    pointer = Pointer(generation=generation.number, checksums=digest, spare=spare, documents=tuple(documents))
    write_whole(store_dir / POINTER, pointer.line())
    if mark_of(store_dir) != PUBLISHED:
        write_whole(store_dir / MARK, PUBLISHED.encode("ascii"))


def generations(store_dir: Path) -> tuple[Generation, ...]:
    """Every generation on disk, whole or abandoned, oldest first."""
    found = (store_dir / GENERATIONS).glob("[0-9]*")
    return tuple(_generation(store_dir, int(path.name)) for path in sorted(found) if re.fullmatch(r"\d{6}", path.name))


def remove_unused(store_dir: Path) -> None:
    """Removes every generation, also half-built ones, but the current one, the one before that stands in for it, and those that a reader
    has open. Needs the writer's lock."""
    kept = _kept_numbers(store_dir)
    for directory in sorted((store_dir / GENERATIONS).iterdir()):
        if not GENERATION_NAME.fullmatch(directory.name) or (directory.name.isdigit() and int(directory.name) in kept):
            continue
        with _alone(directory) as alone, contextlib.suppress(OSError):
            if alone:
                gone = directory.rename(directory.with_suffix(".gone"))  # Windows refuses while a file inside is open
                shutil.rmtree(gone, ignore_errors=True)


def lease_current(store_dir: Path) -> Lease | None:
    """The current generation, kept on disk until it is given back; None in a store without any.

    Where its files are damaged, the generation before it, if that is kept and whole, with a warning in the log. Raises as
    `current_generation` does.
    """
    fault = "it cannot be opened"
    pointer: Pointer | None = None
    for _ in range(LEASE_TRIES):
        pointer = read_pointer(store_dir)
        if pointer is None:
            return None
        found = _generation(store_dir, pointer.generation)
        descriptor = _open_lease(found)
        if descriptor is None:
            fault = "its folder is missing"
            continue  # a writer may have swapped in another one
        wrong = first_fault(found.directory, pointer.checksums)
        if wrong is None:
            return Lease(generation=found, pointer=pointer, descriptor=descriptor)
        os.close(descriptor)
        fault = wrong
        break
    assert pointer is not None
    return _lease_spare(store_dir, pointer, fault)


def _lease_spare(store_dir: Path, pointer: Pointer, fault: str) -> Lease:
    """The generation that stands in for the damaged one. Raises `DamagedStore` where there is none that is whole."""
    what = f"generation {pointer.generation}: {fault}"
    if pointer.spare is not None:
        spare = _generation(store_dir, pointer.spare.generation)
        descriptor = _open_lease(spare)
        if descriptor is not None:
            if first_fault(spare.directory, pointer.spare.checksums) is None:
                damage = (
                    f"the newest state of the store is damaged ({what}); the state before it is shown, and what came with the last change "
                    "is missing: `committee rebuild` reads the kept files anew"
                )
                log.warning("%s: %s", store_dir, damage)
                return Lease(generation=spare, pointer=pointer, descriptor=descriptor, damage=damage)
            os.close(descriptor)
    raise damaged(store_dir, what)


def _open_lease(generation: Generation) -> int | None:
    """The descriptor that keeps a generation on disk; None when it is gone, or about to be."""
    try:
        descriptor = os.open(generation.directory / READERS_LOCK, os.O_RDONLY)
    except FileNotFoundError:
        return None
    if _lock(descriptor, shared=True) and (generation.directory / READERS_LOCK).exists():
        return descriptor
    os.close(descriptor)
    return None


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that a crash at any moment leaves the old content or the new."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync(path.parent)


def _claim(store_dir: Path) -> None:
    """Makes the folder a store if it is new or empty. Raises `StoreUnwritable` when it holds other things."""
    _make_folders(store_dir)
    if (store_dir / POINTER).exists() or mark_of(store_dir):
        return
    if any(path.name not in BESIDE for path in store_dir.iterdir()):
        raise StoreUnwritable(f"{store_dir}: the folder holds other things and is no store; choose a new or empty one with --store")
    write_whole(store_dir / MARK, b"new")


def _make_folders(path: Path) -> None:
    """Makes a folder and those above it that are missing; each is on disk as an entry of the one above."""
    if path.is_dir():
        return
    if path.parent != path:
        _make_folders(path.parent)
    path.mkdir(exist_ok=True)
    _sync(path.parent)


def _kept_numbers(store_dir: Path) -> set[int]:
    """The current generation and the one that stands in for it. Raises `DamagedStore`."""
    pointer = read_any_pointer(store_dir)
    if pointer is None:
        return set()
    return {pointer.generation} | ({pointer.spare.generation} if pointer.spare else set())


def _generation(store_dir: Path, number: int) -> Generation:
    return Generation(number=number, directory=store_dir / GENERATIONS / f"{number:06d}")


@contextmanager
def _alone(directory: Path) -> Iterator[bool]:
    """Whether no reader has the generation open, and none can open it inside the block."""
    if sys.platform == "win32":
        yield True
        return
    try:
        descriptor = os.open(directory / READERS_LOCK, os.O_RDONLY)
    except FileNotFoundError:
        yield True  # its writer died before the first file, or after the last
        return
    try:
        yield _lock(descriptor, shared=False)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, shared: bool) -> bool:
    """Whether the lock was got, without waiting. Windows needs none: it moves no folder in which a file is open."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sync(path: Path) -> None:
    """Forces a file or folder to disk. Windows has no such call for folders."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
