"""Rule `matrix`: a risk's score must follow from its impact and likelihood, and a heat map must count the risks of the register.

Impact, likelihood and score are found by their headings, once for each assessment that a register prints (inherent, current, target). A
score is their product, or their sum; which, is taken from the register, and a score is an error only where most of it follow the one. In a
register that weighs its steps (impact 4 counts 8) some scores are no product: a score that a weight could give is a note where no other row
of the same impact, or of the same likelihood, shows that the step is not weighed. "4 x 3 = 12" in a cell is arithmetic anywhere.

A heat map may count more risks than a register lists, never fewer: a cell with fewer is a conflict, if the map fits none of the
assessments.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, TableLine, finding_of
from assistant.model import Finding
from assistant.tools.heat_map import is_heat_map
from assistant.tools.table_rows import TableRow, TableView
from ingest.model import SectionTable

RULE = "matrix"
IMPACT = re.compile(r"\b(?:impact|severity|consequence)\b", re.IGNORECASE)
LIKELIHOOD = re.compile(r"\b(?:likelihood|probability)\b", re.IGNORECASE)
SCORE = re.compile(r"\b(?:score|rating|level)\b", re.IGNORECASE)
PRODUCT = re.compile(r"(?<![\d.,])(?P<one>\d{1,2})\s*[x×X*]\s*(?P<other>\d{1,2})\s*=\s*(?P<score>\d{1,3})(?![\d.,]*\d)")
CURRENT = re.compile(r"\b(?:current|residual|net|mitigated)\b", re.IGNORECASE)
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

    def holds(self, *, as_sum: bool) -> bool:
        return self.score == (self.impact + self.likelihood if as_sum else self.impact * self.likelihood)

    def may_be_weighed(self, sound: Sequence[Assessed]) -> bool:
        """Could the step of its impact or likelihood have a weight of its own, of which no sound row shows the contrary?"""
        by_impact = _is_weight(self.score / self.likelihood, self.impact, {one.impact for one in sound})
        return by_impact or _is_weight(self.score / self.impact, self.likelihood, {one.likelihood for one in sound})


def _is_weight(weight: Decimal, step: Decimal, unweighed: Collection[Decimal]) -> bool:
    """A whole number above its step and below the next step that is known to count as it stands."""
    if step in unweighed or step == 1 or weight != weight.to_integral_value():
        return False
    return step < weight < min((one for one in unweighed if one > step), default=weight + 1)


def findings(report: Audited) -> Iterator[Finding]:
    """Scores that are no product or sum, and heat maps that count too few risks."""
    registers = [list(_assessments(view)) for view in report.tables]
    for assessed in (one for of_view in registers for one in of_view):
        yield from _scores(assessed, report)
    for table in report.report.tables:
        yield from _products(table, report)
    assessments = _by_assessment([of_view for of_view in registers if of_view])
    for view in report.tables:
        if assessments and is_heat_map(view):
            yield from _heat_map(view, assessments, report)


def _scores(assessed: Sequence[Assessed], report: Audited) -> Iterator[Finding]:
    for as_sum in (False, True):
        sound = [one for one in assessed if one.holds(as_sum=as_sum)]
        telling = [one for one in sound if one.impact != 2 or one.likelihood != 2]  # 2 x 2 = 2 + 2
        if len(telling) >= FEWEST and len(sound) >= SHARE * len(assessed):
            for one in assessed:
                if not one.holds(as_sum=as_sum):
                    weighed = not as_sum and one.may_be_weighed(sound)
                    yield _finding(one, Kind.NOTE if weighed else Kind.ERROR, report, as_sum=as_sum)
            return


def _products(one: SectionTable, report: Audited) -> Iterator[Finding]:
    """Scores that a cell works out: "4 x 3 = 12"."""
    for at, row in enumerate(one.table.rows):
        for match in (match for cell in row if cell is not None for match in PRODUCT.finditer(" ".join(cell.text.split()))):
            result = int(match["one"]) * int(match["other"])
            if result != int(match["score"]):
                yield finding_of(
                    RULE,
                    Kind.ERROR,
                    TableLine(table=one, row=at),
                    (),
                    report.document,
                    shown=match.group(),
                    recomputed=str(result),
                    working=f"{match['one']} × {match['other']} = {result}; printed {match['score']}",
                    flips=True,
                )


def _assessments(view: TableView) -> Iterator[list[Assessed]]:
    """The rows of a register with their numbers, for each impact, likelihood and score that stand side by side."""
    for first in range(len(view.names) - 2):
        columns = {_role(view.names[column]): column for column in range(first, first + 3)}
        if columns.keys() >= {IMPACT, LIKELIHOOD, SCORE}:
            found = [
                one for row in view.rows if (one := _assessed(view, row, columns[IMPACT], columns[LIKELIHOOD], columns[SCORE])) is not None
            ]
            if found:
                yield found


def _role(name: str) -> re.Pattern[str] | None:
    """Which of impact, likelihood and score a heading names, if one alone."""
    named = [pattern for pattern in (IMPACT, LIKELIHOOD) if pattern.search(name)]
    if len(named) == 1:
        return named[0]
    return SCORE if not named and SCORE.search(name) else None


def _assessed(view: TableView, row: TableRow, impact: int, likelihood: int, score: int) -> Assessed | None:
    numbers = [view.number(row, column) for column in (impact, likelihood, score)]
    if numbers[0] is None or numbers[1] is None or numbers[2] is None:
        return None
    return Assessed(view=view, row=row, impact=numbers[0], likelihood=numbers[1], score=numbers[2], column=score)


def _by_assessment(registers: Sequence[Sequence[Sequence[Assessed]]]) -> list[list[Assessed]]:
    """All risks by their first assessment, by their second, and so on, the current one first; a register with fewer gives its last."""
    most = max((len(of_view) for of_view in registers), default=0)
    found = [[one for of_view in registers for one in of_view[min(at, len(of_view) - 1)]] for at in range(most)]
    return sorted(found, key=lambda risks: not CURRENT.search(risks[0].view.names[risks[0].column]))


def _finding(one: Assessed, kind: Kind, report: Audited, *, as_sum: bool) -> Finding:
    sign, result = ("+", one.impact + one.likelihood) if as_sum else ("×", one.impact * one.likelihood)
    return finding_of(
        RULE,
        kind,
        line_of(one.view, one.row.index),
        (),
        report.document,
        shown=one.view.text(one.row, one.column),
        recomputed=f"{result} (impact {one.impact} {sign} likelihood {one.likelihood})",
        working=f"{one.impact} {sign} {one.likelihood} = {result}; printed {one.view.text(one.row, one.column)}",
        title=one.row.name,
        flips=True,
    )


Short = tuple[tuple[int, int], int, list[Assessed], TableRow]  # impact and likelihood, count of the map, risks listed, row of the map


def _heat_map(view: TableView, assessments: Sequence[Sequence[Assessed]], report: Audited) -> Iterator[Finding]:
    shorts = [_short(view, risks) for risks in assessments]
    if not all(shorts):
        return
    short = shorts[0]
    lines = [line_of(view, index) for index in dict.fromkeys(row.index for _, _, _, row in short)]
    named = "; ".join(f"{len(found)} ({', '.join(one.row.ref or one.row.label[:40] for one in found)})" for _, _, found, _ in short)
    yield finding_of(
        RULE,
        Kind.CONFLICT,
        lines[0],
        [*lines[1:], *(line_of(one.view, one.row.index) for _, _, found, _ in short for one in found)],
        report.document,
        shown="; ".join(f"{count} at impact {at[0]} and likelihood {at[1]}" for at, count, _, _ in short),
        recomputed=named,
        working="; ".join(
            f"impact {at[0]}, likelihood {at[1]}: {count} on the heat map, {len(found)} in the register" for at, count, found, _ in short
        ),
    )


def _short(view: TableView, risks: Sequence[Assessed]) -> list[Short]:
    """The cells of a heat map that count fewer risks than are listed; none for a map that cannot be read whole."""
    listed: dict[tuple[int, int], list[Assessed]] = defaultdict(list)
    for one in risks:
        listed[int(one.impact), int(one.likelihood)].append(one)
    short: list[Short] = []
    across_is_impact = IMPACT.search(" ".join(view.names)) is not None
    for row in view.rows:
        for column in view.figure_columns:
            steps = [STEP.search(view.names[column]), STEP.search(row.label)]
            count = view.number(row, column)
            if not all(steps) or count is None:
                return []
            across, down = (int(step[1]) for step in steps if step)
            at = (across, down) if across_is_impact else (down, across)
            if len(listed[at]) > count:
                short.append((at, int(count), listed[at], row))
    return short
