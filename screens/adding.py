"""Adding reports from the web page: `committee ingest` in a process of its own, followed line by line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from index.model import Stage

TOLD = (*Stage, "error:")  # how the lines begin that `committee ingest` writes itself; libraries write others


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one uploaded file; `error` is one line, None when it is in the store."""

    name: str
    status: str
    values: int = 0
    activities: int = 0
    problems: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an upload is: what is being done, and the files that are done."""

    doing: str
    done: tuple[Added, ...] = ()
    finished: bool = False


def add_reports(store_dir: Path, paths: Sequence[Path]) -> Iterator[Progress]:
    """Ingests files into a store, saying how far it is; the last `Progress` is `finished`.

    A process of its own, so that a hostile file or a long one neither stops nor slows the conversation, and the writer's lock is its own.
    """
    command = [sys.executable, "-m", "cli", "ingest", "--json", "--store", str(store_dir), "--", *map(str, paths)]
    doing = "starting"
    yield Progress(doing=doing)
    with TemporaryFile("w+", encoding="utf-8") as records:  # a pipe that nobody reads meanwhile would stop a long command
        with subprocess.Popen(command, stdout=records, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace") as process:
            for line in process.stderr or ():
                if line.startswith(TOLD):
                    doing = line.strip()
                    yield Progress(doing=doing)
        records.seek(0)
        done = tuple(_added(line) for line in records if line.strip())
    if not done:
        error = doing.removeprefix("error: ") if doing.startswith("error: ") else f"the program stopped while {doing}"
        done = tuple(Added(name=path.name, status="failed", error=error) for path in paths)
    yield Progress(doing="", done=done, finished=True)


def _added(line: str) -> Added:
    record = json.loads(line)
    return Added(
        name=Path(record["file"]).name,
        status=record["status"],
        values=record["values"],
        activities=record["activities"],
        problems=record["problems"],
        error=record["error"],
    )
