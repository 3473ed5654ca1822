"""The answer to a question about the answer before: where it stands, how it was made. Nothing is looked up anew."""

from __future__ import annotations

from assistant.composing.explained import calculation_answer, made_answer, nothing_yet, place_answer
from assistant.follow_ups.wordings import About, about
from assistant.meaning.conversation import Conversation
from assistant.model import Answer

COMPOSERS = {About.MAKING: made_answer, About.PLACE: place_answer, About.CALCULATION: calculation_answer}


def about_last_answer(question: str, conversation: Conversation) -> Answer | None:
    """The answer from what the conversation keeps of the last one; None where the question is about something else.

    The conversation stays as it is, so that what follows is about the last answer still.
    """
    asked = about(question)
    if asked is None:
        return None
    return nothing_yet(question) if conversation.answered is None else COMPOSERS[asked](question, conversation.answered)
