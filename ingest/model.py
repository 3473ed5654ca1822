"""The records that reading a report produces: frozen, without I/O, each with its place and the raw text it was read from.

Two groups. What a reader of one file format gives back, before anything is understood: `Layout` of `Page`s of `Block`s, some of which
hold a `Table` of `Cell`s. What is understood from it: `PublishedValue`, `RatingKey`, `Activity`, `Chunk`, `Problem`, together a `Report`.

Boxes are `(x0, top, x1, bottom)` in PDF points from the top left of the page as displayed. Pages and lines count from 1.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.vocabulary import (
    Basis,
    BlockKind,
    ChunkKind,
    Drawing,
    EdgeAt,
    KeyMethod,
    Measure,
    Polarity,
    PolaritySource,
    Rated,
    Rating,
    RatingSource,
)

__all__ = [
    "Activity",
    "BandEdge",
    "Basis",
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Chunk",
    "ChunkKind",
    "Document",
    "Drawing",
    "EdgeAt",
    "KeyMethod",
    "Layout",
    "Measure",
    "Page",
    "Place",
    "Polarity",
    "PolaritySource",
    "Problem",
    "PublishedValue",
    "Rated",
    "Rating",
    "RatingBand",
    "RatingKey",
    "RatingSource",
    "Report",
    "SectionTable",
    "Table",
    "record_id",
]

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document something stands. What a format lacks is None."""

    document: str
    document_id: str
    page: int | None = None
    box: Box | None = None
    lines: tuple[int, int] | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table as printed.

    `text` is the words without markup: paragraphs parted by a newline, raised digits as superscript characters, typeset fractions as
    printed. `fill` is the background as `#RRGGBB`, None for white or unknown. `places` has more than one entry when the cell is continued
    on another page.
    """

    text: str
    places: tuple[Place, ...]
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of cells; `rows[r][c]` is None where a cell of another row or column spans. All rows have the same length.

    `header_rows` is how many leading rows are column headings (0 when a table has none). `certain` is False when the columns were inferred
    and not ruled. `places` has one entry for each page or stretch of lines that the table stands on.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    places: tuple[Place, ...]
    header_rows: int = 1
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a page in reading order. `level` (1 outermost) is for headings, `table` for tables, whose `text` is empty."""

    kind: BlockKind
    text: str
    place: Place
    level: int | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as displayed; `number` is None for formats without pages. Sizes in points. `label` is the page label of the file.

    `printed` is all that a reader of the page sees, in the order it was drawn and before it was sorted into blocks, `aside` what was taken
    for running headers and footers: what the blocks are checked against. Empty for formats that tell no such order.
    """

    number: int | None
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
    label: str | None = None
    printed: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something of a report that could not be read, or not surely."""

    kind: str
    message: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a reader of one format gives back: pages of blocks, the document's own metadata title, and what could not be read."""

    pages: tuple[Page, ...]
    metadata_title: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedValue:
    """One figure that a report prints for an indicator; the fields are those of a row in the contract.

    `row_text` is the whole printed row, cells parted by " | ", for quoting; `comment` the commentary of the row or of the row under it.
    """

    id: str
    places: tuple[Place, ...]
    section: str | None
    ref: str | None
    title: str
    measure: Measure
    period: str | None
    raw: str
    value: Decimal | None
    unit: str | None
    aliases: tuple[str, ...] = ()
    polarity: Polarity | None = None
    polarity_source: PolaritySource | None = None
    basis: Basis | None = None
    compared_with: str | None = None
    method: str | None = None
    group: str | None = None
    rating: Rating | None = None
    rating_raw: str | None = None
    rating_source: RatingSource | None = None
    scale: str | None = None
    qualifiers: tuple[str, ...] = ()
    row_text: str = ""
    comment: str | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BandEdge:
    """Where a band begins or ends. `value` and `unit` ("%", "points", None for the points of a risk) are those of a number.

    `inclusive`: what lies exactly on the edge is in the band. Two neighbours that both include an edge, or neither of which does, leave it
    open, as keys such as ">65% <80%" beside ">80%" do.
    """

    at: EdgeAt
    inclusive: bool
    value: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingBand:
    """One line of a key: `rating_raw` is the rating as printed (a direction's arrow or word), `words` what the key says of it.

    Edges are those of the key's method, None where the band is open to that side or the words give no edge. Better is higher in all but
    `TOLERANCE`, where better results miss the target by less, and `SCORE`; the edge at a target or floor is passed by getting better. What
    is in two bands belongs to the better one ("within 10% of target" after "target met").
    """

    rating: Rating | None
    rating_raw: str
    words: str
    lower: BandEdge | None = None
    upper: BandEdge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingKey:
    """A key or legend that a report prints: what its ratings or directions mean, bands in the order printed.

    `scale` names it within its report: rated values carry the same name. `section` is the path of headings it stands under. `rates` is None
    where the key does not tell. `compared_with` is, of directions, the words for the period compared with ("the previous quarter"); a
    statement about directions has no bands. `raw` is the whole key as printed.
    """

    id: str
    places: tuple[Place, ...]
    section: str | None
    scale: str
    rates: Rated | None
    method: KeyMethod
    bands: tuple[RatingBand, ...]
    raw: str
    compared_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A rated commissioning intention, priority, project or other activity."""

    id: str
    places: tuple[Place, ...]
    section: str | None
    title: str
    rating: Rating | None
    rating_raw: str | None
    rating_source: RatingSource | None
    commentary: str
    service: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A passage to retrieve: prose under one heading, one table row as `heading: cell` pairs, or one activity.

    `headings` is the path of headings above it, outermost first.
    """

    id: str
    kind: ChunkKind
    text: str
    places: tuple[Place, ...]
    headings: tuple[str, ...] = ()
    title: str | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTable:
    """A table of the report after rows and pages are joined, under its path of headings, outermost first."""

    id: str
    table: Table
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of a report as a whole; None where it does not say.

    `period` is the newest period that it reports on; `meeting_date` is ISO.
    """

    document: str
    document_id: str
    format: str
    title: str
    council: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    period: str | None = None
    pages: int | None = None
    access: str = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, read: the only thing that `ingest` hands on."""

    document: Document
    values: tuple[PublishedValue, ...] = ()
    activities: tuple[Activity, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    tables: tuple[SectionTable, ...] = ()
    keys: tuple[RatingKey, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def record_id(kind: str, *parts: object) -> str:
    """Sixteen hex digits that depend on `kind` and `parts` alone, so that reading a file again gives the same ids.

    >>> record_id("value", "a.pdf", 1) == record_id("value", "a.pdf", 1)
    True
    """
    text = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
