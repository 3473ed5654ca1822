"""Pictures of cited pages, drawn in a process of their own.

PDFium is not safe among threads, and a hostile file must not take the app down.
"""

from __future__ import annotations

import json
import logging
import os
import selectors
import subprocess
import sys
import time
from collections import OrderedDict
from io import BytesIO
from threading import Lock

from PIL import Image

from ingest.confinement import child_environment
from ingest.model import Box

SCALE = 2.0  # pixels a point: 10 pt print stays readable on a dense landscape page
SECONDS = 20.0  # a page that takes longer is not worth waiting for
LARGEST_PICTURE = 64 << 20  # bytes
KEPT = 64  # pictures, about 200 kB each
MARGIN = (150.0, 70.0)  # points shown left and right of, and above and below, the cited box in a close-up
LEAST = (500.0, 200.0)  # points a close-up shows at least

log = logging.getLogger(__name__)


class WorkerLost(Exception):
    """The worker died, took too long, or answered what no worker does."""


class Painter:
    """Draws pages one after the other in a worker process (`ingest.drawing`), started on first use and again after a crash."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._drawing = Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._pictures: OrderedDict[tuple[str, int, Box | None], bytes] = OrderedDict()

    def page(self, content: bytes, document_id: str, page: int, box: Box | None) -> bytes | None:
        """PNG of a page with the box outlined; None where it cannot be drawn."""
        key = (document_id, page, box)
        if (kept := self._kept(key)) is not None:
            return kept
        with self._drawing:
            if (kept := self._kept(key)) is not None:  # another visitor asked for it meanwhile
                return kept
            try:
                png = _ask(self._started(), content, page, box)
            except (WorkerLost, OSError) as error:
                log.warning("page %s of %s could not be drawn: %s", page, document_id, error)
                self.close()
                return None
            except ValueError as error:
                log.warning("page %s of %s could not be drawn: %s", page, document_id, error)
                return None
        with self._lock:
            self._pictures[key] = png
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        return png

    def warm(self) -> None:
        """Starts the worker without waiting for it, so that the first citation opens at once."""
        self._started()

    def close(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            _end(worker)

    def _kept(self, key: tuple[str, int, Box | None]) -> bytes | None:
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
            return self._pictures.get(key)

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._worker is not None and self._worker.poll() is not None:
                _end(self._worker)
                self._worker = None
            if self._worker is None:
                self._worker = subprocess.Popen(
                    [sys.executable, "-m", "ingest.drawing"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=child_environment(),
                    bufsize=0,
                )
            return self._worker


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    worker.wait()
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            stream.close()


def _ask(worker: subprocess.Popen[bytes], content: bytes, page: int, box: Box | None) -> bytes:
    """The picture that the worker draws. Raises `ValueError` with its reason where it draws none, `WorkerLost`, `OSError`."""
    assert worker.stdin is not None
    order = json.dumps({"page": page, "box": box, "scale": SCALE, "bytes": len(content)}).encode("ascii") + b"\n"
    for part in (order, content):
        left = memoryview(part)
        while left:
            left = left[worker.stdin.write(left) :]
    answer = _Answer(worker, time.monotonic() + SECONDS)
    try:
        head = json.loads(answer.line())
        if "error" in head:
            raise ValueError(str(head["error"]))
        size = int(head["bytes"])
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise WorkerLost("the worker answered what no worker does") from None
    if not 0 < size <= LARGEST_PICTURE:
        raise WorkerLost("the worker drew a picture of no possible size")
    return answer.bytes(size)


class _Answer:
    """What a worker writes, until a moment of the monotonic clock."""

    def __init__(self, worker: subprocess.Popen[bytes], deadline: float) -> None:
        assert worker.stdout is not None
        self._stream, self._deadline, self._read = worker.stdout, deadline, bytearray()

    def line(self) -> bytes:
        while (end := self._read.find(b"\n")) < 0:
            self._more()
        found = bytes(self._read[:end])
        del self._read[: end + 1]
        return found

    def bytes(self, size: int) -> bytes:
        while len(self._read) < size:
            self._more()
        return bytes(self._read[:size])

    def _more(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._stream, selectors.EVENT_READ)
            if not waiting.select(max(0.0, self._deadline - time.monotonic())):
                raise WorkerLost(f"took longer than {SECONDS:g} s")
        block = os.read(self._stream.fileno(), 1 << 16)
        if not block:
            raise WorkerLost("the worker ended")
        if len(self._read) > LARGEST_PICTURE + (1 << 16):
            raise WorkerLost("the worker does not end its answer")
        self._read += block


def close_up(png: bytes, box: Box) -> bytes:
    """The part of a page picture around a box, drawn at `SCALE`, whole where the page is small."""
    with Image.open(BytesIO(png)) as picture:
        left, right = _span(box[0], box[2], MARGIN[0], LEAST[0], picture.width / SCALE)
        top, bottom = _span(box[1], box[3], MARGIN[1], LEAST[1], picture.height / SCALE)
        part = picture.crop((round(left * SCALE), round(top * SCALE), round(right * SCALE), round(bottom * SCALE)))
        out = BytesIO()
        part.save(out, format="PNG", compress_level=1)
    return out.getvalue()


def _span(low: float, high: float, margin: float, least: float, size: float) -> tuple[float, float]:
    """A stretch of the page around low..high, at least `least` long, inside 0..size.

    >>> _span(10, 20, margin=50, least=200, size=600)
    (0.0, 200.0)
    """
    length = min(size, max(least, high - low + 2 * margin))
    start = min(max(0.0, (low + high) / 2 - length / 2), size - length)
    return start, start + length
