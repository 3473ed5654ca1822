"""What the arrows of a report show, taken from the report itself: the performance (up is better) or the number (up is more).

Few keys say it so that it can be read. Of the two readings one is taken where at least `FEWEST` other arrows of the report follow it and
hardly any does not; where both are followed equally, only arrows for which they mean the same are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.model import Polarity

FEWEST = 8  # arrows besides the one in question: four in five of the first eight agree by chance where another period is compared
MOST_AGAINST = 0.1  # of them


class Travel(StrEnum):
    IMPROVING = "Improving"
    WORSENING = "Worsening"
    SAME = "Same"


class Arrow(StrEnum):
    UP = "up"
    DOWN = "down"
    LEVEL = "level"


SHAPES = {
    Arrow.UP: ("up", "↑", "▲", "⬆", "⇧", "⇑", "↗", "△", "up arrow"),
    Arrow.DOWN: ("down", "↓", "▼", "⬇", "⇩", "⇓", "↘", "▽", "down arrow"),
    Arrow.LEVEL: ("level", "→", "↔", "⇔", "►", "◄►", "⟷", "➡", "=", "sideways arrow"),
}
ARROW_OF = {shape: arrow for arrow, shapes in SHAPES.items() for shape in shapes}


class Shows(StrEnum):
    """What an arrow may show."""

    PERFORMANCE = "performance"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An arrow beside two results of one indicator, the later of which is more by `change`."""

    arrow: Arrow
    polarity: Polarity
    change: Decimal

    @property
    def telling(self) -> bool:
        return self.arrow is not Arrow.LEVEL and self.change != 0

    def fits(self, shows: Shows) -> bool:
        improved = (self.change > 0) == (self.polarity is Polarity.HIGHER)
        return self.read_as(shows) is (Travel.IMPROVING if improved else Travel.WORSENING)

    def read_as(self, shows: Shows) -> Travel:
        if self.arrow is Arrow.LEVEL:
            return Travel.SAME
        better = (self.arrow is Arrow.UP) == (shows is Shows.PERFORMANCE or self.polarity is Polarity.HIGHER)
        return Travel.IMPROVING if better else Travel.WORSENING


def arrow_of(raw: str) -> Arrow | None:
    """The arrow that a cell holds.

    >>> arrow_of("▲"), arrow_of("Up"), arrow_of("Improving")
    (<Arrow.UP: 'up'>, <Arrow.UP: 'up'>, None)
    """
    return ARROW_OF.get(raw.replace("\ufe0f", "").strip().lower())


def readings(drawn: Sequence[Drawn]) -> Iterator[Travel | None]:
    """What each arrow means by the example of the others; None where they do not show it."""
    telling = sum(one.telling for one in drawn)
    followed = {shows: sum(one.telling and one.fits(shows) for one in drawn) for shows in Shows}
    for one in drawn:
        meant = set()
        for shows in Shows:
            others = followed[shows] - (one.telling and one.fits(shows))
            against = telling - one.telling - others
            if others >= FEWEST and against <= MOST_AGAINST * (others + against):
                meant.add(one.read_as(shows))
        yield meant.pop() if len(meant) == 1 else None
