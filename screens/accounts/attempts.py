"""How often somebody may try: after too many failures for a name, or from an address, there is a pause."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

WINDOW = 15 * 60  # seconds in which failures count, and that a pause lasts: a guesser has 480 tries a day for a name
NAME_TRIES = 5  # a person who mistypes needs two or three
ADDRESS_TRIES = 20  # an office may share one address
MOST_KEYS = 20_000  # remembered names and addresses; made-up ones must not fill the memory

Clock = Callable[[], float]


class Attempts:
    """Failures by name and by address. A try counts as failed from its start, so that many at once are no way around it."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failed: OrderedDict[tuple[str, str], list[float]] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Counts a try and gives 0, or the seconds to wait, without counting, where there were too many."""
        now = self._clock()
        limits = {("name", name): NAME_TRIES, ("address", address): ADDRESS_TRIES}
        with self._lock:
            waits = [self._wait(key, most, now) for key, most in limits.items()]
            if not any(waits):
                for key in limits:
                    self._failed.setdefault(key, []).append(now)
                    self._failed.move_to_end(key)
                while len(self._failed) > MOST_KEYS:
                    self._failed.popitem(last=False)
            return max(waits)

    def succeeded(self, name: str, address: str) -> None:
        """Forgets the failures for the name, and this one try from the address: other names were still guessed from there."""
        with self._lock:
            self._failed.pop(("name", name), None)
            if tries := self._failed.get(("address", address)):
                tries.pop()

    def _wait(self, key: tuple[str, str], most: int, now: float) -> float:
        tries = [at for at in self._failed.get(key, ()) if now - at < WINDOW]
        if tries:
            self._failed[key] = tries
        else:
            self._failed.pop(key, None)
        return WINDOW - (now - tries[-1]) if len(tries) >= most else 0.0
