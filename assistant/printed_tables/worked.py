"""The answer to a question whose table, rows and columns have been located: values, differences, percentages, shares and sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.wording import listed, plain, rounded
from assistant.model import Answer, Verdict
from assistant.printed_tables.asking import Wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.column_choice import periods_of
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.locating import Located
from assistant.printed_tables.reading import UNIT_SCALES
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_cell import default_column, is_variance
from assistant.tools.table_figures import CellFigure, Limit, figure, figures, summed, total_row, without_totals
from assistant.tools.table_rows import TableRow, TableView, only_row

MOST_CELLS = 10  # of a row that is shown whole
MOST_VALUES = 12  # cells of an answer
BASES = (Concept.REVISED, Concept.BUDGET, Concept.ORIGINAL, Concept.TARGET)
AGAINST = (Concept.FORECAST, Concept.SPENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What the composers share: the question, what was located, and the draft."""

    wanted: Wanted
    found: Located
    draft: TableDraft

    @property
    def view(self) -> TableView:
        return self.found.view

    def columns(self, row: TableRow) -> list[int]:
        """The columns wanted, in the order named, for a row: of those that words do not tell apart the ones that the row fills."""
        kept: list[int] = []
        for each in self.found.columns.each:
            filled = [column for column in each if self.view.text(row, column)]
            kept += filled or each[:1]
        return list(dict.fromkeys(kept))

    def sole(self, row: TableRow, at: int) -> CellFigure | None:
        """The one number under the `at`th column named; None where there are several or none."""
        if at >= len(self.found.columns.each):
            return None
        cells = [cell for column in self.found.columns.each[at] if (cell := figure(self.view, row, column)) is not None]
        return cells[0] if len(cells) == 1 else None

    def of_concept(self, row: TableRow, concepts: Sequence[Concept]) -> CellFigure | None:
        """The number of the one column of a concept and no variance."""
        for concept in concepts:
            columns = [
                one for one in self.view.figure_columns
                if concept in (held := concepts_of(self.view.names[one])) and not held & {Concept.VARIANCE, Concept.PERCENT}
            ]  # fmt: skip
            cells = [cell for column in columns if (cell := figure(self.view, row, column)) is not None]
            if len(cells) == 1:
                return cells[0]
        return None

    def name(self, cell: CellFigure, *, row: bool = True, column: bool = True) -> str:
        parts = [self.draft.label(cell.row)] if row and cell.row.label else []
        return ", ".join([*parts, *([self.draft.heading(cell.column)] if column else [])])

    def written(self, cell: CellFigure) -> str:
        return self.draft.cell(cell.row, cell.column)

    def unit(self, cell: CellFigure) -> str | None:
        return self.draft.unit(cell.row, cell.column)

    def limited(self, number: Decimal, unit: str | None, limit: Limit) -> bool:
        """Does a number of a unit keep a limit that the question states in pounds or as printed?"""
        scaled = number * UNIT_SCALES.get(unit or "", Decimal(1)) if limit in self.wanted.scaled else number
        return limit.holds(scaled)


def rows_meant(found: Located, wanted: Wanted) -> list[TableRow]:
    """The rows named; the only row of the table where none is, or its total where the question asks for one and the table ends with it."""
    rows = [row for each in found.rows.each for row in each]
    if rows:
        return rows
    only = only_row(found.view)
    if only is not None:
        return [only]
    total = total_row(found.view)
    asked = wanted.task is Task.SUM or Concept.TOTAL in wanted.concepts()
    plain = total is not None and total is found.view.rows[-1] and len([row for row in found.view.rows if row.total and not row.groups]) >= 1
    return [total] if total is not None and asked and plain else []


def value_answer(work: Worked) -> Answer | None:
    """The cells where rows and columns cross, with what the question supposes of them confirmed or denied."""
    rows = rows_meant(work.found, work.wanted)
    draft = work.draft
    if not rows or len(rows) > MOST_VALUES or not (work.found.columns.each or work.found.rows.each):
        return None
    said: list[CellFigure] = []
    for row in rows:
        columns = work.columns(row) or list(work.view.figure_columns[:MOST_CELLS])
        filled = [column for column in columns if work.view.text(row, column)]
        if not filled:
            continue
        parts = [f"{draft.heading(column)}: **{draft.cell(row, column)}**" for column in filled]
        draft.say(f"{draft.label(row)} – {'; '.join(parts)} {draft.mark(row)}." if row.label else f"{'; '.join(parts)} {draft.mark(row)}.")
        for column in filled:
            draft.figure(row, column)
            if (cell := figure(work.view, row, column)) is not None:
                said.append(cell)
    if not said:
        return None
    verdict = _verdict(work, rows, said)
    if verdict is None and len(rows) == 1 and Concept.VARIANCE in work.wanted.concepts():
        _say_against(work, rows[0])
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered(verdict)


def _say_against(work: Worked, row: TableRow) -> int | None:
    """Says whether the forecast is over or under budget; 1 for over, -1 for under, 0 for on budget, None where the table does not tell."""
    base, other = work.of_concept(row, BASES), work.of_concept(row, AGAINST)
    if base is None or other is None or work.unit(base) != work.unit(other):
        return None
    apart = other.number - base.number
    amount = work.draft.amount(abs(apart), work.unit(base))
    printed = [cell.number for column in work.view.figure_columns if is_variance(work.view.names[column]) and (cell := figure(work.view, row, column))]
    if apart == 0:
        work.draft.say("That is on budget.")
    elif printed and abs(printed[0]) != abs(apart):  # the printed variance is of unrounded amounts
        work.draft.say(f"That is {'over' if apart > 0 else 'under'} budget ({work.written(other)} against {work.written(base)}).")
    else:
        work.draft.say(f"That is {amount} {'over' if apart > 0 else 'under'} budget ({work.written(other)} against {work.written(base)}).")
        work.draft.working(
            "difference", f"{plain(other.number)} − {formula([base.number])} = {plain(apart)}", plain(apart), (other, base), work.unit(base)
        )
    return (apart > 0) - (apart < 0)


def _verdict(work: Worked, rows: Sequence[TableRow], said: Sequence[CellFigure]) -> Verdict | None:
    wanted = work.wanted
    if not wanted.verify:
        return None
    if wanted.sign and len(rows) == 1:
        found = _say_against(work, rows[0])
        if found is None:
            return None
        return _confirmed(work, found == wanted.sign)
    if wanted.limits and len(said) == 1:
        return _confirmed(work, all(work.limited(said[0].number, work.unit(said[0]), limit) for limit in wanted.limits))
    if wanted.compares and len(said) == 2 and work.unit(said[0]) == work.unit(said[1]):
        first, second = said[0].number, said[1].number
        return _confirmed(work, first < second if wanted.compares == "less" else first > second)
    return None


def _confirmed(work: Worked, holds: bool) -> Verdict:
    work.draft.lead("Yes." if holds else "No.")
    return Verdict.SUPPORTED if holds else Verdict.CONTRADICTED


def _pair(work: Worked) -> tuple[CellFigure, CellFigure] | None:
    """The two cells that a difference or percentage is between: the later or first named one first."""
    rows = rows_meant(work.found, work.wanted)
    each = work.found.columns.each
    if len(work.found.rows.each) == 2 and len(each) <= 1:
        first, second = (work.sole(row, 0) if each else _default(work, row) for row in work.found.named)
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
    before = _column_before(work, rows[0]) if len(each) == 1 else None
    if before is not None:
        return before
    base, other = work.of_concept(rows[0], BASES), work.of_concept(rows[0], AGAINST)
    return (other, base) if base is not None and other is not None else None


def _two_years(work: Worked, row: TableRow) -> tuple[CellFigure, CellFigure] | None:
    """The later and the earlier cell of a row that fills the columns of two years only."""
    cells = [cell for column in work.view.figure_columns if (cell := figure(work.view, row, column)) is not None]
    periods = [periods_of(work.view.names[cell.column], None) for cell in cells]
    if len(cells) != 2 or not all(periods) or periods[0] == periods[1]:
        return None
    return (cells[1], cells[0]) if periods[0] < periods[1] else (cells[0], cells[1])


def _default(work: Worked, row: TableRow) -> CellFigure | None:
    column = default_column(work.view)
    return figure(work.view, row, column) if column is not None else None


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
    for written, before in ((f"{start}-{(start + 1) % 100:02d}", f"{start - 1}-{start % 100:02d}"), (f"{start}/{(start + 1) % 100:02d}", f"{start - 1}/{start % 100:02d}")):
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
    draft.working("difference", f"{formula(numbers, '−')} = {plain(apart)}", plain(apart), (first, second), "percentage points" if unit == "%" else unit)
    for cell in pair:
        draft.figure(cell.row, cell.column)
    verdict = None
    if work.wanted.verify and work.wanted.limits:
        verdict = _confirmed(work, all(work.limited(apart, unit, limit) for limit in work.wanted.limits))
    elif work.wanted.verify and work.wanted.compares:
        verdict = _confirmed(work, apart < 0 if work.wanted.compares == "less" else apart > 0)
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
    rows = list(work.found.named)
    part: CellFigure | None = None
    whole: CellFigure | None = None
    if len(rows) == 2 and len(each) <= 1:
        cells = [work.sole(row, 0) if each else _default(work, row) for row in rows]
        whole_first = rows[0].total or (not rows[1].total and f" of {rows[0].label.lower()[:8]}" in work.wanted.text.lower())
        whole, part = cells if whole_first else cells[::-1]
    elif len(rows) == 1 and len(each) == 2:
        part, whole = work.sole(rows[0], 0), work.sole(rows[0], 1)
    elif len(rows) == 1 and len(each) <= 1:
        part = work.sole(rows[0], 0) if each else _default(work, rows[0])
        total = total_row(work.view)
        whole = figure(work.view, total, part.column) if total is not None and part is not None and total is not rows[0] else None
    return shared(work, part, whole)


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
    draft.working("share", f"{plain(sizes[0])} / {plain(sizes[1])} × 100 = {plain(share)}", plain(share), (part, whole), "%")
    for cell in (part, whole):
        draft.figure(cell.row, cell.column)
    return draft.answered()


def sum_answer(work: Worked) -> Answer | None:
    """The sum of the rows named in one column, of one row over the columns named, or of a column without a total."""
    rows = [row for each in work.found.rows.each for row in each]
    each = work.found.columns.each
    cells: list[CellFigure | None] = []
    if len(rows) > 1:
        rows = list(without_totals(work.view, rows))
        cells = [work.sole(row, 0) if each else _default(work, row) for row in rows] if len(each) <= 1 else []
    elif len(rows) == 1 and len(each) > 1:
        cells = [work.sole(rows[0], at) for at in range(len(each))]
    elif not rows and len(each) == 1 and len(each[0]) == 1 and total_row(work.view) is None:
        cells = list(figures(work.view, each[0][0]))
    kept = [cell for cell in cells if cell is not None]
    if len(kept) < 2 or len(kept) < len(cells):
        return value_answer(work) if len(rows) <= 1 and not cells else None
    units = {work.unit(cell) for cell in kept}
    if len(units) > 1:
        return None
    total, unit, draft = summed(kept), units.pop(), work.draft
    names = listed(list(dict.fromkeys(draft.label(cell.row) for cell in kept)))
    headings = listed(list(dict.fromkeys(draft.heading(cell.column) for cell in kept)))
    marks = draft.marks([cell.row for cell in kept])
    draft.say(f"{names}, {headings}: {' + '.join(work.written(cell) for cell in kept)} = **{draft.amount(total, unit)}** {marks}.")
    draft.working("sum", f"{formula([cell.number for cell in kept])} = {plain(total)}", plain(total), kept, unit)
    for cell in kept:
        draft.figure(cell.row, cell.column)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered()


WORKED: dict[Task, Callable[[Worked], Answer | None]] = {
    Task.VALUE: value_answer, Task.DIFFERENCE: difference_answer, Task.EXCESS: excess_answer, Task.SHARE: share_answer, Task.SUM: sum_answer,
}  # fmt: skip
