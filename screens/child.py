"""A command in a process group of its own, followed line by line, that a page can stop with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import IO

_running: set[Child] = set()


class Child:
    """One run of a command. `stopped` is True once somebody has stopped it, before it began or while it ran."""

    def __init__(self) -> None:
        self.stopped = False
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None

    def lines(
        self, command: Sequence[str], *, output: IO[str] | int = subprocess.PIPE, errors: IO[str] | int = subprocess.DEVNULL
    ) -> Iterator[str]:
        """What the command writes, as it comes, to whichever of its streams is the pipe."""
        with self._lock:
            if self.stopped:
                return
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                text=True,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
            _running.add(self)
        try:
            with self._process as process:
                yield from process.stdout or process.stderr or ()
        finally:
            _running.discard(self)

    @property
    def running(self) -> bool:
        """Whether the command has begun and not ended."""
        process = self._process
        return process is not None and process.poll() is None

    def stop(self) -> None:
        """Ends the command and its children at once. A store that they were writing keeps the generation that it had."""
        with self._lock:
            self.stopped = True
            process = self._process
            if process is None or process.poll() is not None:
                return
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)


def stop_all() -> None:
    """Ends every command that runs, when the app itself ends."""
    for child in tuple(_running):
        child.stop()
