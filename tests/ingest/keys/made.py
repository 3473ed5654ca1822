"""Keys for tests, read from made tables and lines of prose, and told in one line a band."""

from __future__ import annotations

from ingest.keys.read_keys import read_keys
from ingest.model import BandEdge, Block, BlockKind, EdgeAt, RatingKey, SectionTable
from tests.ingest.made_table import place

Prose = list[tuple[tuple[str, ...], Block]]


def prose(*texts: str, heading: str = "Overview") -> Prose:
    """Paragraphs under one heading, the first on line 1."""
    return [((heading,), Block(kind=BlockKind.PARAGRAPH, text=text, place=place(line))) for line, text in enumerate(texts, 1)]


def keys(*tables: SectionTable, text: Prose | None = None) -> tuple[RatingKey, ...]:
    return read_keys(tables, text or [])


def only(read: tuple[RatingKey, ...]) -> RatingKey:
    assert len(read) == 1, [key.scale for key in read]
    return read[0]


def told(key: RatingKey) -> list[tuple[str, str, str]]:
    """Rating, lower edge and upper edge of each band: ">= 80%", "< target", "" for none."""
    return [(str(band.rating or band.rating_raw), _edge(band.lower, ">", ">="), _edge(band.upper, "<", "<=")) for band in key.bands]


def _edge(edge: BandEdge | None, strict: str, inclusive: str) -> str:
    if edge is None:
        return ""
    return f"{inclusive if edge.inclusive else strict} {edge.value if edge.at is EdgeAt.NUMBER else edge.at}{edge.unit or ''}"
