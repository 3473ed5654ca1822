"""How questions are answered in this process: by code alone, or with the language model that the environment names beside it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from assistant.errors import ModelUnusable
from assistant.meaning.conversation import Conversation
from assistant.model import Answer

if TYPE_CHECKING:
    from index.store import Store

Answering = Callable[[str, Conversation, "Store"], Answer]

MODEL = "COMMITTEE_MODEL"

log = logging.getLogger(__name__)


def model_answering() -> Answering | None:
    """Answering with the language model that is set; None where none is, or none that can be used. Raises `SettingsError`."""
    if not os.environ.get(MODEL):  # nothing is loaded for the many who set none
        return None
    from assistant.agent.answering import answer_with_model
    from assistant.agent.chat import Limits, chat_model
    from assistant.settings import read_settings

    settings = read_settings()
    assert settings.model is not None
    limits = Limits(seconds=settings.model_timeout, phrases=settings.model_phrases)
    try:
        model = chat_model(settings.model, limits)
    except ModelUnusable as error:
        log.warning("%s; answers are made by code alone", error)
        return None
    return partial(answer_with_model, model=model, limits=limits)
