"""Heads of requests that are too large or never end, at a real port of this machine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from screens.service.heads import LARGEST, BoundedHeads

QUICK = 0.5  # seconds that a head may take in these tests
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Any]


class Hurried(BoundedHeads):
    seconds = QUICK


async def answered(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())} bytes")


def talked(talk: Talk, protocol: type[HttpToolsProtocol] = Hurried) -> Any:
    """What `talk` gives, connected to a server with this protocol."""

    async def run() -> Any:
        app = Starlette(routes=[Route("/", answered, methods=["GET", "POST"])])
        server = uvicorn.Server(uvicorn.Config(app, port=0, http=protocol, log_config=None, lifespan="off"))
        serving = asyncio.ensure_future(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        reader, writer = await asyncio.open_connection(*server.servers[0].sockets[0].getsockname())
        try:
            return await talk(reader, writer)
        finally:
            writer.close()
            server.should_exit = True
            await serving

    return asyncio.run(run())


async def told(reader: asyncio.StreamReader, words: bytes) -> bool:
    """Whether the server answers with these words; False where it closes the connection or is silent."""
    heard = b""
    try:
        while words not in heard:
            part = await asyncio.wait_for(reader.read(65_536), timeout=4 * QUICK)
            if not part:
                return False
            heard += part
    except (TimeoutError, ConnectionError):
        return False
    return True


def large(begun: bytes) -> Talk:
    """Whether four megabytes of a field are taken after these words."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        try:
            writer.write(b"POST / HTTP/1.1\r\nHost: app\r\n" + begun)
            for _ in range(60):
                writer.write(b"x" * LARGEST)
                await writer.drain()
            writer.write(b"\r\n\r\n")
        except ConnectionError:
            return False
        return await told(reader, b"0 bytes")

    return talk


WITHOUT_END = [b"X: ", b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: "]  # before the body, and after it


@pytest.mark.parametrize("begun", WITHOUT_END)
def test_a_head_without_end_is_not_taken(begun: bytes) -> None:
    assert talked(large(begun)) is False


@pytest.mark.parametrize("begun", WITHOUT_END)
def test_without_the_bound_it_is_taken_into_memory(begun: bytes) -> None:
    assert talked(large(begun), HttpToolsProtocol) is True


def test_a_body_in_small_chunks_comes_through() -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        writer.write(b"POST / HTTP/1.1\r\nHost: app\r\nTransfer-Encoding: chunked\r\n\r\n")
        writer.write(b"1\r\nx\r\n" * LARGEST + b"0\r\n\r\n")
        return await told(reader, b"%d bytes" % LARGEST)

    assert talked(talk) is True


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Whether the server ends a connection on which a head began and does not go on."""
    writer.write(b"GET / HTTP/1.1\r\nHost: ")
    begun = time.monotonic()
    try:
        return await asyncio.wait_for(reader.read(), timeout=4 * QUICK) == b"" and time.monotonic() - begun >= QUICK / 2
    except TimeoutError:
        return False


def test_a_head_that_does_not_come_ends_its_connection() -> None:
    assert talked(silent) is True


def test_without_the_bound_it_keeps_it() -> None:
    assert talked(silent, HttpToolsProtocol) is False


@pytest.mark.parametrize("size", [0, 10 * LARGEST])
def test_requests_one_after_the_other_and_large_bodies_come_through(size: int) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bool]:
        answers = []
        for pause in (0.0, QUICK / 2, QUICK, 0.0):  # altogether longer than one head may take
            await asyncio.sleep(pause)
            writer.write(b"POST / HTTP/1.1\r\nHost: app\r\nContent-Length: %d\r\n\r\n" % size)
            writer.write(b"x" * size)
            await writer.drain()
            answers.append(await told(reader, b"%d bytes" % size))
        return answers

    assert talked(talk) == [True] * 4
