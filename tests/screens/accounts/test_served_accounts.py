"""The app with accounts, in this process: what is closed, what the page to sign in does, and what roles may."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from screens.accounts import sign_in
from screens.accounts.attempts import NAME_TRIES
from screens.accounts.door import COOKIE, Door
from screens.admission import OPEN, Admission, without_accounts
from screens.desk import Desk
from screens.library import Library
from screens.painter import Painter
from screens.suggestions import Suggestions
from screens.visitor import STATE
from tests.screens.accounts.made import OFFICERS, PASSWORD, made_door
from tests.screens.made import made_store
from ui import build_server

HOME = "http://127.0.0.1:7860"
OWN = {"Origin": HOME}
BROWSER = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    painter = Painter()
    library = Library(made_store(tmp_path_factory.mktemp("accounts")))
    desk, door = Desk(library=library, painter=painter, suggestions=Suggestions()), made_door(tmp_path_factory.mktemp("door"))

    async def build() -> Any:  # in a running loop: outside one Gradio makes some that it never closes
        return build_server(desk, host="127.0.0.1", door=door)

    yield asyncio.run(build())
    painter.close()


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return made_door(tmp_path)


@pytest.fixture
def app(server: Any, door: Door, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The one server with a fresh door each test, for building its pages takes seconds."""
    (admission,) = (layer for layer in server.user_middleware if "who" in layer.kwargs)
    monkeypatch.setitem(admission.kwargs, "who", door.who)
    kept = server.router.routes
    server.router.routes = [*sign_in.routes(door), *(one for one in kept if getattr(one, "path", "") not in ("/sign-in", "/sign-out"))]
    server.middleware_stack = None
    yield server
    server.router.routes = kept


def sent(app: Any, method: str, path: str, *, cookie: str | None = None, base: str = HOME, **more: Any) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app, client=("127.0.0.1", 5000)), base_url=base) as client:
            if cookie:
                client.cookies.set(COOKIE, cookie)
            return await client.request(method, path, **more)

    return asyncio.run(send())


def posted(app: Any, name: str = "Ann", password: str = PASSWORD, **more: Any) -> httpx.Response:
    fields = {"name": name, "password": password, "next": more.pop("next", "/")}
    return sent(app, "POST", "/sign-in", data=fields, headers=more.pop("headers", OWN), **more)


def token_of(response: httpx.Response) -> str:
    return str(response.cookies[COOKIE])


def all_routes(routes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Every method and path of an app and of what is mounted in it, with something in place of each parameter."""
    for one in routes:
        if isinstance(one, Mount):
            yield from all_routes(one.routes, before + one.path)
        elif hasattr(one, "original_router"):  # how FastAPI keeps a router that was included
            yield from all_routes(one.original_router.routes, before)
        elif isinstance(one, Route) or hasattr(one, "methods"):
            path = re.sub(r"\{[^}]*\}", "made", before + one.path)
            yield from ((method, path) for method in sorted(one.methods or ()))


def test_every_route_of_gradio_and_of_the_app_is_closed_without_a_session(app: Any) -> None:
    found = set(all_routes(app.routes))
    assert {("POST", "/gradio_api/queue/join"), ("POST", "/gradio_api/upload"), ("GET", "/gradio_api/file=made"), ("GET", "/")} <= found
    assert {("GET", "/openapi.json"), ("GET", "/api/ask"), ("GET", "/api/rows"), ("GET", "/api/check")} <= found
    assert len(found) > 60
    open_to_all = {(method, path) for method, path in found if sent(app, method, path, headers=OWN).status_code not in (401, 303)}
    assert open_to_all <= OPEN
    assert {
        path for method, path in found - OPEN if sent(app, method, path, headers=BROWSER).status_code == 303 and method != "GET"
    } == set()


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/sign-in/../gradio_api/info", "//gradio_api/info", "/health/live/x", "/gradio_api/info", "/theme.css"]
)
def test_no_spelling_of_a_path_comes_through(path: str, app: Any) -> None:
    assert sent(app, "GET", path).status_code == 401


def test_without_the_door_the_same_addresses_would_answer(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ("/", "/gradio_api/info", "/theme.css", "/api/rows", "/openapi.json")
    assert [sent(app, "GET", path).status_code for path in paths] == [401] * len(paths)
    (admission,) = (layer for layer in app.user_middleware if "who" in layer.kwargs)
    monkeypatch.setitem(admission.kwargs, "who", without_accounts)
    app.middleware_stack = None
    assert [sent(app, "GET", path).status_code for path in paths] == [200] * len(paths)


def test_other_methods_on_the_page_to_sign_in_are_closed(app: Any) -> None:
    assert [sent(app, method, "/sign-in", headers=OWN).status_code for method in ("PUT", "DELETE", "PATCH", "OPTIONS")] == [401] * 4


def test_a_person_is_led_to_the_page_to_sign_in_and_back(app: Any) -> None:
    led = sent(app, "GET", "/?tab=reports&x=1", headers=BROWSER)
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in?next=/%3Ftab%3Dreports%26x%3D1")
    assert 'name="next" value="/?tab=reports&amp;x=1"' in sent(app, "GET", led.headers["location"]).text
    assert posted(app, next="/?tab=reports&x=1").headers["location"] == "/?tab=reports&x=1"


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", ""]
)
def test_signing_in_leads_to_no_other_machine(next_page: str, app: Any) -> None:
    assert posted(app, next=next_page).headers["location"] == "/"


def test_signing_in_opens_the_app_and_signing_out_closes_it(app: Any) -> None:
    token = token_of(posted(app))
    assert sent(app, "GET", "/gradio_api/info", cookie=token).status_code == 200
    assert "You are signed in" in sent(app, "GET", "/sign-in", cookie=token).text
    out = sent(app, "POST", "/sign-out", cookie=token, headers=OWN)
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in?out=1")
    assert sent(app, "GET", "/gradio_api/info", cookie=token).status_code == 401


def test_the_cookie_is_for_this_site_and_no_script_and_over_https_for_nothing_else(app: Any) -> None:
    plain = posted(app).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(plain.split("; "))
    assert "Secure" not in plain
    secure = posted(app, base="https://127.0.0.1:7860", headers={"Origin": "https://127.0.0.1:7860"}).headers["set-cookie"]
    assert "Secure" in secure.split("; ")


def test_the_answer_does_not_tell_a_wrong_name_from_a_wrong_password(app: Any) -> None:
    answers = [posted(app, name, "wrong password") for name in ("Ann", "Bob")]
    assert [one.status_code for one in answers] == [401, 401]
    assert answers[0].text.replace("Ann", "Bob") == answers[1].text
    assert "The name or the password is not right" in answers[0].text
    assert "wrong password" not in answers[0].text
    assert "set-cookie" not in answers[0].headers


def test_a_locked_name_is_told_how_long_to_wait(app: Any) -> None:
    for _ in range(NAME_TRIES):
        posted(app, password="wrong")
    locked = posted(app)
    assert (locked.status_code, locked.headers["retry-after"]) == (429, "900")
    assert "Wait 15 minutes" in locked.text


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
def test_a_form_of_another_page_signs_nobody_in_or_out(headers: dict[str, str], app: Any) -> None:
    token = token_of(posted(app))
    assert posted(app, headers=headers).status_code == 403
    assert sent(app, "POST", "/sign-out", cookie=token, headers=headers).status_code == 403
    assert sent(app, "GET", "/gradio_api/info", cookie=token).status_code == 200


def test_what_is_typed_as_a_name_is_shown_as_text(app: Any) -> None:
    assert "&lt;img src=x&gt;" in posted(app, name="<img src=x>").text
    assert "<img src=x>" not in posted(app, name="<img src=x>").text


def test_a_form_that_is_too_long_is_not_read(app: Any) -> None:
    assert posted(app, password=PASSWORD + "x" * 10_000).status_code == 401


def test_programs_come_in_with_basic_authentication_and_are_asked_for_it(app: Any) -> None:
    refused = sent(app, "GET", "/api/rows")
    assert (refused.status_code, refused.headers["www-authenticate"].split()[0]) == (401, "Basic")
    assert "www-authenticate" not in sent(app, "POST", "/gradio_api/queue/join", headers=OWN).headers
    assert len(sent(app, "GET", "/api/rows", auth=httpx.BasicAuth("Ann", PASSWORD)).json()) == 4


def test_health_is_told_without_signing_in_and_nothing_else_with_it(app: Any) -> None:
    assert sent(app, "GET", "/health/live").json() == {"status": "live"}
    assert sent(app, "GET", "/health/ready").json() == {"status": "ready", "store": "open"}


def test_the_handler_itself_asks_who_adds_reports(app: Any) -> None:
    with pytest.raises(gr.Error, match="Only officers"):
        handled(app, "Ann", PASSWORD)
    assert "Choose at least one file first" in handled(app, "Olu", OFFICERS)


def handled(app: Any, name: str, password: str) -> str:
    """What the handler of "Add to the reports" says to a person; its request is the one that the layers of the app made."""
    (gradio,) = (one.app for one in app.routes if isinstance(one, Mount))
    (adding,) = (fn.fn for fn in gradio.get_blocks().fns.values() if fn.name == "adding")
    seen: list[Any] = []

    async def caught(scope: Any, receive: Any, send: Any) -> None:
        seen.append(gr.Request(Request(scope), session_hash="page"))
        await PlainTextResponse("caught")(scope, receive, send)

    (layer,) = (one for one in app.user_middleware if "who" in one.kwargs)
    sent(Admission(caught, who=layer.kwargs["who"]), "GET", "/", auth=httpx.BasicAuth(name, password))
    assert getattr(seen[0].state, STATE).name == name
    return str(next(iter(adding(None, False, seen[0])))[0])
