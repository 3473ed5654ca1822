"""Labels in the vertical middle of the rows that they head, where the format keeps no merged cells: plain text.

An extractor puts such a label in the row of the cells beside it in whose height it stands, so that the rows above it seem to belong to the
label before. Here each label spans its rows again, from the first of them on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.grids.row_breaks import CellRow, row_texts
from ingest.model import Cell, Table

LEAST_WORDS = 8
"""Words that the cells of the last column hold on average: passages, whose length tells their height."""
STEM = 5
"""Letters by which words of labels and passages are compared."""
OTHER_SUBJECT = 150.0
"""Letters of height that it counts when a row goes to the label with which it shares fewer words."""
COMMON_WORD = 0.3
UNEVEN = 0.03
"""Weight of blocks of uneven height, which decides where nothing else does."""


class Label(NamedTuple):
    """A label of one or more rows, `first` to `last`, and the stems of its words and those of the cells beside it."""

    first: int
    last: int
    stems: frozenset[str]


def with_centred_labels(table: Table) -> Table:
    """The table with labels spanning their rows, if it has rows without one that go better with the label below them; else as it is."""
    rows = table.rows[table.header_rows :]
    if not all(place.lines for place in table.places) or not _holds_passages(rows):
        return table
    labels = _labels(rows)
    subjects = Subjects(rows)
    if len(labels) < 2 or labels[0].first != 0 or not _leads_below(rows, labels, subjects):
        return table
    blocks = _blocks(rows, labels, subjects)
    merged = [row for label, (start, end) in zip(labels, blocks, strict=True) for row in _spanning(rows, label, start, end)]
    return replace(table, rows=(*table.rows[: table.header_rows], *merged))


def _holds_passages(rows: Sequence[CellRow]) -> bool:
    last = _last_column(rows)
    texts = [text for row in rows if len(row) > 2 and (text := row_texts(row)[last].strip())]
    return bool(texts) and sum(len(text.split()) for text in texts) >= LEAST_WORDS * len(texts)


def _last_column(rows: Sequence[CellRow]) -> int:
    """The last column that holds anything."""
    return max((column for row in rows for column, text in enumerate(row_texts(row)) if text.strip()), default=0)


def _is_free(row: CellRow) -> bool:
    """Whether a row has nothing but a passage."""
    texts = [text.strip() for text in row_texts(row)]
    return not any(texts[:2]) and any(texts)


def _labels(rows: Sequence[CellRow]) -> list[Label]:
    labels: list[Label] = []
    for number, row in enumerate(rows):
        texts = [text.strip() for text in row_texts(row)]
        goes_on = bool(labels) and labels[-1].last == number - 1 and texts[1][:1].islower()
        if goes_on or (texts[0] and labels and labels[-1].last == number - 1 and texts[0][:1].islower()):
            labels[-1] = Label(labels[-1].first, number, labels[-1].stems | _stems(" ".join(texts[:2])))
        elif texts[0]:
            labels.append(Label(number, number, _stems(" ".join(texts[:2]))))
    return labels


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in re.findall(rf"[^\W\d_]{{{STEM},}}", text))


class Subjects:
    """How much of what a label names a row speaks of: words count the more, the fewer rows have them."""

    def __init__(self, rows: Sequence[CellRow]) -> None:
        self._stems = [_stems(" ".join(row_texts(row))) for row in rows]
        self._said = Counter(stem for stems in self._stems for stem in stems)

    def shared(self, row: int, label: Label) -> float:
        return sum(1 / self._said[stem] for stem in self._stems[row] & label.stems)

    def lost(self, row: int, label: Label, others: Sequence[Label]) -> float:
        """How much more a row shares with one of the other labels, at most 1; a word that many rows have counts for nothing."""
        more = max((self.shared(row, other) - self.shared(row, label) for other in others), default=0.0)
        return min(1.0, more) if more > COMMON_WORD else 0.0


def _leads_below(rows: Sequence[CellRow], labels: Sequence[Label], subjects: Subjects) -> bool:
    """Whether more of the rows right above a label speak of what it names than of what the label before names."""
    below = above = 0
    for label, following in pairwise(labels):
        last = following.first - 1
        if last > label.last and _is_free(rows[last]):
            here, there = subjects.shared(last, label), subjects.shared(last, following)
            below, above = below + (there > here), above + (here > there)
    return below > above


def _blocks(rows: Sequence[CellRow], labels: Sequence[Label], subjects: Subjects) -> list[tuple[int, int]]:
    """For each label the rows it heads, as first and one past the last: the way to part the rows between labels that costs least."""
    column = _last_column(rows)
    heights = [len(row_texts(row)[column]) for row in rows]
    ways: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}  # by where the next block begins
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        ends = range(label.last + 1, following.first + 1) if following else [len(rows)]
        reached: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, blocks) in ways.items():
            for end in ends:
                if following and not all(_is_free(row) for row in rows[end : following.first]):
                    continue
                total = (
                    cost
                    + _off_centre(heights, label, start, end)
                    + sum(
                        OTHER_SUBJECT * max(0.0, subjects.lost(i, label, [other]))
                        for i in range(start, end)
                        for other in _beside(i, label, labels)
                    )
                )
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, [*blocks, (start, end)])
        ways = reached
    return ways[len(rows)][1]


def _off_centre(heights: Sequence[int], label: Label, start: int, end: int) -> float:
    """How far the middle of a block is from its label, and a little for its height: blocks are rather even."""
    high = sum(heights[start:end])
    middle = sum(heights[:start]) + high / 2
    off = max(0.0, sum(heights[: label.first]) - middle, middle - sum(heights[: label.last + 1]))
    return off + UNEVEN * high * high / max(1, sum(heights))


def _beside(row: int, label: Label, labels: Sequence[Label]) -> list[Label]:
    """The other label that a row without one could belong to."""
    place = labels.index(label)
    if row < label.first:
        return list(labels[max(0, place - 1) : place])
    return list(labels[place + 1 : place + 2]) if row > label.last else []


def _spanning(rows: Sequence[CellRow], label: Label, start: int, end: int) -> list[CellRow]:
    """The rows of a block with the label, and what stands beside it, in the first of them."""
    texts: list[Cell | None] = []
    for column in (0, 1):
        parts = [cell for row in rows[label.first : label.last + 1] if (cell := row[column]) is not None and cell.text.strip()]
        alone = column == 0 or not any(row_texts(row)[1].strip() for row in (*rows[start : label.first], *rows[label.last + 1 : end]))
        if not parts or not alone:
            texts.append(None)
            continue
        places = tuple(dict.fromkeys(place for cell in parts for place in cell.places))
        texts.append(replace(parts[0], text=" ".join(cell.text for cell in parts), places=places, row_span=end - start))
    merged = []
    for number in range(start, end):
        own = rows[number]
        head = [(cell if number == start else None) if cell is not None else own[column] for column, cell in enumerate(texts)]
        merged.append((*head, *own[2:]))
    return merged
