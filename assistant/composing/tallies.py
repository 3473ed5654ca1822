"""The words of counts by rating, section, direction, report or council: a table, with the first in the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.draft import Draft
from assistant.composing.wording import MINUS, listed, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import filter_words, is_judged, is_kept, report_titles, reports_for
from assistant.meaning.groupings import Grouping
from assistant.meaning.periods import AskedPeriod, in_words
from assistant.meaning.plan import Plan
from assistant.meaning.themes import Theme
from assistant.model import Answer, Reason
from assistant.tools.list_indicators import Row, about, counted, current, current_results
from assistant.tools.tally import Group, tally
from ingest.model import Rating

MOST_GROUPS = 40
FEWEST = re.compile(r"\b(?:fewest|least|lowest)\b")
DIGITS = re.compile(r"\s*\d[\d.,/]*")  # numbers of a name are no counts


def tally_answer(plan: Plan, draft: Draft, kept: Sequence[Row], judged: Sequence[Row], catalogue: Catalogue) -> Answer:
    """How many of the rows that can be judged the filters keep, in each group; without filters how many rows each group has."""
    assert plan.question.grouping is not None
    groups = tally(judged, plan.question.grouping, catalogue.document_by_id)
    if not groups:
        draft.say("There is nothing to count.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    held = {row.value.id for row in kept}
    counts = [sum(row.value.id in held for row in group.rows) for group in groups]
    read = {row.value.places[0].document_id for row in judged}
    where = report_titles([document for document in catalogue.documents if document.document_id in read])
    filters = filter_words(plan.question)
    order = sorted(range(len(groups)), key=lambda number: counts[number], reverse=not FEWEST.search(plan.question.text.lower()))
    first = [number for number in order if counts[number] == counts[order[0]]]
    by = plan.question.grouping.value
    whole = f"**{len(kept)}**{f' of {len(judged)}' if filters else ''} indicators in {where}{f': {filters}' if filters else ''}, by {by}."
    draft.say(whole)
    draft.working("count", f"{len(kept)} of {len(judged)}", str(len(kept)), note="counted over the rows of the report")
    if plan.question.grouping not in (Grouping.RATING, Grouping.DIRECTION) and len(groups) > 1:
        names = listed([f"**{group_name(groups[number].name)}**" for number in first])
        least = FEWEST.search(plan.question.text.lower())
        draft.say(f"The {'fewest' if least else 'most'}: {names}, with {counts[first[0]]}{' each' if len(first) > 1 else ''}.")
    draft.block(_table(draft, groups, counts, order, by, filters))
    return draft.answered()


def two_counts_answer(plan: Plan, draft: Draft, theme: Theme, catalogue: Catalogue) -> Answer:
    """The counts of two periods and their difference, the later one first."""
    counts: list[tuple[AskedPeriod, int, int]] = []
    for period in sorted(plan.periods, key=lambda period: (period.end, period.start), reverse=True):
        documents = reports_for(plan.scope, (period,), catalogue, ())
        judged = [row for row in about(current(current_results(catalogue, documents, period)), theme) if is_judged(row, plan.question)]
        if not judged:
            draft.say(f"No indicator in the reports on {in_words(period.period)} has what the question filters by.")
            return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
        counts.append((period, sum(is_kept(row, plan.question) for row in judged), len(judged)))
    (later, count, of), (earlier, count_before, of_before) = counts
    for period, number, total in counts:
        draft.working(
            f"count for {in_words(period.period)}", f"{number} of {total}", str(number), note="counted over the rows of the report"
        )
    change = count - count_before
    formula = f"{count} − {count_before} = {MINUS if change < 0 else ''}{abs(change)}"
    draft.working("difference", formula, f"{MINUS if change < 0 else ''}{abs(change)}")
    filters = filter_words(plan.question)
    draft.say(
        f"{filters[:1].upper()}{filters[1:]}: **{count} of {of}** in {in_words(later.period)} against "
        f"**{count_before} of {of_before}** in {in_words(earlier.period)}, {_more(change)} ({formula})."
    )
    return draft.answered()


def _more(change: int) -> str:
    return "the same" if change == 0 else f"{abs(change)} {'more' if change > 0 else 'fewer'}"


def _table(draft: Draft, groups: Sequence[Group], counts: Sequence[int], order: Sequence[int], by: str, filters: str) -> str:
    rated = [rating for rating in Rating if any(row.value.rating is rating for group in groups for row in group.rows)]
    shown = [] if by == Grouping.RATING.value or filters or not rated else rated
    lines = [
        _line([by.capitalize(), filters.capitalize() or "Indicators", *(["Of"] if filters else []), *(rating.value for rating in shown)])
    ]
    lines.append("|" + "---|" * (len(lines[0].split("|")) - 2))
    for number in order[:MOST_GROUPS]:
        group, count = groups[number], counts[number]
        ratings = counted(group.rows)
        parts = [str(ratings.get(rating, 0)) for rating in shown]
        formula = f"{count} of {len(group.rows)}" if filters else " + ".join(parts) or f"{count} rows"
        draft.working(group_name(group.name), formula, str(count), note="counted over the rows of the report")
        lines.append(_line([group_name(group.name), str(count), *([str(len(group.rows))] if filters else []), *parts]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def group_name(name: str) -> str:
    """The name without numbers, which would be taken for counts."""
    return oneline(DIGITS.sub("", name)) or name
