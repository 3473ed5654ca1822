"""The rows and columns of printed tables that a question addresses, as scored candidates: nothing is taken for a similar thing silently.

A question is a set of `Item`s, words or concepts. A table holds an item by the label of a row, the heading of a column, or what stands
around it. `coverage` is the weighted share of the items that the chosen rows, columns and surroundings hold together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.meaning.periods import AskedPeriod, fit, span_of
from assistant.meaning.words import plain_words, stem, tokens
from assistant.printed_tables.wordings import HEAT_MAP, Concept, concepts_of
from assistant.tools.heat_map import is_heat_map
from assistant.tools.table_labels import WEAK_WEIGHT, is_light, rows_with, rows_without, weight_of
from assistant.tools.table_rows import TableRow, TableView
from ingest.values.period import find_periods

CONCEPT_WEIGHT = 0.7  # of what a column may hold, which tables have in common
UNASKED = 0.4  # taken from a column for each thing that its heading says beyond what is asked
IN_HEADING = {Concept.TOTAL: 0.5}  # beside 1 for other concepts: "total" is also part of names
UNASKED_MUCH = {Concept.TARGET: 1.0, Concept.PERCENT: 0.6, Concept.BUDGET: 0.1, Concept.TOTAL: 0.1, Concept.SAVING: 0.0}
UNSAID = 0.3  # taken for words of a heading that the question does not say: "Red" is not "Red Amber"
IN_MANY = 3  # headings that hold a word which then tells none of them from another
OF_PERIOD = 2.0  # for a column headed by the very period asked
SHORT = 2  # letters of words that tell no column from another
CLOSE = 0.05  # columns whose scores are this close are not told apart
WHOLE = 0.99  # of a label: it is said in full
CLOSE_TOLD = 0.15
MOST_LABELS = 12  # of a table, by which its kind is known
OF_REPORT = 0.9  # of its weight that an item keeps where only the title of the report holds it
NAMED = 0.5  # of a label, from which on a row counts as named beside others


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that the question says. `known` is the pattern by which a kind of table is known; `stems` its words as rows may say it."""

    stems: frozenset[str]
    concept: Concept | None = None
    known: re.Pattern[str] | None = None

    @property
    def weight(self) -> float:
        if self.concept is not None:
            return WEAK_WEIGHT if self.concept is Concept.TOTAL else CONCEPT_WEIGHT
        return 1.0 if self.known is not None or any(not is_light(stem) for stem in self.stems) else WEAK_WEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question says of rows and columns. `refs` are ids of rows; with `several`, more than one row may be named. `said` are
    the stems of all its words, those that tell nothing included. `left_out` and `put_in` are what an amount is to be without or with."""

    items: tuple[Item, ...]
    periods: tuple[AskedPeriod, ...] = ()
    refs: tuple[str, ...] = ()
    several: bool = False
    total: bool = False
    said: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    put_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What of a table a question means. `tied` are the rows that its words cannot tell from the one named; `columns` has several where
    headings cannot be told apart, and none where the question names none."""

    view: TableView
    rows: tuple[TableRow, ...]
    tied: tuple[TableRow, ...]
    columns: tuple[int, ...]
    coverage: float
    told: float
    said: frozenset[int] = frozenset()  # the items that the columns hold
    unheld: tuple[Item, ...] = ()

    @property
    def score(self) -> float:
        return self.coverage + 0.15 * self.told + 0.05 * bool(self.columns) + 0.05 * bool(self.rows)


def match_table(view: TableView, asked: Asked, year: str | None) -> Match | None:
    """The rows and columns of one table that the question means; `year` is the financial year that its report is of.

    None where the question names a row that the table has not.
    """
    columns = best_columns(view, _beside_label(view, asked), year) or best_columns(view, asked, year)
    by_columns = {index for index, item in enumerate(asked.items) if any(_in_heading(item, view.names[column]) for column in columns)}
    around = {index for index, item in enumerate(asked.items) if _around(item, view)}
    if asked.refs:
        rows = tuple(row for ref in asked.refs for row in view.rows if row.ref == ref)
        tied: tuple[TableRow, ...] = ()
        if not rows:
            return None
        by_rows = {index for index, item in enumerate(asked.items) if any(item.stems <= _all_words(view, row) for row in rows)}
        told = 1.0
    else:
        rows, tied, by_rows, told = _named_rows(view, asked, by_columns | around)
    if asked.left_out or asked.put_in:
        said = asked.said
        rows = rows_without(view.rows, asked.left_out, said) if asked.left_out else rows_with(view.rows, asked.put_in, said)
        if not rows:
            return None
        rows, tied, told = rows[:1], rows[1:], 1.0
        by_rows = _holds(view, rows[0], asked.items, range(len(asked.items)))
    held = by_columns | around | by_rows
    total = sum(item.weight for item in asked.items)
    nearby = by_columns | by_rows | {index for index, item in enumerate(asked.items) if _around(item, view, near=True)}
    covered = sum(asked.items[index].weight * (1.0 if index in nearby else OF_REPORT) for index in held)
    return Match(
        view=view, rows=rows, tied=tied, columns=columns, coverage=covered / total if total else 0.0, told=told, said=frozenset(by_columns),
        unheld=tuple(item for index, item in enumerate(asked.items) if index not in held),
    )  # fmt: skip


def _beside_label(view: TableView, asked: Asked) -> Asked:
    """What is asked without the words of a label that is said in full: "the value of the Total Return Fund" asks for no total."""
    rows, tied, held, told = _named_rows(view, asked, ())
    if asked.refs or len(rows) != 1 or tied or told < WHOLE:
        return asked
    total = "total" in rows[0].label.lower()
    kept = (item for index, item in enumerate(asked.items) if index not in held and not (total and item.concept is Concept.TOTAL))
    return replace(asked, items=tuple(kept))


def default_column(view: TableView) -> int | None:
    """The column that a table is about where none is named: its only one, its score, or its total."""
    if len(view.figure_columns) == 1:
        return view.figure_columns[0]
    for concept in (Concept.SCORE, Concept.TOTAL):
        found = [column for column in view.figure_columns if concepts_of(view.names[column]) & {concept, Concept.TARGET} == {concept}]
        if len(found) == 1:
            return found[0]
    return None


def best_columns(view: TableView, asked: Asked, year: str | None) -> tuple[int, ...]:
    """The columns right of the labels whose headings say most of what is asked, and least besides; none where no heading says any of it."""
    scores = {}
    about = concepts_of(" ".join(view.context)) & {Concept.SAVING}
    timed, shared = _of_headings(view.names, year)
    for column in range(len(view.names)):
        beside = column < view.label_column and column not in view.figure_columns
        if column == view.label_column or beside or not view.names[column]:
            continue
        score = _column_score(view.names[column], asked, year, about, shared, timed=timed)
        if score is not None:
            scores[column] = score
    best = max(scores.values(), default=0.0)
    return tuple(column for column, score in scores.items() if best > 0 and best - score <= CLOSE)


@lru_cache(maxsize=4096)
def _of_headings(names: tuple[str, ...], year: str | None) -> tuple[bool, frozenset[str]]:
    """Do periods tell these headings apart, and which words do many of them share? Every question asks it of every table."""
    words = Counter(word for name in names for word in _plain_stems(name))
    apart = _are_apart([period for name in names for period in _periods(name, year)])
    return apart, frozenset(word for word, count in words.items() if count >= IN_MANY)


def _column_score(
    name: str, asked: Asked, year: str | None, about: Collection[Concept], shared: frozenset[str], *, timed: bool
) -> float | None:
    """None for a column of another period than asked; `timed` where it is the periods that tell the columns apart. What the whole table is
    `about` chooses no column of it, nor does a word that many headings share."""
    concepts = {item.concept for item in asked.items}
    variance = Concept.VARIANCE in concepts  # "an overspend of the budget" is no budget
    score = sum(
        IN_HEADING.get(item.concept, 1.0) if item.concept is not None else item.weight
        for item in asked.items
        if _in_heading(item, name) and not (variance and item.concept is Concept.BUDGET) and item.concept not in about
    )
    score -= math.fsum(UNASKED_MUCH.get(concept, UNASKED) for concept in concepts_of(name) if concept not in concepts) if score > 0 else 0
    words = _plain_stems(name) - shared
    if score > 0 and words:
        score -= UNSAID * len(words - asked.said) / len(words)
    periods = _periods(name, year)
    if asked.periods and periods:
        if not any(_touches(one, period) for one in asked.periods for period in periods):
            return None
        if timed and any(fit(one, period) is not None for one in asked.periods for period in periods):
            score += OF_PERIOD
    return score


@lru_cache(maxsize=4096)
def _periods(name: str, year: str | None) -> tuple[str, ...]:
    return tuple(mention.period for mention in find_periods(name, year=year))


def _are_apart(periods: Sequence[str]) -> bool:
    """Are there two that share no day?"""
    spans = [span for period in periods if (span := span_of(period)) is not None]
    return any(one[1] < other[0] for one in spans for other in spans)


def _touches(asked: AskedPeriod, period: str) -> bool:
    return (span := span_of(period)) is None or (span[0] <= asked.end and asked.start <= span[1])


def is_variance(name: str) -> bool:
    """True for a column of amounts over or under budget, not of percentages."""
    return concepts_of(name) & {Concept.VARIANCE, Concept.PERCENT} == {Concept.VARIANCE}


def _in_heading(item: Item, name: str) -> bool:
    if item.known is not None:
        return False
    if item.concept is not None:
        return item.concept in concepts_of(name)
    return item.stems <= _stems(name)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(tokens(text))


@lru_cache(maxsize=4096)
def _plain_stems(name: str) -> frozenset[str]:
    """The stems of all words of a heading, short ones and units aside."""
    return frozenset(stem(word) for word in plain_words(name) if word.isalpha() and len(word) > SHORT)


def _around(item: Item, view: TableView, *, near: bool = False) -> bool:
    """Does what stands around the table, or any heading of a column, hold the item? `near` leaves the report's own title out."""
    if item.known is HEAT_MAP:
        return is_heat_map(view)
    if item.known is not None:
        labels = (f"{row.prefix} {row.label}" for row in view.rows[:MOST_LABELS])
        return item.known.search(" ".join((*view.report, *view.context, *view.names, *labels)).lower()) is not None
    if item.stems and item.stems <= (view.near_words if near else view.context_words):
        return True
    if any(_in_heading(item, name) for name in view.names):
        return True
    return item.concept is not None and item.concept in concepts_of(" ".join(view.context if near else (*view.report, *view.context)))


def _all_words(view: TableView, row: TableRow) -> frozenset[str]:
    return _stems(" ".join(view.text(row, column) for column in range(len(view.names))) + " " + " ".join(row.groups))


def _named_rows(
    view: TableView, asked: Asked, elsewhere: Collection[int]
) -> tuple[tuple[TableRow, ...], tuple[TableRow, ...], set[int], float]:
    """The rows named, those tied with the first, the items that they hold, and how much of the label is said."""
    naming = {index for index, item in enumerate(asked.items) if item.known is None and item.stems}
    remaining = set(naming)
    rows: list[TableRow] = []
    tied: tuple[TableRow, ...] = ()
    held_by_rows: set[int] = set()
    told = 0.0
    while remaining:
        found = _best_row(view, asked.items, naming, _Left(items=remaining, rows=rows), elsewhere)
        if found is None:
            break
        row, others, held, share = found
        if asked.several:  # a row of which the question says something else besides is meant as well, not instead
            others = tuple(other for other in others if _holds(view, other, asked.items, remaining) <= held)
        if rows and (others or share < NAMED):
            break
        rows.append(row)
        held_by_rows |= held
        told = share if len(rows) == 1 else min(told, share)
        if len(rows) == 1:
            tied = others
        remaining -= held
        if not asked.several:
            break
    rows.sort(key=lambda row: min(_holds(view, row, asked.items, held_by_rows) - _shared(view, rows, asked.items, held_by_rows), default=0))
    return tuple(rows), tied, held_by_rows, told


def _shared(view: TableView, rows: Sequence[TableRow], items: Sequence[Item], open_items: Collection[int]) -> set[int]:
    """The items that all of several rows hold."""
    return set.intersection(*(_holds(view, row, items, open_items) for row in rows)) if len(rows) > 1 else set()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """The items that no row found so far holds, and those rows."""

    items: Collection[int]
    rows: Collection[TableRow]


def _best_row(
    view: TableView, items: Sequence[Item], naming: Collection[int], left: _Left, elsewhere: Collection[int]
) -> tuple[TableRow, tuple[TableRow, ...], set[int], float] | None:
    """The row whose label holds most of the items left, those that hold as much, the items that it holds, and how much of it is said.

    A word may belong to two rows ("older and younger people"), but each row must hold one of its own.
    """
    candidates = []
    sought = frozenset[str]().union(*(items[index].stems for index in left.items)) & view.label_words
    for number, row in enumerate(view.rows if sought else ()):
        label, beside = view.row_words[number], view.beside_words[number]
        if sought.isdisjoint(label) or row in left.rows:
            continue
        around = label | beside
        named = {index for index in naming if items[index].stems <= around}
        held = named & set(left.items)
        own = {index for index in held if items[index].stems & label}
        if not own:
            continue
        said = frozenset().union(*(items[index].stems for index in named))
        must = view.main_words[number] or label
        share = weight_of(must & said) / (weight_of(must) or 1.0)
        telling = any(index not in elsewhere and items[index].weight > WEAK_WEIGHT for index in own)
        if not telling and share < WHOLE:
            continue
        weight = sum(items[index].weight * (1.0 if index in own else 0.6) for index in held)
        candidates.append((weight, share, row, held))
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-one[0], -one[1], one[2].index))
    weight, share, row, held = candidates[0]
    near = [
        one for one in candidates[1:] if weight - one[0] < WEAK_WEIGHT and share - one[1] < CLOSE_TOLD and not (share >= WHOLE > one[1])
    ]
    if row.total and near and all(not one[2].total for one in near):  # "X" names the line, "X total" its sum
        near = [one for one in near if one[1] >= share]
    others = tuple(one[2] for one in near if not _same_figures(view, one[2], row))
    return row, others, held, share


def rows_like(match: Match, items: Sequence[Item]) -> tuple[TableRow, ...]:
    """All rows that hold what the row named holds: "which risks are about fire?"."""
    view = match.view
    everything = range(len(items))
    wanted = {
        index for index in _holds(view, match.rows[0], items, everything) if items[index].concept is None and items[index].known is None
    } if match.rows else set()  # fmt: skip
    return tuple(row for row in view.rows if not row.total and wanted and wanted <= _holds(view, row, items, everything))


def _holds(view: TableView, row: TableRow, items: Sequence[Item], open_items: Collection[int]) -> set[int]:
    words = _stems(f"{row.ref or ''} {row.label} {row.prefix} {' '.join(row.groups)}")
    return {index for index in open_items if items[index].stems <= words}


def _same_figures(view: TableView, one: TableRow, other: TableRow) -> bool:
    return one.label == other.label and all(view.text(one, column) == view.text(other, column) for column in view.figure_columns)
