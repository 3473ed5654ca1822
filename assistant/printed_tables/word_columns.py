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
