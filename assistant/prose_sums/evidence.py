"""Sentences of the reports that a sum may stand in, each with what it and its surroundings hold of the question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.meaning.words import plain_words, stem
from assistant.prose.asked import Asked, asked_of, lexicon_of
from assistant.prose.coverage import FRAME_WORDS, Word, words_in
from assistant.prose.rewording import reworded
from assistant.prose.timing import of_the_time
from assistant.prose.windows import windows_of
from assistant.prose_sums.quantities import Quantity, quantities_of
from assistant.tools.search_text import Passage, search_text
from ingest.model import ChunkKind

if TYPE_CHECKING:
    from index.store import Store

ENOUGH = 0.7  # of the question that a sentence, those beside it and the names above them must hold, as for any answer in prose
LED_ON = 0.3  # and they themselves, for the sentences before their passage to count
# What was done to a thing is worded in many ways, and which thing it was is told by its nouns.
DONE = re.compile(r".{3,}ed|undertaken|done|given|taken|made|got|came|come|went|gone", re.IGNORECASE)
WORTH_MEANING = 0.4  # below it, words of nearly the same meaning cannot make up for what is missing
LIKENESS_SHARE = 0.3  # weight, beside the words held, of the cosine of question and passage
OWN_SHARE = 0.5  # and of what the sentences with the figures hold themselves
TIME_SHARE = 0.2  # and of a report for just the time asked about
LEAST_WEIGHT = 0.1  # of a word of the question that every passage has
FUNCTION_WORDS = words_in(
    "a an the of to in on at by for from with and or but as is are was were be been being am do does did has have had will would can could",
    "it its this that these those they them their there we our us you your i my he she his her who which what how many much not no so if",
    "got get gets per did into out up down than then about",
)
AFTER = 2  # sentences from the first figure of a sum to the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Up to three neighbouring sentences of a passage from the one at `at` on, with their quantities; `held` is what they, those beside
    them and the names above hold of the question."""

    question: str
    passage: Passage
    at: int
    quantities: tuple[Quantity, ...]
    asked: Asked
    held: frozenset[Word]
    bonus: float

    @property
    def first(self) -> tuple[Quantity, ...]:
        """The quantities of the first sentence."""
        return tuple(one for one in self.quantities if one.sentence == self.at)

    def words(self, text: str) -> frozenset[str]:
        """The words of the question that a text holds, those too that hardly tell one passage from another; the stems of all of them."""
        return frozenset(word.stem for word in self.asked.held(text)) | self.literal(text)

    def literal(self, text: str) -> frozenset[str]:
        """Those of them that stand there themselves, and not in another word of the same sense."""
        own = {stem(word) for word in plain_words(text)}
        return frozenset(one for word in plain_words(self.question) if word not in FUNCTION_WORDS and (one := stem(word)) in own)

    def weight(self, words: Collection[str]) -> float:
        """How much of the question some of its words make up."""
        weights = {word.stem: weight for word, weight in self.asked.weights.items()}
        return sum(weights.get(word, LEAST_WEIGHT) for word in words)

    @property
    def whole_weight(self) -> float:
        """That of all its telling words."""
        return sum(self.asked.weights.values())

    def score(self, own: str) -> float:
        """How well figures within the words `own` fit the question."""
        return self.asked.covered(self.held) + OWN_SHARE * self.asked.covered(self.asked.held(own)) + self.bonus


def scenes_of(subject: str, store: Store, documents: Collection[str] | None, reports: Collection[str]) -> Iterator[Scene]:
    """The places in prose that speak of enough of the subject and are of the time that it names."""
    lexicon = lexicon_of(store)
    subject = reworded(subject, lexicon.vocabulary.written_shapes)
    asked = asked_of(subject, store, reports)
    if not asked.weights:
        return
    known = {document.document_id: document for document in store.documents()}
    for passage in search_text((subject, asked.telling), store, documents):
        document = known[passage.chunk.places[0].document_id]
        text = f"{' '.join(passage.lead)} {passage.text} | {passage.context}"
        in_row = passage.chunk.kind is ChunkKind.ROW
        if in_row or not of_the_time(asked.periods, text, document, exactly=asked.dated) or not asked.named_in(text):
            continue
        every = quantities_of(passage.sentences)
        exact = bool(asked.periods) and of_the_time(asked.periods, "", document, exactly=True)
        bonus = LIKENESS_SHARE * max(0.0, passage.likeness) + TIME_SHARE * exact
        for at, window in enumerate(windows_of(passage.sentences)):
            quantities = tuple(one for one in every if at <= one.sentence <= at + AFTER)
            if not any(one.sentence == at for one in quantities):
                continue
            around = f"{window.around} {' '.join(passage.sentences[at : at + AFTER + 1])}"
            held = asked.held(f"{around} | {passage.context}")
            if at == 0 and asked.covered(held) >= LED_ON:
                held |= asked.held(" ".join(passage.lead))
            if WORTH_MEANING <= asked.covered(held) < 1:
                missing = asked.weights.keys() - held
                held |= lexicon.vocabulary.meant_words(missing, [around], store.embed)[0]
            lacking = asked.weights.keys() - held
            told = held | {word for word in lacking if DONE.fullmatch(word.written)}
            strange = {word for word in asked.unknown & lacking if word.written not in FRAME_WORDS}
            if not strange and asked.covered(told) >= ENOUGH and asked.rest_covered(told) >= ENOUGH:
                yield Scene(question=subject, passage=passage, at=at, quantities=quantities, asked=asked, held=held, bonus=bonus)


def excerpt(scene: Scene, used: Collection[Quantity]) -> Passage:
    """The sentences from the first quantity used to the last."""
    low, high = min(one.sentence for one in used), max(one.sentence for one in used)
    return replace(scene.passage, sentences=scene.passage.sentences[low : high + 1])
