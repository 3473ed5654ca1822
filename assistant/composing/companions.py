"""What stands beside a figure in its answer: target, numbers behind it, direction, benchmark, comment, conflicts and caveats."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composing.benchmarks import named
from assistant.composing.draft import Draft
from assistant.composing.footnotes import commentary_of
from assistant.composing.wording import amount, at, listed, oneline, plain, rated, with_unit
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.periods import in_words, order
from assistant.meaning.plan import Plan
from assistant.steps import Remark
from assistant.tools.compare import is_cumulative
from assistant.tools.distance_to_target import annual_target_for, distance_to_target, target_for
from assistant.tools.look_up import Found, look_up
from assistant.tools.quarter_alone import quarter_alone
from ingest.model import Measure, PublishedValue

MOST_BENCHMARKS = 3
MOST_NAMED = 2  # other reports named when they print another number
BEHIND = (Measure.NUMERATOR, Measure.DENOMINATOR)


def of_same_cell(value: PublishedValue, values: Sequence[PublishedValue]) -> list[PublishedValue]:
    """All figures of a cell that holds several, each with its own words, in the order printed; none for a cell with one."""
    cell = (value.measure, value.period, value.raw, value.places)
    figures = [one for one in values if (one.measure, one.period, one.raw, one.places) == cell and one.value is not None]
    bare = value.raw.replace(",", "")
    return sorted(figures, key=lambda one: bare.find(str(one.value))) if len(figures) > 1 else []


def told_apart(value: PublishedValue) -> str:
    """A figure with the words that tell it from the others of its cell."""
    return " ".join((amount(value), *value.qualifiers))


def same_row(one: PublishedValue, other: PublishedValue) -> bool:
    mine, theirs = one.places[0], other.places[0]
    return (
        (mine.document_id, one.row_text) == (theirs.document_id, other.row_text)
        if one.row_text
        else (mine.document_id, mine.page, mine.lines) == (theirs.document_id, theirs.page, theirs.lines)
    )


def same_time(value: PublishedValue, result: PublishedValue) -> bool:
    """Benchmarks have periods of their own; everything else of the row must be of the result's period."""
    return value.measure is Measure.BENCHMARK or value.period is None or value.period == result.period


def say_companions(draft: Draft, indicator: Indicator, value: PublishedValue, found: Found, plan: Plan, catalogue: Catalogue) -> None:
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
        if value.measure is Measure.FLOOR:
            _say_floor(draft, result, value)
        else:
            _say_target(draft, result, indicator)
        if not set(BEHIND) & set(measures):
            say_fraction(draft, result, indicator)
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
            draft.remark(Remark.INTERVAL)
        draft.say(f"Target {amount(target)} {draft.figure(target, asked=False)}{verdict}.")
    annual = annual_target_for(result, indicator.values)
    if annual is not None and annual is not target and (target is None or annual.value != target.value):
        draft.say(f"Annual target {amount(annual)} {draft.figure(annual, asked=False)}.")


def _say_floor(draft: Draft, result: PublishedValue, floor: PublishedValue) -> None:
    """Whether the result reaches the floor that was asked for; the target is another question."""
    distance = distance_to_target(result, floor)
    if result.period == floor.period and distance is not None and distance.met is not None:
        draft.say("The floor is met." if distance.met else "The floor is not met.")


def fraction_of(result: PublishedValue, indicator: Indicator) -> tuple[PublishedValue, PublishedValue] | None:
    """The numbers behind a percentage, the part before the whole; None if no report prints them."""
    parts = [
        value
        for measure in BEHIND
        for value in indicator.values
        if value.measure is measure and value.period == result.period and value.value is not None
    ]
    numerator = next((value for value in parts if value.measure is Measure.NUMERATOR), None)
    denominator = next(
        (value for value in parts if value.measure is Measure.DENOMINATOR and numerator is not None and same_row(value, numerator)), None
    )
    return (numerator, denominator) if numerator is not None and denominator is not None else None


def say_fraction(draft: Draft, result: PublishedValue, indicator: Indicator) -> bool:
    """Says the numbers behind a percentage, once; False if no report prints them."""
    fraction = fraction_of(result, indicator)
    if fraction is None or fraction[0].value is None or fraction[1].value is None:
        return False
    numerator, denominator = fraction
    if not (draft.holds(numerator) and draft.holds(denominator)):
        first, second = draft.figure(numerator, asked=False), draft.figure(denominator, asked=False)
        draft.say(f"That is {plain(fraction[0].value)} of {plain(fraction[1].value)} {first}{second if second != first else ''}.")
    return True


def _say_direction(draft: Draft, result: PublishedValue, indicator: Indicator) -> None:
    directions = [
        value for value in indicator.values if value.measure is Measure.DIRECTION and same_row(value, result) and same_time(value, result)
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
        value for value in indicator.values if value.measure is Measure.BENCHMARK and value.value is not None and same_row(value, result)
    ]
    if Measure.BENCHMARK in plan.measures:
        benchmarks = [value for value in benchmarks if not draft.holds(value)]
    said = [f"{named(value)} {draft.figure(value, asked=False)}" for value in benchmarks[:MOST_BENCHMARKS]]
    if said:
        draft.say(f"{'Other benchmarks' if Measure.BENCHMARK in plan.measures else 'Benchmark'}: {listed(said)}.")


def _is_current(result: PublishedValue, indicator: Indicator) -> bool:
    """True for the newest result of its row: the benchmarks of a row stand beside that one."""
    ends = [
        order(value.period) for value in indicator.values if value.measure is Measure.RESULT and value.period and same_row(value, result)
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
        draft.remark(Remark.CONFLICT)
        draft.say(f"Note: {draft.title_of(other)} prints {amount(other)} for the same period {draft.mark(other)}.")


def _say_quarter_alone(draft: Draft, value: PublishedValue, indicator: Indicator) -> None:
    """What the quarter alone adds to a running total, with its working."""
    found = quarter_alone(value, indicator.values)
    if found is None or found.before.value is None or value.value is None:
        return
    formula = f"{plain(value.value)} − {plain(found.before.value)} = {plain(found.amount)}"
    draft.working("the last quarter alone", formula, plain(found.amount), value, found.before, unit=value.unit)
    draft.say(f"The last quarter of that alone: **{with_unit(found.amount, value.unit)}** ({formula} {draft.mark(found.before)}).")


def _say_caveats(draft: Draft, value: PublishedValue, indicator: Indicator) -> None:
    if value.measure is Measure.RESULT and is_cumulative(indicator.values):
        draft.say("The figures of this indicator add up from the beginning of the year.")
        draft.remark(Remark.CUMULATIVE)
        _say_quarter_alone(draft, value, indicator)
    notes = [note for note in value.qualifiers if not any(character.isdigit() for character in note)]
    if notes and not of_same_cell(value, indicator.values):
        draft.say(f"The report adds: {listed(notes)}.")
    if not value.certain:
        draft.say("The columns of this table were inferred; please check the figure in the report.")
        draft.remark(Remark.UNCERTAIN)


def companions_of(values: Sequence[PublishedValue], result: PublishedValue) -> tuple[PublishedValue, ...]:
    """The directions printed in a result's own row for its period."""
    return tuple(
        value
        for value in values
        if value.measure is Measure.DIRECTION and same_row(value, result) and same_time(value, result) and _tells(value)
    )
