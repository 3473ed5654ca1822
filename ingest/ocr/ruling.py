"""The ruling lines of a picture, and the edges of shaded cells: long runs of pixels that differ from those beside them, those of
neighbouring rows of pixels put together.

Source: run-length analysis after K. Y. Wong, R. G. Casey, F. M. Wahl, "Document analysis system", IBM Journal 26 (1982).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.model import Box
from ingest.ocr.upright import Picture

DARKER = 36
"""A line is this much darker than what lies beside it, of 255, its rows of pixels added up: hairlines of a scan are grey, often parted over
two rows, and stand on shaded cells too."""
BESIDE = 4
"""Pixels from a line to what lies beside it: lines are up to 3 pixels thick at the resolution of `engine`."""
CLIMB = 0.003
"""Share of its length that a line may still climb in a picture turned level."""
SOLID = 0.9
"""Share of dark pixels in a line, at least: a row of pixels through words has more gaps."""
STEP = 24
"""The colours on both sides of the edge of a shaded cell differ by this much in one of their parts: pale grey and white differ by 13 and
more, which is left to the rules that such tables have."""
STEPPED = 2
"""Pixels from an edge to both sides of it: it is soft in a scan."""
SHORTEST_ACROSS = 45
SHORTEST_DOWN = 24
"""Pixels, 19 and 10 points: the narrowest column and the lowest row. The letters of headings are lower, and no word is one bar."""
GAP = 3
"""Pixels that may be missing in a line, or by which its parts may be out of step."""


INSIDE = 0.15
"""Share of a text's height at its top and bottom that may reach over a line above or below it."""


def ruling_lines(picture: Picture, texts: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The horizontal and the vertical lines, as thin boxes in pixels; not the strokes of the lines of words that `texts` are around."""
    colours = picture.astype(np.int16)
    across = _lines(_apart_along_rows(colours), SHORTEST_ACROSS)
    down = _lines(_apart_along_rows(colours.transpose(1, 0, 2)), SHORTEST_DOWN)
    down = [(top, left, bottom, right) for left, top, right, bottom in down]
    return [line for line in across if not _is_stroke(line, texts)], [line for line in down if not _is_stroke(line, texts)]


def _is_stroke(line: Box, texts: Sequence[Box]) -> bool:
    """Whether a line is part of the letters of a text."""
    for x0, top, x1, bottom in texts:
        edge = INSIDE * (bottom - top)
        if (
            x0 <= line[0] + GAP
            and line[2] - GAP <= x1
            and top + edge <= (line[1] + line[3]) / 2 <= bottom - edge
            and line[3] <= bottom + GAP
        ):
            return True
    return False


def _apart_along_rows(colours: npt.NDArray[np.int16]) -> npt.NDArray[np.bool_]:
    """The pixels that are darker than those above and below them, or between two colours: of lines and edges, not of shaded areas."""
    grey = colours.mean(axis=2, dtype=np.float32)
    above, below = _beside(grey, BESIDE)
    darker = np.pad(np.maximum(np.minimum(above, below) - grey, 0), ((1, 1), (0, 0)))
    is_line = darker[:-2] + darker[1:-1] + darker[2:] > DARKER
    above, below = _beside(colours, STEPPED)
    found: npt.NDArray[np.bool_] = is_line | (np.abs(above - below).max(axis=2) > STEP)
    return found


def _beside(pixels: npt.NDArray[Any], distance: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """For each pixel the one above it and the one below it at a distance."""
    padded = np.pad(pixels, ((distance, distance), *[(0, 0)] * (pixels.ndim - 1)), mode="edge")
    return padded[: -2 * distance], padded[2 * distance :]


def _lines(dark: npt.NDArray[np.bool_], shortest: int) -> list[Box]:
    """The lines along the rows of a picture of dark pixels."""
    done: list[list[float]] = []
    growing: list[list[float]] = []
    for y in range(dark.shape[0]):
        still: list[list[float]] = []
        for start, end in _runs(dark[y], shortest):
            touching = [one for one in growing if one[0] - GAP <= end and start <= one[2] + GAP]
            growing = [one for one in growing if one not in touching]
            touching.append([start, y, end, y + 1.0])
            lefts, tops, rights, _ = zip(*touching, strict=True)
            growing.append([min(lefts), min(tops), max(rights), y + 1.0])
        for line in growing:
            (still if line[3] > y - 1 else done).append(line)
        growing = still
    return [
        (line[0], line[1], line[2], line[3]) for line in (*done, *growing) if line[3] - line[1] <= 2 * BESIDE + CLIMB * (line[2] - line[0])
    ]


def _runs(row: npt.NDArray[np.bool_], shortest: int) -> list[tuple[float, float]]:
    """The runs of dark pixels of one row that are long enough, small gaps closed."""
    at = np.flatnonzero(row)
    if len(at) < shortest:
        return []
    breaks = np.flatnonzero(np.diff(at) > GAP)
    starts, ends = np.concatenate(([0], breaks + 1)), np.concatenate((breaks, [len(at) - 1]))
    return [
        (float(at[i]), float(at[j]) + 1)
        for i, j in zip(starts, ends, strict=True)
        if at[j] - at[i] >= shortest and j - i >= SOLID * (at[j] - at[i])
    ]
