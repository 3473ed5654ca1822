"""What a conversation remembers, and how a follow-up is completed from it: "and the quarter before?", "I meant the website", "2"."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from assistant.meaning.ages import ages_in, of_another_age
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.fragments import by_any_word, meant_by_fragment, of_age, words_of
from assistant.meaning.measure_words import WORDS_OF_MEASURE
from assistant.meaning.month_words import MONTH_NUMBERS
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.question import Question, telling
from assistant.meaning.resolve import Outcome, asked_tokens, resolve
from assistant.meaning.scope import Scope, council_words, reports_alone
from assistant.meaning.wordings import Intent
from assistant.meaning.words import is_chatter, is_loose, is_weak, plain_words, tokens
from assistant.model import Status

if TYPE_CHECKING:
    from assistant.follow_ups.shown import Shown
    from assistant.model import Answer
    from assistant.printed_tables.questions import TableTopic

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
FRAGMENT = re.compile(r"^\W*(?:(?:no|just|only)\b[\s,]*)*(?:the|those|these)\b.{2,60}\bones?\W*$", re.IGNORECASE)
OPENS = re.compile(r"^\W*(?:what|how|which|who|when|where|why|did|was|were|is|are|has|have|does|do|show|list|compare)\b", re.IGNORECASE)
PROPER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
OF_AGE = re.compile(r"\b(?:(?P<younger>younge(?:r|st)|little|small(?:er)?)|(?P<older>olde(?:r|st)|big(?:ger)?))\b", re.IGNORECASE)
FEW = 3  # words beside a council's name in "and in Otherham then?"
TELLS_MORE = 0.05  # of a title: enough to choose among options that were just offered
OF_ONE = (Intent.FIGURE, Intent.DISTANCE, Intent.CHANGE, Intent.TREND, Intent.WHY)  # asked of an indicator, not of reports
NARROWS = re.compile(r"^\W*(?:and |what about |how about |just |only |now |but )+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the last answer was about. `asked_period` is False where no period was asked for and the newest one was shown."""

    question: Question
    indicators: tuple[Indicator, ...]
    periods: tuple[AskedPeriod, ...]
    asked_period: bool
    scope: Scope
    report: str | None = None  # id of the report that the figure came from


@dataclass(slots=True, kw_only=True)
class Conversation:
    """One person's conversation: the last topic and the options last offered, nothing older. Answering updates it in place."""

    topic: Topic | None = None
    options: tuple[str, ...] = ()
    offered: tuple[Indicator, ...] = ()
    asked: Question | None = None
    last: Question | None = None  # the last question, whatever became of it
    table: TableTopic | None = None  # what the last answer was about, if it came from a printed table
    motion: str | None = None  # the last question, if it was about a motion
    answered: Answer | None = None  # the last answer, for whoever asks how it was made
    shown: Shown | None = None  # what it showed
    wider: Shown | None = None  # what the list showed that the last answer is a part of
    turns: Shown | None = None  # what the last turns named, one indicator a turn
    within: Topic | None = None  # the reports and periods of the last question that named some
    passed_over: tuple[Indicator, ...] = ()  # options that were offered beside the one that was chosen

    def forget(self) -> None:
        """Nothing is left of what was talked about."""
        self.topic = self.asked = self.last = self.table = self.motion = None
        self.answered = self.shown = self.wider = self.turns = self.within = None
        self.options, self.offered, self.passed_over = (), (), ()

    def keep(self, answer: Answer, shown: Shown) -> None:
        """Keeps the last answer; what was shown before, too, where the new answer is one line or a part of it."""
        if answer.status is Status.ANSWERED and not answer.steps:  # "you are welcome"
            return
        self.answered = answer
        if answer.status is Status.NOT_FOUND and not answer.citations:  # it showed nothing: what was shown before is still there
            return
        before = self.wider or self.shown
        if before is not None and before.few and {one.key for one in shown.indicators} == {one.key for one in before.indicators}:
            shown = replace(shown, few=True)
        within = (
            before is not None and bool(shown.indicators) and {one.key for one in shown.indicators} < {one.key for one in before.indicators}
        )
        self.shown, self.wider = shown, before if within else None

    def become(self, other: Conversation) -> None:
        """Everything as the other conversation has it."""
        for one in fields(self):
            setattr(self, one.name, getattr(other, one.name))

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
    conversation.passed_over = ()
    if chosen is not None:
        conversation.passed_over = tuple(one for one in conversation.offered if one not in chosen.indicators)
        return chosen
    if conversation.asked is not None and _names_nothing(question, catalogue):
        meant = conversation.offered if len(conversation.offered) == 1 and REFERS.search(question.text) else ()
        return Continued(question=_asked_again(question, conversation.asked), indicators=meant)  # of several it is still open which
    topic = conversation.topic
    if topic is not None and _narrows_list(question, topic):
        return _narrowed(question, topic, catalogue)
    last = conversation.last
    councils = _councils_only(question, topic, last, catalogue)
    if councils is not None:
        return councils
    if last is not None and (topic is None or topic.question.text != last.text) and telling(last.subject):
        return _after_unknown(question, last, catalogue)
    if topic is None or not topic.indicators:
        return Continued(question=question)
    if CORRECTS.search(question.text) and tokens(REFERS.sub(" ", question.subject)):
        return _fragment(question, topic, catalogue)
    if _names_nothing(question, catalogue):
        return _about_topic(question, topic)
    if CONTINUES.search(question.text) or CORRECTS.search(question.text) or FRAGMENT.match(question.text):
        return _fragment(question, topic, catalogue)
    return Continued(question=question, base=topic.periods[0] if topic.periods and question.relatives else None)


def _narrows_list(question: Question, topic: Topic) -> bool:
    lists = (Intent.LIST, Intent.COUNT, Intent.RANK)
    return topic.question.intent in lists and question.intent in (Intent.FIGURE, Intent.LIST) and bool(NARROWS.match(question.text))


def _asked_again(question: Question, last: Question) -> Question:
    """The last question with the period, measure or intent that the new one names."""
    return replace(
        last,
        text=f"{question.text} {last.text}",
        periods=question.periods or last.periods,
        relatives=question.relatives or last.relatives,
        measures=question.measures or last.measures,
        intent=question.intent if question.intent is not Intent.FIGURE else last.intent,
    )


def _after_unknown(question: Question, last: Question, catalogue: Catalogue) -> Continued:
    """A follow-up of a question that no indicator answered: of its subject where it names none, of both where it corrects."""
    if _names_nothing(question, catalogue):
        return Continued(question=_asked_again(question, last))
    if CORRECTS.search(question.text):
        meant = meant_by_fragment(question.subject, tokens(last.subject), (), Scope(), catalogue)
        if meant is not None:
            return Continued(question=replace(_asked_again(question, last), subject=meant.title), indicators=(meant,))
    return Continued(question=question)


def _councils_only(question: Question, topic: Topic | None, last: Question | None, catalogue: Catalogue) -> Continued | None:
    """The same of another council: "and in Otherham?"; None where the question names anything else."""
    words = set(plain_words(question.subject))
    held = tuple(one for one in catalogue.documents if council_words(one.council) and council_words(one.council) <= words)
    named = frozenset(word for one in held for word in council_words(one.council))
    rest = " ".join(word for word in plain_words(question.subject) if word not in named)
    short = CONTINUES.search(question.text) or len(words) <= len(named) + FEW
    other = topic is not None and not {one.council for one in topic.indicators} & {one.council for one in held}
    if not held or telling(rest) or not (short or (other and question.intent in OF_ONE)):
        return None
    everywhere = {word for one in catalogue.documents for word in council_words(one.council)}
    subject = " ".join(word for word in plain_words(last.subject if last is not None else "") if word not in everywhere)
    if not telling(subject) and topic is not None and topic.indicators:
        subject = topic.indicators[0].title
    if not telling(subject):
        return None
    completed = _with_topic(question, topic) if topic is not None else _asked_again(question, last or question)
    return Continued(
        question=replace(completed, subject=subject, phrase=subject),
        base=topic.periods[0] if topic is not None and topic.asked_period and topic.periods else None,
        scope=Scope(documents=held, used=named),
    )


def _fragment(question: Question, topic: Topic, catalogue: Catalogue) -> Continued:
    """A follow-up that names part of what is different: found by itself if it is clear, else by what it shares with the topic."""
    scope = _scope(question, topic)
    found = resolve(question, scope or Scope(), catalogue)
    corrects = bool(CORRECTS.search(question.text))
    meant: Indicator | None = None
    if not found.by_ref and (found.outcome is not Outcome.FOUND or found.unsaid or REFERS.search(question.subject)):
        subject = REFERS.sub(" ", question.subject)
        rejected = topic.indicators if corrects else ()
        context = words_of(() if corrects else topic.indicators, topic.question.subject)
        meant = meant_by_fragment(subject, context, rejected, scope or Scope(), catalogue)
    elif not found.by_ref:
        meant = found.candidates[0].indicator
    completed = _with_topic(question, topic)
    if meant is not None and completed.intent is Intent.WHY and question.intent is not Intent.WHY:
        completed = replace(completed, text=f"why: {question.text} {meant.title}")
    return Continued(
        question=completed,
        indicators=(meant,) if meant is not None else (),
        base=topic.periods[0] if topic.periods else None,
        scope=scope,
        report=topic.report,
    )


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
    if indicator is None and (ages := ages_in(question.text)):
        of_ages = [one for one in conversation.offered if one.ages and not of_another_age(ages, one.ages)]
        indicator = of_ages[0] if len(of_ages) == 1 else None
    if indicator is None and (match := OF_AGE.search(question.text)):
        indicator = of_age(conversation.offered, older=match["older"] is not None)
    if indicator is None and not CHOICE.match(question.text) and not OPENS.match(question.text):
        indicator = by_any_word(question.subject, conversation.offered)
    if indicator is None and not CHOICE.match(question.text) and not OPENS.match(question.text) and question.intent is Intent.FIGURE:
        indicator = meant_by_fragment(question.subject, tokens(asked.subject), conversation.offered, Scope(), catalogue)
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
    if _names_stranger(question, catalogue) or _names_reference(question, catalogue):
        return False
    if question.intent in (Intent.META, Intent.TABLE, Intent.COUNT, Intent.LIST, Intent.RANK, Intent.NEWS):
        return False
    if not any(not is_weak(token) for token in wanted):
        return True
    return bool(REFERS.search(question.subject)) and not any(token in catalogue.weights and not is_loose(token) for token in wanted)


def _names_stranger(question: Question, catalogue: Catalogue) -> bool:
    """True for a question with a proper name that no indicator, report or benchmark has: "what did Camden manage that year?"."""
    reports = {word for one in catalogue.documents for word in plain_words(f"{one.title} {one.council or ''} {one.committee or ''}")}
    known = catalogue.indexes.plain_words | reports
    named = PROPER_NAME.findall(question.text)
    return any(name.lower() not in known and not is_chatter(name.lower()) and name[:3].lower() not in MONTH_NUMBERS for name in named)


def _names_reference(question: Question, catalogue: Catalogue) -> bool:
    return resolve(replace(question, subject=""), Scope(), catalogue).by_ref


def _narrowed(question: Question, topic: Topic, catalogue: Catalogue) -> Continued:
    """The last list with another filter: "just the housing ones", "and the green ones?"."""
    last = topic.question
    alone = reports_alone(question, catalogue)
    subject = question.subject if question.subject and not question.ratings and alone is None else last.subject
    return Continued(
        question=replace(
            last,
            text=f"{last.text} {question.text}",
            subject=subject,
            ratings=question.ratings or last.ratings,
            periods=question.periods or (() if question.relatives else last.periods),
            relatives=question.relatives or last.relatives,
        ),
        scope=alone or topic.scope,
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
        periods=question.periods if question.periods or question.relatives or not topic.asked_period else topic.periods,
        measures=question.measures or (() if question.aspects or last.intent is not Intent.FIGURE else last.measures),
        intent=last.intent if question.intent is Intent.FIGURE and not question.measures else question.intent,
    )


def _scope(question: Question, topic: Topic) -> Scope | None:
    return topic.scope if question.report is None and topic.scope.named and not question.periods and not question.relatives else None
