"""The columns that a question goes over in one row, where parts of the council or years have a column each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.printed_tables.asking import Wanted
from assistant.printed_tables.asking_words import KIND_WORDS, Task
from assistant.printed_tables.column_choice import heads, periods_of
from assistant.printed_tables.table_words import WordedTable
from assistant.printed_tables.wordings import Concept, concepts_of

LEAST_COLUMNS = 3
YEARS = re.compile(
    r"\b(?:which|what) (?:financial )?years?\b|\bin which years?\b|\byears? (?:is|are|was|were|has|have|had|does|do|did|show)\b"
)


def columns_across(table: WordedTable, wanted: Wanted, year: str | None) -> tuple[int, ...]:
    """The columns that the question goes over, one for each part of the council or each year; empty where it goes over rows."""
    if wanted.task not in (Task.LARGEST, Task.SMALLEST, Task.LIST, Task.COUNT):
        return ()
    if any(term.word in KIND_WORDS for term in wanted.terms):
        found = _of_parts(table)
    elif YEARS.search(wanted.text.lower()):
        found = _of_years(table, wanted, year)
    else:
        return ()
    return found if len(found) >= LEAST_COLUMNS else ()


def _of_parts(table: WordedTable) -> tuple[int, ...]:
    """For each abbreviated name of a part its total column, or its only one."""
    parts: dict[frozenset[str], list[int]] = {}
    for column in table.view.figure_columns:
        if name := table.spelled(column):
            parts.setdefault(name, []).append(column)
    each = [_total_of(table, columns) for columns in parts.values()]
    return tuple(column for column in each if column is not None) if None not in each else ()


def _of_years(table: WordedTable, wanted: Wanted, year: str | None) -> tuple[int, ...]:
    """The columns of years, of the concept that the question names where several of a year have one."""
    dated = [column for column in table.view.figure_columns if periods_of(table.view.names[column], year)]
    named = [term for term in wanted.terms if term.concept not in (None, Concept.TOTAL)]
    said = [column for column in dated if any(heads(term, table, column) for term in named)]
    years = {periods_of(table.view.names[column], year) for column in dated}
    return tuple(said if {periods_of(table.view.names[column], year) for column in said} == years else dated)


def _total_of(table: WordedTable, columns: Sequence[int]) -> int | None:
    totals = [column for column in columns if Concept.TOTAL in concepts_of(table.view.names[column])]
    kept = totals or columns
    return kept[0] if len(kept) == 1 else None
