"""The words of a look-up: the figure asked for in the first sentence, then target, numbers behind it, direction, benchmark and caveats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.averages import average_answer
from assistant.composing.benchmark_claim import benchmark_claim
from assistant.composing.benchmarks import dated, group, is_asked, lacks_group, named
from assistant.composing.change import say_difference
from assistant.composing.companions import BEHIND, of_same_cell, same_row, same_time, say_companions, say_fraction, told_apart
from assistant.composing.complement import say_complement
from assistant.composing.draft import Draft
from assistant.composing.footnotes import footnotes_of
from assistant.composing.gaps import say_gap
from assistant.composing.quarters import quarter_alone_answer, quarters_answer
from assistant.composing.times import TIMES, say_times
from assistant.composing.wording import MEASURE_NAMES, amount, at, plain, rated, with_unit
from assistant.guard import numbers_of, without_dates
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.filters import BENCHMARKS
from assistant.meaning.periods import MONTHS, AskedPeriod, Fit, PeriodKind, in_words, order, span_of
from assistant.meaning.plan import Plan, asks_annual, year_of
from assistant.meaning.when import Relative
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Reason, Verdict
from assistant.steps import Remark
from assistant.tools.against_benchmark import of_like_time
from assistant.tools.compare import is_cumulative
from assistant.tools.distance_to_target import annual_target_for, target_for
from assistant.tools.look_up import Found, differ, look_up, look_up_among
from assistant.tools.quarter_alone import YEAR_BEGINS, running_totals
from ingest.model import Measure, PublishedValue

HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b")
SHARE = re.compile(r"%|\bper ?cent|\bproportion\b|\bshare\b|\brate\b|\bper 1\d*(?:,?000)*(?:k\b)?")
# Words of a cell that say why it holds no figure, and none in its place.
NO_FIGURE = re.compile(r"\b(?:not|no|n/?a|tb[cad]|new|monitor\w*|annual\w*|awaiting|awaited|pending|due|data|unavailable)\b", re.IGNORECASE)
AS_NUMBER = re.compile(r"\bas an? (?:actual |exact )?(?:number|figure|percentage)\b|\bin numbers\b")
EXACTLY = re.compile(
    r"\bexact(?:ly)? (?:how many|number|count)\b|\b(?:number|count|figure),? (?:and )?not (?:the |a )?(?:percent|%|share|rate|proportion)"
    r"|\bnot (?:the |a )?(?:percentage|percent|%|share|rate|proportion)\b"
)
TWO_TIMES = 2
TOLD_WHOLE = 0.69  # share of a title from which "how many" means what the title measures, not some other count


def look_up_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The figures asked for, one sentence each; one indicator and period alone get their companions too."""
    reason: Reason | None = None
    if _asks_count_of_share(plan):
        return _count_of_share(plan, draft, catalogue)
    added_up = average_answer(plan, draft, catalogue) or quarter_alone_answer(plan, draft, catalogue)
    added_up = added_up or quarters_answer(plan, draft, catalogue)
    if added_up is not None:
        return added_up
    shown: list[tuple[Indicator, PublishedValue, Found]] = []
    claims: list[bool | None] = []
    for indicator in plan.indicators:
        for period in plan.periods or (None,):
            for measure in plan.measures:
                found = _found(plan, indicator, measure, period, catalogue)
                found = found if AS_NUMBER.search(plan.question.text.lower()) else _with_words(found)
                found = _with_conflicts(found, indicator, catalogue) if plan.scope.named else found
                if found.value is None:
                    if not _second_of_pair(measure, plan):
                        reason = say_gap(draft, indicator, measure, period, found)
                elif measure is Measure.BENCHMARK and lacks_group(found.value, plan.question.text):
                    reason = say_other_group(draft, found.value)
                elif not any(value is found.value for _, value, _ in shown):  # two wordings of a period may mean the same figure
                    if measure is Measure.RESULT:
                        say_complement(draft, found.value, indicator, plan)
                    claims.append(benchmark_claim(plan, indicator, found.value, catalogue) if measure is Measure.BENCHMARK else None)
                    draft.say({True: "Yes:", False: "No:", None: ""}[claims[-1]])
                    _say_figure(draft, found, measure, period, indicator, plan)
                    shown.append((indicator, found.value, found))
    if not shown:
        return draft.not_found(reason or Reason.NO_VALUE_FOR_PERIOD)
    if len({(value.ref, value.title, value.period) for _, value, _ in shown}) == 1:
        say_companions(draft, *shown[0], plan, catalogue)
        _say_benchmark_gap(draft, *shown[0], plan, catalogue)
    if plan.measures == (Measure.RESULT,) and len(plan.indicators) == 1 and len(plan.periods) == len(shown) == TWO_TIMES:
        say_difference(draft, [value for _, value, _ in shown], plan.indicators[0])
    if len(claims) == 1 and claims[0] is not None:
        return draft.answered(Verdict.SUPPORTED if claims[0] else Verdict.CONTRADICTED)
    return draft.answered()


def say_other_group(draft: Draft, value: PublishedValue) -> Reason:
    """Says that the benchmark asked for is not printed, and which one is."""
    draft.say(f"The reports print no such benchmark of {draft.name(value)}; the one beside it is of another group: {named(value)}")
    draft.say(f"{draft.figure(value, asked=False)}.")
    return Reason.NOT_REPORTED


def _say_benchmark_gap(draft: Draft, indicator: Indicator, value: PublishedValue, found: Found, plan: Plan, catalogue: Catalogue) -> None:
    """The difference of result and benchmark, where the question compares them."""
    compares = plan.question.intent in (Intent.CHANGE, Intent.DISTANCE) or bool(set(BENCHMARKS) & set(plan.question.aspects))
    compares = compares or TIMES.search(plan.question.text.lower()) is not None
    if value.measure is not Measure.BENCHMARK or not compares:
        return
    period = plan.periods[0] if plan.periods else None
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=value.places[0].document_id).value
    if result is None or result.value is None or value.value is None or result.unit != value.unit:
        return
    if not of_like_time(result, value, indicator.values):
        draft.say("The two are of stretches of time of different length and the figures grow with it, so neither is better or worse.")
        return
    say_times(draft, plan.question, result, value, "benchmark")
    gap = result.value - value.value
    formula = f"{plain(result.value)} − {plain(value.value)} = {plain(gap)}"
    unit = "percentage points" if value.unit == "%" else value.unit
    draft.working("difference from the benchmark", formula, plain(gap), result, value, unit=unit)
    side = "above" if gap > 0 else "below"
    size = f"{plain(abs(gap))} {unit}" if unit == "percentage points" else with_unit(abs(gap), unit)
    draft.say(f"The result is **{size}** {side} it ({formula})." if gap else f"The result equals it ({formula}).")


def _with_conflicts(found: Found, indicator: Indicator, catalogue: Catalogue) -> Found:
    """With what reports that the question leaves out print otherwise for the same period."""
    value = found.value
    everywhere = next((one for one in catalogue.indicators if one.key == indicator.key), None)
    if value is None or value.period is None or everywhere is None:
        return found
    alike = [
        one
        for one in everywhere.values
        if (one.measure, one.period, one.group) == (value.measure, value.period, value.group)
        and one.places[0].document_id != value.places[0].document_id
        and differ(one, value)
    ]
    known = {one.id for one in found.conflicts}
    return replace(found, conflicts=(*found.conflicts, *(one for one in alike if one.id not in known)))


def _with_words(found: Found) -> Found:
    """Words that say something count as the figure where there is no number: "FAIL (R)", "Top 20% of boroughs", "40 users, £80 each"."""
    telling = [value for value in found.absent if _says_something(value)] if found.value is None else []
    return replace(found, value=telling[0]) if telling else found


def _says_something(value: PublishedValue) -> bool:
    """True for a cell whose words are a result or a target, and no reason why there is none."""
    if value.rating is not None:
        return True
    if NO_FIGURE.search(value.raw) or "suppressed" in value.qualifiers:
        return False
    return bool(numbers_of(without_dates(value.raw))) or (value.measure is Measure.TARGET and len(value.raw.split()) > 1)


def _asks_count_of_share(plan: Plan) -> bool:
    """True for "how many", where the one indicator meant is published as a percentage or as so many for each so many."""
    words = plan.question.text.lower()
    units = {value.unit for one in plan.indicators for value in one.values if value.measure is Measure.RESULT and value.value is not None}
    shares = {unit for unit in units if unit is not None and (unit == "%" or unit.startswith("per "))}
    return (
        bool(HOW_MANY.search(words))
        and (not SHARE.search(words) or bool(EXACTLY.search(words)))
        and plan.measures == (Measure.RESULT,)
        and len(plan.indicators) == 1
        and len(shares) == len(units) == 1
    )


def _count_of_share(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The percentage or rate with the numbers behind it; where a report prints none, that it prints only the percentage."""
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    found = _found(plan, indicator, Measure.RESULT, period, catalogue)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    say_complement(draft, found.value, indicator, plan)
    _say_figure(draft, found, Measure.RESULT, period, indicator, plan)
    if not say_fraction(draft, found.value, indicator):
        draft.say(f"The reports print only the {'percentage' if found.value.unit == '%' else 'rate'}, not the numbers behind it.")
        if (plan.told < TOLD_WHOLE and found.value.unit == "%") or EXACTLY.search(plan.question.text.lower()):
            return draft.not_found(Reason.NOT_REPORTED)
    say_companions(draft, indicator, found.value, found, plan, catalogue)
    return draft.answered()


def _second_of_pair(measure: Measure, plan: Plan) -> bool:
    return measure is Measure.DENOMINATOR and Measure.NUMERATOR in plan.measures


def _found(plan: Plan, indicator: Indicator, measure: Measure, period: AskedPeriod | None, catalogue: Catalogue) -> Found:
    if measure in (Measure.BENCHMARK, Measure.DIRECTION, *BEHIND, Measure.VARIANCE):
        return _beside_result(plan, indicator, measure, period, catalogue)
    if measure is Measure.RESULT and period is None and Relative.PERIOD_BEFORE in plan.question.relatives:
        return _previous(indicator, catalogue)
    if measure is Measure.TARGET and period is None and plan.question.stated:
        stated = [value for value in indicator.values if value.measure is measure and value.value in plan.question.stated]
        if stated:
            return Found(value=max(stated, key=lambda value: (order(value.period), value.id)))
    if measure is Measure.TARGET and period is None:
        result = look_up(indicator.values, Measure.RESULT, None, catalogue.document_by_id).value
        annual = annual_target_for(result, indicator.values) if result is not None and asks_annual(plan.question) else None
        if annual is not None:
            return Found(value=annual)
        own = target_for(result, indicator.values) or annual_target_for(result, indicator.values) if result else None
        if own is not None:
            return Found(value=own)
    if measure is Measure.TARGET and period is not None and asks_annual(plan.question):
        period = year_of(period) or period
    found = look_up(indicator.values, measure, period, catalogue.document_by_id, report=plan.report)
    if found.value is not None or period is None:
        return found
    if measure is Measure.RESULT and is_part_of_year(period):
        totals = running_totals(indicator.values, period.end)
        return look_up_among(totals, catalogue.document_by_id) if totals else found
    if measure is Measure.RESULT and period.kind is PeriodKind.MONTHS and is_cumulative(indicator.values):
        totals = running_totals(indicator.values, period.end)  # from April on, so the total up to the end is what is asked for
        return look_up_among(totals, catalogue.document_by_id) if totals else found
    if measure is Measure.RESULT and period.kind is PeriodKind.YEAR and not found.absent:
        return look_up_among(_surveyed_in(period, indicator, catalogue), catalogue.document_by_id)
    if measure is Measure.TARGET and not found.absent:
        return _beside_late_result(indicator, period, catalogue) or found
    return found


def _surveyed_in(period: AskedPeriod, indicator: Indicator, catalogue: Catalogue) -> list[PublishedValue]:
    """The results that the year's own report dates by some months of it: those in which people were asked."""
    return [
        value
        for value in results_of(indicator)
        if value.value is not None
        and MONTHS.fullmatch(value.period or "")
        and (span := span_of(value.period)) is not None
        and period.start < span[0]
        and span[1] <= period.end
        and catalogue.document_by_id[value.places[0].document_id].period == period.period
    ]


def _beside_late_result(indicator: Indicator, period: AskedPeriod, catalogue: Catalogue) -> Found | None:
    """The target in the row of the older figure that the report on the period gives in its place."""
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id)
    if not result.late or result.value is None:
        return None
    own = target_for(result.value, indicator.values)
    return Found(value=own, late=True) if own is not None and same_row(own, result.value) else None


def _previous(indicator: Indicator, catalogue: Catalogue) -> Found:
    """The undated result beside the newest one: a "previous result" whose period the report does not say."""
    newest = look_up(indicator.values, Measure.RESULT, None, catalogue.document_by_id).value
    undated = [
        value
        for value in indicator.values
        if newest is not None and value.measure is Measure.RESULT and value.period is None and same_row(value, newest)
    ]
    known = [value for value in undated if value.value is not None]
    return Found(value=known[0] if known and newest is not known[0] else None, absent=tuple(undated) if not known else ())


def _beside_result(plan: Plan, indicator: Indicator, measure: Measure, period: AskedPeriod | None, catalogue: Catalogue) -> Found:
    """What stands in the row of the result asked about; other reports' rows on the same period where that row has none."""
    if measure is Measure.BENCHMARK and period is not None:
        dated_so = [
            value for value in indicator.values if value.measure is measure and value.period == period.period and value.value is not None
        ]
        if dated_so and any(is_asked(value, plan.question.text) for value in dated_so):
            return Found(value=max(dated_so, key=lambda value: is_asked(value, plan.question.text)))
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report)
    if result.value is None:
        return Found(value=None, absent=result.absent, nearest=result.nearest)
    rows = [result.value, *result.same, *result.conflicts]
    if period is None and not plan.scope.named:  # the newest row that prints such a figure, where the newest of all has none
        rows += sorted(indicator.results, key=lambda value: (order(value.period), value.value is not None), reverse=True)
    of_another: PublishedValue | None = None
    for row in rows:
        own = [value for value in indicator.values if value.measure is measure and same_row(value, row) and same_time(value, row)]
        told = [value for value in own if value.value is not None or measure is Measure.DIRECTION]
        if measure is Measure.BENCHMARK:
            told.sort(key=lambda value: (lacks_group(value, plan.question.text), not is_asked(value, plan.question.text)))
        if told and not (measure is Measure.BENCHMARK and lacks_group(told[0], plan.question.text)):
            return Found(value=told[0])
        of_another = of_another or (told[0] if told else None)
    if of_another is not None:
        return Found(value=of_another)
    absent = tuple(value for row in rows for value in indicator.values if value.measure is measure and same_row(value, row))
    return Found(value=None, absent=absent[:1])


def _say_figure(draft: Draft, found: Found, measure: Measure, period: AskedPeriod | None, indicator: Indicator, plan: Plan) -> None:
    value = found.value
    assert value is not None
    mark = draft.figure(value)
    when = _when(value, found, period, indicator.values)
    if value.value is None:
        rating = f", rated {rated(value)}" if rated(value) else ""
        draft.say(f"{MEASURE_NAMES[measure].capitalize()} {when}, in words: **{amount(value)}**, {draft.name(value)}{rating} {mark}.")
    elif measure is Measure.RESULT:
        rating = (
            f", rated {rated(value)}"
            if rated(value)
            else (", without a published rating" if Aspect.RATING in plan.question.aspects else "")
        )
        beside = of_same_cell(value, indicator.values)
        marks = " ".join(dict.fromkeys((mark, *map(draft.figure, beside))))
        shown = " and ".join(f"**{told_apart(one)}**" for one in beside) or f"**{amount(value)}**"
        draft.say(f"{shown} {when}: {draft.name(value)}{rating} {marks}.".replace("  ", " "))
    elif measure is Measure.DENOMINATOR and Measure.NUMERATOR in plan.measures:
        draft.say(f"Out of **{amount(value)}** {mark}.")
    elif measure is Measure.BENCHMARK:
        draft.say(f"Benchmark of {draft.name(value)}: **{group(value)}{amount(value)}**{dated(value)} {mark}.")
    else:
        draft.say(f"{MEASURE_NAMES[measure].capitalize()} {when}: **{amount(value)}**, {draft.name(value)} {mark}.".replace("  ", " "))
    for chunk, note in footnotes_of(value, draft.catalogue.store.chunks()):
        draft.say(f"The footnote says: “{note}” [{draft.citing.chunk(chunk, note)}]")
    if period is not None and found.fit not in (None, Fit.SAME):
        draft.remark(Remark.OLDER if found.late else Remark.OTHER_PERIOD)
    if found.late and period is not None:
        draft.say(f"The report on {in_words(period.period)} gives this older figure; it holds none for {in_words(period.period)} itself.")


def _when(value: PublishedValue, found: Found, period: AskedPeriod | None, values: Sequence[PublishedValue]) -> str:
    """The value's period, and how it answers the asked one where they differ."""
    own = at(value.period)
    if value.measure is Measure.RESULT and is_part_of_year(period) and is_cumulative(values):
        return f"{own}, counted from the beginning of the year"
    if period is None or found.fit in (None, Fit.SAME) or found.late:
        return own
    if found.fit is Fit.MOSTLY:
        return f"{own} (published for that time, which is not the calendar year {period.period} asked about)"
    if value.measure is Measure.TARGET and found.fit is Fit.CONTAINS:
        return f"{own} (no target is printed for {in_words(period.period)} alone; this one is for all of {in_words(value.period)})"
    if period.kind is PeriodKind.SEASON or found.fit in (Fit.CONTAINS, Fit.OVERLAPS):
        return f"{own} (the reporting period that covers some of {in_words(period.period)})"
    return (
        f"{own} (the reporting period that ends in {in_words(period.period)})"
        if found.fit is Fit.ENDS_THERE
        else f"{own} (as reported for {in_words(period.period)})"
    )


def is_part_of_year(period: AskedPeriod | None) -> bool:
    """True for a stretch of months that begins after the financial year does: the question means that stretch alone."""
    return period is not None and period.kind is PeriodKind.MONTHS and period.start.month != YEAR_BEGINS
