"""The printed tables of a store as plain grids: labels, headings and numbers, read apart from the code that answers, and parted in halves.

Only what `ingest` says of a table is used (its cells and how many rows are headings), so that a fault of the answering code cannot hide.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.store import Store
from ingest.model import Place, SectionTable, Table

HALVES = ("tune", "measure")
MOST_INDICATORS = 0.1  # share of filled cells that are published values, from which on a table is one of indicators
FIGURES = 0.5  # share of a column's filled cells that are numbers
WORDS = 0.6  # share of a column's filled cells that are words, where it holds labels
FEWEST_CELLS = 2
NUMBER = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-−–+])?\s*£?\s*(?P<minus>[-−–])?(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|k|m|bn)?\s*\)?\s*%?[*¹²³]?"
)
WORD = re.compile(r"[A-Za-z]{3,}")
YEAR = re.compile(r"(?:19|20)\d\d")  # "by when", which is no amount
TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row with its label and the sub-heading above it; `cells` are its texts by column, `numbers` those that are numbers."""

    label: str
    group: str
    cells: tuple[str, ...]
    numbers: tuple[Decimal | None, ...]

    @property
    def total(self) -> bool:
        return TOTAL.search(self.label) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: `names` are the whole headings of its columns, `figures` the columns of numbers that a heading names alone."""

    key: str
    document_id: str
    period: str | None
    captions: tuple[str, ...]
    noun: str
    names: tuple[str, ...]
    figures: tuple[int, ...]
    lines: tuple[Line, ...]


def grids_of(store: Store) -> tuple[Grid, ...]:
    """The tables of a store that hold numbers and are not about indicators, one of those that print the same, ordered by key."""
    held = {place for value in store.values() for place in value.places}
    periods = {document.document_id: document.period for document in store.documents()}
    found: dict[str, Grid] = {}
    for source in store.tables():
        if not _is_of_indicators(source.table, held) and (grid := _grid(source, periods)) is not None:
            found.setdefault(grid.key, grid)
    return tuple(found[key] for key in sorted(found))


def halves(grids: Sequence[Grid]) -> dict[str, tuple[Grid, ...]]:
    """The tables in two halves of about equal size: of each two next to each other in size, chance gives one to each."""
    parted: dict[str, list[Grid]] = defaultdict(list)
    ordered = sorted(grids, key=lambda grid: (-len(grid.lines) * len(grid.figures), grid.key))
    for at in range(0, len(ordered), 2):
        pair = ordered[at : at + 2]
        turned = int(hashlib.sha256(f"halves {pair[0].key}".encode()).hexdigest(), 16) % 2
        for number, grid in enumerate(pair):
            parted[HALVES[(number + turned) % 2]].append(grid)
    return {half: tuple(parted[half]) for half in HALVES}


def number_of(text: str) -> Decimal | None:
    """The number that a cell holds and nothing else; negative in brackets.

    >>> number_of("(1,234.5)"), number_of("£12"), number_of("in 3 years")
    (Decimal('-1234.5'), Decimal('12'), None)
    """
    match = NUMBER.fullmatch(text.strip())
    if match is None or (match["open"] and ")" not in text):
        return None
    number = Decimal(match["digits"].replace(",", ""))
    negative = match["open"] or match["minus"] or match["sign"] not in (None, "+")
    return -number if negative else number


def _is_of_indicators(table: Table, held: set[Place]) -> bool:
    cells = [cell for row in table.rows for cell in row if cell is not None and cell.text.strip()]
    return sum(any(place in held for place in cell.places) for cell in cells) > MOST_INDICATORS * len(cells)


def _grid(source: SectionTable, periods: dict[str, str | None]) -> Grid | None:
    texts = _texts(source.table)
    header = min(source.table.header_rows, len(texts))
    body = texts[header:]
    if header == 0 or not body:
        return None
    names = _names(texts[:header])
    label = _label_column(body)
    if label is None:
        return None
    lines = _lines(body, label)
    figures = tuple(
        column
        for column in range(label + 1, len(names))
        if names[column] and names.count(names[column]) == 1 and _is_figures(lines, column)
    )
    if not figures or not lines:
        return None
    document_id = source.table.places[0].document_id
    key = hashlib.sha256(repr([(line.label.lower(), line.numbers) for line in lines]).encode()).hexdigest()[:16]
    return Grid(
        key=key, document_id=document_id, period=periods.get(document_id), captions=source.headings, noun=names[label], names=names,
        figures=figures, lines=lines,
    )  # fmt: skip


def _texts(table: Table) -> list[list[str]]:
    """The text of each cell on one line; a heading that spans counts for all that it spans, a spanned cell of the body is empty."""
    texts = [["" if cell is None else " ".join(cell.text.split()) for cell in row] for row in table.rows]
    for at, row in enumerate(table.rows[: table.header_rows]):
        for column, cell in enumerate(row):
            if cell is not None:
                for below in range(at, min(at + cell.row_span, table.header_rows)):
                    for right in range(column, min(column + cell.column_span, len(row))):
                        texts[below][right] = texts[at][column]
    return texts


def _names(heading: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The heading of each column from the top, without one that repeats a heading below it ("Variations" over "Budget" and "Variation")."""
    parts = [list(dict.fromkeys(row[column] for row in heading if row[column])) for column in range(len(heading[0]))]
    below = {text.lower().rstrip("s") for part in parts for text in part[1:]}
    return tuple(" ".join(text for at, text in enumerate(part) if at or text.lower().rstrip("s") not in below) for part in parts)


def _label_column(body: Sequence[Sequence[str]]) -> int | None:
    for column in range(len(body[0])):
        filled = [row[column] for row in body if row[column]]
        words = [text for text in filled if number_of(text) is None and WORD.search(text)]
        if len(filled) * 2 >= len(body) and len(words) >= WORDS * len(filled) and len(set(words)) * 4 >= 3 * len(words):
            return column
    return None


def _lines(body: Sequence[Sequence[str]], label: int) -> tuple[Line, ...]:
    lines, group = [], ""
    for row in body:
        numbers = tuple(number_of(text) if column > label else None for column, text in enumerate(row))
        if row[label] and any(number is not None for number in numbers):
            lines.append(Line(label=row[label], group=group, cells=tuple(row), numbers=numbers))
        elif row[label] and not any(row[label + 1 :]):
            group = row[label]
    return tuple(lines)


def _is_figures(lines: Sequence[Line], column: int) -> bool:
    filled = [line for line in lines if line.cells[column] and line.cells[column] not in ("-", "–")]
    numbers = [line for line in filled if line.numbers[column] is not None]
    if all(YEAR.fullmatch(line.cells[column]) for line in numbers):
        return False
    return len(numbers) >= FIGURES * len(filled) and len(numbers) >= min(FEWEST_CELLS, len(lines))
