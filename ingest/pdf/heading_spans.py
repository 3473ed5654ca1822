"""Headings that stand over several columns where no rule says so: a text centred over them, or a unit alone on its line."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.grids.header_rows import UNIT
from ingest.pdf.columns import Segment, segments_of
from ingest.pdf.words import Line

Span = tuple[int, int]
"""First and last column."""

OFF_CENTRE = 0.08
"""A text is centred over columns when its middle is this share of their width from theirs, at most, or half a font size."""
WRAPPED_STEP = 1.35
"""Lines of one heading are at most this many font sizes apart; rows of a spreadsheet are further."""


def heading_spans(line: Line, lines: Sequence[Line], headings: int, borders: Sequence[float], label: int) -> list[Span]:
    """The columns that each text of a heading line spans, where it spans several. The first `headings` of the table's `lines` head it."""
    beside = [other for other in lines[:headings] if abs(other.baseline - line.baseline) < line.size]
    below = [other for other in lines[:headings] if other.baseline - line.baseline >= line.size]
    if not below:
        return []
    extents = _extents([other for other in lines if other not in beside], borders)
    segments = segments_of(line)
    if len(segments) == 1 and UNIT.fullmatch(segments[0].text) and not _is_over_one(segments[0], extents):
        columns = [column for column in extents if column != label]
        return [(min(columns), max(columns))] if len(columns) > 1 else []
    taken = {_column((s.start + s.end) / 2, borders) for other in beside for s in segments_of(other)}
    spans = []
    for segment in segments:
        own = _column((segment.start + segment.end) / 2, borders)
        wrapped = any(
            other.baseline - line.baseline <= WRAPPED_STEP * line.size
            and any(_column((w.box[0] + w.box[2]) / 2, borders) == own for w in other.words)
            for other in below[:1]
        )
        free = (taken - {own}) | {label}
        if not wrapped and (span := _centred(segment, own, extents, free, line.size)):
            spans.append(span)
    return spans


def _column(x: float, borders: Sequence[float]) -> int:
    return sum(x > border for border in borders)


def _extents(lines: Sequence[Line], borders: Sequence[float]) -> dict[int, tuple[float, float]]:
    """For each column from where to where its texts reach."""
    extents: dict[int, tuple[float, float]] = {}
    for line in lines:
        for word in line.words:
            column = _column((word.box[0] + word.box[2]) / 2, borders)
            start, end = extents.get(column, (word.box[0], word.box[2]))
            extents[column] = (min(start, word.box[0]), max(end, word.box[2]))
    return extents


def _is_over_one(segment: Segment, extents: dict[int, tuple[float, float]]) -> bool:
    """Whether a unit is set exactly over one column."""
    middle = (segment.start + segment.end) / 2
    return any(
        abs(middle - (start + end) / 2) < 2 or abs(segment.end - end) < 2 or abs(segment.start - start) < 2
        for start, end in extents.values()
    )


def _centred(segment: Segment, own: int, extents: dict[int, tuple[float, float]], taken: set[int], size: float) -> Span | None:
    """The widest run of columns, those that others stand over left out, over whose middle the text stands."""
    middle = (segment.start + segment.end) / 2
    first, last = own, own
    while first - 1 in extents and first - 1 not in taken:
        first -= 1
    while last + 1 in extents and last + 1 not in taken:
        last += 1
    best: Span | None = None
    for a in range(first, own + 1):
        for b in range(own, last + 1):
            if b == a or a not in extents or b not in extents:
                continue
            start, end = extents[a][0], extents[b][1]
            if abs((start + end) / 2 - middle) > max(OFF_CENTRE * (end - start), 0.5 * size):
                continue
            if best is None or b - a > best[1] - best[0]:
                best = (a, b)
    return best
