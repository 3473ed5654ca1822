"""The indicators and activities of a store, as a question looks for them: names, references, values, and how telling each word is."""

from __future__ import annotations

import math
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.meaning.ages import Ages, ages_in
from assistant.meaning.indexes import Indexes
from assistant.meaning.periods import Span, span_of
from assistant.meaning.shapes import Shapes, by_shape
from assistant.meaning.words import is_weak, plain_words, stem, telling_words, tokens
from assistant.tools.compare import is_cumulative
from index.embedder import common_words
from index.wordings import bare_title
from ingest.model import Activity, Document, Measure, PublishedValue

if TYPE_CHECKING:
    import numpy

    from index.store import Store

WEAK_WEIGHT = 0.3  # of a word that many titles share, against its full weight
LETTERS = re.compile(r"[A-Za-z]+")
# Digits of the cosine of two single words: those after them are the noise of adding 384 products in another order.
LIKENESS_DIGITS = 4
NOT_LETTER = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator over all reports of its council. `titles` and `refs` are as printed, newest report first; `names` are the titles
    without the other identifiers that some of them hold."""

    key: str
    council: str | None
    refs: tuple[str, ...]
    aliases: tuple[str, ...]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    sections: tuple[str, ...]
    values: tuple[PublishedValue, ...]
    words: frozenset[str]
    section_words: frozenset[str]
    ages: tuple[Ages, ...] = ()

    @property
    def title(self) -> str:
        return self.titles[0]

    @property
    def name(self) -> str:
        """Title and reference as an answer names it."""
        return f"{self.title} ({self.refs[0]})" if self.refs else self.title

    @cached_property
    def spoken_titles(self) -> tuple[str, ...]:
        """The plain words of each title, with a space before and after each."""
        return tuple(f" {' '.join(plain_words(title))} " for title in self.titles)

    @cached_property
    def results(self) -> tuple[PublishedValue, ...]:
        return tuple(value for value in self.values if value.measure is Measure.RESULT)

    @cached_property
    def targets(self) -> tuple[PublishedValue, ...]:
        return tuple(value for value in self.values if value.measure is Measure.TARGET)

    @cached_property
    def by_span(self) -> Mapping[Span | None, tuple[PublishedValue, ...]]:
        """The results with a number, by the first and last day of their period."""
        found: dict[Span | None, list[PublishedValue]] = defaultdict(list)
        for value in self.results:
            if value.value is not None:
                found[span_of(value.period)].append(value)
        return {span: tuple(values) for span, values in found.items()}

    @cached_property
    def running(self) -> bool:
        """Do its figures add up from the beginning of the year?"""
        return is_cumulative(self.values)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """Everything of a store that can be asked for by name."""

    documents: tuple[Document, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]
    weights: Mapping[str, float]
    by_ref: Mapping[str, tuple[Indicator, ...]]
    by_alias: Mapping[str, tuple[Indicator, ...]]
    held_by: weakref.ref[Store] = field(repr=False)  # weakly: what is kept for a store must not keep it, its files and its generation
    told_weights: dict[str, tuple[Mapping[str, float], float]] = field(default_factory=dict, repr=False)

    @property
    def store(self) -> Store:
        """The store, which whoever asks holds open."""
        store = self.held_by()
        assert store is not None
        return store

    def weight(self, token: str) -> float:
        """How telling a word is: rare words more than common ones; words of no title count as the rarest."""
        known = self.known_weights.get(token)
        return known if known is not None else self.unknown_weight * (WEAK_WEIGHT if is_weak(token) else 1.0)

    @cached_property
    def known_weights(self) -> Mapping[str, float]:
        """The weights of the words of titles, those of weak ones cut."""
        return {token: weight * (WEAK_WEIGHT if is_weak(token) else 1.0) for token, weight in self.weights.items()}

    @cached_property
    def unknown_weight(self) -> float:
        return math.log(len(self.indicators) + 2)

    def weights_of(self, name: str) -> tuple[Mapping[str, float], float]:
        """The stems of a title with their weights, in order, and the sum of these; each title is taken apart once."""
        known = self.told_weights.get(name)
        if known is None:
            weights = {token: self.weight(token) for token in tokens(name)}
            known = self.told_weights[name] = weights, sum(weights.values())
        return known

    @cached_property
    def indexes(self) -> Indexes:
        """What the indicators are found by."""
        return Indexes(indicators=self.indicators)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that any report prints: what stands in it is no typing error."""
        words = {word for chunk in self.store.chunks() for word in plain_words(chunk.text)}
        return frozenset(words | {word for one in self.indicators for title in one.titles for word in plain_words(title)})

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """The words that the reports print with a capital only, in lower case: names of places, bodies and people, for the most part."""
        printed = {word for chunk in self.store.chunks() for word in LETTERS.findall(chunk.text)}
        return frozenset({word.lower() for word in printed if not word.islower()} - {word for word in printed if word.islower()})

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of all titles, in alphabetical order."""
        return tuple(sorted({word for one in self.indicators for title in one.titles for word in plain_words(title) if word.isalpha()}))

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The words of all titles, and what the reports print with the same stem, in alphabetical order."""
        return tuple(sorted({*self.title_words, *(word for word in self.vocabulary if word.isalpha() and stem(word) in self.weights)}))

    @cached_property
    def title_shapes(self) -> Shapes:
        """The words of all titles by first letter and length."""
        return by_shape(self.title_words)

    @cached_property
    def spelling_shapes(self) -> Shapes:
        """The same for `spellings`."""
        return by_shape(self.spellings)

    def is_plain(self, word: str) -> bool:
        """Is it a word of everyday English or of a title, so that nobody can take it for a slip or a short form?"""
        return word in common_words() or stem(word) in self.weights

    @cached_property
    def council_names(self) -> tuple[str, ...]:
        """The words of the names of the reports' councils, in alphabetical order."""
        return tuple(sorted({word for one in self.documents for word in plain_words(one.council or "")}))

    @cached_property
    def title_vectors(self) -> numpy.ndarray:
        """One unit vector an indicator, in the order of `indicators`."""
        return self.store.embed([one.names[0] for one in self.indicators])

    @cached_property
    def name_words(self) -> Mapping[str, int]:
        """The telling words of all names, in alphabetical order, each with its row in `word_vectors`."""
        return {word: at for at, word in enumerate(sorted({word for one in self.indicators for word in words_of_names(one.names)}))}

    @cached_property
    def word_vectors(self) -> numpy.ndarray:
        """One unit vector for each of `name_words`."""
        return self.store.embed(list(self.name_words))

    @cached_property
    def weak_words(self) -> Sequence[int]:
        """The rows of those that many titles share."""
        return [at for word, at in self.name_words.items() if is_weak(stem(word))]

    def prints(self, identifier: str) -> bool:
        """Does any report print this identifier, be it of an indicator, a risk or something else?"""
        return ref_key(identifier) in self._printed_keys

    @cached_property
    def _printed_keys(self) -> str:
        """All that the reports print as a reference is compared, a line for each passage."""
        return "\n".join(ref_key(f"{chunk.ref or ''} {chunk.title or ''} {chunk.text}") for chunk in self.store.chunks())

    def document(self, value: PublishedValue) -> Document:
        return self.document_by_id[value.places[0].document_id]

    @cached_property
    def document_by_id(self) -> Mapping[str, Document]:
        return {document.document_id: document for document in self.documents}


_catalogues: weakref.WeakKeyDictionary[Store, Catalogue] = weakref.WeakKeyDictionary()


def catalogue_of(store: Store) -> Catalogue:
    """The catalogue of a store's generation, made once."""
    known = _catalogues.get(store)
    if known is None:
        known = _catalogues[store] = make_catalogue(store)
    return known


def make_catalogue(store: Store) -> Catalogue:
    documents = tuple(sorted(store.documents(), key=lambda document: (document.document, document.document_id)))
    councils = {document.document_id: document.council for document in documents}
    newest = {document.document_id: (document.meeting_date or "", document.period or "", document.document) for document in documents}
    grouped: dict[str, list[PublishedValue]] = defaultdict(list)
    identity = store.indicators()
    for value in store.values():
        grouped[identity[value.id]].append(value)
    indicators = tuple(
        _indicator(
            key,
            councils.get(values[0].places[0].document_id),
            sorted(values, key=lambda value: newest[value.places[0].document_id], reverse=True),
        )
        for key, values in sorted(grouped.items())
    )
    seen = Counter(token for one in indicators for token in one.words)
    weights = {token: math.log((len(indicators) + 1) / (count + 0.5)) + 0.2 for token, count in seen.items()}
    return Catalogue(
        documents=documents, indicators=indicators, activities=tuple(store.activities()), weights=weights, held_by=weakref.ref(store),
        by_ref=_index(indicators, [one.refs for one in indicators]), by_alias=_index(indicators, [one.aliases for one in indicators]),
    )  # fmt: skip


def _indicator(key: str, council: str | None, values: Sequence[PublishedValue]) -> Indicator:
    titles = _each_once(value.title for value in values)
    values = _with_polarity(values)
    aliases = _each_once(alias for value in values for alias in value.aliases)
    names = _each_once(bare_title(title, aliases) for title in titles)
    sections = _each_once(value.section for value in values if value.section)
    return Indicator(
        key=key, council=council, titles=titles, names=names, sections=sections, values=tuple(values),
        refs=_each_once(value.ref for value in values if value.ref),
        aliases=aliases, words=frozenset(token for name in names for token in tokens(name)),
        section_words=frozenset(token for section in sections for token in tokens(section)),
        ages=tuple(ages for title in titles for ages in ages_in(title)),
    )  # fmt: skip


def _with_polarity(values: Sequence[PublishedValue]) -> Sequence[PublishedValue]:
    """The values, those whose report does not say which way is good with the one polarity that the indicator's other reports give."""
    known = {value.polarity for value in values if value.polarity is not None}
    if len(known) != 1 or all(value.polarity is not None for value in values):
        return values
    (polarity,) = known
    return [value if value.polarity is not None else replace(value, polarity=polarity) for value in values]


@lru_cache(maxsize=20_000)
def words_of_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The telling words of the names of an indicator, in alphabetical order."""
    return tuple(sorted({word for name in names for word in telling_words(name) if word.isalpha()}))


def _each_once(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def ref_key(ref: str) -> str:
    """A reference without what is written differently from report to report.

    >>> ref_key("ab/s 4"), ref_key("KPI 2.1- 2.3")
    ('ABS4', 'KPI2123')
    """
    return NOT_LETTER.sub("", ref.upper())


def _index(indicators: Sequence[Indicator], names: Sequence[tuple[str, ...]]) -> Mapping[str, tuple[Indicator, ...]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for indicator, refs in zip(indicators, names, strict=True):
        for key in dict.fromkeys(map(ref_key, refs)):
            if any(character.isdigit() for character in key):
                found[key].append(indicator)
    return {key: tuple(ones) for key, ones in found.items()}


def results_of(indicator: Indicator) -> tuple[PublishedValue, ...]:
    return indicator.results
