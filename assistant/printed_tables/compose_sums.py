"""The words of sums, shares, differences and breakdowns over the rows of one printed table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.wording import listed, plain, rounded
from assistant.model import Answer, Verdict
from assistant.printed_tables.columns import column_of, columns_each
from assistant.printed_tables.compose_rows import listed_rows
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_figures import CellFigure, figure, figures, is_rounding, parts_of, summed, total_row
from assistant.tools.table_rows import TableRow

MOST_LISTED = 30
MOST_COLUMNS = 3
MOST_PARTS = 12  # of a sum that is written out in the text


def sum_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The sum of the rows named, in one column."""
    rows, column = request.match.rows, column_of(request, draft.view)
    if len(rows) < 2 or column is None:
        return check_total_answer(request, draft) if not rows else None
    cells = [cell for row in rows if (cell := figure(draft.view, row, column)) is not None]
    if len(cells) < len(rows):
        return None
    total, unit = summed(cells), draft.unit(rows[0], column)
    names = listed([draft.label(row) for row in rows])
    draft.say(f"{names} together, {draft.heading(column)}: **{draft.amount(total, unit)}** {draft.marks(rows)}.")
    draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(total)}", plain(total), cells, unit)
    _say_parts(cells, column, draft)
    return draft.answered()


def difference_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """One cell less another: two rows in a column, or two columns of a row, in the order named."""
    rows, view = request.match.rows, draft.view
    if len(rows) >= 2 and (column := column_of(request, view)) is not None:
        pairs = [(rows[0], column), (rows[1], column)]
    elif len(rows) == 1 and len(columns := columns_each(request, view, rows[0])) == 2:
        pairs = [(rows[0], columns[0]), (rows[0], columns[1])]
    else:
        return None
    first, second = (figure(view, row, column) for row, column in pairs)
    unit = draft.unit(*pairs[0])
    if first is None or second is None or unit != draft.unit(*pairs[1]):
        return None
    names = [f"{draft.label(row)}, {draft.heading(column)}" if len(rows) >= 2 else draft.heading(column) for row, column in pairs]
    whose = "" if len(rows) >= 2 else f"{draft.label(rows[0])}: "
    numbers = [first.number, second.number]
    sizes = all(number < 0 for number in numbers)  # savings: what is printed as negative is compared by size
    if sizes:
        numbers = [-number for number in numbers]
    difference = numbers[0] - numbers[1]
    draft.say(
        f"{whose}{names[0]} less {names[1]} is **{draft.amount(difference, unit)}** "
        f"({draft.amount(numbers[0], unit)} against {draft.amount(numbers[1], unit)}) {draft.marks(rows)}."
    )
    if sizes:
        draft.say("The report prints both as negative amounts.")
    draft.working("difference", f"{formula(numbers, '−')} = {plain(difference)}", plain(difference), (first, second), unit)
    if len(rows) == 1 and any(Concept.FORECAST in concepts_of(view.names[column]) for _, column in pairs):
        _say_printed_variance(rows[0], difference, draft)
    for row, column in pairs:
        draft.figure(row, column)
    return draft.answered()


def _say_printed_variance(row: TableRow, difference: Decimal, draft: TableDraft) -> None:
    """Tells where the table prints the difference itself, and otherwise."""
    for column in draft.view.figure_columns:
        concepts = concepts_of(draft.view.names[column])
        printed = figure(draft.view, row, column)
        if (
            Concept.VARIANCE in concepts
            and Concept.PERCENT not in concepts
            and printed is not None
            and abs(printed.number) != abs(difference)
        ):
            draft.say(f"The table itself prints {draft.cell(row, column)} under {draft.heading(column)} {draft.mark(row)}.")


def share_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The first row named as a percentage of the second, or of the printed total."""
    rows, view = request.match.rows, draft.view
    whole_row = rows[1] if len(rows) > 1 else total_row(view)
    column = column_of(request, view)
    printed = [one for one in view.figure_columns if {Concept.PERCENT, Concept.VARIANCE} <= concepts_of(view.names[one])]
    if request.reading.holds(Concept.VARIANCE) and len(rows) == 1:  # "what percentage over budget": the table prints it, or nothing does
        return _printed_share(rows[0], printed[0], draft) if len(printed) == 1 and view.text(rows[0], printed[0]) else None
    if not rows or whole_row is None or column is None or whole_row is rows[0]:
        return None
    part, whole = figure(view, rows[0], column), figure(view, whole_row, column)
    if part is None or whole is None or whole.number == 0:
        return None
    share = rounded(part.number / whole.number * 100)
    unit = draft.unit(rows[0], column)
    draft.say(
        f"{draft.label(rows[0])} is **{plain(share)}%** of {draft.label(whole_row)}, {draft.heading(column)}: "
        f"{draft.amount(part.number, unit)} of {draft.amount(whole.number, unit)} {draft.marks([rows[0], whole_row])}."
    )
    draft.working("share", f"{plain(part.number)} / {plain(whole.number)} × 100 = {plain(share)}", plain(share), (part, whole), "%")
    draft.figure(rows[0], column)
    draft.figure(whole_row, column)
    return draft.answered()


def _printed_share(row: TableRow, column: int, draft: TableDraft) -> Answer:
    draft.say(f"{draft.label(row)} – {draft.heading(column)}: **{draft.cell(row, column)}** {draft.mark(row)}.")
    draft.figure(row, column)
    return draft.answered()


def check_total_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The parts of a total added up beside the total that the table prints."""
    view = draft.view
    columns = [column for column in request.match.columns if column in view.figure_columns] or list(view.figure_columns[:MOST_COLUMNS])
    columns = [column for column in columns if Concept.PERCENT not in concepts_of(view.names[column])]
    named = [row for row in request.match.rows if row.total]
    total = named[0] if named else total_row(view)
    same: list[bool] = []
    for column in columns:
        chosen = set(parts_of(view, total)) if total is not None else {row for row in view.rows if not row.total}
        cells = [cell for cell in figures(view, column) if cell.row in chosen]
        if len(cells) < 2:
            continue
        added, unit = summed(cells), draft.unit(cells[0].row, column)
        written = f"{formula([cell.number for cell in cells])} = {plain(added)}"
        shown = f" ({written})" if len(cells) <= MOST_PARTS else ""
        marks = draft.marks([cell.row for cell in cells])
        draft.say(f"The rows under {draft.heading(column)} add up to **{draft.amount(added, unit)}**{shown} {marks}.")
        draft.working("sum", written, plain(added), cells, unit)
        printed = figure(view, total, column) if total is not None else None
        if total is None or printed is None:
            draft.say("The table prints no total.")
            continue
        same.append(printed.number == added)
        verdict = "matches" if same[-1] else "does **not** match"
        rounding = (
            " (rounding of the parts can explain it)"
            if unit is not None and not same[-1] and is_rounding(printed.number - added, cells)
            else ""
        )
        draft.say(f"The printed total is **{draft.amount(printed.number, unit)}** {draft.mark(total)}: it {verdict}{rounding}.")
        draft.figure(total, column)
    if not draft.draft.citing.citations():
        return None
    return draft.answered((Verdict.SUPPORTED if all(same) else Verdict.CONTRADICTED) if same else None)


def breakdown_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """Every row of a column, with the printed total; None where the question states another whole than the table's."""
    view, column = draft.view, column_of(request, draft.view)
    if column is None:
        return None
    total = total_row(view)
    if request.reading.stated:
        whole = figure(view, total, column) if total is not None else None
        if whole is None or not any(stated.equals(whole.number, draft.unit(whole.row, column)) for stated in request.reading.stated):
            return None
    return listed_rows(figures(view, column)[:MOST_LISTED], column, draft, total)


def _say_parts(cells: Sequence[CellFigure], column: int, draft: TableDraft) -> None:
    unit = draft.unit(cells[0].row, column)
    draft.say("; ".join(f"{draft.label(cell.row)} {draft.amount(cell.number, unit)} {draft.mark(cell.row)}" for cell in cells) + ".")
    for cell in cells:
        draft.figure(cell.row, column)
