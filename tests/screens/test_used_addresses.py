"""Addresses of Gradio that no page uses, and what they would give away if they were open."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Mount

from eval.served import served
from screens.desk import Desk
from screens.library import Library
from screens.painter import Painter
from screens.suggestions import Suggestions
from screens.used_addresses import UsedAddressesOnly, is_used
from tests.screens.made import made_store
from ui import build_server

HOME = "http://127.0.0.1:7860"
UNUSED = (
    ("GET", "/gradio_api/deep_link?session_hash=made"),
    ("POST", "/gradio_api/component_server"),
    ("POST", "/gradio_api/process_recording"),
    ("POST", "/gradio_api/run/ask"),
    ("POST", "/gradio_api/api/ask"),
    ("POST", "/gradio_api/call/v2/ask"),
    ("POST", "/gradio_api/stream/made"),
    ("GET", "/gradio_api/stream/made/1/1/playlist.m3u8"),
    ("GET", "/gradio_api/custom_component/made/client/component/style.css"),
    ("GET", "/gradio_api/proxy=https://files.example/report.pdf"),
    ("GET", "/gradio_api/openapi.json"),
    ("GET", "/gradio_api/token"),
    ("GET", "/gradio_api/vibe-code"),
    ("POST", "/gradio_api/vibe-code"),
    ("GET", "/gradio_api/dev/reload"),
    ("GET", "/gradio_api/runs"),
    ("GET", "/monitoring"),
    ("GET", "/monitoring/summary"),
    ("GET", "/pwa_icon/100000"),
    ("POST", "/login"),
    ("GET", "/logout"),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    painter = Painter()
    desk = Desk(library=Library(made_store(tmp_path_factory.mktemp("addresses"))), painter=painter, suggestions=Suggestions())

    async def build() -> Any:
        return build_server(desk, host="127.0.0.1")

    yield asyncio.run(build())
    painter.close()


def sent(app: Any, method: str, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app, client=("127.0.0.1", 5000)), base_url=HOME) as client:
            return await client.request(method, path, headers=headers, content=b"{}" if method == "POST" else None)

    return asyncio.run(send())


def mounted_in(server: Any) -> Any:
    (mounted,) = (one.app for one in server.routes if isinstance(one, Mount) and hasattr(one.app, "get_blocks"))
    return mounted


@pytest.mark.parametrize(("method", "path"), UNUSED)
def test_what_no_page_uses_is_closed(server: Any, method: str, path: str) -> None:
    assert not is_used(method, path.partition("?")[0])
    assert sent(server, method, path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/config", "/theme.css", "/favicon.ico", "/gradio_api/info", "/gradio_api/queue/status", "/gradio_api/startup-events"]
)
def test_what_the_pages_use_answers(server: Any, path: str) -> None:
    assert sent(server, "GET", path).status_code == 200


def test_without_the_layer_figures_about_events_would_be_told(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    mounted = mounted_in(server)
    monkeypatch.setattr(mounted, "user_middleware", [one for one in mounted.user_middleware if one.cls is not UsedAddressesOnly])
    monkeypatch.setattr(mounted, "middleware_stack", None)
    monkeypatch.setattr(mounted.get_blocks(), "enable_monitoring", None)  # as Gradio has it where nothing is set
    assert sent(server, "GET", "/monitoring/summary").json() == {"functions": {}}


INFO = "/gradio_api/info"
ELSEWHERE = {"X-Forwarded-Host": "evil.example"}


def test_nobody_tells_programs_of_others_where_the_app_is(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounted_in(server), "api_info", None)
    assert "evil.example" not in sent(server, "GET", INFO, ELSEWHERE).text
    assert "evil.example" not in sent(server, "GET", "/config", ELSEWHERE).text
    assert HOME in sent(server, "GET", INFO).text


def test_if_the_header_came_through_the_first_to_ask_would_tell_everybody(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounted_in(server), "api_info", None)
    monkeypatch.setattr("screens.own_pages.FORWARDED_HOST", b"none")
    assert "evil.example" in sent(server, "GET", INFO, ELSEWHERE).text
    assert "evil.example" in sent(server, "GET", INFO).text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("conversation"))


def linked(address: str) -> str:
    """What somebody gets who knows the name of an open page on which a question was asked, and asks Gradio for a link to it."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        kinds = {part["id"]: part["type"] for part in client.get("config").json()["components"]}
        events = client.get("config").json()["dependencies"]
        event = next(one["id"] for one in events if [kinds[part] for part in one["inputs"]] == ["textbox", "state"])
        asked = {"data": ["What was the result for ZZ/1 in Q2 2025/26?", None], "fn_index": event, "session_hash": "somebody"}
        client.post("gradio_api/queue/join", json=asked).raise_for_status()
        with client.stream("GET", "gradio_api/queue/data", params={"session_hash": "somebody"}) as stream:
            assert any("91.4%" in line for line in stream.iter_lines())
        link = client.get("gradio_api/deep_link", params={"session_hash": "somebody"}).json()
        return client.get("config", params={"deep_link": link}).text if isinstance(link, str) else ""


def test_a_conversation_is_not_given_to_whoever_names_its_page(store: Path) -> None:
    with served(store) as app:
        assert linked(app.address) == ""


def test_with_the_address_open_it_would_be(store: Path) -> None:
    with served(store, command=("tests.screens.undefended", "serve")) as app:
        assert "You asked" in linked(app.address)
