"""The words of distances to target, multiples of a target, and shares of an annual target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.cases import ASKS_CASES, cases_answer
from assistant.composing.change import plain_number, size, units
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.quarters import say_quarters
from assistant.composing.target_apart import apart_answer
from assistant.composing.target_sides import put_on_side, unchecked
from assistant.composing.times import say_times
from assistant.composing.wording import MEASURE_NAMES, amount, at, oneline, plain, rated, rounded
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.claims import GAP_STATED, TAG
from assistant.meaning.periods import AskedPeriod, PeriodKind, in_words
from assistant.meaning.plan import Plan, asks_annual
from assistant.meaning.question import Question, asks_yes_no
from assistant.meaning.target_apart import target_apart
from assistant.meaning.words_of_titles import without_titles
from assistant.model import Answer, Reason, Verdict
from assistant.rounding import decimals
from assistant.tools.beside_annual import beside_annual
from assistant.tools.cases_to_target import Cases, cases_to_target
from assistant.tools.distance_to_target import (
    Distance,
    annual_target_for,
    distance_to_target,
    financial_year_of,
    share_of_target,
    target_for,
)
from assistant.tools.in_one_unit import number_in
from assistant.tools.look_up import look_up
from assistant.tools.quarters_together import QuartersTogether, quarters_together
from ingest.model import Measure, PublishedValue

MISSES = re.compile(r"\b(?:miss\w*|below|under|short of|shy of|fail\w*|off (?:the |its )?target|behind|worse than)\b")
SIDE_OF_FLOOR = re.compile(r"\b(?:above|over|below|under|beneath|(?:more|higher|greater|less|lower|fewer) than)\b")
PART_OF_LIMIT = re.compile(  # "more than half the target" puts nothing on a side of the target itself
    r"\b(?:half|thirds?|quarters? of|fifths? of|twice|double|triple|times) (?:of )?(?:the |its |their |our )?(?:\w+ )?(?:target|floor)"
)
NOT_ONE_UNIT = "The two are not printed in one unit, so they are not compared."


def distance_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    indicator = plan.indicators[0]
    apart = target_apart(plan.question.text)
    if apart is not None:
        return apart_answer(plan, apart, draft, indicator, catalogue)
    period = _part_of_year(plan.periods) or (plan.periods[0] if plan.periods else None)
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    (everywhere,) = catalogue.indexes.in_order([indicator.key])
    limit = limit_asked(plan.question)
    annual = annual_target_for(found.value, everywhere.values) if limit is Measure.TARGET and _asks_annual(plan) else None
    if annual is not None and annual.period != found.value.period:
        return _say_remaining(draft, indicator, found.value, annual)
    candidates = [found.value, *found.same]
    pairs = [(result, target) for result in candidates if (target := target_for(result, indicator.values, limit)) is not None]
    if not pairs and limit is Measure.FLOOR:
        return draft.not_found(say_gap(draft, indicator, limit, period, found))
    if not pairs:
        beside = beside_annual(found.value, indicator.values)
        return _say_distance(plan, draft, beside) if beside is not None else _without_target(draft, indicator, found.value)
    result, target = pairs[0]
    distance = distance_to_target(result, target)
    if distance is None:
        return _without_target(draft, indicator, result)
    if ASKS_CASES.search(plan.question.text.lower()) and (cases := _cases(candidates, indicator)) is not None:
        return cases_answer(draft, cases)
    return _say_distance(plan, draft, distance)


def limit_asked(question: Question) -> Measure:
    """The floor where the question names one and no target beside it; else the target."""
    return Measure.FLOOR if Measure.FLOOR in question.measures and Measure.TARGET not in question.measures else Measure.TARGET


def _say_distance(plan: Plan, draft: Draft, distance: Distance) -> Answer:
    """The gap first, or how many times the target the result is where that is asked; then both figures."""
    result, target = distance.result, distance.target
    unit = units(result.unit)
    formula = f"{plain_number(result)} − {plain(distance.limit)} = {plain(distance.gap)}"
    limit = MEASURE_NAMES[target.measure]
    first, second = draft.figure(result), draft.figure(target)
    names = " ".join(plan.indicators[0].names)
    verdict = _distance_verdict(plan.question, distance, names)
    partly = verdict is not None and unchecked(plan.question, distance, names) and put_on_side(plan.question, distance, names) is None
    verdict = None if partly else verdict
    if verdict is not None:
        draft.say("Yes:" if verdict is Verdict.SUPPORTED else "No:")
    say_times(draft, plan.question, result, target, "target")
    if distance.gap == 0:
        draft.say(f"**Exactly on {limit}**:")
    elif distance.met is None or put_on_side(plan.question, distance, names) is not None:
        judged = "" if distance.met is None else ", which meets it" if distance.met else ", which does not meet it"
        draft.say(f"**{size(distance.gap, unit)}** {'above' if distance.gap > 0 else 'below'} the {limit}{judged}:")
    elif not distance.met and distance.gap > 0:  # more than there should be, of which nothing is short
        draft.say(f"**{size(distance.gap, unit)}** above the {limit}, which does not meet it:")
    else:
        draft.say(f"**{size(distance.gap, unit)}** {'better than' if distance.met else 'short of'} {limit}:")
    draft.say(
        f"{amount(result)} {at(result.period)} {first} against a {limit} of {amount(target)} {second} ({formula}), "
        f"{draft.name(result)}{', rated ' + rated(result) if rated(result) else ''}."
    )
    if partly:
        draft.say("Only this distance was checked, not everything that is stated.")
    draft.working(f"distance to {limit}", formula, plain(distance.gap), result, target, unit=unit)
    if distance.variance is not None and distance.gap != 0:
        variance = plain(rounded(distance.variance))
        draft.working(
            "variance",
            f"({plain_number(result)} − {plain(distance.limit)}) / {plain(distance.limit)} = {variance}%",
            variance,
            result,
            target,
            unit="%",
        )
        draft.say(f"Relative to the {limit}: {variance}%.")
    if result.unit == "%" and ASKS_CASES.search(plan.question.text.lower()):
        draft.say("The reports do not print the numbers behind the percentage, so the number of cases cannot be computed.")
    if distance.within_interval:
        draft.say("The report counts the target as met because the result is within the confidence interval.")
    if target.period is not None and target.period != result.period and target.period == financial_year_of(result.period):
        draft.say(f"That is the target for all of {in_words(target.period)}; none is printed for {in_words(result.period)} alone.")
    return draft.answered(verdict)


def _cases(candidates: Sequence[PublishedValue], indicator: Indicator) -> Cases | None:
    """By the first of the cells that print the result whose report gives the numbers behind it."""
    return next((cases for one in candidates if (cases := cases_to_target(one, indicator.values)) is not None), None)


def _distance_verdict(question: Question, distance: Distance, names: str) -> Verdict | None:
    """Whether a yes-or-no question about reaching the target is answered with yes; None for other questions."""
    text = question.text.lower()
    if PART_OF_LIMIT.search(text):
        return None
    stated = GAP_STATED.search(text) if question.verifies or asks_yes_no(text) else None
    if stated is not None and question.comparisons:
        kept = [None if one.unit == "%" else one.holds(abs(distance.gap), distance.result.unit) for one in question.comparisons]
        if None in kept:  # points or per cent of the target
            return None
        on_side = is_stated_gap(abs(distance.gap), stated["side"], distance)
        return Verdict.SUPPORTED if on_side and all(kept) else Verdict.CONTRADICTED
    if stated is not None:
        return Verdict.SUPPORTED if is_stated_gap(Decimal(stated["number"]), stated["side"], distance) else Verdict.CONTRADICTED
    if not (asks_yes_no(text) or TAG.search(text) or question.verifies):
        return None
    side = put_on_side(question, distance, names)
    if side is not None:
        return Verdict.SUPPORTED if side else Verdict.CONTRADICTED
    if distance.met is None or ("exceed" in text and distance.met is not (distance.gap > 0)):
        return None  # "exceeded" may mean more than the target, or that it was met
    if distance.target.measure is Measure.FLOOR and SIDE_OF_FLOOR.search(text) and distance.met is not (distance.gap >= 0):
        return None  # "below the floor" may mean a smaller number, or one that is not accepted
    met = distance.met or distance.within_interval
    misses = MISSES.search(without_titles(text, [distance.result.title, names]))
    return Verdict.SUPPORTED if met is not bool(misses) else Verdict.CONTRADICTED


def is_stated_gap(size: Decimal, side: str, distance: Distance) -> bool:
    """Is a result so far from its target as stated, in points or in per cent of the target, and on that side of it?"""
    sizes = [abs(one) for one in (distance.gap, distance.variance) if one is not None]
    if not any(size == one or rounded(one, decimals(size)) == size for one in sizes):
        return False
    return is_on_side(side, distance)


def is_on_side(side: str, distance: Distance) -> bool:
    """Does the result lie on that side of its target: by number for "above" and "below", else by what is good?"""
    if side in ("above", "over", "beyond"):
        return distance.gap > 0
    if side in ("below", "under"):
        return distance.gap < 0
    return distance.met is not None and distance.met is (side in ("ahead of", "better than"))


def _asks_annual(plan: Plan) -> bool:
    return asks_annual(plan.question) or (len(plan.periods) > 1 and any(one.kind is PeriodKind.YEAR for one in plan.periods))


def _part_of_year(periods: Sequence[AskedPeriod]) -> AskedPeriod | None:
    """The part of a year that is named beside the year itself: "the 2016/17 target at Q2 2016/17"; None where there is none."""
    years = [one for one in periods if one.kind is PeriodKind.YEAR]
    return next((one for one in periods for year in years if one != year and year.start <= one.start and one.end <= year.end), None)


def _say_remaining(draft: Draft, indicator: Indicator, result: PublishedValue, target: PublishedValue) -> Answer:
    """What part of the year's figure leaves to reach the annual target."""
    distance = distance_to_target(target, result)
    if distance is None:
        return _without_target(draft, indicator, result)
    first, second = draft.figure(result), draft.figure(target)
    formula = f"{plain_number(target)} − {plain(distance.limit)} = {plain(distance.gap)}"
    side = "more to reach" if distance.gap > 0 else "beyond"
    draft.say(
        f"**{size(distance.gap, units(target.unit))}** {side} the target for {in_words(target.period)}: {amount(result)} "
        f"{at(result.period)} {first} of {amount(target)} {second} ({formula}), {draft.name(result)}."
    )
    draft.working("distance to the annual target", formula, plain(distance.gap), result, target, unit=units(target.unit))
    return draft.answered()


def _without_target(draft: Draft, indicator: Indicator, result: PublishedValue) -> Answer:
    mark = draft.figure(result)
    draft.say(f"{draft.name(result)} was {amount(result)} {at(result.period)} {mark}{', rated ' + rated(result) if rated(result) else ''},")
    words = [
        value for value in indicator.values if value.measure is Measure.TARGET and value.period == result.period and value.value is None
    ]
    annual = annual_target_for(result, indicator.values)
    own = target_for(result, indicator.values)
    if own is not None:
        draft.say(f"and its target is {amount(own)} {draft.figure(own, asked=False)}. {NOT_ONE_UNIT}")
    elif words:
        draft.say(f"but its target is no number: “{oneline(words[0].raw)}” {draft.mark(words[0])}.")
    elif annual is not None:
        draft.say(
            f"but no target for that period is printed. The annual target of {amount(annual)} {draft.figure(annual, asked=False)} is "
            f"not for part of a year."
        )
    else:
        draft.say("but no target for that period is printed.")
    return draft.answered() if result.rating is not None else draft.not_found(Reason.NOT_REPORTED)


def share_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """What share of its target a result is: of the year's target where one is printed."""
    indicator = plan.indicators[0]
    period = min(plan.periods, key=lambda one: one.end - one.start, default=None)  # "of the 2016/17 target by Q2"
    stretch = period is not None and (period.kind is PeriodKind.MONTHS or len(plan.periods) > 1)
    if period is not None and stretch:
        both = quarters_together(indicator.values, min(one.start for one in plan.periods), period.end)
        if both is not None:
            return _share_of_quarters(draft, both, indicator)
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    target = annual_target_for(found.value, indicator.values) or target_for(found.value, indicator.values)
    limit = number_in(target, found.value.unit) if target is not None else None
    share = share_of_target(found.value, target) if target is not None else None
    if target is None or share is None or limit is None:
        return _without_target(draft, indicator, found.value)
    first, second = draft.figure(found.value), draft.figure(target)
    shown = plain(rounded(share))
    formula = f"{plain_number(found.value)} / {plain(limit)} = {shown}%"
    draft.say(
        f"**{shown}%** of the target for {in_words(target.period)}: {amount(found.value)} {at(found.value.period)} {first} of "
        f"{amount(target)} {second}, {draft.name(found.value)} ({formula})."
    )
    draft.working("share of the annual target", formula, shown, found.value, target, unit="%")
    return draft.answered()


def _share_of_quarters(draft: Draft, both: QuartersTogether, indicator: Indicator) -> Answer:
    """The quarters added up, and what share of the year's target they are."""
    last = both.parts[-1]
    say_quarters(draft, both)
    target = annual_target_for(last, indicator.values)
    limit = number_in(target, last.unit) if target is not None else None
    if target is None or not limit:
        return draft.answered()
    share = plain(rounded(both.amount / limit * 100))
    formula = f"{plain(both.amount)} / {plain(limit)} = {share}%"
    draft.working("share of the annual target", formula, share, *both.parts, target, unit="%")
    draft.say(f"That is **{share}%** of the target for {in_words(target.period)}, {amount(target)} {draft.figure(target)} ({formula}).")
    return draft.answered()
