"""CURRENT, the small file that says which generation of a store is read, and what it holds. It is swapped in one step, so it is whole.

{"generation": 3, "schema": 2, "checksums": "…", "spare": {"generation": 2, "checksums": "…"}, "documents": [{"id", "name", "sources"}]}

`spare` is the generation before, which is read when the files of the newest are damaged; there is none after a report was removed or
replaced, because nothing of it may stay or come back. `documents` lets `rebuild` name the kept files when the records are lost. Versions
of the program before checksums wrote the first two fields only.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import DamagedStore, NewerSchema, OlderSchema

SCHEMA = 2  # raise it when another version of the program could not read what this one writes, or this one what others wrote
POINTER = "CURRENT"
MARK = "STORE"
PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document of the generation: its id, its file's name, and the absolute paths that it was ingested from."""

    id: str
    name: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """The generation that is read in place of a damaged one, and the sum of its checksums."""

    generation: int
    checksums: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What CURRENT says. `checksums` is None where an earlier version of the program wrote it."""

    generation: int
    schema: int = SCHEMA
    checksums: str | None = None
    spare: Spare | None = None
    documents: tuple[Held, ...] = ()

    def line(self) -> bytes:
        """The content of the file."""
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode("utf-8")


def read_pointer(store_dir: Path) -> Pointer | None:
    """What CURRENT says, None in a store without any. Raises `OlderSchema`, `NewerSchema`, `DamagedStore`."""
    found = read_any_pointer(store_dir)
    if found is not None and found.schema > SCHEMA:
        raise NewerSchema(
            f"{store_dir}: the store was written by a newer version of this program (schema {found.schema}, this one reads {SCHEMA}); "
            "update the program, or choose another store with --store"
        )
    if found is not None and found.schema < SCHEMA:
        raise OlderSchema(
            f"{store_dir}: the store was written by an older version of this program (schema {found.schema}, this one reads {SCHEMA}); "
            "`committee rebuild` reads the kept files anew"
        )
    return found


def read_any_pointer(store_dir: Path) -> Pointer | None:
    """What CURRENT says, whichever version of the program wrote it. Raises `DamagedStore`."""
    try:
        plain = json.loads((store_dir / POINTER).read_text(encoding="utf-8"))
        spare = plain.get("spare")
        held = plain.get("documents", ())
        return Pointer(
            generation=int(plain["generation"]),
            schema=int(plain["schema"]),
            checksums=plain.get("checksums"),
            spare=None if spare is None else Spare(generation=int(spare["generation"]), checksums=str(spare["checksums"])),
            documents=tuple(Held(id=str(one["id"]), name=str(one["name"]), sources=_texts(one["sources"])) for one in held),
        )
    except NotADirectoryError:
        raise DamagedStore(f"{store_dir}: is a file, not the folder of a store; choose another with --store") from None
    except FileNotFoundError:
        if mark_of(store_dir) == PUBLISHED:
            raise damaged(store_dir, f"{POINTER} is missing") from None
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise damaged(store_dir, f"{POINTER} cannot be read") from None


def mark_of(store_dir: Path) -> str:
    """What the mark of a store says; empty where there is none."""
    try:
        return (store_dir / MARK).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def damaged(store_dir: Path, what: str) -> DamagedStore:
    """The error for a store whose files are not as they were written."""
    return DamagedStore(f"{store_dir}: the store is damaged ({what}); `committee rebuild` reads the kept files anew")


def _texts(plain: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in plain)
