"""Arithmetic over the cells of one column: parts and totals, differences, shares, largest and smallest, rows within limits."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.tools.table_rows import TableRow, TableView

COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le, "=": operator.eq,
}  # fmt: skip
SMALLEST_STEP = Decimal("0.5")  # of the last digit printed: how far rounding may move each part of a sum


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFigure:
    """The number of one cell, with the words that it was read from."""

    row: TableRow
    column: int
    raw: str
    number: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Which numbers are asked for: `sign` is one of >, >=, <, <=, =."""

    sign: str
    number: Decimal

    def holds(self, number: Decimal) -> bool:
        return COMPARISONS[self.sign](number, self.number)


def figures(view: TableView, column: int, *, totals: bool = False) -> tuple[CellFigure, ...]:
    """The numbers of a column, without total rows unless wanted; the same row printed twice counts once."""
    found: dict[tuple[str, tuple[str, ...]], CellFigure] = {}
    for row in view.rows:
        number = view.number(row, column)
        if number is None or (row.total and not totals):
            continue
        line = (row.name, row.groups, tuple(view.text(row, one) for one in range(len(view.names))))
        found.setdefault((str(line), row.groups), CellFigure(row=row, column=column, raw=view.text(row, column), number=number))
    return tuple(found.values())


def figure(view: TableView, row: TableRow, column: int) -> CellFigure | None:
    number = view.number(row, column)
    return None if number is None else CellFigure(row=row, column=column, raw=view.text(row, column), number=number)


def total_row(view: TableView) -> TableRow | None:
    """The row that sums the whole table: the last total; None where the table has none."""
    return next((row for row in reversed(view.rows) if row.total), None)


def parts_of(view: TableView, total: TableRow) -> tuple[TableRow, ...]:
    """The rows that a total sums: those of the group it closes, or all where it is the only total; empty where that is not clear."""
    if sum(row.total for row in view.rows) == 1 and view.rows[-1] is total:
        return tuple(row for row in view.rows if not row.total)
    before: list[TableRow] = []
    for row in view.rows:
        if row is total:
            break
        before.append(row)
    group = next((one for one in reversed(total.groups) if total.label.lower().startswith(one.lower()[:40])), None)
    if group is None:
        return ()
    return tuple(row for row in before if not row.total and row.groups and row.groups[-1] == group and row.groups == total.groups)


def without_totals(view: TableView, rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """The rows without the totals that hold another of them."""
    return tuple(row for row in rows if not any(_sums(view, row, other) for other in rows if other is not row))


def _sums(view: TableView, total: TableRow, row: TableRow) -> bool:
    """Is `row` one of those that `total` adds up? A total whose parts are not clear is taken to add up all."""
    parts = parts_of(view, total)
    return total.total and (row in parts or (not parts and row is not total_row(view)))


def summed(cells: Sequence[CellFigure]) -> Decimal:
    return sum((cell.number for cell in cells), Decimal(0))


def is_rounding(difference: Decimal, cells: Sequence[CellFigure]) -> bool:
    """Can rounding of the parts alone make up the difference?"""
    step = Decimal(1).scaleb(min((int(cell.number.as_tuple().exponent) for cell in cells), default=0))
    return abs(difference) <= step * SMALLEST_STEP * (len(cells) + 1)


def within(cells: Sequence[CellFigure], limits: Sequence[Limit]) -> tuple[CellFigure, ...]:
    return tuple(cell for cell in cells if all(limit.holds(cell.number) for limit in limits))


def ranked(cells: Sequence[CellFigure], *, smallest: bool = False) -> tuple[CellFigure, ...]:
    """The cells from the largest to the smallest number, or the other way; equal ones as printed."""
    return tuple(sorted(cells, key=lambda cell: (cell.number if smallest else -cell.number, cell.row.index)))


def leading(cells: Sequence[CellFigure], count: int, *, smallest: bool = False) -> tuple[CellFigure, ...]:
    """The first `count` in rank and all that equal the last of them."""
    order = ranked(cells, smallest=smallest)
    return tuple(
        cell for cell in order if len(order) <= count or COMPARISONS["<=" if smallest else ">="](cell.number, order[count - 1].number)
    )
