"""Columns of figures whose headings do not tell them apart: the upper heading that says whose they are was lost, or never printed.

A figure under the wrong period is worse than none, so that neither of such columns is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from ingest.grids.grid import text_at
from ingest.model import Measure, Table
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading
from ingest.values.number import parse_number

FIGURES = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)


def like_columns(table: Table, headings: Sequence[ColumnHeading], rows: Sequence[int]) -> tuple[int, ...]:
    """The columns that say the same of their figures as another one, with another figure in at least one row."""
    valued = [i for i, heading in enumerate(headings) if heading.measure in FIGURES]
    pairs = [pair for pair in combinations(valued, 2) if _say_the_same(*(headings[i] for i in pair)) and _differ(table, rows, *pair)]
    return tuple(sorted({i for pair in pairs for i in pair}))


def unnamed(headings: Sequence[ColumnHeading], columns: Sequence[int]) -> tuple[ColumnHeading, ...]:
    """The headings with those of these columns as headings of nothing that is known."""
    return tuple(replace(heading, role=Role.OTHER, measure=None) if i in columns else heading for i, heading in enumerate(headings))


def _say_the_same(one: ColumnHeading, other: ColumnHeading) -> bool:
    same = (one.measure, one.period, one.basis) == (other.measure, other.period, other.basis)
    return same and one.text.casefold() == other.text.casefold()


def _differ(table: Table, rows: Sequence[int], one: int, other: int) -> bool:
    pairs = [[parse_number(text_at(table, row, column)).value for column in (one, other)] for row in rows]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)
