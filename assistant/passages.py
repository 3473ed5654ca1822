"""Answers in the reports' own words: the best passages found for a question, each cited where it stands, or "the reports do not say".

A passage answers when it speaks of nearly all that is asked (`coverage.py`) and holds what the question word wants: a number for "how
many", a date for "when". What is shown is whole sentences as printed; nothing is worded by a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.citing import CitationList
from assistant.coverage import FRAME_WORDS, Vocabulary, Word, coverage, held_words, words_of
from assistant.guard import checked
from assistant.model import Answer, Reason, Status
from assistant.narrowing import narrowed
from assistant.tools.search_text import Passage, comments_on, search_text
from assistant.wants import quarters_of, wanted, wants_explanation, years_of
from ingest.model import Document, Place, PublishedValue

if TYPE_CHECKING:
    from index.store import Store

# Calibrated on the narrative and unanswerable questions over the sample reports: see docs/evaluation.
ENOUGH = 0.7  # coverage from which a passage is taken to speak of what is asked
ENOUGH_NAMED = 0.55  # of coverage by its title alone, from which a passage is taken to be the commentary that an explanation asks for
ENOUGH_IN_SENTENCE = 0.5  # in a passage that covers enough, of the sentence (with the names above it) that holds what is wanted
WORTH_MEANING = 0.3  # below it, words of the same meaning cannot make up for what is missing
NEARLY_AS_GOOD = 0.9  # of the best score that a further passage must reach
SAME_WORDS = 0.7  # shared words from which two passages say the same
LIKENESS_SHARE = 0.5  # weight in the score, beside the coverage, of the cosine of question and passage
TITLE_SHARE = 0.3  # and of the coverage by the title of the passage alone: a comment on the thing asked about comes before a mention of it
TELLING = 0.7  # of the best sentence's coverage from which another one is shown for its own sake
MOST_SENTENCES = 6
MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as this module needs it: its telling words with weights, what it wants, and whether it asks for an explanation."""

    weights: Mapping[Word, float]
    wants: tuple[Callable[[str], bool], ...]
    years: frozenset[int]
    quarters: frozenset[str]
    explains: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A passage with the words of the question that it holds, how far they and its title alone cover the question, and its rank."""

    passage: Passage
    held: frozenset[Word]
    coverage: float
    named: float
    score: float


def answer_from_passages(
    question: str, store: Store, *, documents: Collection[str] | None = None, focus: tuple[PublishedValue, ...] = ()
) -> Answer:
    """An answer of at most `MOST_SENTENCES` sentences of the reports, or `not_in_reports`.

    `documents` limits the search to those ids; `focus` are the values that the question is about, whose own commentary comes first where
    an explanation is asked for.
    """
    asked = _asked(question, store)
    comments = comments_on(focus, store) if asked.explains else ()
    if comments:
        return _answer(question, [_excerpt(passage, asked) for passage in comments], store)
    telling = " ".join(word.written for word in asked.weights if word.written not in FRAME_WORDS)
    chosen = _chosen(search_text((question, telling), store, documents), asked, store)
    return _answer(question, chosen, store) if chosen else _not_found(question, asked)


def _asked(question: str, store: Store) -> Asked:
    names = " ".join(document.council for document in store.documents() if document.council)
    return Asked(
        weights=_vocabulary(store).weights(question, known=words_of(names)),
        wants=wanted(question),
        years=years_of(question),
        quarters=quarters_of(question),
        explains=wants_explanation(question),
    )


_vocabularies: WeakKeyDictionary[Store, Vocabulary] = WeakKeyDictionary()


def _vocabulary(store: Store) -> Vocabulary:
    """The vocabulary of an open store, counted once."""
    if store not in _vocabularies:
        texts = (" ".join([chunk.text, chunk.title or "", *chunk.headings]) for chunk in store.chunks())
        _vocabularies[store] = Vocabulary(texts)
    return _vocabularies[store]


def _chosen(found: Sequence[Passage], asked: Asked, store: Store) -> list[Passage]:
    """The excerpts to show, best first; none when no passage answers."""
    dated = {document.document_id: document for document in store.documents()}
    judged = [_judged(passage, asked) for passage in found if _of_the_time(passage, asked, dated[passage.chunk.places[0].document_id])]
    judged.sort(key=lambda one: (-one.score, one.passage.chunk.id))
    judged = [_with_meaning(one, asked, store) for one in judged[:MOST_PASSAGES]]
    answering = [one for one in judged if _speaks(one, asked) and _holds_wanted(one, asked)]
    answering.sort(key=lambda one: (-one.score, one.passage.chunk.id))
    best = answering[0].score if answering else 0.0
    return _distinct(_excerpt(one.passage, asked) for one in answering if one.score >= NEARLY_AS_GOOD * best)


def _speaks(one: Judged, asked: Asked) -> bool:
    return one.coverage >= ENOUGH or (asked.explains and one.named >= ENOUGH_NAMED)


def _judged(passage: Passage, asked: Asked, more: frozenset[Word] = frozenset()) -> Judged:
    """`more` are words counted as held, beside those that the passage and the names above it hold."""
    held = more | held_words(asked.weights, f"{passage.text} | {passage.context}")
    covered = coverage(asked.weights, held)
    named = coverage(asked.weights, held_words(asked.weights, passage.chunk.title or ""))
    score = covered + LIKENESS_SHARE * max(0.0, passage.likeness) + TITLE_SHARE * named
    return Judged(passage=passage, held=held, coverage=covered, named=named, score=score)


def _with_meaning(one: Judged, asked: Asked, store: Store) -> Judged:
    """The same, with words of nearly the same meaning counted where they can decide."""
    if not WORTH_MEANING <= one.coverage < ENOUGH:
        return one
    lacking = set(asked.weights) - one.held
    meant = _vocabulary(store).meant_words(lacking, f"{one.passage.text} | {one.passage.context}", store.embed)
    return _judged(one.passage, asked, meant)


def _of_the_time(passage: Passage, asked: Asked, document: Document) -> bool:
    """Does the passage or its report belong to the year that the question names, if it names one, and for a number also to the quarter?"""
    dated = " ".join((passage.text, passage.context, document.document, document.period or "", document.meeting_date or ""))
    same_quarter = not asked.wants or not asked.quarters or bool(asked.quarters & quarters_of(dated))
    return same_quarter and (not asked.years or bool(asked.years & years_of(dated)))


def _holds_wanted(one: Judged, asked: Asked) -> bool:
    """Does one sentence hold what each question word wants, and itself speak of the thing asked about?"""
    chunk = one.passage.chunk
    names = " | ".join(part for part in (chunk.title, *chunk.headings) if part)
    meant = one.held - held_words(asked.weights, f"{one.passage.text} | {one.passage.context}")
    speaking = [
        sentence
        for sentence in one.passage.sentences
        if coverage(asked.weights, meant | held_words(asked.weights, f"{sentence} | {names}")) >= ENOUGH_IN_SENTENCE
    ]
    return all(any(wants(sentence) for sentence in speaking) for wants in asked.wants)


def _excerpt(passage: Passage, asked: Asked) -> Passage:
    """At most `MOST_SENTENCES` neighbouring sentences: all if it asks why, else those that speak of the question and one on each side."""
    shares = [coverage(asked.weights, held_words(asked.weights, sentence)) for sentence in passage.sentences]
    peak = max(shares)
    if len(shares) <= MOST_SENTENCES and (asked.explains or not peak):
        return passage
    wanting = [
        share if all(wants(sentence) for wants in asked.wants) else 0 for share, sentence in zip(shares, passage.sentences, strict=True)
    ]
    ranked = wanting if any(wanting) else shares
    telling = [at for at, share in enumerate(ranked) if share >= TELLING * max(ranked)]
    centre = ranked.index(max(ranked))
    first, last = max(telling[0] - 1, centre - MOST_SENTENCES // 2, 0), min(telling[-1] + 1, len(shares) - 1)
    return replace(passage, sentences=passage.sentences[first : min(last + 1, first + MOST_SENTENCES)])


def _distinct(passages: Iterable[Passage]) -> list[Passage]:
    """The first passages without those that say nearly the same as an earlier one, up to `MOST_SENTENCES` sentences in all."""
    kept: list[Passage] = []
    for passage in passages:
        room = MOST_SENTENCES - sum(len(one.sentences) for one in kept)
        new = not any(_alike(passage.text, one.text) for one in kept)
        if new and len(passage.sentences) <= room and len(kept) < MOST_PASSAGES:
            kept.append(passage)
    return kept


def _alike(one: str, other: str) -> bool:
    ours, theirs = ({word.stem for word in words_of(text)} for text in (one, other))
    return len(ours & theirs) >= SAME_WORDS * max(1, min(len(ours), len(theirs)))


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
    title = passage.chunk.title
    return f"**{title}:** " if title and len(title) <= 100 and not re.search(r"\d", title) else ""


def _not_found(question: str, asked: Asked) -> Answer:
    sought = ", ".join(f"“{word.written}”" for word in asked.weights if not re.search(r"\d", word.written))
    text = "The reports do not say." + (f" I looked for {sought} and found no passage that speaks of it." if sought else "")
    return Answer(question=question, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=text)
