"""Column headings that stand in running text, because the lines of a table were broken up: "Ref Indicator Polarity … Benchmarking"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


WHEN = r"(?:(?:annual|year[ -]end|eoy|previous|latest|current|q[1-4]|quarter [1-4]|(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)\s+)*"
HEADING_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.REF, r"(?:(?:[ck]?pi|cp|spi|indicator)\s+)?(?:ref(?:erence)?(?: no\.?| number)?|no\.?|id|code)"),
    (Column.TITLE, r"(?:performance )?(?:indicator|measure)(?: description| name| title)?"),
    (Column.POLARITY, r"polarity"),
    (Column.PERIOD, r"(?:reporting )?(?:period|timeframe)(?: covered)?"),
    (Column.FRACTION, r"numerator (?:and|/) denominator"),
    (Column.TARGET, WHEN + r"target"),
    (Column.RESULT, WHEN + r"(?:results?|outturn|actual)"),
    (Column.VARIANCE, r"(?:target )?variance"),
    (Column.DIRECTION, r"(?:dot|direction of travel)(?: (?:short|long)[ -]term)?(?: \(from [^()]+\))?"),
    (Column.BENCHMARK, r"benchmark(?:ing|s)?"),
    (Column.ACTIVITY, r"commissioning (?:intention|priority)|(?:key )?(?:action|activity|project|priority|milestone)"),
    (Column.RATING, r"(?:subjective )?rag(?: rating| status)?|rating|status"),
    (Column.COMMENTARY, r"commentary|comments?|progress(?: update)?"),
    (Column.SERVICE, r"(?:lead )?(?:service|officer|directorate)|lead|owner"),
)
HEADINGS = tuple((column, re.compile(rf"(?:{pattern})(?=\s|$)", re.IGNORECASE)) for column, pattern in HEADING_WORDS)
REPEATED = {Column.TARGET, Column.RESULT, Column.DIRECTION}  # a table has one of each other kind
NEEDED = ({Column.REF, Column.TITLE, Column.TARGET, Column.RESULT}, {Column.ACTIVITY, Column.RATING, Column.COMMENTARY})
MAX_LINES = 18  # a heading whose every word stands on its own line, for ten columns


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenHeading:
    """The columns of a table with their headings as printed, the lines that these stand on, and the index of the first line after them."""

    columns: tuple[tuple[Column, str], ...]
    lines: tuple[int, int]
    end: int

    def kinds(self) -> tuple[Column, ...]:
        """What each column holds, from the left."""
        return tuple(column for column, _ in self.columns)


def find_broken_heading(lines: Sequence[Line], start: int) -> BrokenHeading | None:
    """The table heading that begins at line index `start` and is the longest that can be made of whole lines; None if none does."""
    if not any(pattern.match(lines[start][1].strip()) for _, pattern in HEADINGS):
        return None
    found, text, used = None, "", 0
    for index in range(start, len(lines)):
        number, line = lines[index]
        if not line.strip():
            continue
        text = f"{text} {line.strip()}".strip()
        used += 1
        if used > MAX_LINES or "\t" in line:
            break
        columns = heading_columns(text)
        if columns and any(needed <= {column for column, _ in columns} for needed in NEEDED):
            found = BrokenHeading(columns=columns, lines=(lines[start][0], number), end=index + 1)
    return found


def heading_columns(text: str) -> tuple[tuple[Column, str], ...]:
    """The columns that a line of headings names, from the left; none if a word is left over.

    >>> heading_columns("Ref Indicator 2016/17 Target Q1 Result")
    ((<Column.REF: 'ref'>, 'Ref'), (<Column.TITLE: 'title'>, 'Indicator'), (<Column.TARGET: 'target'>, '2016/17 Target'), \
(<Column.RESULT: 'result'>, 'Q1 Result'))
    """
    text = " ".join(text.split())
    columns: list[tuple[Column, str]] = []
    at = 0
    while at < len(text):
        matches = [(match.end(), column) for column, pattern in HEADINGS if (match := pattern.match(text, at))]
        if not matches:
            return ()
        end, column = max(matches)
        if column not in REPEATED and any(column is other for other, _ in columns):
            return ()
        columns.append((column, text[at:end].strip()))
        at = end + 1
    return tuple(columns)
