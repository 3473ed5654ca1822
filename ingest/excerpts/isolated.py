"""Making excerpts and joining them, each in one child process with limits, as `ingest.isolate` reads.

The child is this module run as a program in a folder of its own. It is given files and JSON, and leaves a file and JSON: data, never
pickles.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest import errors
from ingest.codec import Plain, from_plain, to_plain
from ingest.confinement import TooMuchOutput, child_environment, limit, run_bounded, shut_off
from ingest.errors import DamagedFile, IngestError, ReadLimit
from ingest.excerpts.model import Binding, Bookmark, Excerpt, ExcerptIndex, Jump, Mark
from ingest.isolate import Limits, death

LIMITS = Limits(seconds=60)
"""A page takes a tenth of a second; one with a scan in it some tenths."""
LARGEST_PACK = 200 << 20
"""Bytes that a child may write."""
ORDER, MADE = "order.json", "made.pdf"


def excerpt_isolated(content: bytes, document: str, marks: Sequence[Mark], limits: Limits = LIMITS) -> Excerpt:
    """The cited pages of the file. Raises `IngestError`, with `ReadLimit` when a limit is passed."""
    order = {"document": document, "marks": to_plain(tuple(marks))}
    made, told = _ask_child("excerpt", document, order, [content], limits)
    return Excerpt(pdf=made, pages=from_plain(ExcerptIndex, told).pages)


def join_isolated(
    front: bytes, excerpts: Sequence[Excerpt], title: str, bookmarks: Sequence[Bookmark], jumps: Sequence[Jump], limits: Limits = LIMITS
) -> bytes:
    """Front pages and excerpts as one PDF. Raises as `excerpt_isolated` does."""
    indexes = tuple(ExcerptIndex(pages=one.pages) for one in excerpts)
    binding = Binding(title=title, language="en-GB", excerpts=indexes, bookmarks=tuple(bookmarks), jumps=tuple(jumps))
    order = {"document": "the evidence pack", "binding": to_plain(binding)}
    return _ask_child("join", "the evidence pack", order, [front, *(one.pdf for one in excerpts)], limits)[0]


def _ask_child(verb: str, name: str, order: Mapping[str, Plain], files: Sequence[bytes], limits: Limits) -> tuple[bytes, Plain]:
    with tempfile.TemporaryDirectory(prefix="committee-pack-") as made_in:
        folder = Path(made_in)
        (folder / ORDER).write_text(json.dumps({"verb": verb, "files": len(files), **order}), encoding="utf-8")
        for number, content in enumerate(files):
            (folder / str(number)).write_bytes(content)
        command = [sys.executable, "-m", "ingest.excerpts.isolated", str(folder), str(limits.memory), str(int(limits.seconds) + 1)]
        try:
            done = run_bounded(command, seconds=limits.seconds, most_output=LARGEST_PACK, environment=child_environment())
        except TooMuchOutput:
            raise ReadLimit(f"{name}: its pages are too many to copy") from None
        except subprocess.TimeoutExpired:
            raise ReadLimit(f"{name}: took longer than {limits.seconds:g} s and was stopped") from None
        try:
            answer = json.loads(done.stdout.decode("utf-8"))
        except ValueError:
            raise death(name, done, limits) from None
        if "error" in answer:
            raise getattr(errors, str(answer["kind"]), IngestError)(str(answer["error"]))
        if not (folder / MADE).is_file():
            raise DamagedFile(f"{name}: its pages could not be copied")
        return (folder / MADE).read_bytes(), answer["made"]


def main(arguments: list[str]) -> int:
    """Does what the order in the folder says; writes `{"made"}` or `{"kind", "error"}` to standard output."""
    folder, memory, seconds = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    answer_to = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answer
    shut_off()
    limit(memory, memory, seconds, seconds, file_size=LARGEST_PACK)
    order = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    files = [(folder / str(number)).read_bytes() for number in range(order["files"])]
    try:
        answer = {"made": _made(folder, order, files)}
    except IngestError as error:
        answer = {"kind": type(error).__name__, "error": str(error)}
    except MemoryError:
        answer = {"kind": ReadLimit.__name__, "error": f"{order['document']}: needed more than {memory >> 20} MB and was stopped"}
    with answer_to:
        answer_to.write(json.dumps(answer).encode("utf-8"))
    return 0


def _made(folder: Path, order: Mapping[str, Any], files: Sequence[bytes]) -> Plain:
    if order["verb"] == "join":
        from ingest.excerpts.join import join

        (folder / MADE).write_bytes(join(files[0], files[1:], from_plain(Binding, order["binding"])))
        return None
    from ingest.excerpts.excerpt import excerpt

    marks = [from_plain(Mark, one) for one in order["marks"]]
    made = excerpt(files[0], str(order["document"]), marks)
    (folder / MADE).write_bytes(made.pdf)
    return to_plain(ExcerptIndex(pages=made.pages))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
