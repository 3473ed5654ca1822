from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from screens.painter import SCALE, Painter, _span, close_up

# The smallest PDF with one page; PDFium rebuilds the cross-reference table that it leaves out.
PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    made = Painter()
    yield made
    made.close()


def test_a_page_is_drawn_in_another_process_and_kept(painter: Painter) -> None:
    png = painter.page(PAGE, "made", 1, (10.0, 10.0, 50.0, 30.0))
    assert png is not None
    with Image.open(BytesIO(png)) as picture:
        assert picture.size == (200 * SCALE, 100 * SCALE)
    assert painter.page(b"not needed any more", "made", 1, (10.0, 10.0, 50.0, 30.0)) is png


def test_a_file_that_cannot_be_drawn_gives_none(painter: Painter) -> None:
    assert painter.page(b"%PDF-1.4 nothing", "broken", 1, None) is None


def test_a_worker_that_died_is_replaced(painter: Painter) -> None:
    assert painter.page(PAGE, "first", 1, None)
    painter._started().kill()
    painter._started().wait()
    painter.page(PAGE, "second", 1, None)  # may find out that the worker is gone
    assert painter.page(PAGE, "third", 1, None)


def test_the_worker_ends_when_the_app_is_killed() -> None:
    code = "import os, screens.painter as p; w = p.Painter(); w.page(b'', '', 1, None); print(w._started().pid, flush=True); os._exit(9)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=dict(os.environ))
    worker = Path("/proc") / done.stdout.strip() / "cmdline"
    for _ in range(200):
        if not worker.exists() or not worker.read_bytes():
            break
        select.select([], [], [], 0.05)
    else:
        pytest.fail("the worker outlived the app")


@given(low=st.floats(0, 500), length=st.floats(0, 100), size=st.floats(600, 1200))
def test_a_close_up_holds_the_box_and_stays_on_the_page(low: float, length: float, size: float) -> None:
    start, end = _span(low, low + length, margin=50, least=200, size=size)
    assert 0 <= start <= low
    assert low + length <= end + 1e-6
    assert end <= size + 1e-6
    assert end - start >= 200 - 1e-6


def test_a_close_up_of_a_small_page_is_all_of_it() -> None:
    page = BytesIO()
    Image.new("RGB", (400, 200), "white").save(page, format="PNG")
    with Image.open(BytesIO(close_up(page.getvalue(), (10, 10, 20, 20)))) as picture:
        assert picture.size == (400, 200)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("import time; time.sleep(30)", "took longer than 1 s"),
        ("print('no json', flush=True); import time; time.sleep(30)", "answered what no worker does"),
        ("print('{\"bytes\": 99999999999}', flush=True); import time; time.sleep(30)", "no possible size"),
        ("print('{\"bytes\": 100}', 'cut', sep='\\n', flush=True)", "the worker ended"),
    ],
)
def test_a_worker_that_answers_nothing_or_nonsense_is_ended(
    answer: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    script = tmp_path / "worker.py"
    script.write_text(f"import sys\nsys.stdin.buffer.readline()\n{answer}\n", encoding="utf-8")
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nexec {sys.executable} {script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("screens.painter.SECONDS", 1.0)
    made = Painter()
    monkeypatch.setattr(sys, "executable", str(program))
    worker = made._started()
    assert made.page(PAGE, "made", 1, None) is None
    assert words in caplog.text
    assert worker.poll() is not None
    made.close()
