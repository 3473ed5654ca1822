"""How much of the app one person may have at a time: requests, streams of open pages, and events in Gradio's queue.

Without accounts nobody can be told from another but by the page that an event comes from.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import JSONResponse

from screens.visitor import visitor_of

STREAMS = ("/gradio_api/heartbeat/", "/gradio_api/queue/data", "/gradio_api/call/", "/gradio_api/upload_progress")  # these stay open
EVENTS = 20  # waiting or at work: five pages that open at once; Gradio has 40 seats, so that two persons leave some
BUSY_WITH_YOU = "Several of your presses are still being worked on. Try again when they are done."
TOO_MANY = "Too many pages of yours are open, or too many requests wait. Close some and try again."

Message = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLimits:
    """Of one person: requests at a time, those that wait for them, and streams (an open page has one or two)."""

    at_once: int = 8  # of the 40 threads that the server has; browsers ask for six at a time
    waiting: int = 200  # the files of a page that opens, several times over
    streams: int = 100


class Shares:
    """The layer. It comes after `Admission`, which knows the person."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, limits: ShareLimits | None = None) -> None:
        self._app, self._limits = app, limits or ShareLimits()
        self._open: Counter[str] = Counter()  # streams
        self._asked: Counter[str] = Counter()  # requests that wait or are at work
        self._turns: dict[str, asyncio.Semaphore] = {}  # of those who ask for something now

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        person = visitor_of(Request(dict(scope))).name if scope["type"] == "http" else None
        if person is None:
            await self._app(scope, receive, send)
            return
        is_stream = scope["method"] == "GET" and scope["path"].startswith(STREAMS)
        counted, most = (self._open, self._limits.streams) if is_stream else (self._asked, self._limits.at_once + self._limits.waiting)
        if counted[person] >= most:
            await JSONResponse({"error": TOO_MANY, "detail": TOO_MANY}, status_code=429)(scope, receive, send)
            return
        counted[person] += 1
        try:
            if is_stream:
                await self._app(scope, receive, send)
                return
            async with self._turns.setdefault(person, asyncio.Semaphore(self._limits.at_once)):
                await self._app(scope, receive, send)
        finally:
            counted[person] -= 1
            if not counted[person]:
                del counted[person]
                if not is_stream:
                    self._turns.pop(person, None)


def share_events(app: gr.Blocks, *, each: int = EVENTS) -> None:
    """From here on Gradio's queue takes no more than `each` events of one person at a time, who else would fill it for everybody."""
    queue = app._queue
    push = queue.push

    async def push_or_refuse(body: Any, request: Any, username: str | None) -> Any:
        person = person_of(request, body.session_hash)
        events = [one for waits in queue.event_queue_per_concurrency_id.values() for one in waits.queue]
        events += [one for job in queue.active_jobs if job for one in job]
        if person is not None and sum(person_of(one.request, one.session_hash) == person for one in events) >= each:
            return False, BUSY_WITH_YOU, "queue_full"
        return await push(body, request, username)

    queue.push = push_or_refuse  # type: ignore[method-assign]


def person_of(request: Any, page: str | None) -> str | None:
    """Whose share an event counts against: the account, else the page; None for a program without either."""
    return visitor_of(request).name or page
