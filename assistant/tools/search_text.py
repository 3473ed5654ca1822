"""Passages of the reports that may answer a question in free text: what the search finds, cut into readable sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.prose.addressed import is_addressed_to_machine
from assistant.prose.sentences import sentences
from ingest.model import Chunk, ChunkKind, PublishedValue

if TYPE_CHECKING:
    from index.store import Store

MOST_HITS = 24
LEADING = 2  # sentences before a passage that may name what it goes on about
FEWEST_IN_CELL = 4  # words of a whole sentence in a cell, numbers counted
FEWEST_WORDS = 5  # a shorter piece without a full stop is a label or the debris of a table
CELL_NAMES = re.compile(r"(?:^|; )[^;:]{1,120}: ")  # the "heading: " before each cell of a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of one chunk in their order.

    `context` is the names they stand under, `beside` the cells next to them in a row of a table, `lead` the sentences before them where a
    passage was cut off (first the one that leads in a list), `likeness` the cosine of question and chunk.
    """

    chunk: Chunk
    sentences: tuple[str, ...]
    context: str
    likeness: float
    beside: str | None = None
    lead: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def search_text(
    queries: Iterable[str], store: Store, documents: Collection[str] | None = None, *, whole_rows: bool = False
) -> tuple[Passage, ...]:
    """The passages found for several wordings of a question, those without a readable sentence left out; likeness is to the first.

    With `whole_rows` a row of a table counts as one sentence, as a key to ratings is read.
    """
    names = {document.document_id: document.title for document in store.documents()}
    asked = [query for query in queries if query]
    if documents is None or documents:
        store.embed(asked)  # all at once, which is faster; the searches find them remembered
    hits = {hit.chunk.id: hit for query in reversed(asked) for hit in store.search(query, k=MOST_HITS, documents=documents)}
    before = _before(store)
    found = (passage_of(hit.chunk, names, likeness=hit.vector_score, whole_rows=whole_rows) for hit in hits.values())
    return tuple(replace(one, lead=_lead(before.get(one.chunk.id))) for one in found if one.sentences)


_befores: WeakKeyDictionary[Store, Mapping[str, Chunk]] = WeakKeyDictionary()


def _before(store: Store) -> Mapping[str, Chunk]:
    """For each passage of prose the one before it, where they stand under the same headings and title."""
    if store not in _befores:
        chunks = store.chunks()
        _befores[store] = {two.id: one for one, two in pairwise(chunks) if _goes_on(one, two)}
    return _befores[store]


def _goes_on(one: Chunk, two: Chunk) -> bool:
    prose = one.kind is two.kind is not ChunkKind.ROW
    return prose and (one.places[0].document_id, one.headings, one.title) == (two.places[0].document_id, two.headings, two.title)


def _lead(chunk: Chunk | None) -> tuple[str, ...]:
    """The last sentences of a chunk; before them the one that leads in a list which goes on in the next chunk."""
    every = _readable(chunk) if chunk is not None else ()
    lead_in = next((sentence for sentence in reversed(every[:-LEADING]) if sentence.endswith(":")), None)
    return (*filter(None, [lead_in]), *every[-LEADING:])


def comments_on(focus: Iterable[PublishedValue], store: Store) -> tuple[Passage, ...]:
    """The report's own commentary on some values: the chunks that hold its words, or stand under its reference elsewhere."""
    names = {document.document_id: document.title for document in store.documents()}
    found: dict[str, Passage] = {}
    for value in focus:
        comment = _squeezed(value.comment or "")
        for chunk in store.chunks():
            if comments(chunk, value) or (comment and _is_of(chunk, value) and _squeezed(chunk.text) in comment):
                passage = passage_of(chunk, names, likeness=1.0)
                if passage.sentences:
                    found.setdefault(chunk.id, passage)
    return tuple(found.values())


def comments(chunk: Chunk, value: PublishedValue) -> bool:
    """Does the chunk stand in the report of the value under its reference and title, apart from its row, which has no comment?

    It is on what the row rates: an earlier result that stands there for comparison has no rating.
    """
    heading = f"{chunk.ref or ''} {chunk.title or ''}".split()
    named = value.ref is not None and heading == [*value.ref.split(), *value.title.split()]
    return named and value.rating is not None and value.comment is None and _is_of(chunk, value)


def _is_of(chunk: Chunk, value: PublishedValue) -> bool:
    return chunk.kind is not ChunkKind.ROW and chunk.places[0].document_id == value.places[0].document_id


def passage_of(chunk: Chunk, titles: dict[str, str], *, likeness: float, whole_rows: bool = False) -> Passage:
    """The readable sentences of a chunk with the names above them: report, headings, title of the row or activity."""
    row = chunk.kind is ChunkKind.ROW
    beside = chunk.text if row else None  # the other cells of the row say what it is about
    own = [part for part in (chunk.ref, chunk.title, beside) if part]
    return Passage(
        chunk=chunk,
        sentences=(chunk.text,) if row and whole_rows else tuple(dict.fromkeys(_readable(chunk))),
        context=" | ".join([titles.get(chunk.places[0].document_id, ""), *chunk.headings, *own]),
        likeness=likeness,
        beside=beside,
    )


def _readable(chunk: Chunk) -> tuple[str, ...]:
    return _readable_in(chunk.text, row=chunk.kind is ChunkKind.ROW)


@lru_cache(maxsize=20_000)  # the same passages are found for many questions
def _readable_in(text: str, *, row: bool) -> tuple[str, ...]:
    parts = CELL_NAMES.split(text) if row else [text]
    every = (sentence for part in parts for sentence in sentences(part) if is_readable(sentence, in_table=row))
    return tuple(sentence for sentence in every if not is_addressed_to_machine(sentence))


def is_readable(sentence: str, *, in_table: bool = False) -> bool:
    """True for what reads as a sentence or a list item; a cell of a table must be a whole sentence.

    >>> is_readable("Trees were planted in May."), is_readable("Key area of focus")
    (True, False)
    """
    words = re.findall(r"[A-Za-z]{2,}", sentence)
    whole = sentence.rstrip("”\"')").endswith((".", "!", "?"))
    if in_table:
        return whole and bool(words) and len(re.findall(r"[A-Za-z]{2,}|\d[\d,.%]*", sentence)) >= FEWEST_IN_CELL
    return len(words) >= (2 if whole else FEWEST_WORDS)


def _squeezed(text: str) -> str:
    return "".join(text.split())
