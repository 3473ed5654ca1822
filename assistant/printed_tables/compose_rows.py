"""The words of rankings, lists and counts over the rows of one printed table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.wording import listed, plain
from assistant.meaning.words import tokens
from assistant.model import Answer, Reason
from assistant.printed_tables.columns import column_of
from assistant.printed_tables.draft import TableDraft, formula, say_cut
from assistant.printed_tables.judging import judged_operation
from assistant.printed_tables.moved_rows import moved_answer
from assistant.printed_tables.printed_shares import ranks_by_share, share_ranked
from assistant.printed_tables.questions import TableRequest, other_items
from assistant.printed_tables.wordings import JUDGED, Concept, Operation, concepts_of
from assistant.tools.heat_map import is_heat_map
from assistant.tools.table_cell import NAMED, Asked, default_column, is_variance, rows_like
from assistant.tools.table_figures import CellFigure, Limit, figure, figures, leading, summed, within
from assistant.tools.table_rows import TableRow, TableView

MOST_LISTED = 30
ZERO = Decimal(0)


def ranking_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The rows with the largest or smallest numbers of a column."""
    view = draft.view
    moved = moved_answer(request.reading.text, draft)
    if moved is not None:
        return moved
    column = column_of(request, view, ranking=True)
    if column is None:
        return None
    operation = judged_operation(request, column) if request.reading.judged else request.reading.operation
    if operation is None:
        return _which_end(request, column, draft)
    cells = within(figures(view, column), request.reading.limits)
    if request.reading.sign and Concept.VARIANCE in concepts_of(view.names[column]):
        cells = tuple(cell for cell in cells if cell.number * request.reading.sign > 0)
    if not cells:
        return None
    smallest = operation is Operation.SMALLEST
    if request.reading.first == 1 and ranks_by_share(request.reading.text, cells):
        return share_ranked(draft, cells, least=smallest)
    if all(cell.number <= 0 for cell in cells) and not (request.reading.judged and not _is_savings(view, column)):
        smallest = not smallest  # savings and underspends are printed as negative amounts: the biggest is the lowest
    cells = tuple({(cell.row.label, cell.number): cell for cell in reversed(cells)}.values())  # a line that a summary repeats
    chosen = leading(cells, request.reading.first, smallest=smallest)
    if len(chosen) > max(MOST_LISTED // 2, request.reading.first):
        return None
    word = "smallest" if operation is Operation.SMALLEST else "largest"
    draft.working(word, f"{word} of {len(cells)} rows", plain(chosen[0].number), chosen, draft.unit(chosen[0].row, column))
    if len(chosen) == 1:
        cell = chosen[0]
        shown = f"**{draft.cell(cell.row, column)}** {draft.mark(cell.row)}"
        draft.say(f"The {word} under {draft.heading(column)} is {draft.label(cell.row)}: {shown}.")
        draft.figure(cell.row, column)
        if place := draft.place():
            draft.say(f"(Table in {place}.)")
        return draft.answered()
    draft.say(f"The {word} under {draft.heading(column)}:")
    return listed_rows(chosen, column, draft, None)


def _is_savings(view: TableView, column: int) -> bool:
    return Concept.SAVING in concepts_of(" ".join((view.names[column], *view.context)))


def _which_end(request: TableRequest, column: int, draft: TableDraft) -> Answer:
    """Asks back whether the most or the least of a column is meant."""
    draft.say(f"The table does not say whether high or low is good under {draft.heading(column)}. Do you mean the largest or the smallest?")
    return draft.clarify(tuple(JUDGED.sub(word, request.reading.text.lower()) for word in ("largest", "smallest")))


def list_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The rows that the question's limits keep; all of them where it sets none."""
    kept = _kept_rows(request, draft.view)
    if kept is None:
        return None
    rows, column, filtered = kept
    if not rows:
        draft.say("No row of the table fits that.")
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
    say_cut(draft, len(rows), MOST_LISTED)
    return draft.answered()


def count_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """How many rows fit; for a table of counts, the sum of the cells that the question leaves open."""
    if is_heat_map(draft.view):
        return _heat_map_count(request, draft)
    filtering = bool(request.reading.limits or request.reading.sign)
    if request.match.rows and not filtering and (request.match.columns or request.match.told >= NAMED):
        return None
    kept = _kept_rows(request, draft.view)
    if kept is None:
        return None
    rows, _, filtered = kept
    if not filtered and (request.match.columns or any(item.concept is not Concept.TOTAL for item in request.match.unheld)):
        return None
    draft.working("count", f"{len(rows)} rows", str(len(rows)), [], None, "counted over the rows of the table")
    draft.say(f"**{len(rows)}** of the table's rows{' fit' if filtered else ''}:")
    draft.draft.block("\n".join(f"- {draft.label(row)} {draft.mark(row)}" for row in rows[:MOST_LISTED]))
    say_cut(draft, len(rows), MOST_LISTED)
    return draft.answered()


def _heat_map_count(request: TableRequest, draft: TableDraft) -> Answer | None:
    view, match = draft.view, request.match
    worded = [column for column in view.figure_columns if _says_step(request.reading.asked, view.names[column])]
    columns = worded or list(view.figure_columns)
    rows = list(match.rows) or [row for row in view.rows if not row.total]
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
    steps = {token for token in tokens(name) if not token[0].isdigit()} - {
        token for item in asked.items if item.concept for token in item.stems
    }
    return any(item.concept is None and item.known is None and item.stems <= steps for item in asked.items)


def _kept_rows(request: TableRequest, view: TableView) -> tuple[tuple[TableRow, ...], int | None, bool] | None:
    """The rows within the limits of the question, the column that they are judged by, and whether there was a limit."""
    reading = request.reading
    column = column_of(request, view)
    limits = list(reading.limits)
    if reading.sign and not limits:
        limits.append(Limit(sign=">" if reading.sign > 0 else "<", number=ZERO))
        column = next((one for one in (column, *view.figure_columns) if one is not None and is_variance(view.names[one])), None)
        if column is None:
            return None
    if limits:
        column = column if column is not None else default_column(view)
        if column is None:
            return None
        cells = figures(view, column)
        if reading.limits and cells and all(cell.number <= 0 for cell in cells):  # savings: limits are meant for the size
            cells = tuple(replace(cell, number=-cell.number) for cell in cells)
        return tuple(cell.row for cell in within(cells, limits)), column, True
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


def listed_rows(cells: Sequence[CellFigure], column: int, draft: TableDraft, total: TableRow | None) -> Answer:
    lines = [f"- {draft.label(cell.row)}: **{draft.cell(cell.row, column)}** {draft.mark(cell.row)}" for cell in cells]
    if total is not None and draft.view.text(total, column):
        lines.append(f"- {draft.label(total)}: **{draft.cell(total, column)}** {draft.mark(total)}")
    draft.draft.block("\n".join(lines))
    for cell in cells:
        draft.figure(cell.row, column)
    return draft.answered()
