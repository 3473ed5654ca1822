"""Asks of a table that an answer of its cells does not do: the cells would be right, and the figure not the one asked for."""

from __future__ import annotations

import re

from assistant.model import Answer, Reason, Status

# What asks, and what an answer that did it says in its labels, headings or workings.
ASKS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(done, re.IGNORECASE))
    for asked, done in (
        (
            r"\b(?:left|remain(?:s|ing)?|still|yet) (?:(?:to be|to) )?spen[dt]\b|\bunspent\b|\bleft (?:over|in|of|from|on|for)\b",
            r"\b(?:left|remain|unspent|balance|less)",
        ),
        (
            r"\b(?:biggest|largest|greatest|widest|smallest|narrowest|most|least) (?:gap|difference|distance)\b",
            r"\b(?:gap|difference|distance|variance|variation)\b|−.*=",
        ),
        (
            r"\b(?:how many|number of|count of|count)(?: \w+){0,2}? (?:very )?(?:high|low|medium|severe|serious|major|minor|critical|big)"
            r"(?:er|est)?[- ](?:\w+[- ])?(?:risks?|items?|lines?|rows?)\b",
            r"\bfits?\b",
        ),
    )
)


def is_unworked(question: str, answer: Answer) -> bool:
    """Is something asked that neither the answer's words nor its workings speak of?

    "How many high risks" of a register that prints scores only: all its rows would be counted.
    """
    if answer.status is not Status.ANSWERED:
        return False
    said = " ".join((answer.text, *(f"{working.what} {working.formula}" for working in answer.working)))
    return any(asked.search(question) and not done.search(said) for asked, done in ASKS)


def unworked_answer(question: str) -> Answer:
    """Not found, for a table that has the lines and not the figure."""
    text = "A table of the reports has lines that this may be about, but does not print what is asked. Ask for its columns by their names."
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_REPORTED, text=text)
