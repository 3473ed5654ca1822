"""The words of quarters added up: "how many in Q1 and Q2 together?", "in the first half of the year?"."""

from __future__ import annotations

import re

from assistant.composing.change import plain_number
from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, listed, plain
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import PeriodKind
from assistant.meaning.plan import Plan
from assistant.model import Answer
from assistant.tools.compare import is_cumulative
from assistant.tools.look_up import look_up
from assistant.tools.quarters_together import QuartersTogether, quarters_together
from ingest.model import Measure

TOGETHER = re.compile(
    r"\b(?:together|altogether|combined|in total|total|in all|added|add(?:ing)?|sum|plus"
    r"|over (?:both|the two)|across (?:both|the two)|so far)\b"
)


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
    last = look_up(values, Measure.RESULT, periods[-1], catalogue.document_by_id).value
    if not together or last is None or last.value is None or not is_cumulative(values):
        return None
    draft.say(
        f"**{amount(last)}** {at(last.period)}: {draft.name(last)} {draft.figure(last)}. The figures add up from the beginning of "
        "the year, so this one already holds the quarters before it."
    )
    return draft.answered()


def say_quarters(draft: Draft, both: QuartersTogether) -> None:
    """Says the sum and its parts."""
    formula = f"{' + '.join(plain_number(one) for one in both.parts)} = {plain(both.amount)}"
    said = listed([f"{amount(one)} {at(one.period)} {draft.figure(one)}" for one in both.parts])
    draft.say(f"**{plain(both.amount)}** together: {said}, {draft.name(both.parts[-1])} ({formula}).")
    draft.say("The report prints the quarters only; they are added up here, since each stands alone.")
    draft.working("sum of the quarters", formula, plain(both.amount), *both.parts, unit=both.parts[0].unit)
