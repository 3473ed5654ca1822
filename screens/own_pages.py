"""Answers only requests of the app's own pages, and keeps the browser from asking any other machine for anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

LOOPBACK = ("127.0.0.1", "localhost", "::1")

# The browser itself refuses whatever a page might ask of another machine. Gradio evaluates its templates, hence unsafe-eval.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)

Message = MutableMapping[str, Any]


class OwnPagesOnly:
    """The outermost layer of the app.

    A request from another site's page (its Origin is not our Host) is refused, and on loopback one under any name but this machine's own,
    by which such a page could be served from a name that it points here (DNS rebinding).
    """

    def __init__(self, app: Callable[..., Awaitable[None]], *, loopback: bool) -> None:
        self._app, self._loopback = app, loopback

    def _refuses(self, scope: Message) -> bool:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name in (b"host", b"origin")}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        own_name = not self._loopback or urlsplit(f"//{host}").hostname in LOOPBACK
        return not own_name or (origin is not None and urlsplit(origin).netloc != host)

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] == "http" and self._refuses(scope):
            await PlainTextResponse("This app answers only its own pages.", status_code=403)(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [  # no-referrer would make browsers send the Origin of our own forms as null
                    (b"content-security-policy", POLICY.encode("ascii")),
                    (b"referrer-policy", b"same-origin"),
                    (b"x-content-type-options", b"nosniff"),
                ]
                message = {**message, "headers": [*message["headers"], *headers]}
            await send(message)

        await self._app(scope, receive, send_with_policy)
