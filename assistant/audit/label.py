"""Rule `label`: words that the figures beside them cannot bear.

A stretch of months that runs backwards; quartiles whose "above" and "below" contradict the order of their limits; a "number of" something
that is printed in per cent; a figure of the report's quarter said to be of another; a benchmark copied from an indicator of another unit;
a part of the report that its opening list names and that is missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.audit.audited import Audited
from assistant.audit.finding import Kind, finding_of
from assistant.audit.rows import Row
from assistant.meaning.words import tokens
from assistant.model import Finding
from ingest.model import Chunk, Measure, PublishedValue
from ingest.values.period import contains, month_range

RULE = "label"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_SPAN = re.compile(
    rf"\b(?P<m1>{MONTH})[ -]?'?(?P<y1>20\d\d|\d\d)\s*(?:-|–|—|to)\s*(?P<m2>{MONTH})[ -]?'?(?P<y2>20\d\d|\d\d)\b", re.IGNORECASE
)
QUARTILE = re.compile(
    r"\b(?P<rank>[1-4]) ?(?:st|nd|rd|th)(?: quartile| Q\d)?\s*[-–:]\s*(?P<limit>\d[\d,]*(?:\.\d+)?)\s*%?\s*"
    r"(?P<side>(?:&|and|or) ?(?:above|below|over|under|more|less))?",
    re.IGNORECASE,
)
MOST_BACKWARDS = 12  # months
LAST_DAY, MOST_MONTHS_OF_DAYS = 31, 3  # of a stretch from day to day
UPWARDS = ("above", "over", "more")
COUNT_TITLE = re.compile(r"(?:the )?(?:total )?numbers? of\b", re.IGNORECASE)
LATER_COUNT = re.compile(r"\bnumbers? of\b", re.IGNORECASE)
NOT_A_COUNT = re.compile(
    r"%|\b(?:percent\w*|per cent|proportion|share|rates? (?:of|per|for)|ratio|per [\d,]+|as a\b|reduc\w+|decreas\w+|increas\w+|change\w*)",
    re.IGNORECASE,
)
SHARE_TITLE = re.compile(r"%|percent|per cent|proportion|rate\b", re.IGNORECASE)
QUARTER_FIGURE = re.compile(r"\b(?P<quarter>Q[1-4])\b(?! target)[^.;:=\d]{0,60}[:=]\s*(?P<number>£?\d[\d,]*(?:\.\d+)?%?)")
UNCHANGED = re.compile(r"\b(?:same|unchanged|no change|static|level|maintained)\b", re.IGNORECASE)
TELLING_DIGITS = 3  # of a figure that is not met with twice by chance
SAME_WORDS = 0.6  # of the words of two headings
LISTED = 5  # parts that a report lists at its beginning, at least
MOST_MISSING = 0.25  # of them
OPENING_PASSAGES = 3  # in which the list is looked for


def findings(report: Audited) -> Iterator[Finding]:
    """The labels of a report that do not fit."""
    for row in report.rows:
        yield from _backwards(row, report)
        yield from _quartiles(row, report)
        yield from _not_a_count(row, report)
        yield from _of_another_quarter(row, report)
    yield from _copied(report.rows, report)
    yield from _missing_parts(report)


def _backwards(row: Row, report: Audited) -> Iterator[Finding]:
    """A stretch of months that ends before it begins."""
    for match in MONTH_SPAN.finditer(row.text):
        first, last = ((int(match[f"y{n}"]) % 100) * 12 + MONTHS.index(match[f"m{n}"][:3].lower()) for n in (1, 2))
        # Further back the numbers may be days: "Jan 12 - Feb 10"
        if last < first <= last + MOST_BACKWARDS and not _may_be_days(match):
            yield finding_of(
                RULE,
                Kind.ERROR,
                row.holding(match.group()),
                (),
                report.document,
                shown=match.group(),
                recomputed="the period runs backwards",
                working=f"{match['m2']} {match['y2']} is before {match['m1']} {match['y1']}",
            )


def _may_be_days(match: re.Match[str]) -> bool:
    """Can the numbers be days of one or neighbouring months ("Jun 25 - Jul 24")?"""
    days = (int(match["y1"]), int(match["y2"]))
    months = (MONTHS.index(match["m2"][:3].lower()) - MONTHS.index(match["m1"][:3].lower())) % 12
    return max(days) <= LAST_DAY and 0 < months <= MOST_MONTHS_OF_DAYS and "'" not in match.group()


def _quartiles(row: Row, report: Audited) -> Iterator[Finding]:
    """Limits that rise from the first quartile to the last under words for the other order, or the other way round."""
    limits = {int(match["rank"]): match for match in QUARTILE.finditer(row.text)}
    if not {1, 4} <= limits.keys() or limits[1]["side"] is None or limits[4]["side"] is None:
        return
    first, last = (Decimal(limits[rank]["limit"].replace(",", "")) for rank in (1, 4))
    sides = [any(word in limits[rank]["side"].lower() for word in UPWARDS) for rank in (1, 4)]
    if first == last or sides[0] == sides[1] or (first > last) == sides[0]:
        return
    words = "below" if sides[0] else "above"
    yield finding_of(
        RULE,
        Kind.ERROR,
        row.holding(limits[1].group()),
        (),
        report.document,
        shown=f"{limits[1].group()} … {limits[4].group()}",
        recomputed=f"{first} & {words} for the first quartile: the limits {'rise' if first < last else 'fall'} to {last} in the fourth",
        working=f"first quartile {first}, fourth {last}: the first cannot be what lies {'above' if sides[0] else 'below'} {first}",
    )


def _not_a_count(row: Row, report: Audited) -> Iterator[Finding]:
    """A title that promises a count over results in per cent."""
    results = [value for value in row.all_of(Measure.RESULT) if value.value is not None]
    starts = COUNT_TITLE.match(row.title) is not None
    if not results or (starts and NOT_A_COUNT.search(COUNT_TITLE.sub("", row.title))):
        return
    if not starts and (SHARE_TITLE.search(row.title) or not LATER_COUNT.search(row.title)):
        return
    if all(value.unit == "%" and "%" in value.raw for value in results):
        yield finding_of(
            RULE,
            Kind.ERROR if starts and len(results) > 1 else Kind.NOTE,
            results[0],
            results[1:],
            report.document,
            shown=row.title,
            recomputed="the values are percentages",
            working=f"{', '.join(value.raw for value in results)} under the title {row.title}",
        )


def _of_another_quarter(row: Row, report: Audited) -> Iterator[Finding]:
    """The row's own result, said beside it to be that of another quarter."""
    result = row.result
    if result is None or result.value is None or result.period is None or sum(map(str.isdigit, str(result.value))) < TELLING_DIGITS:
        return
    texts = [value.raw for value in row.all_of(Measure.BENCHMARK)] + ([row.comment] if row.comment else [])
    year = result.period[:7] if month_range(result.period) and "/" in result.period else None
    others = {value.value for value in row.all_of(Measure.RESULT) if value is not result}
    for text in dict.fromkeys(texts):
        for match in QUARTER_FIGURE.finditer(text):
            number = Decimal(match["number"].strip("£%").replace(",", ""))
            said = f"{year or _year_of(result.period)} {match['quarter']}"
            apart = not contains(said, result.period) and not contains(result.period, said)
            if number == result.value and number not in others and apart and not UNCHANGED.search(text):
                yield finding_of(
                    RULE,
                    Kind.CONFLICT,
                    result,
                    (),
                    report.document,
                    shown=match.group(),
                    recomputed=f"{result.raw} is printed for {result.period}",
                    working=f"the row prints {result.raw} for {result.period} and calls the same figure {match['quarter']}",
                )
                return


def _year_of(period: str) -> str:
    months = month_range(period)
    first = (months[0] - 3) // 12 if months else 0
    return f"{first}/{(first + 1) % 100:02d}"


def _copied(rows: Iterable[Row], report: Audited) -> Iterator[Finding]:
    """The same benchmark, word for word and with a telling figure, beside indicators of other units."""
    by_text: dict[str, list[tuple[PublishedValue, PublishedValue]]] = defaultdict(list)
    for row in rows:
        result = row.result
        for value in row.all_of(Measure.BENCHMARK):
            telling = value.value is not None and sum(map(str.isdigit, str(value.value))) > TELLING_DIGITS
            if result is not None and result.unit and telling:
                by_text[" ".join(value.raw.split())].append((value, result))
    for text, found in by_text.items():
        for (one, result), (other, of_other) in pairwise(found):
            if result.unit != of_other.unit:
                yield finding_of(
                    RULE,
                    Kind.NOTE,
                    one,
                    (other, result, of_other),
                    report.document,
                    recomputed=f"the same words stand beside {other.ref or other.title}",
                    working=f"{text}: beside {result.raw} ({result.unit}) and beside {of_other.raw} ({of_other.unit})",
                )


def _missing_parts(report: Audited) -> Iterator[Finding]:
    """Parts that the list at the beginning names, when nearly all of the others are headings of the report."""
    headings = {_plain(part) for path in _paths(report) for part in path}
    lines = Counter(_plain(line) for line in _lines(report))
    openings = [passage for passage in report.passages if isinstance(passage.of, Chunk) and passage.of.title is None][:OPENING_PASSAGES]
    for passage in openings:
        for listed in _lists(passage.text):
            missing = [
                name for name in listed if _plain(name) not in headings and lines[_plain(name)] < 2 and not _like_one(name, headings)
            ]
            if len(listed) >= LISTED and missing and len(missing) <= MOST_MISSING * len(listed):
                for name in missing:
                    yield finding_of(
                        RULE,
                        Kind.CONFLICT,
                        passage.words(passage.text),
                        (),
                        report.document,
                        shown=name,
                        recomputed="no such heading in the report",
                        working=f"the list names {len(listed)} parts; the other {len(listed) - len(missing)} are headings of the report",
                    )


def _like_one(name: str, headings: Iterable[str]) -> bool:
    """Does a heading say nearly the same as the name, or the one more than the other?"""
    said = frozenset(tokens(name))
    for heading in headings:
        words = frozenset(tokens(heading))
        shared = len(said & words)
        if shared and (shared >= SAME_WORDS * len(said | words) or (said and said <= words) or (words and words <= said)):
            return True
    return False


def _lists(text: str) -> Iterator[Sequence[str]]:
    """The lines after one that ends with a colon."""
    lines = [line.strip(" •-*") for line in text.split("\n")]
    for at, line in enumerate(lines):
        if line.endswith(":"):
            yield [one for one in lines[at + 1 :] if one and not one.endswith((".", ":"))]


def _paths(report: Audited) -> Iterator[Sequence[str]]:
    yield from (table.headings for table in report.report.tables)
    yield from (chunk.headings for chunk in report.report.chunks)
    for value in report.report.values:
        yield (value.section or "").split(" > ")
    for activity in report.report.activities:
        yield (activity.section or "").split(" > ")


def _lines(report: Audited) -> Iterator[str]:
    """What stands on a line or in a cell of its own: a heading may have been read as text."""
    for passage in report.passages:
        yield from passage.text.split("\n")
    for one in report.report.tables:
        yield from (cell.text for row in one.table.rows for cell in row if cell is not None)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
