"""To whom each open page belongs: Gradio (6.31) gives what was talked about on a page to whoever names the page.

A page names itself by a few letters, which stand in addresses and so in the logs of proxies. Whoever uses such a name first has the page;
another person, or the same one with another role, is refused. Without accounts there are no other persons.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse

from screens.service.bodies import LARGEST, again, whole
from screens.service.watch import Watch
from screens.visitor import Role, Visitor, visitor_of

HEARTBEAT = "/gradio_api/heartbeat/"
READ = "/gradio_api/queue/data"
SENT = ("/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/call/")  # how addresses begin whose bodies name a page
NAME = "session_hash"
LONGEST = 64  # letters of a name: pages take eleven, Gradio's client 36
EACH = 200  # open pages of one person; with one more the page that was used least recently goes, with what was talked about on it
NOT_YOURS = "This page was opened by somebody else, or with another role. Load it anew."
UNREADABLE = "This request cannot be read."

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Owners:
    """Who has which open page. It belongs to one event loop."""

    def __init__(self, *, each: int = EACH) -> None:
        self._each = each
        self._owner: dict[str, tuple[str, Role]] = {}
        self._pages: dict[str, OrderedDict[str, None]] = {}
        self._let_go: Callable[[str], None] = lambda page: None

    def follow(self, let_go: Callable[[str], None]) -> None:
        """`let_go` is told of pages that are no longer anybody's."""
        self._let_go = let_go

    def has(self, visitor: Visitor, page: str) -> bool:
        """Whether the page is this visitor's, who has it from now on where it was nobody's."""
        if visitor.name is None:
            return True
        mine = (visitor.name, visitor.role)
        if self._owner.setdefault(page, mine) != mine:
            return False
        pages = self._pages.setdefault(visitor.name, OrderedDict())
        pages[page] = None
        pages.move_to_end(page)
        if len(pages) > self._each:
            oldest, _ = pages.popitem(last=False)
            del self._owner[oldest]
            self._let_go(oldest)
        return True


class OpenPages:
    """The layer. It comes after `Bodies`, which bounds what is read here."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, owners: Owners, watch: Watch) -> None:
        self._app, self._owners, self._watch = app, owners, watch

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "POST" and scope["path"].startswith(SENT):
            body = await whole(receive, LARGEST)
            if body is None:
                return
            receive = again(body, receive)
            try:
                pages = named_in(body)
            except (ValueError, RecursionError):
                await JSONResponse({"detail": UNREADABLE}, status_code=400)(scope, receive, send)
                return
        else:
            pages = named_by(scope["path"], scope["query_string"])
        visitor = visitor_of(Request(dict(scope)))
        if all(len(page) <= LONGEST and self._owners.has(visitor, page) for page in pages):
            await self._app(scope, receive, send)
            return
        self._watch.refused(visitor, "another page")
        await JSONResponse({"detail": NOT_YOURS}, status_code=403)(scope, receive, send)


def named_in(body: bytes) -> list[str]:
    """The pages that a body names, wherever in it. Raises `ValueError` for one that is no JSON."""
    found: list[str] = []

    def read(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found.extend(value for key, value in pairs if key == NAME and isinstance(value, str) and value)
        return dict(pairs)

    json.loads(body, object_pairs_hook=read)
    return found


def named_by(path: str, query: bytes) -> list[str]:
    """The pages that an address names.

    >>> named_by("/gradio_api/heartbeat/k3x", b""), named_by("/gradio_api/queue/data", b"session_hash=k3x")
    (['k3x'], ['k3x'])
    """
    if path.startswith(HEARTBEAT):
        return [path.removeprefix(HEARTBEAT).rstrip("/")]
    return parse_qs(query.decode("latin-1")).get(NAME, []) if path.rstrip("/") == READ else []
