"""How many leading rows of a table are column headings, judged by how the cells look beside what they say.

A heading row has words, periods or units in its cells and no figures, and looks different from the rows below it: bold, shaded or turned.
Without such a difference a first row of words over a column of figures is one, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ingest.pdf.rulings import GridCell

FIGURE = re.compile(
    r"^[-–+(<>~£$€]*\s?£?\d[\d, .]*\s?(%|[mk]|bn|p|pp|days?|weeks?)?\)?\s*[¹²³⁴⁵⁶⁷⁸⁹⁰*]*(\s*\([A-Z]{1,2}\))?$",
    re.IGNORECASE,
)
YEAR = re.compile(r"^(19|20)\d\d$")
"""A bare year heads a column; other bare numbers are figures."""
LONGEST_HEADING = 180
"""Characters: headings explain themselves at times, but a longer cell is commentary."""
DISTINCT = 0.6
"""Share of a row's filled cells that must look like a heading: first columns are often bold all the way down."""
SAME_SHADE = 0.2
"""A fill heads a table when at most this share of the cells below have it, too: banded rows repeat theirs."""


class LooksOf(NamedTuple):
    """A cell as far as it matters here; `turned` is text set vertically."""

    cell: GridCell
    text: str
    fill: str | None
    bold: bool
    turned: bool


def count_heading_rows(cells: Sequence[LooksOf], rows: int, columns: int) -> int:
    """The number of leading heading rows, a title row above them included; 0 when the table starts with its contents."""
    by_row: dict[int, list[LooksOf]] = defaultdict(list)
    for one in cells:
        by_row[one.cell.row].append(one)
    end, named = 0, False
    while end < rows - 1 and _is_heading(by_row, end, rows, columns):
        titled = _spans_all(by_row[end], columns) or _is_label(by_row, end)
        if named and titled:  # the title of the first section
            break
        named = named or not titled
        end += 1
    return end if named else 0


def _is_heading(by_row: dict[int, list[LooksOf]], row: int, rows: int, columns: int) -> bool:
    filled = [one for one in by_row[row] if one.text]
    if not filled:  # covered by the headings above, or a shaded row without text
        return all(one.fill for one in by_row[row]) if row == 0 else _is_covered(by_row, row)
    if any(is_figure(one.text) or len(one.text) > LONGEST_HEADING for one in filled):
        return False
    if _splits_above(by_row, row) or _names_again(by_row, row, rows):
        return True
    below = [one for r in range(row + 1, rows) for one in by_row[r] if one.text]
    above = {one.fill for r in range(row) for one in by_row[r] if one.text}
    return _is_distinct(filled, below, above) or (row == 0 and _names_columns(filled, below, columns))


def _is_covered(by_row: dict[int, list[LooksOf]], row: int) -> bool:
    """Whether headings above reach down over the row."""
    return any(one.text and one.cell.row + one.cell.row_span > row for above in range(row) for one in by_row[above])


def _splits_above(by_row: dict[int, list[LooksOf]], row: int) -> bool:
    """Whether the row stands under a heading that spans several columns, as its sub-headings."""
    above = [one for one in by_row[row - 1] if one.text] if row else []
    return len(above) > 1 and any(one.cell.column_span > 1 for one in above)


def _names_again(by_row: dict[int, list[LooksOf]], row: int, rows: int) -> bool:
    """Whether a row under headings has no label and names columns that hold figures further down."""
    named = {one.cell.column for one in by_row[row] if one.text}
    figures = {one.cell.column for r in range(row + 1, rows) for one in by_row[r] if is_figure(one.text)}
    return row > 0 and 0 not in named and len(named) > 1 and named <= figures


def _is_distinct(filled: list[LooksOf], below: list[LooksOf], above: set[str | None]) -> bool:
    """Whether most cells of the row are bold, shaded or turned as most cells below are not.

    `above` are the fills of the heading rows before it: a band of another colour is contents.
    """
    for looks in (
        ([one.bold for one in filled], [one.bold for one in below]),
        ([bool(one.fill) for one in filled], [bool(one.fill) for one in below]),
        ([one.turned for one in filled], [one.turned for one in below]),
    ):
        here, there = (sum(each) / len(each) if each else 0.0 for each in looks)
        if here >= DISTINCT and there < DISTINCT:
            return True
    fills = {one.fill for one in filled}
    return (
        len(fills) == 1
        and None not in fills
        and (not above or fills <= above)
        and sum(one.fill in fills for one in below) <= SAME_SHADE * len(below)
    )


def _names_columns(filled: list[LooksOf], below: list[LooksOf], columns: int) -> bool:
    """Whether a plain first row has a short text in most columns and figures below."""
    return (
        len(filled) >= max(2, DISTINCT * columns)
        and any(is_figure(one.text) for one in below)
        and all(len(one.text) <= 60 for one in filled)
    )


def _spans_all(row: list[LooksOf], columns: int) -> bool:
    """Whether the row is one text across the whole table."""
    filled = [one for one in row if one.text]
    return len(filled) == 1 and filled[0].cell.column_span == columns and columns > 1


def _is_label(by_row: dict[int, list[LooksOf]], row: int) -> bool:
    """Whether only the column of labels is filled in the row: the first, or one that holds no figures further down while others do."""
    columns = [one.cell.column for one in by_row[row] if one.text]
    if columns == [0]:
        return True
    below = [one for r, cells in by_row.items() if r > row for one in cells if one.text]
    figures = {one.cell.column for one in below if is_figure(one.text)}
    return len(columns) == 1 and 0 in figures and columns[0] not in figures


def is_figure(text: str) -> bool:
    """Whether the text, or the first paragraph of it, is a figure, not a year or period that heads a column.

    >>> [is_figure(text) for text in ("9.4%", "(264)", "2016", "2016/17", "Q2")]
    [True, True, False, False, False]
    """
    text = text.strip().split("\n")[0]
    return bool(FIGURE.match(text)) and not YEAR.match(text)
