"""Lines whose cells are parted by tabs -> rows. A cell may go on in the next lines; a comment without tabs may stand between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.grids.header_rows import count_header_rows
from ingest.grids.row_breaks import runs_on
from ingest.text.prose_lines import Line
from ingest.values.refs import looks_like_ref

TAB = "\t"
BLANK = " \xa0\r\f\v\ufeff"
MAX_BETWEEN = 6  # lines without tabs between two lines of one table: the rest of a cell, or a comment


@dataclass(frozen=True, slots=True, kw_only=True)
class TabbedRow:
    """The texts of a row's cells, a single one for a line without tabs, and the first and last line it stands on."""

    texts: tuple[str, ...]
    lines: tuple[int, int]


def tabbed_end(lines: Sequence[Line], start: int) -> int:
    """Where the table with tabs that begins at line index `start` ends; `start` itself if none begins there."""
    end = start
    while end < len(lines):
        if TAB not in lines[end][1]:
            after = _next_tabbed(lines, end)
            if end == start or after is None or not _is_of_table(lines[start:end], lines[end : after + 1]):
                break
            end = after
        end += 1
    inner = any(TAB in line.strip(BLANK).lstrip(TAB) for _, line in lines[start:end])
    return end if inner else start  # else the tabs only indent


def tabbed_rows(lines: Sequence[Line]) -> list[TabbedRow]:
    """The rows of a table, those put together whose cells go on in the next lines.

    >>> tabbed_rows([(1, "Ref\\tTitle\\tResult"), (2, "A1\\tVisits to"), (3, "parks\\t5")])[1]
    TabbedRow(texts=('A1', 'Visits to parks', '5'), lines=(2, 3))
    """
    width = max(len(_cells(line)) for line in lines)
    rows: list[TabbedRow] = []
    at = 0
    while at < len(lines):
        count = _lines_of_row(lines[at:], width)
        texts: tuple[str, ...] = ()
        for line in lines[at : at + count]:
            head, *rest = _cells(line)
            texts = (*texts[:-1], f"{texts[-1].rstrip()} {head.lstrip()}", *rest) if texts else (head, *rest)
        rows.append(TabbedRow(texts=texts, lines=(lines[at][0], lines[at + count - 1][0])))
        at += count
    return rows


def _lines_of_row(lines: Sequence[Line], width: int) -> int:
    """How many lines the first row takes: several if they are one row of full width, each but the first beginning within a cell."""
    cells = len(_cells(lines[0]))
    if cells == 1 or cells == width:
        return 1
    for count in range(1, min(len(lines), MAX_BETWEEN + 1)):
        cells += len(_cells(lines[count])) - 1
        if cells > width or not _begins_within(lines[count - 1], lines[count], lines[0]):
            return 1
        if cells == width:
            return count + 1
    return 1


def _begins_within(above: Line, line: Line, first: Line) -> bool:
    """Whether a line begins in the middle of the cell that the line above ends with; `first` is the first line of the row."""
    head, tail = _cells(above)[-1], _cells(line)[0]
    return runs_on(head, tail) or (looks_like_ref(_cells(first)[0].strip()) and bool(tail.strip()) and not looks_like_ref(tail.strip()))


def _next_tabbed(lines: Sequence[Line], start: int) -> int | None:
    """The next line with tabs, if no blank line comes first."""
    for index in range(start, min(len(lines), start + MAX_BETWEEN + 1)):
        if TAB in lines[index][1]:
            return index
        if not lines[index][1].strip(BLANK):
            return None
    return None


def _is_of_table(table: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether lines without tabs, and the one with tabs after them, belong to the table above: as its next row or the rest of one."""
    width = max(len(_cells(line)) for line in table)
    last = _cells(following[-1])
    if len(last) == width:
        return not count_header_rows([last])
    return _lines_of_row((table[-1], *following), width) > 1


def _cells(line: Line) -> list[str]:
    return line[1].strip("\r").split(TAB)
