"""What only the pixels tell: the colour behind a cell, and which digits at the end of a word are raised."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ingest.model import Box
from ingest.ocr.engine import RecognisedWord
from ingest.ocr.upright import Picture

STEP = 16
"""Colours that differ by less in each part are one: scans and JPEG make a cell's colour uneven."""
LEAST = 0.4
"""A background covers at least this share of a cell, its letters the rest."""
INSET = 3
"""Pixels at each side of a cell that may belong to its rules."""
INK = 60
"""A pixel is ink when it differs from the paper by this much, of 255."""
RAISED = 0.22
"""A digit is raised when its foot is this share of the letters' height above theirs ..."""
SMALLER = 0.85
"""... and its height at most this share of the letters'."""
LOW_LETTERS = frozenset("gjpqyQJ")  # their feet stand below the line


def background(picture: Picture, box: Box) -> str | None:
    """The colour (`#RRGGBB`) behind most of a box; None where there is none."""
    area = _cut(picture, (box[0] + INSET, box[1] + INSET, box[2] - INSET, box[3] - INSET)).reshape(-1, 3)
    if not len(area):
        return None
    steps = (area // STEP).astype(np.int64)
    keys = steps[:, 0] << 16 | steps[:, 1] << 8 | steps[:, 2]
    found, counts = np.unique(keys, return_counts=True)
    near = np.abs(steps - steps[keys == found[counts.argmax()]][0]).max(axis=1) <= 1  # one colour may lie on the edge of two steps
    if near.mean() < LEAST:
        return None
    blue, green, red = (round(float(part)) for part in np.median(area[near], axis=0))
    return f"#{red:02X}{green:02X}{blue:02X}"


def raised_digits(picture: Picture, word: RecognisedWord) -> int:
    """How many digits at the end of a word stand above its line: footnote marks, which recognition reads as part of the figure.

    0 when the letters of the word cannot be told apart.
    """
    if len(word.text) < 2 or not word.text[-1].isdigit():
        return 0
    area = _cut(picture, word.box).astype(np.float32).mean(axis=2)
    if not area.size:
        return 0
    feet, tops = _extents(np.abs(area - np.median(area)) > INK)
    if len(feet) != len(word.text):
        return 0
    standing = [at for at, char in enumerate(word.text) if char.isalnum() and char not in LOW_LETTERS]
    foot = max(feet[at] for at in standing)
    height = max(feet[at] - tops[at] for at in standing)
    count = 0
    while count < len(word.text) - 1 and word.text[-1 - count].isdigit():
        at = len(word.text) - 1 - count
        if foot - feet[at] <= RAISED * height or feet[at] - tops[at] > SMALLER * height:
            break
        count += 1
    return count


def _extents(ink: npt.NDArray[np.bool_]) -> tuple[list[float], list[float]]:
    """Where each piece of ink, parted from the next by a blank column, ends and begins from the top."""
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return [], []
    pieces = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    rows = [np.flatnonzero(ink[:, piece[0] : piece[-1] + 1].any(axis=1)) for piece in pieces]
    return [float(row[-1]) for row in rows], [float(row[0]) for row in rows]


def _cut(picture: Picture, box: Box) -> Picture:
    x0, top, x1, bottom = (max(0, round(side)) for side in box)
    return picture[top:bottom, x0:x1]
