"""What a store held, found out even where its records are damaged or of another version: for `rebuild` and `backup`."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from index.errors import DamagedStore
from index.generation import generations
from index.originals import kept_ids, original_path
from index.pointer import Held, read_any_pointer


def held_documents(store_dir: Path) -> tuple[Held, ...]:
    """The documents of the newest state that can be made out.

    As CURRENT lists them; else as the records of the newest generation do that can be opened; else every kept file, named by its id.
    """
    for found in _lists(store_dir):
        if found:
            return found
    return tuple(Held(id=one, name=one + _suffix(original_path(store_dir, one))) for one in kept_ids(store_dir))


def _lists(store_dir: Path) -> Iterator[tuple[Held, ...]]:
    current = None
    with contextlib.suppress(DamagedStore):
        pointer = read_any_pointer(store_dir)
        if pointer is not None:
            current = pointer.generation
            yield pointer.documents
    newest_first = sorted(generations(store_dir), key=lambda one: (one.number == current, one.number), reverse=True)
    for one in newest_first:
        with contextlib.suppress(sqlite3.Error):
            yield _listed(one.records)


def _listed(records: Path) -> tuple[Held, ...]:
    """The documents that a records file of any version names. Raises `sqlite3.Error`."""
    with contextlib.closing(sqlite3.connect(f"{records.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        paths = connection.execute("SELECT path, document_id FROM sources ORDER BY path").fetchall()
        return tuple(
            Held(id=of, name=name, sources=tuple(path for path, owner in paths if owner == of))
            for of, name in connection.execute("SELECT document_id, document FROM documents ORDER BY document_id")
        )


def _suffix(path: Path) -> str:
    """The ending by which readers know a text from a web page; the other formats are known by their content."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith((b"%PDF", b"PK")):
        return ""
    return ".html" if head.lstrip().startswith(b"<") else ".txt"
