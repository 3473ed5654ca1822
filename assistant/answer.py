"""A question in, an answer out: the stages in order. Deterministic, without a language model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.beside import with_beside
from assistant.carrying_out import carried_out, with_councils_left, with_unsaid
from assistant.composing.activity_conditions import asks_for_activities
from assistant.composing.draft import Draft
from assistant.composing.joining import with_step
from assistant.composing.look_up import look_up_answer
from assistant.composing.meanings import meaning_answer, with_figure
from assistant.composing.on_theme import theme_answer
from assistant.composing.overview import named_overview, overview_answer
from assistant.composing.parts import with_parts_held
from assistant.composing.pasted import pasted_answer
from assistant.composing.said_in_prose import with_prose_heard
from assistant.composing.stated_sums import stated_sum_answer
from assistant.composing.talk import talk_answer
from assistant.composing.theme_standing import standing_answer
from assistant.follow_ups.last_answer import about_last_answer
from assistant.follow_ups.of_shown import from_shown
from assistant.follow_ups.ordinals import continued_by_place
from assistant.follow_ups.shown import shown_in
from assistant.follow_ups.turns import of_turns
from assistant.follow_ups.within import counted_within, named_within, within_of
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue, catalogue_of
from assistant.meaning.chat import plain_spelling, without_new_topic
from assistant.meaning.compared_with import compared_with
from assistant.meaning.conversation import Conversation, Topic, continued
from assistant.meaning.groups_named import with_group
from assistant.meaning.indicators_meant import indicators_meant
from assistant.meaning.measure_words import RATINGS
from assistant.meaning.periods import as_asked
from assistant.meaning.plan import Plan, make_plan
from assistant.meaning.question import understand
from assistant.meaning.rated_lists import as_ranking, as_rated_list
from assistant.meaning.relative import names_time
from assistant.meaning.resolve import Outcome, Resolution
from assistant.meaning.scope import scope_of
from assistant.meaning.sections_named import without_ratings_of_section
from assistant.meaning.set_beside import set_beside
from assistant.meaning.several import councils_without
from assistant.meaning.spelling import well_spelled
from assistant.meaning.step import step_of
from assistant.meaning.talk import talk_of
from assistant.meaning.topic_month import with_month
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Reason, Status
from assistant.printed_tables.agreement import tables_agreement
from assistant.printed_tables.answers import answer_from_tables
from assistant.printed_tables.other_totals import with_other_totals
from assistant.prose.motion_answer import answer_from_motions, motion_topic
from assistant.prose.wants import asks_to_define
from assistant.several_asks import answer_asks
from assistant.steps import Step, Tool
from assistant.told_corrections import with_corrections
from assistant.verified import with_verifications
from index.stopping import step
from ingest.model import Measure

if TYPE_CHECKING:
    from index.store import Store

OF_MANY = frozenset({Intent.LIST, Intent.COUNT, Intent.RANK})
LONGEST_QUESTION = 2_000  # characters; understanding takes time that grows with the square of the length
TOO_LONG = f"Please ask in at most {LONGEST_QUESTION:,} characters."
WORDS = re.compile(r"[^\W\d_]{2}|\d")  # a word, or a number: of an offered question, of an indicator, an age
EMPTY_QUESTION = "Please ask a question, for example about an indicator, its target or why it missed it."


def answer_question(question: str, conversation: Conversation, store: Store) -> Answer:
    """The answer from the reports of `store`, each figure with what it is judged by; `conversation` is updated in place."""
    return with_beside(worded_answer(question, conversation, store), store)


def worded_answer(question: str, conversation: Conversation, store: Store) -> Answer:
    """The answer without what stands beside its figures: its citations are those of its words."""
    no_question = _no_question(question)
    if no_question:
        return Answer(question=question[:LONGEST_QUESTION], status=Status.NOT_FOUND, text=no_question, reason=Reason.NOT_IN_REPORTS)
    about_last = about_last_answer(question, conversation)
    if about_last is not None:
        return about_last
    return with_verifications(with_corrections(answer_asks(question, conversation, store, answer_one), store), store)


def answer_one(question: str, conversation: Conversation, store: Store, *, part: bool = False) -> Answer:
    """The answer to one ask, with the step that made it; the conversation keeps both. `part`: it follows others in one message."""
    step()
    answer = _answered(question, conversation, store, part=part)
    shown = shown_in(answer, catalogue_of(store))
    if shown.indicators:
        conversation.turns = of_turns(conversation, shown, question)
    conversation.keep(answer, shown)
    return answer


def _answered(question: str, conversation: Conversation, store: Store, *, part: bool) -> Answer:
    catalogue = catalogue_of(store)
    plain = well_spelled(plain_spelling(without_new_topic(question)), catalogue)
    if without_new_topic(question) != question:
        conversation.forget()
    talked = _talk_answer(question, catalogue)
    if talked is not None:
        conversation.within = named_within(understand(plain), conversation, catalogue)
        return replace(talked, question=question)
    about_motion = answer_from_motions(plain, store, conversation.motion)
    conversation.motion = motion_topic(plain, store, conversation.motion) if about_motion is not None else None
    if about_motion is not None:
        conversation.remember(None)
        return with_step(replace(about_motion, question=question), Step(tool=Tool.MOTIONS))
    step()
    understood = with_group(as_ranking(as_rated_list(with_month(understand(plain), conversation.topic), catalogue), catalogue), catalogue)
    understood = without_ratings_of_section(understood, catalogue)
    from_last = from_shown(understood, plain, conversation, catalogue, part=part)
    if from_last is not None:
        return replace(from_last, question=question)
    asked = (
        set_beside(understood, conversation.topic, catalogue)
        or continued_by_place(plain, conversation)
        or counted_within(understood, conversation, catalogue)
        or continued(understood, conversation, catalogue)
    )
    conversation.last = asked.question
    step()
    scope = asked.scope or scope_of(asked.question, catalogue)
    conversation.within = within_of(asked, scope, conversation)
    resolution = indicators_meant(asked, scope, conversation, catalogue)
    compared = compared_with(asked.question, scope, catalogue) if resolution.outcome is Outcome.UNKNOWN and not resolution.by_ref else None
    if compared is not None:
        asked, resolution = replace(asked, question=compared[0]), compared[1]
    narrows = asked.question.intent in OF_MANY and understood.intent not in OF_MANY  # "just the housing ones", of a list
    step()
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
        whole = with_figure(meaning, plain, lambda: carried_out(plan, resolution, plain, catalogue)) if found else meaning
        return with_step(replace(whole, question=question), Step(tool=Tool.MEANING))
    step()
    agreement = asked.question.intent is Intent.AGREEMENT
    narrows = narrows or (agreement and resolution.outcome is Outcome.FOUND)
    from_table = None if narrows or asks_to_define(plain) else answer_from_tables(understood, scope, resolution, conversation, catalogue)
    if agreement and not narrows:
        from_table = tables_agreement(understood, scope, catalogue) or from_table
    if from_table is not None:
        from_table = with_other_totals(from_table, plain, catalogue)
        return with_step(replace(from_table, question=question), Step(tool=Tool.TABLE))
    plan = make_plan(asked, scope, resolution, catalogue)
    if plan.tool is not Tool.COUNT and asks_for_activities(plain) and any(one.rating_raw for one in catalogue.activities):
        plan = replace(plan, tool=Tool.LIST)
    if plan.tool is Tool.COMPARE and councils_without(plan.question, plan.indicators, plan.scope, catalogue):
        plan = replace(plan, tool=Tool.LOOK_UP, before=None)  # two councils are to be compared, not two times of the one that has it
    answer = with_prose_heard(replace(carried_out(plan, resolution, plain, catalogue), question=question), plan, catalogue)
    answer = with_parts_held(answer, plan, catalogue)
    answer = _checked(with_councils_left(with_unsaid(answer, resolution), plan, catalogue), plan, catalogue)
    answer = with_step(answer, step_of(plan))
    _remember(plan, resolution, answer, conversation)
    return answer


def _checked(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer that the guard lets through; where none is left of it, the printed figure alone, without what was made of it."""
    shown = checked(answer)
    if shown.reason is not Reason.INTERNAL_ERROR or not plan.indicators:
        return shown
    printed = replace(plan, tool=Tool.LOOK_UP, indicators=plan.indicators[:1], before=None, since=None, also=None)
    plainly = checked(look_up_answer(printed, Draft(answer.question, catalogue), catalogue))
    return shown if plainly.reason is Reason.INTERNAL_ERROR else replace(plainly, verdict=None)


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
    if talk is None and names_time(plain) and any(wording.search(plain.lower()) for _, wording in RATINGS):
        return None  # "anything red in roads at year end": how roads stand now is no answer
    theme = (theme_answer(plain, catalogue) or standing_answer(plain, catalogue)) if talk is None else None
    return with_step(theme, Step(tool=Tool.THEME)) if theme is not None else None


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
    results = [figure for figure in answer.figures if figure.measure is Measure.RESULT]  # a benchmark's year is not the time talked about
    first = next(iter(results or answer.figures), None)
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
