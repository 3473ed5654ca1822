from __future__ import annotations

import http.client
import logging
from asyncio import CancelledError
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from eval.served import served
from screens.quiet_stop import SERVER_LOG, keep_stopping_quiet


def test_only_cut_connections_are_kept_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    keep_stopping_quiet()
    keep_stopping_quiet()
    log = logging.getLogger(SERVER_LOG)
    assert len(log.filters) == 1
    log.error("Exception in ASGI application\n", exc_info=CancelledError("cut"))
    log.error("Cancel %s running task(s), timeout graceful shutdown exceeded", 1)
    log.error("Exception in ASGI application\n", exc_info=ValueError("wrong"))
    log.error("something else")
    assert [record.getMessage() for record in caplog.records] == ["Exception in ASGI application\n", "something else"]


def test_the_app_is_stopped_without_a_word_while_a_page_is_open(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with served(tmp_path / "store") as app:
        open_page = http.client.HTTPConnection(urlsplit(app.address).netloc, timeout=30)
        open_page.request("GET", "/gradio_api/heartbeat/made")
        assert open_page.getresponse().status == 200  # and goes on for as long as the page is open
    open_page.close()
    assert app.process.returncode is not None
    assert capfd.readouterr().err == ""
