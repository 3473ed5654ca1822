"""One person who takes all there is: others go on."""

from __future__ import annotations

import asyncio
from typing import Any

import gradio as gr
import httpx
from gradio.data_classes import PredictBodyInternal
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from screens.service.shares import BUSY_WITH_YOU, ShareLimits, Shares, share_events
from screens.visitor import ANYONE_HERE, STATE, Role, Visitor

ANN, BEA = (Visitor(name=name, role=Role.COUNCILLOR) for name in ("Ann", "Bea"))
THREADS = 4  # of the server that the tests make: a person has two of them
STREAM = "/gradio_api/heartbeat/made"


class Server:
    """Answers with as many threads as there are, each request after a step that others can be counted in."""

    def __init__(self, limits: ShareLimits | None) -> None:
        self.at_work: list[str] = []
        self.most: dict[str, int] = {}
        self.threads = asyncio.Semaphore(THREADS)
        layers = [Middleware(self._admitted)] + ([Middleware(Shares, limits=limits)] if limits else [])
        self.app = Starlette(routes=[Route("/{path:path}", self._answer)], middleware=layers)

    async def _answer(self, request: Request) -> Response:
        name = request.headers["name"]
        async with self.threads:
            self.at_work.append(name)
            self.most[name] = max(self.most.get(name, 0), self.at_work.count(name))
            await asyncio.sleep(0.05)
            self.at_work.remove(name)
        return PlainTextResponse("answered")

    def _admitted(self, app: Any) -> Any:
        async def inside(scope: Any, receive: Any, send: Any) -> None:
            name = dict(scope["headers"]).get(b"name", b"").decode()
            visitor = {"Ann": ANN, "Bea": BEA}.get(name, ANYONE_HERE)
            await app({**scope, "state": {STATE: visitor}}, receive, send)

        return inside

    async def sent(self, name: str, path: str = "/pages/made") -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://app.example") as client:
            return (await client.get(path, headers={"name": name})).status_code


async def flooded(limits: ShareLimits | None) -> tuple[Server, list[int], list[str]]:
    """Ann asks for forty things at once, then Bea for one; the statuses for Ann, and who had an answer in which order."""
    server, order = Server(limits), list[str]()

    async def asked(name: str) -> int:
        status = await server.sent(name)
        order.append(name)
        return status

    anns = [asyncio.ensure_future(asked("Ann")) for _ in range(40)]
    await asyncio.sleep(0.02)
    assert await asked("Bea") == 200
    return server, list(await asyncio.gather(*anns)), order


def test_the_requests_of_one_person_wait_for_each_other_and_not_others_for_them() -> None:
    server, statuses, order = asyncio.run(flooded(ShareLimits(at_once=2, waiting=100)))
    assert server.most == {"Ann": 2, "Bea": 1}
    assert order.index("Bea") <= 2  # with the first two of Ann's
    assert set(statuses) == {200}


def test_without_shares_everybody_waits_for_one_person() -> None:
    _, _, order = asyncio.run(flooded(None))
    assert order.index("Bea") == 40


def test_more_than_may_wait_are_refused() -> None:
    _, statuses, _ = asyncio.run(flooded(ShareLimits(at_once=2, waiting=10)))
    assert (statuses.count(200), statuses.count(429)) == (12, 28)


def test_streams_have_a_limit_of_their_own_and_wait_for_nothing() -> None:
    async def opened() -> tuple[list[int], int, int]:
        server = Server(ShareLimits(at_once=1, waiting=0, streams=3))
        streams = [asyncio.ensure_future(server.sent("Ann", STREAM)) for _ in range(5)]
        await asyncio.sleep(0.01)
        beside = await server.sent("Ann"), await server.sent("Bea", STREAM)
        return list(await asyncio.gather(*streams)), *beside

    streams, request, others = asyncio.run(opened())
    assert (streams.count(200), streams.count(429)) == (3, 2)
    assert (request, others) == (200, 200)


def test_without_accounts_nobody_is_held_back() -> None:
    async def opened() -> list[int]:
        server = Server(ShareLimits(at_once=1, waiting=0, streams=1))
        return list(await asyncio.gather(*(server.sent("nobody") for _ in range(10))))

    assert set(asyncio.run(opened())) == {200}


ROOM = 12  # events that wait in the queue that the tests make


def joined(each: int | None, *presses: tuple[Visitor, str, int]) -> list[list[str]]:
    """What becomes of events, so many of a person on a page one after the other; `each` as `share_events` takes it, None without shares."""

    async def push() -> list[list[str]]:
        app = gr.Blocks(analytics_enabled=False)  # in a running loop: outside one Gradio makes some that it never closes
        with app:
            gr.Button("Press").click(lambda: None)
        app.queue(max_size=ROOM)
        gr.routes.App.create_app(app)
        if each is not None:
            share_events(app, each=each)
        outcomes = []
        for visitor, page, count in presses:
            request = Request({"type": "http", "headers": [], "state": {STATE: visitor}})
            bodies = [PredictBodyInternal(data=[], fn_index=0, session_hash=page) for _ in range(count)]
            told = [await app._queue.push(body, request, None) for body in bodies]
            outcomes.append([BUSY_WITH_YOU if words == BUSY_WITH_YOU else outcome for _, words, outcome in told])
        return outcomes

    return asyncio.run(push())


def test_one_person_cannot_fill_the_queue_of_events() -> None:
    anns, more, beas = joined(5, (ANN, "made", 7), (ANN, "another of hers", 1), (BEA, "beas", 1))
    assert anns == ["success"] * 5 + [BUSY_WITH_YOU] * 2
    assert more == [BUSY_WITH_YOU]
    assert beas == ["success"]


def test_without_accounts_one_page_cannot() -> None:
    one, another = joined(5, (ANYONE_HERE, "one", 6), (ANYONE_HERE, "another", 1))
    assert one == ["success"] * 5 + [BUSY_WITH_YOU]
    assert another == ["success"]


def test_without_shares_one_person_fills_the_queue() -> None:
    anns, beas = joined(None, (ANN, "made", ROOM), (BEA, "beas", 1))
    assert anns == ["success"] * ROOM
    assert beas == ["queue_full"]
