"""Statements of several parts: each held against the reports by itself; one that does not hold contradicts the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.change import plain_number
from assistant.composing.distance import is_on_side, is_stated_gap
from assistant.composing.draft import Draft
from assistant.composing.several_figures import agrees
from assistant.composing.wording import amount, at, plain, rated
from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.claims import TAG, Claim, holds
from assistant.meaning.conversation import Continued
from assistant.meaning.parts_said import ONLY_TIME, Clause, Kind, Said, clauses_of
from assistant.meaning.periods import AskedPeriod, order
from assistant.meaning.plan import Plan
from assistant.meaning.planned_periods import periods_asked
from assistant.meaning.question import OPENING, understand
from assistant.meaning.scope import Scope
from assistant.meaning.when import QUARTER_RELATIVES, when
from assistant.meaning.words import is_everyday, is_loose, is_weak, tokens
from assistant.meaning.words_of_titles import numbers_of_name, without_titles
from assistant.model import Answer, Verdict
from assistant.rounding import decimals, rounded
from assistant.tools.compare import Direction, compare
from assistant.tools.directions import directions_of
from assistant.tools.distance_to_target import Distance, distance_to_target, target_for
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

FEWEST = 2  # parts of a statement that a single answer may leave half unchecked
ELSEWHERE = frozenset({Measure.BENCHMARK, Measure.VARIANCE, Measure.FLOOR, Measure.DIRECTION})  # their own composers hold these
FURTHER = re.compile(  # words of a clause that no claim took up, and that yet say something
    r"\b(?:because|due|thanks|average|than|better|worse|higher|lower|more|less|fewer|most|least|best|worst|above|below|over|under"
    r"|every|only|first|consecutive|running|doubled|halved)\b"
)
WHOLE = re.compile(r"\bbetween\b|\badds? up\b|\badding up\b")  # one comparison or check of its own, which others answer
OF_ROWS = "target targets result results figure figures rating rated report reports council outturn value number percentage"
LEADS = {True: "As printed", False: "Not so", None: "Not checked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Whether a part holds, None where nothing tells, and what is printed of it."""

    holds: bool | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is printed for the time of a clause."""

    result: PublishedValue
    target: PublishedValue | None
    distance: Distance | None
    before: PublishedValue | None


def with_parts_held(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer, or where it leaves a part of the statement unchecked, each part beside what is printed."""
    question = plan.question
    text = " ".join(question.text.lower().replace("’", "'").split())
    stated = question.verifies or TAG.search(text) is not None
    if WHOLE.search(text) or len(plan.indicators) != 1 or OPENING.match(text) or question.comparisons or ELSEWHERE & set(question.measures):
        return answer
    indicator = plan.indicators[0]
    clauses = _clauses(text, indicator)
    count = sum(len(clause.claims) for clause in clauses)
    rest = [clause for clause in clauses if _left(clause, indicator)]
    repeated = any(clause.claims and ONLY_TIME.match(when(clause.words).rest) for clause in clauses)  # "but not in Q2"
    if (
        count < 1
        or sum(bool(clause.claims) or clause in rest for clause in clauses) < FEWEST
        or (answer.verdict is None and not (stated or repeated))
    ):
        return answer
    draft = Draft(answer.question, catalogue)
    held = _held(clauses, plan, draft, indicator, catalogue)
    outcomes = [one.holds for one in held] + [None] * len(rest)
    if not held or (answer.verdict is None and (None in outcomes and False not in outcomes)):
        return answer
    if answer.verdict is Verdict.SUPPORTED and all(outcomes):
        return answer
    if answer.verdict is Verdict.CONTRADICTED and not all(outcomes):
        return answer
    return _told(held, rest, outcomes, draft)


def _told(held: Sequence[Held], rest: Sequence[Clause], outcomes: Sequence[bool | None], draft: Draft) -> Answer:
    verdict = Verdict.CONTRADICTED if False in outcomes else Verdict.SUPPORTED if all(outcomes) else None
    draft.lead(
        {
            Verdict.SUPPORTED: "Yes: each part of it is as printed.",
            Verdict.CONTRADICTED: "No: not all of it is so.",
            None: "Only a part of it could be checked, so there is no verdict on the whole.",
        }[verdict]
    )
    lines = [f"- {LEADS[one.holds]}: {one.said}" for one in held]
    if rest:
        lines.append("- Not checked: what else the statement says.")
    draft.block("\n".join(lines))
    return draft.answered(verdict)


def _clauses(text: str, indicator: Indicator) -> tuple[Clause, ...]:
    names = [*indicator.names, *indicator.refs]
    known = numbers_of_name(indicator.names)
    found = clauses_of(without_titles(text, names))
    return tuple(one for one in found if not any(number in known for claim in one.claims for number in claim.numbers))


def _left(clause: Clause, indicator: Indicator) -> bool:
    """Does the clause say something that none of its claims takes up?"""
    known = frozenset(tokens(OF_ROWS)) | indicator.words | indicator.section_words
    left = [one for one in tokens(clause.rest) if one not in known and not is_weak(one) and not is_loose(one) and not is_everyday(one)]
    return bool(left) or FURTHER.search(clause.rest) is not None


def _held(clauses: Sequence[Clause], plan: Plan, draft: Draft, indicator: Indicator, catalogue: Catalogue) -> list[Held]:
    """Each claim held against the row of its clause's time; a clause without a time is of the one that the statement names alone."""
    times = [_time(clause.time, plan, indicator) for clause in clauses]
    named = {time for time in times if time is not None}
    alone = named.pop() if len(named) == 1 else None
    held: list[Held] = []
    pair: tuple[Decimal, ...] = ()
    for clause, time in zip(clauses, times, strict=True):
        row = _row(clause, time or alone, plan, indicator, catalogue)
        for claim in clause.claims:
            if row is None:
                held.append(Held(holds=None, said="no result is printed for that time."))
                continue
            held.append(_claim(claim, row, pair, draft, indicator))
            pair = claim.numbers if claim.kind in (Kind.PAIR, Kind.AGAINST) else pair
    return held


def _time(words: str, plan: Plan, indicator: Indicator) -> AskedPeriod | None:
    if not words:
        return None
    base = plan.periods[0] if plan.periods else None
    question = understand(words)
    named = periods_asked(Continued(question=question, base=base), (indicator,), Scope())
    return named[0] if named else base if set(QUARTER_RELATIVES) & set(question.relatives) else None  # "Q3", of Q3: the same


def _row(clause: Clause, time: AskedPeriod | None, plan: Plan, indicator: Indicator, catalogue: Catalogue) -> Row | None:
    documents = catalogue.document_by_id
    found = look_up(indicator.values, Measure.RESULT, time, documents, report=plan.report)
    result = found.value
    if result is None or result.value is None or found.late or any(one.value != result.value for one in found.conflicts):
        return None
    target = target_for(result, indicator.values)
    distance = distance_to_target(result, target) if target is not None else None
    before = _before(clause, result, plan, indicator, catalogue)
    return Row(result=result, target=target, distance=distance, before=before)


def _before(clause: Clause, result: PublishedValue, plan: Plan, indicator: Indicator, catalogue: Catalogue) -> PublishedValue | None:
    """The result that a change is from: of the time named, else the one before it of the same length of time."""
    if clause.before:
        time = _time(clause.before, plan, indicator)
        return look_up(indicator.values, Measure.RESULT, time, catalogue.document_by_id).value if time is not None else None
    earlier = [one for one in results_of(indicator) if one.value is not None and order(one.period)[0] < order(result.period)[0]]
    return max(earlier, key=lambda one: (order(one.period), one.id), default=None)


def _claim(said: Said, row: Row, pair: tuple[Decimal, ...], draft: Draft, indicator: Indicator) -> Held:
    """One claim beside the row that it is about."""
    if said.kind in (Kind.TARGET, Kind.LIMIT, Kind.GAP, Kind.AGAINST):
        return _of_target(said, row, pair, draft)
    if said.kind is Kind.CHANGE:
        return _of_change(said, row, draft, indicator)
    if said.kind is Kind.PAIR:
        return _of_pair(said, row, draft, indicator)
    shown = _shown(row, draft)
    if said.kind is Kind.RATING:
        known = row.result.rating is not None
        printed = f"rated {rated(row.result)}" if known else "no rating is printed"
        return Held(holds=(row.result.rating is said.rating) is said.reached if known else None, said=f"{shown}, {printed}.")
    return Held(holds=agrees(said.numbers[0], row.result) is said.reached, said=f"{shown}.")


def _shown(row: Row, draft: Draft) -> str:
    return f"**{amount(row.result)}** {at(row.result.period)}, {draft.name(row.result)} {draft.figure(row.result)}"


def _of_target(said: Said, row: Row, pair: tuple[Decimal, ...], draft: Draft) -> Held:
    shown = _shown(row, draft)
    apart = said.numbers[0] == abs(pair[1] - pair[0]) if said.kind is Kind.GAP and said.numbers and len(pair) == FEWEST else None
    if row.target is None or row.distance is None:
        return Held(holds=None, said=f"{shown}; no target is printed for that time.")
    distance, target = row.distance, row.target
    formula = f"{plain_number(row.result)} − {plain(distance.limit)} = {plain(distance.gap)}"
    draft.working("distance to target", formula, plain(distance.gap), row.result, target)
    met = None if distance.met is None else distance.met or distance.within_interval
    judged = "" if met is None else ", met" if met else ", missed"
    words = f"{shown} against a target of {amount(target)} {draft.figure(target)} ({formula}){judged}."
    if said.kind is Kind.TARGET:
        return Held(holds=None if met is None else met is said.reached, said=words)
    if said.kind is Kind.LIMIT:
        return Held(holds=agrees(said.numbers[0], target), said=words)
    if said.kind is Kind.AGAINST:
        return Held(holds=agrees(said.numbers[0], row.result) and agrees(said.numbers[1], target), said=words)
    if not said.numbers:
        return Held(holds=is_on_side(said.side, distance), said=words)
    return Held(holds=True if apart else is_stated_gap(said.numbers[0], said.side, distance), said=words)


def _of_pair(said: Said, row: Row, draft: Draft, indicator: Indicator) -> Held:
    """ "61 of 90": the numbers behind the result, or the result and its target."""
    top, bottom = said.numbers
    shown = _shown(row, draft)
    behind = {
        measure: [one for one in indicator.values if one.measure is measure and one.period == row.result.period and one.value is not None]
        for measure in (Measure.NUMERATOR, Measure.DENOMINATOR)
    }
    first, second = behind[Measure.NUMERATOR], behind[Measure.DENOMINATOR]
    if first and second:
        right = any(one.value == top for one in first) and any(one.value == bottom for one in second)
        printed = f"{plain_number(first[0])} {draft.figure(first[0])} of {plain_number(second[0])} {draft.figure(second[0])}"
        return Held(holds=right, said=f"{shown} is {printed}.")
    if row.target is not None and agrees(top, row.result) and agrees(bottom, row.target):
        return Held(holds=True, said=f"{shown} against a target of {amount(row.target)} {draft.figure(row.target)}.")
    share = top / bottom * 100 if bottom else None
    if row.result.unit == "%" and row.result.value is not None and share is not None:
        fits = rounded(share, decimals(row.result.value)) == row.result.value
        return Held(holds=None if fits else False, said=f"{shown}; the numbers behind it are not printed.")
    return Held(holds=None if row.target is None else False, said=f"{shown}.")


def _of_change(said: Said, row: Row, draft: Draft, indicator: Indicator) -> Held:
    shown = _shown(row, draft)
    directions = directions_of(row.result, indicator.values)
    change = compare(row.before, row.result, indicator.values) if row.before is not None else None
    if change is None or row.before is None:
        return Held(holds=None, said=f"{shown}; no figure before it is printed that could be compared.")
    better = None if change.direction is Direction.CHANGED else change.direction is Direction.BETTER
    formula = f"{plain_number(row.result)} − {plain(change.start)} = {plain(change.absolute)}"
    draft.working("change", formula, plain(change.absolute), row.before, row.result)
    words = f"{shown}, from {amount(row.before)} {at(row.before.period)} {draft.figure(row.before)} ({formula})."
    assert said.way is not None
    true = holds(said.way, change.absolute, better)
    if said.way in (Claim.BETTER, Claim.WORSE) and len(set(directions)) > 1:
        true = None  # better than a quarter before, worse than a year before
    stated = [(said.start, row.before.value), (said.end, row.result.value)]
    wrong = any(number is not None and printed is not None and not _equal(number, printed) for number, printed in stated)
    sizes = [abs(one) for one in (change.absolute, change.relative) if one is not None]
    wrong = wrong or (said.by is not None and not any(_equal(said.by, one) for one in sizes))
    return Held(holds=False if wrong else true, said=words)


def _equal(stated: Decimal, number: Decimal) -> bool:
    """Is it the number, or the number rounded?"""
    return stated == number or (decimals(stated) < decimals(number) and rounded(number, decimals(stated)) == stated)
