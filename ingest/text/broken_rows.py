"""The cells of an indicator's row that is broken into lines: found by the order of the columns and the types of their values.

A row is taken only if its words fit the columns in exactly one way; otherwise nothing is returned, for a wrong figure is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.text.broken_headings import Column

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?:(?:19|20)\d\d\s?/\s?(?:20)?\d\d|(?:19|20)\d\d)"
SPAN_END = rf"(?:\d{{1,2}}\s)?(?:{MONTH}\s|q[1-4]\s)?{YEAR}"
NUMBER = r"[<>]?\(?[-–−+]?£?\d[\d,]*(?:\.\d+)?(?:%|[km]\b)?\)?(?![\d/])"
RATED = r"(?:ga|ag|ra|ar|g|a|r|green amber|red amber|green|amber|red)"
NO_FIGURE = (
    rf"(?:n/a|tbc|monitor|not (?:available|comparable|reported|applicable)|no data|new (?:for|in) {YEAR}|new (?:method|measure|indicator)"
    rf"(?: {YEAR})?)"
)
FIGURE = rf"(?:{NUMBER}|{NO_FIGURE})(?:\s\((?!{RATED}\))[^()]+\)(?:\s\d(?=\s))?)?"  # a footnote's mark may follow the bracket
CODE = r"(?=\S*\d)[A-Z][A-Z0-9]*(?:[/.-][A-Z0-9]+)*"

VALUE_OF: dict[Column, str] = {
    Column.REF: rf"(?:[A-Z]{{2,4}}\s)?{CODE}(?:\s\([A-Z]{{2,}}[^()]{{0,14}}\)|\s[A-Z]{{3,}}\d\w*(?:\s?\(\d\))?)?",
    Column.POLARITY: r"(?i:(?:bigger|higher|larger|smaller|lower) is better|monitor|n/a)",
    Column.PERIOD: rf"(?i:(?:as at )?{SPAN_END}(?:\s?[-–]\s?{SPAN_END})?|q[1-4]|n/a)",
    Column.FRACTION: r"(?i:[\d,]+\s?/\s?[\d,]+|n/a)",
    Column.TARGET: rf"(?i:{FIGURE})",
    Column.RESULT: rf"(?i:{FIGURE}(?:\s\({RATED}\))?)",
    Column.VARIANCE: rf"(?i:{NUMBER}|n/a)",
    Column.DIRECTION: rf"(?i:improv\w+|worsen\w+|declin\w+|same|stable|no change|up|down|{NO_FIGURE})",
    Column.BENCHMARK: r"\S.*",
}
MAX_ROW = 1500  # characters; a longer stretch is no row, and trying it against the columns would take long
ROW_START = re.compile(rf"(?:[A-Z]{{2,4}}\s+)?({CODE})(?=\s|$)")
KIND_ALONE = re.compile(r"[A-Z]{2,4}")


def row_cells(text: str, kinds: tuple[Column, ...]) -> tuple[str, ...] | None:
    """The texts of the row's cells from the left, None if they do not fit the columns or fit in more than one way.

    >>> kinds = (Column.REF, Column.TITLE, Column.POLARITY, Column.TARGET, Column.RESULT)
    >>> row_cells("XY/S1 Visits to parks Bigger is Better 50% 48.5% (GA)", kinds)
    ('XY/S1', 'Visits to parks', 'Bigger is Better', '50%', '48.5% (GA)')
    """
    if len(text) > MAX_ROW:
        return None
    short, long = (pattern.fullmatch(text) for pattern in _row_patterns(kinds))
    if not short or not long or short.groups() != long.groups():
        return None
    return tuple(str(cell).strip() for cell in short.groups())


def is_complete(text: str, kinds: tuple[Column, ...]) -> bool:
    """Whether the words so far hold a value for every column."""
    return len(text) <= MAX_ROW and _row_patterns(kinds)[0].fullmatch(text) is not None


def starts_row(lines: Sequence[str], at: int) -> bool:
    """Whether a reference stands at the beginning of a line, or a kind of indicator alone on the line above it."""
    line = lines[at].strip()
    following = next((other.strip() for other in lines[at + 1 :] if other.strip()), "")
    return ROW_START.match(line) is not None or (KIND_ALONE.fullmatch(line) is not None and ROW_START.match(following) is not None)


def ref_shape(line: str) -> str:
    """The form of the reference at the beginning of a line: runs of letters as A, runs of digits as 9.

    >>> ref_shape("CPI AB/S10 Title")
    'A/A9'
    """
    match = ROW_START.match(line.strip())
    return re.sub(r"\d+", "9", re.sub(r"[A-Z]+", "A", match[1])) if match else ""


@cache
def _row_patterns(kinds: tuple[Column, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two patterns of a whole row: with the shortest and with the longest title that leaves a value for every other column."""
    short, long = (r"\s".join(f"({VALUE_OF.get(column, title)})" for column in kinds) for title in (r"\S.*?", r"\S.*"))
    return re.compile(short), re.compile(long)
