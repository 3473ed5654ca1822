"""How large the body of a request may be, and how long it may take to come. Uploads have limits of their own.

A body of JSON takes some sixty times its size while it is read, and everybody waits meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from screens.admission import SIGN_IN, SIGN_OUT
from screens.service.uploads import UPLOAD

LARGEST = 1_000_000  # bytes: the longest text that a page takes has 120,000 letters of at most four bytes
FORMS = {SIGN_IN: 65_536, SIGN_OUT: 65_536}  # before anybody is known; the page itself refuses one of 4 kB in words
SECONDS = 30.0  # a megabyte over a line of 300 kbit/s
WITHOUT = ("GET", "HEAD", "OPTIONS")  # methods whose bodies nobody reads
TOO_LARGE = "This request is larger than any that this app's pages send."
TOO_SLOW = "This request took too long to come."

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class TooLarge(Exception):
    """More bytes came than may."""


class Bodies:
    """The layer: what is behind it finds the whole body in one message."""

    def __init__(self, app: Callable[..., Awaitable[None]], *, largest: int = LARGEST, seconds: float = SECONDS) -> None:
        self._app, self._largest, self._seconds = app, largest, seconds

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in WITHOUT or scope["path"].rstrip("/") == UPLOAD:
            await self._app(scope, receive, send)
            return
        most = min(self._largest, FORMS.get(scope["path"], self._largest))
        try:
            told = Headers(scope=scope).get("content-length", "0")
            if not told.isdecimal() or int(told) > most:
                raise TooLarge
            async with asyncio.timeout(self._seconds):
                body = await whole(receive, most)
        except TooLarge:
            await _refused(413, TOO_LARGE)(scope, receive, send)
        except TimeoutError:
            await _refused(408, TOO_SLOW)(scope, receive, send)
        else:
            if body is not None:
                await self._app(scope, again(body, receive), send)


async def whole(receive: Receive, most: int) -> bytes | None:
    """The body, None where the connection ended first. Raises `TooLarge`."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise TooLarge
    return bytes(body)


def again(body: bytes, receive: Receive) -> Receive:
    """Gives a body that was read once more, then whatever comes after it."""
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _refused(status: int, words: str) -> JSONResponse:
    return JSONResponse({"error": words, "detail": words}, status_code=status, headers={"Connection": "close"})
