"""Tables without tabs, whose cells are broken into lines as on the page: headings, then rows found by the types of their values.

What cannot be put back surely stays prose, with a Problem that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Block, BlockKind, Cell, Problem, Table
from ingest.text.broken_activities import broken_activities, is_note
from ingest.text.broken_headings import BrokenHeading, Column, find_broken_heading
from ingest.text.broken_indicators import Group, Row, indicator_rows, row_tail
from ingest.text.markup import plain_text
from ingest.text.prose_lines import BOLD_LEVEL, Line, PlaceOf, heading_level, prose_blocks

SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,}\s|\d{1,2}\.\s?(?:\d{1,2}\.?)?\s?(?!(?i:improv|worsen|same|stable|no |new |n/a))\D{9,}$")

__all__ = ["BrokenPart", "find_broken_heading", "read_broken_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPart:
    """What was read from one heading to the next: a table, prose that is not part of it, and the index of the first line after it.

    `kinds` are the columns and `last` the texts of the last row, None where something else stands at the end.
    """

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    end: int
    kinds: tuple[Column, ...]
    last: tuple[str, ...] | None


def read_broken_table(lines: Sequence[Line], heading: BrokenHeading, place_of: PlaceOf, before: BrokenPart | None) -> BrokenPart:
    """The table under the heading, up to the next table heading or heading line. A table without rows is kept: it may go on.

    `before` is the part that ends right above the heading.
    """
    end = _section_end(lines, heading.end)
    kinds, groups = heading.kinds(), _groups(lines[heading.end : end])
    after: list[Group] = []
    if kinds[:4] in ACTIVITY_ORDERS and len(kinds) <= 4:
        rows, loose = _activity_rows(groups, len(kinds))
    else:
        rows, after, loose = indicator_rows(groups, kinds)
        if before and before.last and before.kinds == kinds and loose and loose[0] is _first([*loose, *after], rows):
            tail = row_tail(loose[0], before.last, kinds)
            rows, loose = ([(tail, (loose[0][0][0], loose[0][-1][0])), *rows], loose[1:]) if tail else (rows, loose)
    table = _table(heading, rows, place_of)
    blocks = [Block(kind=BlockKind.TABLE, text="", place=table.places[0], table=table)]
    problems = []
    for group in loose:
        note = is_note(group)
        kept = prose_blocks(group, place_of, before_table=False, opens_report=False)
        blocks.extend(Block(kind=BlockKind.FOOTNOTE if note else BlockKind.PARAGRAPH, text=block.text, place=block.place) for block in kept)
        if not note:
            place = place_of(group[0][0], group[-1][0])
            message = f"lines {group[0][0]} to {group[-1][0]} stand in a table without column marks and fit no row surely; kept as prose"
            problems.append(Problem(kind="broken_row", message=message, place=place))
    for group in after:
        blocks.extend(prose_blocks(group, place_of, before_table=True, opens_report=False))
    last = rows[-1][0] if rows and len(rows[-1][0]) == len(kinds) and len(blocks) == 1 else None
    return BrokenPart(blocks=tuple(blocks), problems=tuple(problems), end=end, kinds=kinds, last=last)


def _first(groups: Sequence[Group], rows: Sequence[Row]) -> Group | None:
    """The first of the groups if it stands before all rows."""
    first = min(groups, key=lambda group: group[0][0])
    return first if not rows or first[0][0] < rows[0][1][0] else None


ACTIVITY_ORDERS = {
    (Column.ACTIVITY, Column.RATING, Column.COMMENTARY),
    (Column.ACTIVITY, Column.RATING, Column.COMMENTARY, Column.SERVICE),
}


def _section_end(lines: Sequence[Line], start: int) -> int:
    for index in range(start, len(lines)):
        text = lines[index][1]
        if not text.strip():
            continue
        if "\t" in text or find_broken_heading(lines, index):
            return index
        alone = _is_blank(lines, index - 1) and _is_blank(lines, index + 1)
        level = heading_level(text.strip(), alone=alone, before_table=False) if alone else None
        if level is not None and level <= BOLD_LEVEL and (SECTION.match(text) or not any(letter.isdigit() for letter in text)):
            return index
    return len(lines)


def _is_blank(lines: Sequence[Line], index: int) -> bool:
    return not 0 <= index < len(lines) or not lines[index][1].strip()


def _groups(lines: Sequence[Line]) -> list[Group]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line[1].strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _activity_rows(groups: Sequence[Group], width: int) -> tuple[list[Row], list[Group]]:
    found, loose = broken_activities(groups)
    return [(row.texts()[:width], row.lines()) for row in found], loose


def _table(heading: BrokenHeading, rows: Sequence[Row], place_of: PlaceOf) -> Table:
    width = len(heading.columns)
    place = place_of(*heading.lines)
    cells: list[tuple[Cell | None, ...]] = [tuple(Cell(text=text, places=(place,)) for _, text in heading.columns)]
    last = heading.lines[1]
    for texts, numbers in rows:
        places, last = (place_of(*numbers),), max(last, numbers[1])
        if len(texts) == 1:
            cells.append((Cell(text=plain_text(texts[0]), places=places, column_span=width), *[None] * (width - 1)))
        else:
            cells.append(tuple(Cell(text=plain_text(text), places=places) for text in texts))
    return Table(rows=tuple(cells), places=(place_of(heading.lines[0], last),), header_rows=1, certain=False)
