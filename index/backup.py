"""A store as one file, and back: a ZIP of the current generation, the kept files, and the lists beside them that only grow.

    backup.json                  {"format": 1, "program", "schema", "generation", "made", "files": {name: sha256}}
    CURRENT, STORE, *.jsonl, originals/<document_id>, generations/000003/...

Vectors are not kept but made again from the records, because readers alter their folder (`index/vectors.py`).
A backup is read back and compared before it gets its name, and a restored store before it can be opened: CURRENT is written last.
Accounts stand outside the store and are not in it. The sums guard against broken copies, not against people who write backups: restore
only your own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from index.build import fill_vectors
from index.checksums import first_fault
from index.errors import BrokenBackup, StoreEmpty, StoreUnwritable
from index.generation import GENERATIONS, Generation, lease_current, write_whole, writing
from index.originals import FOLDER
from index.pointer import MARK, POINTER, PUBLISHED, SCHEMA, Pointer, damaged, read_pointer
from index.unwritable import FULL, said_by, saying_unwritable, unwritable

FORMAT = 1
MANIFEST = "backup.json"
NAMES = re.compile(
    rf"{POINTER}|{MARK}|[a-z]+\.jsonl|{FOLDER}/[0-9a-f]{{16}}|{GENERATIONS}/\d{{6}}/(?:[\w.-]*[\w-][\w.-]*/){{0,2}}[\w.-]*[\w-][\w.-]*"
)
"""Every name that a backup may hold: none leads out of the folder."""
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOutcome:
    """What was written: files, documents and bytes of the whole."""

    file: str
    generation: int
    documents: int
    files: int
    bytes: int


def back_up(store_dir: Path, target: Path) -> BackupOutcome:
    """Writes the newest state of the store to the file `target`, which must not exist, while others may read and write the store.

    Raises `StoreEmpty`, `StoreUnwritable`, and `DamagedStore` rather than keep a damaged state.
    """
    if target.exists():
        raise StoreUnwritable(f"{target}: there is such a file already; choose another name")
    lease = lease_current(store_dir)
    if lease is None:
        raise StoreEmpty(f"{store_dir}: the store holds no reports, so there is nothing to keep")
    part = target.with_name(target.name + ".part")
    try:
        if lease.damage:
            raise damaged(store_dir, "only the state before the newest can be read")
        outcome = _write(store_dir, lease.pointer, part)
        _verify(part)
        part.replace(target)
    except OSError as error:
        raise StoreUnwritable(f"{target}: the backup cannot be written ({said_by(error)}); choose another place") from None
    finally:
        os.close(lease.descriptor)
        part.unlink(missing_ok=True)
    return outcome


def restore(source: Path, store_dir: Path) -> BackupOutcome:
    """Makes the store of a backup in a new or empty folder. Raises `BrokenBackup`, `StoreUnwritable`; then no store has come about."""
    if store_dir.exists() and (not store_dir.is_dir() or any(store_dir.iterdir())):
        raise StoreUnwritable(f"{store_dir}: is not empty; restore into a new folder with --store, then use that one")
    made = not store_dir.exists()
    try:
        with _opened(source) as archive:
            manifest = _manifest(source, archive)
            with writing(store_dir):
                _unpack(source, archive, manifest["files"], store_dir)
                pointer = read_pointer(store_dir)
                assert pointer is not None
                generation = store_dir / GENERATIONS / f"{pointer.generation:06d}"
                if fault := first_fault(generation, pointer.checksums):
                    raise _broken(source, fault)
                with saying_unwritable(store_dir):
                    fill_vectors(Generation(number=pointer.generation, directory=generation))
    except (OSError, zipfile.BadZipFile) as error:
        _undo(store_dir, made)
        if isinstance(error, OSError) and error.errno in FULL:
            raise unwritable(store_dir, said_by(error)) from None
        raise _broken(source, getattr(error, "strerror", None) or "it is no backup, or not whole") from None
    except BaseException:
        _undo(store_dir, made)
        raise
    return _outcome(source, pointer, manifest["files"])


def _write(store_dir: Path, pointer: Pointer, part: Path) -> BackupOutcome:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _files(store_dir, pointer):
            with path.open("rb") as file, archive.open(name, "w", force_zip64=True) as kept:
                sums[name] = _copy(file, kept)
        alone = Pointer(generation=pointer.generation, schema=pointer.schema, checksums=pointer.checksums, documents=pointer.documents)
        for name, content in {POINTER: alone.line(), MARK: PUBLISHED.encode("ascii")}.items():
            archive.writestr(name, content)
            sums[name] = hashlib.sha256(content).hexdigest()
        about = {
            "format": FORMAT,
            "schema": SCHEMA,
            "generation": pointer.generation,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        archive.writestr(MANIFEST, json.dumps({**about, "files": sums}, indent=1))
    with part.open("rb") as file:
        os.fsync(file.fileno())
    return _outcome(part.with_name(part.name.removesuffix(".part")), pointer, sums, size=part.stat().st_size)


def _files(store_dir: Path, pointer: Pointer) -> Iterator[tuple[str, Path]]:
    """What a backup holds of a store, by the names it bears there."""
    generation = store_dir / GENERATIONS / f"{pointer.generation:06d}"
    for path in sorted(generation.rglob("*")):
        if path.is_file() and generation / "vectors" not in path.parents:
            yield path.relative_to(store_dir).as_posix(), path
    ids = sorted(one.id for one in pointer.documents) or sorted(path.name for path in (store_dir / FOLDER).iterdir())
    for document_id in ids:
        if re.fullmatch(r"[0-9a-f]{16}", document_id):
            yield f"{FOLDER}/{document_id}", store_dir / FOLDER / document_id
    for path in sorted(store_dir.glob("*.jsonl")):
        yield path.name, path


def _verify(path: Path) -> None:
    """Reads a backup back. Raises `BrokenBackup` where it is not what was meant to be written."""
    with _opened(path) as archive:
        for name, wanted in _manifest(path, archive)["files"].items():
            with archive.open(name) as file, Path(os.devnull).open("wb") as nowhere:
                if _copy(file, nowhere) != wanted:
                    raise _broken(path, f"{name} was altered")


def _unpack(source: Path, archive: zipfile.ZipFile, sums: Mapping[str, str], store_dir: Path) -> None:
    """Writes the files of a backup, CURRENT last, each compared with its sum."""
    for name in sorted(sums, key=lambda one: (one == POINTER, one)):
        path = store_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as file:
            if name in (POINTER, MARK):
                content = file.read(BLOCK)
                digest = hashlib.sha256(content).hexdigest()
                if digest == sums[name]:
                    write_whole(path, content)
            else:
                with path.open("wb") as kept:
                    digest = _copy(file, kept)
                    kept.flush()
                    os.fsync(kept.fileno())
        if digest != sums[name]:
            raise _broken(source, f"{name} was altered")


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    """Copies to the end, and gives the sha256 of what was copied."""
    digest = hashlib.sha256()
    while block := source.read(BLOCK):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()


def _manifest(source: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        names, schema = set(manifest["files"]), int(manifest["schema"])
        known = int(manifest["format"]) == FORMAT
    except (KeyError, ValueError, TypeError):
        raise _broken(source, f"{MANIFEST} is missing or cannot be read") from None
    if not known or schema > SCHEMA:
        raise BrokenBackup(f"{source}: was made by a newer version of this program; update the program")
    if strange := sorted(name for name in names if not NAMES.fullmatch(name) or ".." in name):
        raise _broken(source, f"it holds {strange[0]!r}, which is no part of a store")
    if POINTER not in names or not names <= set(archive.namelist()):
        raise _broken(source, "parts of it are missing")
    return manifest


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except FileNotFoundError:
        raise BrokenBackup(f"{source}: there is no such file; check the path") from None
    except (OSError, zipfile.BadZipFile):
        raise _broken(source, "it is no backup, or not whole") from None


def _broken(source: Path, what: str) -> BrokenBackup:
    return BrokenBackup(f"{source}: the backup cannot be used ({what}); choose another one")


def _undo(store_dir: Path, made: bool) -> None:
    """Takes away what a failed restore left, so that the folder is as it was."""
    if made:
        shutil.rmtree(store_dir, ignore_errors=True)
        return
    for path in store_dir.iterdir() if store_dir.is_dir() else ():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _outcome(file: Path, pointer: Pointer, sums: Mapping[str, str], *, size: int | None = None) -> BackupOutcome:
    documents = len(pointer.documents) or sum(name.startswith(f"{FOLDER}/") for name in sums)
    return BackupOutcome(
        file=str(file), generation=pointer.generation, documents=documents, files=len(sums),
        bytes=file.stat().st_size if size is None else size,
    )  # fmt: skip
