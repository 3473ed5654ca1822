"""How random reports show ratings: schemes with their colours, and the ways to print one."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.roundtrip.model import Cell

Manner = Literal["word", "letter", "colour", "word on colour", "judgement on colour", "in value", "value colour", "none"]

LETTERS = {"Green": "G", "Green Amber": "GA", "Amber": "A", "Red Amber": "RA", "Red": "R"}
JUDGEMENTS = {
    "Green": "On target",
    "Amber": "Within tolerance",
    "Red": "Below target",
    "Green Amber": "Near target",
    "Red Amber": "Off target",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """The ratings of one report, best first, each with its fill."""

    fills: dict[str, str]

    def rating(self, rng: Random) -> str:
        return rng.choice(list(self.fills))


SCHEMES = (
    Scheme({"Green": "#00B050", "Amber": "#FFC000", "Red": "#FF0000"}),
    Scheme({"Green": "#C6EFCE", "Amber": "#FFEB9C", "Red": "#FFC7CE"}),
    Scheme({"Green": "#92D050", "Amber": "#FFC000", "Red": "#C00000"}),
    Scheme({"Green": "#00B050", "Green Amber": "#92D050", "Red Amber": "#F79646", "Red": "#FF0000"}),
)
IN_COLUMN: tuple[Manner, ...] = ("word", "letter", "colour", "word on colour", "judgement on colour")
MANNERS: tuple[Manner, ...] = (*IN_COLUMN, "in value", "value colour", "none")


def rating_cell(rating: str | None, manner: Manner, scheme: Scheme, rng: Random) -> Cell:
    """The cell of a rating column; without a rating it is empty or says so."""
    if rating is None:
        return Cell(text=rng.choice(("", "N/A", "-", "No rating")))
    fill = None if manner in ("word", "letter") else scheme.fills[rating]
    text = {"colour": "", "letter": LETTERS[rating], "judgement on colour": JUDGEMENTS[rating]}.get(manner, rating)
    return Cell(text=text.upper() if manner == "word" and rng.random() < 0.2 else text, fill=fill)
