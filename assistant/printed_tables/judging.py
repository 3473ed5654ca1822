"""Which end of a column is good, and whether its sign bears out what a question supposes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.model import Verdict
from assistant.printed_tables.draft import TableDraft
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.wordings import HIGH_IS_BEST, LOW_IS_BEST, OVERSPENT, UNDERSPENT, Concept, Operation, concepts_of
from assistant.tools.table_cell import is_variance
from assistant.tools.table_figures import figure
from assistant.tools.table_rows import TableRow, TableView

OVER, UNDER = 1, -1


def judged_operation(request: TableRequest, column: int) -> Operation | None:
    """Largest or smallest, for "best" or "worst" of a column; None where nothing says which end is good."""
    view = request.match.view
    asked = request.reading.text.lower()
    around = " ".join(view.context).lower()
    for text in (view.names[column].lower(), asked, around):
        high, low = HIGH_IS_BEST.search(text), LOW_IS_BEST.search(text)
        if high and low:
            return None
        if high or low:
            best = Operation.LARGEST if high else Operation.SMALLEST
            worst = Operation.SMALLEST if high else Operation.LARGEST
            return best if request.reading.judged > 0 else worst
    return None


def say_sign_supposed(request: TableRequest, rows: Sequence[TableRow], columns: Sequence[int], draft: TableDraft) -> Verdict | None:
    """Yes or no to "is it heading for an underspend?" by the sign of the amounts over budget; None where the table does not tell."""
    supposed = request.reading.sign
    amounts = [column for column in columns if is_variance(draft.view.names[column])]
    if not request.reading.yes_no or request.reading.stated or not supposed or len(rows) != 1 or not amounts:
        return None
    signs = {_sign(draft.view, rows[0], column) for column in amounts}
    if len(signs) != 1 or None in signs:
        return None
    found = signs.pop()
    if found == supposed:
        draft.say("Yes: it is over budget." if found == OVER else "Yes: it is under budget.")
        return Verdict.SUPPORTED
    draft.say({OVER: "No: it is over budget.", UNDER: "No: it is under budget."}.get(found or 0, "No: it is on budget."))
    return Verdict.CONTRADICTED


def _sign(view: TableView, row: TableRow, column: int) -> int | None:
    """1 for over budget, -1 for under, 0 for neither; None where heading and neighbours leave open which sign is which."""
    cell = figure(view, row, column)
    if cell is None:
        return None
    sign = (cell.number > 0) - (cell.number < 0)
    name = view.names[column].lower()
    if UNDERSPENT.search(name) and not OVERSPENT.search(name) and "over" not in name:
        return None
    forecast, budget = (_only(view, row, concept) for concept in (Concept.FORECAST, Concept.BUDGET))
    if forecast is None or budget is None or forecast == budget:
        return sign
    return sign if ((forecast > budget) - (forecast < budget)) == sign else None


def _only(view: TableView, row: TableRow, concept: Concept) -> Decimal | None:
    """The number of the one column that holds a concept and is no variance."""
    columns = [one for one in view.figure_columns if concepts_of(view.names[one]) & {Concept.VARIANCE, concept} == {concept}]
    return view.number(row, columns[0]) if len(columns) == 1 else None
