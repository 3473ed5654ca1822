"""Turning a picture and what was found on it until its lines of words are level: a sheet on a scanner lies a little askew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.model import Box

Picture = npt.NDArray[np.uint8]
"""Rows of pixels, each blue, green, red, as PDFium draws and RapidOCR takes them."""
Corners = Sequence[tuple[float, float]]

LONG = 8.0
"""Lines of words this many times as long as high tell how a sheet lies; short ones tilt with their letters."""
LEVEL = math.radians(0.05)
"""Below this a line of words climbs less than its own rules are thick, over a whole page."""
MOST = math.radians(5)
"""A larger turn is no sheet askew but slanted writing."""


class Upright(NamedTuple):
    """A turn about the middle of a picture by an angle (radians, clockwise lines are turned back)."""

    angle: float
    x: float
    y: float

    @classmethod
    def of(cls, lines: Sequence[Corners], picture: Picture) -> Upright:
        """The turn that makes most of the long lines of words level; corners go clockwise from the top left."""
        slopes = [
            math.atan2((right[1] - left[1]) + (low_right[1] - low_left[1]), (right[0] - left[0]) + (low_right[0] - low_left[0]))
            for left, right, low_right, low_left in lines
            if right[0] - left[0] > LONG * (low_left[1] - left[1]) > 0
        ]
        angle = median(slopes) if slopes else 0.0
        return cls(angle if LEVEL < abs(angle) < MOST else 0.0, picture.shape[1] / 2, picture.shape[0] / 2)

    def box(self, corners: Corners) -> Box:
        """The level box of what stands between these corners: through the middles of its sides, so that a tilt does not make it higher."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        at = [((x - self.x) * cos + (y - self.y) * sin + self.x, (y - self.y) * cos - (x - self.x) * sin + self.y) for x, y in corners]
        left, right, low_right, low_left = at
        return (
            (left[0] + low_left[0]) / 2,
            (left[1] + right[1]) / 2,
            (right[0] + low_right[0]) / 2,
            (low_left[1] + low_right[1]) / 2,
        )

    def turned(self, picture: Picture) -> Picture:
        """The picture turned the same way, white where nothing was."""
        if not self.angle:
            return picture
        turned = Image.fromarray(picture).rotate(
            math.degrees(self.angle), resample=Image.Resampling.BICUBIC, center=(self.x, self.y), fillcolor=(255, 255, 255)
        )
        return np.asarray(turned).copy()
