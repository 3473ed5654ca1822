"""Answers in the reports' own words: the best passages found for a question, each cited where it stands, or "the reports do not say".

What is shown is whole sentences as printed; nothing is worded by a model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.citing import CitationList
from assistant.guard import checked
from assistant.model import Answer, Reason, Status
from assistant.prose.asked import Asked, asked_of
from assistant.prose.choice import choose, distinct, excerpt, name_of
from assistant.prose.narrowing import narrowed
from assistant.tools.search_text import Passage, comments_on, search_text
from ingest.model import Place, PublishedValue

if TYPE_CHECKING:
    from index.store import Store


def answer_from_passages(
    question: str, store: Store, *, documents: Collection[str] | None = None, focus: tuple[PublishedValue, ...] = ()
) -> Answer:
    """An answer of a few sentences of the reports, or `not_in_reports`.

    `documents` limits the search to those ids; `focus` are the values that the question is about, whose own commentary comes first where
    an explanation is asked for.
    """
    asked = asked_of(question, store)
    comments = comments_on(focus, store) if asked.explains else ()
    if comments:
        return _answer(question, distinct(excerpt(passage, asked) for passage in comments), store)
    chosen = choose(search_text((question, asked.telling), store, documents, whole_rows=asked.meaning), asked, store)
    return _answer(question, chosen, store) if chosen else _not_found(question, asked)


def _answer(question: str, passages: Sequence[Passage], store: Store) -> Answer:
    citations = CitationList(store.documents())
    parts = []
    for passage in passages:
        mark = f"[{citations.chunk(passage.chunk, passage.text, _places(passage, store))}]"
        text = " ".join(sentence if sentence[-1] in ".!?:;”\"'" else f"{sentence}." for sentence in passage.sentences)
        parts.append(f"{_label(passage)}{text} {mark}")
    text = parts[0] if len(parts) == 1 else "\n".join(f"- {part}" for part in parts)
    return checked(Answer(question=question, status=Status.ANSWERED, text=text, citations=citations.citations()))


def _places(passage: Passage, store: Store) -> tuple[Place, ...]:
    """Where the sentences stand: in a report kept as text their own lines, else the places of the chunk."""
    places = passage.chunk.places
    if all(place.lines is None or place.lines[0] == place.lines[1] for place in places):
        return places
    lines = store.original(places[0].document_id).decode("utf-8", errors="replace").split("\n")
    return narrowed(places, passage.text, lines)


def _label(passage: Passage) -> str:
    """The name of the row or activity that a passage is about, where it has one short enough and without numbers."""
    title = name_of(passage)
    return f"**{title}:** " if title and len(title) <= 100 and not re.search(r"\d", title) else ""


def _not_found(question: str, asked: Asked) -> Answer:
    sought = ", ".join(f"“{word.written}”" for word in asked.weights if not re.search(r"\d", word.written))
    text = "The reports do not say." + (f" I looked for {sought} and found no passage that speaks of it." if sought else "")
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=text)
