"""What a random report is made of: blocks to print, and the facts that a reader must find in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Arrow = Literal["up", "down", "level"]
Align = Literal["left", "centre", "right"]
Rules = Literal["grid", "horizontal", "banded", "heading", "none"]
CardForm = Literal["above", "beside", "inside", "tiles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure of an indicator. Tuples hold every reading that the print allows; no `units` mean that none is scored.

    `value` is None where the cell holds no number. `words` are the readings of a direction.
    """

    ref: str | None
    title: str
    measure: str
    periods: tuple[str | None, ...]
    printed: str
    value: str | None = None
    units: tuple[str | None, ...] = ()
    rating: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as printed. `mark` is a raised footnote mark after the text, `chart` the points of a small line chart instead of text."""

    text: str = ""
    fill: str | None = None
    bold: bool = False
    arrow: Arrow | None = None
    mark: str = ""
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    chart: tuple[float, ...] = ()


Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; None where a cell above or to the left spans. `repeated` says that headings come again after a page break.

    `rules` are those of all cells, of rows, none but white ones between shaded rows, one below the headings, or none at all.
    """

    rows: tuple[Row, ...]
    header_rows: int
    facts: tuple[Fact, ...] = ()
    repeated: bool = True
    rules: Rules = "grid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled value of a card, with a period in small type."""

    label: str
    value: str = ""
    period: str = ""
    fill: str | None = None
    arrow: Arrow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One indicator in a box: name, chart, labelled values, commentary."""

    name: str
    aim: str
    cells: tuple[Labelled, ...]
    chart: tuple[float, ...]
    comment: str
    form: CardForm
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPair:
    """Two cards beside each other."""

    cards: tuple[Card, Card]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for card in self.cards for fact in card.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    text: str


Block = Heading | Paragraph | Grid | Card | CardPair


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report to be set. `head` and `foot` run on every page; `tag` names the layouts in it, to group faults by."""

    seed: int
    council: str
    title: str
    head: str
    foot: str
    landscape: bool
    serif: bool
    blocks: tuple[Block, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for block in self.blocks if isinstance(block, Grid | Card | CardPair) for fact in block.facts)
