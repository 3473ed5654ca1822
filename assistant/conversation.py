"""What a conversation remembers, and how a follow-up is completed from it: "and the quarter before?", "I meant the website", "2"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.catalogue import Catalogue, Indicator
from assistant.periods import AskedPeriod
from assistant.question import Question
from assistant.resolve import Outcome, Resolution, asked_tokens, resolve
from assistant.scope import Scope, council_words
from assistant.wordings import Intent
from assistant.words import is_weak, plain_words

CHOICE = re.compile(
    r"^\W*(?:(?:option|number|no\.?|the)\s+)*(?P<number>[1-9]|first|second|third|fourth|fifth|last)(?:\s+(?:one|option|please))*\W*$",
    re.IGNORECASE,
)
CHOICES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
CONTINUES = re.compile(r"^\W*(?:and|what about|how about|but|or|also|same for|ok(?:ay)?,? and|for|now|then)\b", re.IGNORECASE)
CORRECTS = re.compile(
    r"^\W*(?:(?:no|sorry|oops|actually|not that)\b[\s,.-]*)*(?:i (?:meant|mean|was asking about|want(?:ed)?)|the one (?:about|for|on"
    r"|with))\b",
    re.IGNORECASE,
)
REFERS = re.compile(r"\b(?:it|its|that|this|they|them|those|these|that one|this one|the same)\b", re.IGNORECASE)
TELLS_MORE = 0.05  # of a title: enough to choose among options that were just offered
NARROWS = re.compile(r"^\W*(?:and |what about |how about |just |only |now |but )+", re.IGNORECASE)
WORDS_OF_MEASURE = frozenset(
    {
        "why", "target", "targets", "rating", "rag", "benchmark", "direction", "rated", "trend", "numerator", "denominator",
        "numbers", "figures",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the last answer was about."""

    question: Question
    indicators: tuple[Indicator, ...]
    periods: tuple[AskedPeriod, ...]
    scope: Scope
    report: str | None = None  # id of the report that the figure came from


@dataclass(slots=True, kw_only=True)
class Conversation:
    """One person's conversation: the last topic and the options last offered, nothing older. Answering updates it in place."""

    topic: Topic | None = None
    options: tuple[str, ...] = ()
    offered: tuple[Indicator, ...] = ()
    asked: Question | None = None

    def remember(self, topic: Topic | None) -> None:
        if topic is not None:
            self.topic = topic
        self.options, self.offered, self.asked = (), (), None

    def offer(self, options: tuple[str, ...], indicators: tuple[Indicator, ...], question: Question) -> None:
        """Keeps what a clarifying question offered, until the next question."""
        self.options, self.offered, self.asked = options, indicators, question


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """A question with what the conversation adds: its indicators where it names none, and the period that "before" refers to."""

    question: Question
    indicators: tuple[Indicator, ...] = ()
    base: AskedPeriod | None = None
    scope: Scope | None = None
    report: str | None = None


def continued(question: Question, conversation: Conversation, catalogue: Catalogue) -> Continued:
    """The question completed from the conversation; unchanged where it stands on its own."""
    chosen = _chosen_option(question, conversation, catalogue)
    if chosen is not None:
        return chosen
    topic = conversation.topic
    if topic is None:
        return Continued(question=question)
    if (
        topic.question.intent in (Intent.LIST, Intent.COUNT)
        and question.intent in (Intent.FIGURE, Intent.LIST)
        and NARROWS.match(question.text)
    ):
        return _narrowed(question, topic)
    if not topic.indicators:
        return Continued(question=question)
    if _names_nothing(question, catalogue):
        return _about_topic(question, topic)
    if CONTINUES.search(question.text) or CORRECTS.search(question.text):
        return Continued(
            question=_with_topic(question, topic),
            base=topic.periods[0] if topic.periods else None,
            scope=_scope(question, topic),
            report=topic.report,
        )
    return Continued(question=question, base=topic.periods[0] if topic.periods and question.relatives else None)


def _chosen_option(question: Question, conversation: Conversation, catalogue: Catalogue) -> Continued | None:
    """The option that the question picks by its number or its words."""
    if not conversation.offered or conversation.asked is None:
        return None
    asked = conversation.asked
    indicator: Indicator | None = None
    if match := CHOICE.match(question.text):
        number = CHOICES.get(match["number"].lower()) or (
            len(conversation.offered) if match["number"].lower() == "last" else int(match["number"])
        )
        indicator = conversation.offered[number - 1] if number <= len(conversation.offered) else None
    elif len(of_council := _of_council(question, conversation.offered)) == 1:
        indicator = of_council[0]
    else:
        found = resolve(question, Scope(), catalogue, pool=conversation.offered)
        if found.outcome is Outcome.FOUND or (
            found.outcome is Outcome.TIED and found.candidates[0].told - found.candidates[1].told >= TELLS_MORE
        ):
            indicator = found.candidates[0].indicator
    if indicator is None:
        return None
    if question.periods or question.measures or question.aspects or question.report:
        asked = replace(
            asked,
            periods=question.periods or asked.periods,
            measures=question.measures or asked.measures,
            report=question.report or asked.report,
        )
    return Continued(question=replace(asked, text=question.text), indicators=(indicator,))


def _of_council(question: Question, offered: tuple[Indicator, ...]) -> list[Indicator]:
    """The offered indicators of the council that the question names."""
    words = set(plain_words(question.text))
    return [one for one in offered if council_words(one.council) and council_words(one.council) <= words]


def _names_nothing(question: Question, catalogue: Catalogue) -> bool:
    """True for a question that has no subject of its own: only a period, a measure, a pronoun or "why"."""
    wanted = [token for token in asked_tokens(question.subject, Scope(), catalogue) if token not in WORDS_OF_MEASURE]
    if question.intent in (Intent.META, Intent.TABLE, Intent.COUNT, Intent.LIST):
        return False
    if not any(not is_weak(token) for token in wanted):
        return not _names_reference(question, catalogue)
    return bool(REFERS.search(question.subject)) and not any(token in catalogue.weights for token in wanted)


def _names_reference(question: Question, catalogue: Catalogue) -> bool:
    return resolve(replace(question, subject=""), Scope(), catalogue).by_ref


def _narrowed(question: Question, topic: Topic) -> Continued:
    """The last list with another filter: "just the housing ones", "and the green ones?"."""
    last = topic.question
    subject = question.subject if question.subject and not question.ratings else last.subject
    return Continued(
        question=replace(
            last, text=question.text, subject=subject, ratings=question.ratings or last.ratings, periods=question.periods or last.periods
        ),
        scope=topic.scope,
    )


def _about_topic(question: Question, topic: Topic) -> Continued:
    last = topic.question
    periods = question.periods if question.periods or question.relatives else topic.periods
    measures = question.measures
    if not measures and not question.aspects and question.intent is last.intent is Intent.FIGURE:
        measures = last.measures
    merged = replace(question, periods=periods, measures=measures, subject=last.subject)
    return Continued(
        question=merged,
        indicators=topic.indicators,
        base=topic.periods[0] if topic.periods else None,
        scope=_scope(question, topic),
        report=topic.report,
    )


def _with_topic(question: Question, topic: Topic) -> Question:
    """The question with the period, measure and intent of the topic where it names none: "what about mental health?"."""
    last = topic.question
    return replace(
        question,
        periods=question.periods if question.periods or question.relatives else topic.periods,
        measures=question.measures or (() if question.aspects or last.intent is not Intent.FIGURE else last.measures),
        intent=last.intent if question.intent is Intent.FIGURE and not question.measures else question.intent,
    )


def _scope(question: Question, topic: Topic) -> Scope | None:
    return topic.scope if question.report is None and topic.scope.named and not question.periods and not question.relatives else None


def like_topic(resolution: Resolution, conversation: Conversation) -> Resolution:
    """Of candidates that words cannot tell apart, the one most like the topic: "and mental health?" after learning disability work."""
    topic = conversation.topic
    if resolution.outcome is not Outcome.TIED or topic is None or not topic.indicators:
        return resolution
    words = {word for one in topic.indicators for word in one.words if not is_weak(word)}
    shared = [len(words & one.indicator.words) for one in resolution.candidates]
    best = [candidate for candidate, count in zip(resolution.candidates, shared, strict=True) if count == max(shared)]
    return Resolution(outcome=Outcome.FOUND, candidates=tuple(best)) if len(best) == 1 else resolution
