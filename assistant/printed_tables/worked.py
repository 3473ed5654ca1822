"""The answer to a question whose table, rows and columns have been located: values, differences, percentages, shares and sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.wording import listed, plain
from assistant.model import Answer, Verdict
from assistant.printed_tables.asking import Wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.locating import Located
from assistant.printed_tables.rating_columns import is_rated_name, is_rating_name
from assistant.printed_tables.reading import UNIT_SCALES
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_cell import default_column, is_variance
from assistant.tools.table_figures import CellFigure, Limit, figure, figures, summed, total_row, without_totals
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView, only_row

MOST_CELLS = 10  # of a row that is shown whole
MOST_VALUES = 12  # cells of an answer
BASES = (Concept.REVISED, Concept.BUDGET, Concept.ORIGINAL, Concept.TARGET)
AGAINST = (Concept.FORECAST, Concept.SPENT)
PARTS_ADDED = re.compile(r"\badd\w*\b|\b(?:plus|combined|together|sum|summed|jointly)\b|\+")


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
                and not (concept in BASES and held & set(AGAINST))  # "forecast against original saving" is no base
            ]  # fmt: skip
            totals = [column for column in columns if Concept.TOTAL in concepts_of(self.view.names[column])]
            columns = totals if len(totals) == 1 else columns  # forecasts of parts beside their total
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
    by_years = found.columns.timed and len(found.columns.each) > 1  # two years set against each other, of no line
    two_columns = wanted.task in (Task.DIFFERENCE, Task.EXCESS, Task.RATIO) and len(found.columns.each) == 2  # of the whole table
    asked = wanted.task is Task.SUM or Concept.TOTAL in wanted.concepts() or by_years or two_columns
    plain = (
        total is not None and total is found.view.rows[-1] and len([row for row in found.view.rows if row.total and not row.groups]) >= 1
    )
    return [total] if total is not None and asked and plain else []


def value_answer(work: Worked) -> Answer | None:
    """The cells where rows and columns cross, with what the question supposes of them confirmed or denied."""
    rows = rows_meant(work.found, work.wanted)
    draft = work.draft
    if not rows or len(rows) > MOST_VALUES or not (work.found.columns.each or work.found.rows.each):
        return None
    said: list[CellFigure] = []
    shown = False
    for row in rows:
        columns = work.columns(row) or list(work.view.figure_columns[:MOST_CELLS])
        filled = [column for column in columns if work.view.text(row, column)]
        if not filled:
            continue
        parts = [f"{draft.heading(column)}: **{draft.cell(row, column)}**" for column in filled]
        draft.say(f"{draft.label(row)} – {'; '.join(parts)} {draft.mark(row)}." if row.label else f"{'; '.join(parts)} {draft.mark(row)}.")
        for column in filled:
            shown = shown or column in work.view.text_columns  # a date or a grade that is asked for
            draft.figure(row, column)
            if (cell := figure(work.view, row, column)) is not None:
                said.append(cell)
    if not (said or shown):
        return None
    _say_base(work, said)
    verdict = _verdict(work, rows, said)
    if verdict is None and len(rows) == 1 and Concept.VARIANCE in work.wanted.concepts():
        _say_against(work, rows[0])
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered(verdict)


def _say_base(work: Worked, said: Sequence[CellFigure]) -> None:
    """Says of how many, for counts of one rating beside the number of those rated: "75% (3)" of 4."""
    counts = [cell for cell in said if COUNT_BESIDE_SHARE.fullmatch(cell.raw) and is_rating_name(work.view.names[cell.column])]
    bases = [column for column in work.view.figure_columns if is_rated_name(work.view.names[column])]
    if len(counts) != 1 or len(said) != 1 or len(bases) != 1 or (whole := figure(work.view, said[0].row, bases[0])) is None:
        return
    draft = work.draft
    draft.say(f"That is {plain(said[0].number)} of **{plain(whole.number)}** ({draft.heading(whole.column)}) {draft.mark(whole.row)}.")
    draft.figure(whole.row, whole.column)


def _say_against(work: Worked, row: TableRow) -> int | None:
    """Says whether the forecast is over or under budget; 1 for over, -1 for under, 0 for on budget, None where the table does not tell."""
    base, other = work.of_concept(row, BASES), work.of_concept(row, AGAINST)
    if base is None or other is None or work.unit(base) != work.unit(other):
        return None
    apart = other.number - base.number
    amount = work.draft.amount(abs(apart), work.unit(base))
    printed = [
        cell.number
        for column in work.view.figure_columns
        if is_variance(work.view.names[column]) and (cell := figure(work.view, row, column))
    ]
    if base.number < 0 or Concept.TARGET in concepts_of(work.view.names[base.column]):
        return None  # savings, which are short of a target and not over a budget
    if apart == 0 and not any(printed[:1]):
        work.draft.say(f"That is on budget ({work.written(other)} against {work.written(base)}).")
    elif apart == 0:
        apart = printed[0]
        way = "over" if apart > 0 else "under"
        work.draft.say(f"That is {way} budget by less than budget and forecast show, which round to the same {work.written(base)}.")
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
        return confirmed(work, found == wanted.sign)
    if wanted.limits and len(said) == 1:
        return confirmed(work, all(work.limited(said[0].number, work.unit(said[0]), limit) for limit in wanted.limits))
    if wanted.compares and len(said) == 1 and len(rows) == 1 and (apart := _against_target(work, said[0])) is not None:
        return confirmed(work, keeps(wanted.compares, apart))
    if wanted.compares and len(said) == 2 and work.unit(said[0]) == work.unit(said[1]):
        first, second = said[0].number, said[1].number
        return confirmed(work, keeps(wanted.compares, first - second))
    if len(said) == 1 and wanted.stated is not None:
        same = wanted.stated.equals(said[0].number, work.unit(said[0]))
        work.draft.say("That is the figure you state." if same else "That is not the figure you state.")
        return Verdict.SUPPORTED if same else Verdict.CONTRADICTED
    return None


def _against_target(work: Worked, base: CellFigure) -> Decimal | None:
    """What is forecast beyond the target or budget said, by size; says both. None where the row prints no one forecast in its unit."""
    if not concepts_of(work.view.names[base.column]) & set(BASES):
        return None
    other = work.of_concept(base.row, AGAINST)
    if other is None or other.column == base.column or work.unit(other) != work.unit(base):
        return None
    draft, sizes = work.draft, [abs(other.number), abs(base.number)]
    apart = sizes[0] - sizes[1]
    draft.say(f"{draft.heading(other.column)}: **{work.written(other)}** {draft.mark(other.row)}.")
    draft.figure(other.row, other.column)
    draft.working("difference", f"{plain(sizes[0])} − {plain(sizes[1])} = {plain(apart)}", plain(apart), (other, base), work.unit(base))
    return apart


def keeps(compares: str, apart: Decimal) -> bool:
    """Is a number that is `apart` from another one as the question compares them: "less", "not less", "same"?"""
    holds = {"less": apart < 0, "more": apart > 0, "not less": apart >= 0, "not more": apart <= 0, "same": apart == 0}
    return holds[compares]


def confirmed(work: Worked, holds: bool) -> Verdict:
    work.draft.lead("Yes." if holds else "No.")
    return Verdict.SUPPORTED if holds else Verdict.CONTRADICTED


def default_cell(work: Worked, row: TableRow) -> CellFigure | None:
    """The cell of a row under the column that its table is about, where the question names none."""
    column = default_column(work.view)
    if column is not None:
        return figure(work.view, row, column)
    amounts = [one for one in work.view.figure_columns if work.view.unit(one) in UNIT_SCALES]
    cells = [cell for one in amounts if (cell := figure(work.view, row, one)) is not None]
    return cells[0] if len(cells) == 1 else None  # amounts beside rates: "Principal £", "Interest rate"


def sum_answer(work: Worked) -> Answer | None:
    """The sum of the rows named in one column, of one row over the columns named, or of a column without a total."""
    rows = [row for each in work.found.rows.each for row in each]
    each = work.found.columns.each
    cells: list[CellFigure | None] = []
    if len(rows) > 1:
        rows = list(without_totals(work.view, rows))
        cells = [work.sole(row, 0) if each else default_cell(work, row) for row in rows] if len(each) <= 1 else []
    elif len(rows) == 1 and len(each) > 1 and not (work.found.columns.timed or PARTS_ADDED.search(work.wanted.text.lower())):
        return value_answer(work)  # "total market value and book cost" are no parts of a sum
    elif len(rows) == 1 and len(each) > 1:
        cells = [work.sole(rows[0], at) for at in range(len(each))]
    elif not rows and len(each) > 1:
        return value_answer(work)
    elif not rows and len(each) == 1 and len(each[0]) == 1 and total_row(work.view) is None:
        cells = list(figures(work.view, each[0][0]))
    kept = [cell for cell in cells if cell is not None]
    if len(kept) < 2 or len(kept) < len(cells):
        return value_answer(work) if len(rows) <= 1 and not cells else None
    units = {work.unit(cell) for cell in kept}
    return say_sum(work, kept) if len(units) == 1 else None


def _in_sum(work: Worked, cell: CellFigure) -> str:
    return f"({work.written(cell)})" if cell.number < 0 else work.written(cell)


def say_sum(work: Worked, kept: Sequence[CellFigure]) -> Answer:
    """The answer that adds cells of one unit."""
    total, unit, draft = summed(kept), work.unit(kept[0]), work.draft
    names = listed(list(dict.fromkeys(draft.label(cell.row) for cell in kept)))
    headings = listed(list(dict.fromkeys(draft.heading(cell.column) for cell in kept)))
    marks = draft.marks([cell.row for cell in kept])
    draft.say(f"{names}, {headings}: {' + '.join(_in_sum(work, cell) for cell in kept)} = **{draft.amount(total, unit)}** {marks}.")
    draft.working("sum", f"{formula([cell.number for cell in kept])} = {plain(total)}", plain(total), kept, unit)
    for cell in kept:
        draft.figure(cell.row, cell.column)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered()
