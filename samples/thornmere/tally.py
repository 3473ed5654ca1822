"""Counts of ratings and directions over the rows of a table, for the summary table and the prose of the corporate plan report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samples.model import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the rows of one priority count up to; `ratings` in the order of the rows. Tallies add up."""

    name: str
    reported: int = 0
    ratings: tuple[str, ...] = ()
    better: int = 0
    worse: int = 0

    @property
    def rated(self) -> int:
        return len(self.ratings)

    @property
    def with_direction(self) -> int:
        return self.better + self.worse

    def count(self, rating: str) -> int:
        return self.ratings.count(rating)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            name=self.name,
            reported=self.reported + other.reported,
            ratings=self.ratings + other.ratings,
            better=self.better + other.better,
            worse=self.worse + other.worse,
        )


def tally(name: str, rows: Sequence[Row]) -> Tally:
    """The tally of rows whose first result is the one reported and whose last direction is the long-term one."""
    total = Tally(name=name)
    for row in rows:
        figures = [figure for cell in row.cells for figure in cell.figures]
        result = next(figure for figure in figures if figure.measure == "result")
        long_term = [figure.raw for figure in figures if figure.measure == "direction"][-1]
        total += Tally(
            name=name,
            reported=result.value is not None,
            ratings=(result.rating,) if result.rating else (),
            better=long_term in ("Improving", "Same"),
            worse=long_term == "Worsening",
        )
    return total


def share(part: int, whole: int) -> str:
    """A share and the count behind it: `share(7, 16)` is `"44% (7)"`."""
    percentage = (Decimal(100 * part) / whole).quantize(Decimal(1), rounding=ROUND_HALF_UP) if whole else Decimal(0)
    return f"{percentage}% ({part})"
