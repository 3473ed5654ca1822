"""The sum of several lines that a question counts but names together: "what do the three bus fare lines come to?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.model import Answer
from assistant.printed_tables.worked import BASES, Worked, default_cell, say_sum
from assistant.tools.table_figures import CellFigure
from assistant.tools.table_rows import TableRow

FEWEST = 2


def family_answer(work: Worked) -> Answer | None:
    """The sum of all lines that hold every telling word of the question, where they are as many as it says."""
    rows = lines_of_family(work)
    if len(rows) != work.wanted.many or len(rows) < FEWEST:
        return None
    cells = [_cell(work, row) for row in rows]
    kept = [cell for cell in cells if cell is not None]
    if len(kept) < len(rows) or len({work.unit(cell) for cell in kept}) > 1:
        return None
    return say_sum(work, kept)


def _cell(work: Worked, row: TableRow) -> CellFigure | None:
    return work.sole(row, 0) if work.found.columns.each else work.of_concept(row, BASES) or default_cell(work, row)


def lines_of_family(work: Worked) -> Sequence[TableRow]:
    """The lines, totals aside, whose label or group holds each word that names no column."""
    table = work.found.table
    naming = [
        term for term in work.wanted.terms
        if term.concept is None and not term.spare and term not in work.found.columns.terms
    ]  # fmt: skip
    rows = [
        row for row, own, beside in zip(table.view.rows, table.rows, table.beside, strict=True)
        if not row.total and any(term.held_by(own) for term in naming) and all(term.held_by(own) or term.held_by(beside) for term in naming)
    ]  # fmt: skip
    return rows if naming else []
