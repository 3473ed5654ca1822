"""Answers that go over the rows of a located table: rows kept by limits and counts, totals without a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.wording import plain
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.when import when
from assistant.model import Answer, Verdict
from assistant.printed_tables.asking_words import CLAUSE, FALLS, KIND_WORDS, NOTHING, RISES, SOMETHING, Task
from assistant.printed_tables.column_choice import heads
from assistant.printed_tables.draft import formula
from assistant.printed_tables.locating import subtotals
from assistant.printed_tables.table_words import has_number
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import Worked, keeps
from assistant.tools.table_cell import default_column, is_variance
from assistant.tools.table_figures import CellFigure, Limit, figure, summed
from assistant.tools.table_rows import TableRow

MOST_LISTED = 30
NEAR_LIMIT = 60  # characters from the words that say what a number limits
ZERO = Decimal(0)
TOGETHER = re.compile(r"\b(?:come to|amount to|add up to|total|altogether|together|in all|combined|sum)\b")
CURRENT = re.compile(r"\b(?:current|present|existing|now)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a row must fulfil; `columns` are shown of the rows that do."""

    holds: Callable[[TableRow], bool]
    columns: tuple[int, ...]


def filtered_answer(work: Worked) -> Answer | None:
    """The rows that fulfil all conditions of the question, counted or listed."""
    kinds = [term for term in work.wanted.terms if term.word in KIND_WORDS]
    rows = list((kinds and subtotals(work.view)) or work.found.rows.within)
    conditions = conditions_of(work)
    if not conditions and work.wanted.task is Task.LIST:
        conditions = _not_nothing(work)
    if not rows or not (conditions or work.found.group or _are_of_kind(work, rows)):
        return None
    lowered = work.wanted.text.lower()
    restricts = work.wanted.sign or work.wanted.compares or NOTHING.search(lowered) or _way(lowered)
    if not conditions and (_limits_of_rows(work) or restricts):
        return None  # what the rows are to fulfil is not understood
    kept = [row for row in rows if all(condition.holds(row) for condition in conditions)]
    draft = work.draft
    if conditions and work.found.group and work.wanted.task is Task.COUNT:
        draft.say(f"**{len(rows)}** rows stand under “{work.found.group}”")
        draft.working("count", f"{len(rows)} rows", str(len(rows)), [], None, "counted over the rows of the table")
        draft.say(f"{draft.marks(rows)}; **{len(kept)}** of them fit:")
    else:
        draft.say(f"**{len(kept)}** {'row fits' if len(kept) == 1 else 'rows fit'}:" if kept else "No row of the table fits that.")
    draft.working("count", f"{len(kept)} rows", str(len(kept)), [], None, "counted over the rows of the table")
    also = [columns[0] for columns in work.found.columns.each if len(columns) == 1] if _limits_of_rows(work) else []
    columns = list(dict.fromkeys([column for condition in conditions for column in condition.columns] + also))
    lines = []
    for row in kept[:MOST_LISTED]:
        shown = [f"{draft.heading(column)} **{draft.cell(row, column)}**" for column in columns if work.view.text(row, column)]
        lines.append(f"- {draft.label(row)}{': ' if shown else ''}{'; '.join(shown)} {draft.mark(row)}")
        for column in columns:
            if figure(work.view, row, column) is not None:
                draft.figure(row, column)
    _say_sum(work, kept, columns)
    draft.draft.block("\n".join(lines))
    if not kept:
        draft.marks(rows[:MOST_LISTED])
    return draft.answered()


def _say_sum(work: Worked, kept: Sequence[TableRow], columns: Sequence[int]) -> None:
    """Says what the rows kept come to in the one column shown, where the question asks for that as well."""
    cells = [cell for row in kept for column in columns[:1] if (cell := figure(work.view, row, column)) is not None]
    if len(columns) != 1 or len(cells) < 2 or len(cells) < len(kept) or not TOGETHER.search(work.wanted.text.lower()):
        return
    draft, added, unit = work.draft, summed(cells), work.unit(cells[0])
    written = f"{formula([cell.number for cell in cells])} = {plain(added)}"
    draft.say(f"Together they come to **{draft.amount(added, unit)}** ({written}).")
    draft.working("sum", written, plain(added), cells, unit)


def _are_of_kind(work: Worked, rows: Sequence[TableRow]) -> bool:
    """Do the question's words name the group of the rows, or what stands before their labels, so that the rows are a list of their own?"""
    beside = dict(zip(work.view.rows, work.found.table.beside, strict=True))
    terms = [term for term in work.found.rows.beside if not term.spare]
    return bool(terms) and len(rows) < len(work.view.rows) and all(term.held_by(beside[row]) for term in terms for row in rows)


def conditions_of(work: Worked) -> list[Condition]:
    """The conditions that the question sets: limits, overspent or underspent, one column against another, nothing in a year."""
    wanted, view = work.wanted, work.view
    each = work.found.columns.each
    by_period = _by_period(work)
    if by_period:
        return by_period
    each = _with_current(work, each) if len(each) == 1 else each
    if wanted.compares and len(each) == 2 and all(len(columns) == 1 for columns in each):
        first, second = each[0][0], each[1][0]
        return [Condition(holds=lambda row: _compares(work, row, first, second), columns=(first, second))]
    if len(each) == 2 and work.found.columns.timed and all(len(columns) == 1 for columns in each) and (way := _way(wanted.text.lower())):
        early, late = sorted((each[0][0], each[1][0]))
        return [Condition(holds=lambda row: _moves(work, row, early, late) == way, columns=(early, late))]
    limits = _limits_of_rows(work)
    if limits:
        found = [_limiting(work, limit, _column_of_limit(work, at)) for limit, at in limits]
        return found if all(condition.columns for condition in found) else []
    if wanted.sign:
        amounts = tuple(column for column in view.figure_columns if is_variance(view.names[column]))
        if len(amounts) == 1:
            return [Condition(holds=lambda row: ((view.number(row, amounts[0]) or ZERO) * wanted.sign) > 0, columns=amounts)]
    return []


def _limits_of_rows(work: Worked) -> list[tuple[Limit, int]]:
    """The limits of the question, with where they stand, without that by which it names a sub-heading."""
    wanted = work.wanted
    pairs = zip(wanted.limits, wanted.limits_at, strict=True)
    return [(limit, at) for limit, at in pairs if not (work.found.group and wanted.phrase and limit.sign in "<>")]


def _column_of_limit(work: Worked, at: int) -> int | None:
    """The column that a limit is of: the one that the words before the number name, the only one named, or the one the table is about."""
    each, table = work.found.columns.each, work.found.table
    named = [columns[0] for columns in each if len(columns) == 1]
    before = sorted((term for term in work.found.columns.terms if 0 <= at - term.at <= NEAR_LIMIT), key=lambda term: at - term.at)
    for term in before:
        held = [column for column in named if heads(term, table, column)]
        if len(held) == 1:
            return held[0]
    if len(each) == 1:
        return named[0] if named else None
    return default_column(work.view) if not each else None


def _limiting(work: Worked, limit: Limit, column: int | None) -> Condition:
    if column is None:
        return Condition(holds=lambda row: False, columns=())
    negative = all((number := work.view.number(row, column)) is None or number <= 0 for row in work.found.rows.within)
    sized = negative and limit.number != ZERO

    def holds(row: TableRow) -> bool:
        number = work.view.number(row, column)
        return number is not None and work.limited(abs(number) if sized else number, work.draft.unit(row, column), limit)

    return Condition(holds=holds, columns=(column,))


def _way(text: str) -> int:
    return -1 if FALLS.search(text) else 1 if RISES.search(text) else 0


def _moves(work: Worked, row: TableRow, early: int, late: int) -> int:
    before, after = work.view.number(row, early), work.view.number(row, late)
    return 0 if before is None or after is None else (after > before) - (after < before)


def _not_nothing(work: Worked) -> list[Condition]:
    """ "Which savings are undeliverable?": the rows with an amount under the one column that the question's own words name."""
    each = work.found.columns.each
    if len(each) == 1 and len(each[0]) == 1 and NOTHING.search(work.wanted.text.lower()):
        return [Condition(holds=_holder(work, each[0][0], empty=True), columns=each[0])]
    named = [term for term in work.found.columns.terms if term.concept is None]
    if len(each) != 1 or len(each[0]) != 1 or not named:
        return []
    return [Condition(holds=_holder(work, each[0][0], empty=False), columns=each[0])]


def _compares(work: Worked, row: TableRow, first: int, second: int) -> bool:
    one, other = work.view.number(row, first), work.view.number(row, second)
    if one is None or other is None:
        return False
    sized = all((number := work.view.number(line, column)) is None or number <= 0 for line in work.view.rows for column in (first, second))
    return keeps(work.wanted.compares, abs(one) - abs(other) if sized else one - other)  # savings are printed as negative amounts


def _with_current(work: Worked, each: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """The target column named with the one of the same kind that is no target beside it: "target no lower than the current one"."""
    view = work.view
    if not work.wanted.compares or len(each[0]) != 1 or not CURRENT.search(work.wanted.text.lower()):
        return each
    wanted = concepts_of(view.names[each[0][0]])
    other = [column for column in view.figure_columns if concepts_of(view.names[column]) == wanted - {Concept.TARGET}]
    return (each[0], (other[0],)) if Concept.TARGET in wanted and len(other) == 1 else each


def _by_period(work: Worked) -> list[Condition]:
    """Conditions of clauses that name a year each: "an amount in 2030-31 but nothing in 2031-32"."""
    found = []
    if len(work.wanted.periods) < 2 or not work.found.columns.timed or not NOTHING.search(work.wanted.text.lower()):
        return []
    for clause in CLAUSE.split(work.wanted.text.lower()):
        periods = when(clause).periods
        if len(periods) != 1 or not (NOTHING.search(clause) or SOMETHING.search(clause)):
            continue
        column = _column_of(work, periods[0])
        if column is None:
            return []
        empty = bool(NOTHING.search(clause))
        found.append(Condition(holds=_holder(work, column, empty=empty), columns=(column,)))
    return found if len(found) > 1 else []


def _holder(work: Worked, column: int, *, empty: bool) -> Callable[[TableRow], bool]:
    def holds(row: TableRow) -> bool:
        number = work.view.number(row, column)
        return number is not None and (number == 0) is empty

    return holds


def _column_of(work: Worked, period: AskedPeriod) -> int | None:
    order = [one.period for one in work.wanted.periods]
    each = work.found.columns.each
    at = order.index(period.period) if period.period in order else len(each)
    return each[at][0] if at < len(each) and len(each[at]) == 1 else None


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


def group_answer(work: Worked) -> Answer | None:
    """Whether a row stands under the sub-heading that the question takes it to stand under."""
    rows = work.found.named
    if len(rows) != 1 or not work.found.group or work.found.rows.tied:
        return None
    row, draft = rows[0], work.draft
    own = row.groups[-1] if row.groups else ""
    if not own:
        return None
    if own == work.found.group:
        if work.wanted.why:
            return None
        draft.say(f"Yes: {draft.label(row)} stands under “{own}” {draft.mark(row)}.")
        return draft.answered(Verdict.SUPPORTED)
    heading = next((one for one in work.view.rows if one.label == own), None)
    draft.say(f"It is not: {draft.label(row)} stands under “{own}” {draft.mark(row)}{draft.mark(heading) if heading else ''}.")
    for column in work.view.figure_columns:
        if work.view.text(row, column):
            draft.say(f"{draft.heading(column)}: **{draft.cell(row, column)}** {draft.mark(row)}.")
            draft.figure(row, column)
    return draft.answered(Verdict.CONTRADICTED)
