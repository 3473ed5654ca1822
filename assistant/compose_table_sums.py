"""The words of sums, shares, differences, rankings, counts and lists over the rows of one printed table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.model import Answer, Reason, Verdict
from assistant.table_draft import TableDraft, formula
from assistant.table_questions import TableRequest, other_items
from assistant.table_wordings import Concept, Operation
from assistant.tools.table_cell import Asked, best_columns, concepts_of, is_variance, rows_like
from assistant.tools.table_figures import CellFigure, Limit, figure, figures, is_rounding, leading, parts_of, summed, total_row, within
from assistant.tools.table_rows import TableRow, TableView
from assistant.wording import listed, plain, rounded
from assistant.words import tokens

MOST_LISTED = 30
MOST_COLUMNS = 3
ZERO = Decimal(0)


def sum_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The sum of the rows named, in one column."""
    rows, column = request.match.rows, _column(request, draft.view)
    if len(rows) < 2 or column is None:
        return check_total_answer(request, draft) if not rows else None
    cells = [cell for row in rows if (cell := figure(draft.view, row, column)) is not None]
    if len(cells) < len(rows):
        return None
    total, unit = summed(cells), draft.unit(rows[0], column)
    draft.say(f"{listed([draft.label(row) for row in rows])} together, {draft.heading(column)}: **{draft.amount(total, unit)}** {draft.marks(rows)}.")
    draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(total)}", plain(total), cells, unit)
    _say_parts(cells, column, draft)
    return draft.answered()


def difference_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """One cell less another: two rows in a column, or two columns of a row, in the order named."""
    rows, view = request.match.rows, draft.view
    if len(rows) >= 2 and (column := _column(request, view)) is not None:
        pairs = [(rows[0], column), (rows[1], column)]
    elif len(rows) == 1 and len(columns := _columns_each(request, view, rows[0])) == 2:
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
        if Concept.VARIANCE in concepts and Concept.PERCENT not in concepts and printed is not None and abs(printed.number) != abs(difference):
            draft.say(f"The table itself prints {draft.cell(row, column)} under {draft.heading(column)} {draft.mark(row)}.")


def share_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The first row named as a percentage of the second, or of the printed total."""
    rows, view = request.match.rows, draft.view
    whole_row = rows[1] if len(rows) > 1 else total_row(view)
    column = _column(request, view)
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
        draft.say(f"The rows under {draft.heading(column)} add up to **{draft.amount(added, unit)}** {draft.marks([cell.row for cell in cells])}.")
        draft.working("sum", f"{formula([cell.number for cell in cells])} = {plain(added)}", plain(added), cells, unit)
        printed = figure(view, total, column) if total is not None else None
        if total is None or printed is None:
            draft.say("The table prints no total.")
            continue
        same.append(printed.number == added)
        verdict = "matches" if same[-1] else "does **not** match"
        rounding = " (rounding of the parts can explain it)" if not same[-1] and is_rounding(printed.number - added, cells) else ""
        draft.say(f"The printed total is **{draft.amount(printed.number, unit)}** {draft.mark(total)}: it {verdict}{rounding}.")
        draft.figure(total, column)
    if not draft.draft.citing.citations():
        return None
    return draft.answered((Verdict.SUPPORTED if all(same) else Verdict.CONTRADICTED) if same else None)


def breakdown_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """Every row of a column, with the printed total; None where the question states another whole than the table's."""
    view, column = draft.view, _column(request, draft.view)
    if column is None:
        return None
    total = total_row(view)
    if request.reading.stated:
        whole = figure(view, total, column) if total is not None else None
        if whole is None or not any(stated.equals(whole.number, draft.unit(whole.row, column)) for stated in request.reading.stated):
            return None
    return _listed_rows(figures(view, column)[:MOST_LISTED], column, draft, total)


def ranking_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The rows with the largest or smallest numbers of a column."""
    view = draft.view
    column = _column(request, view, ranking=True)
    if column is None:
        return None
    cells = within(figures(view, column), request.reading.limits)
    if not cells:
        return None
    smallest = request.reading.operation is Operation.SMALLEST
    if all(cell.number <= 0 for cell in cells) or request.reading.sign < 0:
        smallest = not smallest  # savings are printed as negative amounts: the biggest is the lowest
    chosen = leading(cells, request.reading.first, smallest=smallest)
    if len(chosen) > max(MOST_LISTED // 2, request.reading.first):
        return None
    word = "smallest" if request.reading.operation is Operation.SMALLEST else "largest"
    draft.working(word, f"{word} of {len(cells)} rows", plain(chosen[0].number), chosen, draft.unit(chosen[0].row, column))
    if len(chosen) == 1:
        cell = chosen[0]
        draft.say(f"The {word} under {draft.heading(column)} is {draft.label(cell.row)}: **{draft.cell(cell.row, column)}** {draft.mark(cell.row)}.")
        draft.figure(cell.row, column)
        if place := draft.place():
            draft.say(f"(Table in {place}.)")
        return draft.answered()
    draft.say(f"The {word} under {draft.heading(column)}:")
    return _listed_rows(chosen, column, draft, None)


def list_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The rows that the question's limits keep; all of them where it sets none."""
    kept = _kept_rows(request, draft.view)
    if kept is None:
        return None
    rows, column, filtered = kept
    if not rows:
        draft.say("No row of the table fits that.")
        draft.say(f"{draft.heading(column) if column is not None else ''}".strip())
        return draft.not_found(Reason.NOT_REPORTED)
    if filtered:
        count = len(rows)
        draft.working("count", f"{count} rows", str(count), [], None, "counted over the rows of the table")
        draft.say(f"**{count}** {'row fits' if count == 1 else 'rows fit'}:")
    lines = []
    for row in rows[:MOST_LISTED]:
        shown = f": **{draft.cell(row, column)}**" if column is not None and draft.view.text(row, column) else ""
        lines.append(f"- {draft.label(row)}{shown} {draft.mark(row)}")
        if column is not None and figure(draft.view, row, column) is not None:
            draft.figure(row, column)
    draft.draft.block("\n".join(lines))
    return draft.answered()


def count_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """How many rows fit; for a table of counts, the sum of the cells that the question leaves open."""
    if is_heat_map(draft.view):
        return _heat_map_count(request, draft)
    if request.match.rows and request.match.columns and not request.reading.limits and not request.reading.sign:
        return None
    kept = _kept_rows(request, draft.view)
    if kept is None:
        return None
    rows, _, filtered = kept
    if not filtered and (request.match.columns or len(rows) > MOST_LISTED * 4):
        return None
    draft.working("count", f"{len(rows)} rows", str(len(rows)), [], None, "counted over the rows of the table")
    draft.say(f"**{len(rows)}** of the table's rows{' fit' if filtered else ''}: {listed([draft.label(row) for row in rows[:MOST_LISTED]])} {draft.marks(rows[:MOST_LISTED])}.")
    return draft.answered()


def is_heat_map(view: TableView) -> bool:
    """True for counts by impact and probability: one along the columns, the other down the rows."""
    around = concepts_of(" ".join(view.names)) | concepts_of(" ".join(f"{row.prefix} {row.label}" for row in view.rows))
    counts = [view.number(row, column) for row in view.rows for column in view.figure_columns]
    numbers = [count for count in counts if count is not None]
    whole = bool(numbers) and all(number == number.to_integral_value() and number >= 0 for number in numbers)
    return {Concept.IMPACT, Concept.LIKELIHOOD} <= around and whole and len(view.figure_columns) > 2 and len(numbers) == len(counts) and all(
        Concept.IMPACT in concepts_of(view.names[column]) or Concept.LIKELIHOOD in concepts_of(view.names[column]) for column in view.figure_columns
    )  # fmt: skip


def _heat_map_count(request: TableRequest, draft: TableDraft) -> Answer | None:
    view, match = draft.view, request.match
    worded = [column for column in view.figure_columns if _says_step(request.reading.asked, view.names[column])]
    columns = worded or list(view.figure_columns)
    rows = [row for row in match.rows] or [row for row in view.rows if not row.total]
    cells = [cell for row in rows for column in columns if (cell := figure(view, row, column)) is not None]
    if not cells:
        return None
    total = summed(cells)
    filled = [cell for cell in cells if cell.number]
    shown = formula([cell.number for cell in filled]) if filled else "0"
    written = f"{shown} = {plain(total)}" if len(filled) > 1 else plain(total)
    draft.working("count", written, plain(total), filled or cells, "count", "the cells of the heat map that are not nought")
    named = " with ".join(part for part in (listed([row.label for row in match.rows]), listed([view.names[one] for one in worded])) if part)
    which = f" ({named})" if named and not any(character.isdigit() for character in named) else ""
    risks = "risk" if total == 1 else "risks"
    draft.say(f"The heat map holds **{plain(total)}** {risks}{which}: {shown} {draft.marks([cell.row for cell in filled] or rows)}.")
    return draft.answered()


def _says_step(asked: Asked, name: str) -> bool:
    """Does the question say the step of the scale that a column stands for ("Severe")?"""
    steps = {token for token in tokens(name) if not token[0].isdigit()} - {token for item in asked.items if item.concept for token in item.stems}
    return any(item.concept is None and item.known is None and item.stems <= steps for item in asked.items)


def _kept_rows(request: TableRequest, view: TableView) -> tuple[tuple[TableRow, ...], int | None, bool] | None:
    """The rows within the limits of the question, the column that they are judged by, and whether there was a limit."""
    reading = request.reading
    column = _column(request, view)
    limits = list(reading.limits)
    if reading.sign and not limits:
        limits.append(Limit(sign=">" if reading.sign > 0 else "<", number=ZERO))
        column = next((one for one in (column, *view.figure_columns) if one is not None and is_variance(view.names[one])), None)
        if column is None:
            return None
    if limits:
        column = column if column is not None else _default_column(view)
        if column is None:
            return None
        return tuple(cell.row for cell in within(figures(view, column), limits)), column, True
    if request.match.rows:
        return rows_like(request.match, reading.asked.items), column, True
    rows = tuple(row for row in view.rows if not row.total)
    worded = _rows_by_word(request, view, rows)
    if worded is not None:
        return worded[0], worded[1], True
    return rows, column, False


def _rows_by_word(request: TableRequest, view: TableView, rows: Sequence[TableRow]) -> tuple[tuple[TableRow, ...], int] | None:
    """The rows whose cell in some column is the very word asked for ("Treated", "High")."""
    said = {token for item in other_items(request.match, request.reading.asked.items) for token in item.stems}
    best: tuple[int, tuple[TableRow, ...], int] | None = None
    for column in range(len(view.names)):
        words = {row: frozenset(token for token in tokens(view.text(row, column)) if token.isalpha()) for row in rows}
        kept = tuple(row for row, held in words.items() if held and held <= said and len(held) <= 3)
        longest = max((len(words[row]) for row in kept), default=0)
        kept = tuple(row for row in kept if len(words[row]) == longest)
        if kept and (best is None or longest > best[0]):
            best = longest, kept, column
    return (best[1], best[2]) if best else None


def _column(request: TableRequest, view: TableView, *, ranking: bool = False) -> int | None:
    """The one column of figures that the question means: named, the only one, or the total of several."""
    named = [column for column in request.match.columns if column in view.figure_columns]
    if ranking and request.reading.sign and not any(is_variance(view.names[column]) for column in named):
        named = [column for column in view.figure_columns if is_variance(view.names[column])]
    if len(named) == 1:
        return named[0]
    if named and len({tuple(view.text(row, column) for row in view.rows) for column in named}) == 1:
        return named[0]
    if named:
        return None
    return _default_column(view)


def _default_column(view: TableView) -> int | None:
    """The column that a table is about where none is named: its only one, its score, or its total."""
    if len(view.figure_columns) == 1:
        return view.figure_columns[0]
    for concept in (Concept.SCORE, Concept.TOTAL):
        found = [
            column for column in view.figure_columns
            if concept in concepts_of(view.names[column]) and Concept.TARGET not in concepts_of(view.names[column])
        ]  # fmt: skip
        if len(found) == 1:
            return found[0]
    return None


def _columns_each(request: TableRequest, view: TableView, row: TableRow) -> list[int]:
    """The columns of figures that the question names one after the other: "forecast less revised budget", "2026/27 and 2027/28"."""
    asked = request.reading.asked
    found: list[int] = []
    for item in asked.items:
        if item.concept is not None and item.concept is not Concept.SAVING:
            found += _sole(best_columns(view, replace(asked, items=(item,), periods=()), None), view, row)
    if len(found) < 2:
        for period in asked.periods:
            found += _sole(best_columns(view, replace(asked, items=(), periods=(period,)), None), view, row)
    return list(dict.fromkeys(found))


def _sole(columns: Sequence[int], view: TableView, row: TableRow) -> list[int]:
    kept = [column for column in columns if column in view.figure_columns and view.number(row, column) is not None]
    return kept if len(kept) == 1 else []


def _listed_rows(cells: Sequence[CellFigure], column: int, draft: TableDraft, total: TableRow | None) -> Answer:
    lines = [f"- {draft.label(cell.row)}: **{draft.cell(cell.row, column)}** {draft.mark(cell.row)}" for cell in cells]
    if total is not None and draft.view.text(total, column):
        lines.append(f"- {draft.label(total)}: **{draft.cell(total, column)}** {draft.mark(total)}")
    draft.draft.block("\n".join(lines))
    for cell in cells:
        draft.figure(cell.row, column)
    return draft.answered()


def _say_parts(cells: Sequence[CellFigure], column: int, draft: TableDraft) -> None:
    unit = draft.unit(cells[0].row, column)
    draft.say("; ".join(f"{draft.label(cell.row)} {draft.amount(cell.number, unit)} {draft.mark(cell.row)}" for cell in cells) + ".")
    for cell in cells:
        draft.figure(cell.row, column)
