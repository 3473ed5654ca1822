"""Reading one file in one child process with limits, so that a hostile or broken file cannot take the others down.

The child is this module run as a program. It reads the file, and writes the report, or the one-line reason why there is none, as JSON to
its standard output: data, never pickles. Limits are those of POSIX (`resource`): memory and processor time in the child, wall-clock time in
the parent.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ingest import errors
from ingest.codec import from_plain, to_plain
from ingest.errors import DamagedFile, IngestError, ReadLimit
from ingest.model import Report


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
    name = name or path.name
    command = [sys.executable, "-m", "ingest.isolate", str(path), name, str(limits.memory), str(int(limits.seconds) + 1)]
    home = str(Path(__file__).resolve().parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])}
    try:
        done = subprocess.run(command, capture_output=True, timeout=limits.seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise ReadLimit(
            f"{name}: reading took longer than {limits.seconds:g} s and was stopped; split the file or print it to a new PDF"
        ) from None
    try:
        answer = json.loads(done.stdout.decode("utf-8"))
    except ValueError:
        raise _death(name, done, limits) from None
    if "error" in answer:
        kind = getattr(errors, str(answer["kind"]), IngestError)
        raise kind(str(answer["error"]))
    return from_plain(Report, answer["report"])


def _death(name: str, done: subprocess.CompletedProcess[bytes], limits: Limits) -> IngestError:
    """The error for a child that ended without an answer."""
    if b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr or done.returncode in (-9, -24):
        return ReadLimit(
            f"{name}: reading needed more than {limits.memory >> 20} MB and was stopped; split the file or print it to a new PDF"
        )
    return DamagedFile(f"{name}: the reader crashed on this file (status {done.returncode}); print it to a new PDF and try again")


def _limit(memory: int, seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> int:
    """Read the file named first and write `{"report"}` or `{"kind", "error"}` to standard output."""
    path, name, memory, seconds = arguments
    answer_to = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answer
    _limit(int(memory), int(seconds))
    from ingest.report import read_report

    try:
        answer = {"report": to_plain(read_report(Path(path), name))}
    except IngestError as error:
        answer = {"kind": type(error).__name__, "error": str(error)}
    except MemoryError:
        text = f"{name}: reading needed more than {int(memory) >> 20} MB and was stopped; split the file or print it to a new PDF"
        answer = {"kind": ReadLimit.__name__, "error": text}
    with answer_to:
        answer_to.write(json.dumps(answer).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
