"""The labelled values of a card: what each label says, and the words, period and cells of its value.

A label ("Latest", "Target") stands in its cell's first line, in one line with its value, above the value's cell, or to its left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.grids.grid import cell_at, origin
from ingest.model import Cell, Drawing, Measure, Table
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading, parse_heading
from ingest.values.period import find_periods

MAX_LABEL_WORDS = 5  # "Previous result (last quarter)"
MIN_COMMENT_WORDS = 8
MIN_NAMED = 2  # labels beside a period that is one, too
MAX_ROWS_BELOW = 2  # of a label: its value, and a period under that

_NO_LABEL = re.compile(r"(?:no|not|new|below|above|near|off|within|better|worse|top|missed|met)\b", re.IGNORECASE)  # "No target" is a value
# A label and its value in one line: "Target: 95%", "Latest result 94.1% Dec-25", "Direction of travel improving".
_LABEL_AND_VALUE = re.compile(
    r"([A-Za-z][A-Za-z() ]+:|[A-Za-z][A-Za-z() ]+?)\s+("
    r"[£<>≥≤(−–-]*\s?[£(−–-]*\.?\d.*|(?i:at least|at most|no more than|max\.?|min\.?|over|under|above|below)\s[£\d].*|[▲▼►➤◄↑↓→←↔–-]"
    r"|(?i:n/?a|tbc|monitor|no data|not (?:available|due|reported|comparable)|no target|new measure|data only)(?:\s.*\d.*)?"
    r"|(?i:improving|improved|worsening|declin(?:ing|ed)|better|worse|same|no change|stable|static|up|down|level)"
    r"|(?i:(?:green|red)(?:[ /]amber)?|amber))"
)
# Labels with colons and their values in one line: "Current: 97% Target: 95% Previous: 96%".
_LABEL_WORDS = r"[A-Z][A-Za-z()/ -]{1,30}?"
_COLON_PAIR = re.compile(rf"{_LABEL_WORDS}:\s.*?(?=\s+{_LABEL_WORDS}:\s|$)")
_DAY = re.compile(r"(\d{1,2})\s([A-Z][a-z]{2,8}[ -]\d{2,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled value of a card: what the label says, the value's words, and the cells that hold them.

    `label` is row and column of the label, `row` the last row of the value.
    """

    heading: ColumnHeading
    text: str
    cells: tuple[Cell, ...]
    label: tuple[int, int]
    row: int
    period: str | None = None

    @property
    def fill(self) -> str | None:
        return next((cell.fill for cell in self.cells if cell.fill), None)

    @property
    def drawing(self) -> Drawing | None:
        return next((cell.drawing for cell in self.cells if cell.drawing), None)


def labelled_values(table: Table) -> list[Labelled]:
    """The labelled values of a table, row by row. A row of labels has its values below, a single label to the right.

    A period alone is a label only beside others: it heads a result.
    """
    found: list[Labelled] = []
    used: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        pairs = {c: _pairs_of(cell.text) for c, cell in enumerate(row) if cell is not None}
        found += [
            _split(heading, [rest], (cell,), (r, c), r) for c, several in pairs.items() if (cell := row[c]) for heading, rest in several
        ]
        labels = {
            c: (cell, *label)
            for c, cell in enumerate(row)
            if cell is not None and (r, c) not in used and not pairs[c] and not is_across(table, cell) and (label := label_of(cell.text))
        }
        named = sum(not heading.bare for _, heading, _ in labels.values())
        labels = {c: label for c, label in labels.items() if not label[1].bare or (named >= MIN_NAMED and not label[2])}
        for c, (cell, heading, rest) in labels.items():
            below = len(labels) > 1 or c + cell.column_span >= len(row)
            taken: list[tuple[tuple[int, int], Cell]] = []
            if not cell.drawing and (not rest or _only_period(rest)):  # a period may belong to the label: "Target 2025/26"
                taken = _cells_below(table, r + cell.row_span, c) if below else _cell_right(table, r, c + cell.column_span)
            if not taken and (rest or cell.drawing):
                found.append(_split(heading, [rest], (cell,), (r, c), r))
                continue
            used.update(at for at, _ in taken)
            if taken or heading.role is Role.RATING:
                texts, cells = [one.text for _, one in taken], tuple(one for _, one in taken) or (cell,)
                found.append(_split(heading, [*texts, rest], cells, (r, c), r + len(taken) * below))
    return found


def is_across(table: Table, cell: Cell) -> bool:
    """Whether a cell goes over the whole width, as names and comments do ("Average score for care" is no label)."""
    return 1 < len(table.rows[0]) == cell.column_span


def _pairs_of(text: str) -> list[tuple[ColumnHeading, str]]:
    """The labels and values of a cell that holds several of them and nothing else, in one line or below each other; else none."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    pieces = [piece for line in lines for piece in (_COLON_PAIR.findall(line) if ":" in line else [line])]
    pairs = [pair for piece in pieces if (pair := label_of(piece)) and pair[1] and not pair[0].bare]
    whole = sum(map(len, "".join(pieces).split())) == sum(map(len, text.split()))
    return pairs if 1 < len(pairs) == len(pieces) and whole else []


def label_of(text: str) -> tuple[ColumnHeading, str] | None:
    """What the label of a cell says, and the lines of the cell after it; None for a cell without label."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    first, rest = lines[0].strip(), "\n".join(lines[1:])
    head, period = _without_last_period(first)
    if not first.endswith(".") and (not rest or re.search(r"\d", first)):
        if match := _LABEL_AND_VALUE.fullmatch(head):
            first, rest = match[1].rstrip(": "), "\n".join(part for part in (f"{match[2]} {period}".strip(), rest) if part)
        elif period and parse_heading(head).role is Role.MEASURE:
            first, rest = head, "\n".join(part for part in (period, rest) if part)  # a label without value
    if _NO_LABEL.match(first):
        return None
    heading = parse_heading(first)
    known = heading.role is Role.RATING or heading.measure in (
        Measure.RESULT,
        Measure.TARGET,
        Measure.FLOOR,
        Measure.DIRECTION,
        Measure.BENCHMARK,
    )
    return (heading, rest) if known and len(first.split()) <= MAX_LABEL_WORDS else None


def _is_label(cell: Cell) -> bool:
    """Whether a cell has a label in words; a period may stand under a value, too."""
    label = label_of(cell.text)
    return label is not None and not label[0].bare


def _without_last_period(text: str) -> tuple[str, str]:
    """The text without the period at its end, and that period."""
    mentions = find_periods(text)
    at = mentions[-1].start if mentions and mentions[-1].end == len(text) else len(text)
    return text[:at].strip(), text[at:]


def _cells_below(table: Table, row: int, column: int) -> list[tuple[tuple[int, int], Cell]]:
    """The value under a label, and a period under the value."""
    taken: list[tuple[tuple[int, int], Cell]] = []
    for r in range(row, min(row + MAX_ROWS_BELOW, len(table.rows))):
        cell = table.rows[r][column]
        if cell is None or _is_label(cell) or len(cell.text.split()) > MIN_COMMENT_WORDS or (taken and not _only_period(cell.text)):
            break
        if cell.column_span >= len(table.rows[r]) > 1:
            break  # over the whole width: a comment or the next name
        taken.append(((r, column), cell))
    return taken


def _cell_right(table: Table, row: int, column: int) -> list[tuple[tuple[int, int], Cell]]:
    at = origin(table, row, column) if column < len(table.rows[row]) else None
    cell = cell_at(table, row, column) if at else None
    return [(at, cell)] if at and cell and not _is_label(cell) else []


def _split(heading: ColumnHeading, texts: list[str], cells: tuple[Cell, ...], label: tuple[int, int], row: int) -> Labelled:
    """A labelled value, the period at the end of a line taken from its words."""
    words, periods = [], []
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    for line in lines:
        mentions = find_periods(line)
        if (
            len(lines) == 1 and heading.role is Role.MEASURE and (day := _DAY.fullmatch(line))
        ):  # "6 Jan 2020" below "Latest": six, in January
            words.append(day[1])
            periods += [one.period for one in find_periods(day[2])]
            continue
        alone = len(lines) == 1 and line.isdigit()  # "1929" below "Target": a count, no year
        if mentions and mentions[-1].end == len(line) and not line.endswith(")") and not alone:
            periods.append(mentions[-1].period)
            line = re.sub(r"\bas at$", "", line[: mentions[-1].start].strip())
        words.append(line)
    text = " ".join(word for word in words if word)
    return Labelled(heading=heading, text=text, cells=cells, label=label, row=row, period=periods[0] if periods else None)


def _only_period(text: str) -> bool:
    mentions = find_periods(text)
    return len(mentions) == 1 and not re.search(
        r"\w", re.sub(r"\bas at\b|\bto\b", "", text[: mentions[0].start] + text[mentions[0].end :], flags=re.IGNORECASE)
    )
