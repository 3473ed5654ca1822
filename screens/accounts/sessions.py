"""Who is signed in: random tokens, of which only a hash is kept, in the memory of the app; a restart signs everybody out."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

TOKEN_BYTES = 32
IDLE = 60 * 60  # seconds without a request: a committee meeting's agenda item is shorter
LONGEST = 12 * 60 * 60  # seconds from signing in: a working day
MOST = 20  # sessions of one person: the oldest ends first


@dataclass(slots=True, kw_only=True)
class Session:
    """One signed-in browser; `mark` is the person's when it was opened, so that a changed password ends it."""

    name: str
    mark: str
    opened: float
    seen: float


class Sessions:
    """The open sessions of one running app."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._open: dict[str, Session] = {}

    def open(self, name: str, mark: str) -> str:
        """A new session; gives its token, which only the browser keeps."""
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if not self._is_over(one, now)}
            own = sorted((one.opened, key) for key, one in self._open.items() if one.name == name)
            for _, key in own[: max(0, len(own) - MOST + 1)]:
                del self._open[key]
            self._open[_kept(token)] = Session(name=name, mark=mark, opened=now, seen=now)
        return token

    def find(self, token: str) -> Session | None:
        """The session of a token, which counts as seen now; None where there is none or it is over."""
        now = self._clock()
        with self._lock:
            session = self._open.get(_kept(token))
            if session is None:
                return None
            if self._is_over(session, now):
                del self._open[_kept(token)]
                return None
            session.seen = now
            return session

    def close(self, token: str) -> Session | None:
        """Ends the session of a token; gives it, None where there was none."""
        with self._lock:
            return self._open.pop(_kept(token), None)

    def _is_over(self, session: Session, now: float) -> bool:
        return now - session.seen >= IDLE or now - session.opened >= LONGEST


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", errors="replace")).hexdigest()
