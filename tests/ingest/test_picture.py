from __future__ import annotations

import io

import pytest
from PIL import Image

from ingest.errors import DamagedFile, IngestError
from ingest.picture import OUTLINE, draw_page
from tests.ingest.made_pdf import HEIGHT, WIDTH, Sheet, made


def blank(sheet: Sheet) -> None:
    sheet.text(50, 60, "Hello")


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_the_page_is_drawn_at_its_scale_with_the_box_outlined() -> None:
    drawn = picture(draw_page(made(blank), 1, (100, 80, 200, 120), scale=2))
    assert drawn.size == (2 * WIDTH, 2 * HEIGHT)
    outlined = [(x, y) for x in range(drawn.width) for y in range(drawn.height) if drawn.getpixel((x, y)) == OUTLINE]
    assert (min(x for x, _ in outlined), min(y for _, y in outlined)) == pytest.approx((2 * 98, 2 * 78), abs=3)
    assert (max(x for x, _ in outlined), max(y for _, y in outlined)) == pytest.approx((2 * 202, 2 * 122), abs=3)


def test_a_rotated_page_is_drawn_as_displayed() -> None:
    assert picture(draw_page(made(blank, rotate=90), 1, None, scale=1)).size == (HEIGHT, WIDTH)


def test_a_missing_page_and_a_damaged_file_are_clear_errors() -> None:
    with pytest.raises(IngestError, match="there is no page 2: the document has 1"):
        draw_page(made(blank), 2, None)
    with pytest.raises(DamagedFile):
        draw_page(b"%PDF-1.7", 1, None)
