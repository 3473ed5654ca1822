"""Rules `variance`, `total` and `percentage` in tables: columns that follow from other columns, row by row.

What a column is computed from is taken from the table itself: a heading may call for a difference ("Variation"), a sum ("Total") or a
share ("% of budget"), and the columns that give it in at least `FEWEST` rows and `SHARE` of all are its definition. Rows that break it
are errors; a table that follows none is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.rounding import Interval, around, decimals, rounded
from assistant.tools.table_rows import COUNT_BESIDE_SHARE, TableRow, TableView

FEWEST = 4
SHARE = 0.75
SHARE_TEXT = re.compile(r"\(?\s*[-−–+]?\d[\d,.]*\s*%\s*\)?")
DIFFERENCES = re.compile(
    r"\b(?:varia\w+|difference|change|over ?/? ?\(?under\)?\w*|overspend\w*|underspend\w*|surplus|movement)\b", re.IGNORECASE
)
SUMS = re.compile(r"\b(?:total|overall)\b", re.IGNORECASE)
MOST_COLUMNS = 12  # of figures in a table; of more the pairs would be too many to be no accident


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """How a column follows from others: `compute` takes their numbers in the order of `inputs`."""

    rule: str
    inputs: tuple[int, ...]
    compute: Callable[[Sequence[Decimal]], Decimal | None]
    sign: str


def findings(report: Audited) -> Iterator[Finding]:
    """The cells that the other cells of their row contradict."""
    for view in report.tables:
        if len(view.figure_columns) <= MOST_COLUMNS:
            for column in view.figure_columns:
                yield from _column(view, column, report)


def _column(view: TableView, column: int, report: Audited) -> Iterator[Finding]:
    best: tuple[int, Definition, list[TableRow]] | None = None
    for definition in _definitions(view, column):
        rows = [row for row in view.rows if _computed(view, row, definition) is not None and view.number(row, column) is not None]
        telling = [row for row in rows if any(_number(view, row, one) for one in definition.inputs)]
        broken = [row for row in telling if not _fits(view, row, column, definition)]
        fitting = len(telling) - len(broken)
        telling_fits = sum(row not in broken and view.number(row, column) != 0 for row in telling)
        if telling_fits >= FEWEST and fitting >= SHARE * len(telling) and (best is None or fitting > best[0]):
            best = (fitting, definition, broken)
    for row in best[2] if best else ():
        yield _finding(view, row, column, best[1], report)  # type: ignore[index]


def _definitions(view: TableView, column: int) -> Iterator[Definition]:
    others = [one for one in view.figure_columns if one != column and not _is_share(view, one)]
    name = view.names[column]
    if _is_share(view, column):
        for top, bottom in permutations(others, 2):
            yield Definition(rule="percentage", inputs=(top, bottom), compute=_share, sign="/")
    elif DIFFERENCES.search(name):
        for one, other in permutations(others, 2):
            yield Definition(rule="variance", inputs=(one, other), compute=lambda numbers: numbers[0] - numbers[1], sign="-")
    elif SUMS.search(name):
        before = [one for one in others if one < column]
        for size in range(len(before), 1, -1):
            for parts in combinations(before, size):
                if parts == tuple(before[-size:]):
                    yield Definition(rule="total", inputs=parts, compute=lambda numbers: sum(numbers, Decimal(0)), sign="+")


def _share(numbers: Sequence[Decimal]) -> Decimal | None:
    return numbers[0] / numbers[1] * 100 if numbers[1] else None


def _is_share(view: TableView, column: int) -> bool:
    texts = [text for row in view.rows if (text := view.text(row, column))]
    return bool(texts) and all(SHARE_TEXT.fullmatch(text) or not any(map(str.isdigit, text)) for text in texts)


def _number(view: TableView, row: TableRow, column: int) -> Decimal | None:
    return None if COUNT_BESIDE_SHARE.search(view.text(row, column)) else view.number(row, column)


def _computed(view: TableView, row: TableRow, definition: Definition) -> Decimal | None:
    numbers = [_number(view, row, one) for one in definition.inputs]
    known = [number for number in numbers if number is not None]
    return definition.compute(known) if len(known) == len(numbers) else None


def _fits(view: TableView, row: TableRow, column: int, definition: Definition) -> bool:
    """Can rounded inputs give the printed number? The leeway of a sum is half a unit for each; shares are compared by their extremes."""
    printed = view.number(row, column)
    numbers = [view.number(row, one) or Decimal(0) for one in definition.inputs]
    assert printed is not None
    if definition.rule != "percentage":
        half = Decimal(1).scaleb(-min(map(decimals, [printed, *numbers]))) / 2
        computed = definition.compute(numbers)
        return computed is not None and abs(computed - printed) <= half * (len(numbers) + 1)
    top, bottom = around(numbers[0]), around(numbers[1])
    if bottom.low <= 0 <= bottom.high:
        return True
    corners = [one / other * 100 for one in (top.low, top.high) for other in (bottom.low, bottom.high)]
    return Interval(low=min(corners), high=max(corners)).overlaps(around(printed))


def _finding(view: TableView, row: TableRow, column: int, definition: Definition, report: Audited) -> Finding:
    computed = _computed(view, row, definition)
    assert computed is not None
    unit = "%" if definition.rule == "percentage" else ""
    printed = view.number(row, column)
    assert printed is not None
    shown = f"{rounded(computed, decimals(printed)):,}{unit}"
    formula = f" {definition.sign} ".join(view.text(row, one) for one in definition.inputs)
    names = f" {definition.sign} ".join(view.names[one] for one in definition.inputs)
    return finding_of(
        definition.rule,
        Kind.ERROR,
        line_of(view, row.index),
        (),
        report.document,
        shown=f"{view.names[column]}: {view.text(row, column)}",
        recomputed=shown,
        working=f"{names}: {formula} = {shown}; printed {view.text(row, column)}",
        title=row.label,
    )
