"""Who the web app answers: its own pages, on this machine."""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from screens.own_pages import OwnPagesOnly


async def status_of(headers: dict[str, str], *, loopback: bool) -> int:
    inner = Starlette(routes=[Route("/", lambda _: PlainTextResponse("page"))])
    scope: Scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "root_path": "", "http_version": "1.1"}
    scope["headers"] = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await OwnPagesOnly(inner, loopback=loopback)(scope, receive, send)  # type: ignore[arg-type]
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("headers", "loopback", "status"),
    [
        ({"host": "127.0.0.1:7860"}, True, 200),
        ({"host": "localhost:7860", "origin": "http://localhost:7860"}, True, 200),
        ({"host": "[::1]:7860"}, True, 200),
        ({"host": "127.0.0.1:7860", "origin": "http://evil.example"}, True, 403),
        ({"host": "evil.example", "origin": "http://evil.example"}, True, 403),
        ({"host": "127.0.0.1:7860", "origin": "null"}, True, 403),
        ({"host": "["}, True, 403),
        ({"host": "127.0.0.1:7860", "origin": "http://["}, True, 403),
        ({"host": "[", "origin": "http://["}, False, 403),
        ({"host": "evil.example", "Host": "127.0.0.1:7860"}, True, 403),
        ({"host": "assistant.example:7860"}, False, 200),
        ({"host": "assistant.example:7860", "origin": "http://evil.example"}, False, 403),
    ],
)
def test_only_the_apps_own_pages_are_answered(headers: dict[str, str], loopback: bool, status: int) -> None:
    assert asyncio.run(status_of(headers, loopback=loopback)) == status
