"""What a sample report is made of: blocks whose cells carry both the printed text and the figures that a reader should find there.

Composers (`thornmere/`, `wealdshire/`) turn facts into a `Report`; `pdf.py` and `word.py` set it; `truth.py` writes its figures down.
Boxes are `(x0, top, x1, bottom)` in PDF points from the top left of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value printed in a cell. `value` is None where the cell holds no number. The last two say how the truth is scored."""

    measure: str
    period: str | None
    raw: str
    value: str | None = None
    unit: str | None = None
    rating: str | None = None
    rating_source: str | None = None
    compared_with: str | None = None
    group: str | None = None
    qualifiers: tuple[str, ...] = ()
    period_accept: tuple[str, ...] = ()
    period_scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The indicator that a row or card is about, and the section it stands in."""

    ref: str
    title: str
    polarity: str | None
    section: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """The rated activity that a row is about. `rating` is None in tables that report progress without a rating."""

    kind: str
    section: str
    title: str
    rating: str | None
    commentary: str
    service: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as printed: paragraphs parted by a newline, footnote marks as superscript characters. `fill` is `#rrggbb`."""

    text: str = ""
    fill: str | None = None
    ink: str | None = None
    bold: bool = False
    centred: bool = False
    columns: int = 1
    rows: int = 1
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table. `mark` names a row that a finding points at but that has no indicator."""

    cells: tuple[Cell, ...]
    subject: Subject | None = None
    activity: Activity | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: `widths` are shares of the page width, `header` is repeated after every page break."""

    widths: tuple[float, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCell:
    """A labelled cell of a card: `label` above, `value` in large type, `period` below."""

    label: str
    value: str = ""
    period: str = ""
    fill: str | None = None
    ink: str | None = None
    arrow: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One indicator as a box: name, chart of `history` (label, value) with target and floor lines, a row of cells, commentary."""

    subject: Subject
    aim: str
    cells: tuple[CardCell, ...]
    history: tuple[tuple[str, float], ...]
    target: float
    floor: float
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text; `mark` as in `Row`."""

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at the foot of the page on which the block before it ends; begins with its superscript mark."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Bullets | Footnote | PageBreak | Table | Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a council's papers look: three fonts of reportlab, the colour of headings and of the cells that head a table."""

    regular: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    italic: str = "Helvetica-Oblique"
    colour: str = "#1F4E5F"
    head_fill: str = "#D9E5E8"
    head_ink: str = "#000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, ready to be set. `stem` is the file name without its ending; `appendix` stands in the page header."""

    stem: str
    title: str
    appendix: str
    council: str
    committee: str
    meeting: str
    style: Style
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where the typesetter put a block, a row or the part of a row that fits on a page."""

    of: Row | Card | Paragraph
    page: int
    box: Box
