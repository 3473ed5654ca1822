"""Rule `count`: the counts of indicators, ratings and directions that a report prints must be those of its rows.

Counts stand in a summary table, a row for each part of the report, and in the prose of each part. That the rows were read whole is shown
by the other counts: of all, at least `SHARE` must agree, and most of the same part; then one that does not is an error. All counts of a
part that disagree are one finding, as they follow from one slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.audit.audited import Audited, line_of
from assistant.audit.counting import Quantity, Tally, matching, tallies, tally
from assistant.audit.finding import Kind, Source, finding_of
from assistant.model import Finding
from assistant.tools.table_rows import TableView

RULE = "count"
FEWEST = 6  # counts that agree with the rows
SHARE = 0.75
MOST_CITED = 25

# Headings of a summary's columns, the first that fits; what stands above a heading comes before it.
HEADINGS = (
    (Quantity.GREEN_AMBER, re.compile(r"\bgreen[ /-]amber$", re.IGNORECASE)),
    (Quantity.RED_AMBER, re.compile(r"\b(?:red[ /-]amber|amber[ /-]red)$", re.IGNORECASE)),
    (Quantity.GREEN, re.compile(r"\bgreen$", re.IGNORECASE)),
    (Quantity.AMBER, re.compile(r"\bamber$", re.IGNORECASE)),
    (Quantity.RED, re.compile(r"\bred$", re.IGNORECASE)),
    (Quantity.DIRECTED, re.compile(r"\b(?:no\.?|number)\b.*\b(?:dot|direction)\b", re.IGNORECASE)),
    (Quantity.RATED, re.compile(r"\b(?:no\.?|number)\b.*\b(?:rated|rag|ratings?)\b", re.IGNORECASE)),
    (Quantity.REPORTED, re.compile(r"\b(?:no\.?|number)\b.*\breported\b", re.IGNORECASE)),
    (Quantity.IMPROVED, re.compile(r"\bimprov\w+ ?(?:/|or|and) ?(?:the )?same\b", re.IGNORECASE)),
    (Quantity.WORSENED, re.compile(r"\bworsen\w+$", re.IGNORECASE)),
)
# How prose says them; "n" is the count.
COUNT = r"(?<![\d.,/£Q])(?P<n>\d+)"
SHARE_OF = r"\d+(?:\.\d+)?% \((?P<n>\d+)\)"
PROSE = (
    (Quantity.REPORTED, re.compile(rf"{COUNT} (?:of (?:them|these) )?(?:indicators )?(?:are|were|have been) reported\b")),
    (Quantity.RATED, re.compile(rf"{COUNT} (?:of (?:them|these) )?(?:indicators )?ha(?:ve|s) (?:been given )?an? (?:RAG )?rating\b")),
    (
        Quantity.DIRECTED,
        re.compile(rf"{COUNT} (?:of (?:them|these) )?ha(?:ve|s) (?:been given )?an? (?:(?:long|short)-term )?direction of travel\b", re.I),
    ),
    (Quantity.GREEN, re.compile(rf"{SHARE_OF} (?:are|is|were) \W?on or above target\b")),
    (Quantity.NOT_GREEN, re.compile(rf"{SHARE_OF} (?:are|is|were) \W?below target\b")),
    (Quantity.IMPROVED, re.compile(rf"{SHARE_OF} ha(?:ve|s) (?:an? )?\W?improved\b")),
    (Quantity.WORSENED, re.compile(rf"{SHARE_OF} ha(?:ve|s) (?:an? )?\W?worsened\b")),
    (Quantity.LISTED, re.compile(rf"{COUNT} indicators are (?:listed|set out|shown) (?:below|here)\b")),
    *(
        (quantity, re.compile(rf"{COUNT} (?:indicators |measures )?(?:are|is|were|was) (?:rated )?{quantity.value}\b(?! Amber)"))
        for quantity in (Quantity.GREEN_AMBER, Quantity.RED_AMBER, Quantity.GREEN, Quantity.AMBER, Quantity.RED)
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A count that the report prints of one of its parts."""

    part: Tally
    quantity: Quantity
    count: int
    raw: str
    source: Source

    @property
    def holds(self) -> bool:
        return self.part.counts.get(self.quantity, 0) == self.count


def findings(report: Audited) -> Iterator[Finding]:
    """The counts that the rows of the report contradict."""
    if not all(row.certain for row in report.rows):
        return
    long_term = not any(re.search(r"\bshort[- ]term\b", name, re.IGNORECASE) for view in report.tables for name in view.names)
    parts = tallies(report.rows, long_term=long_term)
    said = [*_in_tables(report, parts), *_in_prose(report, parts, tally("", report.rows, long_term=long_term))]
    agreeing = sum(one.holds for one in said)
    if agreeing < FEWEST or agreeing < SHARE * len(said):
        return
    explained = {one.quantity for one in said if one.part.name and not one.holds}
    for part in dict.fromkeys(one.part.name for one in said):
        of_part = [one for one in said if one.part.name == part and (part or one.quantity not in explained)]
        wrong = [one for one in of_part if not one.holds]
        if wrong and len(wrong) * 2 < len(of_part):
            yield _finding(wrong, report)


def _in_tables(report: Audited, parts: Sequence[Tally]) -> Iterator[Said]:
    for view in report.tables:
        columns = {column: quantity for column in view.figure_columns if (quantity := _quantity(view.names[column])) is not None}
        if len(columns) < 2:
            continue
        for row in view.rows:
            part = None if row.total else matching(row.label, parts)
            for column, quantity in columns.items():
                number = view.number(row, column)
                if part is not None and number is not None and _is_whole(number):
                    raw = f"{_last_words(view, column)}: {view.text(row, column)}"
                    yield Said(part=part, quantity=quantity, count=int(number), raw=raw, source=line_of(view, row.index))


def _quantity(heading: str) -> Quantity | None:
    words = re.sub(r"\(.*?\)", " ", heading)
    words = " ".join(words.split())
    return next((quantity for quantity, pattern in HEADINGS if pattern.search(words)), None)


def _last_words(view: TableView, column: int) -> str:
    return " ".join(view.names[column].split()[-5:])


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value() and number >= 0


def _in_prose(report: Audited, parts: Sequence[Tally], whole: Tally) -> Iterator[Said]:
    names = {part.name: part for part in parts if part.name}
    for passage in report.passages:
        if passage.row is not None:
            continue
        part = next((names[heading] for heading in passage.headings if heading in names), None)
        if part is None and names and len(passage.headings) > 2:
            continue  # under a heading of its own, so about something else
        text = passage.text.replace("**", "")
        for quantity, pattern in PROSE:
            for match in pattern.finditer(text):
                source = passage.words(_around(text, match))
                yield Said(part=part or whole, quantity=quantity, count=int(match["n"]), raw=match.group(), source=source)


def _around(text: str, match: re.Match[str]) -> str:
    """The line in which the words stand."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)]


def _finding(wrong: Sequence[Said], report: Audited) -> Finding:
    part = wrong[0].part
    raws = dict.fromkeys(one.raw for one in wrong)
    counts = {one.quantity: part.counts.get(one.quantity, 0) for one in wrong}
    evidence = [value for quantity in counts for value in part.counted.get(quantity, ())][:MOST_CITED]
    sources = list(dict.fromkeys(one.source for one in wrong))
    rows = ", ".join(value.ref or value.title for value in part.counted.get(wrong[-1].quantity, ()))
    return finding_of(
        RULE,
        Kind.ERROR,
        sources[0],
        [*sources[1:], *evidence],
        report.document,
        shown="; ".join(raws),
        recomputed="; ".join(f"{count} {quantity}" for quantity, count in counts.items()),
        working=f"{part.name or 'all rows'}: {'; '.join(f'{count} rows {quantity}' for quantity, count in counts.items())} "
        f"({wrong[-1].quantity}: {rows or 'none'})",
        title=part.name or None,
    )
