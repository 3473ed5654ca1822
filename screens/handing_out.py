"""Files made for one person on request, kept for a few minutes under an address that cannot be guessed and that works for them alone."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from screens.markup import plain
from screens.pictures import CLOSED, HELD
from screens.visitor import Visitor, visitor_of

SECONDS = 600.0  # long enough to answer "where shall I save it?"
MOST_FILES = 100
MOST_BYTES = 256 << 20
GONE = "This file is no longer kept, or was made for somebody else. Make it again on the page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One file, and who it was made for until when (seconds of the clock)."""

    name: str
    media_type: str
    content: bytes
    visitor: Visitor
    until: float


class HandingOut:
    """The files of one running app; the oldest go when there are too many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._files: OrderedDict[str, Taken] = OrderedDict()

    def keep(self, name: str, media_type: str, content: bytes, visitor: Visitor) -> str:
        """The address of the file for this visitor."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._files[token] = Taken(name=name, media_type=media_type, content=content, visitor=visitor, until=self._clock() + SECONDS)
            self._drop()
        return f"/taken/{token}/{quote(name, safe='')}"

    def find(self, token: str, name: str, visitor: Visitor) -> Taken | None:
        """The file of that address; None when it is gone, or another person's."""
        with self._lock:
            self._drop()
            found = self._files.get(token)
        return found if found is not None and found.name == name and found.visitor == visitor else None

    def _drop(self) -> None:
        now = self._clock()
        for token in [token for token, one in self._files.items() if one.until <= now]:
            del self._files[token]
        while len(self._files) > 1 and (
            len(self._files) > MOST_FILES or sum(len(one.content) for one in self._files.values()) > MOST_BYTES
        ):
            self._files.popitem(last=False)

    def routes(self) -> list[Route]:
        """The route that `ui.build_server` adds before the pages."""

        def give(request: Request) -> Response:
            found = self.find(request.path_params["token"], request.path_params["name"], visitor_of(request))
            if found is None:
                return PlainTextResponse(GONE, status_code=404, headers=CLOSED)
            headers = {
                **CLOSED,
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
                "Content-Security-Policy": HELD,
            }
            return Response(found.content, media_type=found.media_type, headers=headers)

        return [Route("/taken/{token}/{name}", give, methods=["GET"])]


def taken_html(address: str, name: str) -> str:
    """Says that a file is ready, with its link; `app.js` follows the link once, so that one press is enough."""
    return f'<p class="taken" role="status">{plain(name)} is ready: <a href="{plain(address)}" download data-go="1">download it</a>.</p>'
