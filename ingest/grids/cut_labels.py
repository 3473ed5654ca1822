"""Labels beside several rows that a page break cuts: "Average number of" beside the rows before it, "days to settle" beside those after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.grids.cut_words import Words, join_text
from ingest.grids.row_breaks import LABEL_COLUMNS, CellRow, runs_on


def with_whole_labels(rows: Sequence[CellRow], more: Sequence[CellRow], words: Words) -> tuple[CellRow, ...]:
    """The rows before and after a break in one, a label that goes on in mid-sentence beside all of its rows."""
    before, after = [list(row) for row in rows], [list(row) for row in more]
    for column in range(min(LABEL_COLUMNS, len(after[0])) if before and after else 0):
        at = max((number for number, row in enumerate(before) if row[column] is not None), default=0)
        head, tail = before[at][column], after[0][column]
        if head is None or tail is None or max(head.row_span, tail.row_span) == 1 or at + head.row_span != len(before):
            continue
        if head.column_span == tail.column_span and runs_on(head.text, tail.text):
            text, span = join_text(head.text, tail.text, words), head.row_span + tail.row_span
            before[at][column] = replace(head, text=text, row_span=span, places=(*head.places, *tail.places))
            after[0][column] = None
    return tuple(tuple(row) for row in (*before, *after))
