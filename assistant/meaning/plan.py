"""From a question and the indicators it may mean to one plan: which tool, on what, for which periods. A plan is data."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.conversation import Continued
from assistant.meaning.naming import Candidate
from assistant.meaning.periods import QUARTER, YEAR, AskedPeriod, Fit, PeriodKind, asked, fit, order
from assistant.meaning.planned_periods import EARLIER, ends_of_change, periods_asked, periods_of_reports
from assistant.meaning.question import Question, intent_of, telling
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.running import as_running
from assistant.meaning.scope import Scope
from assistant.meaning.set_beside_words import MOVED_MORE, SETS_BESIDE
from assistant.meaning.target_apart import target_apart
from assistant.meaning.when import QUARTER_RELATIVES, Relative
from assistant.meaning.wordings import Intent
from assistant.meaning.words_of_titles import claim_beside, numbers_of_name, without_runs_of_titles, years_beside
from assistant.steps import Tool
from assistant.tools.look_up import look_up
from ingest.model import Measure

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
OF_FIGURES = frozenset({Tool.LOOK_UP, Tool.COMPARE, Tool.DISTANCE, Tool.SHARE, Tool.VERIFY, Tool.TREND})
PROSE = frozenset({Tool.EXPLAIN, Tool.PASSAGES})
RATE = re.compile(r"\bper (?:1,?000|10,?000|100,?000|100k|10k)\b")
UNITS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"%|\bper ?cent|\bpercentage\b|\bproportion\b"), lambda unit: unit == "%"),
    (re.compile(rf"{RATE.pattern}|\brate\b"), lambda unit: unit.startswith("per ")),
    (re.compile(r"\bnumbers? of\b|\bcount of\b|\bnumbers\b"), lambda unit: unit == "count"),
)
THAN_FLOOR = re.compile(r"\bthan (?:the |its |their |our )?(?:\w+ )?floor\b")  # held against the floor, not against another time
APART = re.compile(  # asks how far two figures lie apart
    r"\bhow (?:much|many|far)\b.*\b(?:higher|lower|more|less|fewer|bigger|larger|smaller|better|worse|wider|greater|above|below|ahead"
    r"|behind|apart)\b|\b(?:difference|gap|diff)\b|\bby how (?:much|many)\b"
)
COUNTED = (Measure.RESULT, Measure.TARGET)
BY_A_WORD = frozenset({Intent.CHANGE, Intent.RATING_CHECK})  # a single word of the question can say so
HOW_MANY = re.compile(r"\bhow many\b")
FILTERS = (
    Aspect.MISSED, Aspect.MET, Aspect.WORSENED, Aspect.IMPROVED, Aspect.NOT_WORSE, Aspect.NOT_RATED,
    Aspect.HAS_RATING, Aspect.ON_TARGET, Aspect.BETTER_THAN_BENCHMARK,
    Aspect.WORSE_THAN_BENCHMARK, Aspect.ABOVE_BENCHMARK, Aspect.BELOW_BENCHMARK,
)  # fmt: skip
TWICE = re.compile(r"\b(?:two|2|twice|times?|quarters?)\b")
OF_NEWS = frozenset({Aspect.RATED_AGAIN, Aspect.TARGET_MOVED, Aspect.REPEATED, Aspect.COME, Aspect.GONE})


def make_plan(continued: Continued, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> Plan:
    question = continued.question
    tool = TOOLS[question.intent]
    if tool in OF_FIGURES and target_apart(question.text) is not None:
        tool, question = Tool.DISTANCE, replace(question, also=None)
    if tool in (Tool.COUNT, Tool.LIST) and not (
        question.ratings or question.row_filters or tool is Tool.COUNT or any(aspect in question.aspects for aspect in FILTERS)
    ):
        tool = Tool.PASSAGES
    if Aspect.RATED_AGAIN in question.aspects and not telling(TWICE.sub(" ", _without_scope(question, scope))):
        tool = Tool.NEWS  # "is anything red two quarters running?"
    if tool is Tool.NEWS and not question.ratings and not OF_NEWS & set(question.aspects) and telling(_without_scope(question, scope)):
        tool = Tool.COMPARE
    if tool is Tool.WHICH_REPORTS and resolution.outcome is not Outcome.FOUND:
        tool = Tool.REPORTS if not telling(question.subject) else Tool.PASSAGES
    if tool in WITHOUT_INDICATOR:
        return Plan(tool=tool, question=question, scope=scope, periods=periods_of_reports(continued, scope, catalogue))
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
    names = [name for one in indicators for name in one.names]
    question = replace(
        question,
        claim=claim_beside(question.claim, question.text, names),
        periods=years_beside(question.periods, question.text, names),
    )
    continued = replace(continued, question=question)
    if question.intent in BY_A_WORD and tool is TOOLS[question.intent]:
        tool = _not_by_title(question, tool, names)
    if tool is Tool.VERIFY and question.stated and not (question.ratings or question.comparisons or question.verifies):
        tool = Tool.LOOK_UP if set(question.stated) <= numbers_of_name(names) else tool  # "is it worse for under 18s?" states no figure
    periods = periods_asked(continued, indicators, scope)
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
    beside = tool in (Tool.LOOK_UP, Tool.VERIFY) and not question.measures and SETS_BESIDE.search(question.text) is not None
    if len(indicators) > 1 and tool is Tool.COMPARE and MOVED_MORE.search(question.text.lower()):
        return _with_before(replace(plan, question=replace(question, claim=None)), continued)
    if tool is Tool.LOOK_UP and len(indicators) == 2 and plan.measures == (Measure.RESULT,) and APART.search(question.text.lower()):
        tool = Tool.COMPARE
    if len(indicators) > 1 and (tool in OF_SEVERAL or question.across or beside) and (tool is not Tool.COMPARE or not _two_times(question)):
        return replace(plan, tool=Tool.SIDE_BY_SIDE, since=periods[0].start if question.since and periods else None)
    if tool in (Tool.DISTANCE, Tool.SHARE):
        plan = replace(plan, periods=tuple(dict.fromkeys(as_running(one, indicators, left=True) for one in periods)))
    if tool is Tool.COMPARE and plan.measures == (Measure.TARGET,) and not _two_times(question):
        return plan
    if tool is Tool.COMPARE and THAN_FLOOR.search(question.text.lower()):
        return replace(plan, tool=Tool.DISTANCE)
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


def _not_by_title(question: Question, tool: Tool, names: Sequence[str]) -> Tool:
    """The tool of what the question wants when the words of a title ("rated good or better") do not say it."""
    text = question.text.lower()
    own = intent_of(without_runs_of_titles(text, names))
    if intent_of(text) is not question.intent or own is question.intent or question.claim is not None:
        return tool
    return Tool.VERIFY if question.stated and question.verifies else TOOLS[own] if own in (Intent.FIGURE, Intent.TREND) else tool


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
    timely = [one for one in resolution.candidates if _has_number(one.indicator, continued, scope, catalogue)]
    if question.periods and len(timely) == 1:
        return Resolution(outcome=Outcome.FOUND, candidates=tuple(timely))
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
    return any(value.unit == "count" for value in indicator.values if value.value is not None and value.measure in COUNTED)


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
    """Is a result of the reports and periods asked about rated as the question says?"""
    rated = [value for value in results_of(_within(indicator, scope)) if value.rating in question.ratings]
    fits = [found for value in rated for one in question.periods if (found := fit(one, value.period)) is not None and found[0] <= Fit.AS_AT]
    return bool(fits if question.periods else rated)


def _has_number(indicator: Indicator, continued: Continued, scope: Scope, catalogue: Catalogue) -> bool:
    within = _within(indicator, scope)
    measure = continued.question.measures[0] if continued.question.measures else Measure.RESULT
    measure = Measure.RESULT if measure in (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.BENCHMARK, Measure.DIRECTION) else measure
    periods = periods_asked(continued, (within,), scope) or (None,)
    return all(look_up(within.values, measure, period, catalogue.document_by_id).value is not None for period in periods)


def asks_annual(question: Question) -> bool:
    """True where the question speaks of the target of a whole year."""
    return any(word in question.text.lower() for word in ANNUAL_WORDS)


def year_of(period: AskedPeriod) -> AskedPeriod | None:
    """The financial year of an asked quarter or year; None for other periods."""
    return asked(PeriodKind.YEAR, period.period[:7]) if QUARTER.fullmatch(period.period) or YEAR.fullmatch(period.period) else None


def _two_times(question: Question) -> bool:
    times = len(question.periods) + len(question.relatives)
    return times > 1 or bool(set(question.relatives) - set(QUARTER_RELATIVES) - {Relative.LATEST})


def _with_before(plan: Plan, continued: Continued) -> Plan:
    periods, before = ends_of_change(plan.indicators, continued)
    return replace(plan, periods=periods, before=before)
