"""The periods of a plan: those asked for, those of the reports that a list is made from, and both ends of a change, all made definite."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.conversation import Continued
from assistant.meaning.periods import MONTHS, AskedPeriod, PeriodKind, as_asked, asked, order, span_of
from assistant.meaning.relative import dated, named_periods, quarters_compared_with
from assistant.meaning.scope import Scope
from assistant.meaning.target_apart import TIME
from assistant.meaning.when import QUARTER_RELATIVES, Relative
from assistant.meaning.wordings import Intent
from ingest.model import PublishedValue

EARLIER = frozenset(
    {Relative.QUARTER_BEFORE, Relative.YEAR_BEFORE, Relative.SAME_TIME_YEAR_BEFORE, Relative.YEAR_END_BEFORE, Relative.PERIOD_BEFORE}
)
SINCE = re.compile(
    r"\b(?:since|on|from|against|versus|vs|compared (?:with|to)) (?:the |our )?(?:last|previous|prior) (?:quarter|year|half)\b"
)
THAN = re.compile(r"\b(?:than|compared (?:to|with)|against|versus|vs)\b", re.IGNORECASE)
BACK_TO = re.compile(
    rf"\b(?:on|than|from|since|over|compared (?:with|to)|against|versus)(?: (?:it|they) (?:was|were))?(?: (?:in|at|for))?(?: the)? {TIME}"
)
OF_TRAVEL = frozenset({Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE, Aspect.DIRECTION})


def periods_asked(continued: Continued, indicators: tuple[Indicator, ...], scope: Scope) -> tuple[AskedPeriod, ...]:
    """The periods asked for, those named from another one made definite."""
    question = continued.question
    periods = question.periods
    if not periods and question.report is not None and question.report.period is not None and not scope.named:
        periods = (question.report.period,)
    if question.intent is not Intent.CHANGE or not periods:
        base = continued.base or (periods[0] if periods else None)
        relative_to_asked = bool(question.periods) and question.intent in (Intent.CHANGE, Intent.WHY)
        named = () if relative_to_asked else named_periods(question.relatives, base, dated(results_in(indicators)))
        periods = tuple(dict.fromkeys([*periods, *named]))
    return periods


def periods_of_reports(continued: Continued, scope: Scope, catalogue: Catalogue) -> tuple[AskedPeriod, ...]:
    """The periods of the reports that a list is made from; "last quarter" of a direction of travel names none of them."""
    question = continued.question
    moved = bool({Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE} & set(question.aspects))
    since = quarters_compared_with(question.text) if moved else frozenset()  # "worse since Q1": no period of the report
    of_travel = question.intent is Intent.NEWS or bool(OF_TRAVEL & set(question.aspects)) or THAN.search(question.text) is not None
    of_travel = of_travel or SINCE.search(question.text.lower()) is not None  # "biggest improvement since last quarter": up to the newest
    naming = tuple(
        one
        for one in question.relatives
        if one is Relative.YEAR_END or (one in QUARTER_RELATIVES and one not in since) or (one in EARLIER and not of_travel)
    )
    held = [one.period for one in catalogue.documents if scope.holds(one.document_id) and span_of(one.period)]
    named = named_periods(naming, continued.base, [period for period in held if period is not None])
    return tuple(dict.fromkeys([*periods_asked(replace(continued, question=replace(question, relatives=())), (), scope), *named]))


def results_in(indicators: tuple[Indicator, ...]) -> tuple[PublishedValue, ...]:
    return tuple(value for one in indicators for value in results_of(one))


def ends_of_change(indicators: tuple[Indicator, ...], continued: Continued) -> tuple[tuple[AskedPeriod, ...], AskedPeriod | None]:
    """Both ends of a change, definite and not the same: two periods as asked, or the one asked and the one that "last year" means."""
    question = continued.question
    if len(question.periods) >= 2:
        first, *_, last = sorted(question.periods, key=lambda period: (period.end, period.start))
        return (last,), first
    if question.since and question.periods:
        return (), question.periods[0]
    after = question.periods[0] if question.periods else None
    if after is not None and not question.relatives and (year := _year_up_to(after, indicators)) is not None:
        return (year[1],), year[0]
    newest = max(
        (value.period for value in results_in(indicators) if value.period and value.value is not None and span_of(value.period)),
        key=order,
        default=None,
    )
    latest = as_asked(newest)
    goes_back = question.claim is not None and not question.relatives and BACK_TO.search(question.text.lower())
    if goes_back and after is not None and continued.base is None and latest is not None and latest.end > after.end:
        return (latest,), after  # "is it down 47 on Q1?"
    if after is not None and after != continued.base and not question.relatives and (ends := MONTHS.fullmatch(after.period)):
        return (asked(PeriodKind.MONTH, ends[2]),), asked(PeriodKind.MONTH, ends[1])
    if (
        after is not None
        and continued.base is not None
        and after != continued.base
        and not question.relatives
        and THAN.search(question.text)
    ):
        first, last = sorted((after, continued.base), key=lambda period: (period.end, period.start))
        return (last,), first  # "is that better than Q2 2019/20?" of the period talked about
    results = results_in(indicators)
    start = after or continued.base or latest
    if after is None and start is not None and len(question.relatives) > 1:
        pair = named_periods(question.relatives, continued.base, dated(results))
        if len(pair) > 1:
            first, *_, last = sorted(pair, key=lambda period: (period.end, period.start))
            return (last,), first
    before = next(iter(named_periods(question.relatives, start, dated(results))), None)
    if before is not None and start is not None and before.end > start.end:
        return (before,), start
    return (start,) if start else (), before


def _year_up_to(period: AskedPeriod, indicators: tuple[Indicator, ...]) -> tuple[AskedPeriod, AskedPeriod] | None:
    """The month a year before and the last month of twelve: "came down over the year to September"; None for other periods, and where a
    result is printed for the twelve months themselves."""
    ends = MONTHS.fullmatch(period.period)
    if ends is None or any(value.period == period.period for value in results_in(indicators)):
        return None
    last = asked(PeriodKind.MONTH, ends[2])
    start = f"{last.start.year - 1}-{last.start.month:02d}"
    return (asked(PeriodKind.MONTH, start), last) if 364 <= (period.end - period.start).days <= 365 else None
