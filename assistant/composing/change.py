"""The words of a change from one period to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.companions import companions_of
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import amount, at, listed, oneline, plain, rated, rounded, with_unit
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.claims import BY_SIZE, holds
from assistant.meaning.periods import YEAR, AskedPeriod, in_words, order, shifted, span_of
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question
from assistant.model import Answer, Reason, Verdict
from assistant.rounding import decimals
from assistant.tools.compare import Change, Direction, compare
from assistant.tools.look_up import Found, look_up, look_up_among
from ingest.model import Measure, PublishedValue

POINTS = "percentage points"


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
        if before.value.period == after.value.period and after.late and len(plan.question.periods) < 2:
            before_period, before = _before(replace(plan, before=None), indicator, after.value, catalogue)  # of the older figure it gives
        if before.value is None or before.value.period == after.value.period:
            reason = _say_one_period(draft, after.value, before_period)
            continue
        change = compare(before.value, after.value, indicator.values)
        if change is not None and (change.cumulative or change.unlike) and not plan.periods and plan.before is not None:
            change = _since_alike(before.value, indicator, catalogue) or change
        if change is None:
            draft.say(
                f"{draft.name(after.value)} {draft.row_mark(after.value)}: {amount(before.value)} {at(before.value.period)} "
                f"{draft.mark(before.value)} and {amount(after.value)} {at(after.value.period)} {draft.mark(after.value)} "
                f"have different units or bases and cannot be compared."
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
        f"The reports give only one figure of {draft.name(value)} {draft.row_mark(value)} for both times: {amount(value)} "
        f"{at(value.period)} {draft.mark(value)}, so there is no change to compute.{other}"
    )
    return Reason.NO_VALUE_FOR_PERIOD


def _say_verdict(draft: Draft, change: Change, question: Question) -> bool | None:
    """Says yes or no to what the question claims of a change, its size included; None where it claims nothing that can be told."""
    better = None if change.direction is Direction.CHANGED else change.direction is Direction.BETTER
    if question.claim is None:
        return None
    true = holds(question.claim, change.absolute, better)
    sized = [one.holds(abs(change.absolute), change.after.unit) for one in question.comparisons]
    if true is None or None in sized:
        return None
    if sized:
        true = true and all(sized)
        draft.say("Yes:" if true else "No:")
        return true
    numbers = [change.absolute, change.relative, change.before.value, change.after.value]
    sizes = [abs(number) for number in numbers if number is not None]
    true = true and all(any(_is_size(stated, number) for number in sizes) for stated in question.stated) and _is_so_large(change, question)
    draft.say("Yes:" if true else "No:")
    return true


def _is_so_large(change: Change, question: Question) -> bool:
    """Is the change of the size that the question states, in the unit of the figures, or in per cent where it does not say points?"""
    match = BY_SIZE.search(question.text.lower())
    if match is None:
        return True
    size = Decimal(match["size"].replace(",", "").lstrip("-"))
    relative = None if match["points"] else change.relative
    return any(_is_size(size, abs(one)) for one in (change.absolute, relative) if one is not None)


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


def _since_alike(before: PublishedValue, indicator: Indicator, catalogue: Catalogue) -> Change | None:
    """The change to the newest result of the same stretch of a later year; None where there is none: part of a year is no year."""
    span = span_of(before.period)
    later = [
        value
        for value in results_of(indicator)
        if span is not None
        and value.value is not None
        and (there := span_of(value.period)) is not None
        and there[1] > span[1]
        and all((one.month, one.day) == (other.month, other.day) for one, other in zip(there, span, strict=True))
    ]
    newest = max((order(value.period) for value in later), default=None)
    after = look_up_among([value for value in later if order(value.period) == newest], catalogue.document_by_id).value
    return compare(before, after, indicator.values) if after is not None else None


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
    formula = f"{plain_number(after)} − {plain(change.start)} = {plain(change.absolute)}"
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
            "relative change", f"{plain(change.absolute)} / {plain(change.start)} = {relative}%", relative, before, after, unit="%"
        )
        draft.say(f"Relative change: {relative}%.")
    if after.measure is Measure.TARGET:
        return
    if rated(after) and change.absolute != 0:
        draft.say(f"Rated {rated(after)}.")
    _say_unlike(draft, change)
    directions = companions_of(indicator.values, after)
    if directions:
        said = [
            f"{oneline(one.raw)}{' against ' + in_words(one.compared_with) if one.compared_with else ''} {draft.mark(one)}"
            for one in directions
        ]
        draft.say(f"The report's direction of travel: {listed(said)}.")


def say_difference(draft: Draft, values: Sequence[PublishedValue], indicator: Indicator) -> None:
    """How two results that were just said differ, the later less the earlier; nothing where they cannot be compared."""
    before, after = sorted(values, key=lambda value: order(value.period))
    change = compare(before, after, indicator.values) if order(before.period) != order(after.period) else None
    if change is None:
        return
    formula = f"{plain_number(after)} − {plain(change.start)} = {plain(change.absolute)}"
    draft.working("change", formula, plain(change.absolute), before, after, unit=units(after.unit))
    if change.absolute == 0:
        draft.say(f"No change ({formula}).")
        return
    judged = change.direction in (Direction.BETTER, Direction.WORSE)
    word = f", which is {change.direction.value}" if judged else ""
    draft.say(f"{'Up' if change.absolute > 0 else 'Down'} **{size(change.absolute, units(after.unit))}**{word} ({formula}).")
    _say_unlike(draft, change)


def _say_unlike(draft: Draft, change: Change) -> None:
    if change.cumulative:
        draft.say(
            "The figures are cumulative: they add up from the beginning of the year, so that a difference between them is no "
            "improvement or worsening by itself."
        )
    elif change.unlike:
        draft.say("The two figures cover unlike stretches of time, so that their difference is no improvement or worsening by itself.")


def plain_number(value: PublishedValue) -> str:
    return plain(value.value) if value.value is not None else ""


def size(number: Decimal, unit: str | None) -> str:
    """The size of a difference without its sign."""
    return f"{plain(abs(number))} {POINTS}" if unit == POINTS else with_unit(abs(number), unit)
