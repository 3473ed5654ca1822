"""The app in a process of its own, as `committee serve` starts it, for what looks at it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running app: its address, which ends in a slash, and its process."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def served(store: Path, *options: str) -> Iterator[Served]:
    """Serves a store on a free port of loopback until the block ends. Raises `RuntimeError` where the app does not start."""
    command = [sys.executable, "-m", "cli", "serve", "--port", "0", "--store", str(store), *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            if not line:
                raise RuntimeError(f"the app did not start: {' '.join(command)}")
            yield Served(address=line.split()[-1], process=process)
        finally:
            process.terminate()
