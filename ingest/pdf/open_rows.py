"""Lines without rules between them as rows of a table: which lines are one row, and which lines of a heading stand over several columns.

A label that wraps is told from two labels by its width: the first word of the next line would not have fitted. Its figures stand on the
first, the last (spreadsheets) or a middle line of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import ne
from typing import NamedTuple

from ingest.pdf.colours import colour_at, is_white
from ingest.pdf.columns import segments_of
from ingest.pdf.group_headings import spans_over
from ingest.pdf.heading_looks import is_figure
from ingest.pdf.heading_spans import Span, heading_spans
from ingest.pdf.marks import Fill, Word
from ingest.pdf.words import Line

FIGURE = re.compile(r"^[-–+(<>~£$€]{0,3}\d|^(-|–|—|n/?a|\.\.|:)$", re.IGNORECASE)
NEW_ROW_STEP = 1.3
"""Lines further apart than this many of the closest steps are different rows."""
LABEL_SHARE = 0.6
"""Share of the lines that must hold words in another column than the first for it to be the column of labels."""
FULL = 0.9
"""Lines of this share of the longest one count as full; labels wrap only in a column that has several of them."""
LEAST_FULL = 2
WORD_SPACE = 0.25
RESIZED = 0.08
NEARLY = 0.7
"""Share of the columns that the fullest lines fill, in a line that begins a row where white space parts rows."""
MANY_ROWS = 3
LOOSE = 1.5
"""Font sizes between the baselines of lines that are apart: lines of one cell are 1.15 to 1.35 apart."""
FEW = 3
"""Of so many columns with figures, at most one goes on in a second line with what looks like another: "(as at 28 Mar", "2016)"."""
SAMPLES = 9
"""Places across the table at which the shading above and below a height is compared."""


class Parted(NamedTuple):
    """A line with its words by column."""

    line: Line
    words: dict[int, list[Word]]

    @property
    def texts(self) -> dict[int, str]:
        return {column: " ".join(word.text for word in words) for column, words in self.words.items()}


class Rows(NamedTuple):
    """The lines of each row, and for each row which columns its headings span."""

    bands: list[list[Line]]
    spans: list[list[Span]]


def rows_of(lines: Sequence[Line], borders: Sequence[float], cuts: Sequence[float] = (), *, headed: bool = True) -> Rows:
    """The rows of the lines. `borders` part the columns; `cuts` are heights that part rows for certain; `headed` says that the lines may
    begin with the headings of the columns."""
    parted = [parted_by(line, borders) for line in lines]
    labels = _Labels.of(parted)
    heading = _heading_lines(parted, labels.column) if headed else 0
    over_others = [i + 1 < heading and not set(parted[i + 1].texts) <= set(parted[i].texts) for i in range(len(lines))]
    spans = [heading_spans(lines[i], lines, heading, borders, labels.column) if over_others[i] else [] for i in range(len(lines))]
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    closest = min((step for step, line in zip(steps, lines, strict=False) if step >= line.size), default=0.0)
    apart_from_above = [
        i > 0 and (line.baseline - lines[i - 1].baseline > NEW_ROW_STEP * max(closest, line.size) or _is_cut(lines[i - 1], line, cuts))
        for i, line in enumerate(lines)
    ]
    spaced = _are_spaced(parted[heading:], apart_from_above[heading:])
    if spaced:
        apart_from_above[:heading] = [_is_level(parted[:i], parted[i], NEW_ROW_STEP * closest) for i in range(heading)]
    rows: list[list[int]] = []
    filled: dict[int, str] = {}
    for i, line in enumerate(lines):
        apart = bool(rows) and apart_from_above[i]
        if i < heading and spaced:
            starts = not rows or apart
        elif i < heading:
            beside = i > 0 and line.baseline - lines[i - 1].baseline < line.size
            starts = (
                not rows
                or (not beside and (apart or bool(spans[i] or spans[i - 1])))
                or _starts_heading(parted[i].texts, filled, labels.column, borders)
            )
        else:
            begins = not rows or apart or (i == heading and heading > 0)
            starts = begins or (not spaced and labels.starts_row(parted, i, filled, len(borders) + 1, cuts))
        if starts:
            rows.append([])
            filled = {}
        rows[-1].append(i)
        filled = {**parted[i].texts, **filled}
    bands = [[lines[i] for i in row] for row in rows]
    own = [[span for i in row for span in spans[i]] for row in rows]
    heads = sum(row[0] < heading for row in rows)
    levels = [number + 1 < heads and any(len(segments_of(line)) > 1 for line in bands[number + 1]) for number in range(len(bands))]
    over = [spans_over(bands[number], bands[number + 1], borders) if upper else [] for number, upper in enumerate(levels)]
    alone = [given if upper or not spaced else [] for upper, given in zip(levels, own, strict=True)]
    return Rows(bands, [found or given for found, given in zip(over, alone, strict=True)])


def _is_level(above: Sequence[Parted], line: Parted, step: float) -> bool:
    """Whether a line of headings stands apart from all that is above it in its columns: headings beside it may go on at any height."""
    over = [one.line.baseline for one in above if set(one.words) & set(line.words)]
    return bool(over) and line.line.baseline - max(over) > step


def _are_spaced(parted: Sequence[Parted], apart: Sequence[bool]) -> bool:
    """Whether white space parts the rows: every line of figures that fills nearly all columns stands apart from the line above it."""
    most = max((len(one.texts) for one in parted), default=0)
    full = [i for i, one in enumerate(parted) if len(one.texts) >= NEARLY * most and any(is_figure(text) for text in one.texts.values())]
    return (any(full) or (bool(full) and apart[0])) and all(apart[i] for i in full if i) and not all(apart[1:])


def parted_by(line: Line, borders: Sequence[float]) -> Parted:
    """The line with its words in the columns that the borders part."""
    words: dict[int, list[Word]] = {}
    for word in line.words:
        words.setdefault(sum((word.box[0] + word.box[2]) / 2 > x for x in borders), []).append(word)
    return Parted(line, words)


def are_crowded(bands: Sequence[Sequence[Line]], borders: Sequence[float]) -> bool:
    """Whether what rules part holds several rows each: headings below contents, or lines with figures below each other in several columns,
    in several bands, or in one of many lines."""
    if any(_heads_below(band) for band in bands):
        return True
    counts = []
    for band in bands:
        figures = sorted(figures_by_column(band, borders).values())
        counts.append(figures[-2] if len(figures) > 1 else 0)
    return sum(count > 1 for count in counts) > 1 or max(counts, default=0) >= MANY_ROWS


def _heads_below(band: Sequence[Line]) -> bool:
    """Whether lines end with bold ones of several columns, after others: the headings again, which a rule stands below."""
    bold = [all(word.bold for word in line.words) for line in band]
    return not all(bold) and bold[-1] and any(one and len(segments_of(line)) > 2 for one, line in zip(bold[1:], band[1:], strict=True))


def hold_one_row(band: Sequence[Line], borders: Sequence[float]) -> bool:
    """Whether what rules part is a single row of figures: of the columns with figures nearly all have one, and no line that fills most
    columns stands apart from others above it."""
    full = [2 * len(parted_by(line, borders).words) > len(borders) + 1 for line in band]
    apart = [below.baseline - above.baseline > LOOSE * below.size for above, below in pairwise(band)]
    if any(one and other for one, other in zip(full[1:], apart, strict=True)):
        return False
    figures = [count for count in figures_by_column(band, borders).values() if count]
    return bool(figures) and FEW * sum(count > 1 for count in figures) < len(figures)


def figures_by_column(band: Sequence[Line], borders: Sequence[float]) -> dict[int, int]:
    """For each column that has text in the lines the number of figures below each other."""
    seen: dict[int, int] = {}
    for line in band:
        for column, text in parted_by(line, borders).texts.items():
            seen[column] = seen.get(column, 0) + is_figure(text)
    return seen


def shade_cuts(fills: Sequence[Fill], left: float, right: float) -> list[float]:
    """The heights at which the shading of most of a table's width changes: there bands of rows meet."""
    near = [fill for fill in fills if fill.box[0] < right and left < fill.box[2]]
    heights = sorted({round(y) for fill in near for y in (fill.box[1], fill.box[3])})
    xs = [left + (right - left) * (i + 0.5) / SAMPLES for i in range(SAMPLES)]
    return [y for y in heights if 2 * sum(map(ne, _shades(xs, y - 2, near), _shades(xs, y + 2, near))) > SAMPLES]


def _shades(xs: Sequence[float], y: float, fills: Sequence[Fill]) -> list[str | None]:
    """The colours at one height, None for white."""
    there = [fill for fill in fills if fill.box[1] <= y <= fill.box[3]]
    colours = (colour_at(x, y, there) for x in xs)
    return [None if colour is None or is_white(colour) else colour for colour in colours]


def _is_cut(above: Line, below: Line, cuts: Sequence[float]) -> bool:
    return any(above.baseline - 1 <= cut <= below.baseline - 0.3 * below.size for cut in cuts)


def _heading_lines(parted: Sequence[Parted], label: int) -> int:
    """How many leading lines head the columns: up to the last one before the first figures that says something beside the labels."""
    bold = [all(word.bold for word in one.line.words) for one in parted]
    named = bold[0] and not all(bold) and not any(is_figure(text) for text in parted[0].texts.values())  # figures in bold go on a period
    first = next(
        (
            i
            for i, one in enumerate(parted)
            if not (named and all(bold[: i + 1])) and any(is_figure(text) for column, text in one.texts.items() if column != label)
        ),
        0,
    )
    end = bold.index(False) if named else len(parted)
    if len({column for one in parted[:end] for column in one.words}) < NEARLY * max(len(one.words) for one in parted):
        end = len(parted)  # only the upper headings are bold
    return max((i + 1 for i in range(min(first, end)) if set(parted[i].words) - {label}), default=0)


def _starts_heading(texts: dict[int, str], filled: dict[int, str], label: int, borders: Sequence[float]) -> bool:
    """Whether a line of the headings begins a row of its own: it names most columns, of which some are named above, in a row with a
    label, and some are not: else the headings above it go on in it."""
    named = set(texts) & set(filled)
    return label in filled and bool(named) and 2 * len(texts) >= len(borders) + 1 and not set(texts) <= set(filled)


class _Labels(NamedTuple):
    """The column of labels and how long its lines can be; `at_bottom` says that figures stand beside the last line of a wrapped label."""

    column: int
    from_left: bool
    room: float
    at_bottom: bool

    @classmethod
    def of(cls, parted: Sequence[Parted]) -> _Labels:
        column = _label_column(parted)
        boxes = [(words[0].box[0], words[-1].box[2]) for one in parted if (words := one.words.get(column))]
        if not boxes:
            return cls(column, True, float("inf"), False)
        left, right = min(start for start, _ in boxes), max(end for _, end in boxes)
        from_left = sum(start - left < 2 for start, _ in boxes) >= sum(right - end < 2 for _, end in boxes)
        lengths = [end - left if from_left else end - start for start, end in boxes]
        room = max(lengths)
        if sum(length >= FULL * room for length in lengths) < LEAST_FULL:
            room = float("inf")
        labels = cls(column, from_left, room, False)
        bare = [(i, set(one.words) == {column}) for i, one in enumerate(parted)]
        below = sum(labels.wraps(parted[i], parted[i + 1]) for i, alone in bare[:-1] if alone and len(parted[i + 1].words) > 1)
        above = sum(labels.wraps(parted[i - 1], parted[i]) for i, alone in bare[1:] if alone and len(parted[i - 1].words) > 1)
        return labels._replace(at_bottom=below > above)

    def wraps(self, above: Parted, below: Parted) -> bool:
        """Whether the label of one line goes on in the next."""
        first, second = above.words.get(self.column), below.words.get(self.column)
        if not first or not second or self._looks_other(above, below):
            return False
        if below.line.baseline - above.line.baseline > 1.5 * first[0].size:
            return False
        start = first[0].box[0]
        length = first[-1].box[2] - start
        return length + WORD_SPACE * first[0].size + (second[0].box[2] - second[0].box[0]) > self.room

    def _looks_other(self, above: Parted, below: Parted) -> bool:
        """Whether the labels of two lines differ in weight or size."""
        first, second = above.words[self.column][-1], below.words[self.column][0]
        return first.bold != second.bold or abs(first.size - second.size) > RESIZED * first.size

    def starts_row(self, parted: Sequence[Parted], i: int, filled: dict[int, str], columns: int, cuts: Sequence[float]) -> bool:
        """Whether a line that follows closely is another row: it has figures where the row has figures, or most columns, or a label of
        its own."""
        texts, before = parted[i].texts, parted[i - 1]
        if any(FIGURE.match(text) and FIGURE.match(filled.get(column, "")) for column, text in texts.items() if column != self.column):
            return True
        if self.column not in texts:
            return 2 * len(texts) >= columns and len(filled) > 1 and any(FIGURE.match(text) for text in texts.values())
        goes_on = self.wraps(before, parted[i])
        if set(texts) == {self.column}:
            after = parted[i + 1] if i + 1 < len(parted) and not _is_cut(parted[i].line, parted[i + 1].line, cuts) else None
            leads = after is not None and self.wraps(parted[i], after)
            lower = texts[self.column][:1].islower()
            if set(filled) == {self.column}:
                return not goes_on and (self._looks_other(before, parted[i]) or (self.room < float("inf") and not lower))
            if goes_on != leads:
                return leads
            return (not goes_on or self.at_bottom) and not lower
        if goes_on and set(filled) == {self.column}:
            return False
        return 2 * len(texts) >= columns or any(FIGURE.match(text) for column, text in texts.items() if column != self.column)


def _label_column(parted: Sequence[Parted]) -> int:
    """The first column, or where that holds figures the one in which most lines have words."""
    words: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for one in parted:
        for column, text in one.texts.items():
            (figures if FIGURE.match(text) else words)[column] += 1
    best = max(words, key=lambda column: (words[column], -column), default=0)
    return best if figures[0] > words[0] and words[best] >= LABEL_SHARE * len(parted) else 0
