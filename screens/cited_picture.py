"""The picture of a cited place, for a file on disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from assistant.whereabouts import as_text
from index.errors import StoreError
from index.store import Store
from ingest.model import Box, Place

if TYPE_CHECKING:
    from PIL import Image

SCALE = 2.0  # pixels a point
AROUND = 56.0  # points shown above and below the cited places: the rows beside them, often the column headings
WIDEST = 900.0  # points of a page that are shown side by side: all of A4, upright or not
LARGEST = (1800, 1800)  # pixels of a picture in a page to send
COLOURS = 64  # enough for shaded cells and smooth letters; a third of the bytes
PROGRESS = 25  # pictures between two words of progress
LABEL = 20  # pixels of the letters of a label
INK = 40  # how far shades differ where something is printed
Labelled = Sequence[tuple[str, Place]]


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
def close_ups(store: Store, say: Callable[[str], None]) -> Iterator[Callable[[Labelled], bytes | None]]:
    """Gives what draws the part of a page around cited places, which must be on one page, each outlined and labelled; pages are drawn in a
    process of their own. `say` is told of progress."""
    from screens.painter import Painter

    painter, drawn = Painter(), 0
    original = cache(store.original)

    def draw(labelled: Labelled) -> bytes | None:
        nonlocal drawn
        first = labelled[0][1]
        if first.page is None:
            return None
        try:
            content = original(first.document_id)
            png = painter.page(content, first.document_id, first.page, None)
            if png is not None and _is_shrunk(png):  # a page as large as a wall: its scale is unknown here, so the drawer outlines
                png = painter.page(content, first.document_id, first.page, first.box)
                labelled = ()
        except StoreError:
            return None
        drawn += 1
        if drawn % PROGRESS == 0:
            say(f"drew {drawn} pictures")
        return None if png is None else _close_up(png, labelled)

    try:
        yield draw
    finally:
        painter.close()


def _is_shrunk(png: bytes) -> bool:
    from PIL import Image

    from ingest.picture import MAX_PIXELS

    with Image.open(io.BytesIO(png)) as picture:
        return picture.width * picture.height > 0.99 * MAX_PIXELS


def _close_up(png: bytes, labelled: Labelled) -> bytes:
    """The part of a page picture with the places, in few colours and not larger than a page to send needs."""
    from PIL import Image, ImageDraw, ImageFont

    from ingest.picture import MARGIN, OUTLINE, OUTLINE_WIDTH

    boxes = [place.box for _, place in labelled if place.box]
    font = ImageFont.load_default(LABEL)
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    draw = ImageDraw.Draw(picture)
    tabs = [(label, _free(picture, place.box, draw.textlength(label, font=font) + 8)) for label, place in labelled if place.box]
    for box in boxes:
        x0, top, x1, bottom = ((edge + side * MARGIN) * SCALE for edge, side in zip(box, (-1, -1, 1, 1), strict=True))
        draw.rectangle((x0, top, max(x0, x1), max(top, bottom)), outline=OUTLINE, width=round(OUTLINE_WIDTH * SCALE))
    for label, tab in tabs:
        draw.rectangle(tab, fill=OUTLINE)
        draw.text((tab[0] + 4, tab[1] + 1), label, fill="white", font=font)
    part = picture.crop(_part(boxes, picture.width, picture.height)) if boxes else picture
    part.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    part.quantize(COLOURS, dither=Image.Dither.NONE).save(out, format="PNG", optimize=True)
    return out.getvalue()


def _free(picture: Image.Image, box: Box, wide: float) -> tuple[int, int, int, int]:
    """Pixels for a label that covers no ink: in a corner of the cited place or next to it, else above its end."""
    x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
    width, height = round(wide), LABEL + 5
    inner = [(x1 - width - 4, bottom - height - 4), (x1 - width - 4, top + 4), (x0 + 4, bottom - height - 4)]
    outer = [(x1 - width, top - height - 6), (x0, top - height - 6), (x1 + 6, top), (x0 - width - 6, top), (x1 - width, bottom + 6)]
    for left, upper in (*(inner if x1 - x0 > width + 8 and bottom - top > height + 8 else ()), *outer):
        spot = (left, upper, left + width, upper + height)
        inside = left >= 0 and upper >= 0 and spot[2] <= picture.width and spot[3] <= picture.height
        if inside and _is_bare(picture.crop(spot)):
            return spot
    left, upper = max(0, x1 - width), max(0, top - height - 6)
    return left, upper, left + width, upper + height


def _is_bare(part: Image.Image) -> bool:
    """Whether nothing is printed there: one colour, whichever."""
    red, green, blue = part.split()
    return all(shade.getextrema()[1] - shade.getextrema()[0] <= INK for shade in (red, green, blue))  # type: ignore[operator]


def _part(boxes: Sequence[Box], width: int, height: int) -> tuple[int, int, int, int]:
    """The pixels to show: the whole width of a page of usual size, and what is above and below the boxes.

    >>> _part([(100, 300, 150, 320)], 1684, 1190)
    (0, 488, 1684, 752)
    """
    top, bottom = (min(box[1] for box in boxes) - AROUND) * SCALE, (max(box[3] for box in boxes) + AROUND) * SCALE
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2 * SCALE
    wide = min(width, round(WIDEST * SCALE))
    left = round(min(max(0.0, middle - wide / 2), width - wide))
    return left, max(0, round(top)), left + wide, min(height, round(bottom))
