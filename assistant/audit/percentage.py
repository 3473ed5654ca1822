"""Rule `percentage`: a share printed beside the count that it stands for must follow from that count and its base.

In tables, cells such as "16% (3)" are shares of another column: the one that gives most of them. In prose the base is the number before
the shares whose counts add up to it ("7 are rated: 29% (2) are ... and 71% (5) are ..."), or stands beside the count ("58 of 117
(49.6%)"). Silent on counts that are said to be rough ("around 120 of 500 (25%)"), on shares of all that a row counts beside shares,
and on dates in brackets ("52% (03/2024)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited, Passage, line_of
from assistant.audit.finding import Kind, Source, finding_of
from assistant.model import Finding
from assistant.prose.sentences import sentences
from assistant.rounding import around, decimals, rounded
from assistant.tools.table_rows import TableRow, TableView

RULE = "percentage"
COUNTED_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?)\s*%\s*\((?P<count>\d[\d,]*)\)")
ROUGHLY = re.compile(
    r"(?:\b(?:around|about|nearly|almost|over|under|more than|less than|fewer than|up to|at least|at most|close to|some"
    r"|approx(?:\.|imately)?|roughly|circa|ca?\.)|[~≈<>≤≥]) ?(?:the |a total of )?$",
    re.IGNORECASE,
)
WHOLE_NUMBER = re.compile(r"(?<![\d.,/£Q-])\d[\d,]*(?![\d.,]*[\d%/]|\s*%|\s*per cent|-)")
N_OF_M = (
    re.compile(
        r"(?<![\d.,/£])(?P<count>\d[\d,]*) (?:out )?of (?:the |a total of |all )*(?P<base>\d[\d,]*)(?: [A-Za-z'’-]+){0,4} "
        r"\((?:only |just )?(?P<share>\d+(?:\.\d+)?)\s*(?:%|per cent)\)"
    ),
    re.compile(
        r"\b[Oo]f (?:the |our |these |all )*(?P<base>\d[\d,]*)(?: [A-Za-z'’-]+){1,6},? (?:a total of |only |just )?"
        r"(?P<count>\d[\d,]*)(?: [a-z]+)? \((?P<share>\d+(?:\.\d+)?)\s*(?:%|per cent)\)(?! of)"
    ),
    re.compile(
        r"(?<![\d.,/£])(?P<count>\d[\d,]*) (?:out )?of (?:the |a total of |all )*(?P<base>\d[\d,]*)(?: [A-Za-z'’-]+){0,4},? "
        r"(?:or|representing|equal to|equating to|equivalent to|which is) (?P<share>\d+(?:\.\d+)?)\s*(?:%|per cent)(?! of)(?![\w.])"
    ),
    re.compile(r"(?P<share>\d+(?:\.\d+)?)\s*(?:%|per cent) \((?P<count>\d[\d,]*)(?:/| out of | of )(?P<base>\d[\d,]*)[^\d)]*\)"),
)
FEWEST = 4  # cells that a base column must explain
SHARE = 0.75  # of all the cells that it may explain
MONTH_OF_YEAR = re.compile(r"\((?:0?[1-9]|1[0-2])/(?:20)?[0-4]\d\b")  # "52% (03/2024)" dates its share


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A share with its count, as printed in `raw`, and the base that it is taken of."""

    raw: str
    share: Decimal
    count: Decimal
    base: Decimal

    @property
    def exact(self) -> Decimal:
        return self.count / self.base * 100

    @property
    def holds(self) -> bool:
        return self.exact in around(self.share)

    @property
    def cut_off(self) -> bool:
        """Is the share what is left when the digits beyond it are dropped instead of rounded?"""
        return self.share <= self.exact < self.share + Decimal(1).scaleb(-decimals(self.share))


def findings(report: Audited) -> Iterator[Finding]:
    """The shares of tables and prose that their counts do not give."""
    for view in report.tables:
        yield from _in_table(view, report)
    for passage in report.passages:
        yield from in_prose(passage, report)


def in_prose(passage: Passage, report: Audited) -> Iterator[Finding]:
    """The shares of one passage that their counts do not give."""
    for sentence in sentences(passage.text.replace("**", "")):
        for one in (*_grouped(sentence), *_of_base(sentence)):
            if not one.holds:
                row = passage.row
                yield _finding(one, passage.words(sentence), report, ref=row.ref if row else None, title=row.title if row else None)


def counted_shares(report: Audited) -> Iterator[tuple[Counted, Source, tuple[str, ...]]]:
    """Every share that the report prints beside its count and whose base it tells, where it stands, and the headings above it."""
    for view in report.tables:
        for column, base in _bases(view).items():
            for row in view.rows:
                one = _counted(view.text(row, column), view.number(row, base))
                if one is not None:
                    yield one, line_of(view, row.index), (*view.source.headings, row.label)
    for passage in report.passages:
        for sentence in sentences(passage.text.replace("**", "")):
            for one in (*_grouped(sentence), *_of_base(sentence)):
                yield one, passage.words(sentence), passage.headings


def _in_table(view: TableView, report: Audited) -> Iterator[Finding]:
    for column, base in _bases(view).items():
        for row in view.rows:
            one = _counted(view.text(row, column), view.number(row, base))
            if one is not None and not one.holds and not _of_own_sum(view, row, one):
                yield _finding(one, line_of(view, row.index), report, title=row.label)


def _of_own_sum(view: TableView, row: TableRow, one: Counted) -> bool:
    """Is it a share of what cells of the row count together, whose shares make 100%, as where some indicators are not rated?"""
    cells = [match for text in _texts(view, row) if (match := COUNTED_SHARE.fullmatch(text))]
    for start in range(len(cells)):
        for end in range(start + 2, len(cells) + 1):
            shares = sum((Decimal(match["share"]) for match in cells[start:end]), Decimal(0))
            base = sum((Decimal(match["count"].replace(",", "")) for match in cells[start:end]), Decimal(0))
            if base and abs(shares - 100) <= (end - start) / Decimal(2) and one.count / base * 100 in around(one.share):
                return True
    return False


def _texts(view: TableView, row: TableRow) -> Iterator[str]:
    return (view.text(row, column) for column in view.figure_columns)


def _bases(view: TableView) -> dict[int, int]:
    """For each column of shares the column of plain counts that they are taken of: it explains nearly all of them, and enough in all."""
    shares = [column for column in view.figure_columns if any(COUNTED_SHARE.fullmatch(view.text(row, column)) for row in view.rows)]
    wrong: dict[int, dict[int, int]] = {}
    for base in (column for column in view.figure_columns if column not in shares):
        cells = {
            column: [one for row in view.rows if (one := _counted(view.text(row, column), view.number(row, base)))] for column in shares
        }
        missed = {column: sum(not one.holds for one in made) for column, made in cells.items() if made}
        fitting = {column: count for column, count in missed.items() if count <= max(1, (1 - SHARE) * len(cells[column]))}
        telling = sum(one.holds and one.count > 0 for column in fitting for one in cells[column])
        if telling >= FEWEST:
            for column, count in fitting.items():
                wrong.setdefault(column, {})[base] = count
    return {column: min(by_base, key=lambda base: (by_base[base], base)) for column, by_base in wrong.items()}


def _counted(text: str, base: Decimal | None) -> Counted | None:
    match = COUNTED_SHARE.fullmatch(text)
    return _made(match, base) if match and base else None


def _made(match: re.Match[str], base: Decimal) -> Counted | None:
    if ROUGHLY.search(match.string[: match.start()]) or MONTH_OF_YEAR.search(match.group()):
        return None
    count = Decimal(match["count"].replace(",", ""))
    return Counted(raw=match.group(), share=Decimal(match["share"]), count=count, base=base) if count <= base else None


def _grouped(sentence: str) -> Iterator[Counted]:
    """Shares after the number that their counts add up to."""
    shares = list(COUNTED_SHARE.finditer(sentence))
    taken = [match.span() for match in shares]
    bases = [one for one in WHOLE_NUMBER.finditer(sentence) if not any(start <= one.start() < end for start, end in taken)]
    group: list[re.Match[str]] = []
    base: Decimal | None = None
    for match in sorted((*shares, *bases), key=lambda one: one.start()):
        if match.re is COUNTED_SHARE:
            group.append(match)
            continue
        yield from _of(base, group)
        group, base = [], Decimal(match.group().replace(",", ""))
    yield from _of(base, group)


def _of(base: Decimal | None, group: Sequence[re.Match[str]]) -> Iterator[Counted]:
    if base and group and sum(Decimal(match["count"].replace(",", "")) for match in group) == base:
        yield from (one for match in group if (one := _made(match, base)) is not None)


def _of_base(sentence: str) -> Iterator[Counted]:
    for pattern in N_OF_M:
        for match in pattern.finditer(sentence):
            if ROUGHLY.search(sentence[: match.start("share")]):
                continue
            base = Decimal(match["base"].replace(",", ""))
            if base and (one := _made(match, base)) is not None:
                yield one


def _finding(one: Counted, source: Source, report: Audited, *, ref: str | None = None, title: str | None = None) -> Finding:
    shown = f"{rounded(one.exact, decimals(one.share))}%"
    return finding_of(
        RULE,
        Kind.NOTE if one.cut_off else Kind.ERROR,
        source,
        (),
        report.document,
        shown=one.raw,
        recomputed=f"{shown} ({one.count} of {one.base})",
        working=f"{one.count} / {one.base} x 100 = {rounded(one.exact, decimals(one.share) + 1)}%; printed {one.raw}",
        ref=ref,
        title=title,
    )
