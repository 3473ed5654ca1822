"""What a page paints one over the other: whether a place is covered later, and what colour lies under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from ingest.model import Box
from ingest.pdf.colours import is_white

BAND = 20.0
"""Points of height that are looked up together: a page has thousands of texts and hundreds of fills."""
MOST_LOOKS = 3_000_000
"""Areas looked at for all texts of a page together, some seconds' work; a page that needs more is a drawing, or made to keep us busy."""


class Layer(NamedTuple):
    """An area painted at one step. `colour` is None for pictures and gradients, which may have any; `covers` tells whether it hides what
    lies under it, and is asked only when needed."""

    step: int
    box: Box
    colour: str | None
    covers: Callable[[], bool]


class Layers:
    """The areas of a page, in order of painting."""

    def __init__(self) -> None:
        self._bands: dict[int, list[Layer]] = defaultdict(list)
        self._looks = 0

    def paint(self, layer: Layer) -> None:
        for band in range(int(layer.box[1] // BAND), int(layer.box[3] // BAND) + 1):
            self._bands[band].append(layer)

    def hides(self, step: int, x: float, y: float) -> bool:
        """Whether something opaque is painted over the place after the step."""
        return any(layer.covers() for layer in takewhile(lambda layer: layer.step > step, self._at(x, y)))

    def is_bare(self, step: int, x: float, y: float) -> bool:
        """Whether the place is white when the step is reached: nothing, or white, lies there."""
        under = next((layer for layer in self._at(x, y) if layer.step < step), None)
        return under is None or (under.colour is not None and is_white(under.colour))

    def _at(self, x: float, y: float) -> Iterator[Layer]:
        """The areas at a place, the last painted first."""
        for layer in reversed(self._bands.get(int(y // BAND), ())):
            self._looks += 1
            if self._looks > MOST_LOOKS:
                return
            if layer.box[0] <= x <= layer.box[2] and layer.box[1] <= y <= layer.box[3]:
                yield layer
