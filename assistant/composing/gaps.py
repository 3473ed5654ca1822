"""Answers that say what is missing and why, what is nearest, or which of several is meant."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.draft import Draft
from assistant.composing.wording import MEASURE_NAMES, listed, name_of, oneline
from assistant.meaning.catalogue import Indicator, results_of
from assistant.meaning.periods import AskedPeriod, in_words, order, span_of
from assistant.meaning.plan import Plan
from assistant.meaning.resolve import Resolution
from assistant.meaning.words import is_chatter, plain_words
from assistant.model import Answer, Reason
from assistant.tools.look_up import Found
from ingest.model import Measure, PublishedValue

MOST_OPTIONS = 5
BEHIND = (Measure.NUMERATOR, Measure.DENOMINATOR)


def say_gap(draft: Draft, indicator: Indicator, measure: Measure, period: AskedPeriod | None, found: Found) -> Reason:
    """Says why there is no number, with the report's own words where it prints some; gives the reason."""
    if found.absent:
        cell = found.absent[0]
        words = f"the report gives no number but says “{oneline(cell.raw)}” {draft.mark(cell)}"
        draft.say(f"{_named(draft, cell)} is listed, but {'' if period is None else 'for ' + in_words(period.period) + ' '}{words}.")
        _say_nearest(draft, found.nearest)
        return Reason.NOT_REPORTED
    row = _row_of(indicator, period)
    if not any(value.measure is measure for value in indicator.values):
        what = "the numbers behind it" if measure in BEHIND else f"a {MEASURE_NAMES[measure]}"
        draft.say(f"The reports do not print {what} for {_named(draft, row)}.")
        return Reason.NOT_REPORTED
    at = "" if period is None else f" for {in_words(period.period)}"
    draft.say(f"The reports hold no {MEASURE_NAMES[measure]} of {_named(draft, row)}{at}.")
    _say_nearest(draft, found.nearest)
    return Reason.NO_VALUE_FOR_PERIOD


def _named(draft: Draft, value: PublishedValue) -> str:
    """The name of an indicator; the row is cited, whose words hold the numbers that a title may have."""
    return f"{name_of(value)} {draft.row_mark(value)}"


def _row_of(indicator: Indicator, period: AskedPeriod | None) -> PublishedValue:
    """The value whose row stands nearest in time to the period, else the newest."""
    values = results_of(indicator) or indicator.values
    if period is None:
        return max(values, key=lambda value: (order(value.period), value.id))

    def days(value: PublishedValue) -> tuple[int, str]:
        span = span_of(value.period)
        return (abs((span[1] - period.end).days) if span else 10**6), value.id

    return min(values, key=days)


def _say_nearest(draft: Draft, nearest: Sequence[PublishedValue]) -> None:
    if nearest:
        periods = list(dict.fromkeys(f"{in_words(value.period)} {draft.mark(value)}" for value in nearest))
        draft.say(f"The nearest periods with a figure: {listed(periods)}.")


def unknown(draft: Draft, plan: Plan, resolution: Resolution) -> Answer:
    """No indicator of the reports is surely what the question names: asks about those that may be meant, else names the nearest."""
    if resolution.strange:
        draft.say(f"No report has {listed([f'“{one}”' for one in resolution.strange])}, as an indicator or otherwise.")
        return draft.not_found(Reason.UNKNOWN_INDICATOR)
    sought = " ".join(word for word in plain_words(plan.question.subject) if not is_chatter(word) and word.isalpha())
    if resolution.likely:
        these = "this" if len(resolution.likely) == 1 else "one of these"
        draft.say(f"No indicator is surely {f'“{sought}”' if sought else 'that'}. Do you mean {these}?")
        lines = [f"{number}. {_named(draft, _row_of(one, None))}" for number, one in enumerate(resolution.likely, 1)]
        draft.block("\n".join(lines))
        return draft.clarify(options_of(plan, resolution.likely))
    draft.say(f"The reports have no indicator for {f'“{sought}”' if sought else 'that'}, and no passage that answers the question.")
    if resolution.indicators:
        rows = [_row_of(one, None) for one in resolution.indicators[:3]]
        draft.say("Similar words stand in: " + listed([_named(draft, row) for row in rows]) + ".")
    return draft.not_found(Reason.UNKNOWN_INDICATOR)


def options_of(plan: Plan, indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """A complete question for each of the indicators that may be meant."""
    period = f" for {in_words(plan.question.periods[0].period)}" if plan.question.periods else ""
    measures = [MEASURE_NAMES[measure] for measure in plan.question.measures] or ["result"]
    councils = {one.council for one in indicators}
    options = []
    for one in indicators[:MOST_OPTIONS]:
        council = f" of {one.council}" if len(councils) > 1 and one.council else ""
        options.append(f"What is the {listed(measures)} of {one.name}{council}{period}?")
    return tuple(options)


def clarify(draft: Draft, plan: Plan) -> Answer:
    """Asks which of the indicators is meant, each named with its source."""
    draft.say("Which of these do you mean?")
    lines = [f"{number}. {_named(draft, _row_of(one, None))}" for number, one in enumerate(plan.indicators[:MOST_OPTIONS], 1)]
    draft.block("\n".join(lines))
    if len(plan.indicators) > MOST_OPTIONS:
        draft.say("There are more; another word of the name would help.")
    return draft.clarify(options_of(plan, plan.indicators))
