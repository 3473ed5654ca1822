"""Answers in the reports' own words: the best passages found for a question, each cited where it stands, or "the reports do not say".

What is shown is whole sentences as printed; nothing is worded by a model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.citing import CitationList
from assistant.guard import checked
from assistant.model import Answer, Reason, Status
from assistant.prose.asked import Asked, asked_of, lexicon_of
from assistant.prose.cells import cells_that_answer
from assistant.prose.choice import ENOUGH_SURE, choose, name_of
from assistant.prose.clauses import Clause, clauses_of
from assistant.prose.excerpts import MOST_PASSAGES, MOST_WORDS, distinct, excerpt
from assistant.prose.narrowing import narrowed
from assistant.prose.rewording import reworded
from assistant.prose.sentences import sentences
from assistant.prose.wanted_names import wanted_name
from assistant.prose.wants import wanted
from assistant.tools.search_text import Passage, comments_on, search_text
from ingest.model import Chunk, Place, PublishedValue

if TYPE_CHECKING:
    from index.store import Store

OF_SOMEBODY = re.compile(r"\b(?:he|she|they|his|her|their|him|them)\b", re.IGNORECASE)  # whom the clause before would have named
DEBRIS = ",;:. "  # before a first sentence that a table or list was cut from
ENDS = ".!?:;”\"'"
LONGEST_LABEL = 100  # characters of a title shown before the words that stand under it


def answer_from_passages(
    question: str,
    store: Store,
    *,
    documents: Collection[str] | None = None,
    reports: Collection[str] = (),
    focus: tuple[PublishedValue, ...] = (),
    surely: bool = False,
) -> Answer:
    """An answer of a few sentences of the reports, or `not_in_reports`.

    `documents` limits the search to those ids, which the words `reports` of the question name; `focus` are the values that the question
    is about, whose own commentary comes first where an explanation is asked for. With `surely` nearly all words of the question must be
    held, as where it may be about an indicator as well.
    """
    given, question = question, reworded(question, lexicon_of(store).vocabulary.written_shapes)
    asked = asked_of(question, store, reports)
    if surely:
        parts = _found(question, replace(asked, least=ENOUGH_SURE), store, documents)
        return _answer(given, parts, store) if parts else _not_found(given, asked)
    comments = comments_on(focus, store) if asked.explains else ()
    if comments:
        most_words = MOST_WORDS // min(len(comments), MOST_PASSAGES)  # each of several reports is heard
        shown = distinct(excerpt(passage, asked, most_words) for passage in comments)
        return _answer(given, _parts(shown, store), store)
    clauses = clauses_of(question, asked.names)
    found = [_found(clause.asked, asked_of(clause.asked, store, reports), store, documents) for clause in clauses]
    parts = _joined(found) if found and all(found) else _found(question, asked, store, documents)
    if parts or not any(found) or (not found[0] and any(OF_SOMEBODY.search(clause.said) for clause in clauses[1:])):
        return _answer(given, parts, store) if parts else _not_found(given, asked)
    answer = _answer(given, _joined([part for part in found if part]), store)
    unsaid = [clause for clause, part in zip(clauses, found, strict=True) if not part and not _is_said(clause, answer.text)]
    if not unsaid:
        return answer
    return replace(answer, text=f"{answer.text}\n\nI found no passage that says {', '.join(f'“{one.said}”' for one in unsaid)}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a report to show: `quote` as they stand, `text` with full stops."""

    chunk: Chunk
    label: str
    quote: str
    text: str
    places: tuple[Place, ...]


def _is_said(clause: Clause, text: str) -> bool:
    """Does a text hold the figure or date that a clause wants? Whether a name is the one wanted cannot be told."""
    wants = wanted(clause.said)
    return (
        bool(wants)
        and wanted_name(clause.said) is None
        and all(any(want.holds(sentence) for sentence in sentences(text)) for want in wants)
    )


def _found(question: str, asked: Asked, store: Store, documents: Collection[str] | None) -> list[Part]:
    """The cells or else the passages that answer one question."""
    cells = cells_that_answer(question, asked, store, documents)
    if cells:
        return [
            Part(chunk=one.chunk, label=_named(_shortened(one.label)), quote=one.quote, text=one.quote, places=one.chunk.places)
            for one in cells
        ]
    return _parts(choose(search_text((question, asked.telling), store, documents, whole_rows=asked.meaning), asked, store), store)


def _parts(passages: Iterable[Passage], store: Store) -> list[Part]:
    return [
        Part(
            chunk=passage.chunk,
            label=_named(name_of(passage) or ""),
            quote=passage.text.lstrip(DEBRIS),
            text=" ".join(sentence if sentence[-1] in ENDS else f"{sentence}." for sentence in passage.sentences).lstrip(DEBRIS),
            places=places_of(passage, store),
        )
        for passage in passages
    ]


def _joined(found: Sequence[Sequence[Part]]) -> list[Part]:
    """The best part for each of several questions, each once; one that another holds in full is left out, and no sentence comes twice."""
    best = list(dict.fromkeys(parts[0] for parts in found))
    shown: dict[str, None] = {}
    told: list[Part] = []
    for one in (one for one in best if not any(one is not other and one.quote in other.quote for other in best)):
        new = [sentence for sentence in sentences(one.text) if sentence not in shown]
        shown.update(dict.fromkeys(new))
        told.append(replace(one, text=" ".join(new)) if new else one)
    return told


def _answer(question: str, parts: Sequence[Part], store: Store) -> Answer:
    citations = CitationList(store.documents())
    shown: list[str] = []
    for before, part in zip([None, *parts], parts, strict=False):
        words = f"{_ended(part.text)} [{citations.chunk(part.chunk, part.quote, part.places)}]"
        if before is not None and part.label and (before.chunk.id, before.label) == (part.chunk.id, part.label):
            shown[-1] += f" {words}"  # two cells of one row
        else:
            shown.append(f"{part.label}{words}")
    text = shown[0] if len(shown) == 1 else "\n".join(f"- {part}" for part in shown)
    return checked(Answer(question=question, status=Status.ANSWERED, text=text, citations=citations.citations()))


def _ended(text: str) -> str:
    return text if text[-1] in ENDS else f"{text}."


def places_of(passage: Passage, store: Store) -> tuple[Place, ...]:
    """Where the sentences stand: in a report kept as text their own lines, else the places of the chunk."""
    places = passage.chunk.places
    lined = [place.lines for place in places if place.lines is not None]
    if not lined or (len(lined) == 1 and lined[0][0] == lined[0][1]):
        return places
    lines = store.original(places[0].document_id).decode("utf-8", errors="replace").split("\n")
    return narrowed(places, passage.text, lines)


def _shortened(label: str) -> str:
    """The first words of the cell that names a row, up to a number, which would need its own citation."""
    plain = re.split(r"\s*[(–-]?\s*\S*\d", label)[0].rstrip(" ….")
    if len(plain) > LONGEST_LABEL:
        plain = plain[: LONGEST_LABEL - 2].rsplit(" ", 1)[0]
    return plain if plain == label else f"{plain} …" if plain else ""


def _named(title: str) -> str:
    """The name of the row or activity that words stand under, where it has one short enough and without numbers."""
    return f"**{title}:** " if title and len(title) <= LONGEST_LABEL and not re.search(r"\d", title) else ""


def _not_found(question: str, asked: Asked) -> Answer:
    sought = ", ".join(f"“{word.written}”" for word in asked.weights if not re.search(r"\d", word.written))
    text = "The reports do not say." + (f" I looked for {sought} and found no passage that speaks of it." if sought else "")
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=text)
