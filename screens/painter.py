"""Pictures of cited pages, drawn in a process of their own.

PDFium is not safe among threads, and a hostile file must not take the app down.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as DrawTimeout
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO
from threading import Lock, Thread

from PIL import Image

from ingest.errors import IngestError
from ingest.model import Box
from ingest.picture import draw_page

SCALE = 2.0  # pixels a point: 10 pt print stays readable on a dense landscape page
SECONDS = 20.0  # a page that takes longer is not worth waiting for
MEMORY = 2 << 30  # bytes that drawing a page may take
KEPT = 64  # pictures, about 200 kB each
MARGIN = (150.0, 70.0)  # points shown left and right of, and above and below, the cited box in a close-up
LEAST = (500.0, 200.0)  # points a close-up shows at least

log = logging.getLogger(__name__)


class Painter:
    """Draws pages one after the other in a worker process, which is started on first use and again after a crash."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._pictures: OrderedDict[tuple[str, int, Box | None], bytes] = OrderedDict()

    def page(self, content: bytes, document_id: str, page: int, box: Box | None) -> bytes | None:
        """PNG of a page with the box outlined; None where it cannot be drawn."""
        key = (document_id, page, box)
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
            pool = self._started()
        try:
            png = pool.submit(draw_page, content, page, box, SCALE).result(timeout=SECONDS)
        except (BrokenProcessPool, DrawTimeout) as error:
            log.warning("page %s of %s could not be drawn: %s", page, document_id, type(error).__name__)
            self.close()
            return None
        except (IngestError, ValueError, OSError) as error:
            log.warning("page %s of %s could not be drawn: %s", page, document_id, error)
            return None
        with self._lock:
            self._pictures[key] = png
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
        return png

    def warm(self) -> None:
        """Starts the worker without waiting for it, so that the first citation opens at once."""
        with self._lock:
            self._started().submit(_nothing)

    def close(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            for process in (pool._processes or {}).values():  # a stuck worker does not end by shutdown alone
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_begin)
        return self._pool


def _begin() -> None:
    """Prepares the worker: it may take so much memory and no more, and it ends with the app, however that ends."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _nothing() -> None:
    """What the worker does to be warm: importing this module loads PDFium."""


def close_up(png: bytes, box: Box) -> bytes:
    """The part of a page picture around a box, drawn at `SCALE`, whole where the page is small."""
    with Image.open(BytesIO(png)) as picture:
        left, right = _span(box[0], box[2], MARGIN[0], LEAST[0], picture.width / SCALE)
        top, bottom = _span(box[1], box[3], MARGIN[1], LEAST[1], picture.height / SCALE)
        part = picture.crop((round(left * SCALE), round(top * SCALE), round(right * SCALE), round(bottom * SCALE)))
        out = BytesIO()
        part.save(out, format="PNG")
    return out.getvalue()


def _span(low: float, high: float, margin: float, least: float, size: float) -> tuple[float, float]:
    """A stretch of the page around low..high, at least `least` long, inside 0..size.

    >>> _span(10, 20, margin=50, least=200, size=600)
    (0.0, 200.0)
    """
    length = min(size, max(least, high - low + 2 * margin))
    start = min(max(0.0, (low + high) / 2 - length / 2), size - length)
    return start, start + length
