"""Whether two tables of the reports print the same figure for one thing: "do the dashboard and the revenue table agree?" """

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.wording import plain
from assistant.meaning.catalogue import Catalogue
from assistant.model import Answer, Verdict
from assistant.printed_tables.asking import Wanted
from assistant.printed_tables.draft import TableDraft, formula
from assistant.printed_tables.locating import Located
from assistant.tools.table_figures import CellFigure, figure, total_row
from assistant.tools.table_rows import only_row

AGREES = re.compile(r"\b(?:agrees?|same|match(?:es)?|consistent|tally|tallies)\b")
PAPER = re.compile(r"\b(?:dashboard|tables?|summary|report|update|paper|appendix|statement|register|overview)\b")
NEARLY = 0.75  # of the score of the best table


def asks_agreement(wanted: Wanted) -> bool:
    """Does the question ask whether two tables or papers print the same?"""
    lowered = wanted.text.lower()
    return AGREES.search(lowered) is not None and len(set(PAPER.findall(lowered))) > 1


def agreement_answer(found: Sequence[Located], wanted: Wanted, catalogue: Catalogue) -> tuple[Answer, Located] | None:
    """Both figures and how far they are apart; None where the words do not lead to one cell in each of two tables."""
    near = [one for one in found if one.score >= NEARLY * found[0].score]
    pairs = [(one, cell) for one in near[:2] if (cell := _cell(one)) is not None]
    if len(pairs) != 2:
        return None
    (first, cell), (second, other) = pairs
    draft = TableDraft(wanted.text, catalogue, first.view)
    beside = draft.beside(second.view)
    unit = draft.unit(cell.row, cell.column)
    if unit != beside.unit(other.row, other.column):
        return None
    apart = cell.number - other.number
    draft.lead("Yes." if not apart else "No.")
    for part, one in ((draft, cell), (beside, other)):
        label = f"{part.label(one.row)}, " if one.row.label else ""
        place = f" (table in {part.place()})" if part.place() else ""
        part.say(f"{label}{part.heading(one.column)}: **{part.cell(one.row, one.column)}** {part.mark(one.row)}{place}.")
        part.figure(one.row, one.column)
    numbers = f"{formula([cell.number, other.number], '−')} = {plain(apart)}"
    draft.working("difference", numbers, plain(apart), (cell,), unit)
    if apart:
        draft.say(f"They are **{draft.amount(abs(apart), unit)}** apart.")
    return draft.answered(Verdict.CONTRADICTED if apart else Verdict.SUPPORTED), first


def _cell(one: Located) -> CellFigure | None:
    """The one cell that a table has for the question: of the row named, of its only row, or of its total."""
    if len(one.columns.each) != 1 or len(one.columns.each[0]) != 1 or one.rows.tied or len(one.rows.each) > 1:
        return None
    row = one.named[0] if one.rows.each else only_row(one.view) or total_row(one.view)
    return figure(one.view, row, one.columns.each[0][0]) if row is not None else None
