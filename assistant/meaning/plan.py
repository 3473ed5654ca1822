"""From a question and the indicators it may mean to one plan: which tool, on what, for which periods. A plan is data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.conversation import Continued
from assistant.meaning.naming import Candidate
from assistant.meaning.periods import MONTHS, QUARTER, YEAR, AskedPeriod, PeriodKind, as_asked, asked, order, span_of
from assistant.meaning.question import Question, telling
from assistant.meaning.relative import dated, named_periods, quarters_compared_with
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.running import as_running
from assistant.meaning.scope import Scope
from assistant.meaning.when import QUARTER_RELATIVES, Relative
from assistant.meaning.wordings import Intent
from assistant.steps import Tool
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

ANNUAL_WORDS = (
    "annual", "full year", "full-year", "full yr", "full-yr", "whole year", "yearly", "year's target", "years target", "yrs target",
    "year-end target", "year end target", "end of year target",
)  # fmt: skip
MUCH_OLDER = 300  # days between the newest results of two indicators from which only the newer one is meant, when no period is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`indicators` are those to look at, or to choose from for CLARIFY. `before` is what COMPARE compares with.

    `report` is the id of the report to prefer where several print the same; `told` the share of the indicator's title that the question
    says. `also` answers a second clause of the question.
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
    also: Tool | None = None


TOOLS = {
    Intent.META: Tool.REPORTS, Intent.TABLE: Tool.COLUMN, Intent.RATING_CHECK: Tool.CHECK_RATING, Intent.VERIFY: Tool.VERIFY,
    Intent.AGREEMENT: Tool.AGREEMENT,
    Intent.WHY: Tool.EXPLAIN, Intent.TREND: Tool.TREND, Intent.COUNT: Tool.COUNT, Intent.LIST: Tool.LIST, Intent.SHARE: Tool.SHARE,
    Intent.RANK: Tool.RANK, Intent.NEWS: Tool.NEWS, Intent.WHICH_REPORTS: Tool.WHICH_REPORTS,
    Intent.DISTANCE: Tool.DISTANCE, Intent.CHANGE: Tool.COMPARE, Intent.NARRATIVE: Tool.PASSAGES, Intent.FIGURE: Tool.LOOK_UP,
}  # fmt: skip
WITHOUT_INDICATOR = frozenset({Tool.REPORTS, Tool.COLUMN, Tool.COUNT, Tool.LIST, Tool.RANK, Tool.NEWS})
OF_SEVERAL = frozenset({Tool.COMPARE, Tool.TREND, Tool.DISTANCE, Tool.SIDE_BY_SIDE})
PROSE = frozenset({Tool.EXPLAIN, Tool.PASSAGES})
EARLIER = frozenset(
    {Relative.QUARTER_BEFORE, Relative.YEAR_BEFORE, Relative.SAME_TIME_YEAR_BEFORE, Relative.YEAR_END_BEFORE, Relative.PERIOD_BEFORE}
)
RATE = re.compile(r"\bper (?:1,?000|10,?000|100,?000|100k|10k)\b")
UNITS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"%|\bper ?cent|\bpercentage\b|\bproportion\b"), lambda unit: unit == "%"),
    (re.compile(rf"{RATE.pattern}|\brate\b"), lambda unit: unit.startswith("per ")),
    (re.compile(r"\bnumbers? of\b|\bcount of\b|\bnumbers\b"), lambda unit: unit == "count"),
)
THAN = re.compile(r"\b(?:than|compared (?:to|with)|against|versus|vs)\b", re.IGNORECASE)
APART = re.compile(  # asks how far two figures lie apart
    r"\bhow (?:much|many|far)\b.*\b(?:higher|lower|more|less|fewer|bigger|larger|smaller|better|worse|wider|greater|above|below|ahead"
    r"|behind|apart)\b|\b(?:difference|gap|diff)\b|\bby how (?:much|many)\b"
)
HOW_MANY = re.compile(r"\bhow many\b")
FILTERS = (
    Aspect.MISSED, Aspect.MET, Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE, Aspect.NOT_RATED,
    Aspect.HAS_RATING, Aspect.ON_TARGET, Aspect.BETTER_THAN_BENCHMARK,
    Aspect.WORSE_THAN_BENCHMARK, Aspect.ABOVE_BENCHMARK, Aspect.BELOW_BENCHMARK,
)  # fmt: skip
OF_NEWS = frozenset({Aspect.RATED_AGAIN, Aspect.TARGET_MOVED, Aspect.REPEATED, Aspect.COME, Aspect.GONE})


def make_plan(continued: Continued, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> Plan:
    question = continued.question
    tool = TOOLS[question.intent]
    if tool in (Tool.COUNT, Tool.LIST) and not (
        question.ratings or question.row_filters or tool is Tool.COUNT or any(aspect in question.aspects for aspect in FILTERS)
    ):
        tool = Tool.PASSAGES
    if tool is Tool.NEWS and not question.ratings and not OF_NEWS & set(question.aspects) and telling(_without_scope(question, scope)):
        tool = Tool.COMPARE
    if tool is Tool.WHICH_REPORTS and resolution.outcome is not Outcome.FOUND:
        tool = Tool.REPORTS if not telling(question.subject) else Tool.PASSAGES
    if tool in WITHOUT_INDICATOR:
        return Plan(tool=tool, question=question, scope=scope, periods=_periods_of_reports(continued, scope, catalogue))
    if question.measures == (Measure.BENCHMARK,) and tool in (Tool.COMPARE, Tool.DISTANCE) and not _two_times(question):
        tool = Tool.LOOK_UP
    if (
        tool is Tool.LOOK_UP
        and question.measures in ((), (Measure.RESULT,))
        and len(question.periods) == 1
        and EARLIER & set(question.relatives)
    ):
        tool = Tool.COMPARE  # "Q2 2016/17 with Q2 a year before"
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
        also=TOOLS[question.also] if question.also is not None else None,
    )
    if tool is Tool.LOOK_UP and len(indicators) == 2 and plan.measures == (Measure.RESULT,) and APART.search(question.text.lower()):
        tool = Tool.COMPARE
    if len(indicators) > 1 and (tool in OF_SEVERAL or question.across) and (tool is not Tool.COMPARE or not _two_times(question)):
        return replace(plan, tool=Tool.SIDE_BY_SIDE, since=periods[0].start if question.since and periods else None)
    if tool in (Tool.DISTANCE, Tool.SHARE):
        plan = replace(plan, periods=tuple(dict.fromkeys(as_running(one, indicators, left=True) for one in periods)))
    if tool is Tool.COMPARE and plan.measures == (Measure.TARGET,) and not _two_times(question):
        return plan
    if tool is Tool.COMPARE or (tool is Tool.EXPLAIN and question.claim is not None):
        plan = _with_before(plan, continued)
        before = as_running(plan.before, indicators) if plan.before is not None else None
        return replace(plan, periods=tuple(as_running(one, indicators) for one in plan.periods), before=before)
    if plan.also is Tool.COMPARE:
        plan = _with_before(plan, continued)
    if tool is Tool.TREND or question.since:
        return replace(
            plan,
            tool=Tool.TREND if tool is Tool.LOOK_UP and plan.measures == (Measure.RESULT,) else tool,
            since=periods[0].start if question.since and periods else None,
        )
    return plan


def _without_scope(question: Question, scope: Scope) -> str:
    return " ".join(word for word in question.subject.split() if word.strip("?.,!'") not in scope.used)


def _within(indicator: Indicator, scope: Scope) -> Indicator:
    """The indicator with only the values of the reports asked about, where the question names a report that has some."""
    if not scope.named:
        return indicator
    values = tuple(value for value in indicator.values if scope.holds(value.places[0].document_id))
    return replace(indicator, values=values) if values else indicator


def settled(resolution: Resolution, continued: Continued, scope: Scope, catalogue: Catalogue) -> Resolution:
    """Ties broken by what only one candidate has: the figure that the question states, a count where it asks how many, or a number for the
    period and report asked."""
    if resolution.outcome is not Outcome.TIED:
        return resolution
    question = continued.question
    text = question.text.lower()
    of_number = HOW_MANY.search(text) and not RATE.search(text)
    counts = tuple(one for one in resolution.candidates if _is_count(one.indicator)) if of_number else ()
    if len(counts) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=counts)
    added_up = [one for one in resolution.candidates if question.intent is Intent.SHARE and _counts_to_annual_target(one.indicator)]
    if len(added_up) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(added_up))
    of_unit = _of_unit(text, resolution)
    if len(of_unit) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=of_unit)
    stated = (
        [one for one in resolution.candidates if any(value.value in question.stated for value in one.indicator.values)]
        if question.stated
        else []
    )
    if len(stated) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(stated))
    if question.intent in (Intent.RATING_CHECK, Intent.VERIFY) and question.ratings:
        rated = [one for one in resolution.candidates if _is_rated(one.indicator, question, scope)]
        if len(rated) == 1:
            return Resolution(outcome=Outcome.FOUND, candidates=tuple(rated))
    timely = [one for one in resolution.candidates if _has_number(one.indicator, continued, scope, catalogue)]
    if len(timely) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(timely))
    remaining = timely or list(resolution.candidates)
    if not question.periods and set(question.relatives) <= {Relative.LATEST}:
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


def _is_count(indicator: Indicator) -> bool:
    return any(value.unit == "count" for value in results_of(indicator) if value.value is not None)


def _of_unit(text: str, resolution: Resolution) -> tuple[Candidate, ...]:
    """The candidates whose results have the unit that the question speaks of: per cent, a count, or a rate."""
    for wording, fits in UNITS:
        if wording.search(text):
            return tuple(one for one in resolution.candidates if any(fits(value.unit or "") for value in results_of(one.indicator)))
    return ()


def _counts_to_annual_target(indicator: Indicator) -> bool:
    """True for counts that a year's target adds up: of a percentage nobody asks how much of its target is reached."""
    annual = (value for value in indicator.values if value.measure is Measure.TARGET and value.period and YEAR.fullmatch(value.period))
    return _is_count(indicator) and any(value.value is not None for value in annual)


def _is_rated(indicator: Indicator, question: Question, scope: Scope) -> bool:
    """Is a result of the reports asked about rated as the question says?"""
    return any(value.rating in question.ratings for value in results_of(_within(indicator, scope)))


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
        relative_to_asked = bool(question.periods) and question.intent in (Intent.CHANGE, Intent.WHY)
        named = () if relative_to_asked else named_periods(question.relatives, base, dated(results_in(indicators)))
        periods = tuple(dict.fromkeys([*periods, *named]))
    return periods


def _periods_of_reports(continued: Continued, scope: Scope, catalogue: Catalogue) -> tuple[AskedPeriod, ...]:
    """The periods of the reports that a list is made from; "last quarter" of a direction of travel names none of them."""
    question = continued.question
    moved = bool({Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE} & set(question.aspects))
    since = quarters_compared_with(question.text) if moved else frozenset()  # "worse since Q1": no period of the report
    naming = tuple(one for one in question.relatives if one is Relative.YEAR_END or (one in QUARTER_RELATIVES and one not in since))
    held = [one.period for one in catalogue.documents if scope.holds(one.document_id) and span_of(one.period)]
    named = named_periods(naming, continued.base, [period for period in held if period is not None])
    return tuple(dict.fromkeys([*_periods(replace(continued, question=replace(question, relatives=())), (), scope), *named]))


def asks_annual(question: Question) -> bool:
    """True where the question speaks of the target of a whole year."""
    return any(word in question.text.lower() for word in ANNUAL_WORDS)


def year_of(period: AskedPeriod) -> AskedPeriod | None:
    """The financial year of an asked quarter or year; None for other periods."""
    return asked(PeriodKind.YEAR, period.period[:7]) if QUARTER.fullmatch(period.period) or YEAR.fullmatch(period.period) else None


def results_in(indicators: tuple[Indicator, ...]) -> tuple[PublishedValue, ...]:
    return tuple(value for one in indicators for value in results_of(one))


def _two_times(question: Question) -> bool:
    times = len(question.periods) + len(question.relatives)
    return times > 1 or bool(set(question.relatives) - set(QUARTER_RELATIVES) - {Relative.LATEST})


def _with_before(plan: Plan, continued: Continued) -> Plan:
    """COMPARE with both ends definite and not the same: two periods as asked, or the one asked and the one that "last year" means."""
    question = continued.question
    if len(question.periods) >= 2:
        first, *_, last = sorted(question.periods, key=lambda period: (period.end, period.start))
        return replace(plan, periods=(last,), before=first)
    if question.since and question.periods:
        return replace(plan, periods=(), before=question.periods[0])
    after = question.periods[0] if question.periods else None
    if after is not None and not question.relatives and (year := _year_up_to(after, plan.indicators)) is not None:
        return replace(plan, periods=(year[1],), before=year[0])
    if after is not None and after != continued.base and not question.relatives and (ends := MONTHS.fullmatch(after.period)):
        return replace(plan, periods=(asked(PeriodKind.MONTH, ends[2]),), before=asked(PeriodKind.MONTH, ends[1]))
    if (
        after is not None
        and continued.base is not None
        and after != continued.base
        and not question.relatives
        and THAN.search(question.text)
    ):
        first, last = sorted((after, continued.base), key=lambda period: (period.end, period.start))
        return replace(plan, periods=(last,), before=first)  # "is that better than Q2 2019/20?" of the period talked about
    results = results_in(plan.indicators)
    newest = max(
        (value.period for value in results if value.period and value.value is not None and span_of(value.period)), key=order, default=None
    )
    start = after or continued.base or as_asked(newest)
    if after is None and start is not None and len(question.relatives) > 1:
        pair = named_periods(question.relatives, continued.base, dated(results))
        if len(pair) > 1:
            first, *_, last = sorted(pair, key=lambda period: (period.end, period.start))
            return replace(plan, periods=(last,), before=first)
    before = next(iter(named_periods(question.relatives, start, dated(results))), None)
    if before is not None and start is not None and before.end > start.end:
        return replace(plan, periods=(before,), before=start)
    return replace(plan, periods=(start,) if start else (), before=before)


def _year_up_to(period: AskedPeriod, indicators: tuple[Indicator, ...]) -> tuple[AskedPeriod, AskedPeriod] | None:
    """The month a year before and the last month of twelve: "came down over the year to September"; None for other periods, and where a
    result is printed for the twelve months themselves."""
    ends = MONTHS.fullmatch(period.period)
    if ends is None or any(value.period == period.period for value in results_in(indicators)):
        return None
    last = asked(PeriodKind.MONTH, ends[2])
    start = f"{last.start.year - 1}-{last.start.month:02d}"
    return (asked(PeriodKind.MONTH, start), last) if 364 <= (period.end - period.start).days <= 365 else None
