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

FORWARDED_HOST = b"x-forwarded-host"

Message = MutableMapping[str, Any]


class OwnPagesOnly:
    """The outermost layer of the app.

    A request from another site's page (its Origin is not our Host) is refused, and on loopback one under any name but this machine's own,
    by which such a page could be served from a name that it points here (DNS rebinding).
    """

    def __init__(self, app: Callable[..., Awaitable[None]], *, loopback: bool) -> None:
        self._app, self._loopback = app, loopback

    def _refuses(self, scope: Message) -> bool:
        named = [(name, value.decode("latin-1")) for name, value in scope["headers"] if name in (b"host", b"origin")]
        headers = dict(named)
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        try:
            own_name = not self._loopback or urlsplit(f"//{host}").hostname in LOOPBACK
            own_page = origin is None or urlsplit(origin).netloc == host
        except ValueError:  # a name that is none
            return True
        return len(named) != len(headers) or not own_name or not own_page

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] == "http" and self._refuses(scope):
            await PlainTextResponse("This app answers only its own pages.", status_code=403)(scope, receive, send)
            return

        # Gradio would believe whoever asks first of its own name, and tell it to everybody. `Host` is what `Origin` is compared with.
        scope = {**scope, "headers": [one for one in scope.get("headers", ()) if one[0] != FORWARDED_HOST]}

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
