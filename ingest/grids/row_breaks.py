"""Rows that a page break cuts in two: whether the first row after it goes on the last row before it, and the two joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.grids.cut_words import Words, join_text
from ingest.grids.header_rows import filled, is_value
from ingest.model import Cell

CellRow = tuple[Cell | None, ...]

MIN_FIGURE_COLUMNS, MIN_FIGURES = 5, 2  # what makes a row one of figures
LABEL_COLUMNS = 3
SHORT_TAIL = 2  # a rest with figures fills less than half of the columns
LEAD_IN = ":"  # "The sites are:" goes on overleaf; "Memorandum:" alone in a row heads new ones
LABEL_WORDS = 8
SENTENCE_WORDS = 4
COUNTED = re.compile(r"\d[\d–-]*\s+[a-z]{2,}")
SENTENCE_END = re.compile(r"[.!?:;]['’”\")]*$")


def row_texts(row: CellRow) -> list[str]:
    """The texts of the cells, blank where another cell spans."""
    return [cell.text if cell else "" for cell in row]


def is_row_tail(head: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether the row after a break is the rest of the row before it, and no row of its own.

    A rest fills fewer columns, and its key cell is blank or in mid-sentence; or each of its cells goes on in mid-sentence or with what
    the cell before leads in. It has no figure or rating where the row before has one; only
    a short rest that goes on in mid-sentence may have one, as the second benchmark of a cell.

    >>> is_row_tail(["AB/S1", "Share of people", "5%"], ["", "in work", ""])
    True
    >>> is_row_tail(["Likely", "Major", "5"], ["", "Minor", "0"])
    False
    """
    before, after = set(filled(head)), set(filled(tail))
    shared = before & after
    goes_on = [column for column in shared if runs_on(head[column], tail[column])]
    figures = [column for column in shared if is_value(head[column]) and is_value(tail[column])]
    if not shared or (figures and not (goes_on and len(figures) == 1 and SHORT_TAIL * len(after) < len(before))):
        return False
    if 0 in after and after == before:
        return 0 in goes_on and not figures and all(column in goes_on or head[column].rstrip().endswith(LEAD_IN) for column in shared)
    if 0 in after:
        beyond_label = max(after) >= LABEL_COLUMNS  # else a label that the edges of the first cells cut
        return after < before and (0 in goes_on or (len(goes_on) > 1 and not figures and beyond_label))
    if after < before:
        return bool(goes_on) or (len(after) == 1 and not _heads(tail[max(after)]))
    return bool(goes_on) and len(goes_on) == len(shared)


def _heads(text: str) -> bool:
    """Whether a text alone in its row is a label of the rows below it."""
    return text.rstrip().endswith(LEAD_IN) and len(text.split()) <= LABEL_WORDS


def runs_on(head: str, tail: str) -> bool:
    """Whether the second text goes on in the middle of a sentence, bracket or list of the first.

    >>> runs_on("XY/S5 (NI", "7)"), runs_on("provision of", "care"), runs_on("Done.", "Next")
    (True, True, False)
    >>> runs_on("Share of young people aged", "16-18 who are in work"), runs_on("Share of young people", "16 weeks")
    (True, False)
    """
    if not head.strip() or not tail.strip():
        return False
    closes = tail.count(")") > tail.count("(")
    opened = head.count("(") > head.count(")")
    counted = COUNTED.match(tail.lstrip()) and head.rstrip()[-1].islower() and not is_value(tail) and len(head.split()) >= SENTENCE_WORDS
    begins_low = tail.lstrip()[0].islower() or tail.lstrip()[0] == "(" or bool(counted)
    return closes or opened or (begins_low and not SENTENCE_END.search(head.rstrip()))


def join_cut_rows(rows: Sequence[CellRow], words: Words) -> list[CellRow]:
    """The rows with those joined that were cut although no page break is seen: a row of figures, then the rest of its words.

    >>> join_cut_rows([], {})
    []
    """
    joined: list[CellRow] = []
    for row in rows:
        if joined and len(row) >= MIN_FIGURE_COLUMNS and _is_inner_tail(row_texts(joined[-1]), row_texts(row)):
            joined[-1] = join_rows(joined[-1], row, words)
        else:
            joined.append(row)
    return joined


def _is_inner_tail(head: Sequence[str], tail: Sequence[str]) -> bool:
    """Stricter than after a break: the row before has figures, this one has none, and a cell other than the key goes on in mid-sentence."""
    figures = sum(is_value(text) for text in head)
    goes_on = any(runs_on(*pair) for pair in zip(head[1:], tail[1:], strict=True))
    return figures >= MIN_FIGURES and goes_on and not any(is_value(text) for text in tail) and is_row_tail(head, tail)


def join_rows(head: CellRow, tail: CellRow, words: Words) -> CellRow:
    """The row as one; each joined cell has the places of both parts."""
    return tuple(_join_cells(one, other, words) for one, other in zip(head, tail, strict=True))


def _join_cells(head: Cell | None, tail: Cell | None, words: Words) -> Cell | None:
    if head is None or tail is None or not tail.text.strip():
        return head
    if not head.text.strip():
        return replace(tail, fill=tail.fill or head.fill, row_span=head.row_span, column_span=head.column_span)
    return replace(head, text=join_text(head.text, tail.text, words), places=(*head.places, *tail.places))
