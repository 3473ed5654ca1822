"""What a person is told when a store cannot be written: that the disk is full, or what else the system said, and that nothing is lost.

A full disk shows in many ways: Python raises `OSError`, SQLite and Chroma errors of their own that name no error number.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError, StoreUnwritable

FULL = (errno.ENOSPC, errno.EDQUOT)
REFUSED = (*FULL, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG)
FULL_WORDS = ("disk is full", "no space left", "quota exceeded", "os error 28")
DISK_WORDS = ("disk i/o error", "readonly database", "read-only", "unable to open database file", "file too large")
"""What SQLite (https://sqlite.org/rescode.html) and Chroma say when a write fails; nothing that the content of a report can bring about."""
SCARCE = 1 << 20
"""Bytes free below which a failed write is taken for that of a full disk, whatever was said: the smallest generation takes more."""


@contextmanager
def saying_unwritable(store_dir: Path) -> Iterator[None]:
    """Raises `StoreUnwritable` in place of whatever the block raises because the disk cannot be written."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        said = _said_of(store_dir, error)
        if said is None:
            raise
        raise unwritable(store_dir, said) from error


def unwritable(store_dir: Path, said: str) -> StoreUnwritable:
    """The error for a store that cannot be written; `said` is `said_by` an error."""
    if said == FULL_WORDS[0]:
        return StoreUnwritable(f"{store_dir}: the disk is full; the store is as it was before: make room, then try again")
    remedy = "make the folder writable, or choose another with --store"
    return StoreUnwritable(f"{store_dir}: the store cannot be written ({said}); it is as it was before: {remedy}")


def said_by(error: OSError) -> str:
    """Why the system refused, in its words, or that the disk is full."""
    return FULL_WORDS[0] if error.errno in FULL else error.strerror or type(error).__name__


def is_scarce(directory: Path) -> bool:
    """Whether the disk of a folder is full, or nearly."""
    try:
        return shutil.disk_usage(directory).free < SCARCE
    except OSError:
        return False


def _said_of(store_dir: Path, error: BaseException) -> str | None:
    """Why the disk cannot be written; None where an error is about something else."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.errno in REFUSED:
            return said_by(seen)
        words = str(seen).casefold()
        if any(one in words for one in FULL_WORDS) or is_scarce(store_dir):
            return FULL_WORDS[0]
        if found := next((one for one in DISK_WORDS if one in words), None):
            return found
        seen = seen.__cause__ or seen.__context__
    return None
