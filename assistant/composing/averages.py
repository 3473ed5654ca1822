"""The average of the results of several periods that a question names: "on average over June, September and December"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.change import plain_number
from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, listed, plain, rounded, with_unit
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import YEAR, Fit
from assistant.meaning.plan import Plan
from assistant.model import Answer
from assistant.rounding import decimals
from assistant.tools.compare import differ_in_kind, is_cumulative
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

AVERAGE = re.compile(r"\b(?:averag\w*|mean)\b")
OVER = re.compile(r"\baverag\w* (?:over|across|for (?:the|those|these)|of (?:the |those |these )?(?:two|three|four|both|all))\b")
MORE_DIGITS = 2  # than the figures have


def average_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """The mean of the results of two or more periods; None for other questions, running totals and figures of unlike kinds."""
    text = plan.question.text.lower()
    if len(plan.indicators) != 1 or plan.measures != (Measure.RESULT,) or len(plan.periods) < 2 or not AVERAGE.search(text):
        return None
    indicator = plan.indicators[0]
    of_averages = any(AVERAGE.search(name.lower()) for name in indicator.names)
    whole_years = all(YEAR.fullmatch(period.period) for period in plan.periods)  # which nothing is added to any more
    if (is_cumulative(indicator.values) and not whole_years) or (of_averages and not OVER.search(text)):
        return None
    found = [look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id) for period in plan.periods]
    values = [one.value for one in found if one.value is not None and one.fit is not None and one.fit <= Fit.AS_AT and not one.late]
    if len({value.period for value in values}) < len(plan.periods) or any(differ_in_kind(values[0], one) for one in values[1:]):
        return None
    return _say_average(draft, values)


def _say_average(draft: Draft, values: list[PublishedValue]) -> Answer:
    numbers = [value.value for value in values if value.value is not None]
    mean = rounded(sum(numbers, Decimal(0)) / len(numbers), max(map(decimals, numbers)) + MORE_DIGITS - 1)
    formula = f"({' + '.join(map(plain_number, values))}) / {len(numbers)} = {plain(mean)}"
    said = listed([f"{amount(one)} {at(one.period)} {draft.figure(one)}" for one in values])
    draft.say(f"**{with_unit(mean, values[0].unit)}** on average: {said}, {draft.name(values[-1])} ({formula}).")
    draft.say("Each of these times counts the same.")
    draft.working("average", formula, plain(mean), *values, unit=values[0].unit)
    return draft.answered()
