"""Tables the other way round made upright: what each row holds stands in the first column, not on top.

Two kinds. Indicators as columns: the table is turned. One indicator with periods as columns or as rows, named by the heading above: all
its cells become one row, each under "period label", as in a table with several periods side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.grids.grid import cell_at, filled, own_text
from ingest.model import Cell, Measure, SectionTable, Table
from ingest.records.group_periods import ANY_YEAR
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading, parse_heading
from ingest.values.period import find_periods, month_range

MIN_LABELS = 2
MIN_PERIODS = 2
MIN_TITLE_WORDS = 3  # of an indicator on top of its column, in letters; names of services have fewer
LABELS = (Role.MEASURE, Role.RATING, Role.FRACTION, Role.REF, Role.POLARITY, Role.UNIT, Role.PERIOD, Role.COMMENT, Role.SERVICE)
CORNERS = (Role.TITLE, Role.WEAK_TITLE, Role.PERIOD, Role.UNKNOWN)


def upright(section: SectionTable, *, first: bool = True) -> SectionTable:
    """The table with its indicators as rows; any other table as it is. `first` under its heading it may be named by that."""
    table = section.table
    head = next((number for number, row in enumerate(table.rows) if len(filled(row)) > 1), None)
    if head is None or len(table.rows[head]) < MIN_LABELS + 1:
        return section
    rows = [number for number in range(head + 1, len(table.rows)) if _is_labelled(table, number)]
    if _has_rows_of_periods(table, head, rows):
        section = _turned(section, head, rows)
        table, head, rows = section.table, 0, list(range(1, len(table.rows[head])))
    labels = [parse_heading(own_text(table.rows[number][0]), year=ANY_YEAR) for number in rows]
    if not _are_labels(labels) or parse_heading(own_text(table.rows[head][0])).role not in CORNERS:
        return section
    tops = [own_text(cell) for cell in table.rows[head][1:]]
    if all(_is_period(text) for text in tops):
        named = _name(section) if first else None
        return section if named is None else _in_one_row(section, named, head, rows, labels)
    return _turned(section, head, rows) if all(_is_title(text) for text in tops) else section


def _has_rows_of_periods(table: Table, head: int, rows: Sequence[int]) -> bool:
    """Whether each row is of a period and the headings say what the figures of it are: a history the other way round."""
    headings = [parse_heading(own_text(cell), year=ANY_YEAR) for cell in table.rows[head][1:]]
    return len(rows) >= MIN_PERIODS and all(_is_period(own_text(table.rows[number][0])) for number in rows) and _are_labels(headings)


def _is_labelled(table: Table, number: int) -> bool:
    """Whether a row is more than a comment over the whole width."""
    first = table.rows[number][0]
    return bool(own_text(first)) and first is not None and first.column_span < len(table.rows[number])


def _are_labels(labels: Sequence[ColumnHeading]) -> bool:
    """Whether the first column says of each row what it holds: results and something to judge them by."""
    measures = {label.measure for label in labels}
    judged = measures & {Measure.TARGET, Measure.FLOOR} or any(label.role is Role.RATING for label in labels)
    return len(labels) >= MIN_LABELS and Measure.RESULT in measures and bool(judged) and all(label.role in LABELS for label in labels)


def _is_period(text: str) -> bool:
    mentions = find_periods(text, year=ANY_YEAR)
    return len(mentions) == 1 and not re.search(r"\w", text[: mentions[0].start] + text[mentions[0].end :])


def _is_title(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]{2,}", text)) >= MIN_TITLE_WORDS and not _is_period(text)


def _name(section: SectionTable) -> str | None:
    """The heading right above the table, if it can name an indicator."""
    named = section.headings[-1] if section.headings else ""
    return named if _is_title(named) else None


def _turned(section: SectionTable, head: int, rows: Sequence[int]) -> SectionTable:
    table = section.table
    lines = [head, *rows]
    turned = [tuple(_single(cell_at(table, number, column)) for number in lines) for column in range(len(table.rows[head]))]
    corner = turned[0][0]
    if corner is not None and not corner.text.strip():
        turned[0] = (replace(corner, text="Indicator"), *turned[0][1:])
    return replace(section, table=replace(table, rows=tuple(turned), header_rows=1))


def _in_one_row(section: SectionTable, name: str, head: int, rows: Sequence[int], labels: Sequence[ColumnHeading]) -> SectionTable:
    table = section.table
    headings = [Cell(text="Indicator", places=table.places)]
    cells = [Cell(text=name, places=table.places)]
    newest = _newest([own_text(cell) for cell in table.rows[head][1:]])
    for column in range(1, len(table.rows[head])):
        period = own_text(table.rows[head][column])
        for number, label in zip(rows, labels, strict=True):
            cell = _single(cell_at(table, number, column))
            if cell is None or (label.measure is Measure.DIRECTION and column != newest):
                continue  # a direction belongs to the newest result
            text = label.text if label.measure is Measure.DIRECTION else f"{period} {label.text}"
            headings.append(Cell(text=text, places=table.places))
            cells.append(cell)
    upright_table = replace(table, rows=(tuple(headings), tuple(cells)), header_rows=1)
    return replace(section, table=upright_table, headings=section.headings[:-1])


def _newest(periods: Sequence[str]) -> int:
    """The column of the newest period: the last, or the first where periods run backwards."""
    ends = [month_range(find_periods(text, year=ANY_YEAR)[0].period) or (0, 0) for text in periods]
    backwards = all(one > other for one, other in pairwise(ends))
    return 1 if backwards else len(periods)


def _single(cell: Cell | None) -> Cell | None:
    return replace(cell, row_span=1, column_span=1) if cell else None
