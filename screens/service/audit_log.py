"""The audit log: who asked, what was shown, who came in and who was refused. One JSON line each, one file a day (UTC) in STORE/audit.

Writing never fails whoever is being answered: a line that cannot be kept is counted, and the first of them warned about.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Lock

from filelock import FileLock, Timeout

FOLDER = "audit"
LOCK = "audit.lock"
DAYS = 90  # kept unless told otherwise: a quarter's meetings and their minutes
LARGEST = 256 << 20  # bytes of a day: half a million questions; a flood of them must not fill the disk
LOCK_SECONDS = 2.0  # a line takes less than a millisecond; nobody waits longer than this for the log
OWNER_ONLY, OWNERS_FOLDER = 0o600, 0o700

Line = dict[str, object]
Clock = Callable[[], datetime]

log = logging.getLogger(__name__)


class Event(StrEnum):
    """What a line tells of."""

    ANSWER = "answer"
    VERIFIED = "verified"  # a statement that was held against the reports
    BUSY = "busy"  # a question that was not taken
    SHOWN = "shown"  # a page picture, a file or a list of values or findings that was given out
    CHECKED = "checked"
    ADDED = "added"
    REMOVED = "removed"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"


def now_utc() -> datetime:
    return datetime.now(UTC)


class AuditLog:
    """The log of one store. Without a folder, or with `days` 0, nothing is written; `lost` counts lines that could not be."""

    def __init__(self, folder: Path | None = None, *, days: int = DAYS, questions: bool = False, clock: Clock = now_utc) -> None:
        self.folder, self.days, self.questions = folder, days, questions
        self.lost = 0
        self._clock, self._lock = clock, Lock()
        self._day: date | None = None
        self._warned = False

    def write(self, event: Event, fields: Mapping[str, object], *, who: str | None = None) -> bool:
        """Adds a line; False where none is to be kept or it could not be."""
        if self.folder is None or self.days == 0:
            return False
        now = self._clock()
        line = {"time": now.isoformat(timespec="milliseconds"), "event": str(event), **({"who": who} if who else {}), **fields}
        try:
            with self._lock:
                if self._day != now.date():
                    self.prune()
                    self._day = now.date()
                with locked(self.folder):
                    _append(self.folder / f"{now.date().isoformat()}.jsonl", (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8"))
        except (OSError, Timeout) as error:
            self.lost += 1
            if not self._warned:
                log.warning("the audit log cannot be written (%s); questions are answered all the same", _reason(error))
            self._warned = True
            return False
        self._warned = False
        return True

    def prune(self) -> None:
        """Removes the files of days that are no longer kept. One that cannot be removed is tried again the next day."""
        oldest = self._clock().date() - timedelta(days=self.days)
        for day, path in day_files(self.folder):
            if self.days == 0 or day <= oldest:
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    log.warning("%s of the audit log is due to go and cannot be removed (%s)", path.name, error.strerror)


def locked(folder: Path) -> FileLock:
    """Holds the log of a store, against other threads and programs; makes its folder, which only its owner may enter."""
    folder.mkdir(mode=OWNERS_FOLDER, parents=True, exist_ok=True)
    return FileLock(folder / LOCK, timeout=LOCK_SECONDS, mode=OWNER_ONLY)


def day_files(folder: Path | None) -> Iterator[tuple[date, Path]]:
    """The files of the log with their days, oldest first."""
    for path in sorted(folder.glob("*.jsonl")) if folder else ():
        try:
            yield date.fromisoformat(path.stem), path
        except ValueError:
            continue


def read_log(folder: Path, *, since: date | None = None, who: str | None = None) -> Iterator[Line]:
    """The lines of the log, oldest first, of the days from `since` and of one person where asked. Torn lines are left out."""
    for day, path in day_files(folder):
        if since is not None and day < since:
            continue
        for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
            line = parsed(text)
            if line is not None and (who is None or same_person(line.get("who"), who)):
                yield line


def parsed(text: str) -> Line | None:
    """The record of a line; None where a crash tore it."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def same_person(name: object, other: str) -> bool:
    """Whether two names are one person's, however they are typed.

    >>> same_person("Ann.Lee", " ann.lee"), same_person(None, "ann.lee")
    (True, False)
    """
    return isinstance(name, str) and name.strip().casefold() == other.strip().casefold()


def _append(path: Path, line: bytes) -> None:
    """One whole line at the end of the file. Raises `OSError`, and then the file ends where it did."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
    try:
        size = os.fstat(descriptor).st_size
        if size > LARGEST:
            raise OSError(f"{path.name} has {LARGEST >> 20} MB, and no more is written today")
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        wanted = (b"\n" if torn else b"") + line
        if os.write(descriptor, wanted) != len(wanted):
            os.ftruncate(descriptor, size)
            raise OSError("the disk is full")
    finally:
        os.close(descriptor)


def _reason(error: OSError | Timeout) -> str:
    return "somebody else holds it" if isinstance(error, Timeout) else error.strerror or str(error)
