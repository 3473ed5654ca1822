"""The exact lines of a quote in a report kept as text, where the passage it comes from stands on many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from ingest.model import Place

TAG = re.compile(r"<[^<>]*>")  # of cells kept as HTML


def narrowed(places: tuple[Place, ...], quote: str, lines: Iterable[str]) -> tuple[Place, ...]:
    """The places cut to the lines on which `quote` stands; `lines` are those of the whole report.

    White space, markup and line ends do not matter. The places as they are where the quote is not found in them, or where they
    are not lines at all.
    """
    numbered = dict(enumerate(lines, 1))
    wanted = _letters(quote)
    seen, origin = "", []
    for number in _numbers(places):
        letters = _letters(numbered.get(number, ""))
        seen += letters
        origin += [number] * len(letters)
    start = seen.find(wanted)
    if not wanted or start < 0:
        return places
    return tuple(_cut(places, origin[start], origin[start + len(wanted) - 1]))


def _numbers(places: Iterable[Place]) -> Iterator[int]:
    for place in places:
        if place.lines:
            yield from range(place.lines[0], place.lines[1] + 1)


def _cut(places: Iterable[Place], first: int, last: int) -> Iterator[Place]:
    for place in places:
        if place.lines and place.lines[0] <= last and first <= place.lines[1]:
            yield replace(place, lines=(max(first, place.lines[0]), min(last, place.lines[1])))


def _letters(text: str) -> str:
    return "".join(character for character in unescape(TAG.sub("", text)).lower() if character.isalnum())
