"""A question in, an answer out, with a language model beside: code answers first, and its answer stays unless all of the model's holds.

The model may phrase an answer, and may plan one where code found none. It never makes a figure, a citation or a refusal: what it writes
passes `grounding.py` (each claim stands beside its mark), `about.py` (it is about what is asked) and `guard.py`, or is not shown.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from langchain_core.language_models import BaseChatModel

from assistant.agent.about import answers
from assistant.agent.chat import Limits, NoReply, reply
from assistant.agent.grounding import faults, lost, lost_caveats
from assistant.agent.ledger import Ledger, composed, entries_cited, evidence
from assistant.agent.prompts import PHRASE, PLAN, to_phrase, to_plan
from assistant.agent.tools import tools_for
from assistant.answer import EMPTY_QUESTION, TOO_LONG, worded_answer
from assistant.beside import with_beside
from assistant.guard import unsupported_numbers
from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status

if TYPE_CHECKING:
    from index.store import Store

MOST_CITED = 12  # sources of an answer that is worth other words: a longer one is a list or table
ASKED_FOR_MORE = frozenset({Reason.UNKNOWN_INDICATOR, Reason.NOT_IN_REPORTS, Reason.NO_VALUE_FOR_PERIOD, Reason.NOT_REPORTED})

log = logging.getLogger(__name__)


class Unsupported(Exception):
    """The model's words are not shown; the message says what kind of claim had no source."""


def answer_with_model(
    question: str, conversation: Conversation, store: Store, model: BaseChatModel, limits: Limits | None = None
) -> Answer:  # fmt: skip
    """The answer from the reports of `store`, in the model's words where they pass; `conversation` is updated by code alone."""
    return with_beside(_in_words(question, conversation, store, model, limits or Limits()), store)


def _in_words(question: str, conversation: Conversation, store: Store, model: BaseChatModel, limits: Limits) -> Answer:
    """That answer, before what stands beside its figures is added: the model is told of no figure that it may not speak of."""
    answer = worded_answer(question, conversation, store)
    try:
        if limits.phrases and is_worth_phrasing(answer):
            return _phrased(answer, model, limits)
        if is_worth_planning(answer):
            return _planned(question, answer, store, model, limits)
    except NoReply as failure:
        log.warning("the language model gave no reply (%s); the answer made by code is shown", failure)
    except Unsupported as failure:
        log.warning("what the language model wrote is not shown (%s)", failure)
    return answer


def is_worth_phrasing(answer: Answer) -> bool:
    """True for a few figures in sentences; a verdict, a list or a passage stays as it is."""
    if answer.status is not Status.ANSWERED or answer.verdict is not None or not answer.figures or len(answer.citations) > MOST_CITED:
        return False
    return not any(line.lstrip().startswith(("|", "- ", "1.")) for line in answer.text.split("\n"))


def is_worth_planning(answer: Answer) -> bool:
    """True where code found nothing; a question back stays one, since choosing for a person would be guessing."""
    asked = answer.text not in (EMPTY_QUESTION, TOO_LONG)
    return asked and answer.status is Status.NOT_FOUND and answer.reason in ASKED_FOR_MORE


def _phrased(answer: Answer, model: BaseChatModel, limits: Limits) -> Answer:
    text = reply(model, PHRASE, to_phrase(answer), (), limits)
    _accept(faults(text, answer) or lost(text, answer))
    phrased = replace(answer, text=text)
    _accept(unsupported_numbers(phrased) and ("a number",))
    return phrased


def _planned(question: str, answer: Answer, store: Store, model: BaseChatModel, limits: Limits) -> Answer:
    ledger = Ledger(limits.calls)
    text = reply(model, PLAN, to_plan(question), tools_for(store, ledger), limits)
    entries = ledger.usable()
    used = entries_cited(text, entries)
    if not used:
        raise Unsupported("nothing cited")
    _accept(faults(text, evidence(entries)))
    _accept(("a caveat",) if any(lost_caveats(text, entry.told.answer.text) for entry in used) else ())
    planned = composed(question, text, used)
    _accept(unsupported_numbers(planned) and ("a number",))
    if not answers(question, planned, used, catalogue_of(store)):
        raise Unsupported("not about what is asked")
    return planned


def _accept(found: tuple[str, ...]) -> None:
    """Raises `Unsupported` where there are faults."""
    if found:
        raise Unsupported(", ".join(found))
