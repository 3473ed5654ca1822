"""The columns of short words that a question asks for: dates ("when does it end"), grades, names."""

from __future__ import annotations

import re

from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.table_words import WordedTable
from assistant.tools.table_rows import TableView

MOST_LETTERS = 30  # of a cell that a value is read from; longer ones are told by passages
WHEN = re.compile(r"\b(?:when|what dates?|which dates?|by what date|on what date)\b")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATE = re.compile(
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{2}}|\d{{4}})|(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTHS})[a-z]*[ -](?:\d{{2}}|\d{{4}}))",
    re.IGNORECASE,
)


def asks_when(wanted: Wanted) -> bool:
    """Does the question want a date?"""
    return WHEN.search(wanted.text.lower()) is not None


def is_dated(view: TableView, column: int) -> bool:
    """Does a column hold dates and nothing else?"""
    texts = [text for row in view.rows if (text := view.text(row, column)) and text.lower() not in ("n/a", "tbc", "-", "–")]
    return bool(texts) and all(DATE.fullmatch(text) for text in texts)


def columns_of_words(table: WordedTable, wanted: Wanted, terms: tuple[Term, ...]) -> tuple[int, frozenset[Term]] | None:
    """The one column of dates for a question of when, or that of short words whose heading a term names, with the terms; None for none."""
    view = table.view
    short = [column for column in view.text_columns if not view.is_empty(column) and _is_short(view, column)]
    if asks_when(wanted):
        dated = [column for column in short if is_dated(view, column)]
        return (dated[0], frozenset(_heading_it(table, dated[0], terms))) if len(dated) == 1 else None
    held = {column: named for column in short if (named := _heading_it(table, column, terms))}
    return (next(iter(held)), frozenset(held[next(iter(held))])) if len(held) == 1 else None


def _is_short(view: TableView, column: int) -> bool:
    return all(len(view.text(row, column)) <= MOST_LETTERS for row in view.rows)


def _heading_it(table: WordedTable, column: int, terms: tuple[Term, ...]) -> list[Term]:
    return [term for term in terms if term.concept is None and term.held_by(table.headings[column])]


def grades_said(view: TableView, text: str) -> dict[int, str]:
    """The word of a scale or status that the question says, by the column whose cells are such words: "Treat", "High 16"."""
    found: dict[int, str] = {}
    for column in range(len(view.names)):
        grades = _grades(view, column)
        masked = text.lower()
        for grade in sorted(grades, key=len, reverse=True):  # "medium high" is not "high"
            wording = re.compile(rf"\b{re.escape(grade)}(?:s|d|ed|red)?\b")
            if wording.search(masked):
                found.setdefault(column, grade)
                masked = wording.sub(" ", masked)
    return found


def grade_of(text: str) -> str:
    """The words of a cell without its points.

    >>> grade_of("Medium High 12")
    'medium high'
    """
    return " ".join(word for word in re.findall(r"[a-z]+", text.lower()))


def _grades(view: TableView, column: int) -> frozenset[str]:
    """The words of a scale in a column; none where its cells are of other things, each its own."""
    texts = [text for row in view.rows if not row.total and (text := view.text(row, column))]
    if column == view.label_column or not texts or any(len(text) > MOST_LETTERS for text in texts):
        return frozenset()
    grades = frozenset(grade_of(text) for text in texts)
    return grades if all(len(grade) > 2 for grade in grades) and len(grades) < len(texts) else frozenset()
