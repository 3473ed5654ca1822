"""The app as it is stopped: what is at work ends, nothing new begins, and nothing is left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from screens.child import Child, stop_all
from screens.service.stopping import SETTLED, Stopping
from tests.screens.service.served import Served, served, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts processes as Linux tells them")
QUESTION = "What was the result for ZZ/1 in Q2 2025/26 slowly?"
ASK = "api/ask?question=" + QUESTION.replace(" ", "%20").replace("?", "%3F")
BOUNDARY = "made"
HEAD = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="parks.txt"\r\nContent-Type: text/plain\r\n\r\n'


def asked_meanwhile(app: Served) -> tuple[threading.Thread, list[tuple[int, str]]]:
    """A question that is being answered when this returns."""
    told: list[tuple[int, str]] = []
    thread = threading.Thread(target=lambda: told.append(app.get(ASK)))
    thread.start()
    until(lambda: "committee_questions_at_work 1.0" in app.get("metrics")[1])
    return thread, told


def test_a_question_that_is_being_answered_is_answered_and_new_ones_are_told(tmp_path: Path) -> None:
    with served(tmp_path, slow=3, COMMITTEE_STOP_SECONDS="20") as app:
        thread, told = asked_meanwhile(app)
        event = json.loads(app.post("gradio_api/call/ask", {"data": [QUESTION]})[1])["event_id"]
        app.process.send_signal(signal.SIGTERM)
        until(lambda: app.get("health/ready")[0] == 503)
        assert json.loads(app.get("health/ready")[1]) == {"status": "stopping"}
        assert app.get("health/live")[0] == 200
        status, words = app.get("api/ask?question=Again")
        assert (status, "being stopped" in words) == (503, True)
        assert app.post("gradio_api/call/ask", {"data": ["Again"]})[0] == 503
        assert "91.4%" in app.get(f"gradio_api/call/ask/{event}")[1]  # what a page asked for reaches it
        thread.join(20)
        ((status, words),) = told
        assert (status, json.loads(words)["figures"][0]["raw"]) == (200, "91.4%")
        assert app.process.wait(30) == 0
        assert (app.family(), list(app.temp.iterdir())) == ([], [])


def test_after_its_seconds_a_question_and_an_upload_are_cut_and_nothing_is_left(tmp_path: Path) -> None:
    with served(tmp_path, slow=60, COMMITTEE_STOP_SECONDS="1") as app:
        thread, told = asked_meanwhile(app)
        uploading = half_an_upload(app)
        until(lambda: any(path.is_file() and path.name != "lock" for path in app.temp.rglob("*")))
        before = time.monotonic()
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(30) == 0
        assert time.monotonic() - before < 30  # and not the minute that the question would take
        uploading.kill()
        uploading.wait()
        thread.join(10)
        assert not told or told[0][0] != 200
        assert (app.family(), list(app.temp.iterdir())) == ([], [])
        assert "Traceback" not in app.log()


def half_an_upload(app: Served) -> subprocess.Popen[bytes]:
    """A program that has sent the first half of a file and waits."""
    code = f"""
import socket, sys, time
host, port = sys.argv[1].split("//")[1].strip("/").split(":")
with socket.create_connection((host, int(port))) as out:
    out.sendall(("POST /gradio_api/upload HTTP/1.1\\r\\nHost: %s:%s\\r\\nContent-Length: 1000000\\r\\n"
        "Content-Type: multipart/form-data; boundary={BOUNDARY}\\r\\n\\r\\n" % (host, port)).encode())
    out.sendall({HEAD.encode()!r} + b"x" * 200000)
    time.sleep(60)
"""
    return subprocess.Popen([sys.executable, "-c", code, app.address])


def test_an_app_that_does_nothing_ends_at_once(tmp_path: Path) -> None:
    with served(tmp_path, COMMITTEE_STOP_SECONDS="60") as app:
        before = time.monotonic()
        app.process.send_signal(signal.SIGTERM)
        assert app.process.wait(30) == 0
        assert time.monotonic() - before < 30  # sooner than the seconds that answers would have
        assert list(app.temp.iterdir()) == []


def test_what_a_killed_app_left_goes_when_the_next_one_starts(tmp_path: Path) -> None:
    with served(tmp_path) as app:
        (left,) = app.temp.iterdir()
        (left / "uploads" / "report.pdf").write_bytes(b"%PDF-")
        app.process.kill()
        app.process.wait()
        assert left.exists()
        until(lambda: app.family() == [])  # the worker that draws ends with its pipe
        store = app.store
    with served(tmp_path, store=store) as app:
        (now,) = app.temp.iterdir()
        assert now.name != left.name


def test_stopping_is_over_when_nothing_is_at_work_or_the_seconds_have_passed() -> None:
    stopping, work = Stopping(), [True]
    stopping.follow(lambda: work[0])
    assert not stopping.is_over(60)  # not begun
    stopping.begin()
    assert not stopping.is_over(60)
    assert stopping.is_over(0)
    work.clear()
    work.append(False)
    assert not stopping.is_over(60)  # the last words may be on their way
    time.sleep(SETTLED)
    assert stopping.is_over(60)


def test_what_a_page_started_ends_with_the_app_with_all_that_it_started() -> None:
    code = "import subprocess, sys, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"
    child = Child()
    lines = child.lines([sys.executable, "-c", code])
    grandchild = int(next(lines))
    assert Path(f"/proc/{grandchild}").exists()
    stop_all()
    assert list(lines) == []
    assert child.stopped
    until(lambda: not runs(grandchild))


def runs(process: int) -> bool:
    """Whether a process lives; one that has ended and that nobody has asked for yet does not."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
