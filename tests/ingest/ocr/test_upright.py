"""A sheet that lay askew is turned level, with what was found on it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ingest.ocr.upright import Upright

PAPER = np.full((100, 400, 3), 255, dtype=np.uint8)


def line(slope: float, left: float = 20, right: float = 380, top: float = 50) -> list[tuple[float, float]]:
    """The corners of a line of words 10 pixels high that falls by `slope` pixels to the right."""
    return [(left, top), (right, top + slope), (right, top + slope + 10), (left, top + 10)]


def test_the_angle_is_that_of_most_long_lines() -> None:
    lines = [line(6), line(6), line(0, right=60), line(40)]
    assert math.degrees(Upright.of(lines, PAPER).angle) == pytest.approx(math.degrees(math.atan2(6, 360)))


@pytest.mark.parametrize("lines", [[], [line(0.1)], [line(90)], [line(6, right=60)]])
def test_a_level_sheet_and_slanted_writing_are_left_alone(lines: list[list[tuple[float, float]]]) -> None:
    upright = Upright.of(lines, PAPER)
    assert upright.angle == 0
    assert upright.turned(PAPER) is PAPER
    assert upright.box(line(0)) == (20, 50, 380, 60)


def test_boxes_and_pixels_are_turned_alike() -> None:
    picture = PAPER.copy()
    for x in range(20, 380):
        y = round(50 + 6 * (x - 20) / 360)
        picture[y : y + 10, x] = 0
    upright = Upright.of([line(6)], picture)
    x0, top, x1, bottom = upright.box(line(6))
    dark = upright.turned(picture)[:, :, 0] < 128
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    assert (rows[0], rows[-1]) == (pytest.approx(top, abs=1.5), pytest.approx(bottom, abs=1.5))
    assert (columns[0], columns[-1]) == (pytest.approx(x0, abs=1.5), pytest.approx(x1, abs=1.5))
