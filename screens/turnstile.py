"""How many questions are answered at once, and how many may wait; beyond that a person is told at once that the service is busy."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from anyio import to_thread

from index.stopping import until

AT_ONCE = 4  # answering is work of the processor: with more at once, each of them is only later
WAITING = 120  # with a tenth of a second each, the last of them waits for a few seconds
Made = TypeVar("Made")


class Busy(Exception):
    """Too many wait already."""


class Turnstile:
    """Lets questions in one after the other, in the order they came. It belongs to one event loop, where nothing interrupts it.

    Every seat is a thread at work: one whose question was stopped keeps its seat until it has ended, which is at its next step.
    """

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._seats = asyncio.Semaphore(at_once)
        self._most = waiting
        self.waiting = 0
        self.at_work = 0

    @property
    def crowded(self) -> bool:
        """Whether somebody waits, so that nobody inside should linger."""
        return self.waiting > 0

    async def run(self, work: Callable[[], Made]) -> Made:
        """What `work` gives back, done in a thread from a seat. Cancelled, the caller is free at once and the work is told to stop.

        Raises `Busy`, and whatever `work` raises.
        """
        if self._seats.locked() and self.waiting >= self._most:
            raise Busy
        self.waiting += 1
        try:
            await self._seats.acquire()
        finally:
            self.waiting -= 1
        stop = Event()
        self.at_work += 1
        task = asyncio.ensure_future(to_thread.run_sync(until, stop, work))
        task.add_done_callback(self._ended)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            stop.set()
            raise

    def _ended(self, task: asyncio.Future[Made]) -> None:
        self.at_work -= 1
        self._seats.release()
        if not task.cancelled():
            task.exception()  # read, since nobody else does where the question was stopped
