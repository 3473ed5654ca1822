"""An answer even when the program fails on a question: the boundary at which every error becomes a sentence."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status
from index.stopping import Stopped
from index.store import Store

if TYPE_CHECKING:
    from assistant.answering import Answering

FAILED = "Something went wrong while answering this question. Please ask again, or tell whoever looks after this service."

log = logging.getLogger(__name__)


def answer_or_say(question: str, conversation: Conversation, store: Store, answering: Answering | None = None) -> Answer:
    """The answer, made by code alone unless told how; one with the reason `internal_error`, and a line in the log, where that fails.

    Raises `Stopped` where nobody waits for it any more: that is no failure.
    """
    try:
        return (answering or answer_question)(question, conversation, store)
    except Stopped:
        raise
    except Exception:
        log.exception("a question failed")  # not which: what people type is in no log
        return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.INTERNAL_ERROR, text=FAILED)
