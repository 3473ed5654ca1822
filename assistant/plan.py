"""From a question and the indicators it may mean to one plan: which tool, on what, for which periods. A plan is data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assistant.catalogue import Catalogue, Indicator, results_of
from assistant.conversation import Continued
from assistant.periods import QUARTER, YEAR, AskedPeriod, PeriodKind, asked, order, shifted, span_of
from assistant.question import Question
from assistant.resolve import Outcome, Resolution
from assistant.scope import Scope
from assistant.tools.look_up import look_up
from assistant.when import QUARTER_RELATIVES, Relative
from assistant.wordings import Aspect, Intent
from ingest.model import Measure

ANNUAL_WORDS = ("annual", "full year", "full-year", "whole year", "yearly", "year's target", "years target")
MUCH_OLDER = 300  # days between the newest results of two indicators from which only the newer one is meant, when no period is named


class Tool(StrEnum):
    LOOK_UP = "look up"
    COMPARE = "compare"
    DISTANCE = "distance to target"
    SHARE = "share of target"
    TREND = "trend"
    CHECK_RATING = "check rating"
    VERIFY = "verify"
    LIST = "list"
    COUNT = "count"
    COLUMN = "table column"
    EXPLAIN = "explain"
    PASSAGES = "passages"
    REPORTS = "reports"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`indicators` are those to look at, or to choose from for CLARIFY. `before` is what COMPARE compares with.

    `report` is the id of the report to prefer where several print the same; `told` the share of the indicator's title that the question
    says.
    """

    tool: Tool
    question: Question
    scope: Scope
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = (Measure.RESULT,)
    periods: tuple[AskedPeriod, ...] = ()
    before: AskedPeriod | None = None
    since: date | None = None
    report: str | None = None
    told: float = 1.0


TOOLS = {
    Intent.META: Tool.REPORTS, Intent.TABLE: Tool.COLUMN, Intent.RATING_CHECK: Tool.CHECK_RATING, Intent.VERIFY: Tool.VERIFY,
    Intent.WHY: Tool.EXPLAIN, Intent.TREND: Tool.TREND, Intent.COUNT: Tool.COUNT, Intent.LIST: Tool.LIST, Intent.SHARE: Tool.SHARE,
    Intent.DISTANCE: Tool.DISTANCE, Intent.CHANGE: Tool.COMPARE, Intent.NARRATIVE: Tool.PASSAGES, Intent.FIGURE: Tool.LOOK_UP,
}  # fmt: skip
WITHOUT_INDICATOR = frozenset({Tool.REPORTS, Tool.COLUMN, Tool.COUNT, Tool.LIST})
PROSE = frozenset({Tool.EXPLAIN, Tool.PASSAGES})
FILTERS = (Aspect.MISSED, Aspect.MET, Aspect.WORSENED, Aspect.IMPROVED)


def make_plan(continued: Continued, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> Plan:
    question = continued.question
    tool = TOOLS[question.intent]
    if tool in (Tool.COUNT, Tool.LIST) and not (
        question.ratings or tool is Tool.COUNT or any(aspect in question.aspects for aspect in FILTERS)
    ):
        tool = Tool.PASSAGES
    if tool in WITHOUT_INDICATOR:
        return Plan(tool=tool, question=question, scope=scope, periods=_periods(continued, (), scope))
    if question.measures == (Measure.BENCHMARK,) and tool is Tool.COMPARE and not question.periods[1:] and not question.relatives:
        tool = Tool.LOOK_UP
    resolution = settled(resolution, continued, scope, catalogue)
    if resolution.outcome is Outcome.UNKNOWN:
        return Plan(tool=tool if tool in PROSE else Tool.UNKNOWN, question=question, scope=scope)
    if resolution.outcome is Outcome.TIED:
        return Plan(
            tool=tool if tool in PROSE else Tool.CLARIFY,
            question=question,
            scope=scope,
            indicators=() if tool in PROSE else resolution.indicators,
        )
    indicators = tuple(_within(one, scope) for one in resolution.indicators)
    periods = _periods(continued, indicators, scope)
    plan = Plan(
        tool=tool,
        question=question,
        scope=scope,
        indicators=indicators,
        measures=question.measures or (Measure.RESULT,),
        periods=periods,
        report=continued.report,
        told=resolution.candidates[0].told,
    )
    if tool is Tool.COMPARE and len(indicators) > 1 and len(question.periods) < 2 and not question.relatives:
        return replace(plan, tool=Tool.LOOK_UP)
    if tool is Tool.COMPARE:
        return _with_before(plan, continued)
    if tool is Tool.TREND or question.since:
        return replace(
            plan,
            tool=Tool.TREND if tool is Tool.LOOK_UP and plan.measures == (Measure.RESULT,) else tool,
            since=periods[0].start if question.since and periods else None,
        )
    return plan


def _within(indicator: Indicator, scope: Scope) -> Indicator:
    """The indicator with only the values of the reports asked about, where the question names a report that has some."""
    if not scope.named:
        return indicator
    values = tuple(value for value in indicator.values if scope.holds(value.places[0].document_id))
    return replace(indicator, values=values) if values else indicator


def settled(resolution: Resolution, continued: Continued, scope: Scope, catalogue: Catalogue) -> Resolution:
    """Ties broken by what only one candidate has: the figure that the question states, or a number for the period and report asked."""
    if resolution.outcome is not Outcome.TIED:
        return resolution
    question = continued.question
    stated = (
        [one for one in resolution.candidates if any(value.value in question.stated for value in one.indicator.values)]
        if question.stated
        else []
    )
    if len(stated) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(stated))
    timely = [one for one in resolution.candidates if _has_number(one.indicator, continued, scope, catalogue)]
    if len(timely) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(timely))
    remaining = timely or list(resolution.candidates)
    if not question.periods and not question.relatives:
        newest = {
            one.indicator.key: max(
                (order(value.period)[0] for value in results_of(one.indicator) if value.value is not None), default=date.min
            )
            for one in remaining
        }
        latest = max(newest.values())
        recent = [one for one in remaining if (latest - newest[one.indicator.key]).days < MUCH_OLDER]
        if len(recent) == 1:
            return Resolution(outcome=Outcome.FOUND, candidates=tuple(recent))
        remaining = recent
    return Resolution(outcome=Outcome.TIED, candidates=tuple(remaining))


def _has_number(indicator: Indicator, continued: Continued, scope: Scope, catalogue: Catalogue) -> bool:
    within = _within(indicator, scope)
    measure = continued.question.measures[0] if continued.question.measures else Measure.RESULT
    measure = Measure.RESULT if measure in (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.BENCHMARK, Measure.DIRECTION) else measure
    periods = _periods(continued, (within,), scope) or (None,)
    return all(look_up(within.values, measure, period, catalogue.document_by_id).value is not None for period in periods)


def _periods(continued: Continued, indicators: tuple[Indicator, ...], scope: Scope) -> tuple[AskedPeriod, ...]:
    """The periods asked for, those named from another one made definite."""
    question = continued.question
    periods = question.periods
    if not periods and question.report is not None and question.report.period is not None and not scope.named:
        periods = (question.report.period,)
    if question.intent is not Intent.CHANGE or not periods:
        base = continued.base or (periods[0] if periods else None)
        named = [period for relative in question.relatives if (period := definite(relative, base, indicators)) is not None]
        relative_to_asked = bool(question.periods) and question.intent in (Intent.CHANGE, Intent.WHY)
        periods = periods if relative_to_asked else tuple(dict.fromkeys([*periods, *named]))
    return periods


def asks_annual(question: Question) -> bool:
    """True where the question speaks of the target of a whole year."""
    return any(word in question.text.lower() for word in ANNUAL_WORDS)


def year_of(period: AskedPeriod) -> AskedPeriod | None:
    """The financial year of an asked quarter or year; None for other periods."""
    return asked(PeriodKind.YEAR, period.period[:7]) if QUARTER.fullmatch(period.period) or YEAR.fullmatch(period.period) else None


def definite(relative: Relative, base: AskedPeriod | None, indicators: tuple[Indicator, ...]) -> AskedPeriod | None:
    """The period that a relative one means: from `base`, the period of the conversation or question, or from the newest result."""
    results = [value.period for one in indicators for value in results_of(one) if value.value is not None and span_of(value.period)]
    newest = max(results, key=order, default=None)
    start = base.period if base is not None else newest
    if start is None or relative is Relative.LATEST:
        return None
    if relative in QUARTER_RELATIVES:
        years = sorted(
            {period[:7] for period in results if period and QUARTER.fullmatch(period) and period.endswith(relative.value)}, reverse=True
        )
        year = start[:7] if YEAR.match(start) and base is not None else (years[0] if years else start[:7])
        return asked(PeriodKind.QUARTER, f"{year} {relative.value}") if YEAR.fullmatch(year) else None
    if relative is Relative.YEAR_END:
        years = sorted((period for period in results if period and YEAR.fullmatch(period)), reverse=True)
        year = start[:7] if base is not None and YEAR.match(start) else (years[0] if years else start[:7])
        return asked(PeriodKind.YEAR, year) if YEAR.fullmatch(year) else None
    shifted_start = _shift(relative, start, base) if relative is not Relative.PERIOD_BEFORE else None
    if shifted_start is None and relative in (Relative.PERIOD_BEFORE, Relative.QUARTER_BEFORE):
        earlier = [period for period in results if period and order(period)[0] < order(start)[0]]
        found = max(earlier, key=order, default=None)
        return as_asked(found) if found else None
    return shifted_start


def _shift(relative: Relative, start: str, base: AskedPeriod | None) -> AskedPeriod | None:
    if relative in (Relative.QUARTER_BEFORE, Relative.QUARTER_AFTER):
        return shifted(start, quarters=-1 if relative is Relative.QUARTER_BEFORE else 1)
    years = 1 if relative is Relative.YEAR_AFTER else -1
    if base is None and relative is not Relative.SAME_TIME_YEAR_BEFORE and YEAR.match(start):
        start = start[:7]
    return shifted(start, years=years)


def as_asked(period: str) -> AskedPeriod | None:
    """A published period as if it had been asked for."""
    span = span_of(period)
    kind = PeriodKind.QUARTER if QUARTER.fullmatch(period) else PeriodKind.YEAR if YEAR.fullmatch(period) else PeriodKind.MONTHS
    return AskedPeriod(kind=kind, period=period, start=span[0], end=span[1]) if span else None


def _with_before(plan: Plan, continued: Continued) -> Plan:
    """COMPARE with both ends definite: two periods as asked, or the one asked and the one that "last year" or "before" means."""
    question = continued.question
    if len(plan.periods) >= 2 and len(question.periods) >= 2:
        first, *_, last = sorted(plan.periods, key=lambda period: (period.end, period.start))
        return replace(plan, periods=(last,), before=first)
    if question.since and question.periods:
        return replace(plan, periods=(), before=question.periods[0])
    if len(question.periods) == 1 and question.periods[0].kind is PeriodKind.MONTHS and not question.relatives:
        earliest, latest = question.periods[0].period.split("..")
        return replace(plan, periods=(asked(PeriodKind.MONTH, latest),), before=asked(PeriodKind.MONTH, earliest))
    after = question.periods[0] if question.periods else None
    results = [value.period for one in plan.indicators for value in results_of(one) if value.value is not None and span_of(value.period)]
    newest = max((period for period in results if period), key=order, default=None)
    start = after or continued.base or (as_asked(newest) if newest else None)
    before = next((period for relative in question.relatives if (period := definite(relative, start, plan.indicators)) is not None), None)
    if before is not None and _is_later(question, before, start):
        return replace(plan, periods=(before,), before=start)
    return replace(plan, periods=(start,) if start else (), before=before)


def _is_later(question: Question, before: AskedPeriod, start: AskedPeriod | None) -> bool:
    return start is not None and before.end > start.end and bool(question.relatives)
