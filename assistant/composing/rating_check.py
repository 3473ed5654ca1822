"""The words of rating checks: what is published, what the printed figures give, and whether they agree."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.change import plain_number, units
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.several_figures import agrees
from assistant.composing.verify import beside, with_rating
from assistant.composing.wording import RATING_LETTERS, amount, at, listed, plain, rated, rounded
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import in_words
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question
from assistant.meaning.row_filters import NUMBER
from assistant.model import Answer, Verdict
from assistant.steps import Remark
from assistant.tools.check_rating import Candidate, RatingCheck, Rule, check_rating
from assistant.tools.compare import is_cumulative
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue, Rating

STATED_RESULT = re.compile(rf"\b(?:with|at|is|was|of) (?:a (?:result|figure) of )?£?(?P<number>{NUMBER})(?:%| per ?cent\b)")
WITHOUT_BASELINE = {
    Rule.RATIO: ("By ratio", "of the target"),
    Rule.TOLERANCE: ("By distance from the target, as the report's own key has it", "of the target missed"),
}


def rating_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The published rating first, then what the printed figures give."""
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    result = with_rating(found) or found.value
    if result is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    mark = draft.figure(result)
    if result.rating is None:
        draft.say(f"The report prints no rating for {draft.name(result)}, {amount(result)} {at(result.period)} {mark}.")
    else:
        draft.say(f"Published: {rated(result)} for **{amount(result)}** {at(result.period)}, {draft.name(result)} {mark}.")
    if result.value is None:
        draft.say("With no number there is nothing to recompute it from.")
        return draft.answered()
    keys = [key for key in catalogue.store.rating_keys() if key.places[0].document_id == result.places[0].document_id]
    check = check_rating(result, indicator.values, catalogue.document_by_id, scheme_of(result, catalogue), keys)
    _say_check(draft, check)
    if is_cumulative(indicator.values):
        draft.say("The figures add up from the beginning of the year, so an improvement since the quarter before means little.")
    asked = plan.question.ratings
    if asked and result.rating is not None and asked[0] is not result.rating:
        draft.say(f"The question says {asked[0].value}; the report says {result.rating.value}.")
        return draft.answered(Verdict.CONTRADICTED)
    if _states_other_result(plan.question, result, indicator):
        draft.say("The question states another figure than the report.")
        return draft.answered(Verdict.CONTRADICTED)
    return draft.answered(_verdict(check) if result.rating is not None else None)


def _states_other_result(question: Question, result: PublishedValue, indicator: Indicator) -> bool:
    """Does the question give the result another figure: "rated Green with 3.4%", where the report prints 3.3% and no target of that?"""
    said = [Decimal(match["number"].replace(",", "")) for match in STATED_RESULT.finditer(question.text.lower())]
    printed = [value for value in indicator.values if beside(value, result) and value.measure is not Measure.RESULT]
    return any(not any(agrees(number, value) for value in (result, *printed)) for number in said)


def scheme_of(result: PublishedValue, catalogue: Catalogue) -> frozenset[Rating]:
    """The ratings that the result's report uses."""
    return catalogue.indexes.ratings.get(result.places[0].document_id, frozenset())


def _say_check(draft: Draft, check: RatingCheck) -> None:
    if check.target is None or check.distance is None:
        draft.say("No target for the same period is printed, so the rating cannot be recomputed.")
        return
    distance = check.distance
    mark = draft.figure(check.target, asked=False)
    if distance.met is None:
        draft.say(f"Target {amount(check.target)} {mark}. The report does not say which way is better, so it cannot be recomputed.")
        return
    formula = f"{plain_number(check.result)} − {plain(distance.limit)} = {plain(distance.gap)}"
    draft.working("distance to target", formula, plain(distance.gap), check.result, check.target, unit=units(check.result.unit))
    outcome = "met" if distance.met else "missed, but within the confidence interval" if distance.within_interval else "missed"
    agreement = {True: ", which fits the published rating", False: ", which does **not** fit the published rating", None: ""}[
        check.green_agrees
    ]
    draft.say(f"Target {amount(check.target)} {mark}: {outcome} ({formula}){agreement}.")
    if distance.met:
        draft.remark(Remark.MET_IS_GREEN)
    if check.green_agrees is False and distance.met:
        draft.say("A target that is met gives Green (G).")
    if distance.met or distance.within_interval or not check.candidates:
        return
    draft.remark(Remark.OWN_KEY if check.printed else Remark.NO_KEY)
    draft.block("\n".join(_candidate_line(draft, check, candidate) for candidate in check.candidates))
    _say_agreement(draft, check)


def _candidate_line(draft: Draft, check: RatingCheck, candidate: Candidate) -> str:
    inputs = [value for value in (check.result, check.target, candidate.baseline) if value is not None]
    source = f" {draft.figure(candidate.baseline, asked=False)}" if candidate.baseline is not None else ""
    if candidate.rule is Rule.FLOOR:
        return f"- By target and floor standard: {candidate.formula}{source}: {_band(candidate)}"
    if candidate.rule is Rule.TARGET:
        return f"- By target met or missed: {_band(candidate)}"
    name = (
        WITHOUT_BASELINE[candidate.rule][0]
        if candidate.baseline is None
        else f"By improvement from {amount(candidate.baseline)} {at(candidate.baseline.period)}{source}"
    )
    if candidate.share is None:
        return f"- {name}: undefined, the target is no better than that"
    shown = plain(rounded(candidate.share))
    leeway = _leeway(candidate, check.result.unit)
    draft.working(candidate.rule.value, f"{candidate.formula} = {shown}%{leeway}", shown, *inputs, unit="%")
    what = WITHOUT_BASELINE[candidate.rule][1] if candidate.baseline is None else "of the targeted improvement"
    return f"- {name}: {shown}% {what}, {_band(candidate)}{leeway} ({candidate.formula})"


def _leeway(candidate: Candidate, unit: str | None) -> str:
    """What else the band may be: by the rounding of the printed figures, or where a tolerance may be in points."""
    if len(candidate.ratings) < 2 or candidate.shares is None:
        return ""
    low, high = plain(rounded(candidate.shares.low)), plain(rounded(candidate.shares.high))
    bands = listed([rating.value for rating in candidate.ratings if rating is not candidate.rating])
    if candidate.rule is Rule.TOLERANCE and unit == "%":
        return f", or {bands} if the tolerance is in points or the figures are rounded"
    return f", or {bands} by the rounding of the figures, which allows {low}% to {high}%"


def _band(candidate: Candidate) -> str:
    return f"{candidate.rating.value} ({RATING_LETTERS[candidate.rating]})" if candidate.rating else "no band"


def _say_agreement(draft: Draft, check: RatingCheck) -> None:
    bands = {candidate.rating for candidate in check.candidates if candidate.rating is not None}
    published = check.result.rating
    if published is None:
        draft.say("These bands are indicative only.")
    elif _by_own_key(check):
        given = listed([rating.value for rating in check.candidates[0].ratings])
        agrees = published in check.candidates[0].ratings
        draft.say(f"By the report's own key that is {'the published ' if agrees else ''}{published.value if agrees else given}.")
    elif bands == {published}:
        draft.say(f"All of them give the published {published.value}.")
    elif published in bands:
        fitting = [_short_name(one) for one in check.candidates if one.rating is published]
        draft.say(
            f"Only {listed(fitting)} would give the published {published.value}; the report does not state which baseline was used, so "
            f"it can be neither confirmed nor refuted."
        )
    else:
        draft.say(f"None of them gives it: the published {published.value} cannot be reproduced from the printed figures.")


def _by_own_key(check: RatingCheck) -> bool:
    """Is the rating decided by a key that the report prints and that leaves nothing open?"""
    return (
        check.printed
        and len(check.candidates) == 1
        and check.candidates[0].rule is not Rule.IMPROVEMENT
        and bool(check.candidates[0].ratings)
    )


def _short_name(candidate: Candidate) -> str:
    return "the ratio" if candidate.baseline is None else f"the improvement from {in_words(candidate.baseline.period)}"


def _verdict(check: RatingCheck) -> Verdict | None:
    if check.green_agrees is False:
        return Verdict.CONTRADICTED
    if _by_own_key(check) and check.distance is not None and not check.distance.met and not check.distance.within_interval:
        return Verdict.SUPPORTED if check.result.rating in check.candidates[0].ratings else Verdict.CONTRADICTED
    bands = {candidate.rating for candidate in check.candidates}
    met = check.distance is not None and (check.distance.met or check.distance.within_interval)
    return Verdict.SUPPORTED if check.green_agrees and (met or bands == {check.result.rating}) else None
