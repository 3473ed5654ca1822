"""The app as it is served: one server for all of these tests, asked over loopback."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.screens.made import made_store
from ui import ServeError, taken_port


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = made_store(tmp_path_factory.mktemp("served"))
    command = [sys.executable, "-m", "cli", "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1]
        process.terminate()


def fetch(url: str, body: Any = None) -> tuple[str, dict[str, str]]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.read().decode("utf-8"), {name.lower(): value for name, value in response.headers.items()}


def ask(address: str, question: str) -> dict[str, Any]:
    """A question over the endpoint for programs: post it, then read the event with its result."""
    event = json.loads(fetch(f"{address}gradio_api/call/ask", {"data": [question]})[0])["event_id"]
    told, _ = fetch(f"{address}gradio_api/call/ask/{event}")
    (result,) = json.loads(told.split("event: complete\ndata: ")[1])
    return dict(result)


def test_a_question_to_the_endpoint_gives_the_record_of_the_contract(address: str) -> None:
    record = ask(address, "What was the result for ZZ/1 in Q2 2025/26?")
    assert record["status"] == "answered"
    assert "91.4%" in record["text"]
    assert record["citations"][0]["lines"] == [9, 9]
    assert record["figures"][0]["rating"] == "Green"


def test_the_endpoints_for_programs_are_the_only_ones_told(address: str) -> None:
    assert sorted(json.loads(fetch(f"{address}gradio_api/info")[0])["named_endpoints"]) == ["/ask", "/check", "/rows"]


def test_the_page_may_load_nothing_from_another_machine(address: str) -> None:
    page, headers = fetch(address)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*?(?:src|href)="(https?:[^"]*)"', page)
    assert [url for url in loaded if not url.startswith(address)] == []


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=f"cannot serve on 127.0.0.1 port {port}: another program is using it; choose another"):
            taken_port("127.0.0.1", port)


def test_port_0_takes_a_free_one() -> None:
    with taken_port("127.0.0.1", 0) as listening:
        assert listening.getsockname()[1] > 1024
