"""The reports that a conversation is about, for a count or list that names none: "how many indicators were reported?" after one report."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.follow_ups.wordings import END, LEAD
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import Continued, Conversation, Topic
from assistant.meaning.question import Question, telling
from assistant.meaning.scope import Scope, reports_alone, scope_of
from assistant.meaning.themes import LIST_WORDS, theme_of
from assistant.meaning.wordings import Intent

OF_MANY = frozenset({Intent.LIST, Intent.COUNT, Intent.RANK})
COUNTED = frozenset({Intent.LIST, Intent.COUNT})
WHOLE = (
    r"(?:in (?:all|total|it|there|that(?: report)?|this(?: report)?|the (?:report|list))|altogether|overall|now|reported|listed|counted)"
)
HOW_MANY = re.compile(
    rf"{LEAD}how many(?: (?:of them|indicators?|measures?|kpis?|ones))? (?:are|were|is|was) "
    rf"(?:there|reported|listed|counted|included)(?: {WHOLE})*{END}"
)
EVERYWHERE = re.compile(r"\b(?:all|both|any|every|other) (?:of )?(?:the )?(?:reports?|councils?|documents?)\b|\beverywhere\b")


def within_of(asked: Continued, scope: Scope, conversation: Conversation) -> Topic | None:
    """What reports and periods the conversation is about once this is asked: those named, else as before where it goes on."""
    question = asked.question
    if scope.documents is not None or (question.intent in OF_MANY and question.periods):
        times = question.periods
        return Topic(question=question, indicators=(), periods=times, asked_period=bool(times), scope=replace(scope, carried=False))
    return conversation.within if asked.indicators else None


def named_within(question: Question, conversation: Conversation, catalogue: Catalogue) -> Topic | None:
    """The same after an answer that is not planned, as an overview of a report is."""
    scope = scope_of(question, catalogue)
    return within_of(Continued(question=question), scope, conversation) if scope.documents is not None else conversation.within


def counted_within(question: Question, conversation: Conversation, catalogue: Catalogue) -> Continued | None:
    """The count or list in the reports and periods that the conversation is about; None where it names its own, or is none.

    "How many are there?" counts what was listed before, whatever that was filtered by.
    """
    words = " ".join(question.text.lower().replace("’", "'").split())
    within, topic = conversation.within, conversation.topic
    bare = HOW_MANY.match(words) is not None
    named = question.report is not None or question.periods or question.relatives or scope_of(question, catalogue).documents is not None
    if named or EVERYWHERE.search(words) or not (bare or question.intent in COUNTED):
        return None
    if bare and question.intent is not Intent.COUNT:  # no word for what is counted
        listed = topic is not None and topic.question.intent in OF_MANY and conversation.shown is not None and conversation.shown.listed
        if topic is None or (not listed and (within is None or reports_alone(within.question, catalogue) is None)):
            return None
        subject = topic.question.subject if listed else ""
        question = replace(question, intent=Intent.COUNT, subject=subject, text=f"{question.text} {subject}".strip(), aspects=())
        scope = within.scope if within is not None else topic.scope
        return Continued(question=_timed(question, within), scope=replace(scope, carried=scope.documents is not None))
    if within is None:
        return None
    own = telling(LIST_WORDS.sub(" ", question.subject)) or theme_of(question, Scope(), catalogue)
    if own and reports_alone(within.question, catalogue) is None:
        return None
    carried = replace(within.scope, carried=within.scope.documents is not None)
    return Continued(question=_timed(question, within), scope=carried)


def _timed(question: Question, within: Topic | None) -> Question:
    return replace(question, periods=within.periods) if within is not None else question
