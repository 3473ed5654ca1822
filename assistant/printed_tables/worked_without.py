"""The total of a table with a line and without it, where the table prints both around that line."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.table_words import has_number
from assistant.printed_tables.worked import Worked
from assistant.tools.table_figures import CellFigure, figure
from assistant.tools.table_rows import TableRow


def with_and_without(work: Worked) -> Answer | None:
    """The total before and after a line that stands between them, where they differ by just that line."""
    text = work.wanted.text.lower()
    rows = work.found.named
    without = any(word in text for word in ("without", "excluding", "leaving out", "before", "not counting"))
    inside = any(word in text.replace("without", "") for word in ("with ", "including", "with them", "after"))
    if len(rows) != 1 or not without or rows[0].total or len(work.found.columns.each) != 1:
        return None
    column = work.found.columns.each[0][0]
    between = _totals_around(work, work.found.rows.each[0] + work.found.rows.tied, column)
    if between is None:
        return None
    before, line, after = between
    draft = work.draft
    draft.say(
        f"{draft.heading(column)} without {draft.label(line.row)}: **{work.written(before)}** ({draft.label(before.row)}) "
        f"{draft.mark(before.row)}."
    )
    if inside:
        draft.say(f"With it: **{work.written(after)}** ({draft.label(after.row)}) {draft.mark(after.row)}.")
    numbers = f"{plain(before.number)} + {plain(line.number)} = {plain(before.number + line.number)}"
    draft.working("total with the line", numbers, plain(before.number + line.number), (before, line), work.unit(line))
    for cell in (before, after) if inside else (before,):
        draft.figure(cell.row, column)
    draft.mark(line.row)
    return draft.answered()


def _totals_around(work: Worked, lines: Sequence[TableRow], column: int) -> tuple[CellFigure, CellFigure, CellFigure] | None:
    """The last total before a line, the line, and the next total after it, where the second is the first and the line together."""
    view = work.view
    labels = {line.label for line in lines}
    for at in range(len(view.rows) - 1, -1, -1):
        line = view.rows[at]
        if line.label not in labels or line.total or not has_number(view, line):
            continue
        before = next((row for row in reversed(view.rows[:at]) if row.total or row.label.lower().startswith("total")), None)
        after = next((row for row in view.rows[at + 1 :] if row.total), None)
        cells = [figure(view, row, column) if row is not None else None for row in (before, line, after)]
        if (
            cells[0]
            and cells[1]
            and cells[2]
            and cells[0].row is view.rows[at - 1]
            and cells[0].number + cells[1].number == cells[2].number
        ):
            return cells[0], cells[1], cells[2]
    return None
