"""Rule `matrix`: a risk's score must be its impact times its likelihood, and a heat map must count the risks of the register.

Impact, likelihood and score are found by their headings, once for each assessment that a register prints (current, target). Other scores
than the product are in use, so a score is an error only where most of the register's are the product. A heat map may count more risks
than a register lists, never fewer: a cell with fewer is a conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.tools.heat_map import is_heat_map
from assistant.tools.table_rows import TableRow, TableView

RULE = "matrix"
IMPACT = re.compile(r"\b(?:impact|severity|consequence)\b", re.IGNORECASE)
LIKELIHOOD = re.compile(r"\b(?:likelihood|probability)\b", re.IGNORECASE)
SCORE = re.compile(r"\b(?:score|rating|level)\b", re.IGNORECASE)
STEP = re.compile(r"(?<!\d)([1-9])(?!\d)")
FEWEST = 3  # scores that are the product
SHARE = 0.7  # of all scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One assessment of one risk."""

    view: TableView
    row: TableRow
    impact: Decimal
    likelihood: Decimal
    score: Decimal
    column: int

    @property
    def holds(self) -> bool:
        return self.impact * self.likelihood == self.score


def findings(report: Audited) -> Iterator[Finding]:
    """Scores that are no product, and heat maps that count too few risks."""
    registers = [assessed for view in report.tables for assessed in _assessments(view)]
    for assessed in registers:
        good = sum(one.holds for one in assessed)
        if good >= FEWEST and good >= SHARE * len(assessed):
            yield from (_finding(one, report) for one in assessed if not one.holds)
    current = _current(registers)
    for view in report.tables:
        if current and is_heat_map(view):
            yield from _heat_map(view, current, report)


def _assessments(view: TableView) -> Iterator[list[Assessed]]:
    """The rows of a register with their numbers, for each impact, likelihood and score that stand side by side."""
    columns = range(len(view.names) - 2)
    for first in columns:
        names = [view.names[first], view.names[first + 1]]
        pair = [
            bool(IMPACT.search(names[0]) and LIKELIHOOD.search(names[1])),
            bool(LIKELIHOOD.search(names[0]) and IMPACT.search(names[1])),
        ]
        if any(pair) and SCORE.search(view.names[first + 2]):
            impact, likelihood = (first, first + 1) if pair[0] else (first + 1, first)
            found = [one for row in view.rows if (one := _assessed(view, row, impact, likelihood, first + 2)) is not None]
            if found:
                yield found


def _assessed(view: TableView, row: TableRow, impact: int, likelihood: int, score: int) -> Assessed | None:
    numbers = [view.number(row, column) for column in (impact, likelihood, score)]
    if numbers[0] is None or numbers[1] is None or numbers[2] is None:
        return None
    return Assessed(view=view, row=row, impact=numbers[0], likelihood=numbers[1], score=numbers[2], column=score)


def _current(registers: list[list[Assessed]]) -> list[Assessed]:
    """The first assessment of each risk."""
    firsts: dict[tuple[str, int], Assessed] = {}
    for assessed in registers:
        for one in assessed:
            firsts.setdefault((one.view.source.id, one.row.index), one)
    return list(firsts.values())


def _finding(one: Assessed, report: Audited) -> Finding:
    product = one.impact * one.likelihood
    return finding_of(
        RULE,
        Kind.ERROR,
        line_of(one.view, one.row.index),
        (),
        report.document,
        shown=one.view.text(one.row, one.column),
        recomputed=f"{product} (impact {one.impact} × likelihood {one.likelihood})",
        working=f"{one.impact} x {one.likelihood} = {product}; printed {one.view.text(one.row, one.column)}",
        title=one.row.name,
        flips=True,
    )


def _heat_map(view: TableView, risks: list[Assessed], report: Audited) -> Iterator[Finding]:
    listed: dict[tuple[int, int], list[Assessed]] = defaultdict(list)
    for one in risks:
        listed[int(one.impact), int(one.likelihood)].append(one)
    short: list[tuple[tuple[int, int], int, list[Assessed]]] = []
    row_of: dict[int, TableRow] = {}
    for row in view.rows:
        for column in view.figure_columns:
            steps = [STEP.search(view.names[column]), STEP.search(row.label)]
            count = view.number(row, column)
            if not all(steps) or count is None:
                return
            across, down = (int(step[1]) for step in steps if step)
            at = (across, down) if IMPACT.search(" ".join(view.names)) else (down, across)
            if len(listed[at]) > count:
                row_of.setdefault(row.index, row)
                short.append((at, int(count), listed[at]))
    if not short:
        return
    lines = [line_of(view, index) for index in row_of]
    named = "; ".join(f"{len(found)} ({', '.join(one.row.ref or one.row.label[:40] for one in found)})" for _, _, found in short)
    yield finding_of(
        RULE,
        Kind.CONFLICT,
        lines[0],
        [*lines[1:], *(line_of(one.view, one.row.index) for _, _, found in short for one in found)],
        report.document,
        shown="; ".join(f"{count} at impact {at[0]} and likelihood {at[1]}" for at, count, _ in short),
        recomputed=named,
        working="; ".join(
            f"impact {at[0]}, likelihood {at[1]}: {count} on the heat map, {len(found)} in the register" for at, count, found in short
        ),
    )
