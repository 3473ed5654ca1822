"""What the checks look at, and what several of them ask of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten

from ingest.model import Block, Layout, Measure, Page, Place, PublishedValue, SectionTable

FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
"""A figure as printed, without sign and unit."""
LONGEST = 120
"""Letters of a printed text that a message quotes."""
SHOWN = 4
"""How many words or figures a message names before it says "and N more"."""

Row = Mapping[Measure, PublishedValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as its format's reader gave it (`layout`), joined over pages (`blocks`, `tables`), and understood (`values`)."""

    place: Place
    layout: Layout
    blocks: tuple[Block, ...] = ()
    tables: tuple[SectionTable, ...] = ()
    values: tuple[PublishedValue, ...] = ()

    def on(self, page: Page) -> Place:
        """The place of a page."""
        return replace(self.place, page=page.number)


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """All texts of blocks: passages as they are, tables cell by cell."""
    for block in blocks:
        if block.table is None:
            yield block.text
        else:
            yield from (cell.text for row in block.table.rows for cell in row if cell is not None)


def rows_of(values: Iterable[PublishedValue]) -> list[Row]:
    """The values of each printed row and period, by measure; of several of one measure the first."""
    rows: dict[tuple[object, ...], dict[Measure, PublishedValue]] = defaultdict(dict)
    for value in values:
        rows[value.section, value.ref, value.title, value.row_text, value.period].setdefault(value.measure, value)
    return list(rows.values())


def named(value: PublishedValue) -> str:
    """What a message calls an indicator: its reference, else its title."""
    return value.ref or value.title


def some(words: Iterable[str]) -> str:
    """The first few words in quotes, and how many more there are.

    >>> some(["a", "b"]), some("abcdef")
    ('“a”, “b”', '“a”, “b”, “c”, “d” and 2 more')
    """
    every = list(words)
    shown = ", ".join(f"“{word}”" for word in every[:SHOWN])
    return f"{shown} and {len(every) - SHOWN} more" if len(every) > SHOWN else shown


def quoted(text: str) -> str:
    """A printed text in one line and in quotes, cut where it is long.

    >>> quoted("12 of\\n34")
    '“12 of 34”'
    """
    return f"“{shorten(text, LONGEST)}”"


def spoken(place: Place) -> str:
    """A place at the start of a message.

    >>> spoken(Place(document="a.pdf", document_id="0", page=3)), spoken(Place(document="a.txt", document_id="0", lines=(7, 9)))
    ('page 3', 'line 7')
    """
    if place.page is not None:
        return f"page {place.page}"
    return f"line {place.lines[0]}" if place.lines else place.locator or "the document"
