"""Statements to verify: whether the reports print the figure, rating, variance, share or direction that a question states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.benchmarks import group, lacks_group
from assistant.composing.bounds import FURTHER, bounds_answer
from assistant.composing.change import plain_number
from assistant.composing.distance import distance_answer
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.look_up import say_other_group
from assistant.composing.several_figures import agrees, several_figures_answer
from assistant.composing.target_sides import SIDE
from assistant.composing.wording import MEASURE_NAMES, amount, at, oneline, plain, rated, rounded
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.claims import BY_SIZE, LABELLED
from assistant.meaning.periods import AskedPeriod, in_words, order, span_of
from assistant.meaning.plan import Plan
from assistant.meaning.words_of_titles import numbers_of_name
from assistant.model import Answer, Reason, Verdict
from assistant.tools.compare import Change, Direction, compare
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.look_up import Found, decimals, look_up
from ingest.model import Measure, Polarity, PublishedValue

A_YEAR = 300  # days between two periods that make a direction the long-term one
BETTER = ("improv", "better")
WORSE = ("worse", "declin", "deteriorat")
AIM = re.compile(
    r"(?:maintain(?:ing)? (?:the |an? )?)?(?:(?P<less>reduc\w+|decreas\w+|lower\w*|minimis\w+)|(?P<more>increas\w+|rais\w+|maximis\w+))\b",
    re.I,
)


def verify_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The printed figure beside the stated one, or the recomputed one beside the printed."""
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    if Measure.BENCHMARK in plan.measures:
        asked = tuple(one for one in indicator.values if one.measure is not Measure.BENCHMARK or not lacks_group(one, plan.question.text))
        others = [one for one in indicator.values if one not in asked and one.value is not None]
        if others and not any(one.measure is Measure.BENCHMARK and one.value is not None for one in asked):
            return draft.not_found(say_other_group(draft, max(others, key=lambda one: (order(one.period), one.id))))
        indicator = replace(indicator, values=asked)
    bounded = bounds_answer(plan, draft, indicator, catalogue)
    if bounded is not None:
        return bounded
    text = " ".join(plan.question.text.lower().split())
    if Measure.TARGET in plan.measures and (SIDE.search(text) or BY_SIZE.search(text)):
        return distance_answer(plan, draft, catalogue)
    if Measure.FLOOR in plan.measures and not set(plan.question.stated) - numbers_of_name(indicator.names):
        return distance_answer(plan, draft, catalogue)  # "missed the floor standard" states no figure to look up
    if Measure.VARIANCE in plan.measures:
        return _verify_variance(plan, draft, indicator, period, catalogue)
    if Measure.DIRECTION in plan.measures:
        return _verify_direction(plan, draft, indicator, period, catalogue)
    several = several_figures_answer(plan, draft, indicator, catalogue)
    if several is not None:
        return several
    measure = plan.measures[0]
    found = look_up(indicator.values, measure, period, catalogue.document_by_id, report=plan.report)
    result = (with_rating(found) if plan.question.ratings and not plan.question.stated else None) or found.value
    if result is None:
        return draft.not_found(say_gap(draft, indicator, measure, period, found))
    if plan.question.ratings and not plan.question.stated:
        return _verify_rating(plan, draft, result)
    return _verify_share(plan, draft, indicator, result) or _verify_figure(plan, draft, indicator, found, result, measure)


def with_rating(found: Found) -> PublishedValue | None:
    """The rated cell for the period: one without a number ("FAIL") counts where no cell has a number and a rating."""
    values = [value for value in (found.value, *found.same, *found.absent) if value is not None and value.rating is not None]
    return values[0] if values else None


def _stated_of(stated: Sequence[Decimal], indicator: Indicator) -> Decimal:
    """The first figure stated that is no number of the indicator's name ("answered within 60 seconds"), be it in pieces ("100 000")."""
    known = numbers_of_name(indicator.names)
    return next((one for one in stated if one not in known), stated[0])


def _verify_figure(plan: Plan, draft: Draft, indicator: Indicator, found: Found, result: PublishedValue, measure: Measure) -> Answer:
    printed = [value for value in (result, *found.same, *found.conflicts) if value.value is not None]
    stated = _stated_of(plan.question.stated, indicator)
    agreeing = next((value for value in printed if agrees(stated, value)), None)
    beside_it = agreeing is None and any(agrees(one, value) for one in plan.question.stated for value in printed)
    if beside_it:  # "5.9%, short of the 6.7% target": the first figure is of another kind, and stays unchecked
        agreeing = next(value for value in printed if any(agrees(one, value) for one in plan.question.stated))
    shown = agreeing or result
    mark = draft.figure(shown)
    wrong_rating = bool(plan.question.ratings) and shown.rating is not None and plan.question.ratings[0] is not shown.rating
    right = agreeing is not None and not wrong_rating
    what = "" if right else f"the {MEASURE_NAMES[measure]} is "
    rating = f", rated {rated(shown)}" if rated(shown) else ""
    partly = right and (beside_it or FURTHER.search(plan.question.text.lower()) is not None)
    lead = "Only the figure was checked, and it is as printed" if partly else "Yes" if right else "No"
    whose = group(shown) if measure is Measure.BENCHMARK else ""
    draft.say(f"{lead}: {what}**{whose}{amount(shown)}** {at(shown.period)}, {draft.name(shown)}{rating} {mark}.")
    for other in [value for value in printed if value is not shown and value.value != shown.value][:1]:
        draft.say(f"Note: {draft.title_of(other)} prints {amount(other)} for the same period {draft.mark(other)}.")
    return draft.answered(None if partly else Verdict.SUPPORTED if right else Verdict.CONTRADICTED)


def _verify_rating(plan: Plan, draft: Draft, result: PublishedValue) -> Answer:
    mark = draft.figure(result)
    asked = plan.question.ratings[0]
    where = f"{draft.name(result)} {at(result.period)}, {amount(result)} {mark}"
    if result.rating is None:
        draft.say(f"The report prints no rating for {where}.")
        return draft.not_found(Reason.NOT_REPORTED)
    if result.rating is asked:
        draft.say(f"Yes: {rated(result)} is published for {where}.")
        return draft.answered(Verdict.SUPPORTED)
    draft.say(f"It is {rated(result)}, not {asked.value}: {where}.")
    return draft.answered(Verdict.CONTRADICTED)


def _verify_share(plan: Plan, draft: Draft, indicator: Indicator, result: PublishedValue) -> Answer | None:
    """A printed percentage recomputed from the numbers behind it, where the question states those numbers; None where it does not."""
    stated = plan.question.stated
    pairs = [(top, bottom) for top in indicator.values for bottom in indicator.values if _is_pair(top, bottom, stated)]
    if not pairs or result.unit != "%":
        return None
    top, bottom = min(pairs, key=lambda pair: (pair[0].period != result.period, pair[0].id))
    printed = next(
        (
            value
            for value in indicator.values
            if value.measure is Measure.RESULT and value.period == top.period and beside(value, top) and value.value is not None
        ),
        result,
    )
    share = (top.value or Decimal(0)) / (bottom.value or Decimal(1)) * 100
    shown = rounded(share, max(1, decimals(printed)))
    right = rounded(share, decimals(printed)) == printed.value
    formula = f"{plain_number(top)} / {plain_number(bottom)} = {plain(shown)}%"
    marks = draft.figure(printed), draft.figure(top, asked=False), draft.figure(bottom, asked=False)
    draft.working("share", formula, plain(shown), top, bottom, unit="%")
    verdict = "Yes" if right else "No"
    draft.say(f"{verdict}: {plain_number(top)} {marks[1]} of {plain_number(bottom)} {marks[2]} is **{plain(shown)}%** ({formula}).")
    draft.say(f"The report prints **{amount(printed)}** {at(printed.period)} for {draft.name(printed)} {marks[0]}.")
    return draft.answered(Verdict.SUPPORTED if right else Verdict.CONTRADICTED)


def _is_pair(top: PublishedValue, bottom: PublishedValue, stated: Sequence[Decimal]) -> bool:
    both = (top.measure, bottom.measure) == (Measure.NUMERATOR, Measure.DENOMINATOR)
    return (
        both
        and top.period == bottom.period
        and beside(top, bottom)
        and top.value in stated
        and bottom.value in stated
        and bool(bottom.value)
    )


def _verify_variance(plan: Plan, draft: Draft, indicator: Indicator, period: AskedPeriod | None, catalogue: Catalogue) -> Answer:
    """The printed variance beside the one recomputed from result and target."""
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    rows = [value for value in (found.value, *found.same) if value is not None]
    for result in rows:
        printed = next((value for value in indicator.values if value.measure is Measure.VARIANCE and beside(value, result)), None)
        target = target_for(result, indicator.values)
        distance = distance_to_target(result, target) if target else None
        if printed is None or printed.value is None or distance is None or distance.variance is None:
            continue
        return _say_variance(plan, draft, distance, printed, distance.variance)
    return draft.not_found(say_gap(draft, indicator, Measure.VARIANCE, period, Found(value=None, absent=found.absent)))


def _say_variance(plan: Plan, draft: Draft, distance: Distance, printed: PublishedValue, variance: Decimal) -> Answer:
    result, target = distance.result, distance.target
    places = decimals(printed)
    shown = rounded(variance, max(1, places))
    right = printed.value is not None and rounded(abs(variance), places) == abs(printed.value)
    misquoted = bool(plan.question.stated) and not any(agrees(abs(one), printed) for one in plan.question.stated)
    marks = draft.figure(printed), draft.figure(result, asked=False), draft.figure(target, asked=False)
    formula = f"({plain_number(result)} − {plain(distance.limit)}) / {plain(distance.limit)} = {plain(shown)}%"
    draft.working("variance", formula, plain(shown), result, target, unit="%")
    verdict = "Yes" if right and not misquoted else "No"
    draft.say(f"{verdict}: the report prints a variance of **{amount(printed)}** {marks[0]} for {draft.name(printed)},")
    draft.say(f"and result {amount(result)} {marks[1]} against target {amount(target)} {marks[2]} gives **{plain(shown)}%** ({formula}).")
    if misquoted:
        draft.say("The question states another figure than the report.")
    return draft.answered(Verdict.SUPPORTED if right and not misquoted else Verdict.CONTRADICTED)


def _verify_direction(plan: Plan, draft: Draft, indicator: Indicator, period: AskedPeriod | None, catalogue: Catalogue) -> Answer:
    """A printed direction of travel beside the change of the figures it compares."""
    found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    result = found.value
    row = [one for one in indicator.values if beside(one, result)]
    directions = [one for one in row if one.measure is Measure.DIRECTION and one.period in (None, result.period)]
    asked = label_asked(plan.question.text)
    ordered = _wanted_first(directions, result, plan.question.text.lower())
    for direction in sorted(ordered, key=lambda one: asked is not None and _direction_said(one.raw.lower()) is not asked):
        before = _compared(direction, result, row)
        change = compare(before, aimed(result), indicator.values) if before is not None else None
        if before is not None and change is not None and change.direction is not Direction.CHANGED:
            return _say_direction(plan, draft, direction, change)
    draft.say(
        f"The figures that the direction of {draft.name(result)} {draft.row_mark(result)} compares are not all printed, or the report "
        f"does not say which way is better."
    )
    return draft.not_found(Reason.NOT_REPORTED)


def _compared(direction: PublishedValue, result: PublishedValue, row: Sequence[PublishedValue]) -> PublishedValue | None:
    """The result of the period that the direction is against; where it names none, the row's only other result, which is undated."""
    others = [one for one in row if one.measure is Measure.RESULT and one is not result and one.value is not None]
    if direction.compared_with:
        return next((one for one in others if one.period == direction.compared_with), None)
    return others[0] if len(others) == 1 and others[0].period is None else None


def aimed(result: PublishedValue) -> PublishedValue:
    """The result with the polarity that its title tells where none is printed: "Maintain the reduction in burglaries"."""
    aim = AIM.match(result.title)
    if result.polarity is not None or aim is None or AIM.search(result.raw):
        return result
    return replace(result, polarity=Polarity.LOWER if aim["less"] else Polarity.HIGHER)


def _wanted_first(directions: Sequence[PublishedValue], result: PublishedValue, text: str) -> list[PublishedValue]:
    """The directions, the long-term or short-term one first where the question names it."""
    end = span_of(result.period)

    def is_long(direction: PublishedValue) -> bool:
        span = span_of(direction.compared_with)
        return bool(end and span and (end[1] - span[1]).days > A_YEAR)

    wanted = True if "long" in text else False if "short" in text else None
    return [one for one in directions if wanted is None or is_long(one) is wanted]


def _say_direction(
    plan: Plan,
    draft: Draft,
    direction: PublishedValue,
    change: Change,
) -> Answer:
    before, result, absolute, computed = change.before, change.after, change.absolute, change.direction
    said = _direction_said(direction.raw.lower())
    asked = label_asked(plan.question.text)
    supported = said is computed and asked in (None, said)
    marks = draft.mark(direction), draft.figure(before), draft.figure(result)
    formula = f"{plain_number(result)} − {plain(change.start)} = {plain(absolute)}"
    draft.working("change", formula, plain(absolute), before, result)
    draft.say(
        f"{'Yes' if supported else 'No'}: the report says “{oneline(direction.raw)}” {marks[0]} for {draft.name(result)}"
        f"{' against ' + in_words(before.period) if before.period else ''},"
    )
    draft.say(
        f"and the figures went from **{amount(before)}** {marks[1]} to **{amount(result)}** {marks[2]} ({formula}), which is "
        f"{computed.value}."
    )
    return draft.answered(Verdict.SUPPORTED if supported else Verdict.CONTRADICTED)


def _direction_said(words: str) -> Direction:
    if any(word in words for word in BETTER):
        return Direction.BETTER
    return Direction.WORSE if any(word in words for word in WORSE) else Direction.SAME


def label_asked(text: str) -> Direction | None:
    """The direction that the question says is printed: "marked worsening"; None where it names none."""
    label = LABELLED.search(text.lower())
    return _direction_said(label.group()) if label is not None else None


def beside(one: PublishedValue, other: PublishedValue) -> bool:
    """True for two values of one printed row."""
    return one.places[0].document_id == other.places[0].document_id and one.row_text == other.row_text
