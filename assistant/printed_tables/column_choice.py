"""Which columns of figures a question wants: one set of columns for each thing that it names beside the others."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.meaning.measure_words import RATINGS
from assistant.meaning.periods import AskedPeriod, span_of
from assistant.meaning.words import plain_words
from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.table_words import WordedTable
from assistant.printed_tables.word_columns import columns_of_words
from assistant.printed_tables.wordings import Concept, concepts_of
from ingest.values.period import find_periods
from ingest.values.rating import parse_rating

SHORT_YEAR = re.compile(r"(?<![\d/-])(\d\d)[-/–](\d\d)(?![\d/-])")
MOST_OF_NAME = 0.6  # "adult social care" for "Adult Social Care & Health"
UNASKED = {
    Concept.TARGET: 2,
    Concept.VARIANCE: 3,
    Concept.PERCENT: 2,
    Concept.FORECAST: 1,
    Concept.BUDGET: 1,
    Concept.SPENT: 1,
    Concept.SCORE: 1,
    Concept.IMPACT: 2,  # parts of a score
    Concept.LIKELIHOOD: 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """`each` are the columns wanted one after the other, each a set that the words do not narrow; `terms` are those that headings hold.
    `fits` is False where headings are of periods and none is of one asked for."""

    each: tuple[tuple[int, ...], ...] = ()
    terms: frozenset[Term] = frozenset()
    fits: bool = True
    timed: bool = False


def choose_columns(table: WordedTable, wanted: Wanted, year: str | None, of_rows: Collection[Term] = ()) -> ColumnChoice:
    """The columns of `table` that the words and periods of the question name, in the order of their mention; words that are `of_rows`
    name none."""
    view = table.view
    columns = view.figure_columns
    dated = {column: periods_of(view.names[column], year) for column in columns}
    timed = len({tuple(periods) for periods in dated.values() if periods}) > 1
    found: list[tuple[int, set[int], Term | None]] = []
    fits = True
    if timed and wanted.periods:
        for number, period in enumerate(wanted.periods):
            held = {column for column in columns if any(_is_same(period, one) for one in dated[column])}
            if held:
                found.append((-100 + number, held, None))
            elif _is_year(period):
                fits = False
    spelled = {column: table.spelled(column) for column in columns if is_spelled_out(table.spelled(column), wanted)}
    about = concepts_of(" ".join((*view.source.headings, *view.context))) & {Concept.SAVING}
    for term in _said(table, wanted):
        if term in of_rows or term.concept in about:
            continue
        held = {column for column in columns if heads(term, table, column) or term.held_by(spelled.get(column, ()))}
        if held and (len(held) < len(columns) or term.concept is None):
            found.append((term.at, held, term))
    each: list[set[int]] = []
    used: set[Term] = set()
    single = {column for _, held, term in found for column in held if term is None}
    for _, held, said in sorted(found, key=lambda one: (one[2] is not None and one[2].concept is Concept.TOTAL, one[0])):
        narrowed = [one & held for one in each]
        if any(narrowed):
            each = [some or one for some, one in zip(narrowed, each, strict=True)]
        elif not single or held <= single or said is None:
            if said is not None and said.concept is Concept.TOTAL and each:
                continue
            each.append(set(held))
        if said is not None:
            used.add(said)
    if wanted.task is Task.VALUE and not each and (words := columns_of_words(table, wanted, wanted.terms)) is not None:
        each, used = [{words[0]}], set(words[1])
    ordered = sorted(each, key=lambda one: _first_said(one, found)) if len(each) > 1 else each
    return ColumnChoice(each=tuple(_least(table, one, wanted) for one in ordered), terms=frozenset(used), fits=fits, timed=timed)


def is_spelled_out(name: frozenset[str], wanted: Wanted) -> bool:
    """Does the question say so much of a name that its abbreviation in a heading is meant?"""
    said = {one for one in name if any(one in reading for term in wanted.terms for reading in term.readings)}
    return len(said) > 1 and len(said) >= MOST_OF_NAME * len(name)


@lru_cache(maxsize=4096)
def periods_of(name: str, year: str | None) -> tuple[str, ...]:
    """The periods of a heading; "23-24 Actuals" is of a financial year, too."""
    found = [mention.period for mention in find_periods(name, year=year)]
    if not found:
        found = [f"20{match[1]}/{match[2]}" for match in SHORT_YEAR.finditer(name) if int(match[2]) == (int(match[1]) + 1) % 100]
    return tuple(found)


def _first_said(columns: set[int], found: Sequence[tuple[int, set[int], Term | None]]) -> int:
    return min((at for at, held, _ in found if columns <= held), default=0)


def _said(table: WordedTable, wanted: Wanted) -> list[Term]:
    """The terms of the question; a word like "get" counts where headings print it as initials and another one of them is said as well."""
    headings = {word for name in table.view.names for word in name.split() if word.isupper() and word.isalpha() and len(word) > 1}
    terms = list(wanted.terms)
    said = {term.word.upper() for term in terms}
    if headings & said:
        for word in sorted(headings - said):
            if word.lower() in wanted.words:
                at = wanted.text.lower().find(f" {word.lower()}")
                terms.append(Term(word=word.lower(), readings=(frozenset({word.lower()}),), segment=0, at=at))
    return terms


def heads(term: Term, table: WordedTable, column: int) -> bool:
    name = table.view.names[column]
    if term.concept is not None:
        concepts = concepts_of(name)
        if term.concept is Concept.BUDGET and concepts & {Concept.FORECAST, Concept.VARIANCE, Concept.SPENT}:
            return False
        if term.concept is Concept.SCORE and not any(Concept.SCORE in concepts_of(one) for one in table.view.names):
            return bool(concepts & {Concept.LIKELIHOOD})
        return term.concept in concepts and not (term.concept is Concept.FORECAST and Concept.VARIANCE in concepts)
    return term.held_by(table.headings[column]) or (term.word.isalpha() and term.word in name.lower().split())


def _least(table: WordedTable, columns: Collection[int], wanted: Wanted) -> tuple[int, ...]:
    """The columns whose headings say least beyond what is asked; a total before its parts."""
    if len(columns) < 2:
        return tuple(columns)
    asked = wanted.concepts()
    beyond = {column: math.fsum(UNASKED.get(one, 0) for one in concepts_of(table.view.names[column]) - asked) for column in columns}
    kept = [column for column in sorted(columns) if beyond[column] == min(beyond.values())]
    words = {word for word in wanted.words if not any(term.concept is not None and word in term.word for term in wanted.terms)}
    said = {column: len(set(plain_words(table.view.names[column])) & words) for column in kept}
    every, kept = kept, [column for column in kept if said[column] == max(said.values())]  # "annual" names no row, but parts two columns
    if rated := _of_ratings(table, kept, wanted):
        return rated
    totals = [column for column in kept if Concept.TOTAL in concepts_of(table.view.names[column])]
    if len(kept) > 1 and not totals:  # forecasts of two parts, beside that of both
        totals = [column for column in every if Concept.TOTAL in concepts_of(table.view.names[column])]
    return tuple(totals if len(totals) == 1 else kept)


def _of_ratings(table: WordedTable, columns: Sequence[int], wanted: Wanted) -> tuple[int, ...]:
    """The columns of the ratings that the question names: "red" is not "Red Amber"."""
    text, asked = wanted.text.lower(), set()
    for rating, wording in RATINGS:
        if wording.search(text):
            asked.add(rating)
            text = wording.sub(" ", text)
    read = {column: parse_rating(table.view.names[column]) for column in columns}
    return tuple(column for column, rating in read.items() if rating is not None and rating.rating in asked)


def _is_year(period: AskedPeriod) -> bool:
    return (period.end - period.start).days > 360


def _is_same(period: AskedPeriod, printed: str) -> bool:
    span = span_of(printed)
    return span is not None and ((span[0] <= period.start and period.end <= span[1]) or (period.start <= span[0] and span[1] <= period.end))
