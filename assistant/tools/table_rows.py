"""A printed table as a question addresses it: named columns, rows with labels, groups and totals, numbers with units."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from assistant.meaning.words import tokens
from assistant.tools.table_headings import header_rows, heading_unit, whole_names
from ingest.model import SectionTable, Table
from ingest.values.unit import unit_in_words

TOTAL_ROW = re.compile(r"^\s*(?:(?:grand|overall|net|sub) ?-?)?totals?\b|\btotals?\s*(?:\([^()]*\))?\s*$|^all (?:\w+)$", re.IGNORECASE)
ROW_REF = re.compile(r"\s*(?P<ref>[A-Z]{1,6}[/-]?\d{2,6})\b")  # the id that a row of a register begins with
WORDY = re.compile(r"[A-Za-z]{3,}")
COUNT_BESIDE_SHARE = re.compile(r"-?[\d.]+\s*%\s*\((\d+)\)")  # "16% (3)": a share with the count it stands for
BRACKETED = re.compile(
    r"£?\s*\(\s*£?\s*([\d,]+(?:\.\d+)?)\s*(?:%|k|m|bn)?\s*\)\s*(?:%|k|m|bn)?\s*[*¹²³]?"
)  # accountants' negative, its sign of money or share inside or outside
NUMBER = re.compile(r"([-−–]|\+(?=\s*£?\s*\d))?\s*£?\s*([-−–]?)(\d[\d,]*(?:\.\d+)?)\s*(?:%|k|m|bn|million)?\s*[*¹²³]?")
GRADED = re.compile(
    r"[A-Z]?[a-z]{2,}(?: [A-Za-z][a-z]*){0,2}\s*[-–:]?\s*\(?(\d{1,2})\)?"
)  # "Quite likely 4": a word of a scale with its points
POINTED = re.compile(r"(\d{1,2})\s*[-–:]?\s*[A-Z][a-z]{2,}(?: [A-Za-z][a-z]*){0,2}")  # "4 Quite likely"
NO_MONEY = re.compile(r"%|\b(?:per ?cent\w*|likelihood|probability|impact|scores?|ratings?|fte|number|grade|ref|rank)\b")
UNITS = frozenset({"£000", "£m", "£", "%"})
UNLABELLED = -1  # of a table whose one row has no label
DISTINCT = 0.8  # share of different texts from which a column tells rows apart
MANY = 0.5  # share of a column's filled cells that hold numbers in a column of figures


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row below the headings; `index` counts from 0, headings included. `groups` are the sub-headings above it, outermost first."""

    index: int
    label: str
    prefix: str
    ref: str | None
    groups: tuple[str, ...]
    total: bool

    @property
    def name(self) -> str:
        """The label, the reference in front where it is not part of it."""
        return f"{self.ref} {self.label}" if self.ref and not self.label.startswith(self.ref) else self.label


@dataclass(frozen=True, kw_only=True)
class TableView:
    """`names` are the whole headings of the columns; `report` are the names of the report, `context` what stands around the table and says
    what it is about."""

    source: SectionTable
    names: tuple[str, ...]
    label_column: int
    rows: tuple[TableRow, ...]
    report: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    heading_unit: str | None = None  # of a heading row that holds nothing else

    @property
    def document_id(self) -> str:
        return self.source.table.places[0].document_id

    def text(self, row: TableRow, column: int) -> str:
        return text_at(self.source.table, row.index, column)

    def number(self, row: TableRow, column: int) -> Decimal | None:
        return number_in(self.text(row, column))

    @cached_property
    def figure_columns(self) -> tuple[int, ...]:
        """The columns of which most filled cells hold numbers, from the left."""
        return tuple(column for column in range(len(self.names)) if column != self.label_column and self._is_figures(column))

    @cached_property
    def text_columns(self) -> tuple[int, ...]:
        """The other columns right of the labels, and those of figures left blank throughout."""
        return tuple(column for column in range(len(self.names)) if column > self.label_column and column not in self.figure_columns)

    def is_empty(self, column: int) -> bool:
        """True for a column that has a heading and nothing else."""
        return bool(self.names[column]) and not any(self.text(row, column) for row in self.rows)

    def unit(self, column: int, text: str = "") -> str | None:
        """The unit of a cell: its own, that of the column's heading, or that of the headings above the table."""
        for words in (text, self.names[column], *reversed(self.source.headings)):
            unit = unit_in_words(words) if words else None
            if unit in UNITS and (words != text or unit in ("%", "£", "£m")):
                return None if COUNT_BESIDE_SHARE.search(text) else unit
        plain = text.endswith("%") or not self.names[column] or NO_MONEY.search(self.names[column].lower())
        return None if plain else self.heading_unit

    @cached_property
    def row_words(self) -> tuple[frozenset[str], ...]:
        """The stems of each row's label, in the order of `rows`."""
        return tuple(frozenset(tokens(f"{row.ref or ''} {row.label}")) for row in self.rows)

    @cached_property
    def label_words(self) -> frozenset[str]:
        """The stems of all labels."""
        return frozenset().union(*self.row_words)

    @cached_property
    def main_words(self) -> tuple[frozenset[str], ...]:
        """The stems of each row's label without what it puts in brackets, which a question need not say."""
        return tuple(frozenset(tokens(re.sub(r"\([^)]*\)", " ", row.label))) for row in self.rows)

    @cached_property
    def beside_words(self) -> tuple[frozenset[str], ...]:
        """The stems of what stands before each row's label and of its groups."""
        return tuple(frozenset(tokens(f"{row.prefix} {' '.join(row.groups)}")) for row in self.rows)

    @cached_property
    def name_words(self) -> tuple[frozenset[str], ...]:
        """The stems of each column's heading."""
        return tuple(frozenset(tokens(name)) for name in self.names)

    @cached_property
    def context_words(self) -> frozenset[str]:
        """The stems of the report's names and of what stands around the table."""
        return self.near_words | frozenset(tokens(" ".join(self.report)))

    @cached_property
    def near_words(self) -> frozenset[str]:
        """The stems of what stands around the table, and of the heading of its labels."""
        heading = self.names[self.label_column] if self.label_column != UNLABELLED else ""
        return frozenset(tokens(" ".join((*self.context, heading))))

    def _is_figures(self, column: int) -> bool:
        texts = [self.text(row, column) for row in self.rows]
        filled = [text for text in texts if text and text not in ("-", "–", "—") and text.lower() not in ("n/a", "na", "tbc")]
        return bool(filled) and sum(number_in(text) is not None for text in filled) >= MANY * len(filled)


def table_view(source: SectionTable) -> TableView | None:
    """The table with its rows and columns named; None for one without rows, or whose rows have no labels to tell them apart."""
    table = source.table
    header = header_rows(table)
    indexes = [row for row in range(header, len(table.rows)) if any(text_at(table, row, column) for column in range(len(table.rows[0])))]
    if not indexes:
        return None
    names = whole_names(table, header)
    label_column = _label_column(table, indexes)
    if label_column is None:
        if len(indexes) > 1 or header == 0:
            return None
        label_column = UNLABELLED
    rows = _rows(table, indexes, label_column)
    unit = heading_unit(table, header)
    return TableView(source=source, names=names, label_column=label_column, rows=rows, heading_unit=unit) if rows else None


def text_at(table: Table, row: int, column: int) -> str:
    """The words of a cell on one line; of the cell that spans it from above where there is one; empty for none."""
    if column == UNLABELLED:
        return ""
    cell = table.rows[row][column]
    for above in range(row - 1, -1, -1):
        if cell is not None:
            break
        candidate = table.rows[above][column]
        if candidate is not None:
            cell = candidate if candidate.row_span > row - above else None
            break
    return " ".join(cell.text.split()) if cell is not None else ""


def number_in(text: str) -> Decimal | None:
    """The number that a cell holds as a whole: the count beside a share, a bracketed number as negative, the points of a scale.

    >>> number_in("16% (3)"), number_in("(1,915)"), number_in("Rather likely 4"), number_in("n/a"), number_in("in 3 of 4 cases")
    (Decimal('3'), Decimal('-1915'), Decimal('4'), None, None)
    """
    text = text.strip()
    if match := COUNT_BESIDE_SHARE.fullmatch(text):
        return Decimal(match[1])
    if match := BRACKETED.fullmatch(text):
        return -Decimal(match[1].replace(",", ""))
    if match := NUMBER.fullmatch(text):
        number = Decimal(match[3].replace(",", ""))
        return -number if match[1] not in (None, "+") or match[2] else number
    match = GRADED.fullmatch(text) or POINTED.fullmatch(text)
    return Decimal(match[1]) if match else None


def _label_column(table: Table, indexes: Sequence[int]) -> int | None:
    """The first column whose words tell the rows apart; else the one left of the figures that does it best."""
    wordy: dict[int, int] = {}
    for column in range(len(table.rows[0])):
        texts = [text for index in indexes if (text := text_at(table, index, column))]
        if texts and all(ROW_REF.fullmatch(text) for text in texts):
            continue
        if len(texts) * 3 < len(indexes) or sum(number_in(text) is None and bool(WORDY.search(text)) for text in texts) < 0.6 * len(texts):
            if wordy and texts and sum(number_in(text) is not None for text in texts) > MANY * len(texts) and not _is_scale(texts):
                break
            if not _is_scale(texts):
                continue
        wordy[column] = len(set(texts))
        if len(set(texts)) >= DISTINCT * len(texts) and len(texts) > 0.5 * len(indexes):
            return column
    return max(wordy, key=lambda column: (wordy[column], -column)) if wordy else None


def _is_scale(texts: Sequence[str]) -> bool:
    """True for the steps of a scale, each different: "5 Certain", "4 Likely"."""
    return len(texts) > 1 and len(set(texts)) == len(texts) and all(POINTED.fullmatch(text) for text in texts)


def _rows(table: Table, indexes: Sequence[int], label_column: int) -> tuple[TableRow, ...]:
    rows: list[TableRow] = []
    groups: list[str] = []
    since_group = 0
    for index in indexes:
        texts = [text_at(table, index, column) for column in range(len(table.rows[0]))]
        label = "" if label_column == UNLABELLED else next((text for text in (texts[label_column], *texts[:label_column]) if text), "")
        others = [text for column, text in enumerate(texts) if text and column > label_column]
        others += [text for text in texts[: max(0, label_column)] if number_in(text) is not None]
        if label and not others and len(indexes) > 1 and len(texts) > 1:
            if since_group:
                groups = groups[:-1]
            groups.append(label)
            since_group = 0
            continue
        total = bool(TOTAL_ROW.search(label))
        if not total and _spans_label(table, index, label_column):  # a sub-heading that prints the sum of its lines
            groups = groups[:-1]
            rows.append(_row(index, label, (), tuple(groups), total=False))
            groups.append(label)
            since_group = 1
            continue
        rows.append(_row(index, label, texts[: max(0, label_column)], tuple(groups), total=total))
        since_group += 1
        if total:
            groups = _closed(groups, label)
            since_group = 0
    summed = {TOTAL_ROW.sub("", row.label).strip().lower() for row in rows if row.total}
    return tuple(replace(row, total=True) if _repeats_total(row, summed) else row for row in rows)


def _spans_label(table: Table, index: int, label_column: int) -> bool:
    """Does one cell stretch over the column of the labels from a column before it, as no line of the table does?"""
    if label_column <= 0:
        return False
    cells = table.rows[index]
    start = next((column for column in range(label_column, -1, -1) if cells[column] is not None), None)
    cell = cells[start] if start is not None else None
    return cell is not None and start is not None and start < label_column < start + cell.column_span


def _repeats_total(row: TableRow, summed: Collection[str]) -> bool:
    """True for a line of a summary that repeats, under the name of a group, the total of that group."""
    return row.label.lower() in summed and row.label not in row.groups


def _row(index: int, label: str, before: Sequence[str], groups: tuple[str, ...], *, total: bool) -> TableRow:
    refs = [match["ref"] for text in (*before, label) if (match := ROW_REF.match(text))]
    ref = refs[0] if refs else None
    prefix = " ".join(text for text in before if text and text != ref and number_in(text) is None)
    return TableRow(index=index, label=label, prefix=prefix, ref=ref, groups=groups, total=total)


def _closed(groups: list[str], label: str) -> list[str]:
    """The groups still open after a total row: those around the one that it sums."""
    name = label.lower()
    for depth in range(len(groups) - 1, -1, -1):
        if name.startswith(groups[depth].lower()[:40]) or groups[depth].lower() in name:
            return groups[:depth]
    return groups


def only_row(view: TableView) -> TableRow | None:
    """The row of a table of one row, which a total may repeat; None for other tables."""
    printed = {tuple(view.text(row, column) for column in view.figure_columns) for row in view.rows}
    return view.rows[0] if len(printed) == 1 else None
