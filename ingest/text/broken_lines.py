"""Tables without tabs, whose cells are broken into lines as on the page: headings, then rows found by the types of their values.

What cannot be put back surely stays prose, with a Problem that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.grids.cut_words import join_wrapped
from ingest.model import Block, BlockKind, Cell, Problem, Table
from ingest.text.broken_activities import broken_activities, is_note
from ingest.text.broken_headings import BrokenHeading, Column, find_broken_heading
from ingest.text.broken_rows import KIND_ALONE, is_complete, ref_shape, row_cells, starts_row
from ingest.text.markup import plain_text
from ingest.text.prose_lines import BOLD_LEVEL, Line, PlaceOf, heading_level, prose_blocks

WIDE = 70  # a line this long is commentary over the whole width: the columns of an indicator table are much narrower

Group = Sequence[Line]
Row = tuple[tuple[str, ...], tuple[int, int]]  # its texts, one for each column or a single one over all columns, and its lines

__all__ = ["BrokenPart", "find_broken_heading", "read_broken_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPart:
    """What was read from one heading to the next: a table, prose that is not part of it, and the index of the first line after it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    end: int


def read_broken_table(lines: Sequence[Line], heading: BrokenHeading, place_of: PlaceOf) -> BrokenPart:
    """The table under the heading, up to the next table heading or heading line. A table without rows is kept: it may go on."""
    end = _section_end(lines, heading.end)
    groups = _groups(lines[heading.end : end])
    activities = heading.kinds()[:4] in ACTIVITY_ORDERS and len(heading.columns) <= 4
    rows, loose = _activity_rows(groups, len(heading.columns)) if activities else _indicator_rows(groups, heading.kinds())
    table = _table(heading, rows, place_of)
    blocks = [Block(kind=BlockKind.TABLE, text="", place=table.places[0], table=table)]
    problems = []
    for group in loose:
        kept = prose_blocks(group, place_of, before_table=False, opens_report=False)
        note = is_note(group)
        blocks.extend(Block(kind=BlockKind.FOOTNOTE if note else BlockKind.PARAGRAPH, text=block.text, place=block.place) for block in kept)
        if not note:
            place = place_of(group[0][0], group[-1][0])
            message = f"lines {group[0][0]} to {group[-1][0]} stand in a table without column marks and fit no row surely; kept as prose"
            problems.append(Problem(kind="broken_row", message=message, place=place))
    return BrokenPart(blocks=tuple(blocks), problems=tuple(problems), end=end)


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
        if level is not None and level <= BOLD_LEVEL and not any(letter.isdigit() for letter in text):
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


def _indicator_rows(groups: Sequence[Group], kinds: tuple[Column, ...]) -> tuple[list[Row], list[Group]]:
    """Rows of indicators with the comments between them; each comment is a row of one cell over all columns."""
    rows: list[Row] = []
    loose: list[Group] = []
    for lines in _stretches(groups, kinds):
        text, numbers = join_wrapped(line for _, line in lines), (lines[0][0], lines[-1][0])
        if len(lines[0][1]) > WIDE:
            rows.append(((text,), numbers))
        elif cells := row_cells(text, kinds):
            rows.append((cells, numbers))
        else:
            loose.append(lines)
    return rows, loose


def _stretches(groups: Sequence[Group], kinds: tuple[Column, ...]) -> list[list[Line]]:
    """The lines parted where a row or a comment begins; a comment goes on to the next blank line."""
    stretches: list[list[Line]] = []
    shape, in_comment = "", False
    for group in groups:
        texts = [line for _, line in group]
        if in_comment:
            in_comment = False
            stretches.append([])
        for index, line in enumerate(group):
            wide = len(line[1]) > WIDE
            if wide and not in_comment:
                in_comment = True
                stretches.append([])
            elif not in_comment and starts_row(texts, index):
                text = join_wrapped(text for _, text in stretches[-1]) if stretches else ""
                shaped = ref_shape(line[1]) == shape != "" and not KIND_ALONE.fullmatch(text)
                if not text or shaped or is_complete(text, kinds):
                    shape = shape or ref_shape(line[1])
                    stretches.append([])
            if not stretches:
                stretches.append([])
            stretches[-1].append(line)
    return [stretch for stretch in stretches if stretch]


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
