"""How many questions are answered at once, and how many may wait, of all and of one person; beyond that they are told so at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from anyio import to_thread

from index.stopping import until

AT_ONCE = 4  # answering is work of the processor: with more at once, each of them is only later
WAITING = 120  # with a tenth of a second each, the last of them waits for a few seconds
EACH = 5  # of one person: a few tabs, or a quick finger; a script must not fill the queue for everybody
Made = TypeVar("Made")


class Busy(Exception):
    """Too many wait already."""


class BusyWithYou(Busy):
    """Too many of this one person are waiting or being answered."""


class Turnstile:
    """Lets questions in one after the other, in the order they came. It belongs to one event loop, where nothing interrupts it.

    Every seat is a thread at work: one whose question was stopped keeps its seat until it has ended, which is at its next step.
    """

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING, each: int = EACH) -> None:
        self._seats = asyncio.Semaphore(at_once)
        self._most, self._each = waiting, each
        self._persons: Counter[str] = Counter()
        self._stops: set[Event] = set()
        self.waiting = 0
        self.at_work = 0

    @property
    def crowded(self) -> bool:
        """Whether somebody waits, so that nobody inside should linger."""
        return self.waiting > 0

    async def run(self, work: Callable[[], Made], *, person: str | None = None) -> Made:
        """What `work` gives back, done in a thread from a seat. Cancelled, the caller is free at once and the work is told to stop.

        `person` is whose limit it counts against. Raises `Busy`, `BusyWithYou`, and whatever `work` raises.
        """
        if person is not None and self._persons[person] >= self._each:
            raise BusyWithYou
        if self._seats.locked() and self.waiting >= self._most:
            raise Busy
        self._came(person)
        self.waiting += 1
        try:
            await self._seats.acquire()
        except BaseException:
            self._went(person)
            raise
        finally:
            self.waiting -= 1
        stop = Event()
        self._stops.add(stop)
        self.at_work += 1
        task = asyncio.ensure_future(to_thread.run_sync(until, stop, work))
        task.add_done_callback(lambda ended: self._ended(ended, stop, person))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            stop.set()
            raise

    def stop_all(self) -> None:
        """Tells everything at work to stop at its next step."""
        for stop in self._stops:
            stop.set()

    def _ended(self, task: asyncio.Future[Made], stop: Event, person: str | None) -> None:
        self.at_work -= 1
        self._stops.discard(stop)
        self._went(person)
        self._seats.release()
        if not task.cancelled():
            task.exception()  # read, since nobody else does where the question was stopped

    def _came(self, person: str | None) -> None:
        if person is not None:
            self._persons[person] += 1

    def _went(self, person: str | None) -> None:
        if person is not None:
            self._persons[person] -= 1
            if not self._persons[person]:
                del self._persons[person]
