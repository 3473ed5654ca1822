"""The numbered sources of one answer: each source once, with its words as printed.

A `CitationList` is filled while an answer is composed; each method gives back the number for the `[n]` mark. Quotes are the source's
words and nothing else: a rating that is shown only by colour is in the figure, not in the quote.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from assistant.model import Citation
from ingest.model import Activity, Box, Cell, Chunk, Document, Measure, Place, PublishedValue, RatingKey, SectionTable, record_id

HEADING_JOINT = " > "
CELL_JOINT = " | "


class CitationList:
    """Citations in the order of their first use; the same source cited again keeps its number."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._titles = {document.document_id: document.title for document in documents}
        self._numbers: dict[Hashable, int] = {}
        self._citations: list[Citation] = []

    def value(self, published: PublishedValue) -> int:
        """The number for one cell, which numerator and denominator share; the quote is its raw words."""
        halves = published.measure in (Measure.NUMERATOR, Measure.DENOMINATOR)
        key = ("fraction", published.places, published.raw) if halves else ("value", published.id)
        return self._cite(key, published.id, published.places, published.section, published.raw)

    def holds(self, published: PublishedValue) -> bool:
        """Is the cell among the sources already?"""
        return ("value", published.id) in self._numbers

    def row(self, published: PublishedValue) -> int:
        """The number for the whole printed row in which a value stands; values of one row share it."""
        first = published.places[0]
        key = ("row", first.document_id, first.page, first.lines, published.row_text)
        return self._cite(key, published.id, published.places, published.section, published.row_text)

    def chunk(self, chunk: Chunk, quote: str, places: tuple[Place, ...] = ()) -> int:
        """The number for one passage of a chunk, `quote` as it stands there; `places` where it stands more closely than the chunk."""
        return self._cite(("chunk", chunk.id, quote), chunk.id, places or chunk.places, section_of(chunk.headings), quote)

    def activity(self, activity: Activity, quote: str) -> int:
        """The number for words of an activity: of its title, its rating or its commentary."""
        return self._cite(("activity", activity.id, quote), activity.id, activity.places, activity.section, quote)

    def key(self, key: RatingKey, quote: str) -> int:
        """The number for words of a key: one of its lines, or the whole of it."""
        return self._cite(("key", key.id, quote), key.id, key.places, key.section, quote)

    def table_row(self, section_table: SectionTable, row: int) -> int:
        """The number for one row (from 0, headings counted) of a table."""
        cells = [cell for cell in section_table.table.rows[row] if cell is not None]
        identifier = record_id("table_row", section_table.id, row)
        places = row_places(cells) or section_table.table.places
        quote = CELL_JOINT.join(" ".join(cell.text.split()) for cell in cells)
        return self._cite(("table_row", identifier), identifier, places, section_of(section_table.headings), quote)

    def again(self, citation: Citation) -> int:
        """The number for a source that a finding cites already."""
        return self._cite(("again", citation.id, citation.quote), citation.id, citation.places, citation.section, citation.quote)

    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations)

    def _cite(self, key: Hashable, identifier: str, places: tuple[Place, ...], section: str | None, quote: str) -> int:
        if key not in self._numbers:
            number = self._numbers[key] = len(self._citations) + 1
            title = self._titles.get(places[0].document_id, places[0].document)
            self._citations.append(Citation(number=number, id=identifier, places=places, title=title, section=section, quote=quote))
        return self._numbers[key]


def section_of(headings: tuple[str, ...]) -> str | None:
    """The path of headings as one line; None for none.

    >>> section_of(("Parks", "Play areas"))
    'Parks > Play areas'
    """
    return HEADING_JOINT.join(headings) or None


def row_places(cells: Iterable[Cell]) -> tuple[Place, ...]:
    """Where a row stands: one place a page (or stretch of lines), its box around all boxes of its cells there."""
    joined: dict[Hashable, Place] = {}
    for place in (place for cell in cells for place in cell.places):
        key = (place.document_id, place.page, place.locator.rsplit(" column", 1)[0] if place.locator else None)
        known = joined.get(key)
        joined[key] = place if known is None else _around(known, place)
    return tuple(joined.values())


def _around(one: Place, other: Place) -> Place:
    box: Box | None = one.box or other.box
    if one.box and other.box:
        box = (min(one.box[0], other.box[0]), min(one.box[1], other.box[1]), max(one.box[2], other.box[2]), max(one.box[3], other.box[3]))
    lines = one.lines or other.lines
    if one.lines and other.lines:
        lines = (min(one.lines[0], other.lines[0]), max(one.lines[1], other.lines[1]))
    locator = one.locator.rsplit(" column", 1)[0] if one.locator else None
    return Place(document=one.document, document_id=one.document_id, page=one.page, box=box, lines=lines, locator=locator)
