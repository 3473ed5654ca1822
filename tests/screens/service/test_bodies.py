"""Bodies of requests that are too large or too slow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from screens.admission import SIGN_IN
from screens.service.bodies import FORMS, LARGEST, Bodies
from screens.service.uploads import UPLOAD
from screens.verify import PASTED

taken: list[int] = []  # how many bytes reached what is behind the layer


def sent(path: str, body: Any, *layers: Middleware) -> int:
    async def answer(request: Request) -> Response:
        taken.append(len(await request.body()))
        return PlainTextResponse("taken")

    async def send() -> int:
        app = Starlette(routes=[Route("/{path:path}", answer, methods=["POST"])], middleware=layers or [Middleware(Bodies)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app.example") as client:
            return (await client.post(path, content=body)).status_code

    taken.clear()
    return asyncio.run(send())


async def parts(size: int, *, pause: float = 0) -> AsyncIterator[bytes]:
    """So many bytes without their number told beforehand."""
    for _ in range(size // 1000):
        await asyncio.sleep(pause)
        yield b"x" * 1000


def test_a_body_of_what_pages_send_comes_through_whole() -> None:
    assert sent("/gradio_api/queue/join", "é".encode() * PASTED) == 200
    assert taken == [2 * PASTED]


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/call/ask", "/api/ask", "/anything"])
def test_a_larger_one_reaches_nothing(path: str) -> None:
    assert sent(path, b"x" * (LARGEST + 1)) == 413
    assert sent(path, parts(LARGEST + 1000)) == 413
    assert taken == []


def test_before_anybody_is_known_only_a_form_is_read() -> None:
    assert sent(SIGN_IN, parts(FORMS[SIGN_IN] + 1000)) == 413
    assert sent(SIGN_IN, b"name=Ann") == 200


def test_a_slow_one_is_not_waited_for() -> None:
    assert sent("/gradio_api/queue/join", parts(20_000, pause=0.05), Middleware(Bodies, seconds=0.2)) == 408
    assert taken == []


def test_uploads_have_limits_of_their_own() -> None:
    assert sent(UPLOAD, b"x" * (LARGEST + 1)) == 200


def test_without_the_layer_any_body_is_taken_into_memory() -> None:
    class Nothing:
        def __init__(self, app: Any) -> None:
            self.app = app

        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            await self.app(scope, receive, send)

    assert sent("/gradio_api/queue/join", b"x" * (LARGEST + 1), Middleware(Nothing)) == 200
    assert taken == [LARGEST + 1]
