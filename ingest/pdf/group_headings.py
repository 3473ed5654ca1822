"""Headings over groups of columns, in tables without column rules: a rule below them tells which columns they are over.

The rule under the headings of groups is shorter than the table, as the columns beside the groups have one heading each, over both levels.
Whether a rule is drawn for each group or one for all, the texts stand at the left, in the middle or at the right of their groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from ingest.pdf.columns import STRIP, segments_of
from ingest.pdf.heading_looks import is_figure
from ingest.pdf.heading_spans import Span
from ingest.pdf.marks import Rule
from ingest.pdf.rulings import COVER, SAME_EDGE, Grid, GridCell
from ingest.pdf.words import Line

MOST_COLUMNS = 16
"""Columns under one rule; more are not parted into groups, as the ways to do so grow too many."""
OUT_OF_LINE = 0.5
"""Font sizes by which a text may stand out of line with its group."""
CLEARLY = 0.33
"""A way to part columns into groups is told when the texts stand out of line by at most this share of what they do in any other way."""


class Levels(NamedTuple):
    """A row of headings parted in two: at which height, over which columns, and which of these each upper heading spans."""

    at: float
    columns: tuple[int, ...]
    spans: tuple[Span, ...]


def without_group_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines without the texts in headings that stand over others: those over several columns cross the white between them, and may
    end in it."""
    first = next((i for i, line in enumerate(lines) if any(is_figure(s.text) for s in segments_of(line, STRIP)[1:])), None)
    if first is None:
        return list(lines)
    if _name_all(lines[:first]):
        return list(lines)
    kept: list[Line] = []
    for number, line in enumerate(lines):
        lower = [segments_of(below, STRIP) for below in lines[number + 1 : first]]
        over = {
            word
            for segment in (segments_of(line, STRIP) if lower else ())
            if any(below.start < segment.end and segment.start < below.end for texts in lower for below in texts)
            for word in segment.words
        }
        words = tuple(word for word in line.words if word not in over)
        if words:
            kept.append(line._replace(words=words))
    return kept


def _name_all(lines: Sequence[Line]) -> bool:
    """Whether the first line is bold, the others are not, and it has as many texts as they: headings over cells that are words."""
    bold = [all(word.bold for word in line.words) for line in lines]
    counts = [len(segments_of(line, STRIP)) for line in lines]
    return len(lines) > 1 and bold[0] and not any(bold[1:]) and counts[0] == max(counts)


def levels_of(rules: Sequence[Rule], lines: Sequence[Line], xs: Sequence[float], top: float, bottom: float) -> Levels | None:
    """How shorter rules part a row of headings between `top` and `bottom` in two; None where they do not."""
    inside = [rule for rule in rules if top + SAME_EDGE < rule.at < bottom - SAME_EDGE]
    if not inside:
        return None
    at = min(rule.at for rule in inside)
    level = [rule for rule in inside if rule.at - at <= SAME_EDGE]
    upper, lower = ([line for line in lines if (line.baseline <= at) is above] for above in (True, False))
    groups = [columns for rule in level if (columns := _columns_over(rule, _texts(lower), xs))]
    covered = tuple(sorted({column for columns in groups for column in columns}))
    if not lower or not all(any(_column(text, xs) in covered for text in _texts(part)) for part in (upper, lower)):
        return None
    own = _with_ends(xs, level)
    spans = [span for columns in groups for span in _spans_under_rule(_texts(upper), _texts(lower), columns, own, lower[0].size)]
    return Levels(at, covered, tuple(spans))


def with_tall_headings(grid: Grid, row: int, covered: Sequence[int]) -> Grid:
    """The grid with the headings beside the groups over both of their levels, `row` and the next."""
    cells = []
    upper = {cell.column: cell for cell in grid.cells if cell.row == row and not set(_columns_of(cell)) & set(covered)}
    for cell in grid.cells:
        above = upper.get(cell.column)
        if cell.row == row + 1 and above and above.column_span == cell.column_span:
            continue
        tall = cell.row == row and any(c.row == row + 1 and c[1::2] == cell[1::2] for c in grid.cells) and cell.column in upper
        cells.append(cell._replace(row_span=2) if tall else cell)
    return grid._replace(cells=tuple(sorted(cells)))


def spans_over(upper: Sequence[Line], lower: Sequence[Line], borders: Sequence[float]) -> list[Span]:
    """The columns that each text of a row of headings is over, as the row below it names them; none where that cannot be told.

    Headings at the height of the lower row that stand under none are labels of rows, at the left of the first group.
    """
    xs = (float("-inf"), *borders, float("inf"))
    named = sorted({_column(text, xs) for text in _texts(lower)})
    runs: list[list[int]] = []
    for column in named:
        if not runs or column != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(column)
    found: list[Span] = []
    for run in runs:
        for start in range(len(run) - 1):
            if len(_over(_texts(upper), run[start:], xs)) < len(_over(_texts(upper), run, xs)):
                break  # a label has no heading over it
            if spans := _spans(_texts(upper), _texts(lower), run[start:], xs, lower[0].size):
                found += spans
                break
    return found


def _with_ends(xs: Sequence[float], rules: Sequence[Rule]) -> list[float]:
    """The edges of the columns, those next to the ends of the rules at these ends: there the cells meet."""
    ends = [end for rule in rules for end in (rule.start, rule.end)]
    nearest = {min(range(len(xs)), key=lambda i: abs(xs[i] - end)): end for end in ends}
    return [nearest.get(i, x) for i, x in enumerate(xs)]


def _columns_of(cell: GridCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _columns_over(rule: Rule, lower: Sequence[_Text], xs: Sequence[float]) -> tuple[int, ...]:
    """The columns whose own headings stand below the rule, or most of whose width it covers where they have none."""
    extents = [_extent(column, lower, xs) for column in range(len(xs) - 1)]
    shares = [(min(rule.end, text.end) - max(rule.start, text.start)) / (text.end - text.start) for text in extents]
    return tuple(column for column, share in enumerate(shares) if share >= COVER)


class _Text(NamedTuple):
    """From where to where a heading reaches, over all of its lines."""

    start: float
    end: float


def _texts(lines: Sequence[Line]) -> list[_Text]:
    found: list[_Text] = []
    for segment in sorted((s for line in lines for s in segments_of(line, STRIP)), key=lambda s: s.start):
        if found and segment.start < found[-1].end:
            found[-1] = _Text(found[-1].start, max(found[-1].end, segment.end))
        else:
            found.append(_Text(segment.start, segment.end))
    return found


def _column(text: _Text, xs: Sequence[float]) -> int:
    return sum(text.start >= x for x in xs[1:-1])


def _spans_under_rule(
    upper: Sequence[_Text], lower: Sequence[_Text], columns: Sequence[int], xs: Sequence[float], size: float
) -> list[Span]:
    """The columns that the texts over a rule are over; all of them together where that cannot be told, so that none has a heading alone."""
    alone = len(_over(upper, columns, xs)) == 1
    whole = [(columns[0], columns[-1])]
    return whole if alone else _spans(upper, lower, columns, xs, size) or whole


def _spans(upper: Sequence[_Text], lower: Sequence[_Text], columns: Sequence[int], xs: Sequence[float], size: float) -> list[Span]:
    """The columns that each upper text is over, all of them together being these; none where that cannot be told."""
    texts = _over(upper, columns, xs)
    if not texts or len(columns) > MOST_COLUMNS:
        return []
    extents = {column: _extent(column, lower, xs) for column in columns}
    ways = sorted((_out_of_line(texts, way, extents, xs), way) for way in _ways(columns, len(texts)))
    if not ways or ways[0][0] > OUT_OF_LINE * size * len(texts):
        return []
    told = len(ways) == 1 or ways[0][0] <= CLEARLY * ways[1][0]
    return list(ways[0][1]) if told else []


def _over(upper: Sequence[_Text], columns: Sequence[int], xs: Sequence[float]) -> list[_Text]:
    """The texts whose middle stands over the columns."""
    return [text for text in upper if xs[columns[0]] <= (text.start + text.end) / 2 <= xs[columns[-1] + 1]]


def _extent(column: int, lower: Sequence[_Text], xs: Sequence[float]) -> _Text:
    """Where the heading of a single column stands; the column itself where it has none."""
    return next((text for text in lower if _column(text, xs) == column), _Text(xs[column], xs[column + 1]))


def _ways(columns: Sequence[int], count: int) -> Iterator[tuple[Span, ...]]:
    """The ways to part columns into so many groups."""
    for cuts in combinations(range(1, len(columns)), count - 1):
        yield tuple((columns[start], columns[end - 1]) for start, end in pairwise((0, *cuts, len(columns))))


def _out_of_line(texts: Sequence[_Text], way: Sequence[Span], extents: dict[int, _Text], xs: Sequence[float]) -> float:
    """How far the texts stand from the left, the middle or the right of their groups, all of them alike: of their headings, or of their
    cells, which are wider where a heading is short."""
    headings = [_Text(extents[first].start, extents[last].end) for first, last in way]
    cells = [_Text(xs[first], xs[last + 1]) for first, last in way]
    return min(
        sum(min(abs(text.start - one.start) for one in pair) for text, *pair in zip(texts, headings, cells, strict=True)),
        *(
            sum(abs(text.start + text.end - one.start - one.end) / 2 for text, one in zip(texts, group, strict=True))
            for group in (headings, cells)
        ),
        sum(min(abs(text.end - one.end) for one in pair) for text, *pair in zip(texts, headings, cells, strict=True)),
    )
