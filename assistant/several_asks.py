"""Several asks in one message: each answered by itself in the order asked, as turns of one conversation, and joined with all sources.

The message is answered as a whole, too: composers that see all of it may say the same shorter. The parts are shown where the whole lacks a
figure, working or source that one of them gives.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.composing.joining import all_answers
from assistant.follow_ups.shown import shown_in
from assistant.guard import checked
from assistant.meaning.asks import asks_of, depends, with_times
from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Reason, Status
from assistant.steps import Tool

if TYPE_CHECKING:
    from index.store import Store


WORDS_WANTED = re.compile(r"\W*(?:(?:and|but|also|then)\b\W*)*(?:who|whose|whom|when|where|why)\b", re.IGNORECASE)
BY_WORDS = frozenset({Tool.PASSAGES, Tool.UNKNOWN, Tool.LIST})
NOT_TOLD = "This part could not be answered as it stands. Please ask it as a question of its own."


class AnswerOne(Protocol):
    """Answers one ask; `part` where it follows others of the same message."""

    def __call__(self, question: str, conversation: Conversation, store: Store, *, part: bool = False) -> Answer: ...


def answer_asks(question: str, conversation: Conversation, store: Store, answer_one: AnswerOne) -> Answer:
    """The answer to a message of one or several asks; `conversation` goes on from what is shown."""
    said = asks_of(question)
    asks = with_times(said)
    if len(asks) < 2:
        return answer_one(question, conversation, store)
    alone, together = copy(conversation), copy(conversation)
    whole = answer_one(question, alone, store)
    if whole.status is Status.ANSWERED and not whole.figures and not whole.working and all(map(_wants_words, said)):
        conversation.become(alone)  # parts are shown for their figures alone
        return whole
    first = _sure(asks[0], answer_one(asks[0], together, store), first=True)
    hangs = first.status is not Status.ANSWERED and any(depends(ask) for ask in asks[1:])
    if hangs or (whole.status is Status.ANSWERED and _is_about_another(whole, first)):
        conversation.become(alone)
        return whole
    parts = [first, *(_sure(ask, answer_one(ask, together, store, part=True), first=False) for ask in asks[1:])]
    if not _parts_say_more(whole, parts, store.indicators()):
        conversation.become(alone)
        return whole
    told = [_told(ask, part) for ask, part in zip(said, parts, strict=True)]
    once = {part.text: part for part in reversed(told)}.values()
    answer = checked(all_answers(question, [*once][::-1]))
    conversation.become(together)
    conversation.keep(answer, shown_in(answer, catalogue_of(store)))
    return answer


def _wants_words(ask: str) -> bool:
    """Is it answered by words alone: who, when, where, why, what is being done?"""
    return WORDS_WANTED.match(ask) is not None or understand(ask).intent in (Intent.WHY, Intent.NARRATIVE)


def _sure(ask: str, part: Answer, *, first: bool) -> Answer:
    """The part; without passages where its ask hangs on the one before, as passages are sought by words that it does not have."""
    if first or part.figures or not depends(ask) or not any(step.tool in BY_WORDS for step in part.steps):
        return part
    return replace(
        part,
        status=Status.NOT_FOUND,
        reason=Reason.NOT_IN_REPORTS,
        text=NOT_TOLD,
        citations=(),
        steps=tuple(replace(step, citations=()) for step in part.steps),
    )


def _told(ask: str, part: Answer) -> Answer:
    """The part with its steps marked as its own; one without an answer says of what it speaks."""
    steps = tuple(replace(step, ask=step.ask or ask) for step in part.steps)
    text = part.text if part.status is Status.ANSWERED else f"“{ask.strip(' ?.')}”: {part.text}"
    return replace(part, steps=steps, text=text)


def _parts_say_more(whole: Answer, parts: Sequence[Answer], values: Container[str]) -> bool:
    """Is something told by the parts that the whole does not tell?

    `values` are the ids of published values.
    """
    answered = [part for part in parts if part.status is Status.ANSWERED]
    if not answered:
        return False
    counted = any(part.figures or part.working for part in answered)
    if whole.status is not Status.ANSWERED:
        return counted
    if not counted:
        return False
    if (whole.verdict is None) is any(part.verdict is not None for part in answered):  # no statement was read as one, or one as none
        return True
    asked = {one for part in answered for one in _asked(part, values)}
    lost = {one.formula for one in whole.working} - {one for part in answered for one in _evidence(part)}
    return len(asked - _evidence(whole)) > len(lost)


def _is_about_another(whole: Answer, first: Answer) -> bool:
    """Does the first part alone mean another indicator than the whole message?"""
    meant, alone = ({(one.ref, one.title) for one in answer.figures} for answer in (whole, first))
    return bool(meant and alone) and not meant & alone


def _evidence(answer: Answer) -> set[str]:
    """The sources and formulas of an answer."""
    return {one.id for one in answer.citations} | {one.formula for one in answer.working}


def _asked(part: Answer, values: Container[str]) -> set[str]:
    """The source of the first figure, all passages and the formulas; what stands beside a figure was not asked for."""
    sources = [part.citations[figure.citation - 1].id for figure in part.figures[:1]]
    sources += [one.id for one in part.citations if one.id not in values or not sources]
    return {*sources, *(one.formula for one in part.working)}
