"""A question in, an answer out: the stages in order. Deterministic, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.composing.agreement import agreement_answer
from assistant.composing.change import compare_answer
from assistant.composing.distance import distance_answer, share_answer
from assistant.composing.draft import Draft
from assistant.composing.gaps import clarify, unknown
from assistant.composing.joining import both_answers, with_step
from assistant.composing.lists import list_answer, reports_answer
from assistant.composing.look_up import look_up_answer
from assistant.composing.meanings import meaning_answer, with_figure
from assistant.composing.on_theme import theme_answer
from assistant.composing.overview import named_overview, overview_answer
from assistant.composing.pasted import pasted_answer
from assistant.composing.premises import explain_answer
from assistant.composing.prose import activity_answer, prose_answer, said_surely
from assistant.composing.prose_difference import with_difference
from assistant.composing.prose_share import with_share
from assistant.composing.ranking import rank_answer
from assistant.composing.rating_check import rating_answer
from assistant.composing.reports import news_answer, which_reports_answer
from assistant.composing.series import trend_answer
from assistant.composing.side_by_side import side_by_side_answer
from assistant.composing.stated_sums import stated_sum_answer
from assistant.composing.talk import talk_answer
from assistant.composing.verify import verify_answer
from assistant.composing.wording import listed
from assistant.follow_ups.last_answer import about_last_answer
from assistant.follow_ups.of_shown import from_shown
from assistant.follow_ups.shown import shown_in
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue, Indicator, catalogue_of, results_of
from assistant.meaning.chat import plain_spelling, without_new_topic
from assistant.meaning.compared_with import compared_with
from assistant.meaning.conversation import Continued, Conversation, Topic, continued
from assistant.meaning.fragments import like_topic
from assistant.meaning.naming import Candidate
from assistant.meaning.periods import as_asked, fit
from assistant.meaning.plan import Plan, make_plan
from assistant.meaning.question import WANTS_FIGURE, Question, understand
from assistant.meaning.resolve import Outcome, Resolution, resolve
from assistant.meaning.scope import Scope, council_words, scope_of
from assistant.meaning.several import resolve_several
from assistant.meaning.spelling import well_spelled
from assistant.meaning.step import step_of
from assistant.meaning.talk import talk_of
from assistant.meaning.wordings import Intent
from assistant.meaning.words import tokens
from assistant.model import Answer, Reason, Status, Verdict
from assistant.printed_tables.agreement import tables_agreement
from assistant.printed_tables.answers import answer_from_tables
from assistant.prose.asked import lexicon_of
from assistant.prose.motion_answer import answer_from_motions, motion_topic
from assistant.prose.wants import asks_to_define, wanted
from assistant.several_asks import answer_asks
from assistant.steps import Remark, Step, Tool
from ingest.model import Measure

if TYPE_CHECKING:
    from index.store import Store

COMPOSERS = {
    Tool.LOOK_UP: look_up_answer, Tool.COMPARE: compare_answer, Tool.DISTANCE: distance_answer, Tool.SHARE: share_answer,
    Tool.TREND: trend_answer, Tool.CHECK_RATING: rating_answer, Tool.VERIFY: verify_answer, Tool.AGREEMENT: agreement_answer,
    Tool.LIST: list_answer,
    Tool.RANK: rank_answer, Tool.NEWS: news_answer, Tool.WHICH_REPORTS: which_reports_answer, Tool.SIDE_BY_SIDE: side_by_side_answer,
    Tool.COUNT: list_answer, Tool.EXPLAIN: explain_answer, Tool.PASSAGES: prose_answer, Tool.REPORTS: reports_answer,
}  # fmt: skip
OPEN = re.compile(r"\b(?:tell me|describe|explain|how (?:is|are|was|were)|progress)\b")  # a question that a figure answers too
AVERAGE = re.compile(r"\b(?:averages?|median|mean (?:number|score|time|age|value|result|cost)s?)\b")
MOST_LIKELY = 3
AS_WELL = 0.1  # coverage that an indicator with figures of the period may have less than one without
NEAR = 0.5  # coverage from which an indicator is about the like of what is asked
OF_MANY = frozenset({Intent.LIST, Intent.COUNT, Intent.RANK})
LONGEST_QUESTION = 2_000  # characters; understanding takes time that grows with the square of the length
TOO_LONG = f"Please ask in at most {LONGEST_QUESTION:,} characters."
WORDS = re.compile(r"[^\W\d_]{2}|\d")  # a word, or a number: of an offered question, of an indicator, an age
EMPTY_QUESTION = "Please ask a question, for example about an indicator, its target or why it missed it."


def answer_question(question: str, conversation: Conversation, store: Store) -> Answer:
    """The answer from the reports of `store`; `conversation` is updated in place."""
    no_question = _no_question(question)
    if no_question:
        return Answer(question=question[:LONGEST_QUESTION], status=Status.NOT_FOUND, text=no_question, reason=Reason.NOT_IN_REPORTS)
    about_last = about_last_answer(question, conversation)
    if about_last is not None:
        return about_last
    return answer_asks(question, conversation, store, answer_one)


def answer_one(question: str, conversation: Conversation, store: Store, *, part: bool = False) -> Answer:
    """The answer to one ask, with the step that made it; the conversation keeps both. `part`: it follows others in one message."""
    answer = _answered(question, conversation, store, part=part)
    conversation.keep(answer, shown_in(answer, catalogue_of(store)))
    return answer


def _answered(question: str, conversation: Conversation, store: Store, *, part: bool) -> Answer:
    catalogue = catalogue_of(store)
    plain = well_spelled(plain_spelling(without_new_topic(question)), catalogue)
    if without_new_topic(question) != question:
        conversation.forget()
    talked = _talk_answer(question, catalogue)
    if talked is not None:
        return replace(talked, question=question)
    about_motion = answer_from_motions(plain, store, conversation.motion)
    conversation.motion = motion_topic(plain, store, conversation.motion) if about_motion is not None else None
    if about_motion is not None:
        conversation.remember(None)
        return with_step(replace(about_motion, question=question), Step(tool=Tool.MOTIONS))
    understood = understand(plain)
    from_last = from_shown(understood, plain, conversation, catalogue, part=part)
    if from_last is not None:
        return replace(from_last, question=question)
    asked = continued(understood, conversation, catalogue)
    conversation.last = asked.question
    scope = asked.scope or scope_of(asked.question, catalogue)
    resolution = _resolved(asked, scope, conversation, catalogue)
    compared = compared_with(asked.question, scope, catalogue) if resolution.outcome is Outcome.UNKNOWN and not resolution.by_ref else None
    if compared is not None:
        asked, resolution = replace(asked, question=compared[0]), compared[1]
    narrows = asked.question.intent in OF_MANY and understood.intent not in OF_MANY  # "just the housing ones", of a list
    pasted = pasted_answer(understood, scope, catalogue, named=resolution.outcome is Outcome.FOUND)
    pasted = pasted or stated_sum_answer(understood, scope, catalogue)
    if pasted is not None:
        conversation.remember(None)
        conversation.table = None
        return with_step(replace(pasted, question=question), Step(tool=Tool.PASTED))
    meaning = meaning_answer(plain, scope, resolution, catalogue)
    if meaning is not None:
        conversation.remember(None)
        conversation.table = None
        plan = make_plan(asked, scope, resolution, catalogue)
        found = resolution.outcome is Outcome.FOUND
        whole = with_figure(meaning, plain, lambda: _carried_out(plan, resolution, plain, catalogue)) if found else meaning
        return with_step(replace(whole, question=question), Step(tool=Tool.MEANING))
    agreement = asked.question.intent is Intent.AGREEMENT
    narrows = narrows or (agreement and resolution.outcome is Outcome.FOUND)
    from_table = None if narrows or asks_to_define(plain) else answer_from_tables(understood, scope, resolution, conversation, catalogue)
    if agreement and not narrows:
        from_table = tables_agreement(understood, scope, catalogue) or from_table
    if from_table is not None:
        return with_step(replace(from_table, question=question), Step(tool=Tool.TABLE))
    plan = make_plan(asked, scope, resolution, catalogue)
    answer = checked(_with_unsaid(replace(_carried_out(plan, resolution, plain, catalogue), question=question), resolution))
    answer = with_step(answer, step_of(plan))
    _remember(plan, resolution, answer, conversation)
    return answer


def _no_question(question: str) -> str | None:
    """What to say to something that is no question; None for a question."""
    if len(question) > LONGEST_QUESTION:
        return TOO_LONG
    return None if WORDS.search(question) else EMPTY_QUESTION


def _talk_answer(question: str, catalogue: Catalogue) -> Answer | None:
    """The reply to what names nothing that a report prints; what was talked about before stays the topic."""
    plain = plain_spelling(question)
    talk = talk_of(plain)
    if talk is not None and (reply := talk_answer(talk, question, catalogue)) is not None:
        return reply
    overview = overview_answer(talk, question, catalogue) if talk is not None else named_overview(plain, catalogue)
    if overview is not None:
        return with_step(overview, Step(tool=Tool.OVERVIEW))
    theme = theme_answer(plain, catalogue) if talk is None else None
    return with_step(theme, Step(tool=Tool.THEME)) if theme is not None else None


def _resolved(asked: Continued, scope: Scope, conversation: Conversation, catalogue: Catalogue) -> Resolution:
    """What the question names; in all reports where the named one does not have it; from the conversation where it names nothing."""
    if asked.indicators:
        candidates = tuple(Candidate(indicator=one, score=1, coverage=1, told=1, reason="conversation") for one in asked.indicators)
        return Resolution(outcome=Outcome.FOUND, candidates=candidates)
    found = resolve(asked.question, scope, catalogue)
    if found.outcome is Outcome.UNKNOWN and scope.documents is not None:
        found = resolve(asked.question, _widened(scope, catalogue), catalogue)
    if found.unsaid and any(lexicon_of(catalogue.store).names.asked(word) for word in found.unsaid):  # "smoking in otherham"
        found = Resolution(outcome=Outcome.UNKNOWN, candidates=found.candidates, likely=found.indicators)
    if found.outcome is Outcome.FOUND and not found.by_ref:
        found = _of_the_period(found, asked.question, scope, catalogue)
    if found.outcome is not Outcome.FOUND and asked.question.stated:
        found = _by_stated_figure(asked.question, scope, catalogue) or found
    if found.outcome is not Outcome.UNKNOWN and not found.by_ref and _asks_average(asked.question):
        found = _if_an_average(found)
    several = resolve_several(asked.question, scope, catalogue, found)
    if several is not None:
        return several
    topic = conversation.topic.indicators if conversation.topic is not None else ()
    return like_topic(found, topic) if asked.base is not None else found


def _asks_average(question: Question) -> bool:
    return Measure.BENCHMARK not in question.measures and AVERAGE.search(question.text.lower()) is not None


def _if_an_average(found: Resolution) -> Resolution:
    """The resolution where a title or result speaks of an average too; else what it names is only near to what is asked for."""
    results = [value.raw for one in found.indicators for value in results_of(one)]
    if any(AVERAGE.search(text.lower()) for text in (*results, *(name for one in found.indicators for name in one.names))):
        return found
    return Resolution(outcome=Outcome.UNKNOWN, candidates=found.candidates, likely=found.indicators[:MOST_LIKELY])


def _of_the_period(found: Resolution, question: Question, scope: Scope, catalogue: Catalogue) -> Resolution:
    """Of indicators that the words name as well, the one with figures of the period asked, where the one found has none."""
    if not question.periods or _speaking(question, scope, catalogue, found.indicators):
        return found
    pool = _speaking(question, scope, catalogue, catalogue.indicators)
    other = resolve(question, scope, catalogue, pool, offered=False)
    as_well = other.outcome is Outcome.FOUND and other.candidates[0].coverage >= found.candidates[0].coverage - AS_WELL
    return other if as_well else found


def _speaking(question: Question, scope: Scope, catalogue: Catalogue, pool: Sequence[Indicator]) -> list[Indicator]:
    """Those of which a report of the scope prints anything for a period asked, if only that there is no figure."""
    ids = scope.ids
    fits = lru_cache(maxsize=None)(lambda period: any(fit(asked, period) is not None for asked in question.periods))
    spoken = catalogue.indexes.spoken_of
    return [one for one in pool if any((ids is None or document in ids) and fits(period) for document, period in spoken[one.key])]


def _by_stated_figure(question: Question, scope: Scope, catalogue: Catalogue) -> Resolution | None:
    """The one indicator of the name that prints the figure which the question states; None where it is not one."""
    ids = scope.ids
    printed = {pair for number in question.stated for pair in catalogue.indexes.by_number.get(number, ())}
    pool = catalogue.indexes.in_order({key for key, document in printed if ids is None or document in ids})
    found = resolve(question, scope, catalogue, pool)
    return found if found.outcome is Outcome.FOUND else None


def _widened(scope: Scope, catalogue: Catalogue) -> Scope:
    """All reports of the councils that the question names, and those that name no council; all reports where it names none."""
    councils = [words for document in catalogue.documents if (words := council_words(document.council)) and words <= scope.used]
    held = tuple(one for one in catalogue.documents if not councils or not one.council or council_words(one.council) in councils)
    return replace(scope, documents=held, named=False)


def _carried_out(plan: Plan, resolution: Resolution, question: str, catalogue: Catalogue) -> Answer:
    draft = Draft(question, catalogue)
    if plan.tool is Tool.CLARIFY:
        return said_surely(plan, Draft(question, catalogue), catalogue) or clarify(draft, plan)
    if plan.tool in (Tool.COLUMN, Tool.UNKNOWN):
        return _without_indicator(plan, resolution, question, catalogue)
    answer = COMPOSERS[plan.tool](plan, draft, catalogue)
    one_time = plan.tool is Tool.COMPARE and len(plan.question.periods) == 1 and not plan.question.relatives and not plan.question.since
    if one_time and answer.status is Status.NOT_FOUND and plan.question.claim is None:  # "the drop in crime at Q2" may be what is reported
        answer = look_up_answer(replace(plan, tool=Tool.LOOK_UP, periods=plan.question.periods), Draft(question, catalogue), catalogue)
    if plan.tool is Tool.LOOK_UP and answer.status is Status.NOT_FOUND and answer.reason is Reason.NOT_REPORTED:
        answer = said_surely(plan, Draft(question, catalogue), catalogue) or answer
    if plan.also is not None and answer.status is Status.ANSWERED and plan.tool is not plan.also:
        answer = _with_second(answer, plan, catalogue)
    if plan.tool is Tool.PASSAGES and answer.status is Status.NOT_FOUND and plan.indicators and OPEN.search(question.lower()):
        return look_up_answer(plan, Draft(question, catalogue), catalogue)
    return answer


def _with_unsaid(answer: Answer, resolution: Resolution) -> Answer:
    """The answer with the words of the question that its indicator does not speak of, so that nobody takes it for something else."""
    if not resolution.unsaid or answer.status is not Status.ANSWERED or not answer.figures:
        return answer
    words = listed([f"“{word}”" for word in resolution.unsaid], "or")
    answer = replace(answer, remarks=(*answer.remarks, Remark.NEAREST))
    return replace(answer, text=f"{answer.text}\n\nNo indicator's title speaks of {words}; this is the nearest one.")


def _with_second(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer to a question of two clauses: that to the second one follows, if there is one."""
    assert plan.also is not None
    second = COMPOSERS[plan.also](replace(plan, tool=plan.also, also=None), Draft(answer.question, catalogue), catalogue)
    if answer.verdict is second.verdict is Verdict.CONTRADICTED:  # the second one puts the same right, and goes on
        return second
    if plan.also is Tool.EXPLAIN and second.figures:  # the figure in front of an explanation has been given
        second = replace(second, text=second.text.partition("\n\n")[2] or second.text, figures=())
    return both_answers(answer, second)


def _without_indicator(plan: Plan, resolution: Resolution, question: str, catalogue: Catalogue) -> Answer:
    """For a question that names no indicator: an activity of that name, else passages, else what is nearest."""
    if not resolution.by_ref and not any(want.figure for want in wanted(question)):
        activity = activity_answer(plan.question, Draft(question, catalogue), catalogue, plan.scope)
        if activity is not None:
            return activity
    of_words = "%" not in question and any(not want.figure for want in wanted(question))  # "when are they meant to open?"
    figure_asked = (
        bool(plan.question.measures) and bool(resolution.likely) and not of_words
    )  # "target of …": what is near to it is asked back
    if not resolution.by_ref and not figure_asked:
        prose = prose_answer(plan, Draft(question, catalogue), catalogue)
        if prose.status is Status.ANSWERED and not _is_of_another(prose, resolution, question):
            return with_share(with_difference(prose, plan.question), plan.question)
    return unknown(Draft(question, catalogue), plan, resolution)


def _is_of_another(prose: Answer, resolution: Resolution, question: str) -> bool:
    """True where a figure is asked for and the words found do not hold what no indicator of the like is about: "carers in paid work"."""
    if not resolution.candidates or resolution.candidates[0].coverage < NEAR:
        return False
    lacking = resolution.candidates[0].foreign - set(tokens(prose.text))
    return bool(lacking) and (WANTS_FIGURE.search(question.lower()) is not None or any(token[0].isdigit() for token in lacking))


def _remember(plan: Plan, resolution: Resolution, answer: Answer, conversation: Conversation) -> None:
    if answer.status is Status.CLARIFY:
        conversation.remember(None)
        offered = plan.indicators or resolution.likely
        conversation.offer(answer.options, offered[: len(answer.options)], plan.question)
    else:
        conversation.remember(_topic(plan, answer))


def _topic(plan: Plan, answer: Answer) -> Topic | None:
    """What the answer was about: its indicators, and the period of the first figure where the question named none."""
    if not plan.indicators and plan.tool not in (Tool.LIST, Tool.COUNT, Tool.RANK):
        return None
    first = answer.figures[0] if answer.figures else None
    shown = as_asked(first.period) if first is not None and first.period else None
    report = answer.citations[first.citation - 1].places[0].document_id if first is not None else None
    return Topic(
        question=plan.question,
        indicators=plan.indicators,
        periods=plan.periods or ((shown,) if shown else ()),
        asked_period=bool(plan.periods),
        scope=plan.scope,
        report=report,
    )
