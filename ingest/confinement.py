"""What a child process may do that reads a file of unknown origin: so much memory, time, output and open files, no network, no programs.

Limits are those of POSIX (`resource`). On Linux the child leaves the network by a namespace of its own, where the system lets it; beneath
that, and everywhere, Python itself refuses it sockets and other programs. `docs/security.md` says what each holds against.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000  # linux/sched.h
OPEN_FILES = 256
MOST_SAID = 1 << 20
"""Bytes that are kept of what a child says beside its answer."""
BLOCK = 1 << 16
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.spawn")
"""Names, or beginnings of names, of what Python tells its audit hooks (PEP 578) before it does it."""


HOME = str(Path(__file__).resolve().parent.parent)


class TooMuchOutput(Exception):
    """A child answered with more bytes than it may."""


def child_environment() -> dict[str, str]:
    """The environment of a child that runs a module of this program, wherever it is started."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([HOME, *filter(None, [os.environ.get("PYTHONPATH")])])}


def limit(memory: int, most_memory: int, seconds: int, most_seconds: int, file_size: int | None = None) -> None:
    """Limits this process: bytes of memory and seconds of processor time, soft and hard, and bytes of a file that it may write."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, most_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if file_size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))


def shut_off() -> None:
    """Takes network, other programs and most file handles from this process, for good. Call it before threads are started."""
    if sys.platform != "win32":
        import resource

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        kept = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (kept, kept))
    leave_network()
    sys.addaudithook(_refuse)


def leave_network() -> bool:
    """Moves this process into a network of its own, which reaches nothing; whether the system allowed it (Linux alone can)."""
    if not sys.platform.startswith("linux"):
        return False
    flags = CLONE_NEWNET if os.geteuid() == 0 else CLONE_NEWUSER | CLONE_NEWNET
    with contextlib.suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None, use_errno=True).unshare(flags) == 0)
    return False


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"{event}: a process that reads files of unknown origin may not do this")


def run_bounded(
    command: Sequence[str], *, seconds: float, most_output: int, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    """Runs a command to its end and gives what it wrote, at most `most_output` bytes of answer and the beginning of what else it said.

    Raises `subprocess.TimeoutExpired` and `TooMuchOutput`; the command is ended then.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environment),
    )
    answer, said = bytearray(), bytearray()
    over = threading.Event()

    def too_much() -> None:
        over.set()
        process.kill()

    assert process.stdout is not None
    assert process.stderr is not None
    readers = [
        threading.Thread(target=_keep, args=(process.stdout, answer, most_output, too_much), daemon=True),
        threading.Thread(target=_keep, args=(process.stderr, said, MOST_SAID, None), daemon=True),
    ]
    deadline = time.monotonic() + seconds
    try:
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(max(0.0, deadline - time.monotonic()))
        if any(reader.is_alive() for reader in readers):
            raise subprocess.TimeoutExpired(command, seconds)
        process.wait(max(0.1, deadline - time.monotonic()))
    finally:
        process.kill()
        process.wait()
        for reader in readers:
            reader.join(1.0)  # longer only where the command left a child behind: the thread ends, and closes its stream, with that one
    if over.is_set():
        raise TooMuchOutput
    return subprocess.CompletedProcess(command, process.returncode, bytes(answer), bytes(said))


def _keep(stream: IO[bytes], kept: bytearray, most: int, too_much: Any) -> None:
    """Reads a stream to its end into `kept`, no more than `most` bytes of it; calls `too_much`, where given, at the first byte beyond."""
    with stream:
        while block := os.read(stream.fileno(), BLOCK):
            room = most - len(kept)
            kept += block[: max(0, room)]
            if len(block) > room and too_much is not None:
                too_much()
                return
