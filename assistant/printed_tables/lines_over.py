"""Which lines are over or under budget, asked after an answer from a table of budgets: the lines of that table and of no other."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.wording import MINUS, plain
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.model import Answer, Reason
from assistant.printed_tables.budget_position import positions
from assistant.printed_tables.draft import TableDraft, formula, say_cut
from assistant.printed_tables.questions import TableTopic
from assistant.tools.table_figures import figure

WHICH = re.compile(
    r"^(?:and |so |ok |now )*(?:which|what) (?:(?:of )?(?:these|those|them|the)? ?(?:lines?|rows?|services?|ones?|budgets?|items?)? ?)?"
    r"(?:are|is|were|was|went|go|ran|run|have|has|overspent|underspent)\b[^?]{0,40}?"
    r"(?P<side>over|under)(?:[- ]?spen(?:t|ds?|ding)| ?budget)?(?: (?:the |their |its )?budget)?\W*$"
)
MOST_LISTED = 30


def lines_answer(question: Question, topic: TableTopic, catalogue: Catalogue) -> Answer | None:
    """The lines of the last answer's table whose forecast is over, or under, their budget; None for other questions.

    Of a table that does not print one budget and one forecast a line, that it does not tell.
    """
    asked = WHICH.match(" ".join(question.text.lower().split()))
    if asked is None:
        return None
    view = topic.request.match.view
    draft = TableDraft(question.text, catalogue, view)
    position = next((one for one in positions(catalogue) if one.view is view), None)
    if position is None:
        draft.say("The table of the last answer does not print a budget and a forecast for each line, so it does not tell.")
        draft.marks(topic.request.match.rows[:1])
        return draft.not_found(Reason.NOT_REPORTED)
    over, lines = asked["side"] == "over", []
    for row in view.rows:
        cells = [figure(view, row, column) for column in (position.forecast, position.budget)]
        pair = [cell for cell in cells if cell is not None]
        by = pair[0].number - pair[1].number if len(pair) > 1 else Decimal(0)
        if row.total or not by or (by > 0) is not over:
            continue
        unit = draft.unit(row, position.budget)
        written = f"{formula([cell.number for cell in pair], MINUS)} = {plain(by)}"
        draft.working("forecast less budget", written, plain(by), pair, unit)
        lines.append(
            f"- {draft.label(row)}: **{draft.amount(abs(by), unit)}** {asked['side']}, forecast {draft.cell(row, position.forecast)} "
            f"against {draft.cell(row, position.budget)} {draft.mark(row)}"
        )
        draft.figure(row, position.forecast)
    count = str(len(lines))
    draft.working("count", f"{count} rows", count, [], None, "counted over the rows of the table, totals left out")
    side = f"{asked['side']} budget"
    draft.say(f"**{count}** {'line is' if count == '1' else 'lines are'} {side}:" if lines else f"No line of the table is {side}.")
    if not lines:
        draft.marks(topic.request.match.rows[:1])
    draft.draft.block("\n".join(lines[:MOST_LISTED]))
    say_cut(draft, len(lines), MOST_LISTED)
    if place := draft.place():
        draft.say(f"(Table in {place}.)")
    return draft.answered()
