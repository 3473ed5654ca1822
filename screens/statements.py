"""What an officer pastes, as statements, and what the reports say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from assistant.prose.sentences import sentences
from index.store import Store
from screens.failure import answer_or_say

if TYPE_CHECKING:
    from assistant.answering import Answering

MOST = 30  # statements at once; a page of a committee paper holds fewer
LONGEST = 600  # characters of one; a longer one is not cut, for half a statement may be true where the whole is not
TOO_LONG = "This sentence has {length:,} characters and was not checked: at most {most} can be. Shorten it, or make two of it."
ASKED_SO = ", right?"  # what makes a question for verifying of a statement that is not taken for one by itself

# The words and the class of what a statement turned out to be; the symbols beside the words are in the style sheet.
OUTCOMES: dict[str, str] = {
    "supported": "Supported by the reports",
    "contradicted": "The reports say otherwise",
    "not-found": "Not in the reports",
    "undecided": "Not decided",
}


def statements_in(text: str) -> tuple[str, ...]:
    """The sentences of a text, one for each line or full stop, in order and each once; bullets are dropped.

    >>> statements_in("ZZ/1 was 91.4% in Q2. ZZ/2 was Red.\\n- Two vans were mended")
    ('ZZ/1 was 91.4% in Q2.', 'ZZ/2 was Red.', 'Two vans were mended')
    """
    found = (" ".join(one.split()) for one in sentences(text))
    return tuple(dict.fromkeys(one for one in found if re.search(r"\w", one)))


def verified(statement: str, store: Store, how: Answering | None = None) -> Answer:
    """What the reports say of one statement, by itself; its `question` is the statement as it was entered.

    A statement without a word that asks ("right?") is taken for one to verify. Where that gives no verdict it is asked once more with
    such a word, and that answer is kept if it gives one. One that is too long is not decided.
    """
    if len(statement) > LONGEST:
        return Answer(question=statement, status=Status.CLARIFY, text=TOO_LONG.format(length=len(statement), most=LONGEST))
    answer = answer_or_say(statement, Conversation(), store, how)
    if answer.verdict is None and answer.status is not Status.CLARIFY and not statement.endswith("?"):
        asked = answer_or_say(statement.rstrip(" .;") + ASKED_SO, Conversation(), store, how)
        answer = asked if asked.verdict is not None or asked.status is Status.CLARIFY else answer
    return replace(answer, question=statement)


def outcome(answer: Answer) -> str:
    """The key of `OUTCOMES`: without a verdict, what the reports lack is not found and all else is not decided."""
    if answer.verdict is not None:
        return "supported" if answer.verdict is Verdict.SUPPORTED else "contradicted"
    return "not-found" if answer.status is Status.NOT_FOUND else "undecided"


def counted(answers: Iterator[Answer] | tuple[Answer, ...]) -> str:
    """How many statements turned out how, in words.

    >>> counted(())
    'No statements'
    """
    found = [outcome(one) for one in answers]
    if not found:
        return "No statements"
    parts = (f"{found.count(key)} {words}" for key, words in COUNTED.items() if key in found)
    return f"{len(found)} statement{'s' if len(found) != 1 else ''}: {', '.join(parts)}"


COUNTED = {"supported": "supported", "contradicted": "contradicted", "not-found": "not found", "undecided": "not decided"}
