"""The words of answers from printed tables: single cells, whole rows, lists, and what a table does not print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.wording import listed, plain
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.words import tokens
from assistant.model import Answer, Reason, Verdict
from assistant.printed_tables.columns import span_columns, years_asked
from assistant.printed_tables.compose_rows import count_answer, list_answer, ranking_answer
from assistant.printed_tables.compose_sums import breakdown_answer, check_total_answer, difference_answer, share_answer, sum_answer
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.judging import say_sign_supposed
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.reading import Stated
from assistant.printed_tables.wordings import Concept, Operation, concepts_of
from assistant.tools.table_cell import Match, best_columns
from assistant.tools.table_figures import figure, total_row
from assistant.tools.table_rows import TableRow, TableView, only_row

MOST_CELLS = 10  # of a row that is shown whole
MOST_OPTIONS = 5
OPERATIONS = {
    Operation.CHECK_TOTAL: check_total_answer, Operation.BREAKDOWN: breakdown_answer, Operation.SHARE: share_answer,
    Operation.DIFFERENCE: difference_answer, Operation.SUM: sum_answer, Operation.COUNT: count_answer, Operation.LARGEST: ranking_answer,
    Operation.SMALLEST: ranking_answer, Operation.LIST: list_answer,
}  # fmt: skip


def table_answer(request: TableRequest, catalogue: Catalogue) -> Answer | None:
    """The answer from the table that a request means; None where its cells do not answer the question."""
    draft = TableDraft(request.reading.text, catalogue, request.match.view)
    if request.missing:
        return _missing(request, draft)
    if request.rivals:
        return _which_table(request, catalogue)
    if request.match.tied and len({row.name for row in (*request.match.rows, *request.match.tied)}) == 1:
        rows = (*request.match.rows, *request.match.tied)
        return value_answer(replace(request, match=replace(request.match, rows=rows, tied=())), draft)
    if request.match.tied and request.reading.operation not in (Operation.LIST, Operation.COUNT):
        return _which_row(request, draft)
    if request.reading.stated and request.reading.same:
        return _compared(request, catalogue)
    composed = OPERATIONS.get(request.reading.operation)
    if composed is not None and not (request.match.rows and request.reading.operation is Operation.BREAKDOWN):
        answer = composed(request, draft)
        if answer is not None or request.reading.operation is not Operation.COUNT:
            return answer
        draft = TableDraft(request.reading.text, catalogue, request.match.view)
    return value_answer(request, draft)


def value_answer(request: TableRequest, draft: TableDraft) -> Answer | None:
    """The cells where the rows and columns named cross; the whole row where no column is named."""
    match = request.match
    view = match.view
    rows = match.rows or _implied_rows(view, request)
    if not rows:
        return None
    columns = _columns_of_parts(request, view) or with_total(request, view)
    labels = frozenset(token for row in rows for token in tokens(row.name))
    unheld = [
        item
        for item in request.reading.columns_asked
        if not any(item.concept in concepts_of(name) for name in view.names) and not (item.stems and item.stems <= labels | view.near_words)
    ]
    if unheld:
        return _no_column(rows, draft) if request.reading.asked.refs else None
    lost = [column for column in columns if view.is_empty(column)]
    if lost and len(lost) == len(columns):
        return _lost(rows, lost[0], draft)
    if not columns and (request.reading.describes or not view.figure_columns):
        return _described(rows, draft)
    columns = columns or view.figure_columns[:MOST_CELLS]
    said = False
    for row in rows:
        cells = [column for column in columns if view.text(row, column)]
        if not cells:
            draft.say(
                f"{draft.label(row)}: the table prints nothing under {listed([draft.heading(one) for one in columns])} {draft.mark(row)}."
            )
            continue
        said = True
        parts = [f"{draft.heading(column)}: **{draft.cell(row, column)}**" for column in cells]
        whose = f"{draft.label(row)} – " if row.label else ""
        draft.say(f"{whose}{'; '.join(parts)} {draft.mark(row)}.")
        for column in cells:
            draft.figure(row, column)
    if not said:
        return draft.not_found(Reason.NOT_REPORTED)
    _say_sign(rows, columns, draft)
    verdict = _say_stated(request, rows, columns, draft) or say_sign_supposed(request, rows, columns, draft)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered(verdict)


def _columns_of_parts(request: TableRequest, view: TableView) -> tuple[int, ...]:
    """The columns of "score and target score", each named between one "and" and the next; empty where one part names none."""
    found: list[int] = []
    for part in request.reading.parts:
        columns = best_columns(view, replace(request.reading.asked, items=part), None) if part else ()
        if not columns and len(request.reading.parts) > 1:
            return ()
        found += columns
    return tuple(dict.fromkeys(found)) if len(request.reading.parts) > 1 else ()


def with_total(request: TableRequest, view: TableView) -> tuple[int, ...]:
    """The columns named; for several years, with the total that sums just these."""
    columns = request.match.columns
    summing = span_columns(request, view) if len(years_asked(request)) > 1 else ()
    return tuple(dict.fromkeys((*columns, *summing))) if len(summing) == 1 else columns


def _no_column(rows: Sequence[TableRow], draft: TableDraft) -> Answer:
    draft.say(f"The table lists {listed([draft.label(row) for row in rows])} {draft.marks(rows)} but has no column for that.")
    return draft.not_found(Reason.NOT_REPORTED)


def _implied_rows(view: TableView, request: TableRequest) -> tuple[TableRow, ...]:
    """The only row of a table, or its total, where the question names no row."""
    only = only_row(view)
    if only is not None:
        return (only,)
    total = total_row(view)
    return (total,) if total is not None and not request.reading.asked.refs else ()


def _described(rows: Sequence[TableRow], draft: TableDraft) -> Answer | None:
    """What a register says of a row in words: its label, then its other long cells."""
    for row in rows:
        draft.say(f"“{row.name}” {draft.mark(row)}.")
        for column in draft.view.text_columns:
            text = draft.view.text(row, column)
            if len(text.split()) > 2:
                draft.say(f"{draft.heading(column)}: “{text}” {draft.mark(row)}.")
        for column in draft.view.figure_columns:
            if draft.view.text(row, column):
                draft.figure(row, column)
    return draft.answered()


def _say_sign(rows: Sequence[TableRow], columns: Sequence[int], draft: TableDraft) -> None:
    if any(draft.view.text(row, column).strip().startswith("(") and figure(draft.view, row, column) for row in rows for column in columns):
        draft.say("The report prints it in brackets: a negative amount.")


def _say_stated(request: TableRequest, rows: Sequence[TableRow], columns: Sequence[int], draft: TableDraft) -> Verdict | None:
    """Does the one cell found print the figure that the question states?"""
    if len(request.reading.stated) != 1 or len(rows) != 1 or len(columns) != 1:
        return None
    found = figure(draft.view, rows[0], columns[0])
    if found is None:
        return None
    same = request.reading.stated[0].equals(found.number, draft.unit(rows[0], columns[0]))
    draft.say("That is the figure you state." if same else "That is not the figure you state.")
    return Verdict.SUPPORTED if same else Verdict.CONTRADICTED


def _lost(rows: Sequence[TableRow], column: int, draft: TableDraft) -> Answer:
    draft.say(
        f"The table has a column “{draft.heading(column)}”, but it is empty for every row, so what it said of {draft.label(rows[0])} "
        f"is lost {draft.mark(rows[0])}. The report as ingested does not say."
    )
    return draft.not_found(Reason.LOST_IN_SOURCE)


def _missing(request: TableRequest, draft: TableDraft) -> Answer:
    draft.say(f"No report in the store has a row {listed(request.missing)}.")
    return draft.not_found(Reason.NOT_IN_REPORTS)


def _which_row(request: TableRequest, draft: TableDraft) -> Answer:
    requests = choices(request)
    rows = [one.match.rows[0] for one in requests]
    draft.say("Which of these rows do you mean?")
    draft.draft.block("\n".join(f"{number}. {draft.label(row)} {draft.mark(row)}" for number, row in enumerate(rows, 1)))
    return draft.clarify(tuple(_option(request, draft.label(row), row) for row in rows))


def _which_table(request: TableRequest, catalogue: Catalogue) -> Answer:
    draft = TableDraft(request.reading.text, catalogue, request.match.view)
    names = []
    for one in choices(request):
        document = catalogue.document_by_id[one.match.view.document_id]
        section = next(reversed(one.match.view.source.headings), "")
        names.append(" – ".join(part for part in (section, document.title) if part))
    draft.say("Several tables fit. Which of these do you mean?")
    options = tuple(f"{request.reading.text.rstrip('?')} (in {name})?" for name in names)
    return draft.clarify(options)


def _option(request: TableRequest, label: str, row: TableRow) -> str:
    group = f" ({row.groups[-1]})" if row.groups else ""
    return f"{request.reading.text.rstrip('?')}: {label}{group}?"


def choices(request: TableRequest) -> tuple[TableRequest, ...]:
    """What a question that fits several rows or tables may mean, each as a request of its own."""
    if request.rivals:
        return tuple(replace(request, match=one, rivals=()) for one in (request.match, *request.rivals)[:MOST_OPTIONS])
    if request.reading.judged and not request.match.tied:
        ends = (replace(request.reading, operation=one, judged=0) for one in (Operation.LARGEST, Operation.SMALLEST))
        return tuple(replace(request, reading=reading) for reading in ends)
    rows = (*request.match.rows, *request.match.tied)[:MOST_OPTIONS]
    return tuple(replace(request, match=replace(request.match, rows=(row,), tied=())) for row in rows)


def _compared(request: TableRequest, catalogue: Catalogue) -> Answer | None:
    """A stated figure against the cell of another table: where each stands, and how far apart they are."""
    cells = [cell for match in (request.match, *request.others) if (cell := _one_cell(match, request)) is not None]
    stated = request.reading.stated[0]
    told = [(match, row, column) for match, row, column in cells if _prints(stated, match.view, row, column)]
    others = [(match, row, column) for match, row, column in cells if not _prints(stated, match.view, row, column)]
    wanted = (others or told)[:1] if told else cells[:1]
    if not wanted:
        return None
    match, row, column = wanted[0]
    draft = TableDraft(request.reading.text, catalogue, match.view)
    found = figure(match.view, row, column)
    if found is None:
        return None
    unit = draft.unit(row, column)
    whose = f" ({draft.label(row)})" if row.label else ""
    where = f" in {draft.place()}" if draft.place() else ""
    draft.say(f"The table{where} prints {draft.heading(column)}: **{draft.cell(row, column)}**{whose} {draft.mark(row)}.")
    draft.figure(row, column)
    if not told or not others:
        same = _prints(stated, match.view, row, column)
        draft.say("It is the same." if same else "It is not the same.")
        return draft.answered(Verdict.SUPPORTED if same else Verdict.CONTRADICTED)
    other_match, other_row, other_column = told[0]
    other = figure(other_match.view, other_row, other_column)
    if other is None:
        return None
    number = draft.draft.citing.table_row(other_match.view.source, other_row.index)
    apart = abs(found.number - other.number)
    draft.say(
        f"The other figure, {draft.amount(other.number, unit)} [{number}], is **not the same**: they are {draft.amount(apart, unit)} apart."
    )
    low, high = sorted((found.number, other.number))
    draft.working("difference", f"{plain(high)} − {plain(low)} = {plain(apart)}", plain(apart), (found,), unit)
    return draft.answered(Verdict.CONTRADICTED)


def _one_cell(match: Match, request: TableRequest) -> tuple[Match, TableRow, int] | None:
    """The one cell of a table that could be meant: of the row named, its total or its only row."""
    rows = match.rows or _implied_rows(match.view, request)
    columns = [column for column in match.columns if column in match.view.figure_columns]
    if len(rows) != 1 or not columns or match.tied or match.coverage < 0.5:
        return None
    if request.reading.holds(Concept.VARIANCE) and not any(Concept.VARIANCE in concepts_of(match.view.names[column]) for column in columns):
        return None
    return match, rows[0], columns[0]


def _prints(stated: Stated, view: TableView, row: TableRow, column: int) -> bool:
    number = view.number(row, column)
    return number is not None and stated.equals(number, view.unit(column, view.text(row, column)))
