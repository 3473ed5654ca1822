"""The words of a series: an indicator over all reports, one line a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import amount, at, rated
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import in_words
from assistant.meaning.plan import Plan
from assistant.model import Answer, Reason
from assistant.tools.compare import is_cumulative
from assistant.tools.look_up import look_up
from assistant.tools.trend import Point, trend
from ingest.model import Measure, Polarity

HIGH = re.compile(r"\b(?:highest|peak\w*|max(?:imum)?|most|biggest|high(?: point)?|top)\b")
LOW = re.compile(r"\b(?:lowest|min(?:imum)?|least|smallest|low(?: point)?|bottom\w*)\b")
BEST = re.compile(r"\b(?:best|worst)\b")


def trend_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    answered = False
    for indicator in plan.indicators:
        until = plan.periods[-1].end if len(plan.periods) > 1 else None
        since = plan.since or (plan.periods[0].start if len(plan.periods) > 1 else None)
        points = trend(indicator.values, catalogue.document_by_id, since=since, until=until)
        if not points:
            say_gap(
                draft,
                indicator,
                Measure.RESULT,
                plan.periods[0] if plan.periods else None,
                look_up((), Measure.RESULT, None, catalogue.document_by_id),
            )
            continue
        answered = True
        first, last = points[0].value, points[-1].value
        marks = [draft.figure(point.value) for point in points]
        draft.say(
            f"{draft.name(last)}: from **{amount(first)}** {at(first.period)} {marks[0]} to **{amount(last)}** {at(last.period)} "
            f"{marks[-1]}."
        )
        _say_extreme(draft, points, plan.question.text.lower())
        if is_cumulative(indicator.values):
            draft.say("The figures are cumulative: they add up from the beginning of the year, so quarters of one year are no trend.")
        lines = ["| Period | Result | Rating | Source |", "|---|---|---|---|"]
        lines += [
            f"| {in_words(one.value.period)} | {amount(one.value)} | {rated(one.value) or '–'} | {mark} |"
            for one, mark in zip(points, marks, strict=True)
        ]
        draft.block("\n".join(lines))
        for point in points:
            for other in point.found.conflicts[:1]:
                draft.say(f"Note: for {in_words(other.period)}, {draft.title_of(other)} prints {amount(other)} {draft.mark(other)}.")
    return draft.answered() if answered else draft.not_found(Reason.NO_VALUE_FOR_PERIOD)


def _say_extreme(draft: Draft, points: Sequence[Point], text: str) -> None:
    """The highest or lowest of a series, where the question asks for it; "best" and "worst" by the good direction, if it is known."""
    polarity = points[-1].value.polarity
    if BEST.search(text):
        if polarity not in (Polarity.HIGHER, Polarity.LOWER):
            return
        high = (polarity is Polarity.HIGHER) is ("best" in text)
    elif HIGH.search(text) or LOW.search(text):
        high = bool(HIGH.search(text))
    else:
        return
    pick = max if high else min
    extreme = pick((point.value for point in points), key=lambda value: value.value or Decimal(0))
    draft.say(f"The {'highest' if high else 'lowest'} is **{amount(extreme)}** {at(extreme.period)} {draft.mark(extreme)}.")
