"""The register: what officers decided about a store's reports, one line each, only ever added to.

STORE/register.jsonl stands outside the generations, so that reading the reports anew changes nothing in it. A line is on disk before its
writer hears that it is kept; a line that a crash tore is skipped and told, and so is one of a kind that only a newer program knows.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from index.decisions import KINDS, Decision, FindingAccepted, Removed, Verified, Withdrawn
from index.errors import AlreadyDecided, StoreBusy, StoreUnwritable, UnknownEntry, Unsigned
from index.unwritable import said_by
from ingest.model import record_id

NAME = "register.jsonl"
LOCK = "register.lock"
LOCK_SECONDS = 10.0  # a line takes milliseconds
LONGEST = 2000  # characters of a name, reason or statement
TELLING = (FindingAccepted, Verified, Removed)  # decisions that change nothing of what a store holds and who may see it

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One decision: who made it, why, when (UTC, ISO), and the generation of the store it was made on."""

    id: str
    decision: Decision
    who: str
    reason: str
    when: str
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All entries, oldest first; `unread` are the numbers (from 1) of lines that could not be read."""

    entries: tuple[Entry, ...] = ()
    unread: tuple[int, ...] = ()

    def standing(self) -> tuple[Entry, ...]:
        """The entries that no later one withdrew. A withdrawal cannot itself be withdrawn: decide anew."""
        gone = {entry.decision.entry_id for entry in self.entries if isinstance(entry.decision, Withdrawn)}
        return tuple(entry for entry in self.entries if entry.id not in gone and not isinstance(entry.decision, Withdrawn))

    def changing(self) -> tuple[str, ...]:
        """The ids of the standing entries that change what a store gives or who may see it: the same ids, the same store."""
        return tuple(entry.id for entry in self.standing() if not isinstance(entry.decision, TELLING))


def kind_of(decision: Decision) -> str:
    """The name of a decision's kind in the file."""
    return next(name for name, kind in KINDS.items() if type(decision) is kind)


def read_register(store_dir: Path) -> Register:
    """The register of a store; an empty one where nothing was decided yet."""
    try:
        lines = (store_dir / NAME).read_text(encoding="utf-8", errors="replace").split("\n")
    except (FileNotFoundError, NotADirectoryError):
        return Register()
    entries: list[Entry] = []
    unread: list[int] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            unread.append(number)
            log.warning("%s line %d cannot be read and is left out", store_dir / NAME, number)
        else:
            entries.append(entry)
    return Register(entries=tuple(entries), unread=tuple(unread))


def register_size(store_dir: Path) -> int:
    """Bytes of the register: it only grows, so the same size is the same register."""
    try:
        return (store_dir / NAME).stat().st_size
    except OSError:
        return 0


def decide(store_dir: Path, decision: Decision, *, who: str, reason: str, generation: int, now: datetime | None = None) -> Entry:
    """Adds a decision and gives its entry, once it is on disk.

    Raises `Unsigned`, `UnknownEntry`, `AlreadyDecided` for a second mark of one person on one statement, `StoreError`.
    """
    who, reason = " ".join(who.split()), " ".join(reason.split())
    if not who or not reason:
        raise Unsigned("a decision needs the name of who makes it, and a reason")
    if max(len(who), len(reason)) > LONGEST:
        raise Unsigned(f"name and reason may have {LONGEST:,} characters")
    when = (now or datetime.now(UTC)).isoformat(timespec="microseconds")
    try:
        with FileLock(store_dir / LOCK, timeout=LOCK_SECONDS):
            if isinstance(decision, Withdrawn):
                _must_stand(store_dir, decision.entry_id)
            if isinstance(decision, Verified):
                _must_be_new(store_dir, decision, who)
            entry = Entry(
                id=record_id("entry", kind_of(decision), json.dumps(asdict(decision), sort_keys=True), who, reason, when),
                decision=decision, who=who, reason=reason, when=when, generation=generation,
            )  # fmt: skip
            _append(store_dir / NAME, _line(entry))
    except Timeout:
        raise StoreBusy(f"{store_dir}: somebody else is writing to the register; try again") from None
    except OSError as error:
        raise StoreUnwritable(f"{store_dir}: the register cannot be written ({said_by(error)}); nothing was decided") from None
    return entry


def entry_record(entry: Entry) -> dict[str, object]:
    """An entry as a line of the file and of `committee register --json` holds it."""
    return {
        "id": entry.id,
        "kind": kind_of(entry.decision),
        "who": entry.who,
        "reason": entry.reason,
        "when": entry.when,
        "generation": entry.generation,
        "decision": asdict(entry.decision),
    }


def _must_stand(store_dir: Path, entry_id: str) -> None:
    if all(one.id != entry_id for one in read_register(store_dir).standing()):
        raise UnknownEntry(f"the register holds no entry {entry_id} that still stands; `committee register` lists them")


def _must_be_new(store_dir: Path, decision: Verified, who: str) -> None:
    """Two windows that mark at once make one mark: looked for under the lock."""
    for one in read_register(store_dir).standing():
        if isinstance(one.decision, Verified) and one.decision == decision and one.who.casefold() == who.casefold():
            raise AlreadyDecided(f"{one.who} marked this as verified already, at {one.when[:16].replace('T', ' ')} UTC; nothing was added")


def _append(path: Path, line: bytes) -> None:
    """The line at the end of the file, after a line break where a crash left half a line. Where it does not fit, the file is as it was."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        try:
            rest = (b"\n" if torn else b"") + line
            while rest:  # a disk that fills up takes a part, and says so at the next write
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def _line(entry: Entry) -> bytes:
    return (json.dumps(entry_record(entry), ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8")


def _entry(line: str) -> Entry | None:
    """The entry of a line, None where it is torn or of an unknown kind."""
    try:
        plain = json.loads(line)
        decision = TypeAdapter(KINDS[plain["kind"]]).validate_python(plain["decision"])
        texts = {name: str(plain[name]) for name in ("id", "who", "reason", "when")}
        return Entry(decision=decision, generation=int(plain["generation"]), **texts)
    except (ValueError, KeyError, TypeError, ValidationError):
        return None
