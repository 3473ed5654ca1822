"""The records that reading a report produces: frozen, without I/O, each with its place and the raw text it was read from.

Two groups. What a reader of one file format gives back, before anything is understood: `Layout` of `Page`s of `Block`s, some of which
hold a `Table` of `Cell`s. What is understood from it: `PublishedValue`, `Activity`, `Chunk`, `Problem`, together a `Report`.

Boxes are `(x0, top, x1, bottom)` in PDF points from the top left of the page as displayed. Pages and lines count from 1.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

Box = tuple[float, float, float, float]


class Measure(StrEnum):
    """What a figure of an indicator is (closed list of the contract)."""

    RESULT = "result"
    TARGET = "target"
    FLOOR = "floor"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VARIANCE = "variance"
    DIRECTION = "direction"
    BENCHMARK = "benchmark"


class Rating(StrEnum):
    """The ratings that reports print (closed list of the contract), best first."""

    GREEN = "Green"
    GREEN_AMBER = "Green Amber"
    AMBER = "Amber"
    RED_AMBER = "Red Amber"
    RED = "Red"


class RatingSource(StrEnum):
    """How a rating is shown: as a word or letter, or only as the colour of a cell."""

    TEXT = "text"
    COLOUR = "colour"


class Polarity(StrEnum):
    """Which way is better for an indicator."""

    HIGHER = "higher"
    LOWER = "lower"
    MONITOR = "monitor"


class PolaritySource(StrEnum):
    PRINTED = "printed"
    INFERRED = "inferred"


class Basis(StrEnum):
    """What stretch of time a value covers within its period."""

    IN_PERIOD = "in_period"
    YEAR_TO_DATE = "year_to_date"
    AS_AT = "as_at"
    ROLLING = "rolling"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE = "table"


class Drawing(StrEnum):
    """A vector arrow drawn inside a cell, by where it points."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class ChunkKind(StrEnum):
    PROSE = "prose"
    ROW = "row"
    ACTIVITY = "activity"


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
    """A page as displayed; `number` is None for formats without pages. Sizes in points. `label` is the page label of the file."""

    number: int | None
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
    label: str | None = None


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
    problems: tuple[Problem, ...] = field(default=())


def record_id(kind: str, *parts: object) -> str:
    """Sixteen hex digits that depend on `kind` and `parts` alone, so that reading a file again gives the same ids.

    >>> record_id("value", "a.pdf", 1) == record_id("value", "a.pdf", 1)
    True
    """
    text = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
