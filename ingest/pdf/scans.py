"""A page that is only a picture -> words and rules as from any other page, recognised in the picture; all of it less certain."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import pypdfium2

from ingest.model import Box
from ingest.ocr.engine import LONGEST_SIDE, Recognised, recognise
from ingest.ocr.ink import background, raised_digits
from ingest.ocr.ruling import ruling_lines
from ingest.ocr.upright import Picture
from ingest.pdf.colours import is_white
from ingest.pdf.marks import ASCENT, DESCENT, Fill, Rule, Word
from ingest.pdf.rulings import Grid
from ingest.pdf.words import SUPERSCRIPTS

FINEST = 200 / 72
"""Pixels a point: scans have 200 dots an inch as a rule, and lines of a point are as thick then as `ruling_lines` expects."""
LINE_SHARE = 0.72
"""Font sizes in the height of a recognised line, which has margins above and below."""
SAME_SIZE = 0.3
"""Sizes this near to that of most lines are the same: the height of a line depends on which letters stand in it."""


class Scan(NamedTuple):
    """What was recognised on a page; `scale` is pixels a point."""

    picture: Picture
    scale: float
    words: list[Word]
    rules: list[Rule]

    def fills(self, grids: Sequence[Grid]) -> list[Fill]:
        """The colours behind the cells of these grids."""
        cells = [grid.box_of(cell) for grid in grids for cell in grid.cells]
        found = [(cell, background(self.picture, _times(cell, self.scale))) for cell in cells]
        return [Fill(cell, colour) for cell, colour in found if colour and not is_white(colour)]


def read_scan(pdf: pypdfium2.PdfDocument, index: int) -> Scan:
    """What is recognised on a page (from 0) as it is displayed, turned level where the sheet lay askew: boxes are out by as much."""
    page = pdf[index]
    try:
        scale = min(FINEST, LONGEST_SIDE / max(page.get_size()))
        picture: Picture = page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3].copy()
    finally:
        page.close()
    found = recognise(picture)
    across, down = ruling_lines(found.picture, sorted({word.line for word in found.words}))
    rules = [Rule(True, (top + bottom) / 2 / scale, x0 / scale, x1 / scale) for x0, top, x1, bottom in across]
    rules += [Rule(False, (x0 + x1) / 2 / scale, top / scale, bottom / scale) for x0, top, x1, bottom in down]
    return Scan(found.picture, scale, _words(found, scale), rules)


def _words(recognised: Recognised, scale: float) -> list[Word]:
    heights = [LINE_SHARE * (word.line[3] - word.line[1]) / scale for word in recognised.words]
    usual = median(heights) if heights else 0.0
    words = []
    for found, height in zip(recognised.words, heights, strict=True):
        size = usual if abs(height - usual) <= SAME_SIZE * usual else height
        middle = (found.line[1] + found.line[3]) / 2 / scale
        baseline = middle + (ASCENT - DESCENT) / 2 * size
        box = (found.box[0] / scale, baseline - ASCENT * size, found.box[2] / scale, baseline + DESCENT * size)
        marks = raised_digits(recognised.picture, found)
        text = found.text[:-marks] + found.text[-marks:].translate(SUPERSCRIPTS) if marks else found.text
        words.append(Word(text, box, baseline, size, bold=False, turn=0))
    return words


def _times(box: Box, scale: float) -> Box:
    return (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
