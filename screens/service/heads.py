"""How large the head of a request may be, and how long it may take to come: uvicorn (0.54) with httptools takes any, from anybody.

A head without end would fill the memory of the server before it is known whose it is, and one that never ends would keep its connection.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST = 65_536  # bytes: a browser sends one or two thousand, a question as an address at most 18,000
SECONDS = 30.0
TIMES = 10  # bytes that may come for one of a body that is sent in chunks; what comes after the last of them is head again


class BoundedHeads(HttpToolsProtocol):
    """uvicorn's protocol; a connection whose next head is too large or too slow is closed."""

    largest, seconds = LARGEST, SECONDS

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._beside = 0  # bytes of this request that are none of its body
        self._due: asyncio.TimerHandle | None = None  # of the head that is coming

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._due = self.loop.call_later(self.seconds, transport.close)

    def data_received(self, data: bytes) -> None:
        self._beside += len(data)
        super().data_received(data)
        if self._beside > self.largest:
            self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._beside = 0
        if self._due is None:
            self._due = self.loop.call_later(self.seconds, self.transport.close)

    def on_body(self, body: bytes) -> None:
        self._beside = max(0, self._beside - TIMES * len(body))
        super().on_body(body)

    def on_headers_complete(self) -> None:
        self._came()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._came()
        super().connection_lost(exc)

    def _came(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
