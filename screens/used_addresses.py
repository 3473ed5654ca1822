"""The addresses of Gradio that the pages and Gradio's own client use; every other one is closed.

Gradio (6.31) mounts some sixty. Among those that nothing here uses: one that writes the whole conversation of a page to disk for whoever
names the page (`deep_link`), one that calls functions of parts of a page (`component_server`), one that takes a film of any size and runs
ffmpeg on it (`process_recording`), one that draws the icon as large as is asked, and figures about the use of each event.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import JSONResponse

Message = MutableMapping[str, Any]
NOT_HERE = {"detail": "Not Found"}  # as FastAPI says it
READ = re.compile(
    r"/|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json|/(assets|static)/.+"
    r"|/gradio_api/(info/?|app_id/?|startup-events|heartbeat/[^/]+|queue/data|queue/status|upload_progress|file=.+|call/[^/]+/[^/]+)"
)
SENT = re.compile(r"/gradio_api/(queue/join|call/[^/]+/?|cancel|reset/?|upload)")
USED = {"GET": READ, "HEAD": READ, "POST": SENT}


class UsedAddressesOnly:
    """The outermost layer of Gradio's own app."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]) -> None:
        if scope["type"] == "http" and not is_used(scope["method"], scope["path"]):
            await JSONResponse(NOT_HERE, status_code=404)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_used(method: str, path: str) -> bool:
    """Whether the pages or Gradio's client send such a request.

    >>> is_used("POST", "/gradio_api/queue/join"), is_used("GET", "/gradio_api/deep_link")
    (True, False)
    """
    known = USED.get(method)
    return known is not None and known.fullmatch(path) is not None
