"""The words of every printed table of a store, weighed by how few tables and rows say them: made once a store."""

from __future__ import annotations

import math
import re
import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.words import is_chatter, plain_words, stem, tokens
from assistant.printed_tables.catalogue import tables_of
from assistant.tools.table_rows import UNLABELLED, TableRow, TableView, number_in

if TYPE_CHECKING:
    from index.store import Store

ALPHABETIC = re.compile(r"[A-Za-z][A-Za-z'’&]*")
JOINED = re.compile(r"(?<=[A-Za-z])-(?=[a-z])")
SMALL = frozenset(("and", "of", "the", "for", "to", "in", "on", "a", "with", "from", "by"))
LEAST_INITIALS = 3
LONGEST_INITIALS = 4
CAPITALS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
CLOSE_ENOUGH = 0.84  # likeness of a mistyped word to the one meant: one wrong letter in seven
LONG_ENOUGH = 5  # letters of a word that may be mistyped
TOTAL_WORDS = re.compile(r"\b(?:sub|grand)?-?\s?totals?\b", re.IGNORECASE)
BRACKETED = re.compile(r"\(([^)]*)\)")
IN_TOTALS = frozenset(stem(word) for word in ("total", "totals", "grand", "overall", "net", "number"))

_known: weakref.WeakKeyDictionary[Store, TableWords] = weakref.WeakKeyDictionary()


@lru_cache(maxsize=65536)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a printed text: compounds also in one word ("un-deliverable"), initials of names of three words or more."""
    lowered = text.replace("’", "'")
    found = set(tokens(lowered)) | set(tokens(JOINED.sub("", lowered))) | plain_stems(lowered)
    found |= {stem(word.lower()) for word in ALPHABETIC.findall(lowered) if word.isupper() and len(word) > 1}
    return frozenset(found | initials_of(lowered))


@lru_cache(maxsize=65536)
def plain_stems(text: str) -> frozenset[str]:
    """The stems of the words as printed, no abbreviation written out."""
    return frozenset(stem(word) for word in plain_words(text) if not is_chatter(word))


def initials_of(text: str) -> set[str]:
    """The initials of a name of three words or more, small words left out, and without "and" alone."""
    words = [word for word in ALPHABETIC.findall(BRACKETED.sub(" ", text)) if word.lower() not in SMALL and word != "&"]
    letters = "".join(word[0].lower() for word in words)
    closed = "".join(
        word[0].lower() for word in ALPHABETIC.findall(BRACKETED.sub(" ", text)) if word != "&" and word.lower() not in ("and", "the")
    )
    return {one for one in (letters, closed) if len(one) >= LEAST_INITIALS}


@dataclass(frozen=True, kw_only=True)
class WordedTable:
    """One table with the stems of its parts, each in the order of rows or columns; `labels` are without what stands in brackets.
    `written_out` are the names in tables of the same council, as stems, by their initials."""

    view: TableView
    written_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def spelled(self, column: int) -> frozenset[str]:
        """The stems of the name that an abbreviation in the heading of a column stands for; empty for none."""
        words = [word for word in ALPHABETIC.findall(self.view.names[column]) if word.isupper()]
        return next((self.written_out[word.lower()] for word in words if word.lower() in self.written_out), frozenset())

    @cached_property
    def rows(self) -> tuple[frozenset[str], ...]:
        return tuple(
            stems_of(f"{row.ref or ''} {row.label}") | initials_of(TOTAL_WORDS.sub(" ", row.label)) if row.total
            else stems_of(f"{row.ref or ''} {row.label}")
            for row in self.view.rows
        )  # fmt: skip

    @cached_property
    def unbracketed(self) -> tuple[frozenset[str], ...]:
        """The stems of each row's label without what stands in brackets."""
        return tuple(stems_of(f"{row.ref or ''} {BRACKETED.sub(' ', row.label)}") for row in self.view.rows)

    @cached_property
    def row_stems(self) -> frozenset[str]:
        """All that the rows hold."""
        return frozenset().union(*self.rows)

    @cached_property
    def labels(self) -> tuple[frozenset[str], ...]:
        plain = (BRACKETED.sub(" ", row.label) for row in self.view.rows)
        return tuple(plain_stems(text) - IN_TOTALS or plain_stems(row.label) for text, row in zip(plain, self.view.rows, strict=True))

    @cached_property
    def beside(self) -> tuple[frozenset[str], ...]:
        """The stems of each row's groups and of the texts before its label."""
        return tuple(stems_of(row.prefix).union(*(stems_of(group) for group in row.groups)) for row in self.view.rows)

    @cached_property
    def headings(self) -> tuple[frozenset[str], ...]:
        return tuple(stems_of(name) for name in self.view.names)

    @cached_property
    def caption(self) -> frozenset[str]:
        """The stems of the headings above the table and of that of its labels."""
        heading = self.view.names[self.view.label_column] if self.view.label_column != UNLABELLED else ""
        return frozenset().union(*(stems_of(text) for text in (*self.view.source.headings, heading)))

    @cached_property
    def near(self) -> frozenset[str]:
        return self.caption.union(*(stems_of(text) for text in self.view.context))

    @cached_property
    def far(self) -> frozenset[str]:
        place = self.view.source.table.places[0]
        return frozenset().union(*(stems_of(text) for text in (*self.view.report, re.sub(r"[-_.]", " ", place.document))))

    def prints(self, word: str, readings: Iterable[frozenset[str]]) -> bool:
        """Does any part of the table print a word, or all stems of one of its readings?"""
        return word in self._heading_words or any(reading and reading <= self._every for reading in readings)

    @cached_property
    def _every(self) -> frozenset[str]:
        spelled = (self.spelled(column) for column in range(len(self.view.names)))
        return frozenset().union(*self.rows, *self.beside, *self.headings, *spelled, self.near, self.far)

    @cached_property
    def _heading_words(self) -> frozenset[str]:
        return frozenset(word for name in self.view.names for word in name.lower().split())

    @cached_property
    def is_key(self) -> bool:
        """True for a table of two columns without headings, whose labels are the words of a scale."""
        return len(self.view.names) == 2 and not any(self.view.names) and 2 < len(self.view.rows) <= 10


@dataclass(frozen=True, kw_only=True)
class TableWords:
    """All tables of a store; `weights` are by the number of labels that hold a stem."""

    tables: tuple[WordedTable, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        counts = Counter(one for table in self.tables for words in table.rows for one in words)
        total = sum(len(table.rows) for table in self.tables) or 1
        return {one: math.log(1 + total / count) for one, count in counts.items()}

    @cached_property
    def rarest(self) -> float:
        return max(self.weights.values(), default=1.0)

    def weight(self, stems: Collection[str]) -> float:
        return math.fsum(self.weights.get(one, self.rarest) for one in stems) / (self.rarest or 1.0)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset().union(
            *(words for table in self.tables for words in (*table.rows, *table.headings, *table.beside, table.near, table.far))
        )

    def mended(self, word: str) -> str | None:
        """The stem of a table that a mistyped word is meant for; None where none is close."""
        if len(word) < LONG_ENOUGH:
            return None
        close = get_close_matches(stem(word), self._by_letter.get(word[0], ()), 1, CLOSE_ENOUGH)
        return close[0] if close else None

    @cached_property
    def _by_letter(self) -> dict[str, tuple[str, ...]]:
        return {letter: tuple(one for one in every if len(one) >= LONG_ENOUGH - 1) for letter, every in self._beginning.items()}

    @cached_property
    def _beginning(self) -> dict[str, tuple[str, ...]]:
        every = sorted(self.vocabulary)
        return {letter: tuple(one for one in every if one[0] == letter) for letter in {one[0] for one in every if one}}

    def beginning(self, letter: str) -> tuple[str, ...]:
        """The stems of all tables that begin with a letter."""
        return self._beginning.get(letter, ())

    @cached_property
    def by_initials(self) -> dict[str, frozenset[frozenset[str]]]:
        """The stems of neighbouring words of labels that begin with a capital, by their initials: "NI" for "National Insurance"."""
        found: dict[str, set[frozenset[str]]] = {}
        for table in self.tables:
            for row in table.view.rows:
                for run in CAPITALS.findall(row.label):
                    names = ALPHABETIC.findall(run)
                    for size in range(2, LONGEST_INITIALS + 1):
                        for at in range(len(names) - size + 1):
                            short = "".join(name[0].lower() for name in names[at : at + size])
                            found.setdefault(short, set()).add(frozenset(stem(name.lower()) for name in names[at : at + size]))
        return {short: frozenset(names) for short, names in found.items()}

    def key_words(self, document_id: str) -> frozenset[str]:
        """The words of the scales that the keys of a report explain."""
        return self._key_words.get(document_id, frozenset())

    @cached_property
    def _key_words(self) -> dict[str, frozenset[str]]:
        keys = [table for table in self.tables if table.is_key]
        by_report: dict[str, frozenset[str]] = {}
        for table in keys:
            by_report[table.view.document_id] = by_report.get(table.view.document_id, frozenset()).union(*table.rows)
        return by_report


def table_words(catalogue: Catalogue) -> TableWords:
    """The tables of the store of `catalogue` with their words."""
    known = _known.get(catalogue.store)
    if known is None:
        views = tables_of(catalogue)
        councils = {document.document_id: document.council for document in catalogue.documents}
        names = {
            council: _names_by_initials(view for view in views if councils[view.document_id] == council)
            for council in set(councils.values())
        }
        known = _known[catalogue.store] = TableWords(
            tables=tuple(WordedTable(view=view, written_out=names[councils[view.document_id]]) for view in views)
        )
    return known


def _names_by_initials(views: Iterable[TableView]) -> dict[str, frozenset[str]]:
    """The names of parts of tables, those of totals and sub-headings, by their initials; none where initials stand for two names."""
    found: dict[str, set[frozenset[str]]] = {}
    for view in views:
        names = {row.label for row in view.rows if row.total} | {group for row in view.rows for group in row.groups}
        for name in names:
            plain = BRACKETED.sub(" ", TOTAL_WORDS.sub(" ", name))
            for short in initials_of(plain):
                found.setdefault(short, set()).add(plain_stems(plain))
    return {short: next(iter(names)) for short, names in found.items() if len(names) == 1}


def has_number(view: TableView, row: TableRow) -> bool:
    return any(number_in(view.text(row, column)) is not None for column in view.figure_columns)
