"""Checking one file by itself, in a process of its own: this module run as a program, which tells how far it is.

The file is read as `committee ingest` reads it, in a child of this process with the limits of `ingest.isolate`, into a store of its own
that nobody else opens; the audit then runs here under a limit of processor time. What is told goes to standard output as one JSON object a
line: `{"read": {...}}` with counts, then `{"findings": [...]}`, or `{"error": "one line"}` in place of either.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from assistant.audit import check_documents
from index.build import ingest_files
from index.errors import StoreError
from index.store import open_store
from ingest.codec import to_plain
from ingest.confinement import limit
from ingest.errors import ReadLimit

if TYPE_CHECKING:
    import numpy

AUDIT_SECONDS = 300  # of processor time: the audit of the longest report at hand takes a tenth of it
AUDIT_MEMORY = 4 << 30  # bytes of address space, most of which libraries reserve without using it
VECTOR = 384  # numbers of a passage's vector; nothing is searched by meaning in this store, so they stay equal and no model is loaded


def no_meaning(texts: Sequence[str]) -> numpy.ndarray:
    """The same unit vector for every text."""
    import numpy

    return numpy.full((len(texts), VECTOR), VECTOR**-0.5, dtype=numpy.float32)


def main(arguments: list[str]) -> int:
    """Reads the file named first into the store named second, and tells what the audit finds in it."""
    path, store_dir = map(Path, arguments)
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with what is told
    with told:
        try:
            _check(path, store_dir, told)
        except MemoryError:
            _tell(told, {"error": str(ReadLimit(f"{path.name}: checking needed too much memory and was stopped; split the file"))})
            return 1
        except (StoreError, OSError) as error:
            _tell(told, {"error": " ".join(f"{path.name}: cannot be checked ({error})".split())})
            return 1
    return 0


def _check(path: Path, store_dir: Path, told: TextIO) -> None:
    (outcome,) = ingest_files(store_dir, [path], embed=no_meaning)
    if outcome.error is not None:
        _tell(told, {"error": outcome.error.replace(str(path), path.name)})
        return
    with open_store(store_dir) as store:
        (document,) = store.documents()
        counts = {**asdict(outcome.counts), "tables": len(store.tables()), "pages": document.pages}
        _tell(told, {"read": counts})
        limit(AUDIT_MEMORY, AUDIT_MEMORY, AUDIT_SECONDS, AUDIT_SECONDS + 1)
        _tell(told, {"findings": [to_plain(one) for one in check_documents(store)]})


def _tell(told: TextIO, record: dict[str, object]) -> None:
    told.write(json.dumps(record) + "\n")
    told.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
