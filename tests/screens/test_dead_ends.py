"""Errors as pages, for people alone."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from screens.dead_ends import DeadEnds

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def fails(_: Request) -> Response:
    raise RuntimeError("password=1234")


APP = Starlette(
    routes=[
        Route("/gone", lambda _: PlainTextResponse("<b>gone</b>", status_code=404)),
        Route("/own", lambda _: HTMLResponse("<p>own words</p>", status_code=404)),
        Route("/fine", lambda _: PlainTextResponse("fine")),
        Route("/fails", fails),
        Route("/api/gone", lambda _: PlainTextResponse("for programs", status_code=404)),
    ],
    middleware=[Middleware(DeadEnds)],
)


def got(path: str, *, headers: dict[str, str] | None = None) -> httpx.Response:
    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(APP, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers or BROWSER)

    return asyncio.run(get())


@pytest.mark.parametrize("path", ["/gone", "/nowhere"])
def test_a_person_who_opens_what_is_not_there_gets_a_page_with_the_way_back(path: str) -> None:
    answer = got(path)
    assert answer.status_code == 404
    assert "<h1>This page is not here</h1>" in answer.text
    assert '<a href="/">Open Committee Assistant</a>' in answer.text
    assert "gone</b>" not in answer.text


def test_a_failure_is_a_page_that_tells_nothing_of_it() -> None:
    answer = got("/fails")
    assert answer.status_code == 500
    assert "<h1>Something went wrong</h1>" in answer.text
    assert "1234" not in answer.text


def test_a_page_with_words_of_its_own_and_what_is_no_error_stay() -> None:
    assert got("/own").text == "<p>own words</p>"
    assert got("/fine").text == "fine"


def test_programs_and_pictures_get_the_error_itself() -> None:
    assert got("/gone", headers={"Accept": "image/png"}).text == "<b>gone</b>"
    assert got("/api/gone").text == "for programs"
