"""The lists of two periods one after the other: "which were Red in the Q2 report, and which in the Q3 report?"."""

from __future__ import annotations

from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, rated
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import filter_words, is_judged, is_kept, reports_for
from assistant.meaning.periods import in_words
from assistant.meaning.plan import Plan
from assistant.meaning.themes import Theme
from assistant.model import Answer, Reason
from assistant.tools.list_indicators import about, current, current_results

MOST_LISTED = 20  # of each period


def two_lists_answer(plan: Plan, draft: Draft, theme: Theme, catalogue: Catalogue) -> Answer:
    """What the filters keep in each of the two periods, the earlier one first, counted and named."""
    blocks: list[str] = []
    for period in sorted(plan.periods, key=lambda period: (period.end, period.start)):
        documents = reports_for(plan.scope, (period,), catalogue, ())
        judged = [row for row in about(current(current_results(catalogue, documents, period)), theme) if is_judged(row, plan.question)]
        kept = [row for row in judged if is_kept(row, plan.question)]
        when = in_words(period.period)
        if not judged:
            draft.say(f"No indicator in the reports on {when} has what the question filters by.")
            return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
        draft.working(f"count for {when}", f"{len(kept)} of {len(judged)}", str(len(kept)), note="counted over the rows of the report")
        draft.say(f"{when}: **{len(kept)} of {len(judged)}** {filter_words(plan.question)}.")
        lines = [
            f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)}{', ' + rated(row.value) if rated(row.value) else ''} "
            f"{draft.figure(row.value)}"
            for row in kept[:MOST_LISTED]
        ]
        blocks.append("\n".join([f"{when}:", *lines]) if lines else "")
    for block in blocks:
        draft.block(block)
    return draft.answered()
