"""What each tool does with its arguments: a plan, carried out by the same composers as a person's question, checked by the same guard.

No number is made here; a plan says which indicator, measure and period, and which words a composer looks for to know the order or the sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.agent import arguments as of
from assistant.agent.named import NotNamed, called, indicator_named, scope_named
from assistant.citing import HEADING_JOINT
from assistant.composing.change import compare_answer
from assistant.composing.distance import distance_answer
from assistant.composing.draft import Draft
from assistant.composing.gaps import clarify
from assistant.composing.lists import list_answer
from assistant.composing.look_up import look_up_answer
from assistant.composing.ranking import CUES, rank_answer
from assistant.composing.rating_check import rating_answer
from assistant.composing.reports import news_answer
from assistant.composing.series import trend_answer
from assistant.composing.side_by_side import side_by_side_answer
from assistant.composing.verify import verify_answer
from assistant.guard import checked
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.conversation import Conversation
from assistant.meaning.periods import AskedPeriod, as_asked, order
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question, understand
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.themes import theme_of
from assistant.meaning.wordings import Intent
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Reason, Status
from assistant.printed_tables.answers import answer_from_tables
from assistant.prose.passages import answer_from_passages
from assistant.steps import Tool
from assistant.tools.rank import Order
from ingest.model import Measure

# The word by which a composer knows the order asked for.
ORDER_WORDS = {
    Order.SHORT: "furthest short", Order.BEYOND: "exceed", Order.NEAR: "closest", Order.BETTER: "improved", Order.WORSE: "worsened",
    Order.UP: "risen", Order.DOWN: "fallen", Order.CHANGED: "changed", Order.HIGHEST: "highest", Order.LOWEST: "lowest",
}  # fmt: skip
ASPECTS = {
    of.Against.MISSED: Aspect.MISSED, of.Against.MET: Aspect.MET,
    of.Travel.IMPROVING: Aspect.IMPROVED, of.Travel.WORSENING: Aspect.WORSENED,
}  # fmt: skip
MOST_SECTIONS = 20

Composer = Callable[[Plan, Draft, Catalogue], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a call gave: the answer with figures, workings and citations, and what to name instead where it named something wrongly."""

    answer: Answer
    choices: tuple[str, ...] = ()


def told(call: of.Arguments, catalogue: Catalogue) -> Told:
    """The figures, workings and citations that a call asks for; what it names wrongly comes back with the reason and choices."""
    choices: tuple[str, ...] = ()
    try:
        answer = CALLS[type(call)](call, catalogue)
    except NotNamed as problem:
        answer, choices = _not_named(problem, catalogue), tuple(one.key for one in problem.offered) or problem.names
    return Told(answer=replace(checked(answer), question=call.model_dump_json(exclude_defaults=True)), choices=choices)


def _look_up(call: of.LookUp, catalogue: Catalogue) -> Answer:
    plan = _of_indicator(call, Tool.LOOK_UP, Intent.FIGURE, catalogue, call.period)
    return _composed(look_up_answer, replace(plan, measures=(call.measure,)), catalogue)


def _compare(call: of.Compare, catalogue: Catalogue) -> Answer:
    plan = _of_indicator(call, Tool.COMPARE, Intent.CHANGE, catalogue, call.after)
    if call.with_indicator is not None:
        other = indicator_named(call.with_indicator, plan.scope, catalogue)
        return _composed(side_by_side_answer, replace(plan, tool=Tool.SIDE_BY_SIDE, indicators=(*plan.indicators, other)), catalogue)
    measure = Measure(call.measure.value)
    return _composed(compare_answer, replace(plan, measures=(measure,), before=as_asked(call.before)), catalogue)


def _trend(call: of.Trend, catalogue: Catalogue) -> Answer:
    plan = _of_indicator(call, Tool.TREND, Intent.TREND, catalogue)
    since, until = as_asked(call.since), as_asked(call.until)
    if until is not None:
        start = since or _earliest(plan.indicators[0]) or until
        plan = replace(plan, periods=(start, until))
    return _composed(trend_answer, replace(plan, since=since.start if since is not None else None), catalogue)


def _earliest(indicator: Indicator) -> AskedPeriod | None:
    return as_asked(min((value.period for value in indicator.results if value.period), key=order, default=None))


def _distance(call: of.DistanceToTarget, catalogue: Catalogue) -> Answer:
    plan = _of_indicator(call, Tool.DISTANCE, Intent.DISTANCE, catalogue, call.period, words="annual target" if call.annual else "")
    return _composed(distance_answer, plan, catalogue)


def _check_rating(call: of.CheckRating, catalogue: Catalogue) -> Answer:
    return _composed(rating_answer, _of_indicator(call, Tool.CHECK_RATING, Intent.RATING_CHECK, catalogue, call.period), catalogue)


def _list(call: of.ListIndicators, catalogue: Catalogue) -> Answer:
    return _composed(list_answer, _of_rows(call, Tool.LIST, Intent.LIST, catalogue), catalogue)


def _count(call: of.Count, catalogue: Catalogue) -> Answer:
    return _composed(list_answer, _of_rows(call, Tool.COUNT, Intent.COUNT, catalogue), catalogue)


def _rank(call: of.Rank, catalogue: Catalogue) -> Answer:
    side = "bottom" if call.order is Order.LOWEST else "top"
    asked = [one for one in (as_asked(call.since), as_asked(call.period)) if one is not None]
    question = Question(
        text=f"{ORDER_WORDS[call.order]} {side} {call.most}",
        intent=Intent.RANK,
        subject=call.section or "",
        ratings=call.rating,
        periods=tuple(asked),
        since=call.since is not None and call.period is None,
    )
    scope = scope_named(call.council, call.document, catalogue)
    _known_theme(question, scope, catalogue, CUES)
    return _composed(rank_answer, Plan(tool=Tool.RANK, question=question, scope=scope, periods=tuple(asked[-1:])), catalogue)


def _table_cell(call: of.TableCell, catalogue: Catalogue) -> Answer:
    scope = scope_named(call.council, call.document, catalogue)
    question = understand(f"What is the {call.column or 'figure'} of {call.row}?")
    period = as_asked(call.period)
    question = replace(question, periods=(period,) if period is not None else question.periods)
    answer = answer_from_tables(question, scope, Resolution(outcome=Outcome.UNKNOWN), Conversation(), catalogue)
    return answer or _not_found("No printed table of these reports has such a row and column.", Reason.NOT_IN_REPORTS)


def _search(call: of.SearchText, catalogue: Catalogue) -> Answer:
    ids = scope_named(call.council, call.document, catalogue).ids
    return answer_from_passages(call.query, catalogue.store, documents=None if ids is None else sorted(ids))


def _what_changed(call: of.WhatChanged, catalogue: Catalogue) -> Answer:
    question = Question(text="", intent=Intent.NEWS, subject="", ratings=call.rating)
    scope = scope_named(call.council, None, catalogue)
    if call.document is not None:  # the report is the newer of the two, so none that came after it is looked at
        newest = scope_named(call.council, call.document, catalogue).documents or ()
        first = min(order(one.period)[0] for one in newest)
        before = [one for one in scope.documents or catalogue.documents if order(one.period)[0] < first]
        scope = Scope(documents=(*newest, *(one for one in before if one.council in {new.council for new in newest})), named=True)
    return _composed(news_answer, Plan(tool=Tool.NEWS, question=question, scope=scope), catalogue)


def _verify(call: of.Verify, catalogue: Catalogue) -> Answer:
    plan = _of_indicator(call, Tool.VERIFY, Intent.VERIFY, catalogue, call.period)
    stated: tuple[Decimal, ...] = (call.value,) if call.value is not None else ()
    question = replace(plan.question, stated=stated, ratings=(call.rating,) if call.rating is not None else ())
    return _composed(verify_answer, replace(plan, question=question, measures=(call.measure,)), catalogue)


CALLS: dict[type[of.Arguments], Callable[..., Answer]] = {
    of.LookUp: _look_up, of.Compare: _compare, of.Trend: _trend, of.DistanceToTarget: _distance, of.CheckRating: _check_rating,
    of.ListIndicators: _list, of.Rank: _rank, of.Count: _count, of.TableCell: _table_cell, of.SearchText: _search,
    of.WhatChanged: _what_changed, of.Verify: _verify,
}  # fmt: skip


def _of_indicator(
    call: of.OfIndicator, tool: Tool, intent: Intent, catalogue: Catalogue, period: str | None = None, words: str = ""
) -> Plan:
    scope = scope_named(call.council, call.document, catalogue)
    asked = as_asked(period)
    return Plan(
        tool=tool,
        question=Question(text=words, intent=intent, subject=""),
        scope=scope,
        indicators=(indicator_named(call.indicator, scope, catalogue),),
        periods=(asked,) if asked is not None else (),
    )


def _of_rows(call: of.Filters, tool: Tool, intent: Intent, catalogue: Catalogue) -> Plan:
    aspects = tuple(ASPECTS[one] for one in (call.target, call.direction) if one is not None)
    words = " ".join(filter(None, [call.section, call.service]))
    question = Question(text="", intent=intent, subject=words, ratings=call.rating, aspects=aspects)
    scope = scope_named(call.council, call.document, catalogue)
    _known_theme(question, scope, catalogue)
    period = as_asked(call.period)
    return Plan(
        tool=tool,
        question=question,
        scope=scope,
        periods=(period,) if period is not None else (),
    )


def _known_theme(question: Question, scope: Scope, catalogue: Catalogue, without: re.Pattern[str] | None = None) -> None:
    """Raises `NotNamed` where no section or title holds the words to filter by: a filter is never dropped silently."""
    words = question.subject
    strange = [token for token in tokens(words) if not is_weak(token) and token not in catalogue.indexes.theme_words]
    if strange or (words and not theme_of(question, scope, catalogue, without)):
        sections = sorted({section.rpartition(HEADING_JOINT)[2] for one in catalogue.indicators for section in one.sections})
        what = f"No section or title is {called(words)}, or not in all its words."
        raise NotNamed(what, Reason.UNKNOWN_INDICATOR, names=tuple(sections[:MOST_SECTIONS]))


def _composed(composer: Composer, plan: Plan, catalogue: Catalogue) -> Answer:
    return composer(plan, Draft(plan.question.text, catalogue), catalogue)


def _not_named(problem: NotNamed, catalogue: Catalogue) -> Answer:
    """What was named wrongly; indicators that may be meant are asked about, each with its source."""
    if not problem.offered:
        return _not_found(problem.what, problem.reason)
    plan = Plan(tool=Tool.CLARIFY, question=Question(text="", intent=Intent.FIGURE, subject=""), scope=Scope(), indicators=problem.offered)
    answer = clarify(Draft("", catalogue), plan)
    return replace(answer, reason=problem.reason, text=f"{problem.what} {answer.text}")


def _not_found(text: str, reason: Reason) -> Answer:
    return Answer(question="", status=Status.NOT_FOUND, reason=reason, text=text)
