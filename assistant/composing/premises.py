"""False premises of "why …?": a rating, a missed target or a change that the reports contradict is put right before anything is explained.

A premise is false only where every cell that the reports print for the period contradicts it: each rating, or the change from each earlier
period that can be meant. Else the question is answered as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.change import plain_number, units
from assistant.composing.draft import Draft
from assistant.composing.footnotes import commentary_of
from assistant.composing.prose import prose_answer
from assistant.composing.wording import RATING_LETTERS, amount, at, oneline, plain, rated
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.claims import Claim, holds
from assistant.meaning.periods import shifted
from assistant.meaning.plan import Plan
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Verdict
from assistant.tools.compare import Change, Direction, compare
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.look_up import Found, look_up
from ingest.model import Activity, Measure, PublishedValue, RatingSource

MISSED = re.compile(
    r"\b(?:miss\w*|fail\w*|fell short|falls? short|below|under|short of|shy of|behind|off"
    r"|not (?:hit|meet|met|reach|reached|achieve\w*|on))\b"
    r".*\btargets?\b|\b(?:under|off)[- ]target\b|\bfall short\b"
)
HIT = re.compile(
    r"\b(?:hit|hits|meet|meets|met|beat|beats|exceed\w*|achiev\w*|reach|reached|above|over|ahead of|on)\b (?:\w+ ){0,3}targets?\b"
)
NOT_RATED_SO = re.compile(r"\bnot (?:rated |been )?(?:green|amber|red)\b")
KINDS_OF_ACTIVITY = re.compile(
    r"\b(?:intentions?|priorit(?:y|ies)|projects?|actions?|activit(?:y|ies)|milestones?|initiatives?|commitments?)\b"
)
SENTENCES = 3  # of a comment that explains a figure
NAMED = 0.75  # share of the telling words that the title of an activity must hold


def explain_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The premise put right where the reports contradict it, else the explanation that they print."""
    corrected = _activity_corrected(plan, draft, catalogue) or _corrected(plan, draft, catalogue)
    return corrected or prose_answer(plan, Draft(draft.question, catalogue), catalogue)


def _corrected(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    if len(plan.indicators) != 1:
        return None
    indicator = plan.indicators[0]
    found = look_up(indicator.values, Measure.RESULT, plan.periods[0] if plan.periods else None, catalogue.document_by_id)
    result = found.value
    if result is None or not (
        _rating_corrected(plan, draft, indicator, found)
        or _target_corrected(plan, draft, indicator, found)
        or _change_corrected(plan, draft, indicator, result, catalogue)
    ):
        return None
    told = commentary_of([result, *found.same, *found.conflicts], catalogue.store.chunks(), SENTENCES)
    if told is not None:
        draft.say(f"The report comments: {told[1]} [{draft.citing.chunk(*told)}]")
    return draft.answered(Verdict.CONTRADICTED)


def _rating_corrected(plan: Plan, draft: Draft, indicator: Indicator, found: Found) -> bool:
    asked = plan.question.ratings
    cells = [value for value in (found.value, *found.same, *found.conflicts) if value is not None and value.rating is not None]
    if len(asked) != 1 or not cells:
        return False
    negated = bool(NOT_RATED_SO.search(" ".join(plan.question.text.lower().replace("n't", " not").split())))
    if any((value.rating is asked[0]) is not negated for value in cells):
        return False
    first = cells[0]
    says = f"It is {rated(first)}" + ("" if negated else f", not {asked[0].value}")
    draft.say(
        f"{says}: **{amount(first)}** {at(first.period)}, {draft.name(first)} {draft.figure(first)}{_against(draft, indicator, first)}."
    )
    return True


def _against(draft: Draft, indicator: Indicator, result: PublishedValue) -> str:
    target = target_for(result, indicator.values)
    return f", against a target of {amount(target)} {draft.figure(target, asked=False)}" if target is not None else ""


def _target_corrected(plan: Plan, draft: Draft, indicator: Indicator, found: Found) -> bool:
    """Says that the target was met, or missed, where the question takes the other for granted."""
    text = plan.question.text.lower()
    misses = MISSED.search(text) is not None
    if not misses and not HIT.search(text):
        return False
    cells = [value for value in (found.value, *found.same, *found.conflicts) if value is not None]
    pairs = [(value, target) for value in cells if (target := target_for(value, indicator.values)) is not None]
    distances = [distance for pair in pairs if (distance := distance_to_target(*pair)) is not None]
    if not distances or any(one.met is None or one.within_interval or one.met is not misses for one in distances):
        return False
    first = distances[0]
    formula = f"{plain_number(first.result)} − {plain(first.limit)} = {plain(first.gap)}"
    marks = draft.figure(first.result), draft.figure(first.target)
    draft.working("distance to target", formula, plain(first.gap), first.result, first.target, unit=units(first.result.unit))
    rating = f", rated {rated(first.result)}" if rated(first.result) else ""
    draft.say(
        f"It did not: the target was {'met' if misses else 'missed'}, **{amount(first.result)}** {at(first.result.period)} {marks[0]} "
        f"against a target of {amount(first.target)} {marks[1]} ({formula}), {draft.name(first.result)}{rating}."
    )
    return True


def _change_corrected(plan: Plan, draft: Draft, indicator: Indicator, result: PublishedValue, catalogue: Catalogue) -> bool:
    """Says how a result changed where the question takes another change for granted."""
    claim = plan.question.claim
    if claim is None:
        return False
    changes = _changes(plan, indicator, result, catalogue)
    if not changes or any(_is_so(claim, change) is not False for change in changes):
        return False
    for number, change in enumerate(changes):
        before, after = change.before, change.after
        formula = f"{plain_number(after)} − {plain(change.start)} = {plain(change.absolute)}"
        draft.working("change", formula, plain(change.absolute), before, after, unit=units(after.unit))
        marks = draft.figure(before), draft.figure(after)
        if number:
            draft.say(f"It was {amount(before)} {at(before.period)} {marks[0]} ({formula}).")
            continue
        judged = f", which is {change.direction.value}" if change.direction in (Direction.BETTER, Direction.WORSE) else ""
        draft.say(
            f"It did not: {draft.name(after)} went from **{amount(before)}** {at(before.period)} {marks[0]} to **{amount(after)}** "
            f"{at(after.period)} {marks[1]} ({formula}){judged}."
        )
    return True


def _changes(plan: Plan, indicator: Indicator, result: PublishedValue, catalogue: Catalogue) -> Sequence[Change]:
    """The changes that the question may mean: to the period it names, else to the quarter and to the year before."""
    before = (
        [plan.before]
        if plan.before is not None
        else [shifted(result.period, **by) for by in ({"quarters": -1}, {"years": -1}) if result.period]
    )
    report = result.places[0].document_id
    found = [look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=report) for period in before if period]
    earlier = [one.value for one in found if one.value is not None and not one.late and one.value.period != result.period]
    return [change for value in earlier if (change := compare(value, result, indicator.values)) is not None]


def _is_so(claim: Claim, change: Change) -> bool | None:
    """None where nothing tells, as of figures that add up over the year."""
    if change.cumulative or change.unlike:
        return None
    better = None if change.direction is Direction.CHANGED else change.direction is Direction.BETTER
    return holds(claim, change.absolute, better)


def _activity_corrected(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """The rating of the one activity that the question names and gives another rating to."""
    asked = plan.question.ratings
    if len(asked) != 1 or not KINDS_OF_ACTIVITY.search(plan.question.text.lower()):
        return None
    words = [token for token in tokens(KINDS_OF_ACTIVITY.sub(" ", plan.question.subject)) if not is_weak(token)]
    if len(words) < 2:
        return None
    held = [one for one in catalogue.activities if plan.scope.holds(one.places[0].document_id)]
    fitting = [one for one in held if sum(word in tokens(one.title) for word in words) >= NAMED * len(words)]
    if not fitting or any(one.rating is None or one.rating is asked[0] for one in fitting) or len({one.title for one in fitting}) > 1:
        return None
    return _say_activity(fitting[0], asked[0].value, draft)


def _say_activity(activity: Activity, asked: str, draft: Draft) -> Answer:
    assert activity.rating is not None
    title = f"“{oneline(activity.title)}” [{draft.citing.activity(activity, activity.title)}]"
    by_colour = activity.rating_source is RatingSource.COLOUR
    source = " by colour" if by_colour else f" [{draft.citing.activity(activity, activity.rating_raw or '')}]"
    draft.say(f"It is **{activity.rating.value}** ({RATING_LETTERS[activity.rating]}){source}, not {asked}: {title}.")
    if activity.commentary:
        comment = oneline(activity.commentary)
        draft.say(f"The report comments: {comment} [{draft.citing.activity(activity, activity.commentary)}]")
    return draft.answered(Verdict.CONTRADICTED)
