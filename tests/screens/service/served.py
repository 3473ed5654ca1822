"""The real server in a process of its own, with a made store and a temporary folder of its own, and what is left of it afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.screens.made import made_store

# A question with the word "slowly" takes as long as SLOW says, in steps; one with "fails" fails with a message that quotes it.
SLOWLY = """
import os, sys, time
import screens.failure as failure
from index.stopping import step
real = failure.answer_question
def slow(question, conversation, store):
    if "fails" in question:
        raise ValueError(question)
    if "slowly" in question:
        end = time.monotonic() + float(os.environ["SLOW"])
        while time.monotonic() < end:
            step()
            time.sleep(0.02)
    return real(question.replace(" slowly", ""), conversation, store)
failure.answer_question = slow
import cli
sys.exit(cli.main(sys.argv[1:]))
"""


@dataclass
class Served:
    """One running server. `errors` is the file that its standard error goes to."""

    process: subprocess.Popen[str]
    address: str
    store: Path
    temp: Path
    errors: Path

    def get(self, path: str, *, timeout: float = 30, headers: dict[str, str] | None = None) -> tuple[int, str]:
        return self.sent(urllib.request.Request(self.address + path.lstrip("/"), headers=headers or {}), timeout)

    def post(self, path: str, body: Any, *, timeout: float = 30) -> tuple[int, str]:
        request = urllib.request.Request(self.address + path.lstrip("/"), json.dumps(body).encode(), {"Content-Type": "application/json"})
        return self.sent(request, timeout)

    def sent(self, request: urllib.request.Request, timeout: float) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return response.status, response.read().decode("utf-8")
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode("utf-8")

    def family(self) -> list[int]:
        """The process ids of all that the server started and that still run, however they are parented: they share its temporary folder."""
        mark = f"TMPDIR={self.temp}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes() and int(entry.name) != self.process.pid:
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def log(self) -> str:
        return self.errors.read_text(encoding="utf-8")


@contextmanager
def served(folder: Path, *, slow: float = 0, store: Path | None = None, **settings: str) -> Iterator[Served]:
    store, temp, errors = store or made_store(folder), folder / "temp", folder / "errors.log"
    temp.mkdir(exist_ok=True)
    environment = {**os.environ, **settings, "TMPDIR": str(temp), "SLOW": str(slow)}
    command = [sys.executable, "-c", SLOWLY, "serve", "--port", "0", "--store", str(store)]
    with (
        errors.open("a", encoding="utf-8") as told,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=told, text=True, env=environment) as process,
    ):
        assert process.stdout is not None
        try:
            yield Served(process=process, address=process.stdout.readline().split()[-1], store=store, temp=temp, errors=errors)
        finally:
            if process.poll() is None:
                process.kill()


def until(ready: Any, seconds: float = 40) -> None:
    """Waits until something is so; fails after these seconds."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)
