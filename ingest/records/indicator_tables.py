"""Which tables, or parts of tables, hold indicators, and what each of their columns is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.grids.grid import MAX_HEADING_ROWS, filled, heading_paths, own_text
from ingest.model import Measure, Table
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading, parse_heading, parse_headings
from ingest.records.like_columns import like_columns, under_two_periods, unnamed
from ingest.values.number import CellKind, parse_number
from ingest.values.refs import NO_REF, looks_like_ref

MIN_KNOWN = 0.6  # share of the filled cells of a repeated heading row that must read as headings
MAX_HEADING_WORDS = 40  # a heading with its explanation has up to 30
MIN_BARE = 2  # columns headed by nothing but a period, where no other column says that it holds results: one may be a date of completion
MIN_HEADINGS = 3  # fewer columns are no indicator table: a name, a figure and something to judge it by


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTable:
    """A stretch of a table under one set of headings.

    `rows` are the row numbers of its data, `alike` the headings of columns that cannot be told apart and are not read.
    """

    table: Table
    headings: tuple[ColumnHeading, ...]
    rows: tuple[int, ...]
    alike: tuple[str, ...] = ()

    def columns(self, role: Role, measure: Measure | None = None) -> tuple[int, ...]:
        """The numbers of the columns of a role, and of a measure if one is given."""
        return tuple(i for i, h in enumerate(self.headings) if h.role is role and (measure is None or h.measure is measure))

    def column(self, role: Role) -> int | None:
        """The first column of a role."""
        columns = self.columns(role)
        return columns[0] if columns else None


def find_indicator_tables(table: Table, report_period: str | None) -> tuple[IndicatorTable, ...]:
    """The stretches of a table that hold indicators, in order; none for budgets, counts of ratings, risks and the like."""
    starts = _heading_rows(table)
    found = []
    for number, (first, last) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(table.rows)
        rows = tuple(range(last + 1, end))
        if not any(len(filled(table.rows[row])) > 1 for row in rows):
            continue  # headings without data, or a card whose labels and values look like headings
        headings = parse_headings(heading_paths(table, range(first, last + 1)), report_period=report_period)
        alike = {*like_columns(table, headings, rows), *under_two_periods(table, headings, range(first, last + 1))}
        names = tuple(dict.fromkeys(headings[i].text for i in sorted(alike)))
        headings = _with_ref_column(table, unnamed(headings, alike), rows)
        found.append(IndicatorTable(table=table, headings=headings, rows=rows, alike=names))
    return tuple(found)


def is_indicator_heading(headings: Sequence[ColumnHeading]) -> bool:
    """Whether headings are those of an indicator table: a column of indicators, and results or targets.

    Weak names of indicators ("Description") need a ref beside them, or both a target and a result. Two columns of money make a budget, two
    of risk a register of risks.
    """
    roles = {heading.role for heading in headings}
    if any(sum(heading.role is role for heading in headings) > 1 for role in (Role.MONEY, Role.RISK)):
        return False
    if sum(bool(heading.text) for heading in headings) < MIN_HEADINGS:
        return False
    valued = [heading for heading in headings if heading.measure in (Measure.RESULT, Measure.TARGET)]
    if not valued or (all(heading.bare for heading in valued) and len(valued) < MIN_BARE):
        return False
    if Role.TITLE in roles:
        return True
    return Role.WEAK_TITLE in roles and (Role.REF in roles or {heading.measure for heading in valued} == {Measure.RESULT, Measure.TARGET})


def _heading_rows(table: Table) -> list[tuple[int, int]]:
    """First and last row of each set of indicator headings in a table."""
    found: list[tuple[int, int]] = []
    row = 0
    while row < len(table.rows):
        last = _heading_from(table, row, at_top=not found)
        if last is None:
            row += 1
        else:
            found.append((row, last))
            row = last + 1
    return found


def _heading_from(table: Table, row: int, *, at_top: bool) -> int | None:
    """The last row of the indicator headings that begin at a row, None when none begin there."""
    if len(filled(table.rows[row])) < 2:
        return None
    if at_top and row < table.header_rows and _reads_as_headings(table, row, table.header_rows - 1):
        return table.header_rows - 1
    if not at_top or row >= max(table.header_rows, MAX_HEADING_ROWS):
        return row if _all_headings(table, row) and _reads_as_headings(table, row, row) else None
    for last in (row, row + 1):
        if (
            last < len(table.rows)
            and all(_all_headings(table, one) for one in range(row, last + 1))
            and _reads_as_headings(table, row, last)
        ):
            return last
    return None


def _reads_as_headings(table: Table, first: int, last: int) -> bool:
    return is_indicator_heading([parse_heading(text) for text in heading_paths(table, range(first, last + 1))])


def _all_headings(table: Table, row: int) -> bool:
    """Whether most filled cells of a row read as headings and none as a figure."""
    texts = [own_text(cell) for cell in filled(table.rows[row])]
    if any(
        len(text.split()) > MAX_HEADING_WORDS or parse_number(text).kind in (CellKind.NUMBER, CellKind.FRACTION, CellKind.NOT_AVAILABLE)
        for text in texts
    ):
        return False
    return sum(parse_heading(text).role is not Role.UNKNOWN for text in texts) >= MIN_KNOWN * len(texts)


def _with_ref_column(table: Table, headings: tuple[ColumnHeading, ...], rows: tuple[int, ...]) -> tuple[ColumnHeading, ...]:
    """The headings with the ref column where the refs are: under "Ref", or under no heading beside it.

    Where a kind ("CPI") stands under "Ref" and the refs in a column without heading, the former becomes the kind.
    """
    candidates = [
        i for i, heading in enumerate(headings) if heading.role is Role.REF or (heading.role is Role.UNKNOWN and not heading.text)
    ]
    if not candidates:
        return headings

    def share(column: int) -> float:
        texts = [text for row in rows if (text := own_text(table.rows[row][column])) and text.lower() not in NO_REF]
        return sum(looks_like_ref(text) for text in texts) / len(texts) if texts else 0.0

    best = max(candidates, key=lambda i: (share(i), headings[i].role is Role.REF))
    if headings[best].role is Role.UNKNOWN and share(best) < MIN_KNOWN:
        return headings
    changed = list(headings)
    for i in candidates:
        changed[i] = replace(headings[i], role=Role.REF if i == best else Role.KIND if headings[i].role is Role.REF else headings[i].role)
    return tuple(changed)
