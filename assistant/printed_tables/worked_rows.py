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
from assistant.printed_tables.asking import Term
from assistant.printed_tables.asking_words import CLAUSE, FALLS, KIND_WORDS, NOTHING, RISES, SOMETHING, Task
from assistant.printed_tables.column_choice import heads
from assistant.printed_tables.draft import formula, say_cut
from assistant.printed_tables.locating import subtotals
from assistant.printed_tables.reading import UNIT_SCALES
from assistant.printed_tables.row_labels import is_left_out
from assistant.printed_tables.table_words import stems_of
from assistant.printed_tables.word_columns import grade_of, grades_said
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import Worked, keeps
from assistant.tools.table_cell import default_column, is_variance
from assistant.tools.table_figures import Limit, figure, summed
from assistant.tools.table_rows import TableRow

MOST_LISTED = 30
MOSTLY = Decimal("0.8")  # of the numbers of a column that are negative where it prints what is saved
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
    kinds = kinds_asked(work)
    rows = list((kinds and subtotals(work.view)) or work.found.rows.within)
    rows = [row for row in rows if not is_left_out(stems_of(row.label), work.wanted.left_out)]
    conditions = conditions_of(work)
    if not conditions and work.wanted.task is Task.LIST:
        conditions = _not_nothing(work)
    if not rows or not (conditions or work.found.group or _are_of_kind(work, rows)):
        return None
    lowered = work.wanted.text.lower()
    restricts = work.wanted.sign or work.wanted.compares or NOTHING.search(lowered) or _way(lowered)
    if not conditions and (_limits_of_rows(work) or restricts):
        return None  # what the rows are to fulfil is not understood
    also = [columns[0] for columns in work.found.columns.each if len(columns) == 1] if _limits_of_rows(work) else []
    columns = list(dict.fromkeys([column for condition in conditions for column in condition.columns] + also))
    kept = _once(work, [row for row in rows if all(condition.holds(row) for condition in conditions)], columns)
    draft = work.draft
    if conditions and work.found.group and work.wanted.task is Task.COUNT:
        draft.say(f"**{len(rows)}** rows stand under “{work.found.group}”")
        draft.working("count", f"{len(rows)} rows", str(len(rows)), [], None, "counted over the rows of the table")
        draft.say(f"{draft.marks(rows)}; **{len(kept)}** of them fit:")
    else:
        draft.say(f"**{len(kept)}** {'row fits' if len(kept) == 1 else 'rows fit'}:" if kept else "No row of the table fits that.")
    draft.working("count", f"{len(kept)} rows", str(len(kept)), [], None, "counted over the rows of the table")
    lines = []
    for row in kept[:MOST_LISTED]:
        shown = [f"{draft.heading(column)} **{draft.cell(row, column)}**" for column in columns if work.view.text(row, column)]
        lines.append(f"- {draft.label(row)}{': ' if shown else ''}{'; '.join(shown)} {draft.mark(row)}")
        for column in columns:
            if figure(work.view, row, column) is not None:
                draft.figure(row, column)
    draft.draft.block("\n".join(lines))
    say_cut(draft, len(kept), MOST_LISTED)
    if not kept:
        draft.marks(rows[:MOST_LISTED])
    if (work.wanted.summed or TOGETHER.search(work.wanted.text.lower())) and len(kept) > 1:
        _say_sum(work, kept, columns)
    return draft.answered()


def _once(work: Worked, rows: Sequence[TableRow], columns: Sequence[int]) -> list[TableRow]:
    """The rows without those that print a line again: the same label beside the same numbers, not all of them nought."""
    kept: dict[object, TableRow] = {}
    for row in rows:
        numbers = tuple(work.view.number(row, column) for column in columns)
        again = bool(row.label) and any(numbers)
        kept.setdefault((row.label, numbers) if again else id(row), row)
    return list(kept.values())


def kinds_asked(work: Worked) -> list[Term]:
    """The words that ask for parts of the council ("which directorate"), not those of the name of one."""
    group = frozenset() if "summary" in work.found.group.lower() else stems_of(work.found.group)
    return [term for term in work.wanted.terms if term.word in KIND_WORDS and not term.held_by(group)]


def _say_sum(work: Worked, rows: Sequence[TableRow], columns: Sequence[int]) -> None:
    """The sum of the rows listed, under the first column shown in which each has a number of one unit."""
    for column in columns:
        cells = [cell for row in rows if (cell := figure(work.view, row, column)) is not None]
        units = {work.unit(cell) for cell in cells}
        if len(cells) == len(rows) and len(units) == 1:
            total, unit = summed(cells), units.pop()
            written = f"{formula([cell.number for cell in cells])} = {plain(total)}"
            work.draft.draft.block(f"Together: **{work.draft.amount(total, unit)}** under {work.draft.heading(column)} ({written}).")
            work.draft.working("sum", written, plain(total), cells, unit)
            return


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
        found = [_of_money(work, limit) or _limiting(work, limit, _column_of_limit(work, at)) for limit, at in limits]
        return found if all(condition.columns for condition in found) else []
    if wanted.sign:
        amounts = tuple(column for column in view.figure_columns if is_variance(view.names[column]))
        if len(amounts) == 1:
            return [Condition(holds=lambda row: ((view.number(row, amounts[0]) or ZERO) * wanted.sign) > 0, columns=amounts)]
    return _graded(work)


def _graded(work: Worked) -> list[Condition]:
    """The rows with the word of a scale or status that the question says: in the column named, else in the one that is no target."""
    view = work.view
    said = grades_said(view, work.wanted.text)
    named = {column for columns in work.found.columns.each for column in columns}
    columns = [column for column in said if column in named]
    columns = columns or [column for column in said if Concept.TARGET not in concepts_of(view.names[column])]
    if len(columns) != 1:
        return []
    column = columns[0]
    return [Condition(holds=lambda row: grade_of(view.text(row, column)) == said[column], columns=(column,))]


def _limits_of_rows(work: Worked) -> list[tuple[Limit, int]]:
    """The limits of the question, with where they stand, without that by which it names a sub-heading."""
    wanted = work.wanted
    pairs = zip(wanted.limits, wanted.limits_at, strict=True)
    return [(limit, at) for limit, at in pairs if not (work.found.group and wanted.phrase and limit.sign in "<>")]


def _of_money(work: Worked, limit: Limit) -> Condition | None:
    """The condition of an amount of money, where the question names columns of other things only: any column of money keeps it."""
    named = [column for columns in work.found.columns.each for column in columns]
    money = [column for column in work.view.figure_columns if work.view.unit(column) in UNIT_SCALES]
    if limit not in work.wanted.scaled or not named or not money or set(named) & set(money):
        return None
    conditions = [_limiting(work, limit, column) for column in money]
    return Condition(holds=lambda row: any(one.holds(row) for one in conditions), columns=tuple(money))


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
    return (_column_of_savings(work) or default_column(work.view)) if not each else None


def _column_of_savings(work: Worked) -> int | None:
    """The column of targets in a table of savings, which "savings over £5m" speaks of."""
    if Concept.SAVING not in concepts_of(" ".join(work.view.source.headings)):
        return None
    named = {column: concepts_of(work.view.names[column]) for column in work.view.figure_columns}
    found = [column for column, concepts in named.items() if Concept.TARGET in concepts and Concept.FORECAST not in concepts]
    return found[0] if len(found) == 1 else None


def _limiting(work: Worked, limit: Limit, column: int | None) -> Condition:
    if column is None:
        return Condition(holds=lambda row: False, columns=())
    sized = is_of_savings(work, column) and limit.number != ZERO

    def holds(row: TableRow) -> bool:
        number = work.view.number(row, column)
        return number is not None and work.limited(-number if sized else number, work.draft.unit(row, column), limit)

    return Condition(holds=holds, columns=(column,))


def is_of_savings(work: Worked, column: int) -> bool:
    """Does a column print amounts as negative ones, as those of savings are printed, but for a few that cost or are nothing?"""
    numbers = [number for row in work.found.rows.within if (number := work.view.number(row, column))]
    return sum(number < 0 for number in numbers) > len(numbers) * MOSTLY


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
    apart = other - one if is_of_savings(work, first) or is_of_savings(work, second) else one - other
    return keeps(work.wanted.compares, apart)


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
