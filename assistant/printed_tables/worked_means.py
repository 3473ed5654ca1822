"""The average of one row over the years that a question names: "average capital spend from 2030-31 to 2032-33"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import plain, rounded
from assistant.model import Answer
from assistant.printed_tables.column_choice import periods_of
from assistant.printed_tables.draft import formula
from assistant.printed_tables.worked import Worked, rows_meant
from assistant.tools.table_figures import CellFigure, figure, summed

FROM_TO = re.compile(r"\d\s*(?:to|-|–|until|through|thru)\s*(?:20)?\d\d|\bbetween\b|\bfrom\b")
PERIOD = re.compile(r"(?:20)?\d\d\s*[-/–]\s*(?:20)?\d\d")
FEWEST = 2


def mean_answer(work: Worked) -> Answer | None:
    """The mean of the cells of the years named, those between them included where the question says "from … to …"."""
    rows = rows_meant(work.found, work.wanted)
    columns = _columns(work)
    if len(rows) != 1 or len(columns) < FEWEST:
        return None
    cells: list[CellFigure] = [cell for column in columns if (cell := figure(work.view, rows[0], column)) is not None]
    if len(cells) < len(columns) or len({work.unit(cell) for cell in cells}) > 1:
        return None
    total, draft, unit = summed(cells), work.draft, work.unit(cells[0])
    mean = rounded(total / len(cells), 2)
    shown = "; ".join(f"{draft.heading(cell.column)}: {work.written(cell)}" for cell in cells)
    draft.say(f"{draft.label(rows[0])}: the average is **{draft.amount(mean, unit)}** {draft.mark(rows[0])} ({shown}).")
    numbers = f"({formula([cell.number for cell in cells])}) / {len(cells)} = {plain(mean)}"
    draft.working("average", numbers, plain(mean), cells, unit)
    for cell in cells:
        draft.figure(cell.row, cell.column)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered()


def _columns(work: Worked) -> Sequence[int]:
    """A column for each year from the first to the last, under headings of one kind; empty where a year has none or several."""
    each = work.found.columns.each
    if not work.found.columns.timed or any(len(columns) != 1 for columns in each):
        return ()
    named = sorted(columns[0] for columns in each)
    years = sorted(period.start.year for period in work.wanted.periods)
    if not FROM_TO.search(work.wanted.text.lower()):
        return named if len(named) == len(years) else ()
    kind = _kind(work.view.names[named[0]])
    between = [
        column
        for column in work.view.figure_columns
        if named[0] <= column <= named[-1] and _kind(work.view.names[column]) == kind and periods_of(work.view.names[column], None)
    ]
    return between if len(between) == years[-1] - years[0] + 1 else ()


def _kind(name: str) -> str:
    """A heading without its year: "2030-31 Estimate" -> "estimate"."""
    return " ".join(PERIOD.sub(" ", name.lower()).split())
