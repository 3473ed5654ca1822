"""One turn about a printed table: the request, its answer, and what the conversation keeps of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import Question
from assistant.meaning.resolve import Resolution
from assistant.meaning.scope import Scope
from assistant.model import Answer, Status
from assistant.printed_tables.compose import choices, table_answer
from assistant.printed_tables.lost_tables import lost_answer
from assistant.printed_tables.questions import TableTopic, table_request


def answer_from_tables(
    question: Question, scope: Scope, resolution: Resolution, conversation: Conversation, catalogue: Catalogue
) -> Answer | None:
    """The answer where the question is about a table of money, risks or counts, else None; `conversation` is updated in place.

    `resolution` is what the question says of indicators: one that it names well is meant before any table.
    """
    request = table_request(question, scope, resolution, conversation.table, catalogue)
    answer = table_answer(request, catalogue) if request is not None else None
    if request is None or answer is None:
        conversation.table = None
        return lost_answer(question, scope, catalogue)
    offered = choices(request) if answer.status is Status.CLARIFY else ()
    conversation.remember(None)
    conversation.topic, conversation.table = None, TableTopic(request=request, offered=offered)
    return checked(replace(answer, question=question.text))
