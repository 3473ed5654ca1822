"""Columns of figures whose headings do not tell them apart: the upper heading that says whose they are was lost, or never printed.

A figure under the wrong period is worse than none, so that neither of such columns is published.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from ingest.grids.grid import one_line, text_at
from ingest.model import Measure, Table
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading
from ingest.values.number import parse_number
from ingest.values.period import find_periods

FIGURES = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)


def like_columns(table: Table, headings: Sequence[ColumnHeading], rows: Sequence[int]) -> tuple[int, ...]:
    """The columns that say the same of their figures as another one, with another figure in at least one row."""
    valued = [i for i, heading in enumerate(headings) if heading.measure in FIGURES]
    pairs = [pair for pair in combinations(valued, 2) if _say_the_same(*(headings[i] for i in pair)) and _differ(table, rows, *pair)]
    return tuple(sorted({i for pair in pairs for i in pair}))


def under_two_periods(table: Table, headings: Sequence[ColumnHeading], heading_rows: Sequence[int]) -> tuple[int, ...]:
    """The columns of figures below two periods in one, "2016/17 2017/18", in an open table: whose is not told."""
    if table.certain:
        return ()
    below = {
        column
        for row in heading_rows
        for start, cell in enumerate(table.rows[row])
        if cell is not None and cell.column_span > 1 and _are_periods(one_line(cell.text))
        for column in range(start, start + cell.column_span)
    }
    return tuple(i for i in sorted(below) if headings[i].role in (Role.MEASURE, Role.FRACTION))


def _are_periods(text: str) -> bool:
    """Whether a text is nothing but several periods."""
    mentions = find_periods(text)
    named = {mention.period for mention in mentions}
    between = [text[one.end : other.start] for one, other in pairwise(mentions)]
    whole = bool(mentions) and mentions[0].start == 0 and mentions[-1].end == len(text)
    return whole and len(named) > 1 and not any(gap.strip() for gap in between)


def unnamed(headings: Sequence[ColumnHeading], columns: Collection[int]) -> tuple[ColumnHeading, ...]:
    """The headings with those of these columns as headings of nothing that is known."""
    return tuple(replace(heading, role=Role.OTHER, measure=None) if i in columns else heading for i, heading in enumerate(headings))


def _say_the_same(one: ColumnHeading, other: ColumnHeading) -> bool:
    same = (one.measure, one.period, one.basis) == (other.measure, other.period, other.basis)
    return same and one.text.casefold() == other.text.casefold()


def _differ(table: Table, rows: Sequence[int], one: int, other: int) -> bool:
    pairs = [[parse_number(text_at(table, row, column)).value for column in (one, other)] for row in rows]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)
