from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Place
from ingest.picture import OUTLINE
from screens.cited_picture import SCALE, close_ups
from tests.assistant.exports.made import ON_LINE, ON_PAGE, ORIGINALS, PDF_ID, FakeStore


def drawn(*labelled: tuple[str, Place], store: FakeStore | None = None) -> Image.Image | None:
    with close_ups(store or FakeStore(), lambda _: None) as picture:
        png = picture(labelled)
    return None if png is None else Image.open(io.BytesIO(png)).convert("RGB")


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))  # type: ignore[call-overload]


def test_a_close_up_shows_the_whole_width_and_what_is_above_and_below() -> None:
    picture = drawn(("[1]", ON_PAGE))
    assert picture is not None
    assert picture.size == (400 * SCALE, (153 + 56 - (140 - 56)) * SCALE)


def test_the_cited_place_is_outlined_and_its_words_stay_readable() -> None:
    """The outline is two points around the box (219, 140, 262, 153) of a picture that begins at 84 points."""
    picture = drawn(("[1]", ON_PAGE))
    assert picture is not None
    magenta = [(x, y) for x in range(picture.width) for y in range(picture.height) if near(picture.getpixel((x, y)), OUTLINE)]
    assert min(x for x, _ in magenta) == pytest.approx(217 * SCALE, abs=2)
    assert max(y for _, y in magenta) == pytest.approx((155 - 84) * SCALE, abs=2)
    inside = picture.crop(tuple(round(edge * SCALE) for edge in (220, 141 - 84, 261, 152 - 84)))
    assert inside.getextrema()[1][0] < 100  # the black of the letters: no label covers them
    assert not any(near(inside.getpixel((x, y)), OUTLINE) for x in range(inside.width) for y in range(inside.height))


def test_on_a_page_as_large_as_a_wall_the_outline_is_where_it_belongs() -> None:
    """It is drawn smaller than others; the box is a tenth of the page, from 30 to 40 hundredths of its width."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(4000, 4000))
    canvas.showPage()
    canvas.save()
    wall = replace(ON_PAGE, page=1, box=(1200.0, 400.0, 1600.0, 800.0))
    picture = drawn(("[1]", wall), store=FakeStore({PDF_ID: stream.getvalue()}))
    assert picture is not None
    outlined = [x for x in range(picture.width) for y in range(0, picture.height, 5) if picture.getpixel((x, y)) != (255, 255, 255)]
    assert min(outlined) / picture.width == pytest.approx(0.3, abs=0.01)
    assert max(outlined) / picture.width == pytest.approx(0.4, abs=0.01)


def test_what_cannot_be_drawn_gives_nothing() -> None:
    assert drawn(("[1]", ON_LINE)) is None
    assert drawn(("[1]", ON_PAGE), store=FakeStore({})) is None
    assert drawn(("[1]", replace(ON_PAGE, page=7))) is None
    assert drawn(("[1]", ON_PAGE), store=FakeStore({**ORIGINALS, PDF_ID: b"%PDF nothing"})) is None
