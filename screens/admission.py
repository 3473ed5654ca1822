"""The layer of the app that says of every request whose it is, before anything else sees it, and refuses one that is nobody's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response

from screens.service.watch import Watch
from screens.visitor import ANYONE_HERE, STATE, WATCH, Visitor

Message = MutableMapping[str, Any]
Who = Callable[[HTTPConnection], Awaitable[Visitor | None]]

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"
LIVE, READY = "/health/live", "/health/ready"
STATEMENT = "/accessibility"
METRICS = "/metrics"  # for programs too, yet one address
# What answers nobody in particular: exactly these, so that no other method and no longer path comes through to a page.
OPEN = {
    ("GET", SIGN_IN),
    ("HEAD", SIGN_IN),
    ("POST", SIGN_IN),
    ("POST", SIGN_OUT),
    ("GET", LIVE),
    ("HEAD", LIVE),
    ("GET", READY),
    ("HEAD", READY),
    ("GET", STATEMENT),
    ("HEAD", STATEMENT),
}
FOR_PROGRAMS = "/api/"  # these are told that basic authentication would do; a browser would ask for a name in a box of its own
UNKEPT = {"Cache-Control": "no-store"}
REFUSED = {"error": "Sign in first: nobody is signed in, or the session has ended.", "sign_in": SIGN_IN}


async def without_accounts(_: HTTPConnection) -> Visitor | None:
    """The visitor of an app without accounts: whoever sits at this machine."""
    return ANYONE_HERE


class Admission:
    """Leaves the visitor in the state of every request, where `visitor_of` finds it."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, who: Who, watch: Watch | None = None) -> None:
        self._app, self._who, self._watch = app, who, watch

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        visitor = await self._who(connection)
        if visitor is not None:
            scope.setdefault("state", {}).update({STATE: visitor, WATCH: self._watch})
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        elif (scope["method"], scope["path"]) not in OPEN:
            await _refusal(connection, scope["method"])(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _refusal(connection: HTTPConnection, method: str) -> Response:
    """A person who opens a page is led to the sign-in; a program, a picture or a press on an open page is told."""
    path = connection.scope["path"]
    if method == "GET" and "text/html" in connection.headers.get("accept", "") and not path.startswith(FOR_PROGRAMS):
        after = path + (f"?{connection.url.query}" if connection.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?next={quote(after, safe='/')}" if after != "/" else SIGN_IN, status_code=303, headers=UNKEPT)
    headers = (
        {"WWW-Authenticate": 'Basic realm="Committee Assistant", charset="UTF-8"'}
        if path.startswith(FOR_PROGRAMS) or path == METRICS
        else {}
    )
    return JSONResponse(REFUSED, status_code=401, headers={**headers, **UNKEPT})
