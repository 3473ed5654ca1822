from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from gradio.route_utils import upload_fn
from starlette.applications import Starlette
from starlette.formparsers import MultiPartException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from screens.admission import Admission
from screens.service.uploads import DAY, UPLOAD, Ledger, UploadLimits, Uploads, drop_unused
from screens.service.watch import Watch
from screens.visitor import Role, Visitor

OLU = Visitor(name="Olu", role=Role.OFFICER)
ANN = Visitor(name="Ann", role=Role.COUNCILLOR)
HEAD = b'--made\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
FORM = {"Content-Type": "multipart/form-data; boundary=made"}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class App:
    """Gradio's way of taking files, under the layer that is tested."""

    def __init__(self, folder: Path, visitor: Visitor = OLU, **limits: int) -> None:
        self.folder, self.watch, self.clock = folder, Watch(), Clock()

        async def taken(request: Request) -> Response:
            try:
                files, _, _ = await upload_fn(request, folder, 10_000, None)
            except MultiPartException as error:
                return PlainTextResponse(error.message, status_code=413)
            return JSONResponse([str(one) for one in files])

        async def who(_: Any) -> Visitor:
            return visitor

        layer = Middleware(
            Uploads, limits=UploadLimits(**limits), watch=self.watch, folder=folder, ledger=Ledger(clock=self.clock)
        )  # fmt: skip
        routes = [Route(UPLOAD, taken, methods=["POST"]), Route("/gradio_api/process_recording", taken, methods=["POST"])]
        self.app = Starlette(routes=routes, middleware=[Middleware(Admission, who=who), layer])

    def send(self, content: bytes | AsyncIterator[bytes], path: str = UPLOAD) -> httpx.Response:
        async def sent() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://made") as client:
                return await client.post(path, content=content, headers=FORM)

        return asyncio.run(sent())

    def left(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]

    def counted(self, outcome: str) -> float:
        return self.watch.counts.registry.get_sample_value("committee_uploads_total", {"outcome": outcome}) or 0


def form(size: int = 100, files: int = 1) -> bytes:
    return (
        b"".join(HEAD.replace(b"a.txt", f"a{at}.txt".encode()) + bytes([65 + at]) * size + b"\r\n" for at in range(files)) + b"--made--\r\n"
    )


def test_an_officers_file_is_taken_and_counted(tmp_path: Path) -> None:
    app = App(tmp_path)
    assert app.send(form()).status_code == 200
    assert [path.read_bytes() for path in app.left()] == [b"A" * 100]
    assert app.counted("taken") == 1


def test_nobody_but_officers_may_upload(tmp_path: Path) -> None:
    app = App(tmp_path, ANN)
    refused = app.send(form())
    assert (refused.status_code, "Only officers" in refused.text) == (403, True)
    assert app.left() == []
    assert app.counted("refused") == 1


def test_a_person_may_upload_so_many_files_a_day_and_again_the_next_day(tmp_path: Path) -> None:
    app = App(tmp_path, files=3)
    assert app.send(form(files=3)).status_code == 200
    refused = app.send(form())
    assert (refused.status_code, "as many files" in refused.json()["error"]) == (429, True)
    app.clock.now += DAY
    assert app.send(form()).status_code == 200


def test_a_person_may_upload_so_many_bytes_a_day(tmp_path: Path) -> None:
    app = App(tmp_path, size=2 * len(form()) + 50)
    assert [app.send(form()).status_code for _ in range(3)] == [200, 200, 429]


def test_bytes_that_were_not_told_beforehand_count_as_they_come_and_leave_nothing(tmp_path: Path) -> None:
    app = App(tmp_path, size=1000)

    async def pieces() -> AsyncIterator[bytes]:
        yield HEAD
        for _ in range(20):
            yield b"x" * 100

    refused = app.send(pieces())
    assert (refused.status_code, "as much as one person" in refused.text) == (413, True)
    assert app.left() == []
    assert app.counted("cancelled") == 1


def test_one_upload_that_would_not_fit_into_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"x" * 900)
    app = App(tmp_path, room=1000)
    assert (app.send(form()).status_code, len(app.left())) == (507, 1)


@pytest.mark.parametrize("breaks_off", [True, False])
def test_an_upload_that_breaks_off_leaves_nothing(breaks_off: bool, tmp_path: Path) -> None:
    app, steps = App(tmp_path), [{"type": "http.request", "body": HEAD + b"x" * 500, "more_body": True}, {"type": "http.disconnect"}]
    raw = [(b"content-type", FORM["Content-Type"].encode())]
    scope = {
        "type": "http", "method": "POST", "path": UPLOAD, "raw_path": UPLOAD.encode(), "query_string": b"", "headers": raw,
        "client": ("127.0.0.1", 1), "server": ("made", 80), "scheme": "http",
        "http_version": "1.1", "root_path": "", "app": app.app, "state": {},
    }  # fmt: skip

    async def receive() -> Any:
        return steps.pop(0)

    async def send(_: Any) -> None:
        return None

    async def whole() -> None:
        if breaks_off:
            await app.app(scope, receive, send)
        else:  # the control: Gradio alone leaves the half that came
            with pytest.raises(ClientDisconnect):
                await upload_fn(Request(scope, receive), tmp_path, 10_000, None)

    asyncio.run(whole())
    assert len(app.left()) == (0 if breaks_off else 1)


def test_a_route_that_takes_files_and_that_no_page_uses_is_closed(tmp_path: Path) -> None:
    assert App(tmp_path).send(form(), "/gradio_api/process_recording").status_code == 404


def test_files_that_nobody_used_go_after_some_hours(tmp_path: Path) -> None:
    old, new = tmp_path / "old" / "a.pdf", tmp_path / "new.pdf"
    old.parent.mkdir()
    for path in (old, new):
        path.write_bytes(b"%PDF-")
    os.utime(old, (time.time() - 100, time.time() - 100))
    drop_unused(tmp_path, 50)
    assert (old.exists(), new.exists()) == (False, True)


def test_each_person_has_limits_of_their_own() -> None:
    ledger = Ledger(clock=Clock())
    assert ledger.of("Olu") is ledger.of("Olu")
    assert ledger.of("Olu") is not ledger.of("Ann")


def test_the_refusal_is_told_as_json(tmp_path: Path) -> None:
    assert json.loads(App(tmp_path, files=0).send(form()).text)["error"].startswith("You have uploaded as many files")
