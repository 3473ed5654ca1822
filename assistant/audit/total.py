"""Rule `total`: the total row of a table must be the sum of the rows above it, in every column of amounts or counts.

Money is rounded row by row, so a sum may differ by half a unit for each number in it; counts are exact. That the rows above are the parts
is shown by the other columns: where they add up, a column that does not is an error. A table of one column is an error only if leaving
out or counting twice one of its rows would not mend it, as a note may say that a row stands within another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.tools.table_figures import CellFigure, figure, is_rounding, parts_of, summed
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView, number_in

RULE = "total"
NOT_SUMMED = re.compile(r"%|\b(?:per ?cent|percentage|average|mean|median|rate|ratio|rank|score|index|unit cost|price)\b", re.IGNORECASE)
COUNTS = re.compile(r"\b(?:no\.|number|count)", re.IGNORECASE)
WITHIN = re.compile(r"^\W*(?:of which|including|includes|memo|sub-?total)\b", re.IGNORECASE)
BLANK = frozenset({"", "-", "–", "—", "n/a", "na", "nil"})
FEWEST_ALONE = 3  # rows of a table of one column


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A printed total with the cells that it sums."""

    view: TableView
    total: CellFigure
    parts: tuple[CellFigure, ...]

    @property
    def difference(self) -> Decimal:
        return self.total.number - summed(self.parts)

    @property
    def holds(self) -> bool:
        if self.difference == 0:
            return True
        return not self._counts and is_rounding(self.difference, self.parts)

    @property
    def _counts(self) -> bool:
        return COUNT_BESIDE_SHARE.search(self.total.raw) is not None or COUNTS.search(self.view.names[self.total.column]) is not None

    @property
    def mended_by_one_row(self) -> bool:
        return any(abs(self.difference) == abs(part.number) for part in self.parts)


def findings(report: Audited) -> Iterator[Finding]:
    """The totals that their parts do not give."""
    for view in report.tables:
        for row in view.rows:
            if row.total:
                yield from _judged(tuple(_sums(view, row)), report)


def _sums(view: TableView, total: TableRow) -> Iterator[Sum]:
    rows = parts_of(view, total)
    if len(rows) < 2 or any(WITHIN.match(row.label) for row in rows):
        return
    for column in view.figure_columns:
        cell = figure(view, total, column)
        texts = [view.text(row, column) for row in (*rows, total)]
        if cell is None or NOT_SUMMED.search(view.names[column]) or any(_is_share(text) for text in texts):
            continue
        if all(number_in(text) is not None or text.lower() in BLANK for text in texts):
            parts = tuple(part for row in rows if (part := figure(view, row, column)) is not None)
            if len(parts) > 1:
                yield Sum(view=view, total=cell, parts=parts)


def _is_share(text: str) -> bool:
    return text.rstrip().endswith("%")


def _judged(sums: Sequence[Sum], report: Audited) -> Iterator[Finding]:
    good = sum(one.holds and one.total.number != 0 for one in sums)
    for one in sums:
        if one.holds:
            continue
        if good:
            yield _finding(one, Kind.ERROR, report)
        elif len(sums) == 1 and len(one.parts) >= FEWEST_ALONE:
            yield _finding(one, Kind.NOTE if one.mended_by_one_row else Kind.ERROR, report)


def _finding(one: Sum, kind: Kind, report: Audited) -> Finding:
    computed = summed(one.parts)
    name = one.view.names[one.total.column]
    return finding_of(
        RULE,
        kind,
        line_of(one.view, one.total.row.index),
        [line_of(one.view, part.row.index) for part in one.parts],
        report.document,
        shown=f"{name}: {one.total.raw}",
        recomputed=f"{computed:,}",
        working=f"{name}: {' + '.join(f'{part.number:,}' for part in one.parts)} = {computed:,}; printed {one.total.raw}",
        title=one.total.row.label,
    )
