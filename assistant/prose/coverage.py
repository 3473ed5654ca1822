"""How much of a question a passage speaks of: the share of the question's telling words that it holds, rare words counting more.

    weight(word) = ln((N + 1) / (n + 0.5))        N passages of the store, n of them with the word (inverse document frequency)
    coverage     = sum of weights of the words held / sum of weights of all words

Words are the same when their stems are, or when they share a long beginning (inflation, inflationary). A word that a passage lacks may be
made up for by another of nearly the same meaning, found with the embedding.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from assistant.meaning.catalogue import LIKENESS_DIGITS
from assistant.meaning.shapes import by_shape
from assistant.meaning.words import is_weak, plain_words, stem, telling_words
from assistant.prose.abbreviations import stands_for
from assistant.prose.kin import kin_of

Embed = Callable[[Sequence[str]], Any]  # texts to unit vectors, one a row


def words_in(*lines: str) -> frozenset[str]:
    """The words of a table, parted by spaces."""
    return frozenset(word for line in lines for word in line.split())


WEAK_SHARE = 0.3  # of its weight that a word of many titles keeps ("service", "people"), or one that only frames the question
# Words that frame a question and do not name the thing asked about; the passage that answers seldom repeats them.
FRAME_WORDS = words_in(
    "target meet meeting miss missed missing rated rating rag red amber green status ahead behind",
    "good better best bad worse worst poor poorly high higher low lower short strong weak",
    "rise rises rose rising risen increase increased fall falls fell falling drop dropped decrease decreased slump slumped",
    "improve improved improving worsen worsened worsening compare compared comparison",
    "reason reasons explain cause caused happen happens happening progress update current currently main",
    "plan plans planned action actions problem problems issue issues worry worried concern story",
    "stay stays stayed remain become keep keeping hold holding bring bringing run runs running take taking make making get getting",
    "place old kind sort name named called think thought believe aim purpose supposed expected help helped helping",
    "difference give gives given giving fully entirely much long money amount sum figure figures",
    "mentioned mention described named listed set total define defines defined definition",
    "scheme schemes programme programmes project projects initiative initiatives",
    "two three four five six seven eight nine ten",
    "putting date dates deadline according comment comments commentary addendum annual believed",
    "big roughly approximately nearly exactly actually never ever another inside plain simple terms part share",
    "track slip slips slipped slipping odd looks looking look",
)
# Of the longer word, and at least five letters: "inflation" and "inflationary", but neither "enable" and "enablement" nor "community" and
# "communication".
SHARED_BEGINNING = 0.65
LEAST_BEGINNING = 5
GO_LIVE = re.compile(r"\b(?:go|goes|going|went|gone|been|is|was|now)[ -]live\b", re.IGNORECASE)  # nobody lives there
# Cosine of two single words with all-MiniLM-L6-v2: begin/start .84, visits/visitors .79, answered/responded .70; but police/crime .64.
SAME_MEANING = 0.7
TIME_WORDS = words_in(
    "quarter month week spring summer autumn winter christmas easter today recently mid midyear half q1 q2 q3 q4",
    "january february march april june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as written (lower case) and its stem."""

    written: str
    stem: str


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The telling words of a text, abbreviations written out, numbers and words of time left out, each once.

    >>> [word.written for word in words_of("Why did the new bins cost more in May 2016?")]
    ['new', 'bins', 'cost']
    """
    found: dict[str, Word] = {}
    for written in telling_words(GO_LIVE.sub("golive", text)):
        if written not in TIME_WORDS and len(written) > 1 and not written[0].isdigit():
            root = stem(written)
            found.setdefault(root, Word(written=written, stem=root))
    return tuple(found.values())


class Vocabulary:
    """The words of a store: in how many passages each stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._count = 0
        self._held: Counter[str] = Counter()
        written: set[str] = set()
        for text in texts:
            self._count += 1
            words = words_of(text)
            self._held.update(word.stem for word in words)
            written.update(word.written for word in words)
        self.written_shapes = by_shape(sorted(written))

    def weights(self, question: str, known: Iterable[Word] = (), named: Collection[str] = ()) -> Mapping[Word, float]:
        """The telling words of a question with their weights; words of `known` (the name of the council) are left out.

        `named` are words, in lower-case singular, that are part of a name ("Green Lane"): they frame nothing.
        """
        skipped = {word.stem for word in known}
        asked = [word for word in words_of(question) if word.stem not in skipped]
        framing = {word for word in asked if word.written in FRAME_WORDS and word.written not in named}
        if len(framing) == len(asked):
            framing = set()  # then the frame is what is asked about: "What does Amber mean?"
        return {word: self._weight(word, framing=word in framing) for word in asked}

    def knows(self, word: Word) -> bool:
        """Does any passage hold the word, or one of the same sense?"""
        return self._passages(word) > 0

    def meant_words(self, asked: Iterable[Word], texts: Sequence[str], embed: Embed) -> list[frozenset[Word]]:
        """For each text the words of a question for which it holds a word of nearly the same meaning; all words are embedded at once."""
        wanted = sorted({word for word in asked if not is_weak(word.stem)}, key=lambda word: word.written)
        if not wanted:
            return [frozenset() for _ in texts]
        there = [sorted({word.written for word in words_of(text)}) for text in texts]
        every = list(dict.fromkeys([*(word.written for word in wanted), *(other for others in there for other in others)]))
        vectors = dict(zip(every, embed(every), strict=True))
        return [
            frozenset(word for word in wanted if any(_likeness(vectors[word.written], vectors[other]) >= SAME_MEANING for other in others))
            for others in there
        ]

    def _weight(self, word: Word, *, framing: bool) -> float:
        weight = max(0.1, math.log((self._count + 1) / (self._passages(word) + 0.5)))
        if framing:
            return WEAK_SHARE * min(weight, 1.0)  # even where no passage has it
        return weight * WEAK_SHARE if is_weak(word.stem) else weight

    def _passages(self, word: Word) -> int:
        """In how many passages the commonest word of the same sense stands."""
        return max(self._held[root] for root in kin_of(word.stem))


def held_words(asked: Iterable[Word], text: str) -> frozenset[Word]:
    """The words of a question that a text holds; an abbreviation is held by the name that it stands for."""
    there = _holdings(text)
    joined = joined_words(text)
    return frozenset(
        word
        for word in asked
        if kin_of(word.stem) & there.stems
        or word.written in joined
        or any(_same_beginning(word.written, other) for other in there.beginnings.get(word.written[:LEAST_BEGINNING], ()))
        or stands_for(word.written, text)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holdings:
    """What a text holds: the stems of its words, and its words by the letters that two must share at least."""

    stems: frozenset[str]
    beginnings: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=20_000)
def _holdings(text: str) -> _Holdings:
    words = words_of(text)
    beginnings: dict[str, list[str]] = defaultdict(list)
    for word in words:
        beginnings[word.written[:LEAST_BEGINNING]].append(word.written)
    return _Holdings(stems=frozenset(word.stem for word in words), beginnings={start: tuple(found) for start, found in beginnings.items()})


@lru_cache(maxsize=20_000)
def joined_words(text: str) -> frozenset[str]:
    """Each two neighbouring words of a text as one: "Home Share" is written "homeshare" as well.

    >>> sorted(joined_words("Home Share, day by day."))
    ['byday', 'dayby', 'homeshare', 'shareday']
    """
    return frozenset(one + two for one, two in pairwise(plain_words(text)))


def coverage(weights: Mapping[Word, float], held: Iterable[Word]) -> float:
    """The weighted share of the question's words that are held; 0 for a question without telling words."""
    total = math.fsum(weights.values())
    return math.fsum(weights[word] for word in frozenset(held)) / total if total else 0.0


def _likeness(one: Any, other: Any) -> float:
    return round(float(one @ other), LIKENESS_DIGITS)


def _same_beginning(one: str, other: str) -> bool:
    least = max(LEAST_BEGINNING, math.ceil(SHARED_BEGINNING * max(len(one), len(other))))
    return one[:least] == other[:least] and min(len(one), len(other)) >= least
