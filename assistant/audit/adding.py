"""Which rows of a table a total adds up: sub-totals, totals of sub-totals, rows that stand within another.

Few tables say it, so it is taken from the figures: the stretch of rows above a total that gives the most of its columns. A stretch begins
at the top, at a group, or after or at an earlier total, never anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from assistant.tools.table_figures import CellFigure, figure, summed
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView, number_in

NOT_SUMMED = re.compile(
    r"%|\bper\b|\b(?:per ?cent|percentage|average|mean|median|rate|ratio|rank|score|index|unit cost|price|code|item no)\b", re.IGNORECASE
)
COUNTS = re.compile(r"\b(?:no\.|numbers?|count)", re.IGNORECASE)
IN_UNITS = re.compile(r"£|\b(?:0?00s?|thousands?|millions?|m|k|mn|bn)\b", re.IGNORECASE)  # of a heading: counts that were rounded
WITHIN = re.compile(r"^\W*(?:of which|includ(?:es|ing)|memo\w*|within (?:the )?above)\b", re.IGNORECASE)
AGGREGATE = re.compile(r"^(?:gross|net)\b|\b(?:sub-?total|totals?)\b", re.IGNORECASE)
BLANK = frozenset({"", "-", "–", "—", "n/a", "na", "nil"})
UNKNOWN = frozenset({"n/a", "na"})  # what such a part adds to a total is not told
ROUNDED_TO = (Decimal(10), Decimal(5))  # steps that counts of people are rounded to before they are published
FEWEST_ROUNDED = 4  # such figures before the step is taken for more than chance
AVERAGE = Decimal("1.5")  # a total within the range of its parts whose sum is so many times larger is an average of them
MOST_STARTS = 40
MOST_LEFT_OUT = 40  # rows of which two together may stand within others


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A printed total with the cells that it may add up; `slip` is what totals among these are themselves too small by."""

    view: TableView
    total: CellFigure
    parts: tuple[CellFigure, ...]
    slip: Decimal = Decimal(0)

    @cached_property
    def difference(self) -> Decimal:
        return self.total.number - summed(self.parts)

    @property
    def telling(self) -> bool:
        return self.total.number != 0

    @property
    def holds(self) -> bool:
        return self.holds_but_for(Decimal(0)) or (self.slip != 0 and self.holds_but_for(-self.slip))

    def holds_but_for(self, amount: Decimal) -> bool:
        """Do the parts, less an amount, give the total, rounding allowed for?"""
        difference = abs(self.difference + amount)
        return difference == 0 or (not self._exact and difference <= self._step / 2 * (len(self.parts) + 1))

    @property
    def is_average(self) -> bool:
        """Does the total look like an average: within the range of its parts, and far from their sum?"""
        numbers = [part.number for part in self.parts]
        within = len(numbers) > 1 and 0 <= min(numbers) <= self.total.number <= max(numbers)
        return within and not self.holds and sum(numbers, Decimal(0)) >= AVERAGE * self.total.number

    @property
    def foreign_points(self) -> bool:
        """Do points part thousands ("3.597" beside "732")?"""
        places = {-int(cell.number.as_tuple().exponent) for cell in (*self.parts, self.total)}
        return places == {0, 3}

    @cached_property
    def _exact(self) -> bool:
        name = self.view.names[self.total.column]
        counted = COUNT_BESIDE_SHARE.search(self.total.raw) is not None or COUNTS.search(name) is not None
        return counted and self._step == 1 and not IN_UNITS.search(name)

    @cached_property
    def _is_money(self) -> bool:
        return self.view.unit(self.total.column, self.total.raw) not in (None, "%")

    @cached_property
    def _step(self) -> Decimal:
        """The last digit printed, or the round number that all figures are multiples of."""
        cells = (*self.parts, self.total)
        least = min(int(cell.number.as_tuple().exponent) for cell in cells)
        if least < 0:
            return Decimal(1).scaleb(least)
        filled = [cell.number for cell in cells if cell.number]
        if len(filled) < FEWEST_ROUNDED or self._is_money:
            return Decimal(1)
        return next((step for step in ROUNDED_TO if not any(number % step for number in filled)), Decimal(1))


@dataclass(slots=True, kw_only=True)
class _Above:
    """The rows not yet added up, and where among them a stretch may begin; `running` are the sums of each column before each row."""

    view: TableView
    rows: list[TableRow] = field(default_factory=list)
    running: list[tuple[Decimal, ...]] = field(default_factory=list)
    slips: dict[tuple[int, int], Decimal] = field(default_factory=dict)  # by row and column
    starts: list[int] = field(default_factory=lambda: [0])

    def push(self, row: TableRow, *, begins: bool) -> None:
        if not self.running:
            self.running.append((Decimal(0),) * len(self.view.figure_columns))
        if begins:
            self.starts.append(len(self.rows))
        self.rows.append(row)
        self.running.append(tuple(one + other for one, other in zip(self.running[-1], self._numbers(row), strict=True)))

    def added_up(self, start: int, total: TableRow, sums: Sequence[Sum]) -> None:
        """The rows from `start` on are now their total, after which another stretch begins."""
        gone = {row.index for row in self.rows[start:]}
        self.slips = {at: slip for at, slip in self.slips.items() if at[0] not in gone}
        self.slips |= {(total.index, one.total.column): -one.difference for one in sums if not one.holds}
        del self.rows[start:]
        del self.running[start + 1 :]
        self.starts = [one for one in self.starts if one <= start]
        self.push(total, begins=True)
        self.starts.append(len(self.rows))

    def stretches(self, total: TableRow) -> Iterator[tuple[int, tuple[Sum, ...]]]:
        """Where a stretch may begin that gives a column of the total, with its columns."""
        numbers = self._numbers(total)
        slips = [sum((slip for (_, at), slip in self.slips.items() if at == column), Decimal(0)) for column in self.view.figure_columns]
        for start in sorted({one for one in self.starts if one < len(self.rows) - 1}, reverse=True)[:MOST_STARTS]:
            leeway = ROUNDED_TO[0] / 2 * (len(self.rows) - start + 1)
            sums = zip(self.running[-1], self.running[start], numbers, slips, strict=True)
            if any(min(abs(last - first - number), abs(last - first - number + slip)) <= leeway for last, first, number, slip in sums):
                yield start, self.columns(start, total)

    def columns(self, start: int, total: TableRow) -> tuple[Sum, ...]:
        rows = self.rows[start:]
        found = (_sum(self.view, total, rows, column, self.slips) for column in self.view.figure_columns)
        return tuple(one for one in found if one is not None)

    def _numbers(self, row: TableRow) -> tuple[Decimal, ...]:
        return tuple(self.view.number(row, column) or Decimal(0) for column in self.view.figure_columns)


def sums_of(view: TableView) -> Iterator[tuple[Sum, ...]]:
    """The columns of each total row with the rows that it adds up; nothing for a total of which that is not clear."""
    above = _Above(view=view)
    groups: tuple[str, ...] = ()
    aggregates = sum(_is_total(row) for row in view.rows)
    for at, row in enumerate(view.rows):
        if WITHIN.match(row.label):
            continue
        if not _is_total(row):
            above.push(row, begins=row.groups != groups)
            groups = row.groups
            continue
        best = max(above.stretches(row), key=lambda one: (_score(one[1]), -one[0]), default=None)
        if best is not None and _score(best[1]) > 0:
            yield best[1]
            above.added_up(best[0], row, best[1])
        elif aggregates == 1 and at == len(view.rows) - 1:
            yield above.columns(0, row)
        else:
            above.push(row, begins=True)
            above.starts.append(len(above.rows))


def _is_total(row: TableRow) -> bool:
    return row.total or AGGREGATE.search(row.label) is not None


def _score(sums: Sequence[Sum]) -> int:
    """How many columns hold, if at least as many do as do not."""
    good = sum(one.holds and one.telling for one in sums)
    return good if good >= sum(not one.holds for one in sums) else 0


Slips = Mapping[tuple[int, int], Decimal]


def _sum(view: TableView, total: TableRow, rows: Sequence[TableRow], column: int, slips: Slips) -> Sum | None:
    cell = figure(view, total, column)
    if cell is None or NOT_SUMMED.search(view.names[column]):
        return None
    texts = [view.text(row, column) for row in (*rows, total)]
    if any(text.rstrip().endswith("%") for text in texts):
        return None
    if not all(number_in(text) is not None or text.lower() in BLANK for text in texts):
        return None
    parts = tuple(part for row in rows if (part := figure(view, row, column)) is not None)
    slip = sum((slips.get((row.index, column), Decimal(0)) for row in rows), Decimal(0))
    one = Sum(view=view, total=cell, parts=parts, slip=slip)
    unknown = any(text.lower() in UNKNOWN for text in texts) and not one.holds
    return None if len(parts) < 2 or unknown or one.is_average or one.foreign_points else one


def left_out(sums: Sequence[Sum]) -> bool:
    """Would all columns hold if one or two of the rows stood within others, or if one were taken off instead of added?"""
    indexes = sorted({part.row.index for one in sums for part in one.parts})
    numbers = [{part.row.index: part.number for part in one.parts} for one in sums]
    zero = Decimal(0)
    for index in indexes:
        for times in (1, 2):
            if all(one.holds_but_for(times * by_row.get(index, zero)) for one, by_row in zip(sums, numbers, strict=True)):
                return True
    if len(indexes) > MOST_LEFT_OUT:
        return False
    return any(
        all(one.holds_but_for(by_row.get(first, zero) + by_row.get(second, zero)) for one, by_row in zip(sums, numbers, strict=True))
        for first, second in combinations(indexes, 2)
    )


def faulty(sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """The columns of a total that do not hold, where others show which rows it adds up and rows left out do not explain it."""
    broken = tuple(one for one in sums if not one.holds)
    shown = any(one.holds and one.telling for one in sums)
    return broken if broken and shown and not left_out(sums) else ()
