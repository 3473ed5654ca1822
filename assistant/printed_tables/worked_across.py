"""Answers that go over the columns of one row: "which directorate has the largest net budget?" where each has a column."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.columns_across import LEAST_COLUMNS
from assistant.printed_tables.wordings import Concept
from assistant.printed_tables.worked import Worked
from assistant.tools.table_figures import CellFigure, figure, leading


def across_answer(work: Worked) -> Answer | None:
    """The columns in which the row named is largest or smallest, or which keep the limits of the question."""
    rows = work.found.named
    if len(rows) != 1 or work.found.rows.tied:
        return None
    cells = [cell for column in work.found.across if (cell := figure(work.view, rows[0], column)) is not None]
    if len(cells) < LEAST_COLUMNS or len({work.unit(cell) for cell in cells}) > 1:
        return None
    if work.wanted.task in (Task.LARGEST, Task.SMALLEST):
        return _leading(work, cells)
    return _limited(work, cells) if work.wanted.limits else None


def _leading(work: Worked, cells: Sequence[CellFigure]) -> Answer:
    draft, row = work.draft, cells[0].row
    if Concept.SAVING in work.wanted.concepts() and sum(cell.number for cell in cells) < 0:
        cells = [cell for cell in cells if cell.number < 0]  # what is saved is printed as a negative amount
    word = "smallest" if work.wanted.task is Task.SMALLEST else "largest"
    smallest = (work.wanted.task is Task.SMALLEST) is not all(cell.number <= 0 for cell in cells)
    chosen = leading(cells, 1, smallest=smallest)
    draft.working(word, f"{word} of {len(cells)} columns", plain(chosen[0].number), chosen, work.unit(chosen[0]))
    shown = "; ".join(f"{draft.heading(cell.column)}, **{work.written(cell)}**" for cell in chosen)
    draft.say(f"The {word} of the columns for {draft.label(row)}: {shown} {draft.mark(row)}.")
    for cell in chosen:
        draft.figure(row, cell.column)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered()


def _limited(work: Worked, cells: Sequence[CellFigure]) -> Answer:
    draft, row = work.draft, cells[0].row
    kept = [cell for cell in cells if all(work.limited(cell.number, work.unit(cell), limit) for limit in work.wanted.limits)]
    draft.working("count", f"{len(kept)} of {len(cells)} columns", str(len(kept)), kept, None, "counted over the columns of the row")
    if kept:
        draft.say(f"**{len(kept)}** {'column fits' if len(kept) == 1 else 'columns fit'} for {draft.label(row)} {draft.mark(row)}:")
        draft.draft.block("\n".join(f"- {draft.heading(cell.column)}: **{work.written(cell)}**" for cell in kept))
        for cell in kept:
            draft.figure(row, cell.column)
    else:
        draft.say(f"No column for {draft.label(row)} fits that {draft.mark(row)}.")
    return draft.answered()
