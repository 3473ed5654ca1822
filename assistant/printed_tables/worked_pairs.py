"""Two located cells set against each other: a difference, a percentage over or under, a ratio."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.wording import plain, rounded
from assistant.model import Answer, Verdict
from assistant.printed_tables.column_choice import periods_of
from assistant.printed_tables.draft import formula
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import AGAINST, BASES, Worked, confirmed, default_cell, keeps, rows_meant
from assistant.tools.table_cell import is_variance
from assistant.tools.table_figures import CellFigure, figure, is_rounding
from assistant.tools.table_rows import TableRow

THAN = re.compile(r"\bthan\b.*")
WORTH_OVER = re.compile(r"\b(?:worth|valued?)\b.*\b(?:over|above|beyond|more|below|under|less)\b")
PRINTED = re.compile(r"\b(?:print\w*|shown|stated|published|reported|variance|variation|given|gives?|match\w*|agree\w*|tall(?:y|ies))\b")


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
    if than_another(work):
        return None
    base, other = work.of_concept(rows[0], BASES), work.of_concept(rows[0], AGAINST)
    return (other, base) if base is not None and other is not None else None


def than_another(work: Worked) -> bool:
    """Does the question set the row against a thing of its own, which no row was found for: "bigger for parks than for the moon"?"""
    than = THAN.search(work.wanted.text.lower())
    return than is not None and any(term.concept is None and not term.spare and term.word in than.group() for term in work.wanted.terms)


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
    if len(alike) != 1:
        return None
    return (cell, alike[0]) if WORTH_OVER.search(work.wanted.text.lower()) else (alike[0], cell)


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
    if Concept.ORIGINAL in concepts[0] and Concept.REVISED in concepts[1]:
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
    if work.wanted.in_percent and unit != "%" and numbers[1]:
        share = rounded(apart / abs(numbers[1]) * 100)
        draft.say(f"That is **{plain(abs(share))}%** of {draft.heading(second.column) if same_row else work.name(second)}.")
        changed = f"{plain(apart)} / {plain(abs(numbers[1]))} × 100 = {plain(share)}"
        draft.working("percentage change", changed, plain(share), (first, second), "%")
    verdict = None
    if work.wanted.verify and work.wanted.limits:
        verdict = confirmed(work, all(work.limited(apart, unit, limit) for limit in work.wanted.limits))
    elif work.wanted.verify and work.wanted.compares:
        verdict = confirmed(work, keeps(work.wanted.compares, apart))
    elif same_row:
        verdict = _against_printed(work, pair, apart)
    return draft.answered(verdict)


def _against_printed(work: Worked, pair: tuple[CellFigure, CellFigure], apart: Decimal) -> Verdict | None:
    """Says what the row prints as the difference, where that is asked for or another one, and whether rounding makes up for it; a verdict
    where it is asked for."""
    draft, row = work.draft, pair[0].row
    cells = [
        cell for column in work.view.figure_columns if is_variance(work.view.names[column]) and (cell := figure(work.view, row, column))
    ]
    concepts = frozenset().union(*(concepts_of(work.view.names[cell.column]) for cell in pair))
    sides = concepts & set(BASES) and concepts & set(AGAINST)
    if len(cells) != 1 or cells[0] in pair or not sides or work.unit(cells[0]) != work.unit(pair[0]):
        return None
    printed, asked = cells[0], PRINTED.search(work.wanted.text.lower()) is not None
    off = abs(apart) - abs(printed.number)
    if off == 0 and not asked:
        return None
    draft.say(f"The table itself prints {work.written(printed)} under {draft.heading(printed.column)} {draft.mark(row)}.")
    draft.figure(row, printed.column)
    if off == 0:
        return Verdict.SUPPORTED
    numbers = f"{plain(abs(apart))} − {plain(abs(printed.number))} = {plain(off)}"
    draft.working("difference from what is printed", numbers, plain(off), (printed,), work.unit(printed))
    shown = draft.amount(abs(off), work.unit(printed))
    if is_rounding(off, (*pair, printed)):
        draft.say(f"The {shown} between them is no more than rounding can make.")
        return Verdict.SUPPORTED if asked else None
    draft.say(f"They are {shown} apart, which is more than rounding can make.")
    return Verdict.CONTRADICTED if asked else None


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


def ratio_answer(work: Worked) -> Answer | None:
    """How many times as much one cell is as another."""
    pair = _pair(work)
    if pair is None or work.unit(pair[0]) != work.unit(pair[1]) or not all(cell.number for cell in pair):
        return None
    first, second = pair
    times, draft = rounded(abs(first.number) / abs(second.number)), work.draft
    draft.say(
        f"{work.name(first)}, {work.written(first)}, is **{plain(times)} times** {work.name(second)}, {work.written(second)} "
        f"{draft.marks([first.row, second.row])}."
    )
    draft.working("ratio", f"{plain(abs(first.number))} / {plain(abs(second.number))} = {plain(times)}", plain(times), pair, None)
    for cell in pair:
        draft.figure(cell.row, cell.column)
    return draft.answered()
