"""The layer of the app that says of every request whose it is, before any page, endpoint or file sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import HTTPConnection

from screens.visitor import ANYONE_HERE, STATE, Visitor

Message = MutableMapping[str, Any]


def without_accounts(_: HTTPConnection) -> Visitor:
    """The visitor of an app without accounts: whoever sits at this machine."""
    return ANYONE_HERE


class Admission:
    """Leaves the visitor in the state of every request, where `visitor_of` finds it."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, who: Callable[[HTTPConnection], Visitor]) -> None:
        self._app, self._who = app, who

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] in ("http", "websocket"):
            scope.setdefault("state", {})[STATE] = self._who(HTTPConnection(scope))
        await self._app(scope, receive, send)
