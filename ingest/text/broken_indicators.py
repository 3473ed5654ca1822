"""Rows of indicators whose cells are broken into lines: where each begins and ends, with the comments between them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.grids.cut_words import join_wrapped
from ingest.grids.row_breaks import runs_on
from ingest.text.broken_headings import Column
from ingest.text.broken_rows import KIND_ALONE, VALUE_OF, ends_surely, is_complete, is_numbered, ref_shape, row_cells, starts_row
from ingest.text.prose_lines import Line

WIDE = 70  # a line this long is commentary over the whole width: the columns of an indicator table are much narrower
MIN_COMMENT_WORDS = 4  # of a comment whose lines are short
MAX_ROW_LINES = 30  # a row of which each word stands on its own line

Group = Sequence[Line]  # lines without a blank line between them
Row = tuple[tuple[str, ...], tuple[int, int]]  # its texts, one for each column or a single one over all columns, and its lines


def indicator_rows(groups: Sequence[Group], kinds: tuple[Column, ...]) -> tuple[list[Row], list[Group], list[Group]]:
    """Rows with the comments between them, each a row of one cell; lines after a row that head what follows; lines that fit no row."""
    rows: list[Row] = []
    after: list[Group] = []
    loose: list[Group] = []
    for lines in _stretches(groups, kinds):
        if cells := row_cells(_joined(lines), kinds):
            rows.append((cells, _numbers(lines)))
        elif _is_wide(lines[0]):
            rows.append(((_joined(lines),), _numbers(lines)))
        elif count := _lines_of_row(lines, kinds):
            rows.append((row_cells(_joined(lines[:count]), kinds) or (), _numbers(lines[:count])))
            rest = lines[count:]
            if _is_comment(rest):
                rows.append(((_joined(rest),), _numbers(rest)))
            else:
                (after if ends_surely(kinds) else loose).append(rest)
        else:
            loose.append(lines)
    return rows, after, loose


def row_tail(lines: Group, last: Sequence[str], kinds: tuple[Column, ...]) -> tuple[str, ...] | None:
    """The rest of the last row of the page before, in its columns: texts between blank lines that each go on a text of the row.

    >>> row_tail([(7, "in parks")], ["A1", "Visits to seats", "5"], (Column.REF, Column.TITLE, Column.RESULT))
    ('', 'in parks', '')
    """
    texts = [_joined(group) for group in _parted(lines)]
    tail = [""] * len(kinds)
    for column, kind in enumerate(kinds):
        if texts and kind not in VALUE_OF and runs_on(last[column], texts[0]):
            tail[column] = texts.pop(0)
    return None if texts else tuple(tail)


def _lines_of_row(lines: Group, kinds: tuple[Column, ...]) -> int:
    """How many lines are the row that begins a stretch which goes on with something else; 0 if that cannot be told.

    A row whose last column holds free text goes on to the blank line after its last value.
    """
    counts = range(1, len(lines))
    if not ends_surely(kinds):
        complete = next((count for count in counts if is_complete(_joined(lines[:count]), kinds)), 0)
        end = next((count for count in counts[max(complete - 1, 0) :] if not _follow(lines, count)), 0) if complete else 0
        return end if end and row_cells(_joined(lines[:end]), kinds) else 0
    fitting = [count for count in counts if row_cells(_joined(lines[:count]), kinds)]
    if not fitting:
        return 0
    rest = lines[fitting[-1] :]
    return fitting[-1] if not _follow(lines, fitting[-1]) or (rest[0][1].strip()[:1].isupper() and _is_comment(rest)) else 0


def _is_comment(lines: Group) -> bool:
    text = _joined(lines)
    return len(text.split()) >= MIN_COMMENT_WORDS and (text.endswith(".") or _is_wide(lines[0]))


def _parted(lines: Group) -> list[list[Line]]:
    """The lines between blank lines."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index and _follow(lines, index):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _follow(lines: Group, index: int) -> bool:
    """Whether no blank line stands before a line."""
    return lines[index][0] == lines[index - 1][0] + 1


def _stretches(groups: Sequence[Group], kinds: tuple[Column, ...]) -> list[list[Line]]:
    """The lines parted where a row or a comment begins; a comment goes on to the next blank line or whole row."""
    stretches: list[list[Line]] = [[]]
    shape, in_comment = "", False
    flat = [line for group in groups for line in group]
    texts = [text for _, text in flat]
    group_starts = {group[0][0] for group in groups}
    numbered = bool(texts) and is_numbered(ref_shape(texts, 0))
    for index, line in enumerate(flat):
        if in_comment and line[0] in group_starts:
            in_comment = False
            stretches.append([])
        starts = _starts(texts, index, kinds, stretches[-1], numbered)
        if starts and (in_comment or _is_wide(line)):
            starts = _holds_row(texts[index:], kinds)
        if starts and not in_comment:
            starts = _is_new_row(stretches[-1], kinds, shape, ref_shape(texts, index)) or (numbered and _holds_row(texts[index:], kinds))
        if starts:
            in_comment, shape = False, shape or ref_shape(texts, index)
            stretches.append([])
        elif _is_wide(line) and not in_comment:
            in_comment = True
            stretches.append([])
        stretches[-1].append(line)
    return [stretch for stretch in stretches if stretch]


def _starts(texts: Sequence[str], index: int, kinds: tuple[Column, ...], before: Group, numbered: bool) -> bool:
    """Whether a row may begin at a line: with its reference, or, where that stands elsewhere, after the end of another row."""
    if kinds[0] is Column.REF:
        return starts_row(texts, index, numbered=numbered)
    return bool(before) and ends_surely(kinds) and is_complete(_joined(before), kinds)


def _is_new_row(before: Group, kinds: tuple[Column, ...], shape: str, own: str) -> bool:
    """Whether what stands before is no part of the row that seems to begin: nothing, a whole row, or one with such a reference."""
    text = _joined(before)
    if KIND_ALONE.fullmatch(text) or text.endswith("/"):
        return False
    same = own == shape != "" and not is_numbered(own)
    leftover = kinds[0] is Column.REF and bool(before) and not ref_shape([line for _, line in before], 0)  # of the page before
    return not text or same or leftover or is_complete(text, kinds)


def _holds_row(texts: Sequence[str], kinds: tuple[Column, ...]) -> bool:
    """Whether a whole row stands at the beginning of these lines."""
    return any(row_cells(join_wrapped(texts[:count]), kinds) for count in range(1, min(len(texts), MAX_ROW_LINES) + 1))


def _is_wide(line: Line) -> bool:
    return len(line[1]) > WIDE


def _joined(lines: Group) -> str:
    return join_wrapped(text for _, text in lines)


def _numbers(lines: Group) -> tuple[int, int]:
    return lines[0][0], lines[-1][0]
