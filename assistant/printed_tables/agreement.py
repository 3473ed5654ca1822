"""Whether two printed tables of a report give the same figure: "do the dashboard and the revenue table agree?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composing.joining import both_answers
from assistant.composing.wording import plain
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.claims import DIFFERENT
from assistant.meaning.periods import fit
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.model import Answer, Verdict
from assistant.printed_tables.catalogue import tables_of
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_cell import is_variance
from assistant.tools.table_figures import CellFigure, figure, total_row
from assistant.tools.table_rows import TableRow, TableView, only_row

PLACES = re.compile(
    r"\b(?P<first>(?:\w+ )?(?:dashboard|table|summary|scorecard))\b.*?\band (?:in )?(?:the )?"
    r"(?P<second>(?:\w+ )?(?:dashboard|table|summary|scorecard))\b"
)
UNTOLD = frozenset(("table", "the", "a", "same", "in", "do"))  # words of a table's name that tell none from another
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The one cell of a table that the question can mean."""

    view: TableView
    cell: CellFigure


def tables_agreement(question: Question, scope: Scope, catalogue: Catalogue) -> Answer | None:
    """Both figures, and whether they are the same; None where the question names no two tables with one such figure each.

    Compared are variances, of the whole table: that of its only row or its total.
    """
    places = PLACES.search(question.text.lower())
    if places is None:
        return None
    said = _words(question.text)
    views = [view for view in tables_of(catalogue) if scope.holds(view.document_id) and _is_timely(view, question, catalogue)]
    names = [_words(places[name]) - UNTOLD for name in ("first", "second")]
    first, second = (_printed(views, name, said, others) for name, others in zip(names, reversed(names), strict=True))
    if first is None or second is None or first.view.document_id != second.view.document_id or first.view is second.view:
        return None
    return checked(_compared(question, first, second, catalogue))


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def _is_timely(view: TableView, question: Question, catalogue: Catalogue) -> bool:
    period = catalogue.document_by_id[view.document_id].period
    return not question.periods or any(fit(asked, period) is not None for asked in question.periods)


def _printed(views: Sequence[TableView], name: frozenset[str], said: frozenset[str], others: frozenset[str]) -> Printed | None:
    """The one variance of the one table of that name."""
    found = []
    for view in views:
        heading = _words(" ".join(view.source.headings))
        if not name or not name <= heading or others <= heading:
            continue
        row = only_row(view) or total_row(view)
        columns = [
            one for one in view.figure_columns if is_variance(view.names[one]) and Concept.PERCENT not in concepts_of(view.names[one])
        ]
        cell = _cell(view, row, columns, said)
        if cell is not None:
            found.append(Printed(view=view, cell=cell))
    return found[0] if len(found) == 1 else None


def _cell(view: TableView, row: TableRow | None, columns: Sequence[int], said: frozenset[str]) -> CellFigure | None:
    if row is None or not columns:
        return None
    shared = {one: len(said & _words(view.names[one])) for one in columns}
    best = [one for one in columns if shared[one] == max(shared.values())]
    return figure(view, row, best[0]) if len(best) == 1 else None


def _compared(question: Question, first: Printed, second: Printed, catalogue: Catalogue) -> Answer:
    drafts = [TableDraft(question.text, catalogue, one.view) for one in (first, second)]
    units = [draft.unit(one.cell.row, one.cell.column) for draft, one in zip(drafts, (first, second), strict=True)]
    same = first.cell.number == second.cell.number and units[0] == units[1]
    right = same is not (DIFFERENT.search(question.text.lower()) is not None)
    verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
    answers = []
    for number, (draft, one, unit) in enumerate(zip(drafts, (first, second), units, strict=True)):
        lead = f"{'Yes' if right else 'No'}: " if number == 0 else ("The same stands elsewhere: " if same else "But ")
        value = f"**{draft.amount(one.cell.number, unit)}** {draft.mark(one.cell.row)}"
        draft.say(f"{lead}{draft.heading(one.cell.column)} is {value} in {draft.place()}.")
        draft.figure(one.cell.row, one.cell.column)
        if number and not same and units[0] == units[1]:
            gap = abs(first.cell.number - second.cell.number)
            high, low = max(first.cell.number, second.cell.number), min(first.cell.number, second.cell.number)
            written = f"{plain(high)} − {plain(low) if low >= 0 else f'({plain(low)})'} = {plain(gap)}"
            draft.working("difference", written, plain(gap), (one.cell,), unit)
            draft.say(f"They differ by {draft.amount(gap, unit)} ({written}).")
        answers.append(draft.answered(verdict))
    return both_answers(*answers)
