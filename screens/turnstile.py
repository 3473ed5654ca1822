"""How many questions are answered at once, and how many may wait; beyond that a person is told at once that the service is busy."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 4  # answering is work of the processor: with more at once, each of them is only later
WAITING = 120  # with a tenth of a second each, the last of them waits for a few seconds


class Busy(Exception):
    """Too many wait already."""


class Turnstile:
    """Lets questions in one after the other, in the order they came. It belongs to one event loop, where nothing interrupts it."""

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._seats = asyncio.Semaphore(at_once)
        self._most = waiting
        self.waiting = 0

    @property
    def crowded(self) -> bool:
        """Whether somebody waits, so that nobody inside should linger."""
        return self.waiting > 0

    @asynccontextmanager
    async def seat(self) -> AsyncIterator[None]:
        """A place to answer from, given back at the end whatever happens. Raises `Busy`."""
        if self._seats.locked() and self.waiting >= self._most:
            raise Busy
        self.waiting += 1
        try:
            await self._seats.acquire()
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._seats.release()
