"""The words of quarters added up: "how many in Q1 and Q2 together?", "in the first half of the year?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.composing.change import plain_number
from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, listed, plain, with_unit
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import AskedPeriod, PeriodKind, span_of
from assistant.meaning.plan import Plan
from assistant.model import Answer, Reason
from assistant.tools.compare import is_cumulative
from assistant.tools.look_up import look_up, look_up_among
from assistant.tools.quarter_alone import MONTHS_OF_QUARTER, YEAR_BEGINS, QuarterAlone, added_since, quarter_alone, running_totals
from assistant.tools.quarters_together import QuartersTogether, quarters_together
from ingest.model import Measure, PublishedValue

TOGETHER = re.compile(
    r"\b(?:together|altogether|combined|in total|total|in all|added|add(?:ing)?|sum|plus"
    r"|over (?:both|the two)|across (?:both|the two)|so far)\b"
)
# The quarter by itself, not the year up to its end: "in Q2 alone", "just the second quarter".
ALONE = re.compile(
    r"\b(?:quarter|q[1-4])\b[^?]*\b(?:alone|only|itself|on its own|by itself|in isolation)\b"
    r"|\b(?:only|just)\b (?:in |for |during |over )?(?:the |that |this )?(?:[\w-]+ )?(?:quarter|q[1-4])\b|\bin-quarter\b"
    r"|\b(?:alone|on its own|by itself)\b[^?]*\b(?:quarter|q[1-4])\b"
)


def quarter_alone_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """What a quarter alone adds to a running total, where the question wants no more; that it cannot be told where it cannot.

    None for other questions, and where figures do not add up over the year or the quarter is its first.
    """
    if len(plan.indicators) != 1 or plan.measures != (Measure.RESULT,) or len(plan.periods) > 1:
        return None
    values, period = plan.indicators[0].values, plan.periods[0] if plan.periods else None
    if not ALONE.search(plan.question.text.lower()) or not is_cumulative(values):
        return None
    found = look_up(values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report).value
    if found is None and period is not None:
        found = look_up_among(running_totals(values, period.end), catalogue.document_by_id).value
    span = span_of(found.period) if found is not None else None
    if found is None or found.value is None or span is None or (span[1].month - YEAR_BEGINS) % 12 < MONTHS_OF_QUARTER:
        return None
    alone = quarter_alone(found, values)
    if alone is not None:
        _say_alone(draft, alone)
        return draft.answered()
    draft.say(
        f"The reports do not tell that quarter alone: {draft.name(found)} is printed as a figure that adds up from the beginning "
        f"of the year, {amount(found)} {at(found.period)} {draft.figure(found, asked=False)}, and what the quarter adds to "
        "it cannot be worked out."
    )
    return draft.not_found(Reason.NOT_REPORTED)


def quarters_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """The sum of quarters for a stretch of a year without a figure of its own, or for several quarters asked for together.

    Of running totals the last one is said to hold those before. None for other questions, and where the quarters cannot be added.
    """
    if len(plan.indicators) != 1 or plan.measures != (Measure.RESULT,) or not plan.periods:
        return None
    values, periods = plan.indicators[0].values, sorted(plan.periods, key=lambda period: period.end)
    together = len(periods) > 1 and TOGETHER.search(plan.question.text.lower()) is not None
    stretch = len(periods) == 1 and periods[0].kind is PeriodKind.MONTHS
    if not (together or stretch) or (together and any(period.kind is not PeriodKind.QUARTER for period in periods)):
        return None
    both = quarters_together(values, periods[0].start, periods[-1].end)
    if both is not None:
        if stretch and look_up(values, Measure.RESULT, periods[0], catalogue.document_by_id).value not in (None, *both.parts):
            return None
        say_quarters(draft, both)
        return draft.answered()
    if stretch and periods[0].start.month != YEAR_BEGINS and (alone := _stretch_alone(values, periods[0], catalogue)) is not None:
        _say_alone(draft, alone)
        return draft.answered()
    last = look_up(values, Measure.RESULT, periods[-1], catalogue.document_by_id).value
    if not together or last is None or last.value is None or not is_cumulative(values):
        return None
    draft.say(
        f"**{amount(last)}** {at(last.period)}: {draft.name(last)} {draft.figure(last)}. The figures add up from the beginning of "
        "the year, so this one already holds the quarters before it."
    )
    return draft.answered()


def _stretch_alone(values: Sequence[PublishedValue], period: AskedPeriod, catalogue: Catalogue) -> QuarterAlone | None:
    """What a stretch that the year does not begin with adds to the running total; None where a report prints its figure."""
    if look_up(values, Measure.RESULT, period, catalogue.document_by_id).value is not None:
        return None
    total = look_up_among(running_totals(values, period.end), catalogue.document_by_id).value
    return added_since(total, period.start - timedelta(days=1), values) if total is not None else None


def _say_alone(draft: Draft, alone: QuarterAlone) -> None:
    formula = f"{plain_number(alone.total)} − {plain_number(alone.before)} = {plain(alone.amount)}"
    draft.say(
        f"**{with_unit(alone.amount, alone.total.unit)}** in that time alone: {amount(alone.total)} {at(alone.total.period)} "
        f"{draft.figure(alone.total)} less {amount(alone.before)} {at(alone.before.period)} {draft.figure(alone.before)}, "
        f"{draft.name(alone.total)} ({formula})."
    )
    draft.say("The report prints figures that add up from the beginning of the year.")
    draft.working("that time alone", formula, plain(alone.amount), alone.total, alone.before, unit=alone.total.unit)


def say_quarters(draft: Draft, both: QuartersTogether) -> None:
    """Says the sum and its parts."""
    formula = f"{' + '.join(plain_number(one) for one in both.parts)} = {plain(both.amount)}"
    said = listed([f"{amount(one)} {at(one.period)} {draft.figure(one)}" for one in both.parts])
    draft.say(f"**{plain(both.amount)}** together: {said}, {draft.name(both.parts[-1])} ({formula}).")
    draft.say("The report prints the quarters only; they are added up here, since each stands alone.")
    draft.working("sum of the quarters", formula, plain(both.amount), *both.parts, unit=both.parts[0].unit)
