"""The ingested files themselves, kept under their document id outside the generations, because they never change."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from index.errors import UnknownDocument
from index.generation import write_whole

FOLDER = "originals"
KEPT = re.compile(r"[0-9a-f]{16}(?:\.part)?")
WHOLE = re.compile(r"[0-9a-f]{16}")


def original_path(store_dir: Path, document_id: str) -> Path:
    """Where the file of a document is kept."""
    return store_dir / FOLDER / document_id


def keep_original(store_dir: Path, document_id: str, content: bytes) -> Path:
    """Keeps a file and gives its path; nothing is written when it is there already."""
    path = original_path(store_dir, document_id)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    return path


def read_original(store_dir: Path, document_id: str) -> bytes:
    """The file of a document. Raises `UnknownDocument`, also for what is no document id: that may come from outside and is no path."""
    try:
        if not WHOLE.fullmatch(document_id):
            raise FileNotFoundError(document_id)
        return original_path(store_dir, document_id).read_bytes()
    except OSError:
        raise UnknownDocument(f"{store_dir}: the file of document {document_id} is not in the store; ingest it again") from None


def kept_ids(store_dir: Path) -> tuple[str, ...]:
    """The ids of all documents whose files are kept."""
    folder = store_dir / FOLDER
    return tuple(sorted(path.name for path in folder.iterdir() if WHOLE.fullmatch(path.name))) if folder.is_dir() else ()


def remove_originals(store_dir: Path, wanted: Collection[str]) -> None:
    """Removes every kept file that is not of one of the wanted documents, and nothing that is no kept file."""
    folder = store_dir / FOLDER
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in wanted and KEPT.fullmatch(path.name):
            path.unlink(missing_ok=True)
