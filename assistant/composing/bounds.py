"""Statements that bound a figure, "more than 90%", "between 5 and 10": whether the printed figure keeps within what is stated."""

from __future__ import annotations

import re

from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import MEASURE_NAMES, amount, at, rated
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.plan import Plan
from assistant.model import Answer, Verdict
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

FURTHER = re.compile(  # clauses of a statement that its figure alone does not settle
    r"\b(?:improvement|increase|decrease|drop) (?:on|from)\b"
    r"|\b(?:up|down) (?:from|on|by)\b|\b(?:better|worse) than\b|\b(?:higher|lower|more|less|fewer) than (?!(?:about |around )?£?\d)"
    r"|\bboth\b|\b(?:rose|risen|rise|fell|fallen|fall|dropped|increased|decreased|improved|worsened|went (?:up|down)) (?:to|from|by)\b"
)


def bounds_answer(plan: Plan, draft: Draft, indicator: Indicator, catalogue: Catalogue) -> Answer | None:
    """The printed figure of each period asked beside the bounds; None where the question bounds no figure of the indicator.

    No verdict where a unit differs, or where two reports print figures on either side of a bound.
    """
    names = " ".join(indicator.names)
    bounds = [one for one in plan.question.comparisons if not one.sized and not one.is_of_name(names)]
    if not bounds:
        return None
    measure = plan.measures[0]
    verdicts: list[bool | None] = []
    for period in plan.periods or (None,):
        found = look_up(indicator.values, measure, period, catalogue.document_by_id, report=plan.report)
        if found.value is None or found.value.value is None:
            return draft.not_found(say_gap(draft, indicator, measure, period, found))
        printed = [one for one in (found.value, *found.same, *found.conflicts) if one.value is not None]
        kept = {_keeps(plan, one, names) for one in printed}
        verdict = kept.pop() if len(kept) == 1 else None
        if verdict and (FURTHER.search(plan.question.text.lower()) or len(plan.question.measures) > 1):
            verdict = None
        verdicts.append(verdict)
        _say(draft, found.value, measure, verdict)
        for other in [one for one in printed if one.value != found.value.value][:1]:
            draft.say(f"Note: {draft.title_of(other)} prints {amount(other)} for the same period {draft.mark(other)}.")
    if None in verdicts:
        draft.say("No verdict: this figure or its unit does not settle all that is stated.")
        return draft.answered()
    return draft.answered(Verdict.SUPPORTED if all(verdicts) else Verdict.CONTRADICTED)


def _keeps(plan: Plan, value: PublishedValue, names: str) -> bool | None:
    """Does one printed figure keep all bounds, and the rating stated with them?"""
    assert value.value is not None
    kept = [one.holds(value.value, value.unit) for one in plan.question.comparisons if not one.sized and not one.is_of_name(names)]
    if plan.question.ratings:
        kept.append(value.rating in plan.question.ratings if value.rating is not None else None)
    return False if False in kept else None if None in kept else True


def _say(draft: Draft, value: PublishedValue, measure: Measure, verdict: bool | None) -> None:
    mark = draft.figure(value)
    lead = "" if verdict is None else "Yes: " if verdict else "No: "
    rating = f", rated {rated(value)}" if rated(value) else ""
    draft.say(f"{lead}the {MEASURE_NAMES[measure]} is **{amount(value)}** {at(value.period)}, {draft.name(value)}{rating} {mark}.")
