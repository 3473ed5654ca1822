"""Rules `variance`, `total` and `percentage` in tables: columns that follow from other columns, row by row.

What a column is computed from is taken from the table itself: a heading may call for a difference ("Variation"), a sum ("Total"), a share
("% of budget") or a relative change ("% change"), and the columns that give it in at least `FEWEST` rows and `SHARE` of all are its
definition. Rows that break it are errors; a table that follows none is not judged.

A column that prints no signs is compared without them. Where the difference is itself another figure of the row (a use of reserves, those
not rated), or a sum too small though its column adds up to the total under it, the row follows a wider definition: a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import permutations, product

from assistant.audit.adding import faulty, sums_of
from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.rounding import Interval, around, decimals, rounded
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView

FEWEST = 4
SHARE = 0.75
SHARE_TEXT = re.compile(r"\(?\s*[-−–+]?\d[\d,.]*\s*%\s*\)?")
SIGNED = re.compile(r"^\s*[£(]*\s*[-−–+(]")
DIFFERENCES = re.compile(
    r"\b(?:varia\w+|difference|change|over ?/? ?\(?under\)?\w*|overspend\w*|underspend\w*|surplus|movement|growth|increase|decrease)\b",
    re.IGNORECASE,
)
SUMS = re.compile(r"\b(?:total|overall)\b", re.IGNORECASE)
RATING_HEADING = re.compile(r"\b(?:green|amber|red)\b", re.IGNORECASE)
# Rows whose variance may count the other way round, as more is better there.
INCOME = re.compile(
    r"\b(?:incomes?|fees|charges|grants?|fund(?:ing|ed)|receipts?|levy|council tax|rates|interest|contributions?|savings?)\b", re.IGNORECASE
)
MOST_COLUMNS = 12  # of figures in a table; of more the pairs would be too many to be no accident
FIRST = 40  # rows of a long table, of which half must follow a definition before the others are tried
LEAST_TELLING = 10  # a figure of a row that explains a difference is smaller only by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """How a column follows from others: `compute` takes their numbers in the order of `inputs`."""

    rule: str
    inputs: tuple[int, ...]
    compute: Callable[[Sequence[Decimal]], Decimal | None]
    sign: str


@dataclass(kw_only=True)
class _Grid:
    """The numbers of a table, read once: `numbers[row index][column]`; `plain` are those that are no count beside a share."""

    view: TableView
    report: Audited

    @cached_property
    def numbers(self) -> dict[int, dict[int, Decimal | None]]:
        view = self.view
        return {row.index: {column: view.number(row, column) for column in view.figure_columns} for row in view.rows}

    @cached_property
    def plain(self) -> dict[int, dict[int, Decimal | None]]:
        view = self.view
        return {
            row.index: {
                column: None if COUNT_BESIDE_SHARE.search(view.text(row, column)) else self.numbers[row.index][column]
                for column in view.figure_columns
            }
            for row in view.rows
        }

    @cached_property
    def shares(self) -> frozenset[int]:
        """The columns of shares."""
        found = set()
        for column in self.view.figure_columns:
            texts = [text for row in self.view.rows if (text := self.view.text(row, column))]
            if texts and all(SHARE_TEXT.fullmatch(text) or not any(map(str.isdigit, text)) for text in texts):
                found.add(column)
        return frozenset(found)

    @cached_property
    def adding_up(self) -> frozenset[int]:
        """The columns whose total row is the sum of the rows above it."""
        judged = [one for sums in sums_of(self.view) for one in sums if one.telling]
        broken = {one.total.column for one in judged if not one.holds}
        return frozenset({one.total.column for one in judged} - broken)

    @cached_property
    def broken_totals(self) -> frozenset[tuple[int, int]]:
        """Row and column of the totals that rule `total` finds fault with."""
        return frozenset((one.total.row.index, one.total.column) for sums in sums_of(self.view) for one in faulty(sums))

    def is_exact(self, column: int, definition: Definition) -> bool:
        """Does the definition hold to the last digit wherever it nearly holds, in enough rows of counts?"""
        if definition.rule == "percentage" or any(self.view.unit(one) for one in (column, *definition.inputs)):
            return False
        exact = 0
        near = 0
        for row in self.view.rows:
            given, printed = self.given(row, definition), self.numbers[row.index][column]
            if given is None or printed is None or not any(given):
                continue
            away = abs((definition.compute(given) or Decimal(0)) - printed)
            exact += away == 0
            near += 0 < away <= _leeway(printed, given)
        return exact >= FEWEST and near <= 1

    @cached_property
    def signed(self) -> frozenset[int]:
        """The columns that print signs."""
        view = self.view
        return frozenset(one for one in view.figure_columns if any(SIGNED.match(view.text(row, one)) for row in view.rows))

    def signless(self, column: int) -> bool:
        return column not in self.signed

    def share_of_all(self, column: int) -> Callable[[Sequence[Decimal]], Decimal | None]:
        """A share of the column's total, or of the sum of its rows where it prints none."""
        plain = [(row, self.plain[row.index][column]) for row in self.view.rows]
        totals = [number for row, number in plain if row.total and number]
        whole = totals[-1] if totals else sum((number for _, number in plain if number), Decimal(0))
        return lambda numbers: numbers[0] / whole * 100 if whole else None

    def given(self, row: TableRow, definition: Definition) -> list[Decimal] | None:
        numbers = [self.plain[row.index][one] for one in definition.inputs]
        known = [number for number in numbers if number is not None]
        return known if len(known) == len(numbers) and definition.compute(known) is not None else None


def findings(report: Audited) -> Iterator[Finding]:
    """The cells that the other cells of their row contradict."""
    for view in report.tables:
        if len(view.rows) >= FEWEST and len(view.figure_columns) <= MOST_COLUMNS:
            grid = _Grid(view=view, report=report)
            for column in view.figure_columns:
                yield from _column(grid, column)


def _column(grid: _Grid, column: int) -> Iterator[Finding]:
    best: tuple[int, Definition] | None = None
    printed = [row for row in grid.view.rows if grid.numbers[row.index][column] is not None]
    for definition in _definitions(grid, column):
        fitting = _fitting(grid, printed, column, definition)
        if fitting and (best is None or fitting > best[0]):
            best = (fitting, definition)
    if best is None:
        return
    exact, signless = grid.is_exact(column, best[1]), grid.signless(column)
    for row in printed:
        given = grid.given(row, best[1])
        if given is None or not any(given) or _fits(grid, row, column, best[1], given, signless=signless, exact=exact):
            continue
        if not any((row.index, one) in grid.broken_totals for one in (column, *best[1].inputs)):  # else told by rule total
            yield _finding(grid, row, column, best[1])


def _fitting(grid: _Grid, printed: Sequence[TableRow], column: int, definition: Definition) -> int:
    """How many rows follow a definition; 0 where that is too few, which a long table shows early."""
    signless = grid.signless(column)
    telling = broken = telling_fits = 0
    for row in printed:
        given = grid.given(row, definition)
        if given is None or not any(given):
            continue
        telling += 1
        if not _fits(grid, row, column, definition, given, signless=signless):
            broken += 1
            if broken > (1 - SHARE) * len(printed) or (telling > FIRST and broken * 2 > telling):
                return 0
        elif grid.numbers[row.index][column] != 0:
            telling_fits += 1
    fitting = telling - broken
    return fitting if telling_fits >= FEWEST and fitting >= SHARE * telling else 0


def _definitions(grid: _Grid, column: int) -> Iterator[Definition]:
    others = [one for one in grid.view.figure_columns if one != column and one not in grid.shares]
    name = grid.view.names[column]
    if column in grid.shares:
        for top, bottom in permutations(others, 2):
            yield Definition(rule="percentage", inputs=(top, bottom), compute=_share, sign="/")
        for part in others:
            yield Definition(rule="percentage", inputs=(part,), compute=grid.share_of_all(part), sign="of")
        if DIFFERENCES.search(name):
            for now, then in permutations(others, 2):
                yield Definition(rule="percentage", inputs=(now, then), compute=_relative, sign="against")
    elif DIFFERENCES.search(name):
        for one, other in permutations(others, 2):
            yield Definition(rule="variance", inputs=(one, other), compute=lambda numbers: numbers[0] - numbers[1], sign="-")
    elif SUMS.search(name):
        before = [one for one in others if one < column]
        for size in range(len(before), 1, -1):
            parts = tuple(before[-size:])
            yield Definition(rule="total", inputs=parts, compute=lambda numbers: sum(numbers, Decimal(0)), sign="+")


def _share(numbers: Sequence[Decimal]) -> Decimal | None:
    return numbers[0] / numbers[1] * 100 if numbers[1] else None


def _relative(numbers: Sequence[Decimal]) -> Decimal | None:
    return (numbers[0] - numbers[1]) / abs(numbers[1]) * 100 if numbers[1] else None


def _fits(
    grid: _Grid, row: TableRow, column: int, definition: Definition, numbers: Sequence[Decimal], *, signless: bool, exact: bool = False
) -> bool:
    """Can rounded inputs give the printed number? The leeway of a sum is half a unit for each; shares are compared by their extremes."""
    printed = grid.numbers[row.index][column]
    assert printed is not None
    if definition.rule != "percentage":
        computed = definition.compute(numbers)
        assert computed is not None
        away = abs(abs(computed) - abs(printed)) if signless else abs(computed - printed)
        counted = exact and not any("%" in grid.view.text(row, one) for one in (column, *definition.inputs))
        return away == 0 if counted else away <= _leeway(printed, numbers)
    ranges = [around(number) for number in numbers]
    if len(ranges) > 1 and ranges[1].low <= 0 <= ranges[1].high:
        return True
    corners = [definition.compute(corner) for corner in product(*((one.low, one.high) for one in ranges))]
    known = [corner for corner in corners if corner is not None]
    computed_range, shown = Interval(low=min(known), high=max(known)), around(printed)
    negative = Interval(low=-computed_range.high, high=-computed_range.low)
    return computed_range.overlaps(shown) or (signless and negative.overlaps(shown))


def _leeway(printed: Decimal, numbers: Sequence[Decimal]) -> Decimal:
    return Decimal(1).scaleb(-min(map(decimals, [printed, *numbers]))) / 2 * (len(numbers) + 1)


def _explained(grid: _Grid, row: TableRow, column: int, definition: Definition) -> bool:
    """Does another figure of the row, or what a summary of ratings need not show, make up the difference?"""
    numbers, printed = grid.given(row, definition), grid.numbers[row.index][column]
    if numbers is None or printed is None:
        return False
    computed = definition.compute(numbers)
    assert computed is not None
    if INCOME.search(" ".join((*row.groups, row.label))) and _fits(grid, row, column, definition, numbers, signless=True):
        return True
    if definition.rule == "percentage":
        return False
    difference, leeway = abs(printed - computed), _leeway(printed, numbers)
    others = [grid.plain[row.index][one] for one in grid.view.figure_columns if one not in (column, *definition.inputs)]
    if any(other is not None and abs(other) >= LEAST_TELLING and abs(abs(other) - difference) <= leeway for other in others):
        return True
    unrated = definition.rule == "total" and printed > computed and column in grid.adding_up
    return unrated and all(RATING_HEADING.search(grid.view.names[one]) for one in definition.inputs)


def _finding(grid: _Grid, row: TableRow, column: int, definition: Definition) -> Finding:
    view, numbers, printed = grid.view, grid.given(row, definition), grid.numbers[row.index][column]
    assert numbers is not None
    assert printed is not None
    computed = definition.compute(numbers)
    assert computed is not None
    unit = "%" if definition.rule == "percentage" else ""
    shown = f"{rounded(computed, decimals(printed)):,}{unit}"
    formula = f" {definition.sign} ".join(view.text(row, one) for one in definition.inputs)
    names = f" {definition.sign} ".join(view.names[one] for one in definition.inputs)
    return finding_of(
        definition.rule,
        Kind.NOTE if _explained(grid, row, column, definition) else Kind.ERROR,
        line_of(view, row.index),
        (),
        grid.report.document,
        shown=f"{view.names[column]}: {view.text(row, column)}",
        recomputed=shown,
        working=f"{names}: {formula} = {shown}; printed {view.text(row, column)}",
        title=row.label,
    )
