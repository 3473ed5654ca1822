"""The layout of a store on disk, and how one generation follows another.

STORE/STORE                     says that this folder is a store: "new", or "published" once it had a generation
STORE/CURRENT                   which generation is read, as JSON: {"generation": 3, "schema": 2}
STORE/writer.lock               held by the one command that writes
STORE/originals/<document_id>   the ingested files themselves
STORE/generations/000003/       records.sqlite, vectors/, keywords/, wordings/, readers.lock

A generation is built in a folder of its own and never altered after `publish` has pointed CURRENT at it, so a reader sees the old one or
the new one, whole, whenever the writer dies. Readers hold a shared lock on `readers.lock`; `remove_unused` leaves such generations alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import DamagedStore, NewerSchema, OlderSchema, StoreBusy, StoreUnwritable

SCHEMA = 2  # raise it when another version of the program could not read what this one writes, or this one what others wrote
POINTER = "CURRENT"
MARK = "STORE"
PUBLISHED = "published"
GENERATION_NAME = re.compile(r"\d{6}(?:\.gone)?")
GENERATIONS = "generations"
READERS_LOCK = "readers.lock"
LEASE_TRIES = 5  # a reader loses its race only against a writer that swaps and removes between two of its system calls


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


def current_generation(store_dir: Path) -> Generation | None:
    """The generation that CURRENT points at, None in a store without any. Raises `OlderSchema`, `NewerSchema`, `DamagedStore`."""
    pointer = store_dir / POINTER
    try:
        plain = json.loads(pointer.read_text(encoding="utf-8"))
        schema, number = int(plain["schema"]), int(plain["generation"])
    except NotADirectoryError:
        raise DamagedStore(f"{store_dir}: is a file, not the folder of a store; choose another with --store") from None
    except FileNotFoundError:
        if _mark(store_dir) == PUBLISHED:
            raise _damaged(store_dir, f"{POINTER} is missing") from None
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(store_dir, f"{POINTER} cannot be read") from None
    if schema > SCHEMA:
        raise NewerSchema(
            f"{store_dir}: the store was written by a newer version of this program (schema {schema}, this one reads {SCHEMA}); "
            "update the program, or choose another store with --store"
        )
    if schema < SCHEMA:
        raise OlderSchema(
            f"{store_dir}: the store was written by an older version of this program (schema {schema}, this one reads {SCHEMA}); "
            "move its folder away and ingest the reports again, or choose another store with --store"
        )
    found = _generation(store_dir, number)
    if not found.directory.is_dir():
        raise _damaged(store_dir, f"generation {number} is missing")
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
        raise StoreUnwritable(
            f"{store_dir}: the store cannot be written ({error.strerror}); make the folder writable, or choose another with --store"
        ) from None
    try:
        yield
    finally:
        lock.release()


def begin(store_dir: Path) -> Generation:
    """An empty generation to build, numbered after all others. Needs the writer's lock."""
    now = current_generation(store_dir)
    numbers = [one.number for one in generations(store_dir)]
    made = _generation(store_dir, max([now.number if now else 0, *numbers]) + 1)
    made.directory.mkdir()
    (made.directory / READERS_LOCK).touch()
    return made


def publish(store_dir: Path, generation: Generation) -> None:
    """Makes a built generation the current one: its files are on disk first, then the pointer is swapped in one step."""
    for path in sorted(generation.directory.rglob("*")):
        _sync(path)
    _sync(generation.directory)
    _sync(store_dir / GENERATIONS)
    pointer = {"generation": generation.number, "schema": SCHEMA}
    write_whole(store_dir / POINTER, (json.dumps(pointer) + "\n").encode("utf-8"))
    if _mark(store_dir) != PUBLISHED:
        write_whole(store_dir / MARK, PUBLISHED.encode("ascii"))


def generations(store_dir: Path) -> tuple[Generation, ...]:
    """Every generation on disk, whole or abandoned, oldest first."""
    found = (store_dir / GENERATIONS).glob("[0-9]*")
    return tuple(_generation(store_dir, int(path.name)) for path in sorted(found) if re.fullmatch(r"\d{6}", path.name))


def remove_unused(store_dir: Path) -> None:
    """Removes every generation but the current one that no reader has open, also half-built ones. Needs the writer's lock."""
    now = current_generation(store_dir)
    for directory in sorted((store_dir / GENERATIONS).iterdir()):
        if (now is not None and directory == now.directory) or not GENERATION_NAME.fullmatch(directory.name):
            continue
        with _alone(directory) as alone, contextlib.suppress(OSError):
            if alone:
                gone = directory.rename(directory.with_suffix(".gone"))  # Windows refuses while a file inside is open
                shutil.rmtree(gone, ignore_errors=True)


def lease_current(store_dir: Path) -> tuple[Generation, int] | None:
    """The current generation and the descriptor that keeps it on disk until `os.close`; None in a store without any."""
    for _ in range(LEASE_TRIES):
        found = current_generation(store_dir)
        if found is None:
            return None
        with contextlib.suppress(FileNotFoundError):
            descriptor = os.open(found.directory / READERS_LOCK, os.O_RDONLY)
            if _lock(descriptor, shared=True) and (found.directory / READERS_LOCK).exists():
                return found, descriptor
            os.close(descriptor)
    raise _damaged(store_dir, "the current generation cannot be opened")


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
    store_dir.mkdir(parents=True, exist_ok=True)
    if (store_dir / POINTER).exists() or _mark(store_dir):
        return
    if any(store_dir.iterdir()):
        raise StoreUnwritable(f"{store_dir}: the folder holds other things and is no store; choose a new or empty one with --store")
    write_whole(store_dir / MARK, b"new")


def _mark(store_dir: Path) -> str:
    """What the mark says; empty where there is none."""
    try:
        return (store_dir / MARK).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _generation(store_dir: Path, number: int) -> Generation:
    return Generation(number=number, directory=store_dir / GENERATIONS / f"{number:06d}")


def _damaged(store_dir: Path, what: str) -> DamagedStore:
    return DamagedStore(f"{store_dir}: the store is damaged ({what}); move the folder away and ingest the reports again")


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
