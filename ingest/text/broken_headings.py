"""Column headings that stand in running text, because the lines of a table were broken up: "Ref Indicator Polarity … Benchmarking"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

Line = tuple[int, str]


class Column(StrEnum):
    """What a column of a broken table holds."""

    REF = "ref"
    TITLE = "title"
    POLARITY = "polarity"
    PERIOD = "period"
    FRACTION = "fraction"
    TARGET = "target"
    RESULT = "result"
    VARIANCE = "variance"
    DIRECTION = "direction"
    BENCHMARK = "benchmark"
    ACTIVITY = "activity"
    RATING = "rating"
    COMMENTARY = "commentary"
    SERVICE = "service"


YEARS = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
SPAN = r"annual|year[ -]end|eoy|previous|last|latest|current|end of year|q[1-4]|quarter [1-4]"
LED = rf"(?:(?:{SPAN}|{YEARS})\s+)*", ""  # "2016/17 Target", "Q2 2016/17 Result"
FOLLOWED = rf"(?:(?:{SPAN})\s+)*", rf"(?:\s+(?:q[1-4]\s+)?{YEARS})?"  # "Target 2016/17", "Annual Target 2016/17"
HEADING_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.REF, r"(?:(?:[ck]?pi|cp|spi|indicator|measure)\s+)?(?:ref(?:erence)?(?: no\.?| number)?|no\.?|id|code)"),
    (Column.TITLE, r"(?:key )?(?:performance )?(?:indicator|measure)(?: description| name| title| of success)?"),
    (Column.POLARITY, r"polarity|good (?:is|to be)"),
    (Column.PERIOD, r"(?:reporting )?(?:period|timeframe)(?: covered)?"),
    (Column.FRACTION, r"numerator (?:and|/|&) denominator"),
    (Column.TARGET, r"{before}target(?: achievement level)?{after}"),
    (Column.RESULT, r"{before}(?:results?|outturn|actual|performance){after}"),
    (Column.VARIANCE, r"(?:target )?variance"),
    (Column.DIRECTION, r"(?:dot|direction of travel)(?: (?:short|long)[ -]term)?(?: \(from [^()]+\))?"),
    (Column.BENCHMARK, r"benchmark(?:ing|s)?(?: comparison)?"),
    (Column.ACTIVITY, r"commissioning (?:intention|priority)|(?:key )?(?:action|activity|project|priority|milestone)"),
    (Column.RATING, r"(?:subjective )?rag(?: rating| status)?|rating|status"),
    (Column.COMMENTARY, r"commentary|comments?(?: where [\"“‘'][\w ]+[\"”’'])?|progress(?: update)?|narrative"),
    (Column.SERVICE, r"(?:lead )?(?:service|officer|directorate)|lead|owner"),
)
WAYS = tuple(  # a table names its periods before its measures or after them
    tuple(
        (column, re.compile(rf"(?:{pattern.format(before=before, after=after)})(?=\s|$)", re.IGNORECASE))
        for column, pattern in HEADING_WORDS
    )
    for before, after in (LED, FOLLOWED)
)
FIGURES = {Column.TARGET, Column.RESULT}
REPEATED = {*FIGURES, Column.DIRECTION}  # a table has one of each other kind
NEEDED = ({Column.REF, Column.TITLE, Column.TARGET, Column.RESULT}, {Column.ACTIVITY, Column.RATING, Column.COMMENTARY})
MAX_COLUMNS, MAX_CHARACTERS = 18, 400
MAX_LINES = 40  # a heading whose every word stands on its own line, for twelve columns
FIRST_LINES = 3  # the first heading of a table stands on so many lines at most

Columns = tuple[tuple[Column, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenHeading:
    """The columns of a table with their headings as printed, the lines that these stand on, and the index of the first line after them."""

    columns: Columns
    lines: tuple[int, int]
    end: int

    def kinds(self) -> tuple[Column, ...]:
        """What each column holds, from the left."""
        return tuple(column for column, _ in self.columns)


def find_broken_heading(lines: Sequence[Line], start: int) -> BrokenHeading | None:
    """The table heading that begins at line index `start` and is the longest that can be made of whole lines; None if none does."""
    head = " ".join(line.strip() for _, line in lines[start : start + FIRST_LINES])
    if not lines[start][1].strip() or not any(pattern.match(head) for way in WAYS for _, pattern in way):
        return None
    found: BrokenHeading | None = None
    text, used, cells = "", 0, {0}
    for index in range(start, len(lines)):
        number, line = lines[index]
        if not line.strip():
            cells.add(len(text.split()))
            continue
        text = f"{text} {line.strip()}".strip()
        used += 1
        if used > MAX_LINES or len(text) > MAX_CHARACTERS or "\t" in line:
            break
        columns = heading_columns(text, frozenset(cells))
        if _is_whole(columns):
            found = BrokenHeading(columns=columns, lines=(lines[start][0], number), end=index + 1)
    return found


def heading_columns(text: str, cells: frozenset[int] = frozenset()) -> Columns:
    """The columns that a line of headings names, from the left; none if a word is left over.

    `cells` are the numbers of the words, from 0, before which the text has a blank line. Where words can be parted in several ways
    ("Indicator Ref", "Target 2016/17 Result"), that way is taken that makes a whole table, begins most headings after a blank line, and
    names most periods.

    >>> heading_columns("Ref Indicator 2016/17 Target Q1 Result")
    ((<Column.REF: 'ref'>, 'Ref'), (<Column.TITLE: 'title'>, 'Indicator'), (<Column.TARGET: 'target'>, '2016/17 Target'), \
(<Column.RESULT: 'result'>, 'Q1 Result'))
    """
    parted = [columns for way in WAYS for columns in _parted(" ".join(text.split()), (), way)]
    return max(parted, key=lambda columns: (_is_whole(columns), _begun(columns, cells), _dated(columns)), default=())


def _begun(columns: Columns, cells: frozenset[int]) -> int:
    starts = accumulate((len(text.split()) for _, text in columns), initial=0)
    return len(cells.intersection(starts))


def _dated(columns: Columns) -> int:
    return sum(column in FIGURES and any(letter.isdigit() for letter in text) for column, text in columns)


def _is_whole(columns: Columns) -> bool:
    return any(needed <= {column for column, _ in columns} for needed in NEEDED)


def _parted(text: str, before: Columns, way: tuple[tuple[Column, re.Pattern[str]], ...]) -> Iterator[Columns]:
    """Every way to read the text as headings after those `before`; two columns of figures never have one heading."""
    if not text:
        yield before
        return
    matches = [(match.end(), column) for column, pattern in way if (match := pattern.match(text))]
    for end, column in sorted(matches, reverse=True) if len(before) < MAX_COLUMNS else ():
        heading = text[:end]
        if any(column is other and (column not in REPEATED or _same_figures(column, heading, said)) for other, said in before):
            continue
        yield from _parted(text[end:].strip(), (*before, (column, heading)), way)


def _same_figures(column: Column, heading: str, other: str) -> bool:
    return column in FIGURES and heading.casefold() == other.casefold()
