"""What a reader of unknown files may not do, each beside a control that shows it possible without the confinement."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.confinement import TooMuchOutput, run_bounded
from ingest.errors import ReadLimit
from ingest.isolate import read_isolated

SHUT = "from ingest.confinement import shut_off; shut_off()"
REACH = "import socket; print(socket.create_connection(('127.0.0.1', {port}), 5).getsockname())"
START = "import subprocess, sys; print(subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True).stdout)"
MANY_FILES = "import tempfile; kept = [tempfile.TemporaryFile() for _ in range(400)]; print(len(kept))"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits are those of POSIX")


def python(*lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False, env=dict(os.environ))


def test_a_reader_reaches_no_network_not_even_this_machine() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        reach = REACH.format(port=server.getsockname()[1])
        assert python(reach).returncode == 0
        shut = python(SHUT, reach)
    assert shut.returncode == 1
    assert "PermissionError: socket." in shut.stderr


def test_where_the_system_lets_it_a_reader_has_no_network_device() -> None:
    done = python(
        "import socket; from ingest.confinement import leave_network", "print(leave_network(), *[n for _, n in socket.if_nameindex()])"
    )
    left, *devices = done.stdout.split()
    if left == "False":
        pytest.skip("this system gives processes no network of their own")
    assert devices == ["lo"]


def test_a_reader_starts_no_program() -> None:
    assert "42" in python(START).stdout
    shut = python(SHUT, START)
    assert shut.returncode == 1
    assert "PermissionError: subprocess.Popen" in shut.stderr


def test_a_reader_opens_few_files() -> None:
    assert python(MANY_FILES).stdout.strip() == "400"
    assert "Too many open files" in python(SHUT, MANY_FILES).stderr


def test_output_beyond_the_bound_ends_the_command() -> None:
    endless = [sys.executable, "-c", "import sys\nwhile True: sys.stdout.write('x' * 65536)"]
    with pytest.raises(TooMuchOutput):
        run_bounded(endless, seconds=60, most_output=1_000_000, environment=os.environ)


def test_what_is_said_beside_the_answer_is_cut_and_keeps_no_memory() -> None:
    talks = [sys.executable, "-c", "import sys\nfor _ in range(200): sys.stderr.write('x' * 65536)\nprint('done')"]
    done = run_bounded(talks, seconds=60, most_output=100, environment=os.environ)
    assert done.stdout == b"done\n"
    assert len(done.stderr) == 1 << 20


def test_a_command_that_leaves_a_child_behind_that_holds_its_output_is_stopped_in_time() -> None:
    code = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(20)']); print('gone')"
    start = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        run_bounded([sys.executable, "-c", code], seconds=2, most_output=100, environment=os.environ)
    assert time.monotonic() - start < 15


def test_a_report_that_unpacks_to_more_text_than_any_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.txt"
    report.write_text("# Dashboard\n\n" + "Repairs were on time in every part of the borough. " * 500, encoding="utf-8")
    monkeypatch.setattr("ingest.isolate.LARGEST_ANSWER", 1000)
    with pytest.raises(ReadLimit, match=r"report\.txt: holds more than 0 MB of text and tables"):
        read_isolated(report)
