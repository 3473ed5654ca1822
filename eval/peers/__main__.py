"""Reads the tables of the same PDF files with ours and with every peer that is installed, and scores what they read.

    python -m eval.peers [--only COLLECTION ...] [--out FILE]

Each reading of a file is a process of its own. A peer that is not installed is skipped, and said so: `pip install -e ".[peers]"`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from eval.bench_reading import pdf_files
from eval.corpora import ROOT
from eval.intervals import wilson
from eval.machine import environment
from eval.peers.readers import PACKAGES, READERS, PageTable
from eval.peers.score_tables import TableScore, score_tables, values_in_rows

COLLECTIONS = ("samples", "barnet-typeset", "icdar2013")
SECONDS = 300  # for one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One reader over one collection. `values` are true published values found in a row of their indicator; `failed` are files."""

    reader: str
    version: str
    collection: str
    files: int
    pages: int
    failed: tuple[str, ...]
    score: TableScore
    values: int
    values_right: int
    cpu: float
    peak_mb: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=COLLECTIONS, default=list(COLLECTIONS), help="collections to read")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    absent = tuple(name for name in READERS if version_of(name) is None)
    for name in absent:
        print(f"{name}: not installed ({PACKAGES[name]}), skipped")
    files = {name: paths for name, paths in pdf_files().items() if name in options.only}
    found = []
    for collection, paths in files.items():
        for name in (one for one in READERS if one not in absent):
            found.append(peer := read_all(name, collection, paths))
            if options.out:  # after each, since all of them take long
                _write(options.out, found, absent)
            s = peer.score
            told = f"cells F1 {s.f1:.3f}  rows {s.rows_right}/{s.rows}  colours {s.colours_right}/{s.colours}"
            told = told if s.real else f"values in their rows {peer.values_right}/{peer.values}"
            print(f"{collection:15}{name:12}{told}  {peer.pages / peer.cpu:.1f} pages/s  {peer.peak_mb:.0f} MB", *peer.failed, flush=True)
    return 0


def _write(path: Path, peers: Sequence[Peer], absent: Sequence[str]) -> None:
    record = {"peers": [with_interval(one) for one in peers], "absent": absent, **environment()}
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def version_of(reader: str) -> str | None:
    """None where it is not installed."""
    if reader == "ours":
        return ""
    try:
        return version(PACKAGES[reader])
    except PackageNotFoundError:
        return None


def read_all(reader: str, collection: str, paths: Sequence[Path]) -> Peer:
    """A file that a reader fails on counts as read without tables."""
    score, values, failed, cpu, peak = TableScore(), (0, 0), [], 0.0, 0.0
    for path in paths:
        taken = read_in_child(reader, path)
        failed += [path.name] if taken is None else []
        tables = [PageTable(**one) for one in taken["tables"]] if taken else []
        cells = path.with_suffix(".cells.json")
        if cells.exists():
            score += score_tables(tables, json.loads(cells.read_text(encoding="utf-8")))
        right, known = values_in_rows(tables, truth_of(path.name))
        values = values[0] + right, values[1] + known
        if taken:
            cpu, peak = cpu + taken["cpu"], max(peak, taken["peak_mb"])
    return Peer(
        reader=reader, version=version_of(reader) or "", collection=collection, files=len(paths), failed=tuple(failed), score=score,
        pages=sum(len(PdfReader(path).pages) for path in paths), values=values[1], values_right=values[0], cpu=cpu, peak_mb=peak,
    )  # fmt: skip


def read_in_child(reader: str, path: Path) -> dict[str, Any] | None:
    """None where the reader failed, or took too long."""
    command = [sys.executable, "-m", "eval.peers.child", reader, str(path)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True, timeout=SECONDS)
        return dict(json.loads(done.stdout.splitlines()[-1]))
    except (subprocess.SubprocessError, ValueError, IndexError):
        return None


def truth_of(name: str) -> list[dict[str, Any]]:
    """The true values of a sample report."""
    lines = (ROOT / "samples" / "truth" / "values.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["document"] == name]


def with_interval(peer: Peer) -> dict[str, object]:
    rows = (peer.score.rows_right, peer.score.rows) if peer.score.rows else (peer.values_right, peer.values)
    return {**asdict(peer), "f1": peer.score.f1 if peer.score.real else None, "rows_interval": wilson(*rows)}


if __name__ == "__main__":
    sys.exit(main())
