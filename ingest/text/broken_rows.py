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
MONTH_OF_YEAR = rf"{MONTH}[\s-]?(?:{YEAR}|\d\d\b)"
SPAN_END = rf"(?:(?:[12]?\d|3[01])\s)?(?:{MONTH_OF_YEAR}|(?:q[1-4]\s)?{YEAR})"
NUMBER = (
    r"(?:[<>≤≥]=?\s?)?\(?[-–−+]?£?\d[\d,]*(?:\.\d+)?(?:%|[km]\b)?\)?(?![\d/])(?:\s?[²³¹⁴-⁹])?(?:\s(?:days|weeks|months|hours|minutes)\b)?"
)
RATED = r"(?:ga|ag|ra|ar|g|a|r|green amber|red amber|green|amber|red)"
NO_FIGURE = (  # what stands where a figure would
    r"(?:n/a|tbc|tba|monitor|pass|fail|not (?:available|reported|applicable)|no (?:data|target)"
    rf"|not compar\w+(?: ?ble)?(?: with (?:q[1-4] )?{YEAR})?|new (?:for|in) (?:q[1-4] )?{YEAR}|new (?:method|measure|indicator)(?: {YEAR})?"
    r"|(?:reported )?annual(?:ly)?(?:\s?[-–]\s?|\s)(?:not reported|report(?:s|ed) in q[1-4])|not due to be reported(?: this quarter\.?)?)"
)
TEXT_TARGET = (
    r"(?:maintain performance|(?:(?:[a-z]+ ){1,3}(?:average|median)|(?:[a-z]+ )?top quartile|top \d+% (?:of|in) [a-z ]+(?:,[a-z ]+)?)"
    r"(?:\s?\([^()]+\))?)"
)
BRACKET = rf"\s\((?!{RATED}\))[^()]+\)(?:\s\d(?=\s))?"  # a footnote's mark may follow the bracket
FIGURE = rf"(?:{NUMBER}(?:\s(?:reduction|decrease|increase)\b)?|{NO_FIGURE})(?:{BRACKET})?"
WORDS_OF_RATING = r"(?:(?i:green amber|amber green|red amber|amber red|green|amber|red|blue|n/a|monitor|not rated)|GA|AG|RA|AR|G|A|R)"
CODE = (
    r"(?:(?:[A-Z]{2,3}\s)?KPI\s?\d[\d.]*(?:-\s?\d[\d.]*)?|[A-Z]{4,}\s[A-Z]{1,3}\d+\b"
    r"|(?=\S*\d)[A-Z][A-Z0-9]*(?:[/.-][A-Z0-9]+)*(?:-\s\d+\b)?)"
)
KIND = r"(?:[A-Z]{2,4}\s)"
OTHER_CODE = r"(?:\s[A-Z]{3,}\d\w*(?:\s[A-Z])?(?:\s?\(\d\))?)"
REF_NOTE = r"(?:\s\((?:[^()]|\([^()]*\)){1,16}\))"
NUMBERED = r"\d{3,5}(?:\s\([a-z]\))?"

VALUE_OF: dict[Column, str] = {
    Column.REF: rf"(?:{KIND}?{CODE}{OTHER_CODE}?{REF_NOTE}{{0,3}}|{NUMBERED})",
    Column.POLARITY: r"(?i:(?:bigger|higher|larger|smaller|lower) is better|monitor|n/a)",
    Column.PERIOD: rf"(?i:(?:as at )?(?:{MONTH}\s?[-–]\s?)?{SPAN_END}(?:\s?[-–]\s?{SPAN_END})?|q[1-4]|n/a)",
    Column.FRACTION: r"(?i:[\d,]+\s?/\s?[\d,]+|\$\\frac\{[\d,]+\}\{[\d,]+\}\$|n/a)",
    Column.TARGET: rf"(?i:{FIGURE}|{TEXT_TARGET}(?:{BRACKET})?)",
    Column.RESULT: rf"(?i:{FIGURE}(?:\s\({RATED}\)(?:{BRACKET})?)?)",
    Column.VARIANCE: rf"(?i:{NUMBER}|n/a)",
    Column.DIRECTION: rf"(?i:improv\w+|worsen\w+|declin\w+|better|worse|same|stable|static|no change|up|down|[↑↓→↔]|{NO_FIGURE})",
    Column.RATING: WORDS_OF_RATING,
}
MAX_ROW, MAX_FREE_ROW = 1500, 600  # characters; a longer stretch is no row, and trying it would take long, above all with three free texts
ROW_START = re.compile(rf"(?:[A-Z]{{2,4}}\s+)?({CODE})(?=\s|$)")
NUMBERED_START = re.compile(rf"({NUMBERED})(?:\s+(?!(?i:improv|worsen|declin|same\b|stable\b|new\b|not\b|no\b))[A-Z][a-z]|$)")
MAX_TITLE = 220  # characters
NO_TITLE = re.compile(  # what stands in a row's other cells, so that a title which holds it has taken them
    rf"\b(?i:n/a|tbc|new (?:for|method)|not (?:due|reported|comparable)|(?:bigger|smaller|higher|lower) is better)\b|\({RATED.upper()}\)"
    r"|\d%.*\d%|\s\d{3,5}(?:\s\([a-z]\))?\s[A-Z][a-z]|(?<![(\w])[A-Z]{2,}/[A-Z]*\d"
)
KIND_ALONE = re.compile(r"[A-Z]{2,4}")
PARTED_REF = re.compile(r"^((?:[A-Z]{2,4}\s)?[A-Z]+)(?:/\s(?=[A-Z]*\d)|\s/\s?(?=[A-Z]*\d))")
HEAD_LINES = 3  # a reference that is parted stands on so many lines at most


def row_cells(text: str, kinds: tuple[Column, ...]) -> tuple[str, ...] | None:
    """The texts of the row's cells from the left, None if they do not fit the columns or fit in more than one way.

    >>> kinds = (Column.REF, Column.TITLE, Column.POLARITY, Column.TARGET, Column.RESULT)
    >>> row_cells("XY/S1 Visits to parks Bigger is Better 50% 48.5% (GA)", kinds)
    ('XY/S1', 'Visits to parks', 'Bigger is Better', '50%', '48.5% (GA)')
    """
    text = PARTED_REF.sub(r"\1/", text)
    if len(text) > _longest(kinds):
        return None
    short, long = (pattern.fullmatch(text) for pattern in _row_patterns(kinds))
    if not short or not long or not _say_the_same(short.groups(), long.groups()):
        return None
    cells = tuple((cell or "").strip() for cell in short.groups())
    titles = [cell for column, cell in zip(kinds, cells, strict=True) if column is Column.TITLE]
    return None if any(len(title) > MAX_TITLE or NO_TITLE.search(title) for title in titles) else cells


def _say_the_same(short: Sequence[str | None], long: Sequence[str | None]) -> bool:
    """Whether two ways to part a row differ only in that the longer free text took the first words of the value after it: "Aug | 2013"."""
    differ = [i for i, (one, other) in enumerate(zip(short, long, strict=True)) if one != other]
    pairs = list(zip(differ[::2], differ[1::2], strict=False))
    if 2 * len(pairs) != len(differ):
        return False
    return all(
        after == free + 1
        and str(short[after]).endswith(f" {long[after]}")
        and f"{short[free]} {short[after]}" == f"{long[free]} {long[after]}"
        for free, after in pairs
    )


def is_complete(text: str, kinds: tuple[Column, ...]) -> bool:
    """Whether the words so far hold a value for every column."""
    return len(text) <= _longest(kinds) and _row_patterns(kinds)[0].fullmatch(PARTED_REF.sub(r"\1/", text)) is not None


def _longest(kinds: tuple[Column, ...]) -> int:
    return MAX_ROW if sum(kind not in VALUE_OF for kind in kinds) < 3 or kinds[-2] not in VALUE_OF else MAX_FREE_ROW


def ends_surely(kinds: tuple[Column, ...]) -> bool:
    """Whether one can tell where a row ends: its last column holds no free text."""
    return kinds[-1] in VALUE_OF


def starts_row(lines: Sequence[str], at: int, *, numbered: bool) -> bool:
    """Whether a reference stands at the beginning of a line, alone, after a kind of indicator, or parted over lines.

    `numbered`: the references of the table are plain numbers, which figures may look like.
    """
    return (match := _start(lines, at)) is not None and match[1][0].isdigit() is numbered


def ref_shape(lines: Sequence[str], at: int) -> str:
    """The form of the reference at the beginning of a line: runs of letters as A, runs of digits as 9.

    >>> ref_shape(["CPI", "AB/S10 Title"], 0)
    'A/A9'
    """
    match = _start(lines, at)
    return re.sub(r"\d+", "9", re.sub(r"[A-Z]+", "A", match[1])) if match else ""


def is_numbered(shape: str) -> bool:
    """Whether references of a form are plain numbers, which figures may look like."""
    return shape.startswith("9")


def _start(lines: Sequence[str], at: int) -> re.Match[str] | None:
    head = [line.strip() for line in lines[at:] if line.strip()][:HEAD_LINES]
    if match := NUMBERED_START.match(head[0]):
        return match
    if KIND_ALONE.fullmatch(head[0]) or head[0].endswith("/"):
        return ROW_START.match(PARTED_REF.sub(r"\1/", " ".join(head)))
    return ROW_START.match(head[0])


@cache
def _row_patterns(kinds: tuple[Column, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two patterns of a whole row: with the shortest and with the longest free texts that leave a value for every other column.

    Of free texts side by side, such as benchmark and comment, the last one gets all words. One that ends a row may be missing.
    """
    patterns = []
    for free in (r"\S.*?", r"\S.*"):
        pattern = ""
        for i, column in enumerate(kinds):
            following = kinds[i + 1] if i + 1 < len(kinds) else None
            shared = following is not None and column is not Column.TITLE and {column, following}.isdisjoint(VALUE_OF)
            separator = r"\s" if pattern.strip("()") else ""
            cell = "()" if shared else f"{separator}({VALUE_OF.get(column, free)})"
            pattern += f"(?:{cell})?" if following is None and column not in (Column.TITLE, *VALUE_OF) else cell
        patterns.append(re.compile(pattern))
    return patterns[0], patterns[1]
