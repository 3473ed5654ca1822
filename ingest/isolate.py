"""Reading one file in one child process with limits, so that a hostile or broken file cannot take the others down.

The child is this module run as a program. It reads the file, and writes what it read, or the one-line reason why there is nothing, as JSON
to its standard output: data, never pickles. Limits are those of POSIX (`resource`): memory and processor time in the child, wall-clock time
in the parent. Where the extra that recognises scans is installed, they are soft: `ingest.ocr` raises them when it meets one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ingest import errors
from ingest.codec import from_plain, to_plain
from ingest.confinement import TooMuchOutput, child_environment, limit, run_bounded, shut_off
from ingest.errors import DamagedFile, IngestError, ReadLimit
from ingest.model import Layout, Report
from ingest.ocr.extra import is_installed

Record = TypeVar("Record", Layout, Report)

OUT_OF_MEMORY = (-6, -9)
TIME_OVER = -24
"""How a child ends: PDFium gives up by SIGABRT when it gets no more memory, the system kills by SIGKILL; for its time by SIGXCPU."""
FIRST_SECONDS = 15
PAGE_SECONDS = 0.5
"""Processor time that any file may take, and that each of its pages adds: a page full of small cells takes 0.1 s."""
LARGEST_FILE = 500 << 20
"""Bytes; a pack of scanned papers has 200 MB."""
LARGEST_ANSWER = 256 << 20
"""Bytes of what was read, as JSON; a report of 500 pages has 30 MB."""
LARGEST_WRITTEN = 64 << 20
"""Bytes of a file that the child may write; readers write none."""
PAGE_BYTES = 200_000
"""What counts as a page in formats without pages."""
SCAN_MEMORY = 3
SCAN_SECONDS = 10
"""How many times the limits a file with scans may take: the models map 1.6 GB, and a page takes 4 to 10 s on one core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds of wall-clock time and bytes of memory that reading one file may take.

    Chosen so that a 500-page report is read with room to spare, and a stream that unpacks to gigabytes ends in an error.
    """

    seconds: float = 120
    memory: int = 1 << 30


def read_isolated(path: Path, name: str | None = None, limits: Limits = Limits()) -> Report:
    """The report in the file, read in a child process. Raises `IngestError`, with `ReadLimit` when a limit is passed.

    `name` is the document's name when the file is stored under another one.
    """
    return _ask_child(Report, path, name, limits)


def read_layout_isolated(path: Path, name: str | None = None, limits: Limits = Limits()) -> Layout:
    """The pages of the file with their blocks, nothing joined over pages, read in a child process. Raises as `read_isolated` does."""
    return _ask_child(Layout, path, name, limits)


def _ask_child(kind: type[Record], path: Path, name: str | None, limits: Limits) -> Record:
    name = name or path.name
    if path.is_file() and path.stat().st_size > LARGEST_FILE:
        raise ReadLimit(f"{name}: is larger than {LARGEST_FILE >> 20} MB, as no report is; split the file")
    more_seconds, more_memory = (SCAN_SECONDS, SCAN_MEMORY) if is_installed() else (1, 1)
    bounds: tuple[int, ...] = (limits.memory, limits.memory * more_memory, int(limits.seconds) + 1, int(limits.seconds * more_seconds) + 1)
    command = [sys.executable, "-m", "ingest.isolate", kind.__name__, str(path), name, *map(str, bounds)]
    try:
        done = run_bounded(command, seconds=limits.seconds * more_seconds, most_output=LARGEST_ANSWER, environment=child_environment())
    except TooMuchOutput:
        raise ReadLimit(
            f"{name}: holds more than {LARGEST_ANSWER >> 20} MB of text and tables, as no report does; split the file"
        ) from None
    except subprocess.TimeoutExpired:
        raise ReadLimit(
            f"{name}: reading took longer than {limits.seconds:g} s and was stopped; split the file or print it to a new PDF"
        ) from None
    try:
        answer = json.loads(done.stdout.decode("utf-8"))
    except ValueError:
        raise death(name, done, limits) from None
    if "error" in answer:
        raise getattr(errors, str(answer["kind"]), IngestError)(str(answer["error"]))
    return from_plain(kind, answer["read"])


def death(name: str, done: subprocess.CompletedProcess[bytes], limits: Limits) -> IngestError:
    """The error for a child that ended without an answer."""
    if done.returncode == TIME_OVER:
        return ReadLimit(f"{name}: reading took longer than a report of its length may and was stopped; print it to a new PDF")
    if b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr or done.returncode in OUT_OF_MEMORY:
        return ReadLimit(
            f"{name}: reading needed more than {limits.memory >> 20} MB and was stopped; split the file or print it to a new PDF"
        )
    return DamagedFile(f"{name}: the reader crashed on this file (status {done.returncode}); print it to a new PDF and try again")


def _allow(path: Path, most_seconds: int) -> None:
    """Lowers the processor time to what a file of so many pages may take; unreadable files keep the first seconds."""
    if sys.platform == "win32":
        return
    import resource

    from ingest.pdf.pdfium import count_pages

    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (min(FIRST_SECONDS, most_seconds), hard))
    try:
        pages = count_pages(path) or path.stat().st_size / PAGE_BYTES
    except OSError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (min(int(FIRST_SECONDS + PAGE_SECONDS * pages), most_seconds), hard))


def main(arguments: list[str]) -> int:
    """Read the file named second as the record named first; write `{"read"}` or `{"kind", "error"}` to standard output."""
    kind, path, name, *bounds = arguments
    memory = int(bounds[0])
    answer_to = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answer
    shut_off()
    soft, hard, seconds, most_seconds = map(int, bounds)
    limit(soft, hard, seconds, most_seconds, file_size=LARGEST_WRITTEN)
    from ingest.report import read_layout, read_report

    read = read_report if kind == Report.__name__ else read_layout
    try:
        _allow(Path(path), int(bounds[2]))
        answer = {"read": to_plain(read(Path(path), name))}
    except IngestError as error:
        answer = {"kind": type(error).__name__, "error": str(error)}
    except MemoryError:
        text = f"{name}: reading needed more than {memory >> 20} MB and was stopped; split the file or print it to a new PDF"
        answer = {"kind": ReadLimit.__name__, "error": text}
    with answer_to:
        answer_to.write(json.dumps(answer).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
