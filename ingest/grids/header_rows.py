"""Which leading rows of a table are its title and its column headings, judged by what the cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence

Row = Sequence[str | None]  # None and blank alike: nothing is printed there

YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*(?:\d\d|20\d\d))?")
NUMBER = re.compile(
    r"[<>≤≥~]?\s*\(?[-–−+]?\s*[£$€]?\s*\d[\d,]*(?:\.\s?\d+)?\s*(?:%|[km]|bn|p|pp|days?|weeks?|months?|hours?|minutes?)?\)?(?:\s*\([^()]*\))*[\s¹²³⁴⁵⁶⁷⁸⁹⁰*]*"
    r"|\d+\s*/\s*\d+|\$\\frac.*\$",
    re.IGNORECASE,
)
UNIT = re.compile(r"£\s?'?(?:000s?|k|m|million|bn)?|%|no\.?|number|000s?|#", re.IGNORECASE)
DASHES = re.compile(r":?[-–—=_]{2,}:?")
RATING_WORDS = frozenset({"green", "green amber", "amber green", "amber", "red amber", "amber red", "red", "blue"})
VALUE_WORDS = RATING_WORDS | {
    *("n/a", "na", "tbc", "monitor", "-", "–", "—", "improving", "improved", "worsening", "worsened", "same"),
    *("bigger is better", "smaller is better", "higher is better", "lower is better"),
}

MAX_TITLE_WORDS = 15
MAX_TITLE_ROWS = 2
MAX_HEADING_WORDS = 40  # a heading with its caption under it ("Result", then a line that explains it) has up to 30
MAX_LOWER_ROWS = 3


def count_header_rows(rows: Sequence[Row]) -> int:
    """How many leading rows are no data: title rows, the column headings, and the rows of a heading that has several. 0 if none are.

    >>> count_header_rows([("Team", "Ratings", ""), ("", "Green", "Red"), ("Parks", "3", "1")])
    2
    """
    titles = 0
    while titles < min(MAX_TITLE_ROWS, len(rows) - 1) and is_title_row(rows[titles]):
        titles += 1
    if titles >= len(rows) or not _is_heading_row(rows[titles], rows[titles + 1] if titles + 1 < len(rows) else None):
        return 0
    top, count = rows[titles], titles + 1
    while count < len(rows) and count - titles <= MAX_LOWER_ROWS and _is_lower_heading(top, rows[count]):
        if filled(rows[count]) == [0] and any(0 in filled(row) for row in rows[titles:count]):  # the label of a section
            break
        count += 1
    return count


def is_title_row(row: Row) -> bool:
    """Whether the row is a title over the table: only its first cell is filled, with few words and no full stop."""
    if len(row) < 2 or filled(row) != [0]:
        return False
    text = str(row[0]).strip()
    return not is_value(text) and not text[0].islower() and not _is_prose(text) and len(text.split()) <= MAX_TITLE_WORDS


def is_dash_row(row: Row) -> bool:
    """Whether the row only draws a line, as under the headings of a Markdown table.

    >>> is_dash_row(["---", "", ":---:"]), is_dash_row(["Costs", "-"])
    (True, False)
    """
    texts = [str(row[column]).strip() for column in filled(row)]
    return bool(texts) and all(DASHES.fullmatch(text) for text in texts)


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, a rating or a word that stands for one; a year alone is rather a heading.

    >>> is_value("9.4% (G)"), is_value("Red Amber"), is_value("2018/19"), is_value("Annual target")
    (True, True, False, False)
    """
    return is_number(text) or _plain(text) in VALUE_WORDS


def is_number(text: str) -> bool:
    """Whether a cell holds a number, with or without unit, bracket and footnote mark; not a year.

    >>> is_number("(4,917)"), is_number("432/641"), is_number("2016/17"), is_number("Q2")
    (True, True, False, False)
    """
    text = text.strip()
    return not YEAR.fullmatch(text) and NUMBER.fullmatch(text) is not None


def filled(row: Row) -> list[int]:
    """The columns in which something is printed."""
    return [column for column, text in enumerate(row) if text is not None and text.strip()]


def _is_heading_row(row: Row, below: Row | None) -> bool:
    columns = filled(row)
    texts = [str(row[column]).strip() for column in columns]
    if not texts or texts[0][0].islower() or any(_is_prose(text) for text in texts):
        return False
    rated = {_plain(text) for text in texts} & RATING_WORDS  # one rating stands in a row of figures; several are the columns of a count
    if any(is_number(text) or (is_value(text) and len(rated) < 2) for text in texts):
        return False
    if len(row) == 1:
        return below is not None and len(texts[0].split()) <= MAX_TITLE_WORDS
    dense = len(columns) > 1 and 2 * len(columns) >= columns[-1] + 1
    return dense or (below is not None and len(filled(below)) > len(columns) and _is_heading_row(below, None))


def _is_lower_heading(top: Row, row: Row) -> bool:
    columns = filled(row)
    texts = [str(row[column]).strip() for column in columns]
    if not texts:
        return False
    if all(UNIT.fullmatch(text) for text in texts):
        return True
    if 0 in columns and 0 in filled(top):
        return False
    gaps = set(range(len(top))) - set(filled(top))
    numbered = texts == [str(number + 1) for number in range(len(texts))]  # the steps of a scale: 1, 2, 3, …
    worded = not any(is_number(text) or _is_prose(text) for text in texts)
    return bool(gaps & set(columns)) and (worded or numbered)


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) > MAX_HEADING_WORDS or (len(words) > 6 and text.rstrip().endswith((".", ";")))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
