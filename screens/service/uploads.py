"""What may be uploaded: by whom, how many files and bytes a person and day, how much may lie there at a time. A layer before Gradio.

A file that is refused, or whose upload breaks off, leaves nothing. Files that nobody used go after some hours, all others after use.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse

from screens.service.watch import Watch
from screens.visitor import Role, Visitor, visitor_of

UPLOAD = "/gradio_api/upload"
UNASKED = ("/gradio_api/process_recording",)  # routes of Gradio that take files and that no page of this app uses
DAY = 24 * 60 * 60.0  # seconds
UNUSED = 4 * 60 * 60.0  # seconds that a file may lie unused: half a working day
MB = 1_000_000
MOST_PERSONS = 10_000  # whose uploads are remembered
ANSWER = 1 << 20  # bytes of Gradio's answer: the paths of a hundred files are a few thousand
NO_SUCH = "There is nothing to upload to."
OFFICERS = "Only officers may upload files."
TOO_MANY = "You have uploaded as many files as one person may in 24 hours. Try again tomorrow, or ask whoever looks after this service."
TOO_MUCH = "You have uploaded as much as one person may in 24 hours. Try again tomorrow, or ask whoever looks after this service."
FULL = "There is no room for more uploads at the moment. Try again when those that are being added are done."

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadLimits:
    """`files` and `size` (bytes) of one person in 24 hours, `room` (bytes) of everybody's uploads at a time."""

    files: int = 300
    size: int = 2000 * MB
    room: int = 1500 * MB


@dataclass(slots=True, kw_only=True)
class Used:
    """One upload: when (seconds of the clock), and what it came to so far."""

    at: float
    files: int = 0
    size: int = 0


@dataclass(slots=True, kw_only=True)
class Ledger:
    """Who uploaded how much in the last 24 hours. It belongs to one event loop."""

    clock: Callable[[], float] = time.monotonic
    _used: dict[str, deque[Used]] = field(default_factory=dict)

    def of(self, person: str) -> deque[Used]:
        """The uploads of a person that still count."""
        if len(self._used) > MOST_PERSONS:
            self._used = {key: one for key, one in self._used.items() if one and self.clock() - one[-1].at < DAY}
        mine = self._used.setdefault(person, deque())
        while mine and self.clock() - mine[0].at >= DAY:
            mine.popleft()
        return mine


class Uploads:
    """The layer. Without accounts everybody at this machine is one person."""

    def __init__(
        self, app: Callable[..., Awaitable[None]], *, limits: UploadLimits, watch: Watch, folder: Path | None, ledger: Ledger | None = None
    ) -> None:
        self._app, self._limits, self._watch, self._folder = app, limits, watch, folder
        self._ledger = ledger or Ledger()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        path = scope["path"].rstrip("/") if scope["type"] == "http" and scope["method"] == "POST" else None
        if path not in (UPLOAD, *UNASKED):
            await self._app(scope, receive, send)
            return
        if path in UNASKED:
            await self._refused(404, NO_SUCH, scope, receive, send)
            return
        visitor = _visitor(scope)
        if not visitor.is_at_least(Role.OFFICER):
            self._watch.refused(visitor, "an upload")
            await self._refused(403, OFFICERS, scope, receive, send)
            return
        if self._folder:
            drop_unused(self._folder, UNUSED)
        person = visitor.name or ""
        mine = self._ledger.of(person)
        size = Headers(scope=scope).get("content-length", "")
        if refusal := self._refusal(person, int(size) if size.isdecimal() else 0):
            await self._refused(*refusal, scope, receive, send)
            return
        used = Used(at=self._ledger.clock())
        mine.append(used)
        await self._let_through(person, used, scope, receive, send)

    async def _let_through(self, person: str, used: Used, scope: Message, receive: Receive, send: Send) -> None:
        answer, status = bytearray(), 0

        async def counted() -> Message:
            message = await receive()
            if message["type"] == "http.disconnect" and not status:
                raise MultiPartException("The upload was broken off.")  # the one error at which Gradio deletes what it has written
            used.size += len(message.get("body", b""))
            if refusal := self._refusal(person, 0):
                raise MultiPartException(refusal[1])
            return message

        async def heard(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body" and len(answer) < ANSWER:
                answer.extend(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted, heard)
        finally:
            taken = status == 200
            used.files = _files_in(answer) if taken else 0
            self._watch.counts.uploads.labels("taken" if taken else "cancelled").inc(max(1, used.files))
            self._watch.counts.upload_bytes.inc(used.size if taken else 0)

    def _refusal(self, person: str, more: int) -> tuple[int, str] | None:
        """Why `more` bytes of this person are not taken, with a status of HTTP; None where they are."""
        mine = self._ledger.of(person)
        if sum(one.files for one in mine) >= self._limits.files:
            return 429, TOO_MANY
        if sum(one.size for one in mine) + more > self._limits.size:
            return 429, TOO_MUCH
        if self._folder and more and room_taken(self._folder) + more > self._limits.room:
            return 507, FULL
        return None

    async def _refused(self, status: int, words: str, scope: Message, receive: Receive, send: Send) -> None:
        self._watch.counts.uploads.labels("refused").inc()
        await JSONResponse({"error": words, "detail": words}, status_code=status, headers={"Connection": "close"})(scope, receive, send)


def drop_unused(folder: Path, seconds: float) -> None:
    """Deletes uploads that are older than this; a file that was used is gone already."""
    now = time.time()
    for path in folder.rglob("*"):
        try:
            if path.is_file() and now - path.stat().st_mtime > seconds:
                path.unlink()
        except OSError:
            continue


def room_taken(folder: Path) -> int:
    """Bytes of all files in a folder."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total


def _visitor(scope: Message) -> Visitor:
    return visitor_of(Request(dict(scope)))


def _files_in(answer: bytes | bytearray) -> int:
    """How many files Gradio's answer names.

    >>> _files_in(b'["a/b.pdf", "a/c.pdf"]'), _files_in(b"nonsense")
    (2, 1)
    """
    try:
        found = json.loads(answer)
    except ValueError:
        return 1
    return len(found) if isinstance(found, list) else 1
