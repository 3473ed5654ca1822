"""Names and addresses that try to lead out of the folders of the app, and what they would reach without the defence."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Mount

from eval.served import served
from index.errors import UnknownDocument
from index.originals import read_original
from screens.desk import Desk
from screens.library import Library
from screens.painter import Painter
from screens.suggestions import Suggestions
from tests.screens.made import made_store
from ui import build_server

HOME = "http://127.0.0.1:7860"
SECRET = "the secret of this machine"
COPIED = re.compile(r"/[^'\"&;, \\]+/secret\.txt")
UP = (
    "../../secret.txt",
    "..%2F..%2Fsecret.txt",
    "%2e%2e/%2e%2e/secret.txt",
    "....//....//secret.txt",
    "..%5C..%5Csecret.txt",
    "%252e%252e%252fsecret.txt",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in it and a file beside it that is nobody's business."""
    made = tmp_path_factory.mktemp("traversal")
    made_store(made)
    (made / "secret.txt").write_text(SECRET, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Any]:
    painter = Painter()
    desk = Desk(library=Library(folder / "store"), painter=painter, suggestions=Suggestions())

    async def build() -> Any:
        return build_server(desk, host="127.0.0.1")

    yield asyncio.run(build())
    painter.close()


def got(server: Any, path: str) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(server, client=("127.0.0.1", 5000)), base_url=HOME) as client:
            return await client.get(path)

    return asyncio.run(send())


@pytest.mark.parametrize("up", UP)
@pytest.mark.parametrize(
    "address", ["/documents/{}", "/pages/{}/1.png", "/taken/{}/a.csv", "/gradio_api/file={}", "/gradio_api/file/{}", "/assets/{}"]
)
def test_no_address_leads_out_of_the_store(server: Any, address: str, up: str) -> None:
    answer = got(server, address.format(up))
    assert answer.status_code != 200 or SECRET not in answer.text
    assert SECRET not in answer.text


def test_a_whole_path_of_this_machine_is_no_address_of_a_file(server: Any, folder: Path) -> None:
    assert got(server, f"/gradio_api/file={folder / 'secret.txt'}").status_code in (403, 404)
    assert got(server, f"/documents/{folder / 'secret.txt'}").status_code == 404


def test_with_its_folder_allowed_the_same_path_would_be_sent(server: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mounted,) = (one.app for one in server.routes if isinstance(one, Mount) and hasattr(one.app, "get_blocks"))
    monkeypatch.setattr(mounted.get_blocks(), "allowed_paths", [str(folder)])
    assert SECRET in got(server, f"/gradio_api/file={folder / 'secret.txt'}").text


@pytest.mark.parametrize(
    "address", ["http://files.example/report.pdf", "https://files.example/report.pdf", "http://127.0.0.1:9/report.pdf"]
)
def test_an_address_of_another_machine_is_not_fetched(server: Any, address: str) -> None:
    assert got(server, f"/gradio_api/file={address}").status_code == 403  # and the closed network of all tests would tell of an attempt


@pytest.fixture(scope="module")
def defended(folder: Path) -> Iterator[str]:
    with served(folder / "store") as app:
        yield app.address


@pytest.fixture(scope="module")
def undefended(folder: Path) -> Iterator[str]:
    with served(folder / "store", command=("tests.screens.undefended", "serve")) as app:
        yield app.address


def named(path: object) -> dict[str, Any]:
    """A file as an event names it."""
    return {"path": str(path), "meta": {"_type": "gradio.FileData"}}


def told(address: str, asked: Callable[[list[str]], list[Any] | None]) -> str:
    """What the app answers to the first event for whose kinds of inputs `asked` gives values."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        config = client.get("config").json()
        kinds = {part["id"]: part["type"] for part in config["components"]}
        events = ((one["id"], asked([kinds[part] for part in one["inputs"]])) for one in config["dependencies"])
        event, data = next((event, data) for event, data in events if data is not None)
        client.post("gradio_api/queue/join", json={"data": data, "fn_index": event, "session_hash": "made"}).raise_for_status()
        with client.stream("GET", "gradio_api/queue/data", params={"session_hash": "made"}) as stream:
            return "".join(line for line in stream.iter_lines() if "process_" in line)


def adding(path: object) -> Callable[[list[str]], list[Any] | None]:
    return lambda kinds: [[named(path)], False] if kinds == ["file", "checkbox"] else None


def asking(path: object) -> Callable[[list[str]], list[Any] | None]:
    return lambda kinds: [named(path), None] if kinds == ["textbox", "state"] else None


@pytest.mark.parametrize("event", [adding, asking])
def test_a_file_that_was_not_uploaded_is_taken_by_no_event(defended: str, folder: Path, event: Callable[[object], Any]) -> None:
    answer = told(defended, event(folder / "secret.txt"))
    assert '"success":false' in answer.replace(" ", "")
    assert "was not uploaded by a user" in answer
    with httpx.Client(base_url=defended, trust_env=False) as client:
        assert all(SECRET not in client.get(f"gradio_api/file={path}").text for path in COPIED.findall(answer))


def test_without_the_defence_a_question_that_names_a_file_would_give_it_away(undefended: str, folder: Path) -> None:
    answer = told(undefended, asking(folder / "secret.txt"))
    with httpx.Client(base_url=undefended, trust_env=False) as client:
        assert SECRET in {client.get(f"gradio_api/file={path}").text for path in COPIED.findall(answer)}


@pytest.mark.parametrize("event", [adding, asking])
def test_a_file_that_an_event_names_by_a_url_is_not_fetched(defended: str, undefended: str, event: Callable[[object], Any]) -> None:
    url = "http://127.0.0.1:9/report.pdf"
    assert "this app fetches nothing" in told(defended, event(url))
    assert "failed validation" in told(undefended, event(url))  # the control: the host was looked up, to be connected to


@pytest.mark.parametrize("document_id", ["../../secret.txt", "..", "", "0" * 15, "0" * 16 + "/../../../secret.txt"])
def test_what_is_no_document_id_is_no_path(folder: Path, document_id: str) -> None:
    with pytest.raises(UnknownDocument):
        read_original(folder / "store", document_id)


def test_without_the_check_of_ids_one_would_lead_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.originals.WHOLE", re.compile(".*"))
    assert read_original(folder / "store", "../../secret.txt").decode() == SECRET
