"""The guard of the guards: the closed network must catch what tries to get out."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NETWORK_LOG

REACH_OUT = "import socket\ntry:\n    socket.create_connection(('203.0.113.7', 80), 1)\nexcept OSError as error:\n    print(error)"


@pytest.fixture
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COMMITTEE_NETWORK_LOG", str(tmp_path / "attempts.log"))
    return tmp_path / "attempts.log"


def test_an_attempt_to_connect_beyond_loopback_is_refused_and_written_down(own_log: Path) -> None:
    with pytest.raises(ConnectionRefusedError, match="closed in tests"):
        socket.create_connection(("203.0.113.7", 80), timeout=1)
    assert "203.0.113.7" in own_log.read_text()


def test_a_name_cannot_be_looked_up(own_log: Path) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.getaddrinfo("reports.invalid", 443)
    assert "reports.invalid" in own_log.read_text()


def test_a_child_process_is_closed_as_well_even_if_it_swallows_the_error(own_log: Path) -> None:
    done = subprocess.run([sys.executable, "-c", REACH_OUT], capture_output=True, text=True, env=dict(os.environ), check=True)
    assert "closed in tests" in done.stdout
    assert "203.0.113.7" in own_log.read_text()


def test_loopback_stays_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
    assert str(NETWORK_LOG)
