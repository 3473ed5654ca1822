"""The words of a result beside the target of another time."""

from __future__ import annotations

from assistant.composing.change import plain_number, size, units
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import amount, at, plain, rated
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import in_words
from assistant.meaning.plan import Plan
from assistant.meaning.target_apart import TargetApart
from assistant.model import Answer, Reason
from assistant.tools.compare import is_amount, is_cumulative, of_like_length
from assistant.tools.distance_to_target import distance_to_target
from assistant.tools.look_up import look_up
from ingest.model import Measure

OTHER_TIME = "The target is of another time than the result, so this says nothing of how the result was rated."


def apart_answer(plan: Plan, apart: TargetApart, draft: Draft, indicator: Indicator, catalogue: Catalogue) -> Answer:
    """Both figures with their times, and the gap; no gap of figures that add up over unlike stretches of time or differ in unit."""
    result = look_up(indicator.values, Measure.RESULT, apart.result, catalogue.document_by_id, report=plan.report)
    target = look_up(indicator.values, Measure.TARGET, apart.target, catalogue.document_by_id, report=plan.report)
    reason: Reason | None = None
    for measure, period, found in ((Measure.RESULT, apart.result, result), (Measure.TARGET, apart.target, target)):
        if found.value is None or found.value.value is None:
            reason = say_gap(draft, indicator, measure, period, found)
        elif (result if measure is Measure.TARGET else target).value is None:
            name = "target" if measure is Measure.TARGET else "result"
            draft.say(f"The {name} is {amount(found.value)} {at(found.value.period)} {draft.figure(found.value)}.")
    if reason is not None or result.value is None or target.value is None:
        return draft.not_found(reason or Reason.NO_VALUE_FOR_PERIOD)
    one, other = result.value, target.value
    distance = distance_to_target(one, other)
    adds_up = is_amount(one) or is_cumulative(indicator.values)
    comparable = of_like_length(one.period, other.period) or not adds_up
    marks = draft.figure(one), draft.figure(other)
    rating = f", rated {rated(one)}" if rated(one) else ""
    both = f"{amount(one)} {at(one.period)} {marks[0]} and a target of {amount(other)} for {in_words(other.period)} {marks[1]}"
    if distance is None or not comparable:
        why = "are not printed in one unit" if distance is None else "add up over stretches of time that are not equally long"
        draft.say(f"{draft.name(one)}: {both}{rating}. The two {why}, so they are not compared.")
        return draft.answered()
    formula = f"{plain_number(one)} − {plain(distance.limit)} = {plain(distance.gap)}"
    draft.working("result less the target of another time", formula, plain(distance.gap), one, other, unit=units(one.unit))
    if distance.gap == 0:
        draft.say("**No difference**:")
    else:
        beside = "above" if distance.gap > 0 else "below"
        side = {True: "better than", False: "above" if distance.gap > 0 else "short of", None: beside}[distance.met]
        draft.say(f"**{size(distance.gap, units(one.unit))}** {side} that target:")
    draft.say(f"{both} ({formula}), {draft.name(one)}{rating}. {OTHER_TIME}")
    return draft.answered()
