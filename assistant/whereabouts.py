"""Where cited words stand, for people: in words, and among the lines of a text file."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Place

AROUND = 3  # lines shown before and after the cited ones


def where(place: Place) -> str:
    """Where something stands, in words.

    >>> where(Place(document="a.txt", document_id="00", lines=(4, 6)))
    'lines 4 to 6'
    """
    if place.page is not None:
        return f"page {place.page}"
    if place.lines is not None:
        first, last = place.lines
        return f"line {first}" if first == last else f"lines {first} to {last}"
    return place.locator or "place unknown"


def numbered(text: str, lines: tuple[int, int]) -> Iterator[tuple[int, str, bool]]:
    """Line number, text and whether it is cited, for the cited lines and those around them. Lines count from 1."""
    every = text.splitlines()
    for number in range(max(1, lines[0] - AROUND), min(len(every), lines[1] + AROUND) + 1):
        yield number, every[number - 1], lines[0] <= number <= lines[1]


def as_text(content: bytes) -> str:
    """The words of a text file as ingested; bytes that are not UTF-8 do not stop it from being shown."""
    return content.decode("utf-8-sig", errors="replace")
