"""The picture of a cited place, for a file on disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from assistant.whereabouts import as_text
from index.errors import StoreError
from index.store import Store
from ingest.model import Place

SCALE = 2.0  # pixels a point
WIDEST = 1300  # pixels of a close-up in a page to send: a row across a landscape page stays readable
TALLEST = 900
COLOURS = 64  # enough for shaded cells and smooth letters; a third of the bytes


def cited_picture(store: Store, place: Place) -> bytes | None:
    """PNG of the cited page with the box outlined, or of the cited lines; None for a format that has neither."""
    content = store.original(place.document_id)
    if place.page is not None:
        from ingest.picture import draw_page

        return draw_page(content, place.page, place.box, SCALE)
    if place.lines is not None:
        from screens.lines import draw_lines

        return draw_lines(as_text(content), place.lines, f"{place.document}, lines {place.lines[0]} to {place.lines[1]}")
    return None


@contextmanager
def close_ups(store: Store, say: Callable[[str], None]) -> Iterator[Callable[[Place], bytes | None]]:
    """Gives what draws the part of a page around a cited place, in a process of its own; `say` is told of progress."""
    from screens.painter import Painter, close_up

    painter, drawn = Painter(), 0
    original = cache(store.original)

    def draw(place: Place) -> bytes | None:
        nonlocal drawn
        if place.page is None:
            return None
        try:
            png = painter.page(original(place.document_id), place.document_id, place.page, place.box)
        except StoreError:
            return None
        drawn += 1
        if drawn % 25 == 0:
            say(f"drew {drawn} cited places")
        return None if png is None else _small(close_up(png, place.box) if place.box else png)

    try:
        yield draw
    finally:
        painter.close()


def _small(png: bytes) -> bytes:
    """The picture in few colours, not larger than a page to send needs."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        picture.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, format="PNG", optimize=True)
    return out.getvalue()
