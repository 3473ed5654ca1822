"""Rule `count`: the counts of indicators, ratings and directions that a report prints must be those of its rows.

Counts stand in a summary table, a row for each part of the report or for each rating, and in the prose of each part. That the rows were
read whole is shown by the other counts: of all, at least `FEWEST` and `SHARE` must agree, and most of the same part; then one that does not
is an error. All counts of a part that disagree are one finding, as they follow from one slip.

With fewer counts a disagreement is a conflict where the rows must have been read whole, too: the ratings that one table or sentence counts
add up to the rated rows, and one or two stand elsewhere, or the number of indicators said beside them is another.
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
from ingest.values.period import financial_year_of, parse_period

RULE = "count"
FEWEST = 6  # counts that agree with the rows
SHARE = 0.75
MOST_CITED = 25
FEWEST_ROWS = 5  # of a part whose few counts are judged
MOVED = 2  # indicators counted under another rating, or counted though not listed, that one slip makes at most
RATED_AS = (Quantity.GREEN, Quantity.GREEN_AMBER, Quantity.AMBER, Quantity.RED_AMBER, Quantity.RED)
FEWEST_RATINGS = 2  # that a table or sentence counts together
HOW_MANY = re.compile(r"\b(?:number|no\.|count|indicators|measures|kpis)", re.IGNORECASE)

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
WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
COUNT = rf"(?<![\d.,/£Q])(?P<n>\d+|\b(?:{'|'.join(WORDS)})\b)"
INDICATORS = r"(?:performance )?(?:indicators?|measures?|KPIs?|PIs?|targets?)"
SHARE_OF = r"\d+(?:\.\d+)?% \((?P<n>\d+)\)"
PROSE = (
    (Quantity.REPORTED, re.compile(rf"{COUNT} (?:of (?:them|these) )?(?:indicators )?(?:are|were|have been) reported\b", re.IGNORECASE)),
    (Quantity.RATED, re.compile(rf"{COUNT} (?:of (?:them|these) )?(?:indicators )?ha(?:ve|s) (?:been given )?an? (?:RAG )?rating\b")),
    (
        Quantity.DIRECTED,
        re.compile(rf"{COUNT} (?:of (?:them|these) )?ha(?:ve|s) (?:been given )?an? (?:(?:long|short)-term )?direction of travel\b", re.I),
    ),
    (Quantity.GREEN, re.compile(rf"{SHARE_OF} (?:are|is|were) \W?on or above target\b")),
    (Quantity.NOT_GREEN, re.compile(rf"{SHARE_OF} (?:are|is|were) \W?below target\b")),
    (Quantity.IMPROVED, re.compile(rf"{SHARE_OF} ha(?:ve|s) (?:an? )?\W?improved\b")),
    (Quantity.WORSENED, re.compile(rf"{SHARE_OF} ha(?:ve|s) (?:an? )?\W?worsened\b")),
    (Quantity.LISTED, re.compile(rf"{COUNT} {INDICATORS} are (?:listed|set out|shown) (?:below|here)\b", re.IGNORECASE)),
    (
        Quantity.LISTED,
        re.compile(
            rf"\b(?:(?:this|the) (?:section|report|chapter|table) (?:covers|contains|includes|has|reports on)|of the) "
            rf"(?:a total of )?{COUNT} {INDICATORS} (?:in this (?:report|section|chapter)|(?:listed|set out|shown) below)",
            re.IGNORECASE,
        ),
    ),
    *(
        (
            quantity,
            re.compile(
                rf"{COUNT} (?:{INDICATORS} )?(?:(?:are|is|were|was) )?(?:rated |RAG[ -]rated |reported as |at )?{quantity.value}\b"
                r"(?! Amber| Flag| Lane| Line| Cross)",
                re.IGNORECASE,
            ),
        )
        for quantity in (Quantity.GREEN_AMBER, Quantity.RED_AMBER, Quantity.GREEN, Quantity.AMBER, Quantity.RED)
    ),
)
OF_INDICATORS = re.compile(rf"\b{INDICATORS}\b|\brated\b|\bratings?\b", re.IGNORECASE)  # of a line that counts ratings
NOW = re.compile(  # and that speaks of no other time, part or thing
    r"^(?!.*\b(?:last|previous\w*|projects?|actions?|risks?|savings|milestones?|activit\w+|schools?|compared|moved|from|forecast)\b)",
    re.IGNORECASE,
)
SHARE_ONLY = re.compile(r"\d+(?:\.\d+)?\s*%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A count that the report prints of one of its parts; those of one table or sentence have the same `group`."""

    part: Tally
    quantity: Quantity
    count: int
    raw: str
    source: Source
    group: str = ""

    @property
    def holds(self) -> bool:
        return self.part.counts.get(self.quantity, 0) == self.count


def findings(report: Audited) -> Iterator[Finding]:
    """The counts that the rows of the report contradict."""
    if not all(row.certain for row in report.rows):
        return
    long_term = not any(re.search(r"\bshort[- ]term\b", name, re.IGNORECASE) for view in report.tables for name in view.names)
    parts = tallies(report.rows, long_term=long_term)
    whole = tally("", report.rows, long_term=long_term)
    said = [*_in_tables(report, parts), *_by_rating(report, parts, whole), *_in_prose(report, parts, whole)]
    agreeing = sum(one.holds for one in said)
    if agreeing >= FEWEST and agreeing >= SHARE * len(said):
        yield from _by_the_others(said, report)
    else:
        yield from _by_their_sum(said, report)


def _by_the_others(said: Sequence[Said], report: Audited) -> Iterator[Finding]:
    """Counts of which the others show that the rows were read whole."""
    explained = {one.quantity for one in said if one.part.name and not one.holds}
    for part in dict.fromkeys(one.part.name for one in said):
        of_part = [one for one in said if one.part.name == part and (part or one.quantity not in explained)]
        wrong = [one for one in of_part if not one.holds]
        if wrong and len(wrong) * 2 < len(of_part):
            yield _finding(wrong, Kind.ERROR, report)


def _by_their_sum(said: Sequence[Said], report: Audited) -> Iterator[Finding]:
    """Ratings counted together that add up to the rated rows, and numbers of indicators that are nearly those listed."""
    together: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        if one.quantity in RATED_AS:
            together.setdefault((one.part.name, one.group), []).append(one)
    for one in said:
        beside = together.get((one.part.name, one.group), ())
        counted = {one.part.counts.get(quantity, 0) for quantity in (Quantity.LISTED, Quantity.REPORTED, Quantity.RATED)}
        of_all = one.quantity in (Quantity.LISTED, Quantity.REPORTED) and max(counted) >= FEWEST_ROWS
        if of_all and len(counted) == 1 and sum(rating.count for rating in beside) in counted and one.count not in counted:
            yield _finding([one], Kind.CONFLICT, report)
    for group in together.values():
        counts = {one.quantity: one for one in group}
        rated = group[0].part.counts.get(Quantity.RATED, 0)
        wrong = [one for one in group if not one.holds]
        missed = sum(abs(one.count - one.part.counts.get(one.quantity, 0)) for one in group)
        whole = len(counts) == len(group) >= FEWEST_RATINGS and sum(one.count for one in group) == rated >= FEWEST_ROWS
        if wrong and whole and missed <= MOVED:
            yield _finding(wrong, Kind.CONFLICT, report)


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
                    source = line_of(view, row.index)
                    yield Said(
                        part=part, quantity=quantity, count=int(number), raw=raw, source=source, group=f"{view.source.id}-{row.index}"
                    )


def _by_rating(report: Audited, parts: Sequence[Tally], whole: Tally) -> Iterator[Said]:
    """The counts of a table with a row for each rating, in its one column of counts or that of the report's period."""
    names = {part.name: part for part in parts if part.name}
    for view in report.tables:
        rows = [(row, quantity) for row in view.rows if (quantity := _quantity(row.label)) in RATED_AS and len(row.label.split()) <= MOVED]
        column = _column_of_counts(view, report) if len(rows) >= FEWEST_RATINGS else None
        if column is None:
            continue
        part = next((names[heading] for heading in reversed(view.source.headings) if heading in names), whole)
        for row, quantity in rows:
            number = view.number(row, column)
            if number is not None and quantity is not None and _is_whole(number):
                raw, source = f"{row.label}: {view.text(row, column)}", line_of(view, row.index)
                yield Said(part=part, quantity=quantity, count=int(number), raw=raw, source=source, group=view.source.id)


def _column_of_counts(view: TableView, report: Audited) -> int | None:
    plain = [one for one in view.figure_columns if not any(SHARE_ONLY.fullmatch(view.text(row, one)) for row in view.rows)]
    if len(plain) == 1:
        return plain[0] if HOW_MANY.search(view.names[plain[0]]) else None
    period = report.document.period
    year = financial_year_of(period)
    dated = [one for one in plain if period is not None and parse_period(view.names[one], year=year) == period]
    return dated[0] if len(dated) == 1 else None


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
                line = _around(text, match)
                if quantity in RATED_AS and not (OF_INDICATORS.search(line) and NOW.search(line)):
                    continue
                said = Said(
                    part=part or whole,
                    quantity=quantity,
                    count=_count(match["n"]),
                    raw=match.group(),
                    source=passage.words(line),
                    group=line,
                )
                yield said


def _count(words: str) -> int:
    return int(words) if words.isdigit() else WORDS.index(words.lower()) + 1


def _around(text: str, match: re.Match[str]) -> str:
    """The line in which the words stand."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[start : end if end >= 0 else len(text)]


def _finding(wrong: Sequence[Said], kind: Kind, report: Audited) -> Finding:
    part = wrong[0].part
    raws = dict.fromkeys(one.raw for one in wrong)
    counts = {one.quantity: part.counts.get(one.quantity, 0) for one in wrong}
    evidence = [value for quantity in counts for value in part.counted.get(quantity, ())][:MOST_CITED]
    sources = list(dict.fromkeys(one.source for one in wrong))
    rows = ", ".join(value.ref or value.title for value in part.counted.get(wrong[-1].quantity, ()))
    return finding_of(
        RULE,
        kind,
        sources[0],
        [*sources[1:], *evidence],
        report.document,
        shown="; ".join(raws),
        recomputed="; ".join(f"{count} {quantity}" for quantity, count in counts.items()),
        working=f"{part.name or 'all rows'}: {'; '.join(f'{count} rows {quantity}' for quantity, count in counts.items())} "
        f"({wrong[-1].quantity}: {rows or 'none'})",
        title=part.name or None,
    )
