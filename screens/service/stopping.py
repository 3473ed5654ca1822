"""Stopping the app without cutting anybody off: running answers end, within seconds; new questions are told that it is stopping.

The first signal begins it, a second one ends it at once. What is still at work after those seconds is stopped: a store that it was writing
keeps the generation that it had.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from starlette.responses import JSONResponse

from screens.admission import LIVE, METRICS, READY

SETTLED = 0.6  # seconds without work: the last words of an answer are on their way for some tenths
LAST = 5.0  # seconds from stopping what was at work until the process ends, whatever holds it
AGAIN = "10"  # seconds after which a program may ask again: about what a restart takes
STOPPING = {"error": "The service is being stopped. Ask again in a minute."}
# What brings answers that are already being made to their pages, and what watches the app.
STILL = ("/gradio_api/queue/data", "/gradio_api/call/", "/gradio_api/heartbeat/", LIVE, METRICS)
LINGERING = ("/gradio_api/queue/data", "/gradio_api/heartbeat/")  # stay open as long as their page does

Message = MutableMapping[str, Any]

log = logging.getLogger(__name__)


class Stopping:
    """Whether the app is being stopped, and how many requests it is answering."""

    def __init__(self) -> None:
        self.begun: float | None = None
        self.answering = 0
        self._at_work: Callable[[], bool] = lambda: False
        self._quiet_since = 0.0

    def follow(self, at_work: Callable[[], bool]) -> None:
        """Asks this, too, before the app ends."""
        self._at_work = at_work

    def begin(self) -> None:
        self.begun = time.monotonic()

    def is_over(self, seconds: float) -> bool:
        """Whether nothing has been at work for a moment, or the seconds have passed."""
        if self.begun is None:
            return False
        now = time.monotonic()
        if self.answering or self._at_work():
            self._quiet_since = now
        return now - max(self.begun, self._quiet_since) >= SETTLED or self.is_late(seconds)

    def is_late(self, seconds: float) -> bool:
        return self.begun is not None and time.monotonic() - self.begun >= seconds


class TurnsAway:
    """The layer that counts requests, and refuses new ones while the app stops."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, stopping: Stopping) -> None:
        self._app, self._stopping = app, stopping

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] != "http" or (scope["method"] == "GET" and scope["path"].startswith(LINGERING)):
            await self._app(scope, receive, send)
            return
        if self._stopping.begun is not None and not (scope["method"] == "GET" and scope["path"].startswith(STILL)):
            told = {"status": "stopping"} if scope["path"] == READY else STOPPING
            refusal = JSONResponse(
                told, status_code=503, headers={"Retry-After": AGAIN, "Cache-Control": "no-store", "Connection": "close"}
            )
            await refusal(scope, receive, send)
            return
        self._stopping.answering += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._stopping.answering -= 1


class StoppedInOrder(uvicorn.Server):
    """uvicorn's server, which goes on answering after the first signal until nothing is at work or the seconds have passed.

    `cut` stops what is at work then; `end` is called if the process does not end by itself thereafter.
    """

    def __init__(
        self, config: uvicorn.Config, *, stopping: Stopping, seconds: float, cut: Callable[[], None], end: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._stopping, self._seconds, self._cut, self._end = stopping, seconds, cut, end

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._stopping.begun is not None:
            super().handle_exit(sig, frame)
            return
        self._captured_signals.append(sig)
        self._stopping.begin()

    async def on_tick(self, counter: int) -> bool:
        if not self.should_exit and self._stopping.is_over(self._seconds):
            self.should_exit = True
        if self.should_exit:
            if self._stopping.is_late(self._seconds):
                log.warning("stopped while questions or uploads were at work", extra={"event": "stopped_late"})
            self._cut()
            last = threading.Timer(LAST, self._end)
            last.daemon = True
            last.start()
        return await super().on_tick(counter)


def end_children() -> None:
    """Ends the child processes that are left, where the system tells them (Linux)."""
    if sys.platform != "linux":
        return
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            try:
                os.kill(int(child), signal.SIGKILL)
            except OSError:
                continue
