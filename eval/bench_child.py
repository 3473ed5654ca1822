"""One reader on one file in a process of its own, measured from inside; `eval/bench_reading.py` starts it.

    python -m eval.bench_child READER FILE

Starting Python and importing the reader are not counted: `eval/bench_start.py` measures those. A reader is imported only where it is used,
so that none pays for the other's memory.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PROC_STATUS = Path("/proc/self/status")


class Found(NamedTuple):
    """What a reader found in a file: two that are compared should find about as much."""

    pages: int
    tables: int


Reader = Callable[[Path], Found]


def our_tables() -> Reader:
    """From bytes to tables, nothing joined over pages."""
    from ingest.model import BlockKind
    from ingest.pdf.reader import read_pdf

    def read(path: Path) -> Found:
        pages = read_pdf(path.read_bytes(), path.name, "").pages
        return Found(len(pages), sum(block.kind is BlockKind.TABLE for page in pages for block in page.blocks))

    return read


def our_reports() -> Reader:
    """The whole of `read_report`."""
    from ingest.report import read_report

    importlib.import_module("ingest.pdf.reader")  # else the first file would pay for it

    def read(path: Path) -> Found:
        report = read_report(path)
        return Found(report.document.pages or 0, len(report.tables))

    return read


def plumber_tables() -> Reader:
    return _plumber(text=False)


def plumber_text_and_tables() -> Reader:
    return _plumber(text=True)


def _plumber(*, text: bool) -> Reader:
    """pdfplumber with its default settings, each page let go when it is done, as its documentation advises for long files."""
    import pdfplumber

    def read(path: Path) -> Found:
        tables = 0
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                if text:
                    page.extract_text()
                tables += len(page.extract_tables())
                page.close()
            return Found(len(pdf.pages), tables)

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "our-tables": our_tables,
    "pdfplumber-tables": plumber_tables,
    "our-reports": our_reports,
    "pdfplumber-text-and-tables": plumber_text_and_tables,
}


def peak_mb() -> float:
    """The most memory that this process had resident. Linux also counts that of the process it was started by, except in its own status."""
    if PROC_STATUS.exists():
        peaks = [line.split()[1] for line in PROC_STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:")]
        if peaks:
            return int(peaks[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(arguments: list[str]) -> int:
    """Writes `{"pages", "tables", "cpu", "wall", "peak_mb"}`; seconds, of processor time and by the clock."""
    name, path = arguments
    read = READERS[name]()
    wall, cpu = time.perf_counter(), time.process_time()
    found = read(Path(path))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps({**found._asdict(), "cpu": cpu, "wall": wall, "peak_mb": peak_mb()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
