"""Two located cells set against each other: a difference, a percentage over or under, a share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import listed, plain, rounded
from assistant.model import Answer
from assistant.printed_tables.column_choice import periods_of
from assistant.printed_tables.draft import formula
from assistant.printed_tables.row_choice import IN_TOTAL
from assistant.printed_tables.table_words import stems_of
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import AGAINST, BASES, Worked, confirmed, default_cell, keeps, rows_meant
from assistant.tools.table_figures import CellFigure, figure, figures, summed, total_row
from assistant.tools.table_rows import TableRow

LEAST_PARTS = 3
IN_ALL = re.compile(r"\b(?:total|whole|entire|overall|all)\b")


def _pair(work: Worked) -> tuple[CellFigure, CellFigure] | None:
    """The two cells that a difference or percentage is between: the later or first named one first."""
    rows = rows_meant(work.found, work.wanted)
    each = work.found.columns.each
    if len(work.found.rows.each) == 2 and len(each) <= 1:
        first, second = (work.sole(row, 0) if each else default_cell(work, row) for row in work.found.named)
        return (first, second) if first and second else None
    if len(rows) != 1:
        return None
    if len(each) == 2:
        first, second = work.sole(rows[0], 0), work.sole(rows[0], 1)
        if first is None or second is None:
            return None
        return _in_order(work, first, second)
    if not each and (years := _two_years(work, rows[0])) is not None:
        return years
    if len(each) <= 1 and (scores := _scores(work, rows[0])) is not None:
        return scores
    if len(each) == 1 and not work.found.columns.timed and (apart := _only_other(work, rows[0])) is not None:
        return apart
    before = _column_before(work, rows[0]) if len(each) == 1 else None
    if before is not None:
        return before
    base, other = work.of_concept(rows[0], BASES), work.of_concept(rows[0], AGAINST)
    return (other, base) if base is not None and other is not None else None


def _scores(work: Worked, row: TableRow) -> tuple[CellFigure, CellFigure] | None:
    """The score of a risk as it is and as it is meant to be, where the question speaks of the target of one that prints both."""
    scored = [column for column in work.view.figure_columns if Concept.SCORE in concepts_of(work.view.names[column])]
    cells = [cell for column in scored if (cell := figure(work.view, row, column)) is not None]
    targets = [cell for cell in cells if Concept.TARGET in concepts_of(work.view.names[cell.column])]
    current = [cell for cell in cells if cell not in targets]
    asked = Concept.TARGET in work.wanted.concepts()
    return (targets[0], current[0]) if asked and len(targets) == len(current) == 1 else None


def _only_other(work: Worked, row: TableRow) -> tuple[CellFigure, CellFigure] | None:
    """The one other cell of the row in the unit of the cell named, before that one."""
    cell = work.sole(row, 0)
    if cell is None or concepts_of(work.view.names[cell.column]) & {Concept.VARIANCE, *BASES, *AGAINST}:
        return None
    others = [one for column in work.view.figure_columns if column != cell.column and (one := figure(work.view, row, column))]
    alike = [one for one in others if work.unit(one) == work.unit(cell) is not None]
    return (alike[0], cell) if len(alike) == 1 else None


def _two_years(work: Worked, row: TableRow) -> tuple[CellFigure, CellFigure] | None:
    """The later and the earlier cell of a row that fills the columns of two years only."""
    cells = [cell for column in work.view.figure_columns if (cell := figure(work.view, row, column)) is not None]
    periods = [periods_of(work.view.names[cell.column], None) for cell in cells]
    if len(cells) != 2 or not all(periods) or periods[0] == periods[1]:
        return None
    return (cells[1], cells[0]) if periods[0] < periods[1] else (cells[0], cells[1])


def _in_order(work: Worked, first: CellFigure, second: CellFigure) -> tuple[CellFigure, CellFigure]:
    """The later period before the earlier, the forecast before the budget; else as named."""
    concepts = [concepts_of(work.view.names[cell.column]) for cell in (first, second)]
    if work.found.columns.timed and len(work.wanted.periods) > 1:
        starts = [cell.column for cell in (first, second)]
        return (first, second) if starts[0] > starts[1] else (second, first)
    if concepts[0] & set(BASES) and concepts[1] & set(AGAINST):
        return second, first
    return first, second


def _column_before(work: Worked, row: TableRow) -> tuple[CellFigure, CellFigure] | None:
    """The cell of the period asked for and that of the year before, under headings that else say the same."""
    cell = work.sole(row, 0)
    if cell is None or not work.found.columns.timed or len(work.wanted.periods) != 1:
        return None
    name = work.view.names[cell.column]
    start = work.wanted.periods[0].start.year
    for written, before in (
        (f"{start}-{(start + 1) % 100:02d}", f"{start - 1}-{start % 100:02d}"),
        (f"{start}/{(start + 1) % 100:02d}", f"{start - 1}/{start % 100:02d}"),
    ):
        if written in name:
            columns = [column for column in work.view.figure_columns if work.view.names[column] == name.replace(written, before)]
            other = figure(work.view, row, columns[0]) if len(columns) == 1 else None
            if other is not None:
                return cell, other
    return None


def difference_answer(work: Worked) -> Answer | None:
    """One cell less another, with which way it goes, and whether that keeps a limit stated."""
    pair = _pair(work)
    if pair is None or work.unit(pair[0]) != work.unit(pair[1]):
        return None
    first, second = pair
    draft, unit = work.draft, work.unit(first)
    numbers = [first.number, second.number]
    sizes = all(number < 0 for number in numbers)  # savings are printed as negative amounts, and meant by size
    if sizes:
        numbers = [-number for number in numbers]
    apart = numbers[0] - numbers[1]
    same_row = first.row is second.row
    shown = f"{plain(abs(apart))} percentage points" if unit == "%" else draft.amount(abs(apart), unit)
    word = "more" if apart > 0 else "less"
    if same_row:
        way = "higher" if apart > 0 else "lower"
        draft.say(
            f"{draft.label(first.row)}: {draft.heading(first.column)}, **{work.written(first)}**, is **{shown}** {way} than "
            f"{draft.heading(second.column)}, **{work.written(second)}** {draft.mark(first.row)}."
            if apart
            else f"{draft.label(first.row)}: {draft.heading(first.column)} and {draft.heading(second.column)} are the same, "
            f"**{work.written(first)}** {draft.mark(first.row)}."
        )
    else:
        draft.say(
            f"{work.name(first)}, is **{work.written(first)}** {draft.mark(first.row)}; {draft.label(second.row)}, "
            f"{draft.heading(second.column)}, is **{work.written(second)}** {draft.mark(second.row)}: **{shown}** {word}."
        )
    if sizes:
        draft.say("The report prints both as negative amounts.")
    draft.working(
        "difference",
        f"{formula(numbers, '−')} = {plain(apart)}",
        plain(apart),
        (first, second),
        "percentage points" if unit == "%" else unit,
    )
    for cell in pair:
        draft.figure(cell.row, cell.column)
    verdict = None
    if work.wanted.verify and work.wanted.limits:
        verdict = confirmed(work, all(work.limited(apart, unit, limit) for limit in work.wanted.limits))
    elif work.wanted.verify and work.wanted.compares:
        verdict = confirmed(work, keeps(work.wanted.compares, apart))
    return draft.answered(verdict)


def excess_answer(work: Worked) -> Answer | None:
    """By what percentage one cell is over or under another: the change divided by the base."""
    pair = _pair(work)
    if pair is None or work.unit(pair[0]) != work.unit(pair[1]) or pair[1].number == 0:
        return None
    first, base = pair
    apart = first.number - base.number
    share = rounded(apart / abs(base.number) * 100)
    draft = work.draft
    names = (work.name(first), work.name(base)) if first.row is not base.row else (draft.heading(first.column), draft.heading(base.column))
    whose = f"{draft.label(first.row)}: " if first.row is base.row and first.row.label else ""
    way = "above" if apart > 0 else "below"
    draft.say(
        f"{whose}{names[0]}, {work.written(first)}, is **{plain(abs(share))}%** {way} {names[1]}, {work.written(base)} "
        f"{draft.marks([first.row, base.row])}."
    )
    numbers = f"({plain(first.number)} − {formula([base.number])}) / {plain(abs(base.number))} × 100 = {plain(share)}"
    draft.working("percentage change", numbers, plain(share), pair, "%")
    draft.working("difference", f"{plain(first.number)} − {formula([base.number])} = {plain(apart)}", plain(apart), pair, work.unit(first))
    for cell in pair:
        draft.figure(cell.row, cell.column)
    return draft.answered()


def share_answer(work: Worked) -> Answer | None:
    """One cell as a percentage of another: of the total of its column, of the other row named, or of the other column named."""
    each = work.found.columns.each
    total_line = total_row(work.view)
    rows = list(work.found.named) or ([total_line] if total_line is not None and len(each) == 2 else [])
    part: CellFigure | None = None
    whole: CellFigure | None = None
    if len(rows) > 1 and len(each) <= 1 and not any(row.total for row in rows) and IN_ALL.search(work.wanted.text.lower()):
        return _share_together(work, [work.sole(row, 0) if each else default_cell(work, row) for row in rows])
    if len(rows) == 2 and len(each) <= 1:
        cells = [work.sole(row, 0) if each else default_cell(work, row) for row in rows]
        whole_first = rows[0].total or (not rows[1].total and f" of {rows[0].label.lower()[:8]}" in work.wanted.text.lower())
        whole, part = cells if whole_first else cells[::-1]
    elif len(rows) == 1 and len(each) == 2:
        part, whole = work.sole(rows[0], 0), work.sole(rows[0], 1)
        if part is not None and whole is not None and concepts_of(work.view.names[part.column]) & set(BASES):  # "% of the budget spent"
            part, whole = (part, whole) if concepts_of(work.view.names[whole.column]) & set(BASES) else (whole, part)
    elif len(rows) == 1 and len(each) <= 1:
        part = work.sole(rows[0], 0) if each else default_cell(work, rows[0])
        total = _total_around(work, rows[0])
        whole = figure(work.view, total, part.column) if total is not None and part is not None and total is not rows[0] else None
        if part is not None and not any(row.total for row in work.view.rows) and not work.found.rows.beside:
            return _share_of_sum(work, part)
    return shared(work, part, whole)


def _share_together(work: Worked, parts: Sequence[CellFigure | None]) -> Answer | None:
    """What share of the printed total several rows are together; None where a cell or the total is lacking."""
    cells = [cell for cell in parts if cell is not None]
    total = total_row(work.view)
    whole = figure(work.view, total, cells[0].column) if cells and total is not None else None
    if len(cells) < len(parts) or whole is None or whole.number == 0 or {work.unit(cell) for cell in cells} != {work.unit(whole)}:
        return None
    added, draft, unit = summed(cells), work.draft, work.unit(whole)
    share = rounded(added / whole.number * 100)
    names = listed([draft.label(cell.row) for cell in cells])
    sums = f"{formula([cell.number for cell in cells])} = {plain(added)}"
    numbers = f"{plain(added)} / {plain(whole.number)} × 100 = {plain(share)}"
    draft.say(
        f"{names} together are **{plain(share)}%** of the total under {draft.heading(whole.column)}: {draft.amount(added, unit)} ({sums}) "
        f"of {work.written(whole)} {draft.marks([*(cell.row for cell in cells), whole.row])}."
    )
    draft.working("sum", sums, plain(added), cells, unit)
    draft.working("share", numbers, plain(share), [*cells, whole], "%")
    for cell in (*cells, whole):
        draft.figure(cell.row, cell.column)
    return draft.answered()


def say_share(work: Worked, part: CellFigure) -> None:
    """Says what share of the total of its column a cell is, where the table prints one."""
    total = total_row(work.view)
    whole = figure(work.view, total, part.column) if total is not None and total is not part.row else None
    if whole is None or whole.number == 0 or work.unit(part) != work.unit(whole) or abs(part.number) > abs(whole.number):
        return
    share = rounded(abs(part.number) / abs(whole.number) * 100)
    numbers = f"{plain(part.number)} / {plain(whole.number)} × 100 = {plain(share)}"
    work.draft.working("share", numbers, plain(share), (part, whole), "%")
    work.draft.say(f"That is **{plain(share)}%** of the total, {work.written(whole)} {work.draft.mark(whole.row)} ({numbers}%).")
    work.draft.figure(whole.row, whole.column)


def _share_of_sum(work: Worked, part: CellFigure) -> Answer | None:
    """The share of all rows of a column that a table without a total line prints; None where lines may hold one another."""
    cells = figures(work.view, part.column)
    groups = {group for cell in cells for group in cell.row.groups}
    units = {work.unit(cell) for cell in cells}
    if (
        len(cells) < LEAST_PARTS
        or len(units) > 1
        or any(cell.row.label in groups for cell in cells)
        or min(cell.number for cell in cells) < 0
    ):
        return None
    whole, draft, unit = summed(cells), work.draft, work.unit(part)
    if whole == 0:
        return None
    share = rounded(part.number / whole * 100)
    draft.say(
        f"{work.name(part)}, is **{plain(share)}%** of all its rows together: {draft.amount(part.number, unit)} of "
        f"{draft.amount(whole, unit)} {draft.marks([cell.row for cell in cells])}. The table prints no total line."
    )
    draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(whole)}", plain(whole), cells, unit)
    draft.working("share", f"{plain(part.number)} / {plain(whole)} × 100 = {plain(share)}", plain(share), cells, "%")
    draft.figure(part.row, part.column)
    return draft.answered()


def _total_around(work: Worked, row: TableRow) -> TableRow | None:
    """The total of the group that the question names, or of the table where it names none; None for a group without a printed total."""
    said = work.found.rows.beside
    if not said:
        return total_row(work.view)
    groups = [group for group in row.groups if all(term.held_by(stems_of(group)) for term in said)]
    if not groups:
        return None
    name = min(groups, key=len).lower()
    totals = [one for one in work.view.rows if one.total and IN_TOTAL.sub("", one.label.lower()).strip() == name]
    return totals[0] if totals else None


def shared(work: Worked, part: CellFigure | None, whole: CellFigure | None) -> Answer | None:
    """The answer that `part` is so many percent of `whole`; None where it is no part of it."""
    if part is None or whole is None or whole.number == 0 or work.unit(part) != work.unit(whole):
        return None
    sizes = [abs(part.number), abs(whole.number)]
    if sizes[0] > sizes[1]:
        return None
    share = rounded(sizes[0] / sizes[1] * 100)
    draft, unit = work.draft, work.unit(part)
    names = [work.name(cell) for cell in (part, whole)]
    draft.say(
        f"{names[0]}, is **{plain(share)}%** of {names[1]}: {draft.amount(sizes[0], unit)} of {draft.amount(sizes[1], unit)} "
        f"{draft.marks([part.row, whole.row])}."
    )
    printed = [part.number, whole.number] if (part.number < 0) is (whole.number < 0) else sizes
    draft.working("share", f"{plain(printed[0])} / {plain(printed[1])} × 100 = {plain(share)}", plain(share), (part, whole), "%")
    for cell in (part, whole):
        draft.figure(cell.row, cell.column)
    return draft.answered()
