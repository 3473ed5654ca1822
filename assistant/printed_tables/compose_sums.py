"""The words of sums, shares, differences and breakdowns over the rows of one printed table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.wording import listed, plain, rounded
from assistant.model import Answer, Reason, Verdict
from assistant.printed_tables.columns import column_of, columns_each, span_columns, years_asked
from assistant.printed_tables.compose_rows import listed_rows
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_figures import CellFigure, figure, figures, is_rounding, parts_of, summed, total_row, without_totals
from assistant.tools.table_rows import TableRow

MOST_LISTED = 30
MOST_COLUMNS = 3
MOST_PARTS = 12  # of a sum that is written out in the text


def sum_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The sum of the rows named, in one column or in those of the years asked for; a total is never added to its parts."""
    rows = without_totals(draft.view, request.match.rows)
    columns = _columns(request, draft)
    if len(rows) < 2 or not columns:
        return check_total_answer(request, draft) if not request.match.rows else None
    cells = [cell for row in rows for column in columns if (cell := figure(draft.view, row, column)) is not None]
    units = {draft.unit(cell.row, cell.column) for cell in cells}
    if len(cells) < len(rows) * len(columns) or len(units) > 1:
        return None
    total, unit = summed(cells), draft.unit(rows[0], columns[0])
    names = listed([draft.label(row) for row in rows])
    heading = listed([draft.heading(column) for column in columns])
    draft.say(f"{names} together, {heading}: **{draft.amount(total, unit)}** {draft.marks(rows)}.")
    draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(total)}", plain(total), cells, unit)
    for column in columns:
        _say_parts([cell for cell in cells if cell.column == column], column, draft)
    return draft.answered()


def _columns(request: TableRequest, draft: TableDraft) -> tuple[int, ...]:
    """The columns to add up: one, or one for each year asked for."""
    if len(years_asked(request)) > 1:
        return span_columns(request, draft.view)
    column = column_of(request, draft.view)
    return () if column is None else (column,)


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
    """The row named as a percentage of the printed total, or of the other row named."""
    rows, view = request.match.rows, draft.view
    columns = _columns(request, draft)
    printed = [one for one in view.figure_columns if {Concept.PERCENT, Concept.VARIANCE} <= concepts_of(view.names[one])]
    if request.reading.holds(Concept.VARIANCE) and len(rows) == 1:  # "what percentage over budget": the table prints it, or nothing does
        return _printed_share(rows[0], printed[0], draft) if len(printed) == 1 and view.text(rows[0], printed[0]) else None
    part_row, whole_row = _part_and_whole(request, draft)
    if part_row is None or whole_row is None or not columns or whole_row is part_row:
        return None
    parts = [cell for column in columns if (cell := figure(view, part_row, column)) is not None]
    wholes = [cell for column in columns if (cell := figure(view, whole_row, column)) is not None]
    part, whole = summed(parts), summed(wholes)
    if len(parts) < len(columns) or len(wholes) < len(columns) or whole == 0:
        return None
    if not 0 <= part / whole <= 1:  # no part of that whole
        draft.say(f"{draft.label(part_row)} is no part of {draft.label(whole_row)} as printed {draft.marks([part_row, whole_row])}.")
        return draft.not_found(Reason.NOT_REPORTED)
    share = rounded(part / whole * 100)
    unit = draft.unit(part_row, columns[0])
    draft.say(
        f"{draft.label(part_row)} is **{plain(share)}%** of {draft.label(whole_row)}, {listed([draft.heading(one) for one in columns])}: "
        f"{draft.amount(part, unit)} of {draft.amount(whole, unit)} {draft.marks([part_row, whole_row])}."
    )
    for cells in (parts, wholes) if len(columns) > 1 else ():
        added = summed(cells)
        draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(added)}", plain(added), cells, unit)
    draft.working("share", f"{plain(part)} / {plain(whole)} × 100 = {plain(share)}", plain(share), (*parts, *wholes), "%")
    for cell in (*parts, *wholes):
        draft.figure(cell.row, cell.column)
    return draft.answered()


def _part_and_whole(request: TableRequest, draft: TableDraft) -> tuple[TableRow | None, TableRow | None]:
    """Of the rows named: a total is the whole, else the question's wording tells which is; of one row the printed total is."""
    rows = request.match.rows
    parts = without_totals(draft.view, rows)
    if len(parts) == 1:
        whole = next((row for row in rows if row is not parts[0]), None) or total_row(draft.view)
        return parts[0], whole
    if len(parts) != 2:
        return None, None
    return (parts[1], parts[0]) if request.reading.whole_first else (parts[0], parts[1])


def _printed_share(row: TableRow, column: int, draft: TableDraft) -> Answer:
    draft.say(f"{draft.label(row)} – {draft.heading(column)}: **{draft.cell(row, column)}** {draft.mark(row)}.")
    draft.figure(row, column)
    return draft.answered()


def check_total_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The parts of a total added up beside the total that the table prints; of one row that is named, its cells of the columns named."""
    view = draft.view
    named_rows = without_totals(view, request.match.rows)
    if len(named_rows) == 1 and (across := _across_columns(request, draft, named_rows[0])) is not None:
        return across
    if 1 < len(named_rows) < sum(not row.total for row in view.rows) and not request.reading.stated:
        return sum_answer(request, draft)
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
        if request.reading.stated:
            same.append(any(stated.equals(added, unit) for stated in request.reading.stated))
            if not same[-1]:
                draft.say("The question states another sum.")
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


def _across_columns(request: TableRequest, draft: TableDraft, row: TableRow) -> Answer | None:
    """The cells of one row added up over the columns named: "what do the 2018/19 and 2019/20 savings for Environment add up to?"."""
    names = draft.view.names
    columns = [one for one in request.match.columns if one in draft.view.figure_columns]
    columns = [one for one in columns if not concepts_of(names[one]) & {Concept.PERCENT, Concept.TOTAL}]
    cells = [cell for column in columns if (cell := figure(draft.view, row, column)) is not None]
    if len(cells) < 2 or len(cells) < len(columns) or len({draft.unit(row, column) for column in columns}) > 1:
        return None
    added, unit = summed(cells), draft.unit(row, columns[0])
    written = f"{formula([cell.number for cell in cells])} = {plain(added)}"
    right = any(stated.equals(added, unit) for stated in request.reading.stated) if request.reading.stated else None
    lead = "" if right is None else "Yes: " if right else "No: "
    heading = listed([draft.heading(column) for column in columns])
    draft.say(f"{lead}{draft.label(row)}, {heading}, add up to **{draft.amount(added, unit)}** ({written}) {draft.mark(row)}.")
    draft.working("sum", written, plain(added), cells, unit)
    for column in columns:
        draft.figure(row, column)
    return draft.answered(None if right is None else Verdict.SUPPORTED if right else Verdict.CONTRADICTED)


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
