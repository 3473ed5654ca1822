"""Lines and edges found in pictures that are drawn here pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.ocr.ruling import ruling_lines
from ingest.ocr.upright import Picture

RED = (80, 80, 230)  # blue, green, red


def paper(colour: tuple[int, int, int] = (255, 255, 255)) -> Picture:
    return np.full((200, 300, 3), colour, dtype=np.uint8)


def middles(picture: Picture, *texts: tuple[float, float, float, float]) -> tuple[list[float], list[float]]:
    """Where the horizontal lines stand from the top, and the vertical ones from the left."""
    across, down = ruling_lines(picture, texts)
    return sorted((line[1] + line[3]) / 2 for line in across), sorted((line[0] + line[2]) / 2 for line in down)


@pytest.mark.parametrize("thickness", [1, 2, 3])
def test_the_lines_of_a_grid_are_found(thickness: int) -> None:
    picture = paper()
    for at in (40, 90, 140):
        picture[at : at + thickness, 20:280] = 0
        picture[40:140, at : at + thickness] = 0
    across, down = middles(picture)
    assert across == pytest.approx([40 + thickness / 2, 90 + thickness / 2, 140 + thickness / 2], abs=1)
    assert down == pytest.approx([40 + thickness / 2, 90 + thickness / 2, 140 + thickness / 2], abs=1)


def test_a_grey_line_parted_over_two_rows_of_pixels_is_one() -> None:
    picture = paper()
    picture[50:52, 20:280] = 225
    assert middles(picture)[0] == pytest.approx([51], abs=1)


def test_a_line_that_a_crooked_scan_cuts_into_steps_is_one() -> None:
    picture = paper()
    for step in range(4):
        picture[50 + step, 20 + 65 * step : 85 + 65 * step] = 0
    (line,) = ruling_lines(picture, [])[0]
    assert (line[0], line[2]) == (20, 280)


def test_the_sides_of_a_coloured_cell_are_edges_and_its_inside_is_none() -> None:
    picture = paper()
    picture[50:100, 100:200] = RED
    across, down = middles(picture)
    assert (across, down) == (pytest.approx([50, 100], abs=1), pytest.approx([100, 200], abs=1))


def test_a_word_is_no_line() -> None:
    picture = paper()
    picture[50, 100:160] = 0  # the bar of a long word
    text = (98.0, 40.0, 164.0, 62.0)
    assert middles(picture, text)[0] == []
    assert len(middles(picture)[0]) == 1


def test_a_line_under_a_word_is_a_line() -> None:
    picture = paper()
    picture[61, 20:280] = 0
    assert len(middles(picture, (98.0, 40.0, 164.0, 62.0))[0]) == 1


def test_short_strokes_are_no_lines() -> None:
    picture = paper()
    picture[50, 100:140] = 0
    picture[100:120, 50] = 0
    assert middles(picture) == ([], [])
