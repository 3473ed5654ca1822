"""The table, rows and columns that a question means, ranked over all tables; a table that leaves a telling word unexplained is none."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.meaning.words import is_everyday, is_weak, stem
from assistant.printed_tables.asking import IN_LABELS, UNSAID_CONCEPTS, Term, Wanted
from assistant.printed_tables.asking_words import KIND_WORDS, Task
from assistant.printed_tables.column_choice import ColumnChoice, choose_columns
from assistant.printed_tables.columns_across import columns_across
from assistant.printed_tables.meant import with_meant
from assistant.printed_tables.row_choice import (
    OVER_ROWS,
    SHORT_IN_BRACKETS,
    WELL_NAMED,
    RowChoice,
    choose_rows,
    glosses_of,
    group_of_phrase,
    held_in,
)
from assistant.printed_tables.said_groups import group_said
from assistant.printed_tables.table_words import TableWords, WordedTable
from assistant.printed_tables.word_columns import grades_said
from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_rows import TableRow, TableView

CONCEPT_WEIGHT = 0.7  # of a word that many tables have a column for, beside 1 for the rarest label
PLACES = {"row": 1.0, "column": 1.0, "caption": 0.85, "beside": 0.8, "near": 0.6, "far": 0.45, "key": 0.3}
FOR_PART = 0.6  # of its weight that a word keeps in a label of which next to nothing is said
HALF = 0.5
FEWEST_OF_LONG = 3  # words said of a long label, from which a loose word beside them is of it as well
BESIDE_CONCEPT = 8  # characters between a word that may be a concept and the one it stands with in a label
FOR_LABEL = 0.3  # for a label that is said in full
FOR_BOTH = 0.2  # for a row and a column named
FOR_CAPTION = 0.05  # more than parts tables that tie
NEAR_TIE = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """`group` is the sub-heading that the question names; `across` are the columns of the row named that it goes over."""

    table: WordedTable
    rows: RowChoice
    columns: ColumnChoice
    score: float
    group: str = ""
    across: tuple[int, ...] = ()

    @property
    def view(self) -> TableView:
        return self.table.view

    @property
    def named(self) -> tuple[TableRow, ...]:
        """One row for each thing named."""
        return tuple(rows[0] for rows in self.rows.each)


# What an amount may be called without anything in the table being called so.
OF_AMOUNTS = frozenset(
    ["growth", "pressure", "pressures", "slice", "chunk", "part", "cash", "sum", "hole", "position", "level", "levels", "spare", "worth"]
)
OF_GAINS = frozenset(["gain", "gains", "loss", "losses", "profit", "profits"])  # between two columns that print neither
STRICT_TARGET = re.compile(r"\b(?:target|residual)")


def located(
    wanted: Wanted, words: TableWords, fits: Callable[[TableView], bool], year: Callable[[TableView], str | None]
) -> tuple[Located, ...]:
    """The tables that explain all telling words, best first."""
    wanted = with_meant(wanted, words)
    needed = [] if SHORT_IN_BRACKETS.search(wanted.text) else [term for term in wanted.terms if _needs_print(term)]
    found = []
    for table in words.tables:
        keys = words.key_words(table.view.document_id)
        printed = all(table.prints(term.word, term.readings) or term.held_by(keys) for term in needed)  # few tables do: judging one is dear
        if printed and fits(table.view) and (one := _in_table(wanted, table, words, year(table.view))) is not None:
            found.append(one)
    return tuple(sorted(found, key=lambda one: -one.score))


def _needs_print(term: Term) -> bool:
    """True for a word that some part of a table has to hold, whatever else of the question it holds (see `_needs_nothing`)."""
    free = term.spare or term.word in OF_AMOUNTS or term.word in KIND_WORDS or is_everyday(stem(term.word)) or _is_weak(term)
    return term.concept is None and not free


def _is_weak(term: Term) -> bool:
    return all(is_weak(one) for reading in term.readings[:1] for one in reading)


def _in_table(wanted: Wanted, table: WordedTable, words: TableWords, year: str | None) -> Located | None:
    columns = choose_columns(table, wanted, year)
    if not columns.fits:
        return None
    group = group_of_phrase(table, wanted)
    around = {
        "caption": held_in(wanted.terms, table.caption),
        "near": held_in(wanted.terms, table.near),
        "far": held_in(wanted.terms, table.far),
        "key": held_in(wanted.terms, words.key_words(table.view.document_id)),
    }
    about = concepts_of(" ".join(table.view.source.headings)) & {Concept.SAVING}  # what all lines are names none
    open_terms = [term for term in wanted.terms if term.concept not in about and (_names(term) or _stands_in_label(term, wanted, table))]
    elsewhere = set().union(*around.values()) | set(columns.terms)
    inside = group_said(table, wanted, [term for term in open_terms if term not in elsewhere])
    counted = (  # a column prints the count
        wanted.task is Task.COUNT and not (wanted.compares or wanted.sign) and any(term.concept is None for term in columns.terms)
    )
    across = columns_across(table, wanted, year)
    over_rows = wanted.task in OVER_ROWS and not counted
    graded = _of_grades(table, wanted) if over_rows else frozenset()
    if over_rows and columns.each:
        graded |= {term for term in open_terms if term.word in OF_GAINS and not term.held_by(table.row_stems)}
    rows = choose_rows(table, wanted, open_terms, elsewhere | graded, words, over_rows=over_rows, group=group)
    if inside is not None and not over_rows:
        left = [term for term in open_terms if term not in inside.terms]
        under = choose_rows(inside.table, wanted, left, elsewhere, words, over_rows=False, group="", single=wanted.task is Task.SHARE)
        if under.share > rows.share:  # the words of the heading say which line is meant, and name none themselves
            rows = replace(under, beside=under.beside | inside.terms)
    if across:
        one = choose_rows(
            table, wanted, [term for term in open_terms if term.word not in KIND_WORDS], elsewhere, words, over_rows=False, group=""
        )
        if len(one.each) == 1 and one.share >= HALF and not one.tied:
            rows = one
        else:
            across = ()
    of_rows = [term for term in columns.terms if _is_of_label(term, rows)]
    if of_rows:
        columns = choose_columns(table, wanted, year, of_rows)
    places: dict[Term, str] = {term: "caption" for term in wanted.terms if term.concept in about}
    for place, terms in (
        *((place, around[place]) for place in ("key", "far", "near")), ("beside", graded),
        ("beside", rows.beside), ("caption", around["caption"]), ("column", columns.terms), ("row", rows.terms),
    ):  # fmt: skip
        places.update(dict.fromkeys(terms, place))
    if any(
        term not in places and not (across and term.word in KIND_WORDS) and not _needs_nothing(term, table, wanted, rows, columns, group)
        for term in wanted.terms
    ):
        return None
    by_years = columns.timed and len(columns.each) > 1 and len(wanted.periods) > 1  # "higher for 2019/20 than for 2018/19"
    if not by_years and (not places or not (rows.each or columns.terms or rows.within)):
        return None
    total = sum(_weight(term, words) for term in wanted.terms) or 1.0
    score = math.fsum(
        _weight(term, words) * PLACES[place] * (FOR_PART + (1 - FOR_PART) * rows.share if place == "row" else 1)
        for term, place in places.items()
    )
    score = score / total + FOR_LABEL * rows.share + (FOR_BOTH if rows.share >= HALF and columns.each else 0.0)
    if wanted.sign and Concept.SAVING not in wanted.concepts() and Concept.SAVING in concepts_of(" ".join(table.view.source.headings)):
        score -= FOR_BOTH  # what is overspent stands in a table of spending
    if Concept.SPENT in wanted.concepts() & concepts_of(" ".join(table.view.source.headings[-1:])):
        score += FOR_CAPTION  # "capital spend": of tables with the same columns the one of expenditure
    return Located(table=table, rows=rows, columns=columns, score=score, group=group, across=across)


def _of_grades(table: WordedTable, wanted: Wanted) -> frozenset[Term]:
    """The terms that are the word of a scale or status in some column of the table: "how many are treated?"."""
    said = [word for grade in grades_said(table.view, wanted.text).values() for word in grade.split()]
    return frozenset(term for term in wanted.terms if any(term.word.startswith(word) for word in said))


def _names(term: Term) -> bool:
    return term.concept is None or term.concept in IN_LABELS


def _is_of_label(term: Term, rows: RowChoice) -> bool:
    """Does a word that headings hold stand beside another one of the label, as its part: "delegated budgets"?"""
    if term not in rows.terms:
        return False
    if term.concept is None:  # a word in the midst of a name: "Maple Income Growth Fund"
        ends = (
            [one for one in rows.terms if one.at + len(one.word) + 1 == term.at],
            [one for one in rows.terms if term.at + len(term.word) + 1 == one.at],
        )
        return all(ends) or (term.spare and sum(not one.spare for one in rows.terms) >= FEWEST_OF_LONG)
    return any(
        0 < term.at - one.at <= len(one.word) + 3 or 0 < one.at - term.at <= len(term.word) + 3 for one in rows.terms if one.concept is None
    )


def _stands_in_label(term: Term, wanted: Wanted, table: WordedTable) -> bool:
    """Does some label hold the concept's words together with the word of the question next to them: "residual waste"?"""
    plain = [one for one in wanted.terms if one.concept is None and abs(one.at - term.at) <= BESIDE_CONCEPT + len(term.word)]
    return any(term.held_by(row) and any(one.held_by(row) for one in plain) for row in table.rows)


def _weight(term: Term, words: TableWords) -> float:
    if term.concept is not None:
        return 0.2 if term.concept in UNSAID_CONCEPTS else CONCEPT_WEIGHT
    if term.spare:
        return 0.2
    return max(words.weight(reading) for reading in term.readings)


def _is_clear(rows: RowChoice, columns: ColumnChoice) -> bool:
    """Are one row, by most of its label, and a column named?"""
    return bool(rows.each and columns.each) and not rows.tied and rows.share >= WELL_NAMED


def _needs_nothing(term: Term, table: WordedTable, wanted: Wanted, rows: RowChoice, columns: ColumnChoice, group: str) -> bool:
    """Can the question be answered though no part of the table holds the term?"""
    if term.spare:
        return True
    if term.word in OF_AMOUNTS and (rows.each or rows.within):
        return True
    if term.concept is None and is_everyday(stem(term.word)) and _is_clear(rows, columns):
        return True  # "is considered un-deliverable", "were worth"
    if term.concept is None:
        return (
            _is_weak(term)
            or term in glosses_of(rows.terms, wanted.terms, wanted)
            or (term.word in KIND_WORDS and len(subtotals(table.view)) > 1)
        )
    if term.concept in UNSAID_CONCEPTS or term.concept is Concept.SPENT:
        return True
    if term.concept is Concept.TARGET and not STRICT_TARGET.search(term.word):  # "is it expected to be"
        return True
    named = [concepts_of(name) for name in table.view.names]
    if term.concept is Concept.VARIANCE:
        return (
            bool(wanted.sign or wanted.task in (Task.DIFFERENCE, Task.EXCESS))
            and any(Concept.FORECAST in one for one in named)
            and any(one & {Concept.BUDGET, Concept.REVISED} for one in named)
        )
    if term.concept is Concept.SCORE:
        return any(one & {Concept.SCORE, Concept.LIKELIHOOD, Concept.IMPACT} for one in named)
    if term.concept is Concept.BUDGET:
        return term.concept in concepts_of(" ".join((*table.view.context, *table.view.report))) or bool(group)
    return term.concept in concepts_of(" ".join((*table.view.source.headings, *table.view.context, *table.view.report)))


def subtotals(view: TableView) -> tuple[TableRow, ...]:
    """The rows that sum the outermost groups of a table: those of its summary where it has one."""
    groups = [group for row in view.rows for group in row.groups if "summary" in group.lower()]
    if groups:
        return tuple(row for row in view.rows if row.groups[-1:] == (groups[-1],) and row.label.lower() not in ("total", "grand total"))
    return tuple(row for row in view.rows if row.total and len(row.groups) == 1 and row.label.lower().startswith(row.groups[0].lower()))


def same_figures(view: TableView, rows: Collection[TableRow]) -> bool:
    printed = {tuple(view.text(row, column) for column in view.figure_columns) for row in rows}
    return len(printed) <= 1


def rivals_of(found: Sequence[Located]) -> tuple[Located, ...]:
    """The other tables that the words mean as well, which print something else."""
    best = found[0]
    by_years = best.columns.timed and len(best.columns.each) > 1  # a table without columns of the years asked for is none
    return tuple(
        one
        for one in found[1:]
        if best.score - one.score <= NEAR_TIE and _cells(one) != _cells(best) and not (by_years and not one.columns.timed)
    )


def _cells(one: Located) -> tuple[str, ...]:
    columns = [column for each in one.columns.each for column in each] or list(one.view.figure_columns)
    return tuple(one.view.text(row, column) for rows in one.rows.each for row in rows for column in columns)
