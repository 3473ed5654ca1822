"""Asks questions of a store, conversation by conversation, and keeps each answer with how it was made and the seconds it took."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from assistant.answer import answer_question
from assistant.answering import Answering
from assistant.composing.explained import step_in_words
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record
from eval.asked import Asked, conversations
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer to one turn as its record of the contract, the steps that made it in words, and the seconds it took."""

    record: dict[str, Any]
    plan: tuple[str, ...]
    seconds: float


def ask_all(store: Store, asked: Sequence[Asked], answering: Answering = answer_question) -> dict[str, tuple[Reply, ...]]:
    """The replies to the turns of each question, by its id."""
    return ask_groups(store, conversations(asked), answering)


def ask_groups(store: Store, groups: Iterable[Sequence[Asked]], answering: Answering = answer_question) -> dict[str, tuple[Reply, ...]]:
    """The same of questions grouped by conversation."""
    replies: dict[str, tuple[Reply, ...]] = {}
    for group in groups:
        conversation = Conversation()
        for one in group:
            replies[one.id] = tuple(_reply(turn, conversation, store, answering) for turn in one.turns)
    return replies


def _reply(turn: str, conversation: Conversation, store: Store, answering: Answering) -> Reply:
    start = time.perf_counter()
    answer = answering(turn, conversation, store)
    seconds = time.perf_counter() - start
    return Reply(record=answer_record(answer), plan=tuple(step_in_words(step) for step in answer.steps), seconds=seconds)


def digest(replies: Sequence[Reply]) -> str:
    """What tells whether two lots of replies are the same to the last letter; seconds aside."""
    said = json.dumps([reply.record for reply in replies], ensure_ascii=False, sort_keys=True)
    return sha256(said.encode("utf-8")).hexdigest()[:16]
