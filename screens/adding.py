"""Adding reports from the web page: `committee ingest` in a process of its own, followed line by line, that can be cancelled."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from index.model import Stage
from screens.child import Child

TOLD = (*Stage, "error:")  # how the lines begin that `committee ingest` writes itself; libraries write others
READ = re.compile(rf"{Stage.READ} \d+ of \d+ (?P<name>.+)")
CANCELLED = "cancelled"


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
    """How far an upload is: what is being done, the names of the files that were read, and what became of all once it is `finished`."""

    doing: str
    read: tuple[str, ...] = ()
    done: tuple[Added, ...] = ()
    finished: bool = False


def add_reports(store_dir: Path, paths: Sequence[Path], *, replace: bool = False, child: Child | None = None) -> Iterator[Progress]:
    """Ingests files into a store, saying how far it is; the last `Progress` is `finished`. `child.stop()` cancels all of it.

    With `replace` each file takes the place of the reports of the same name. A process of its own, so that a hostile file or a long one
    neither stops nor slows the conversation, and the writer's lock is its own.
    """
    replacing = ["--replace"] if replace else []
    command = [sys.executable, "-m", "cli", "ingest", "--json", "--store", str(store_dir), *replacing, "--", *map(str, paths)]
    running, doing, read = child or Child(), "starting", list[str]()
    yield Progress(doing=doing)
    with TemporaryFile("w+", encoding="utf-8") as records:  # a pipe that nobody reads meanwhile would stop a long command
        for line in running.lines(command, output=records, errors=subprocess.PIPE):
            if line.startswith(TOLD):
                doing = line.strip()
                if found := READ.fullmatch(doing):
                    read.append(found["name"])
                yield Progress(doing=doing, read=tuple(read))
        records.seek(0)
        done = tuple(_added(line) for line in records if line.strip())
    if not done:
        status = CANCELLED if running.stopped else "failed"
        error = doing.removeprefix("error: ") if doing.startswith("error: ") else f"the program stopped while {doing}"
        done = tuple(Added(name=path.name, status=status, error=None if running.stopped else error) for path in paths)
    yield Progress(doing="", read=tuple(read), done=done, finished=True)


def outcomes_of(done: Sequence[Added]) -> list[tuple[str, str]]:
    """Names of files with what became of them."""
    return [(one.name, one.status) for one in done]


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
