"""The files that a command brings: folders opened, each file once, named by what it holds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.isolate import LARGEST_FILE

SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".html", ".htm", ".txt", ".md"})
SKIPPED = (".", "~$")  # hidden files, and the lock files that Word leaves beside an open document


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One file of an ingest command. `error` says in one line why it cannot be taken in; then `content` is empty and `document_id` None."""

    path: Path
    document_id: str | None = None
    content: bytes = b""
    error: str | None = None

    @property
    def source(self) -> str:
        """The absolute path, by which a changed file is known to be a new version of the one ingested before."""
        return os.path.realpath(self.path)


def arrivals(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to take in, in the order given; a folder's reports, and those of its subfolders, in order of their names. None twice.

    Paths that do not exist, and folders without reports, stay in the list: `fetch` says what is wrong with them.
    """
    found: dict[str, Path] = {}  # realpath, because Path.resolve fails on a link that leads to itself
    for path in paths:
        for one in _opened(path) or [path]:
            found.setdefault(os.path.realpath(one), one)
    return tuple(found.values())


def fetch(path: Path) -> Arrival:
    """The file's content and the document id that it gives: the first 16 hex digits of its sha256."""
    if path.is_dir():
        return Arrival(
            path=path, error=f"{path}: no PDF, DOCX, XLSX, HTML, text or Markdown file in this folder; name another folder or a file"
        )
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Arrival(path=path, error=f"{path}: is larger than {LARGEST_FILE >> 20} MB, as no report is; split the file")
        content = path.read_bytes()
    except FileNotFoundError:
        return Arrival(path=path, error=f"{path}: there is no such file; check the path")
    except OSError as error:
        return Arrival(path=path, error=f"{path}: the file cannot be opened ({error.strerror}); check its permissions")
    if not content.strip():
        return Arrival(path=path, error=f"{path}: the file is empty; download it again")
    return Arrival(path=path, document_id=hashlib.sha256(content).hexdigest()[:16], content=content)


def _opened(path: Path) -> list[Path]:
    return sorted(_reports_in(path)) if path.is_dir() else []


def _reports_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and path.is_file() and not any(part.startswith(SKIPPED) for part in parts):
            yield path
