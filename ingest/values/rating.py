"""Ratings: words, letters in brackets and cell colours in, one of the contract's ratings out.

The same green means different things in different reports (the light green of one is the Green of another, the Green Amber of a third), so
colours are read through a `Palette`, which is learnt from the fills and rating words of one report.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.model import Rating, RatingSource

# Wordings of a whole rating cell, squeezed to lower-case letters. Both orders of a mixed rating are in use.
WORDS = {
    "green": Rating.GREEN,
    "g": Rating.GREEN,
    "greenamber": Rating.GREEN_AMBER,
    "ambergreen": Rating.GREEN_AMBER,
    "ga": Rating.GREEN_AMBER,
    "ag": Rating.GREEN_AMBER,
    "amber": Rating.AMBER,
    "a": Rating.AMBER,
    "yellow": Rating.AMBER,
    "redamber": Rating.RED_AMBER,
    "amberred": Rating.RED_AMBER,
    "ra": Rating.RED_AMBER,
    "ar": Rating.RED_AMBER,
    "red": Rating.RED,
    "r": Rating.RED,
}
SYMBOLS = {"🟢": "green", "🟡": "amber", "🟠": "amber", "🔴": "red"}

# Words that some schemes rate with and the closed list does not have; they are kept as printed.
OTHER_WORDS = (
    "blue",
    "grey",
    "gray",
    "white",
    "purple",
    "black",
    "data only",
    "not rated",
    "no rag",
    "complete",
    "completed",
    "not started",
)

MIN_SATURATION = 0.14  # the palest usual shading, the green of spreadsheet "good" cells (C6EFCE), has 0.17; greys and white have none
MIN_BRIGHTNESS = 0.30  # darker fills are headings

# Hue in degrees, from a circle of 360: (from, to, rating where the report uses four or more colours, rating where it uses three).
# 00B050 147, C6EFCE 128, 70AD47 96, 92D050 89, FFFF00 60, FFC000 45, F79646 27, FFC7CE 352, FF0000 0.
HUES = (
    (0.0, 15.0, Rating.RED, Rating.RED),
    (15.0, 36.0, Rating.RED_AMBER, Rating.AMBER),
    (36.0, 70.0, Rating.AMBER, Rating.AMBER),
    (70.0, 100.0, Rating.GREEN_AMBER, Rating.GREEN),
    (100.0, 170.0, Rating.GREEN, Rating.GREEN),
    (335.0, 360.0, Rating.RED, Rating.RED),
)

_LETTERS = re.compile(r"[(\[]\s*(G|GA|AG|A|RA|AR|R)\s*[)\]]")
_BRACKETED_WORD = re.compile(r"[(\[]\s*((?:green|red|amber)(?:\s*[/-]?\s*(?:green|red|amber))?)\s*[)\]]", re.IGNORECASE)
_TRAILING = re.compile(r"(?<=[\d%)])\s*[-–]?\s*\b(GA|AG|RA|AR|G|A|R|(?:Green|Red|Amber)(?:\s*[/-]?\s*(?:Green|Red|Amber))?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRating:
    """A rating as read. `rating` is None for words outside the contract's list ("Blue"); `raw` is the printed text or `#rrggbb`."""

    rating: Rating | None
    raw: str
    source: RatingSource


def parse_rating(text: str) -> ReadRating | None:
    """The rating that a rating cell prints, or None when it prints none.

    >>> parse_rating("GREEN / AMBER").rating, parse_rating("Data only").rating, parse_rating("see note")
    (<Rating.GREEN_AMBER: 'Green Amber'>, None, None)
    """
    words = text.strip()
    for symbol, word in SYMBOLS.items():
        words = words.replace(symbol, f" {word} ") if word not in words.lower() else words.replace(symbol, " ")
    rating = None if re.search(r"\d", words) else WORDS.get(re.sub(r"[^a-z]", "", words.lower()))  # "8.9% [r]" is a revised figure
    if rating is None and (match := _LETTERS.search(words) or _BRACKETED_WORD.search(words)):
        rating = WORDS[re.sub(r"[^a-z]", "", match[1].lower())]
    if (
        rating is None
        and len(words.split()) <= 4
        and (match := re.match(r"(green|amber|red)(\W+(green|amber|red))?\b", words, re.IGNORECASE))
    ):
        rating = WORDS.get(re.sub(r"[^a-z]", "", match[0].lower()))
    if rating is not None or " ".join(words.lower().split()) in OTHER_WORDS:
        return ReadRating(rating=rating, raw=" ".join(text.split()), source=RatingSource.TEXT)
    return None


def rating_in_value(text: str) -> tuple[ReadRating | None, str]:
    """The rating that stands beside a figure in its cell, and the text without it.

    Letters count in brackets, or alone at the very end after a figure.

    >>> rating_in_value("6.1% (As at 30 Sep 2016) (RA)")[1]
    '6.1% (As at 30 Sep 2016)'
    """
    match = _LETTERS.search(text) or _BRACKETED_WORD.search(text) or _TRAILING.search(text)
    if match is None:
        return None, text
    rating = WORDS.get(re.sub(r"[^a-z]", "", match[1].lower()))
    if rating is None:
        return None, text
    before, after = text[: match.start()].rstrip(" -–\n"), text[match.end() :].rstrip(" -–\n")
    rest = f"{before} {after}".strip() if before else after.lstrip(" -–\n")  # a dash before the figure is its sign
    return ReadRating(rating=rating, raw=match[1], source=RatingSource.TEXT), rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What the fills of one report mean. `known` holds the fills under a rating word; `mixed` says whether in-between colours are used."""

    known: dict[str, Rating] = field(default_factory=dict)
    mixed: bool = False

    @classmethod
    def learn(cls, cells: Iterable[tuple[str, str | None]]) -> Palette:
        """The palette of a report from the texts and fills of its rating cells and of its key."""
        known: dict[str, Rating] = {}
        spoken: set[Rating] = set()
        wide: set[Rating] = set()
        for text, fill in cells:
            read = parse_rating(text) or rating_in_value(text)[0]
            if read is not None and read.rating is not None:
                spoken.add(read.rating)
            hue = _hue(fill)
            if fill is None or hue is None:
                continue
            wide.add(_of_hue(hue, mixed=True))
            if read is not None and read.rating is not None:
                known.setdefault(fill.lower(), read.rating)
        mixed = (
            bool(spoken & {Rating.GREEN_AMBER, Rating.RED_AMBER})
            or {Rating.GREEN, Rating.GREEN_AMBER} <= wide
            or {Rating.AMBER, Rating.RED_AMBER} <= wide
        )
        return cls(known=known, mixed=mixed)

    def knows(self, fill: str | None) -> bool:
        """Whether the report prints a rating word on this fill somewhere."""
        return fill is not None and fill.lower() in self.known

    def read(self, fill: str | None) -> ReadRating | None:
        """The rating that a fill shows, None for white, grey, dark and other hues.

        >>> Palette().read("#00B050").rating
        <Rating.GREEN: 'Green'>
        """
        hue = _hue(fill)
        if fill is None or hue is None:
            return None
        rating = self.known.get(fill.lower()) or _of_hue(hue, mixed=self.mixed)
        return ReadRating(rating=rating, raw=fill, source=RatingSource.COLOUR)


def _hue(fill: str | None) -> float | None:
    """The hue in degrees of a fill that could be a rating, else None."""
    if fill is None or not re.fullmatch(r"#[0-9a-fA-F]{6}", fill):
        return None
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    degrees = hue * 360
    if saturation < MIN_SATURATION or brightness < MIN_BRIGHTNESS:
        return None
    return degrees if any(low <= degrees < high for low, high, _, _ in HUES) else None


def _of_hue(degrees: float, *, mixed: bool) -> Rating:
    return next(four if mixed else three for low, high, four, three in HUES if low <= degrees < high)
