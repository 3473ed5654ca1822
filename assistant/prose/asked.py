"""A question in free text as data: its names, its other telling words with their weights, what its answer must hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.guard import numbers_of, without_dates
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.when import when
from assistant.meaning.words import is_chatter, plain_words
from assistant.prose.abbreviations import defined_in, initials_in, written_out
from assistant.prose.coverage import FRAME_WORDS, WEAK_SHARE, Vocabulary, Word, coverage, held_words, words_of
from assistant.prose.kin import forms_of
from assistant.prose.names import Name, Names, singular
from assistant.prose.question_words import asking_only
from assistant.prose.short_forms import is_short_for
from assistant.prose.themes import Themes
from assistant.prose.timing import LONGEST_QUARTER
from assistant.prose.wanted_names import asks_for_role, kind_asked
from assistant.prose.wants import A_DATE, ASKING, Want, wanted, wants_cause, wants_definition, wants_explanation, wants_meaning
from ingest.model import Chunk, ChunkKind

if TYPE_CHECKING:
    from index.store import Store

WHO = re.compile(r"\bwho(?: (?:has|have|had|will|did|does|do|would|should|also))* (?!(?:is|was|are|were)\b)(\w+)", re.IGNORECASE)
# What is said of the thing asked about, without which no figure, date or name answers: "are educated", "be replaced", "live in".
PREDICATE = re.compile(r"\b(?:be|been|being|is|are|was|were|gets?|got)\s+(?:\w+ly\s+)?(\w{3,}(?:ed|en|wn|lt|ut|ght|ld))\b", re.IGNORECASE)
STATES = re.compile(r"(?<!into )(?<!in )(?<!of )(?<!paid )(?<!for )(?<!go )\b(live|lives|work|works|belong|belongs)\b", re.IGNORECASE)
ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)
# A question that only goes on from another ("and environment?") names too little to be looked up by itself.
ELLIPTICAL = re.compile(r"\s*(?:and|but|or|just|only|what about|how about|no)\b", re.IGNORECASE)
PERCENTAGE = "percentage"
AVERAGES = frozenset({"average", "median"})
ENOUGH_OF_PHRASE = 0.95  # of the words of "missed bins, May 2016?": one that is lacking is the one that it is about
SAYS_ITSELF = 0.75  # of what is held with the sentences beside it, from which a sentence is shown without the one before
FEWEST_WORDS = 3  # telling words from which such a question stands for itself
DEFINING = r"\W{0,3}\s*(?:[–-] |, (?:a|an|the|which|who)\b|\((?!\d)|(?:which|who|is an?|was an?|are|provides?|gives?|aims?|ensures?)\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked. `rest` are the words of `weights` that belong to no name and do not merely frame a question that names something.

    `dated` is True where a quarter or shorter is named of which a fact is asked: only what is of that time answers.
    `focus` is what no answer may lack: the word after "who", which says what somebody does, what "is done" to a thing, and "average".
    `phrases` are neighbouring telling words; `spelled_out` the names that its abbreviations stand for; `dates` tells that it is asked when.
    `unknown` are words that no report holds, which may be short for others; `meanings` what the reports say that short forms stand for.
    `least` is the share of `rest` that must be held where it is set for one question: a phrase that asks for a figure, a name let go;
    `numbers` are figures that it states; `ahead` the id of the passage that is far ahead of all others.
    """

    weights: Mapping[Word, float]
    rest: Mapping[Word, float]
    names: tuple[Name, ...]
    ordinals: tuple[str, ...]
    wants: tuple[Want, ...]
    periods: tuple[AskedPeriod, ...]
    phrases: tuple[str, ...]
    spelled_out: tuple[str, ...]
    focus: frozenset[Word]
    unknown: frozenset[Word]
    dates: bool
    explains: bool
    causal: bool
    meaning: bool
    defines: bool
    elliptical: bool
    dated: bool
    meanings: Mapping[str, str]
    least: float | None = None
    ahead: str | None = None
    numbers: frozenset[Decimal] = frozenset()

    def held(self, text: str) -> frozenset[Word]:
        """The words of the question that a text holds."""
        text = written_out(text, self.meanings)
        held = held_words(self.weights, text)
        held |= {word for word in self.unknown - held if is_short_for(word.written, text, self.phrases)}
        if "%" not in text or not any(want.figure for want in self.wants):
            return held
        return held | {word for word in self.weights if word.written == PERCENTAGE}

    def covered(self, held: Iterable[Word]) -> float:
        """The weighted share of all words of the question."""
        return coverage(self.weights, held)

    def rest_covered(self, held: Iterable[Word]) -> float:
        """The weighted share of the words beside the names; 1 where there are none."""
        return coverage(self.rest, self.rest.keys() & frozenset(held)) if self.rest else 1.0

    def tells(self, held: Iterable[Word]) -> float:
        """The weighted share of the words beside the names; 0 where there are none."""
        return self.rest_covered(held) if self.rest else 0.0

    def without(self, words: Collection[Word]) -> Asked:
        """The same, where words that all sentences of a passage stand under hardly tell one of them from another."""
        return replace(self, weights={word: weight * (WEAK_SHARE if word in words else 1.0) for word, weight in self.weights.items()})

    def says_itself(self, sentence: str, around: str) -> bool:
        """Does a sentence hold what it and those around it hold of the question, so that it can be read alone?"""
        said = self.held(sentence)
        return self.named_in(sentence) and self.covered(said) >= SAYS_ITSELF * self.covered(said | self.held(around))

    def named_in(self, text: str) -> bool:
        """Does a text hold all names and ordinals of the question?"""
        words, text = text.lower(), written_out(text, self.meanings)
        return all(name.stands_in(text) for name in self.names) and all(re.search(rf"\b{word}\b", words) for word in self.ordinals)

    def defined_in(self, text: str) -> bool:
        """Does a text say what the thing is that a "what is …?" names?"""
        return self.defines and any(
            re.search(rf"\b{re.escape(written)}{DEFINING}", text, re.IGNORECASE) for name in self.names for written in name.forms
        )

    @property
    def telling(self) -> str:
        """The telling words alone, and those of the same sense, as a second query for the search."""
        words = [word for word in self.weights if word.written not in FRAME_WORDS]
        alike = (other for word in words for other in forms_of(word.stem))
        return " ".join([*(word.written for word in words), *self.spelled_out, *alike])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What the reports of a store teach about words: how rare they are, which make names, what initials and short forms stand for, the
    councils' names, what each report speaks of all along."""

    vocabulary: Vocabulary
    names: Names
    initials: Mapping[str, str]
    meanings: Mapping[str, str]
    councils: tuple[str, ...]
    themes: Themes


_lexicons: WeakKeyDictionary[Store, Lexicon] = WeakKeyDictionary()


def lexicon_of(store: Store) -> Lexicon:
    """The lexicon of an open store, made once."""
    if store not in _lexicons:
        chunks = store.chunks()
        prose = _prose(chunks)
        names = Names(text for texts in prose.values() for text in texts)
        _lexicons[store] = Lexicon(
            vocabulary=Vocabulary(" ".join([chunk.text, chunk.title or "", *chunk.headings]) for chunk in chunks),
            initials=initials_in(chunk.text for chunk in chunks),
            meanings=defined_in(chunk.text for chunk in chunks),
            names=names,
            councils=tuple(sorted({document.council for document in store.documents() if document.council})),
            themes=Themes(prose, names.index),
        )
    return _lexicons[store]


def _prose(chunks: Iterable[Chunk]) -> dict[str, list[str]]:
    """The passages of each report that are no rows of tables, by its id."""
    found: dict[str, list[str]] = defaultdict(list)
    for chunk in chunks:
        if chunk.kind is not ChunkKind.ROW:
            found[chunk.places[0].document_id].append(chunk.text)
    return dict(found)


def asked_of(question: str, store: Store, reports: Collection[str] = ()) -> Asked:
    """The question as data; the names of the councils do not count as words of it, nor do `reports`, the words that name the reports to
    look in, where it has others."""
    lexicon = lexicon_of(store)
    councils = " ".join(lexicon.councils)
    own = [*councils.split(), *(_initials(council) for council in lexicon.councils)]
    known = [word for word in words_of(question) if word.written in map(str.lower, own)]
    naming = [word for word in words_of(question) if word.written in reports]
    if any(word not in naming and word not in known and word.written not in FRAME_WORDS for word in words_of(question)):
        known, own = [*known, *naming], [*own, *(word.written for word in naming)]
    names = lexicon.names.asked(question, own)
    kind = kind_asked(question)
    if asks_for_role(question):
        names = tuple(replace(name, firm=True) for name in names)
    named = frozenset(word for name in names for word in name.words)
    weights = lexicon.vocabulary.weights(question, known=[*words_of(councils), *known], named=named)
    if kind is not None:
        weights = {word: min(weight, WEAK_SHARE) if word.written.startswith(kind) else weight for word, weight in weights.items()}
    explains, periods = wants_explanation(question), when(question).periods
    dated = not explains and any((one.end - one.start).days <= LONGEST_QUARTER for one in periods)
    wants = wanted(question, of_a_period=dated, named=[name.written for name in names])
    return Asked(
        weights=weights,
        rest=_rest(weights, named),
        names=names,
        ordinals=tuple(dict.fromkeys(word.lower() for word in ORDINAL.findall(question))),
        wants=wants,
        periods=periods,
        phrases=tuple(f"{one} {two}" for one, two in pairwise(plain_words(question)) if not (is_chatter(one) or is_chatter(two))),
        spelled_out=tuple(lexicon.initials[word.written] for word in weights if word.written in lexicon.initials),
        least=ENOUGH_OF_PHRASE if not ASKING.search(question) and any(want.figure for want in wants) else None,
        unknown=frozenset(word for word in weights if not lexicon.vocabulary.knows(word)),
        dates=any(want.holds is A_DATE.holds for want in wants),
        focus=_focus(question, weights, wants, explains),
        explains=explains,
        causal=wants_cause(question),
        meaning=wants_meaning(question),
        defines=wants_definition(question),
        dated=dated,
        meanings=lexicon.meanings,
        numbers=frozenset(numbers_of(without_dates(question))),
        elliptical=ELLIPTICAL.match(question) is not None and not names and len(weights) < FEWEST_WORDS,
    )


def _rest(weights: Mapping[Word, float], named: frozenset[str]) -> dict[Word, float]:
    return {
        word: weight
        for word, weight in weights.items()
        if singular(word.written) not in named and not (named and word.written in FRAME_WORDS)
    }


def _focus(question: str, weights: Mapping[Word, float], wants: tuple[Want, ...], explains: bool) -> frozenset[Word]:
    verb = next(iter(words_of(asking[1])), None) if (asking := WHO.search(asking_only(question))) else None
    averages = {word for word in weights if word.written in AVERAGES}
    if wants and not explains:
        said = [*PREDICATE.findall(question), *STATES.findall(question)]
        averages |= {word for text in said for word in words_of(text) if word in weights and word.written not in FRAME_WORDS}
    return frozenset(averages | ({verb} & weights.keys() if verb is not None and verb.written not in FRAME_WORDS else set()))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
