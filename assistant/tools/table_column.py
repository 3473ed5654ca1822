"""One column of a printed table: its numbers, their sum, and the total that the table prints."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.words import plain_words, stem
from ingest.model import SectionTable

TOTAL_ROW = re.compile(r"^\s*(?:grand |overall |sub-?)?totals?\b", re.IGNORECASE)
COUNT_IN_BRACKETS = re.compile(r"-?[\d.]+\s*%\s*\((\d+)\)")  # "16% (3)": a share with the count it stands for
BRACKETS = re.compile(r"\(\s*£?([\d,]+(?:\.\d+)?)\s*\)")  # accountants' negative
FEWEST_ROWS = 2
NUMBER = re.compile(r"-?£?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row's number in the column; `row` counts from 0, headings included."""

    label: str
    row: int
    number: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`total` is the printed total row, None where the table has none."""

    table: SectionTable
    heading: str
    entries: tuple[Entry, ...]
    total: Entry | None

    @property
    def summed(self) -> Decimal:
        return sum((entry.number for entry in self.entries), Decimal(0))


def find_column(tables: Sequence[SectionTable], words: Collection[str]) -> Column | None:
    """The column whose whole heading is said in `words` (stems of the question): with a total row first, then the longest heading, then the
    table whose own headings and labels are said most."""
    best: tuple[tuple[int, ...], Column] | None = None
    for table in tables:
        for index in range(1, len(table.table.rows[0]) if table.table.rows else 0):
            heading = " ".join(_own_heading(table, index).split())
            stems = {stem(word) for word in plain_words(heading) if word.isalpha()}
            if not stems or not stems <= set(words):
                continue
            column = _column(table, index, heading)
            if len(column.entries) < FEWEST_ROWS:
                continue
            said = {stem(word) for word in plain_words(" ".join(table.headings))} & set(words)
            rank = (column.total is not None, len(stems), len(said), len(column.entries))
            if best is None or rank > best[0]:
                best = rank, column
    return best[1] if best else None


def _own_heading(table: SectionTable, index: int) -> str:
    """The lowest heading cell of a column that is not empty."""
    rows = table.table.rows[: max(1, table.table.header_rows)]
    texts = [cell.text for row in rows if (cell := row[index]) is not None and cell.text.strip()]
    return texts[-1] if texts else ""


def _column(table: SectionTable, index: int, heading: str) -> Column:
    entries: list[Entry] = []
    total: Entry | None = None
    for number, row in enumerate(table.table.rows[max(1, table.table.header_rows) :], max(1, table.table.header_rows)):
        label = " ".join((row[0].text if row[0] else "").split())
        cell = row[index]
        found = cell_number(cell.text) if cell is not None else None
        if found is None:
            continue
        if TOTAL_ROW.match(label):
            total = Entry(label=label, row=number, number=found)
        else:
            entries.append(Entry(label=label, row=number, number=found))
    return Column(table=table, heading=heading, entries=tuple(entries), total=total)


def cell_number(text: str) -> Decimal | None:
    """The number of a cell that adds up: the count beside a share, a bracketed number as negative.

    >>> cell_number("16% (3)"), cell_number("(1,915)"), cell_number("n/a")
    (Decimal('3'), Decimal('-1915'), None)
    """
    text = text.strip()
    if match := COUNT_IN_BRACKETS.search(text):
        return Decimal(match[1])
    if match := BRACKETS.fullmatch(text):
        return -Decimal(match[1].replace(",", ""))
    match = NUMBER.search(text)
    return Decimal(match.group().replace(",", "").replace("£", "")) if match else None
