"""The words of counts by rating, section, direction, report or council: a table, with the first in the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.draft import Draft
from assistant.composing.wording import listed, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import filter_words, report_titles
from assistant.meaning.groupings import Grouping
from assistant.meaning.plan import Plan
from assistant.model import Answer, Reason
from assistant.tools.list_indicators import Row, counted
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
        names = listed([f"**{_name(groups[number])}**" for number in first])
        least = FEWEST.search(plan.question.text.lower())
        draft.say(f"The {'fewest' if least else 'most'}: {names}, with {counts[first[0]]}{' each' if len(first) > 1 else ''}.")
    draft.block(_table(draft, groups, counts, order, by, filters))
    return draft.answered()


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
        draft.working(_name(group), formula, str(count), note="counted over the rows of the report")
        lines.append(_line([_name(group), str(count), *([str(len(group.rows))] if filters else []), *parts]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _name(group: Group) -> str:
    return oneline(DIGITS.sub("", group.name)) or group.name
