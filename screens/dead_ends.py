"""The layer that gives a person a page where the server would give bare words: what is wrong and the way back, never what failed inside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse

from screens.admission import FOR_PROGRAMS, UNKEPT
from screens.plain_page import plain_page

Message = MutableMapping[str, Any]
# By status: the heading, and what to do.
WORDS = {
    403: ("You may not open this", "Your account does not allow it, or the address belongs to somebody else."),
    404: (
        "This page is not here",
        "The address may be mistyped, or what it showed is gone: files to take away are kept for a few minutes.",
    ),
    405: ("This page is not here", "This address is not one to open in a browser."),
    500: ("Something went wrong", "The fault is ours and was noted. Please try again, or tell whoever looks after this service."),
}
PROGRAMS = (FOR_PROGRAMS, "/gradio_api/")


class DeadEnds:
    """Replaces an error by a page where a browser opens an address; programs, pictures and presses get it as it is."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if not _opens_a_page(scope):
            await self._app(scope, receive, send)
            return
        begun, replaced = False, False

        async def send_or_replace(message: Message) -> None:
            nonlocal begun, replaced
            if message["type"] == "http.response.start":
                begun = True
                kind = Headers(raw=message["headers"]).get("content-type", "")
                replaced = message["status"] in WORDS and not kind.startswith("text/html")
                if replaced:
                    await dead_end(message["status"])(scope, receive, send)
            if not replaced:
                await send(message)

        try:
            await self._app(scope, receive, send_or_replace)
        except Exception:
            if not begun:
                await dead_end(500)(scope, receive, send)
            raise  # for the log; the server sees that an answer was given


def dead_end(status: int) -> HTMLResponse:
    """The page for a status of `WORDS`."""
    heading, words = WORDS[status]
    main = f'<h1>{heading}</h1><p>{words}</p><p><a href="/">Open Committee Assistant</a></p>'
    return HTMLResponse(plain_page(heading, main, kind="door"), status_code=status, headers=UNKEPT)


def _opens_a_page(scope: Message) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(PROGRAMS):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")
