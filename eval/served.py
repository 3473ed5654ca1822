"""The app in a process of its own, as `committee serve` starts it, for what looks at it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running app: its address, which ends in a slash, and its process."""

    address: str
    process: subprocess.Popen[str]


COMMAND = ("cli", "serve")


@contextmanager
def served(store: Path, *options: str, settings: Mapping[str, str] | None = None, command: Sequence[str] = COMMAND) -> Iterator[Served]:
    """Serves a store on a free port of loopback until the block ends.

    `settings` are of the environment; `command` is a module with its first arguments, where something else serves than the app itself.
    Raises `RuntimeError` where the app does not start.
    """
    command = [sys.executable, "-m", *command, "--port", "0", "--store", str(store), *options]
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path, **(settings or {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            if not line:
                raise RuntimeError(f"the app did not start: {' '.join(command)}")
            yield Served(address=line.split()[-1], process=process)
        finally:
            process.terminate()
