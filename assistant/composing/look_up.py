"""The words of a look-up: the figure asked for in the first sentence, then target, numbers behind it, direction, benchmark and caveats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.benchmarks import dated, group, is_asked, named
from assistant.composing.draft import Draft
from assistant.composing.footnotes import commentary_of, footnotes_of
from assistant.composing.gaps import say_gap
from assistant.composing.wording import MEASURE_NAMES, amount, at, listed, oneline, plain, rated, with_unit
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import AskedPeriod, Fit, PeriodKind, in_words, order
from assistant.meaning.plan import Plan, asks_annual, year_of
from assistant.meaning.wordings import Aspect, Intent
from assistant.model import Answer, Reason
from assistant.tools.compare import is_cumulative
from assistant.tools.distance_to_target import annual_target_for, distance_to_target, target_for
from assistant.tools.look_up import Found, look_up
from ingest.model import Measure, PublishedValue

MOST_BENCHMARKS = 3
MOST_NAMED = 2  # other reports named when they print another number
BEHIND = (Measure.NUMERATOR, Measure.DENOMINATOR)
HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b")
SHARE = re.compile(r"%|\bper ?cent|\bproportion\b|\bshare\b|\brate\b")
TOLD_WHOLE = 0.75  # share of a title from which "how many" means what the title measures, not some other count


def look_up_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The figures asked for, one sentence each; one indicator and period alone get their companions too."""
    reason: Reason | None = None
    if _asks_count_of_share(plan):
        return _count_of_share(plan, draft, catalogue)
    shown: list[tuple[Indicator, PublishedValue, Found]] = []
    for indicator in plan.indicators:
        for period in plan.periods or (None,):
            for measure in plan.measures:
                found = _with_words(_found(plan, indicator, measure, period, catalogue))
                if found.value is None:
                    if not _second_of_pair(measure, plan):
                        reason = say_gap(draft, indicator, measure, period, found)
                else:
                    _say_figure(draft, found, measure, period, indicator, plan)
                    shown.append((indicator, found.value, found))
    if not shown:
        return draft.not_found(reason or Reason.NO_VALUE_FOR_PERIOD)
    if len({(value.ref, value.title, value.period) for _, value, _ in shown}) == 1:
        _say_companions(draft, *shown[0], plan, catalogue)
        _say_benchmark_gap(draft, *shown[0], plan, catalogue)
    return draft.answered()


def _say_benchmark_gap(draft: Draft, indicator: Indicator, value: PublishedValue, found: Found, plan: Plan, catalogue: Catalogue) -> None:
    """The difference of result and benchmark, where the question compares them."""
    if value.measure is not Measure.BENCHMARK or plan.question.intent not in (Intent.CHANGE, Intent.DISTANCE):
        return
    period = plan.periods[0] if plan.periods else None
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=value.places[0].document_id).value
    if result is None or result.value is None or value.value is None or result.unit != value.unit:
        return
    gap = result.value - value.value
    formula = f"{plain(result.value)} − {plain(value.value)} = {plain(gap)}"
    unit = "percentage points" if value.unit == "%" else value.unit
    draft.working("difference from the benchmark", formula, plain(gap), result, value, unit=unit)
    side = "above" if gap > 0 else "below"
    size = f"{plain(abs(gap))} {unit}" if unit == "percentage points" else with_unit(abs(gap), unit)
    draft.say(f"The result is **{size}** {side} it ({formula})." if gap else f"The result equals it ({formula}).")


def _with_words(found: Found) -> Found:
    """A rated result in words ("FAIL") counts as the result where there is no number."""
    rated_words = [value for value in found.absent if value.rating is not None] if found.value is None else []
    return replace(found, value=rated_words[0]) if rated_words else found


def _asks_count_of_share(plan: Plan) -> bool:
    """True for "how many", where the one indicator meant is published as a percentage."""
    words = plan.question.text.lower()
    units = {value.unit for one in plan.indicators for value in one.values if value.measure is Measure.RESULT and value.value is not None}
    return (
        bool(HOW_MANY.search(words))
        and not SHARE.search(words)
        and plan.measures == (Measure.RESULT,)
        and len(plan.indicators) == 1
        and units == {"%"}
    )


def _count_of_share(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The percentage with the numbers behind it; where a report prints none, that it prints only the percentage."""
    indicator = plan.indicators[0]
    period = plan.periods[0] if plan.periods else None
    found = _found(plan, indicator, Measure.RESULT, period, catalogue)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, Measure.RESULT, period, found))
    _say_figure(draft, found, Measure.RESULT, period, indicator, plan)
    if not _say_fraction(draft, found.value, indicator) and plan.told < TOLD_WHOLE:
        draft.say("The reports print only the percentage, not the numbers behind it.")
        return draft.not_found(Reason.NOT_REPORTED)
    _say_companions(draft, indicator, found.value, found, plan, catalogue)
    return draft.answered()


def _second_of_pair(measure: Measure, plan: Plan) -> bool:
    return measure is Measure.DENOMINATOR and Measure.NUMERATOR in plan.measures


def _found(plan: Plan, indicator: Indicator, measure: Measure, period: AskedPeriod | None, catalogue: Catalogue) -> Found:
    if measure in (Measure.BENCHMARK, Measure.DIRECTION, *BEHIND, Measure.VARIANCE):
        return _beside_result(plan, indicator, measure, period, catalogue)
    if measure is Measure.TARGET and period is None and plan.question.stated:
        stated = [value for value in indicator.values if value.measure is measure and value.value in plan.question.stated]
        if stated:
            return Found(value=max(stated, key=lambda value: (order(value.period), value.id)))
    if measure is Measure.TARGET and period is None:
        result = look_up(indicator.values, Measure.RESULT, None, catalogue.document_by_id).value
        own = target_for(result, indicator.values) or annual_target_for(result, indicator.values) if result else None
        if own is not None:
            return Found(value=own)
    if measure is Measure.TARGET and period is not None and asks_annual(plan.question):
        period = year_of(period) or period
    return look_up(indicator.values, measure, period, catalogue.document_by_id, report=plan.report)


def _beside_result(plan: Plan, indicator: Indicator, measure: Measure, period: AskedPeriod | None, catalogue: Catalogue) -> Found:
    """What stands in the row of the result asked about; other reports' rows on the same period where that row has none."""
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report)
    if result.value is None:
        return Found(value=None, absent=result.absent, nearest=result.nearest)
    rows = [result.value, *result.same, *result.conflicts]
    for row in rows:
        own = [value for value in indicator.values if value.measure is measure and _same_row(value, row) and _same_time(value, row)]
        told = [value for value in own if value.value is not None or measure is Measure.DIRECTION]
        if measure is Measure.BENCHMARK:
            told.sort(key=lambda value: not is_asked(value, plan.question.text))
        if told:
            return Found(value=told[0])
    absent = tuple(value for row in rows for value in indicator.values if value.measure is measure and _same_row(value, row))
    return Found(value=None, absent=absent[:1])


def _same_row(one: PublishedValue, other: PublishedValue) -> bool:
    mine, theirs = one.places[0], other.places[0]
    return (
        (mine.document_id, one.row_text) == (theirs.document_id, other.row_text)
        if one.row_text
        else (mine.document_id, mine.page, mine.lines) == (theirs.document_id, theirs.page, theirs.lines)
    )


def _same_time(value: PublishedValue, result: PublishedValue) -> bool:
    """Benchmarks have periods of their own; everything else of the row must be of the result's period."""
    return value.measure is Measure.BENCHMARK or value.period is None or value.period == result.period


def _say_figure(draft: Draft, found: Found, measure: Measure, period: AskedPeriod | None, indicator: Indicator, plan: Plan) -> None:
    value = found.value
    assert value is not None
    mark = draft.figure(value)
    when = _when(value, found, period, draft)
    if measure is Measure.RESULT:
        rating = (
            f", rated {rated(value)}"
            if rated(value)
            else (", without a published rating" if Aspect.RATING in plan.question.aspects else "")
        )
        draft.say(f"**{amount(value)}** {when}: {draft.name(value)}{rating} {mark}.".replace("  ", " "))
    elif measure is Measure.DENOMINATOR and Measure.NUMERATOR in plan.measures:
        draft.say(f"Out of **{amount(value)}** {mark}.")
    elif measure is Measure.BENCHMARK:
        draft.say(f"Benchmark of {draft.name(value)}: **{group(value)}{amount(value)}**{dated(value)} {mark}.")
    else:
        draft.say(f"{MEASURE_NAMES[measure].capitalize()} {when}: **{amount(value)}**, {draft.name(value)} {mark}.".replace("  ", " "))
    for chunk, note in footnotes_of(value, draft.catalogue.store.chunks()):
        draft.say(f"The footnote says: “{note}” [{draft.citing.chunk(chunk, note)}]")
    if found.late and period is not None:
        draft.say(f"The report on {in_words(period.period)} gives this older figure; it holds none for {in_words(period.period)} itself.")


def _when(value: PublishedValue, found: Found, period: AskedPeriod | None, draft: Draft) -> str:
    """The value's period, and how it answers the asked one where they differ."""
    own = at(value.period)
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


def _say_companions(draft: Draft, indicator: Indicator, value: PublishedValue, found: Found, plan: Plan, catalogue: Catalogue) -> None:
    """What helps to judge the figure: target, numbers behind it, direction, benchmark; and what to beware of."""
    measures = plan.measures
    result = (
        value
        if value.measure is Measure.RESULT
        else look_up(
            indicator.values,
            Measure.RESULT,
            plan.periods[0] if plan.periods else None,
            catalogue.document_by_id,
            report=value.places[0].document_id,
        ).value
    )
    if result is not None and value.measure is not Measure.TARGET:
        if result is not value:
            mark = draft.figure(result, asked=False)
            draft.say(f"Result: {amount(result)} {at(result.period)}{', rated ' + rated(result) if rated(result) else ''} {mark}.")
        _say_target(draft, result, indicator)
        if not set(BEHIND) & set(measures):
            _say_fraction(draft, result, indicator)
        _say_direction(draft, result, indicator)
        if _is_current(result, indicator):
            _say_benchmarks(draft, result, indicator, plan)
        if Aspect.UPDATE in plan.question.aspects:
            _say_comment(draft, result, found)
    _say_conflicts(draft, found)
    _say_caveats(draft, value, indicator)


def _say_target(draft: Draft, result: PublishedValue, indicator: Indicator) -> None:
    target = target_for(result, indicator.values)
    if target is not None:
        distance = distance_to_target(result, target)
        verdict = "" if distance is None or distance.met is None else (": met" if distance.met else ": not met")
        if distance is not None and distance.within_interval:
            verdict += ", but within the confidence interval"
        draft.say(f"Target {amount(target)} {draft.figure(target, asked=False)}{verdict}.")
    annual = annual_target_for(result, indicator.values)
    if annual is not None and annual is not target and (target is None or annual.value != target.value):
        draft.say(f"Annual target {amount(annual)} {draft.figure(annual, asked=False)}.")


def _say_fraction(draft: Draft, result: PublishedValue, indicator: Indicator) -> bool:
    """Says the numbers behind a percentage, once; False if no report prints them."""
    parts = [
        value
        for measure in BEHIND
        for value in indicator.values
        if value.measure is measure and value.period == result.period and value.value is not None
    ]
    numerator = next((value for value in parts if value.measure is Measure.NUMERATOR), None)
    denominator = next(
        (value for value in parts if value.measure is Measure.DENOMINATOR and numerator is not None and _same_row(value, numerator)), None
    )
    if numerator is None or denominator is None or numerator.value is None or denominator.value is None:
        return False
    if not (draft.holds(numerator) and draft.holds(denominator)):
        first, second = draft.figure(numerator, asked=False), draft.figure(denominator, asked=False)
        draft.say(f"That is {plain(numerator.value)} of {plain(denominator.value)} {first}{second if second != first else ''}.")
    return True


def _say_direction(draft: Draft, result: PublishedValue, indicator: Indicator) -> None:
    directions = [
        value for value in indicator.values if value.measure is Measure.DIRECTION and _same_row(value, result) and _same_time(value, result)
    ]
    said = [
        f"{oneline(value.raw)}{' against ' + in_words(value.compared_with) if value.compared_with else ''} {draft.mark(value)}"
        for value in directions
        if _tells(value)
    ]
    if said:
        draft.say(f"Direction of travel: {listed(said)}.")


def _tells(value: PublishedValue) -> bool:
    return not any(character.isdigit() for character in value.raw) and value.raw.strip().lower() not in ("", "n/a", "-", "–", "na")


def _say_benchmarks(draft: Draft, result: PublishedValue, indicator: Indicator, plan: Plan) -> None:
    benchmarks = [
        value for value in indicator.values if value.measure is Measure.BENCHMARK and value.value is not None and _same_row(value, result)
    ]
    if Measure.BENCHMARK in plan.measures:
        benchmarks = [value for value in benchmarks if not draft.holds(value)]
    said = [f"{named(value)} {draft.figure(value, asked=False)}" for value in benchmarks[:MOST_BENCHMARKS]]
    if said:
        draft.say(f"{'Other benchmarks' if Measure.BENCHMARK in plan.measures else 'Benchmark'}: {listed(said)}.")


def _is_current(result: PublishedValue, indicator: Indicator) -> bool:
    """True for the newest result of its row: the benchmarks of a row stand beside that one."""
    ends = [
        order(value.period) for value in indicator.values if value.measure is Measure.RESULT and value.period and _same_row(value, result)
    ]
    return result.period is None or order(result.period) >= max(ends)


def _say_comment(draft: Draft, result: PublishedValue, found: Found) -> None:
    """The first sentence of the commentary on a current figure."""
    rows = [value for value in (result, *found.same, *found.conflicts) if value.period == result.period]
    told = commentary_of(rows, draft.catalogue.store.chunks())
    if told is not None:
        draft.say(f"The report comments: {told[1]} [{draft.citing.chunk(*told)}]")


def _say_conflicts(draft: Draft, found: Found) -> None:
    for other in found.conflicts[:MOST_NAMED]:
        draft.say(f"Note: {draft.title_of(other)} prints {amount(other)} for the same period {draft.mark(other)}.")


def _say_caveats(draft: Draft, value: PublishedValue, indicator: Indicator) -> None:
    if value.measure is Measure.RESULT and is_cumulative(indicator.values):
        draft.say("The figures of this indicator add up from the beginning of the year.")
    notes = [note for note in value.qualifiers if not any(character.isdigit() for character in note)]
    if notes:
        draft.say(f"The report adds: {listed(notes)}.")
    if not value.certain:
        draft.say("The columns of this table were inferred; please check the figure in the report.")


def companions_of(values: Sequence[PublishedValue], result: PublishedValue) -> tuple[PublishedValue, ...]:
    """The directions printed in a result's own row for its period."""
    return tuple(
        value
        for value in values
        if value.measure is Measure.DIRECTION and _same_row(value, result) and _same_time(value, result) and _tells(value)
    )
