"""Small pictures in cells: arrows and traffic lights that are images."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from ingest.model import Drawing
from tests.ingest.made_pdf import HEIGHT, Sheet, layout_of, tables_of

UP = ((30, 2), (57, 30), (40, 30), (40, 57), (20, 57), (20, 30), (3, 30))
XS, YS = (20, 120, 220, 320), (40, 60, 90)


def icon(points: tuple[tuple[int, int], ...] | None, colour: str, ground: tuple[int, ...]) -> Image.Image:
    """A picture of 60 by 60 pixels: an arrow with these corners, else a disc."""
    picture = Image.new("RGBA" if len(ground) == 4 else "RGB", (60, 60), ground)
    if points:
        ImageDraw.Draw(picture).polygon(points, fill=colour)
    else:
        ImageDraw.Draw(picture).ellipse((4, 4, 55, 55), fill=colour)
    return picture


def sheet_with(picture: Image.Image, shading: str | None = None, side: float = 20) -> tuple[Drawing | None, str | None]:
    """What is read of a cell that holds the picture: its arrow and its colour."""

    def page(sheet: Sheet) -> None:
        if shading:
            sheet.fill(220, 60, 320, 90, shading)
        sheet.grid(XS, YS)
        sheet.cells(XS, YS, (("Indicator", "Result", "Trend"), ("Parks opened", "7", "")))
        sheet.canvas.drawImage(ImageReader(picture), 260, HEIGHT - 65 - side, side, side, mask="auto")

    ((_, row),) = (table.rows for table in tables_of(layout_of(page)))
    cell = row[2]
    assert cell is not None
    return cell.drawing, cell.fill


@pytest.mark.parametrize(
    ("points", "direction"),
    [
        (UP, Drawing.UP),
        (tuple((x, 59 - y) for x, y in UP), Drawing.DOWN),
        (tuple((y, x) for x, y in UP), Drawing.LEVEL),
    ],
)
def test_an_arrow_may_be_a_picture(points: tuple[tuple[int, int], ...], direction: Drawing) -> None:
    assert sheet_with(icon(points, "#333333", (255, 255, 255))) == (direction, None)


def test_an_arrow_may_be_a_picture_with_transparent_ground_on_shading() -> None:
    assert sheet_with(icon(UP, "#333333", (0, 0, 0, 0)), "#FFC000") == (Drawing.UP, "#FFC000")


def test_a_disc_shows_its_colour_and_points_nowhere() -> None:
    assert sheet_with(icon(None, "#00B050", (255, 255, 255))) == (None, "#00B050")


def test_a_picture_in_one_colour_says_nothing() -> None:
    assert sheet_with(Image.new("RGB", (60, 60), "#00B050")) == (None, None)
