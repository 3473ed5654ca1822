"""Which of the passages found answer a question, and which of their sentences to show; none where none answers.

A passage answers when it speaks of nearly all that is asked (`coverage.py`), is of the time asked about (`timing.py`) and holds what the
question word wants (`wants.py`): the count of the thing for "how many", a date for "when".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.coverage import FRAME_WORDS, Vocabulary, Word, coverage, held_words, words_of
from assistant.periods import AskedPeriod
from assistant.timing import LONGEST_QUARTER, of_the_time
from assistant.tools.search_text import Passage
from assistant.wants import Want, wanted, wants_explanation, wants_meaning
from assistant.when import when
from ingest.model import ChunkKind, Document

if TYPE_CHECKING:
    from index.store import Store

# Calibrated on narrative and unanswerable questions over real and invented reports.
ENOUGH = 0.7  # coverage from which a passage is taken to speak of what is asked
ENOUGH_NAMED = 0.55  # of coverage by its title alone, from which a passage is taken to be the commentary that an explanation asks for
ENOUGH_IN_SENTENCE = 0.5  # in a passage that covers enough, of the sentence (with the names above it) that holds what is wanted
BESIDE = 0.25  # of the question that a sentence itself must hold for a bare number in it to be the number asked for
WORTH_MEANING = 0.3  # below it, words of the same meaning cannot make up for what is missing
NEARLY_AS_GOOD = 0.9  # of the best score that a further passage must reach
SAME_WORDS = 0.7  # shared words from which two passages say the same
LIKENESS_SHARE = 0.5  # weight in the score, beside the coverage, of the cosine of question and passage
TITLE_SHARE = 0.3  # and of the coverage by the title of the passage alone: a comment on the thing asked about comes before a mention of it
TIME_SHARE = 0.2  # and of a report for just the period that the question names
TELLING = 0.7  # of the best sentence's coverage from which another one is shown for its own sake
LOOKED_AT = 12  # passages judged in full
MOST_SENTENCES = 6
MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in free text: its telling words with weights, what it wants, the periods it names, whether it asks for an explanation."""

    weights: Mapping[Word, float]
    wants: tuple[Want, ...]
    periods: tuple[AskedPeriod, ...]
    explains: bool
    meaning: bool

    def covered(self, text: str, more: frozenset[Word] = frozenset()) -> float:
        """The coverage of the question by a text; `more` are words counted as held."""
        return coverage(self.weights, more | held_words(self.weights, text))

    @property
    def telling(self) -> str:
        """The telling words alone, as a second query for the search."""
        return " ".join(word.written for word in self.weights if word.written not in FRAME_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A passage with the words of the question that it holds, how far they and its title alone cover the question, and its rank."""

    passage: Passage
    document: Document
    held: frozenset[Word]
    coverage: float
    named: float
    score: float


def asked_of(question: str, store: Store) -> Asked:
    """The question as the other functions need it; the names of the councils do not count as words of it."""
    councils = " ".join(document.council for document in store.documents() if document.council)
    explains = wants_explanation(question)
    periods = when(question).periods
    return Asked(
        weights=vocabulary_of(store).weights(question, known=words_of(councils)),
        wants=wanted(question, of_a_period=not explains and any((one.end - one.start).days <= LONGEST_QUARTER for one in periods)),
        periods=periods,
        explains=explains,
        meaning=wants_meaning(question),
    )


_vocabularies: WeakKeyDictionary[Store, Vocabulary] = WeakKeyDictionary()


def vocabulary_of(store: Store) -> Vocabulary:
    """The vocabulary of an open store, counted once."""
    if store not in _vocabularies:
        texts = (" ".join([chunk.text, chunk.title or "", *chunk.headings]) for chunk in store.chunks())
        _vocabularies[store] = Vocabulary(texts)
    return _vocabularies[store]


def choose(found: Iterable[Passage], asked: Asked, store: Store) -> list[Passage]:
    """The excerpts to show, best first; none when the passages do not answer all that is asked."""
    documents = {document.document_id: document for document in store.documents()}
    ranked = _ranked(one for passage in found if (one := _judged(passage, asked, documents)))[:LOOKED_AT]
    ranked = _ranked(_with_meaning(one, asked, store) if at < MOST_PASSAGES else one for at, one in enumerate(ranked))
    speaking = [one for one in ranked if one.coverage >= ENOUGH or (asked.explains and one.named >= ENOUGH_NAMED)]
    if asked.wants:
        holding = [(one, [_holds(one, want, asked) for want in asked.wants]) for one in speaking]
        first = [next((one for one, held in holding if held[at]), None) for at in range(len(asked.wants))]
        chosen = [one for one, held in holding if one in first or all(held)] if all(first) else []
    else:
        chosen = [one for one in speaking if one.passage.chunk.kind is not ChunkKind.ROW or one.passage.text != one.passage.chunk.title]
    return distinct(excerpt(one.passage, asked) for one in chosen if one.score >= NEARLY_AS_GOOD * chosen[0].score or asked.wants)


def excerpt(passage: Passage, asked: Asked) -> Passage:
    """At most `MOST_SENTENCES` neighbouring sentences: all if it asks why, else those that speak of the question and one on each side."""
    shares = [asked.covered(sentence) for sentence in passage.sentences]
    if len(shares) <= MOST_SENTENCES and (asked.explains or not any(shares)):
        return passage
    wanting = [
        share if any(want.holds(sentence) for want in asked.wants) else 0.0
        for share, sentence in zip(shares, passage.sentences, strict=True)
    ]
    ranked = wanting if any(wanting) else shares
    telling = [at for at, share in enumerate(ranked) if share >= TELLING * max(ranked)]
    centre = ranked.index(max(ranked))
    first, last = max(telling[0] - 1, centre - MOST_SENTENCES // 2, 0), min(telling[-1] + 1, len(shares) - 1)
    return replace(passage, sentences=passage.sentences[first : min(last + 1, first + MOST_SENTENCES)])


def distinct(passages: Iterable[Passage]) -> list[Passage]:
    """The first passages without those that say nearly the same as an earlier one, up to `MOST_SENTENCES` sentences in all."""
    kept: list[Passage] = []
    for passage in passages:
        room = MOST_SENTENCES - sum(len(one.sentences) for one in kept)
        new = not any(_alike(passage.text, one.text) for one in kept)
        if new and len(passage.sentences) <= room and len(kept) < MOST_PASSAGES:
            kept.append(passage)
    return kept


def name_of(passage: Passage) -> str | None:
    """The title of the row or activity that a passage is about; None where its own words stand in for one."""
    title = passage.chunk.title
    return None if title is None or " ".join(title.split()) in " ".join(passage.chunk.text.split()) else title


def _ranked(judged: Iterable[Judged]) -> list[Judged]:
    return sorted(judged, key=lambda one: (-one.score, one.passage.chunk.id))


def _judged(passage: Passage, asked: Asked, documents: Mapping[str, Document]) -> Judged | None:
    """None for a passage of another time than the question asks about."""
    document = documents[passage.chunk.places[0].document_id]
    if not of_the_time(asked.periods, _whole(passage), document, exactly=False):
        return None
    exact = bool(asked.periods) and of_the_time(asked.periods, "", document, exactly=True)
    held = held_words(asked.weights, _whole(passage))
    covered, named = coverage(asked.weights, held), asked.covered(name_of(passage) or "")
    score = covered + LIKENESS_SHARE * max(0.0, passage.likeness) + TITLE_SHARE * named + TIME_SHARE * exact
    return Judged(passage=passage, document=document, held=held, coverage=covered, named=named, score=score)


def _with_meaning(one: Judged, asked: Asked, store: Store) -> Judged:
    """The same, with words of nearly the same meaning counted where they can decide."""
    if not WORTH_MEANING <= one.coverage < ENOUGH:
        return one
    held = one.held | vocabulary_of(store).meant_words(set(asked.weights) - one.held, _whole(one.passage), store.embed)
    covered = coverage(asked.weights, held)
    return replace(one, held=held, coverage=covered, score=one.score + covered - one.coverage)


def _holds(one: Judged, want: Want, asked: Asked) -> bool:
    """Does a sentence of the passage hold what is wanted, and speak, with the names above it, of the thing and the time asked about?"""
    chunk = one.passage.chunk
    names = " | ".join(part for part in (chunk.title, *chunk.headings) if part)
    meant = one.held - held_words(asked.weights, _whole(one.passage))
    return any(
        want.holds(sentence)
        and asked.covered(f"{sentence} | {names}", meant) >= ENOUGH_IN_SENTENCE
        and (not want.beside_words or asked.covered(sentence, meant) >= BESIDE)
        and (not want.figure or of_the_time(asked.periods, sentence, one.document, exactly=True))
        for sentence in one.passage.sentences
    )


def _whole(passage: Passage) -> str:
    return f"{passage.text} | {passage.context}"


def _alike(one: str, other: str) -> bool:
    ours, theirs = ({word.stem for word in words_of(text)} for text in (one, other))
    return len(ours & theirs) >= SAME_WORDS * max(1, min(len(ours), len(theirs)))
