"""The largest and smallest rows of a located table, with the percentage or share of the total of the one that leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import plain
from assistant.model import Answer
from assistant.printed_tables.asking import Wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.locating import subtotals
from assistant.printed_tables.moved_rows import LESS_SAID, MORE_SAID, moved_answer, moved_between, ranks_moves
from assistant.printed_tables.printed_shares import BY_SHARE, ranks_by_share, share_ranked
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.printed_tables.worked import Worked
from assistant.printed_tables.worked_rows import is_of_savings, kinds_asked
from assistant.printed_tables.worked_shares import say_share
from assistant.tools.table_cell import default_column, is_variance
from assistant.tools.table_figures import CellFigure, figure, leading, ranked
from assistant.tools.table_rows import TableRow

MOST_LEADING = 8
SHORT_OF = re.compile(r"\b(?:short of|shortfalls?|fall\w* (?:\w+ )?short|furthest (?:from|below|off|under|behind))\b")
PLACES = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
AMOUNT_AND_SHARE = re.compile(r"£.*%|%.*£|\b(?:amount|how much)\b.*(?:%|per ?cent)|(?:%|per ?cent\w*).*\bamount\b")


def ranking_answer(work: Worked) -> Answer | None:
    """The rows with the largest or smallest numbers of the column named."""
    moved = moved_answer(work.wanted.text, work.draft)
    if moved is not None:
        return moved
    each = work.found.columns.each
    if len(each) == 2 and all(len(columns) == 1 for columns in each) and ranks_moves(work.wanted.text):
        early, late = sorted((each[0][0], each[1][0])) if work.found.columns.timed else (each[0][0], each[1][0])
        return moved_between(work.wanted.text, work.draft, work.found.rows.within, early, late)
    if len(each) == 1 and ranks_moves(work.wanted.text) and (pair := _cost_and_worth(work)) is not None:
        return moved_between(work.wanted.text, work.draft, work.found.rows.within, *pair)
    column = _column_ranked(work)
    if column is None:
        return None
    rows: Sequence[TableRow] = subtotals(work.view) if kinds_asked(work) else work.found.rows.within
    cells = [cell for row in rows if (cell := figure(work.view, row, column)) is not None]
    if work.wanted.sign and Concept.VARIANCE in concepts_of(work.view.names[column]):
        cells = [cell for cell in cells if cell.number * work.wanted.sign > 0]
    saved = Concept.SAVING in {*work.wanted.concepts(), *concepts_of(" ".join(work.view.source.headings))}
    if saved and sum(cell.number for cell in cells) < 0:
        cells = [cell for cell in cells if cell.number < 0]  # what is saved is printed as a negative amount
    if not cells or (len(cells) < 2 and not work.wanted.sign):
        return None
    if ranks_by_share(work.wanted.text, cells):
        return share_ranked(work.draft, cells, least=work.wanted.task is Task.SMALLEST)
    smallest = work.wanted.task is Task.SMALLEST
    if all(cell.number <= 0 for cell in cells):
        smallest = not smallest  # savings are printed as negative amounts: the biggest is the lowest
    chosen = _placed(cells, work.wanted, smallest=smallest)
    if not chosen or len(chosen) > max(MOST_LEADING, work.wanted.first):
        return None
    draft, word = work.draft, "smallest" if work.wanted.task is Task.SMALLEST else "largest"
    draft.working(word, f"{word} of {len(cells)} rows", plain(chosen[0].number), chosen, draft.unit(chosen[0].row, column))
    shown = "; ".join(f"{draft.label(cell.row)}, **{work.written(cell)}** {draft.mark(cell.row)}" for cell in chosen)
    place = f"{PLACES[work.wanted.rank]} " if work.wanted.rank > 1 else ""
    draft.say(f"The {place}{word} under {draft.heading(column)}: {shown}.")
    for cell in chosen:
        draft.figure(cell.row, column)
    if len(chosen) == 1 and work.wanted.rank == 1:
        _say_beside(work, chosen[0])
    if where := draft.place():
        draft.say(f"(Table in {where}.)")
    return draft.answered()


def _placed(cells: Sequence[CellFigure], wanted: Wanted, *, smallest: bool) -> Sequence[CellFigure]:
    """The cells in the places of the ranking that are asked for, with those that equal the last; a line printed twice counts once."""
    once = list({(cell.row.label, cell.number): cell for cell in reversed(cells)}.values())
    if len(once) < wanted.rank:
        return ()
    if wanted.rank > 1:
        number = ranked(once, smallest=smallest)[wanted.rank - 1].number
        return [cell for cell in cells if cell.number == number]
    return leading(once, wanted.first, smallest=smallest)


def _column_ranked(work: Worked) -> int | None:
    """The column named, the amounts where both amount and percentage are asked for, the total of the years named, or the default one."""
    each, view = work.found.columns.each, work.view
    columns = [column for columns in each for column in columns]
    if not work.wanted.sign and SHORT_OF.search(work.wanted.text.lower()):
        return _shortfalls(work)
    if AMOUNT_AND_SHARE.search(work.wanted.text.lower()) and any(Concept.VARIANCE in concepts_of(view.names[one]) for one in columns):
        amounts = [column for column in view.figure_columns if is_variance(view.names[column])]
        return amounts[0] if len(amounts) == 1 else None
    if work.wanted.sign and not any(Concept.VARIANCE in concepts_of(view.names[one]) for one in columns):
        variances = [one for one in view.figure_columns if is_variance(view.names[one])]
        if len(variances) == 1:
            return variances[0]
    if len(columns) == 1:
        return columns[0]
    totals = [column for column in view.figure_columns if Concept.TOTAL in concepts_of(view.names[column])]
    if work.found.columns.timed and len(totals) == 1 and set(columns) == set(view.figure_columns) - set(totals):
        return totals[0]
    return default_column(view) if not each else None


def _cost_and_worth(work: Worked) -> tuple[int, int] | None:
    """The column named and the only other one of its unit, where the gain or loss over it is asked for; None for none."""
    named = work.found.columns.each[0]
    unit = work.view.unit(named[0])
    others = [column for column in work.view.figure_columns if column != named[0] and work.view.unit(column) == unit is not None]
    said = MORE_SAID.search(work.wanted.text.lower()) or LESS_SAID.search(work.wanted.text.lower())
    return (named[0], others[0]) if said and len(named) == len(others) == 1 else None


def _shortfalls(work: Worked) -> int | None:
    """The one column of what savings fall short of their targets, which it prints as positive amounts; None in a table of other things."""
    view = work.view
    variances = [column for column in view.figure_columns if is_variance(view.names[column])]
    targets = [column for column in view.figure_columns if Concept.TARGET in concepts_of(view.names[column])]
    return variances[0] if len(variances) == 1 and targets and all(is_of_savings(work, column) for column in targets) else None


def _say_beside(work: Worked, cell: CellFigure) -> None:
    """Says what else is asked of the row that leads: its percentage over budget, or its share of the total."""
    draft, text = work.draft, work.wanted.text.lower()
    if Concept.VARIANCE in concepts_of(work.view.names[cell.column]):
        shares = [
            column for column in work.view.figure_columns if {Concept.VARIANCE, Concept.PERCENT} <= concepts_of(work.view.names[column])
        ]
        if AMOUNT_AND_SHARE.search(text) and len(shares) == 1 and work.view.text(cell.row, shares[0]):
            draft.say(f"{draft.heading(shares[0])}: **{draft.cell(cell.row, shares[0])}** {draft.mark(cell.row)}.")
            draft.figure(cell.row, shares[0])
    elif BY_SHARE.search(text):
        say_share(work, cell)
