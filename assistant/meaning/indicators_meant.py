"""The indicators that a question means: by what it names, by a figure that it states, by the period, or by the conversation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.meaning.catalogue import Catalogue, Indicator, results_of
from assistant.meaning.conversation import Continued, Conversation
from assistant.meaning.fragments import like_topic
from assistant.meaning.naming import Candidate
from assistant.meaning.periods import fit
from assistant.meaning.question import Question
from assistant.meaning.resolve import Outcome, Resolution, resolve
from assistant.meaning.scope import Scope, council_words
from assistant.meaning.several import resolve_several
from assistant.prose.asked import lexicon_of
from ingest.model import Measure

AVERAGE = re.compile(r"\b(?:averages?|median|mean (?:number|score|time|age|value|result|cost)s?)\b")
MOST_LIKELY = 3
AS_WELL = 0.1  # coverage that an indicator with figures of the period may have less than one without


def indicators_meant(asked: Continued, scope: Scope, conversation: Conversation, catalogue: Catalogue) -> Resolution:
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
    """Does it ask for an average of people or things, none over several periods?"""
    return Measure.BENCHMARK not in question.measures and len(question.periods) < 2 and AVERAGE.search(question.text.lower()) is not None


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
