"""The words of changes, distances to target, and shares of an annual target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.cases import ASKS_CASES, cases_answer
from assistant.composing.companions import companions_of
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import amount, at, listed, oneline, plain, rated, rounded, with_unit
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.claims import TAG, holds
from assistant.meaning.periods import YEAR, AskedPeriod, PeriodKind, in_words, order, shifted
from assistant.meaning.plan import Plan, asks_annual
from assistant.meaning.question import Question, asks_yes_no
from assistant.model import Answer, Reason, Verdict
from assistant.rounding import decimals
from assistant.tools.cases_to_target import Cases, cases_to_target
from assistant.tools.compare import Change, Direction, compare
from assistant.tools.distance_to_target import Distance, annual_target_for, distance_to_target, share_of_target, target_for
from assistant.tools.look_up import Found, look_up
from ingest.model import Measure, PublishedValue

POINTS = "percentage points"
MISSES = re.compile(r"\b(?:miss\w*|below|under|short of|shy of|fail\w*|off (?:the |its )?target|behind)\b")


def units(unit: str | None) -> str | None:
    """The unit of a difference: percentage points for shares."""
    return POINTS if unit == "%" else unit


def compare_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """How a result, or a target where the question names that alone, changed from one period to another."""
    reason: Reason | None = None
    verdicts: list[bool | None] = []
    measure = Measure.TARGET if plan.measures == (Measure.TARGET,) else Measure.RESULT
    for indicator in plan.indicators:
        after = look_up(indicator.values, measure, plan.periods[0] if plan.periods else None, catalogue.document_by_id)
        if after.value is None:
            reason = say_gap(draft, indicator, measure, plan.periods[0] if plan.periods else None, after)
            continue
        before_period, before = _before(plan, indicator, after.value, catalogue)
        if before.value is None:
            reason = say_gap(draft, indicator, measure, before_period, before)
            continue
        if before.value.period == after.value.period:
            reason = _say_one_period(draft, after.value, before_period)
            continue
        change = compare(before.value, after.value, indicator.values)
        if change is None:
            draft.say(
                f"{draft.name(after.value)}: {amount(before.value)} {at(before.value.period)} {draft.mark(before.value)} and "
                f"{amount(after.value)} {at(after.value.period)} {draft.mark(after.value)} have different units or bases and cannot "
                f"be compared."
            )
            reason = Reason.NOT_REPORTED
            continue
        verdicts.append(_say_verdict(draft, change, plan.question))
        _say_change(draft, change, indicator)
    if not verdicts:
        return draft.not_found(reason or Reason.NO_VALUE_FOR_PERIOD)
    judged = [verdict for verdict in verdicts if verdict is not None]
    return draft.answered((Verdict.SUPPORTED if all(judged) else Verdict.CONTRADICTED) if judged else None)


def _say_one_period(draft: Draft, value: PublishedValue, asked: AskedPeriod | None) -> Reason:
    """A change needs two periods: says that the reports give one figure for both of those asked about."""
    other = f" The figure for {in_words(asked.period)} is the same cell." if asked is not None and asked.period != value.period else ""
    draft.say(
        f"The reports give only one figure of {draft.name(value)} for both times: {amount(value)} {at(value.period)} "
        f"{draft.mark(value)}, so "
        f"there is no change to compute.{other}"
    )
    return Reason.NO_VALUE_FOR_PERIOD


def _say_verdict(draft: Draft, change: Change, question: Question) -> bool | None:
    """Says yes or no to what the question claims of a change, its size included; None where it claims nothing that can be told."""
    better = None if change.direction is Direction.CHANGED else change.direction is Direction.BETTER
    if question.claim is None:
        return None
    true = holds(question.claim, change.absolute, better)
    if true is None:
        return None
    numbers = [change.absolute, change.relative, change.before.value, change.after.value]
    sizes = [abs(number) for number in numbers if number is not None]
    true = true and all(any(_is_size(stated, number) for number in sizes) for stated in question.stated)
    draft.say("Yes:" if true else "No:")
    return true


def _is_size(stated: Decimal, number: Decimal) -> bool:
    """Is it the number, or the number rounded?"""
    return stated == number or (decimals(stated) < decimals(number) and rounded(number, decimals(stated)) == stated)


def _before(plan: Plan, indicator: Indicator, after: PublishedValue, catalogue: Catalogue) -> tuple[AskedPeriod | None, Found]:
    """What to compare with: the period asked, else the quarter before, the same time a year before, or the result before."""
    if plan.before is not None:
        report = after.places[0].document_id
        return plan.before, look_up(indicator.values, after.measure, plan.before, catalogue.document_by_id, report=report)
    if after.measure is Measure.TARGET:
        return None, Found(value=_target_before(indicator, after))
    shifts = [shifted(after.period, quarters=-1), shifted(after.period, years=-1)] if after.period else []
    for period in shifts:
        if period is not None:
            found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=after.places[0].document_id)
            if found.value is not None and not found.late:
                return period, found
    earlier = [
        value
        for value in indicator.values
        if value.measure is Measure.RESULT and value.value is not None and order(value.period)[0] < order(after.period)[0]
    ]
    last = max(earlier, key=lambda value: (order(value.period), value.id), default=None)
    return (shifts[0] if shifts else None), Found(value=last)


def _target_before(indicator: Indicator, after: PublishedValue) -> PublishedValue | None:
    """The target of the period before, of the same kind: a year's target is not set beside a quarter's."""
    of_year = bool(after.period and YEAR.fullmatch(after.period))
    earlier = [
        value
        for value in indicator.values
        if value.measure is Measure.TARGET
        and value.value is not None
        and value.period
        and bool(YEAR.fullmatch(value.period)) is of_year
        and order(value.period)[0] < order(after.period)[0]
    ]
    return max(earlier, key=lambda value: (order(value.period), value.id), default=None)


def _say_change(draft: Draft, change: Change, indicator: Indicator) -> None:
    after, before = change.after, change.before
    unit = units(after.unit)
    first, second = draft.figure(before), draft.figure(after)
    formula = f"{plain_number(after)} − {plain_number(before)} = {plain(change.absolute)}"
    how = "No change" if change.absolute == 0 else ("Up" if change.absolute > 0 else "Down") + f" **{size(change.absolute, unit)}**"
    judged = change.direction in (Direction.BETTER, Direction.WORSE) and after.measure is Measure.RESULT
    word = f", which is {change.direction.value}" if judged else ""
    what = "Target: " if after.measure is Measure.TARGET else ""
    draft.say(
        f"{what}{how}, from {amount(before)} {at(before.period)} {first} to {amount(after)} {at(after.period)} {second}{word}: "
        f"{draft.name(after)} ({formula})."
    )
    draft.working("change", formula, plain(change.absolute), before, after, unit=unit)
    if change.relative is not None and change.absolute != 0:
        relative = plain(rounded(change.relative))
        draft.working(
            "relative change", f"{plain(change.absolute)} / {plain_number(before)} = {relative}%", relative, before, after, unit="%"
        )
        draft.say(f"Relative change: {relative}%.")
    if after.measure is Measure.TARGET:
        return
    if rated(after) and change.absolute != 0:
        draft.say(f"Rated {rated(after)}.")
    if change.cumulative:
        draft.say(
            "The figures are cumulative: they add up from the beginning of the year, so that a difference between them is no "
            "improvement or "
            "worsening by itself."
        )
    elif change.unlike:
        draft.say("The two figures cover unlike stretches of time, so that their difference is no improvement or worsening by itself.")
    directions = companions_of(indicator.values, after)
    if directions:
        said = [
            f"{oneline(one.raw)}{' against ' + in_words(one.compared_with) if one.compared_with else ''} {draft.mark(one)}"
            for one in directions
        ]
        draft.say(f"The report's direction of travel: {listed(said)}.")


def plain_number(value: PublishedValue) -> str:
    return plain(value.value) if value.value is not None else ""


def size(number: Decimal, unit: str | None) -> str:
    """The size of a difference without its sign."""
    return f"{plain(abs(number))} {POINTS}" if unit == POINTS else with_unit(abs(number), unit)


def distance_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    (everywhere,) = catalogue.indexes.in_order([indicator.key])
    annual = annual_target_for(found.value, everywhere.values) if _asks_annual(plan) else None
    if annual is not None and annual.period != found.value.period:
        return _say_remaining(draft, found.value, annual)
    candidates = [found.value, *found.same]
    pairs = [(result, target) for result in candidates if (target := target_for(result, indicator.values)) is not None]
    if not pairs:
        return _without_target(draft, indicator, found.value)
    result, target = pairs[0]
    distance = distance_to_target(result, target)
    if distance is None:
        return _without_target(draft, indicator, result)
    if ASKS_CASES.search(plan.question.text.lower()) and (cases := _cases(candidates, indicator)) is not None:
        return cases_answer(draft, cases)
    unit = units(result.unit)
    formula = f"{plain_number(result)} − {plain_number(target)} = {plain(distance.gap)}"
    first, second = draft.figure(result), draft.figure(target)
    verdict = _distance_verdict(plan.question, distance)
    if verdict is not None:
        draft.say("Yes:" if verdict is Verdict.SUPPORTED else "No:")
    if distance.gap == 0:
        draft.say("**Exactly on target**:")
    elif distance.met is None:
        draft.say(f"**{size(distance.gap, unit)}** {'above' if distance.gap > 0 else 'below'} the target:")
    else:
        draft.say(f"**{size(distance.gap, unit)}** {'better than' if distance.met else 'short of'} target:")
    draft.say(
        f"{amount(result)} {at(result.period)} {first} against a target of {amount(target)} {second} ({formula}), "
        f"{draft.name(result)}{', rated ' + rated(result) if rated(result) else ''}."
    )
    draft.working("distance to target", formula, plain(distance.gap), result, target, unit=unit)
    if distance.variance is not None and distance.gap != 0:
        variance = plain(rounded(distance.variance))
        draft.working(
            "variance",
            f"({plain_number(result)} − {plain_number(target)}) / {plain_number(target)} = {variance}%",
            variance,
            result,
            target,
            unit="%",
        )
        draft.say(f"Relative to the target: {variance}%.")
    if result.unit == "%" and ASKS_CASES.search(plan.question.text.lower()):
        draft.say("The reports do not print the numbers behind the percentage, so the number of cases cannot be computed.")
    if distance.within_interval:
        draft.say("The report counts the target as met because the result is within the confidence interval.")
    return draft.answered(verdict)


def _cases(candidates: Sequence[PublishedValue], indicator: Indicator) -> Cases | None:
    """By the first of the cells that print the result whose report gives the numbers behind it."""
    return next((cases for one in candidates if (cases := cases_to_target(one, indicator.values)) is not None), None)


def _distance_verdict(question: Question, distance: Distance) -> Verdict | None:
    """Whether a yes-or-no question about reaching the target is answered with yes; None for other questions."""
    text = question.text.lower()
    if not (asks_yes_no(text) or TAG.search(text)) or distance.met is None:
        return None
    met = distance.met or distance.within_interval
    return Verdict.SUPPORTED if met is not bool(MISSES.search(text)) else Verdict.CONTRADICTED


def _asks_annual(plan: Plan) -> bool:
    return asks_annual(plan.question) or (len(plan.periods) > 1 and plan.periods[-1].kind is PeriodKind.YEAR)


def _say_remaining(draft: Draft, result: PublishedValue, target: PublishedValue) -> Answer:
    """What part of the year's figure leaves to reach the annual target."""
    distance = distance_to_target(target, result)
    if distance is None:
        return draft.not_found(Reason.NOT_REPORTED)
    first, second = draft.figure(result), draft.figure(target)
    formula = f"{plain_number(target)} − {plain_number(result)} = {plain(distance.gap)}"
    side = "more to reach" if distance.gap > 0 else "beyond"
    draft.say(
        f"**{size(distance.gap, units(result.unit))}** {side} the target for {in_words(target.period)}: {amount(result)} "
        f"{at(result.period)} {first} of {amount(target)} {second} ({formula}), {draft.name(result)}."
    )
    draft.working("distance to the annual target", formula, plain(distance.gap), result, target, unit=units(result.unit))
    return draft.answered()


def _without_target(draft: Draft, indicator: Indicator, result: PublishedValue) -> Answer:
    mark = draft.figure(result)
    draft.say(f"{draft.name(result)} was {amount(result)} {at(result.period)} {mark}{', rated ' + rated(result) if rated(result) else ''},")
    words = [
        value for value in indicator.values if value.measure is Measure.TARGET and value.period == result.period and value.value is None
    ]
    annual = annual_target_for(result, indicator.values)
    if words:
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
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    target = annual_target_for(found.value, indicator.values) or target_for(found.value, indicator.values)
    share = share_of_target(found.value, target) if target is not None else None
    if target is None or share is None:
        return _without_target(draft, indicator, found.value)
    first, second = draft.figure(found.value), draft.figure(target)
    shown = plain(rounded(share))
    formula = f"{plain_number(found.value)} / {plain_number(target)} = {shown}%"
    draft.say(
        f"**{shown}%** of the target for {in_words(target.period)}: {amount(found.value)} {at(found.value.period)} {first} of "
        f"{amount(target)} {second}, {draft.name(found.value)} ({formula})."
    )
    draft.working("share of the annual target", formula, shown, found.value, target, unit="%")
    return draft.answered()
