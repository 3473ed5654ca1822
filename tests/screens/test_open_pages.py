"""Pages of others: what was talked about on them is for whoever opened them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from eval.served import served
from screens.open_pages import LONGEST, OpenPages, Owners, named_in
from screens.service.watch import Watch
from screens.visitor import ANYONE_HERE, STATE, Role, Visitor
from tests.screens.accounts.made import OFFICERS, PASSWORD, made_users
from tests.screens.made import made_store

ANN = Visitor(name="Ann", role=Role.COUNCILLOR)
OLU = Visitor(name="Olu", role=Role.OFFICER)
QUESTION = "What was the result for ZZ/1 in Q2 2025/26?"


def sent(owners: Owners, visitor: Visitor, method: str, path: str, body: bytes | None = None) -> int:
    async def answer(request: Request) -> Response:
        return PlainTextResponse(await request.body())

    def admitted(app: Any) -> Any:
        async def inside(scope: Any, receive: Any, send: Any) -> None:
            await app({**scope, "state": {STATE: visitor}}, receive, send)

        return inside

    async def send() -> int:
        layers = [Middleware(admitted), Middleware(OpenPages, owners=owners, watch=Watch())]
        app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])], middleware=layers)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app.example") as client:
            given = await client.request(method, path, content=body)
            assert given.status_code != 200 or given.content == (body or b"")
            return given.status_code

    return asyncio.run(send())


def joining(page: str) -> bytes:
    return json.dumps({"data": [], "session_hash": page}).encode()


WAYS: list[tuple[str, str, bytes | None]] = [
    ("GET", "/gradio_api/heartbeat/k3x", None),
    ("GET", "/gradio_api/queue/data?session_hash=k3x", None),
    ("POST", "/gradio_api/queue/join", joining("k3x")),
    ("POST", "/gradio_api/cancel", joining("k3x")),
    ("POST", "/gradio_api/call/ask", joining("k3x")),
    ("POST", "/gradio_api/queue/join", joining("k3x").decode().encode("utf-16")),
]


@pytest.mark.parametrize(("method", "path", "body"), WAYS)
def test_a_page_answers_whoever_opened_it_and_nobody_else(method: str, path: str, body: bytes | None) -> None:
    owners = Owners()
    assert sent(owners, OLU, "GET", "/gradio_api/heartbeat/k3x") == 200
    assert sent(owners, ANN, method, path, body) == 403
    assert sent(owners, OLU, method, path, body) == 200


def test_a_page_is_not_hidden_behind_a_second_name() -> None:
    owners = Owners()
    assert owners.has(OLU, "k3x")
    assert sent(owners, ANN, "GET", "/gradio_api/queue/data?session_hash=hers&session_hash=k3x") == 403
    assert sent(owners, ANN, "POST", "/gradio_api/queue/join", b'{"session_hash": "k3x", "session_hash": "hers"}') == 403


def test_whoever_may_do_less_than_before_has_none_of_the_pages_of_before() -> None:
    owners = Owners()
    assert owners.has(OLU, "k3x")
    assert not owners.has(Visitor(name="Olu", role=Role.COUNCILLOR), "k3x")


def test_without_accounts_all_pages_are_of_the_one_person() -> None:
    assert sent(Owners(), ANYONE_HERE, "GET", "/gradio_api/heartbeat/k3x") == 200


def test_with_too_many_pages_the_one_used_least_recently_goes() -> None:
    gone: list[str] = []
    owners = Owners(each=2)
    owners.follow(gone.append)
    for page in ("a", "b", "a", "c"):
        assert owners.has(ANN, page)
    assert gone == ["b"]
    assert owners.has(OLU, "b")
    assert not owners.has(OLU, "a")


def test_a_body_that_cannot_be_read_or_a_name_without_end_is_refused() -> None:
    assert sent(Owners(), ANN, "POST", "/gradio_api/queue/join", b'{"session_hash": ') == 400
    assert sent(Owners(), ANN, "POST", "/gradio_api/queue/join", b"[" * 100_000) == 400
    assert sent(Owners(), ANN, "POST", "/gradio_api/queue/join", joining("k" * (LONGEST + 1))) == 403
    assert named_in(b'{"data": [{"session_hash": "deep"}], "session_hash": null}') == ["deep"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    made_store(made)
    made_users(made)
    return made


@pytest.fixture(scope="module")
def defended(folder: Path) -> Iterator[str]:
    with served(folder / "store", settings={"COMMITTEE_AUTH": str(folder / "users.jsonl")}) as app:
        yield app.address


@pytest.fixture(scope="module")
def undefended(folder: Path) -> Iterator[str]:
    settings = {"COMMITTEE_AUTH": str(folder / "users.jsonl")}
    with served(folder / "store", settings=settings, command=("tests.screens.undefended", "serve")) as app:
        yield app.address


@contextmanager
def signed_in(address: str, name: str, password: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        form = {"name": name, "password": password, "next": "/"}
        assert client.post("sign-in", data=form, headers={"Origin": address.rstrip("/")}).status_code == 303
        yield client


def told(client: httpx.Client, kinds: list[str], targets: str, page: str, **more: object) -> str:
    """What the app answers on a page to the first event with these kinds of inputs that is of this kind itself."""
    config = client.get("config").json()
    types = {part["id"]: part["type"] for part in config["components"]}
    event = next(
        one["id"]
        for one in config["dependencies"]
        if [types[part] for part in one["inputs"]] == kinds and [kind for _, kind in one["targets"]] == [targets]
    )
    asked = {"data": [QUESTION, None][-len(kinds) :], "fn_index": event, "session_hash": page, **more}
    joined = client.post("gradio_api/queue/join", json=asked)
    if joined.status_code != 200:
        return joined.text
    with client.stream("GET", "gradio_api/queue/data", params={"session_hash": page}) as stream:
        return "".join(line for line in stream.iter_lines() if "process_" in line)


def looked_at(address: str) -> str:
    """What Ann is told who names the page of Olu, on which a question was answered, and opens a citation there."""
    with signed_in(address, "Olu", OFFICERS) as olu, signed_in(address, "Ann", PASSWORD) as ann:
        assert "91.4%" in told(olu, ["textbox", "state"], "submit", "olus")
        return told(ann, ["state"], "select", "olus", event_data={"kind": "cite", "value": "0:1"})


def test_nobody_sees_the_evidence_of_another_persons_conversation(defended: str) -> None:
    answer = looked_at(defended)
    assert "opened by somebody else" in answer
    assert "91.4%" not in answer


def test_without_owners_whoever_names_a_page_would_see_it(undefended: str) -> None:
    assert "91.4%" in looked_at(undefended)
