"""Answers in the reports' own words, with the figure they explain in front, and ratings of activities."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.composing.activities import RESPONSIBLE, rating_of_activity, service_answer
from assistant.composing.draft import Draft
from assistant.composing.joining import both_answers
from assistant.composing.wording import RATING_LETTERS, amount, at, oneline, rated
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.meaning.wordings import Intent
from assistant.meaning.words import is_weak, stem, tokens
from assistant.model import Answer, Status
from assistant.prose.addressed import is_addressed_to_machine
from assistant.prose.asked import asked_of
from assistant.prose.passages import answer_from_passages
from assistant.prose.sentences import sentences
from assistant.prose.wants import MONEY, RATING_QUESTION
from assistant.steps import Tool
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.look_up import look_up
from ingest.model import Activity, Measure, PublishedValue, RatingSource

# What a question calls an activity, as far as its title does not: "our plan for a repair café".
CALLED = frozenset(map(stem, ("plan", "project", "scheme", "work", "activity", "action", "intention", "commitment", "priority")))
ENOUGH = 0.75  # share of the question's telling words that an activity's title must hold
NAMED = 0.9  # share of the question that the names of an indicator hold, from which it asks for that indicator and nothing else
IN_CHARGE = re.compile(
    rf"\b(?:who|(?:which|what|whose) (?:service|team|department|directorate|officer|unit|group)s?)(?:'s| is| are| was)? ?{RESPONSIBLE}\b"
)
ENOUGH_RATED = 0.6  # the same where the activity has the very rating that the question speaks of


def prose_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """Passages that answer the question; for an indicator's "why", its figure first and then its own commentary."""
    focus = _focus(plan, catalogue)
    of_activity = (plan.tool is Tool.EXPLAIN and plan.question.ratings) or IN_CHARGE.search(plan.question.text.lower())
    if of_activity and not focus:
        activity = activity_answer(plan.question, Draft(draft.question, catalogue), catalogue, plan.scope)
        if activity is not None:
            return activity
    passages = _passages(plan, catalogue, focus)
    if not focus or passages.status is not Status.ANSWERED or not (plan.tool is Tool.EXPLAIN or _are_of(focus, passages)):
        return replace(passages, question=draft.question)
    _say_figure(draft, focus[0], plan)
    return both_answers(draft.answered(), passages)


def said_surely(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """What passages say of nearly every word of a question that no indicator answers; None where they do not.

    Only for questions that want something certain: a count, an amount of money, a name, a day.
    """
    asked = asked_of(draft.question, catalogue.store)
    if not any(want.count or not want.figure or want is MONEY for want in asked.wants):
        return None
    if any(asked.covered(asked.held(" | ".join(one.names))) >= NAMED for one in plan.indicators):
        return None  # what is asked is the indicator itself
    documents = [document.document_id for document in plan.scope.documents] if plan.scope.documents else None
    reports = plan.scope.used if documents is not None else ()
    answer = answer_from_passages(draft.question, catalogue.store, documents=documents, reports=reports, surely=True)
    return answer if answer.status is Status.ANSWERED else None


def _passages(plan: Plan, catalogue: Catalogue, focus: tuple[PublishedValue, ...]) -> Answer:
    """The answer from the reports of the scope; where a council is named and its reports do not say, from those of no council as well."""
    question, scope = _asked_in_full(plan), plan.scope
    documents = [document.document_id for document in scope.documents] if scope.documents else None
    reports = scope.used if documents is not None else ()
    answer = answer_from_passages(question, catalogue.store, documents=documents, reports=reports, focus=focus)
    nameless = [document.document_id for document in catalogue.documents if not document.council]
    if answer.status is Status.ANSWERED or documents is None or scope.named or set(nameless) <= set(documents):
        return answer
    return answer_from_passages(question, catalogue.store, documents=[*documents, *nameless], reports=reports, focus=focus)


def _are_of(focus: tuple[PublishedValue, ...], passages: Answer) -> bool:
    """Do the passages stand where the first of the values does: its own commentary?"""
    of_value = {(place.document_id, place.page, place.lines) for place in focus[0].places}
    return any((place.document_id, place.page, place.lines) in of_value for citation in passages.citations for place in citation.places)


def _asked_in_full(plan: Plan) -> str:
    """The question; with the indicator's name where a follow-up names none ("why?")."""
    question = plan.question
    if plan.indicators and not any(not is_weak(token) for token in tokens(question.text)):
        return f"{question.text} {plan.indicators[0].title}"
    return question.text


def _focus(plan: Plan, catalogue: Catalogue) -> tuple[PublishedValue, ...]:
    """The results that the question is about, every report's."""
    values: list[PublishedValue] = []
    for indicator in plan.indicators:
        found = look_up(indicator.values, Measure.RESULT, plan.periods[0] if plan.periods else None, catalogue.document_by_id)
        if found.value is not None:
            rows = [found.value, *found.same, *found.conflicts]
            values += sorted(rows, key=lambda value: value.comment is None)
    return tuple(values)


def _say_figure(draft: Draft, value: PublishedValue, plan: Plan) -> None:
    indicator = plan.indicators[0]
    target = target_for(value, indicator.values)
    against = f", against a target of {amount(target)} {draft.figure(target, asked=False)}" if target is not None else ""
    distance = distance_to_target(value, target) if target is not None else None
    verdict = "" if distance is None or distance.met is None or distance.within_interval else (" (met)" if distance.met else " (missed)")
    draft.block(
        f"{draft.name(value)}: **{amount(value)}** {at(value.period)}{', rated ' + rated(value) if rated(value) else ''} "
        f"{draft.figure(value)}{against}{verdict}."
    )


def activity_answer(question: Question, draft: Draft, catalogue: Catalogue, scope: Scope) -> Answer | None:
    """The rating of the one activity of the scope that the question names; None where none or several fit."""
    in_charge = IN_CHARGE.search(question.text.lower())
    asking = tokens(in_charge[0]) if in_charge else ()
    wanted = [token for token in tokens(question.subject) if not is_weak(token) and token not in asking]
    wanted = [token for token in wanted if token not in CALLED] if RATING_QUESTION.search(question.text) else wanted
    if len(wanted) < 2:
        return None
    held = [one for one in catalogue.activities if scope.holds(one.places[0].document_id)]
    pool = [one for one in held if not question.ratings or one.rating in question.ratings]
    scored = sorted(((_share(activity, wanted), activity) for activity in pool), key=lambda pair: (-pair[0], pair[1].id))
    enough = ENOUGH_RATED if question.ratings else ENOUGH
    best = [activity for share, activity in scored if share >= enough and share == scored[0][0]]
    fitting = [*{(one.title, one.rating_raw, one.commentary): one for one in reversed(best)}.values()]  # a report kept in two formats
    if len(fitting) != 1 or fitting[0].rating_raw is None:
        return None
    activity = fitting[0]
    if in_charge:
        named = service_answer(activity, draft)
        return rating_of_activity(activity, draft) if RATING_QUESTION.search(question.text) and activity.rating_raw else named
    title = f"“{oneline(activity.title)}” [{draft.citing.activity(activity, activity.title)}]"
    rating = f"**{activity.rating.value}** ({RATING_LETTERS[activity.rating]})" if activity.rating else f"“{activity.rating_raw}”"
    by_colour = activity.rating_source is RatingSource.COLOUR
    source = " by colour" if by_colour else f" [{draft.citing.activity(activity, fitting[0].rating_raw)}]"
    draft.say(f"{title} is rated {rating}{source}.")
    told = [one for one in sentences(oneline(activity.commentary or "")) if not is_addressed_to_machine(one)]
    if activity.commentary and told:
        whole = question.intent is Intent.WHY and len(told) == len(sentences(oneline(activity.commentary)))
        comment = oneline(activity.commentary) if whole else told[0]
        draft.say(f"The report comments: {comment} [{draft.citing.activity(activity, comment)}]")
    return draft.answered()


def _share(activity: Activity, wanted: list[str]) -> float:
    words = set(tokens(activity.title))
    return sum(token in words for token in wanted) / len(wanted)
