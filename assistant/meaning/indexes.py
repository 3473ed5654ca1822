"""What the indicators of a catalogue are found by without going through all of them: words, reports, periods, numbers.

Each index is made once, when it is first used. What it holds depends on the records alone, not on the order in which they are stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.meaning.periods import order
from assistant.meaning.words import plain_words, tokens
from assistant.tools.look_up import printed_twice
from ingest.model import Measure, PublishedValue, Rating

if TYPE_CHECKING:
    from assistant.meaning.catalogue import Indicator

HEADING_JOINT = " > "  # of the path of headings that a value stands under


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one report prints of one indicator; `values` in the order that the indicator holds them.

    `results` are the results with a number or a rating, the newest last; of one period a rated one comes after others.
    """

    indicator: Indicator
    values: tuple[PublishedValue, ...]
    results: tuple[PublishedValue, ...]


@dataclass(frozen=True, kw_only=True)
class Indexes:
    """`indicators` are those of the catalogue, in its order."""

    indicators: tuple[Indicator, ...]

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Key of an indicator -> where it stands in `indicators`."""
        return {one.key: at for at, one in enumerate(self.indicators)}

    @cached_property
    def of_value(self) -> Mapping[str, tuple[Indicator, PublishedValue]]:
        """Id of a value -> the value and the indicator it is of."""
        return {value.id: (one, value) for one in self.indicators for value in one.values}

    @cached_property
    def by_report(self) -> Mapping[str, tuple[Printed, ...]]:
        """Document id -> what the report prints of each of its indicators."""
        found: dict[str, list[Printed]] = defaultdict(list)
        for one in self.indicators:
            own: dict[str, list[PublishedValue]] = defaultdict(list)
            for value in one.values:
                own[value.places[0].document_id].append(value)
            for document_id, values in own.items():
                results = (value for value in values if value.measure is Measure.RESULT and (value.value is not None or value.rating))
                newest_last = sorted(results, key=lambda value: (order(value.period), value.rating is not None, value.id))
                found[document_id].append(Printed(indicator=one, values=tuple(values), results=tuple(newest_last)))
        return {document_id: tuple(printed) for document_id, printed in found.items()}

    @cached_property
    def printed_otherwise(self) -> Mapping[str, tuple[PublishedValue, ...]]:
        """Id of a result -> the results that another row of its report prints for just the same thing, with another figure."""
        found: dict[str, tuple[PublishedValue, ...]] = {}
        for printed in (one for report in self.by_report.values() for one in report):
            for value in printed.results:
                others = tuple(other for other in printed.results if other is not value and printed_twice(value, other))
                if others:
                    found[value.id] = others
        return found

    @cached_property
    def reading_order(self) -> Mapping[str, int]:
        """Id of a value -> its rank among all, by report and then as printed."""
        values = (value for one in self.indicators for value in one.values)
        return {value.id: at for at, value in enumerate(sorted(values, key=_place))}

    @cached_property
    def spoken_of(self) -> Mapping[str, frozenset[tuple[str, str | None]]]:
        """Key of an indicator -> the reports, each with a period, for which values of it are printed."""
        return {one.key: frozenset((value.places[0].document_id, value.period) for value in one.values) for one in self.indicators}

    @cached_property
    def by_number(self) -> Mapping[Decimal, frozenset[tuple[str, str]]]:
        """A published number -> the indicators and reports that print it."""
        found: dict[Decimal, set[tuple[str, str]]] = defaultdict(set)
        for one in self.indicators:
            for value in one.values:
                if value.value is not None:
                    found[value.value].add((one.key, value.places[0].document_id))
        return {number: frozenset(held) for number, held in found.items()}

    @cached_property
    def ratings(self) -> Mapping[str, frozenset[Rating]]:
        """Document id -> the ratings that the report gives indicators."""
        found: dict[str, set[Rating]] = defaultdict(set)
        for one in self.indicators:
            for value in one.values:
                if value.rating is not None:
                    found[value.places[0].document_id].add(value.rating)
        return {document_id: frozenset(ratings) for document_id, ratings in found.items()}

    @cached_property
    def by_word(self) -> Mapping[str, frozenset[str]]:
        """Stem -> keys of the indicators whose names hold it."""
        return _inverted((one.key, one.words) for one in self.indicators)

    @cached_property
    def by_section_word(self) -> Mapping[str, frozenset[str]]:
        """Stem -> keys of the indicators whose sections hold it."""
        return _inverted((one.key, one.section_words) for one in self.indicators)

    @cached_property
    def comment_words(self) -> Mapping[str, frozenset[str]]:
        """The stems of the reports' commentary on each indicator, by its key."""
        comments = {one.key: dict.fromkeys(value.comment for value in one.values if value.comment) for one in self.indicators}
        return {key: frozenset(token for comment in texts for token in tokens(comment)) for key, texts in comments.items()}

    @cached_property
    def by_comment_word(self) -> Mapping[str, frozenset[str]]:
        """Stem -> keys of the indicators on which the commentary holds it."""
        return _inverted(self.comment_words.items())

    @cached_property
    def of_ages(self) -> frozenset[str]:
        """Keys of the indicators whose titles name an age."""
        return frozenset(one.key for one in self.indicators if one.ages)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The single headings of all sections, in alphabetical order."""
        return tuple(sorted({heading for one in self.indicators for section in one.sections for heading in section.split(HEADING_JOINT)}))

    @cached_property
    def theme_words(self) -> frozenset[str]:
        """The stems that names or sections hold."""
        return frozenset({word for one in self.indicators for word in one.words | one.section_words})

    @cached_property
    def sections(self) -> frozenset[frozenset[str]]:
        """The stems of the sections of each indicator, once each."""
        return frozenset(one.section_words for one in self.indicators)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words of all names, sections and groups of benchmarks, as written."""
        texts = {name for one in self.indicators for name in one.names}
        texts |= {text for one in self.indicators for value in one.values for text in (value.section, value.group) if text}
        return frozenset(word for text in texts for word in plain_words(text))

    @cached_property
    def benchmark_words(self) -> frozenset[str]:
        """The stems by which reports name those they compare with ("XYZ group average"), without the words of indicators' names."""
        return frozenset(token for group in self.benchmark_groups for token in tokens(group)) - self.by_word.keys()

    @cached_property
    def benchmark_groups(self) -> frozenset[str]:
        """How reports name those they compare with, as printed."""
        values = (value for one in self.indicators for value in one.values if value.measure is Measure.BENCHMARK)
        return frozenset(value.group for value in values if value.group)

    @cached_property
    def group_names(self) -> tuple[str, ...]:
        """Groups for which benchmarks with a figure are printed, in lower case, the longest name first; none that is part of a title."""
        values = (value for one in self.indicators for value in one.values if value.measure is Measure.BENCHMARK)
        names = {" ".join(value.group.lower().split()) for value in values if value.group and value.value is not None}
        titles = " | ".join(title.lower() for one in self.indicators for title in one.names)
        return tuple(sorted((one for one in names if one not in titles), key=lambda one: (-len(one), one)))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The plain words of each title, with a space before and after each."""
        return tuple(title for one in self.indicators for title in one.spoken_titles)

    def named_by(self, words: Iterable[str]) -> frozenset[str]:
        """Keys of the indicators whose names hold one of the stems."""
        return frozenset().union(*(self.by_word.get(word, frozenset()) for word in words))

    def supporting(self, words: Iterable[str]) -> frozenset[str]:
        """Keys of the indicators that print one of the stems: in a name, a section or the commentary."""
        indexes = (self.by_word, self.by_section_word, self.by_comment_word)
        return frozenset().union(*(index.get(word, frozenset()) for word in words for index in indexes))

    def printed_in(self, documents: Collection[str]) -> list[Indicator]:
        """The indicators of which one of these reports prints something, in order."""
        keys = {printed.indicator.key for document_id in documents for printed in self.by_report.get(document_id, ())}
        return self.in_order(keys)

    def in_order(self, keys: Iterable[str]) -> list[Indicator]:
        """The indicators of these keys, in the order of the catalogue."""
        return [self.indicators[at] for at in sorted(self.position[key] for key in keys)]


def _place(value: PublishedValue) -> tuple[object, ...]:
    place = value.places[0]
    return place.document, place.page or 0, place.lines or (0, 0), (place.box or (0.0, 0.0, 0.0, 0.0))[1], value.id


def _inverted(words_by_key: Iterable[tuple[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, words in words_by_key:
        for word in words:
            found[word].add(key)
    return {word: frozenset(keys) for word, keys in found.items()}
