"""Start-up: the command, and what a child process imports before it reads a file, against an empty Python."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from eval.corpora import ROOT

STARTS = {
    "python -c ''": ("-c", ""),
    "committee --help": ("-m", "cli", "--help"),
    "import ingest.report": ("-c", "import ingest.report"),
    "import pdfplumber": ("-c", "import pdfplumber"),
}
"""The first is what the others are measured against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The least seconds from starting Python to its end, by the clock."""

    what: str
    wall: float


def starts(rounds: int) -> tuple[Start, ...]:
    """All of them once a round, the fastest of each."""
    taken = [[_seconds(command) for command in STARTS.values()] for _ in range(rounds)]
    return tuple(Start(what=what, wall=min(walls)) for what, walls in zip(STARTS, zip(*taken, strict=True), strict=True))


def _seconds(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return time.perf_counter() - begin
