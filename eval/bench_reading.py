"""Reading PDF files: speed beside pdfplumber's on the same files in the same run, memory by number of pages, and two files at a time.

Each reading of a file is a fresh process (`eval/bench_child.py`). The two readers take turns on each file, and the least processor time of
several rounds counts: what else the machine does can only add to it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from pypdf import PageObject, PdfReader, PdfWriter

from eval.corpora import ROOT, shared_folder
from index.build import READERS
from ingest.isolate import read_isolated

SHARED_FOLDERS = ("barnet-typeset", "kent", "icdar2013")
PAIRS = (
    ("tables", "our-tables", "pdfplumber-tables", 3.0),
    ("whole report", "our-reports", "pdfplumber-text-and-tables", 1.5),
)
"""What is compared, our reader, the other, and how many times as fast ours has to be."""
LENGTHS = (125, 250, 500)
"""Pages of the files whose reading shows how memory grows."""
MOST_MB = 300.0
"""What reading the longest of them may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a fresh process took to read files: seconds of processor time and by the clock, and the most memory it held."""

    pages: int
    tables: int
    cpu: float
    wall: float
    peak_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The fastest readings of each reader, put together over the same files."""

    what: str
    corpus: str
    ours: Reading
    other: Reading
    least: float

    @property
    def ratio(self) -> float:
        """How many times as fast ours is."""
        return self.other.cpu / self.ours.cpu


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoAtOnce:
    """Seconds by the clock for files read one after the other, and as many at a time as ingestion reads."""

    files: int
    in_turn: float
    at_once: float

    @property
    def ratio(self) -> float:
        """Near 2 when both processors are used, and idle."""
        return self.in_turn / self.at_once


def pdf_files() -> dict[str, tuple[Path, ...]]:
    """The PDF files of the samples and, where that folder is present, of the shared reports, by collection."""
    folders = [("samples", ROOT / "samples" / "reports"), *((name, shared_folder() / "reports" / name) for name in SHARED_FOLDERS)]
    found = {name: tuple(sorted(folder.glob("*.pdf"))) for name, folder in folders}
    return {name: paths for name, paths in found.items() if paths}


def compare_readers(files: dict[str, tuple[Path, ...]], rounds: int) -> Iterator[Comparison]:
    for corpus, paths in files.items():
        for what, ours, other, least in PAIRS:
            fastest = [take_turns([partial(read_in_child, name, path) for name in (ours, other)], rounds) for path in paths]
            ours_of_all, others_of_all = (together(readings) for readings in zip(*fastest, strict=True))
            yield Comparison(what=what, corpus=corpus, ours=ours_of_all, other=others_of_all, least=least)


def take_turns(runs: Sequence[Callable[[], Reading]], rounds: int) -> list[Reading]:
    """The fastest reading of each, all of them run once a round."""
    taken = [[run() for run in runs] for _ in range(rounds)]
    return [min(readings, key=lambda reading: reading.cpu) for readings in zip(*taken, strict=True)]


def together(readings: Sequence[Reading]) -> Reading:
    """The readings of several files as one: all that was read and all the time, and the most memory that any of them held."""
    return Reading(
        pages=sum(one.pages for one in readings),
        tables=sum(one.tables for one in readings),
        cpu=sum(one.cpu for one in readings),
        wall=sum(one.wall for one in readings),
        peak_mb=max(one.peak_mb for one in readings),
    )


def read_in_child(reader: str, path: Path) -> Reading:
    done = subprocess.run(
        [sys.executable, "-m", "eval.bench_child", reader, str(path)], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return Reading(**json.loads(done.stdout))


def long_files(folder: Path, sources: Sequence[Path]) -> Iterator[Path]:
    """Files of the lengths to measure."""
    for length in LENGTHS:
        path = folder / f"{length}-pages.pdf"
        repeat_pages(sources, length, path)
        yield path


def repeat_pages(sources: Sequence[Path], length: int, target: Path) -> None:
    """Writes a file of so many pages: those of the sources over and over, each a copy of its own, as in a report that is that long."""
    writer = PdfWriter()
    for page in islice(_pages_for_ever(sources), length):
        writer.add_page(page)
    writer.write(target)


def _pages_for_ever(sources: Sequence[Path]) -> Iterator[PageObject]:
    for source in cycle(sources):
        yield from PdfReader(source).pages


def read_two_at_once(paths: Sequence[Path]) -> TwoAtOnce:
    """The files in child processes, as `committee ingest` reads them."""
    in_turn = _seconds(lambda: [read_isolated(path) for path in paths])
    with ThreadPoolExecutor(READERS) as readers:
        at_once = _seconds(lambda: list(readers.map(read_isolated, paths)))
    return TwoAtOnce(files=len(paths), in_turn=in_turn, at_once=at_once)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
