"""Several indicators (or one of several councils) in one table: their figures of one time, or their series, each cell cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assistant.composing.change import plain_number, size, units
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.wording import amount, at, name_of, oneline, plain, rated
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.claims import TAG
from assistant.meaning.periods import AskedPeriod, Fit, as_asked, fit, in_words, order
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question, asks_yes_no
from assistant.meaning.set_beside_words import as_mentioned, said_higher
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Reason, Verdict
from assistant.tools.compare import compare, is_cumulative, of_unlike_bases
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.in_one_unit import number_in
from assistant.tools.look_up import Found, look_up
from assistant.tools.trend import trend
from ingest.model import Measure, PublishedValue

MOVED_MORE = re.compile(
    r"\bwhich\b(?: \w+)* (?:more|most|further|furthest|less|least|faster|fastest|quicker)\b|\b(?:bigger|biggest|larger|largest|greater"
    r"|smaller|smallest|steeper|sharper) (?:change|rise|fall|drop|increase|decrease|improvement|decline|reduction|gain)\b"
)
MOST_PERIODS = 12  # of a series beside another; the newest are shown


def side_by_side_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """A table of series where the question asks for a stretch of time, else of one result each with target and rating."""
    if plan.since is not None or plan.question.intent is Intent.TREND:
        return _series_answer(plan, draft, catalogue)
    period = plan.periods[0] if plan.periods else _newest_common(plan.indicators)
    shown: list[tuple[Indicator, PublishedValue]] = []
    reason = Reason.NO_VALUE_FOR_PERIOD
    for indicator in as_mentioned(plan.indicators, plan.question.text):
        found = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report)
        if found.value is None:
            reason = say_gap(draft, indicator, Measure.RESULT, period, found)
            continue
        shown.append((indicator, found.value))
        _say_late(draft, found, period)
    if not shown:
        return draft.not_found(reason)
    lines = ["| Indicator | Period | Result | Target | Rating |", "|---|---|---|---|---|"]
    for _, value in shown:
        draft.figure(value)
    lines += [_line(draft, indicator, value, councils=_councils(plan)) for indicator, value in shown]
    verdict = _say_difference(plan, draft, shown[0][1], shown[1][1], period) if len(shown) == 2 else None
    draft.block("\n".join(lines))
    _say_cumulative(draft, [indicator for indicator, _ in shown])
    return draft.answered(verdict)


def _say_late(draft: Draft, found: Found, period: AskedPeriod | None) -> None:
    if found.late and period is not None and found.value is not None:
        draft.say(f"For {name_of(found.value)} the report on {in_words(period.period)} gives an older figure.")


def _newest_common(indicators: Sequence[Indicator]) -> AskedPeriod | None:
    """The newest period for which all have a result; None where there is none."""
    held = [{value.period for value in results_of(one) if value.value is not None and value.period} for one in indicators]
    common = [period for period in held[0] if all(period in one for one in held)] if held else []
    return as_asked(max((period for period in common if period), key=order, default=None))


def _councils(plan: Plan) -> bool:
    return len({one.council for one in plan.indicators}) > 1


def _line(draft: Draft, indicator: Indicator, value: PublishedValue, *, councils: bool) -> str:
    target = target_for(value, indicator.values)
    against = "–"
    if target is not None:
        distance = distance_to_target(value, target)
        met = "" if distance is None or distance.met is None else (" (met)" if distance.met or distance.within_interval else " (missed)")
        against = f"{amount(target)} {draft.figure(target, asked=False)}{met}"
    council = f"{indicator.council}: " if councils and indicator.council else ""
    result = f"{amount(value)} {draft.figure(value)}"
    return f"| {council}{draft.name(value)} | {in_words(value.period)} | {result} | {against} | {rated(value) or '–'} |"


def _say_difference(plan: Plan, draft: Draft, first: PublishedValue, second: PublishedValue, period: AskedPeriod | None) -> Verdict | None:
    """The difference of two results of one time and kind; where they are not, why none is given. Gives the verdict on what is stated."""
    if first.value is None or second.value is None:
        return None
    other = number_in(second, first.unit)
    if other is None or of_unlike_bases(first, second):
        draft.say("Their units differ, so no difference is computed.")
        return None
    if first.period != second.period and not _both_answer(first, second, period):
        draft.say(f"They are of different times ({in_words(first.period)}; {in_words(second.period)}), so no difference is computed.")
        return None
    difference = first.value - other
    formula = f"{plain_number(first)} − {plain(other)} = {plain(difference)}"
    marks = draft.figure(first), draft.figure(second)
    verdict = _verdict(plan.question, difference)
    if verdict is not None:
        draft.say("Yes:" if verdict is Verdict.SUPPORTED else "No:")
    draft.working("difference", formula, plain(difference), first, second, unit=units(first.unit))
    if difference == 0:
        draft.say(f"{'both' if verdict else 'Both'} are {amount(first)} {at(first.period)} {marks[0]}{marks[1]}.")
        return verdict
    when = at(first.period) if first.period == second.period else at(period.period if period is not None else None)
    draft.say(
        f"{name_of(first)} is **{size(difference, units(first.unit))}** {'higher' if difference > 0 else 'lower'} than {name_of(second)} "
        f"{when} ({formula}) {marks[0]}{marks[1]}."
    )
    if first.period != second.period:
        draft.say(f"One is printed for {in_words(first.period)}, the other for {in_words(second.period)}.")
    return verdict


def _verdict(question: Question, difference: Decimal) -> Verdict | None:
    """On a statement that the first is higher or lower than the second, by so much; None for other questions."""
    higher = said_higher(question.text)
    text = question.text.lower()
    if higher is None or not (asks_yes_no(text) or TAG.search(text) or question.verifies):
        return None
    sizes = [one for one in question.stated if one == abs(difference)]
    if len(sizes) < len(question.stated):
        return Verdict.CONTRADICTED if len(question.stated) == 1 and not sizes else None
    return Verdict.SUPPORTED if difference and (difference > 0) is higher else Verdict.CONTRADICTED


def _both_answer(first: PublishedValue, second: PublishedValue, period: AskedPeriod | None) -> bool:
    """True where both are what a report prints for the period asked: of the quarter, and of the month in which it ends."""
    grades = [fit(period, value.period) for value in (first, second)] if period is not None else [None]
    return all(grade is not None and grade[0] <= Fit.AS_AT for grade in grades) and first.unit != "count"


def _series_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """Periods down, indicators across."""
    columns = [_series(indicator, plan.since, catalogue) for indicator in plan.indicators]
    if not any(columns):
        for indicator in plan.indicators:
            say_gap(draft, indicator, Measure.RESULT, plan.periods[0] if plan.periods else None, Found(value=None))
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    periods = sorted({period for column in columns for period in column}, key=lambda period: (order(period), period))
    for indicator, column in zip(plan.indicators, columns, strict=True):
        _say_ends(draft, indicator, list(column.values()))
    names = " | ".join(_heading(one, councils=_councils(plan)) for one in plan.indicators)
    lines = [f"| Period | {names} |", "|---" * (len(columns) + 1) + "|"]
    lines += [
        f"| {in_words(period)} | " + " | ".join(_cell(draft, column.get(period)) for column in columns) + " |"
        for period in periods[-MOST_PERIODS:]
    ]
    draft.block("\n".join(lines))
    _say_moved_more(plan, draft, [list(column.values()) for column in columns])
    _say_missed(draft, plan.indicators, columns)
    _say_cumulative(draft, plan.indicators)
    return draft.answered()


def _heading(indicator: Indicator, *, councils: bool) -> str:
    name = indicator.refs[0] if indicator.refs else oneline(indicator.title)
    return f"{indicator.council}: {name}" if councils and indicator.council else name


def _series(indicator: Indicator, since: date | None, catalogue: Catalogue) -> dict[str, PublishedValue]:
    points = trend(indicator.values, catalogue.document_by_id, since=since)
    return {point.value.period: point.value for point in points if point.value.period is not None}


def _say_ends(draft: Draft, indicator: Indicator, values: Sequence[PublishedValue]) -> None:
    if not values:
        draft.say(f"{indicator.name}: no result in that time.")
        return
    first, last = values[0], values[-1]
    draft.say(
        f"{draft.name(last)}: from **{amount(first)}** {at(first.period)} {draft.figure(first)} to **{amount(last)}** {at(last.period)} "
        f"{draft.figure(last)}."
    )


def _say_moved_more(plan: Plan, draft: Draft, columns: Sequence[Sequence[PublishedValue]]) -> None:
    """Which of two series moved further from first to last, where the question asks that of two of one unit."""
    if not MOVED_MORE.search(plan.question.text.lower()) or len(columns) != 2 or not all(columns):
        return
    changes = [compare(column[0], column[-1], plan.indicators[at].values) for at, column in enumerate(columns)]
    (one, other) = changes
    if one is None or other is None or one.after.unit != other.after.unit or abs(one.absolute) == abs(other.absolute):
        return
    first, second = (one, other) if abs(one.absolute) > abs(other.absolute) else (other, one)
    said = []
    for change in (first, second):
        formula = f"{plain_number(change.after)} − {plain_number(change.before)} = {plain(change.absolute)}"
        draft.working("change", formula, plain(change.absolute), change.before, change.after, unit=units(change.after.unit))
        side = "up" if change.absolute > 0 else "down"
        said.append(f"{side} **{size(change.absolute, units(change.after.unit))}** ({formula})")
    draft.say(f"**{name_of(first.after)}** moved more: {said[0]}, against {said[1]} of {name_of(second.after)}.")


def _cell(draft: Draft, value: PublishedValue | None) -> str:
    return "–" if value is None else f"{amount(value)}{' ' + rated(value) if rated(value) else ''} {draft.mark(value)}"


def _say_missed(draft: Draft, indicators: Sequence[Indicator], columns: Sequence[dict[str, PublishedValue]]) -> None:
    """Which of the newest results missed their target."""
    for indicator, column in zip(indicators, columns, strict=True):
        value = list(column.values())[-1] if column else None
        target = target_for(value, indicator.values) if value is not None else None
        distance = distance_to_target(value, target) if value is not None and target is not None else None
        if value is not None and target is not None and distance is not None and distance.met is not None:
            met = "met" if distance.met or distance.within_interval else "missed"
            draft.say(f"{name_of(value)} {met} its target of {amount(target)} {at(value.period)} {draft.figure(target, asked=False)}.")


def _say_cumulative(draft: Draft, indicators: Sequence[Indicator]) -> None:
    for indicator in indicators:
        if is_cumulative(indicator.values):
            draft.say(f"The figures of {_heading(indicator, councils=False)} are cumulative: they add up from the beginning of the year.")
