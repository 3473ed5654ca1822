"""One stretch of a table whose columns no rule parts: its columns, then its rows, then its cells.

A table that goes on overleaf has a stretch on each page. Its columns are found from the lines of all of them together, its rows in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from ingest.model import Box
from ingest.pdf.columns import CROSSING_GAP, borders_between, segments_of, with_columns
from ingest.pdf.group_headings import levels_of, with_tall_headings, without_group_headings
from ingest.pdf.heading_spans import Span
from ingest.pdf.marks import Fill, Rule, bounds
from ingest.pdf.open_rows import are_crowded, hold_one_row, rows_of, shade_cuts
from ingest.pdf.rule_stacks import NEAR_RULE, are_headings, inner_rules
from ingest.pdf.rulings import SAME_EDGE, Grid, GridCell, edges
from ingest.pdf.words import Line

LEAST_BANDS = 3
"""Rules that part fewer stretches are those of heading, body and total, unless each stretch shows itself to be one row."""
BANDS_SHARE = 0.4
"""The same, as a share of the lines with several columns."""
CLOSE = 2.5
"""Font sizes from the last rule, or the last line, to the baseline of a row below it, at most; a paragraph after a table is further."""
NEXT_LINE = 1.4
"""The same for a line in one column only, which goes on what stands above it."""
SLACK = 2.0
"""Points around the lines of a row that no rule closes, and by which text may stand out of its column."""
TITLED = 2
"""Rows in which the headings of groups stand: the first, or the second below a title."""
SLIVER = 1.5
"""An empty strip narrower than this many font sizes is a stripe of colour or a gap, no column."""


class Part(NamedTuple):
    """A stretch of a table on one page. `cuts` are the heights of its rules, first and last included; `rows_ruled` says that what stands
    between two of them is known to be one row. `inner` are rules in it that are shorter than the table."""

    box: Box
    lines: list[Line]
    fills: list[Fill]
    cuts: tuple[float, ...]
    rows_ruled: bool = False
    inner: tuple[Rule, ...] = ()


def part_between(stack: Sequence[Rule], lines: Sequence[Line], fills: Sequence[Fill], rules: Sequence[Rule]) -> Part:
    """What stands between the first and the last rule of a stack; `rules` are all of the page."""
    box = (min(r.start for r in stack), stack[0].at, max(r.end for r in stack), stack[-1].at)
    inside = [line for line in lines if box[1] - 1 <= line.baseline <= box[3] + 1 and line.box[2] > box[0] and line.box[0] < box[2]]
    near = [fill for fill in fills if box[1] - 2 <= fill.box[1] and fill.box[3] <= box[3] + 2]
    return Part(box, inside, near, tuple(rule.at for rule in stack), inner=inner_rules(rules, box))


def with_rows_below(part: Part, lines: Sequence[Line], fills: Sequence[Fill], rules: Sequence[Rule]) -> Part:
    """The part with the rows below its last rule: a table need not be closed, and one that goes on overleaf is not where a row is cut."""
    left, top, right, bottom = part.box
    end = min((rule.at for rule in rules if rule.at > bottom + SAME_EDGE and rule.start < right and left < rule.end), default=float("inf"))
    below: list[Line] = []
    at = bottom
    for line in lines:
        if not at < line.baseline < end or line.box[2] < left or right < line.box[0]:
            continue
        step = (line.baseline - at) / line.size
        if (
            step > (CLOSE if not below or len(segments_of(line)) > 1 else NEXT_LINE)
            or not left - SLACK <= line.box[0] < line.box[2] <= right + SLACK
        ):
            break
        below.append(line)
        at = line.baseline
    if not below or len(segments_of(below[0])) < 2:
        return part
    borders = borders_of([part._replace(lines=[*part.lines, *below])])
    fitting = list(takewhile(lambda line: fit([line], (left, *borders, right)), below))
    if not fitting or 2 * len(segments_of(fitting[0])) <= len(borders):
        return part
    return with_lines(part, fitting, fills, top, bounds([line.box for line in fitting])[3] + SLACK)


def with_headings_above(part: Part, lines: Sequence[Line], fills: Sequence[Fill]) -> Part:
    """The part with the headings right above its first rule, where no rule stands above them."""
    above: list[Line] = []
    at = part.box[1]
    for line in sorted(lines, key=lambda line: -line.baseline):
        if line.baseline >= part.box[1] or line.box[2] < part.box[0] or part.box[2] < line.box[0]:
            continue
        if at - line.baseline > (CLOSE if not above else NEXT_LINE) * line.size or not all(word.bold for word in line.words):
            break
        above.insert(0, line)
        at = line.baseline
    if not are_headings(above, ()) or are_headings([line for line in part.lines if line.baseline < part.cuts[1]], part.fills):
        return part
    top = bounds([line.box for line in above])[1] - SLACK
    longer = with_lines(part, above, fills, top, part.box[3])
    return longer if fit(above, (part.box[0], *borders_of([longer]), part.box[2])) else part


def with_lines(part: Part, lines: Sequence[Line], fills: Sequence[Fill], top: float, bottom: float) -> Part:
    """The part with the lines above or below it, from `top` on down to `bottom`."""
    ordered = sorted([*part.lines, *lines], key=lambda line: line.baseline)
    right = part.box[2] if part.rows_ruled else max(part.box[2], *(line.box[2] + SLACK for line in lines))
    box = (part.box[0], top, right, bottom)
    return part._replace(box=box, lines=ordered, fills=fills_in(fills, top, bottom), cuts=edges([top, *part.cuts, bottom]))


def fills_in(fills: Sequence[Fill], top: float, bottom: float) -> list[Fill]:
    """The fills between two heights."""
    return [fill for fill in fills if top - SLACK <= fill.box[1] and fill.box[3] <= bottom + SLACK]


def fit(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether no text of the lines crosses an edge of the columns or leaves the table."""
    texts = [segment for line in lines for segment in segments_of(line, CROSSING_GAP)]
    return all(
        xs[0] - SLACK <= text.start
        and text.end <= xs[-1] + SLACK
        and not any(text.start < x - SLACK and x + SLACK < text.end for x in xs[1:-1])
        for text in texts
    )


def borders_of(parts: Sequence[Part], ruled: Sequence[float] = ()) -> list[float]:
    """Where the columns of one table meet, of which these are all parts; `ruled` are the borders that rules draw."""
    lines = [line for part in parts for line in without_group_headings(part.lines)]
    whole = [line for part in parts for line in part.lines]
    fills = [fill for part in parts for fill in part.fills]
    frame = Grid((min(part.box[0] for part in parts), max(part.box[2] for part in parts)), (0.0, 1.0), (GridCell(0, 0, 1, 1),))
    left, right = frame.xs
    inferred = [
        x for x in borders_between(lines, fills, frame, whole) if left < x < right and all(abs(x - other) > NEAR_RULE for other in ruled)
    ]
    return _without_slivers(sorted([*ruled, *inferred]), ruled, lines)


def grid_of_part(part: Part, borders: Sequence[float]) -> Grid | None:
    """The grid of one stretch with these columns; None where nothing parts it into rows."""
    if not borders:
        return None
    heights = edges(part.cuts)
    bands = [[line for line in part.lines if above < line.baseline <= below] for above, below in pairwise(heights)]
    alone = len(bands) == 1 and are_headings(bands[0], part.fills)  # left at the foot of a page
    if all(bands) and (part.rows_ruled or alone or _are_rows(bands, borders)):
        return _with_levels(part, borders, heights, bands)
    bands = [band for band in bands if band]
    several = sum(len(segments_of(line)) > 1 for line in part.lines)
    spans: Sequence[Sequence[Span]] = ()
    if len(bands) < max(LEAST_BANDS, BANDS_SHARE * several) or are_crowded(bands, borders):
        rows = rows_of(part.lines, borders, [*part.cuts, *shade_cuts(part.fills, part.box[0], part.box[2])])
        bands, spans = rows.bands, rows.spans
    if len(bands) < 2:
        return None
    middles = [
        (max(w.box[3] for line in above for w in line.words) + min(w.box[1] for line in below for w in line.words)) / 2
        for above, below in pairwise(bands)
    ]
    inner = (_ruled_or(middle, above, below, part.cuts) for middle, (above, below) in zip(middles, pairwise(bands), strict=True))
    return _with_rows(part, borders, (part.box[1], *inner, part.box[3]), bands, spans)


def _are_rows(bands: Sequence[Sequence[Line]], borders: Sequence[float]) -> bool:
    """Whether what stands between two rules is one row: nowhere several rows of figures, and of few stretches each but the first, which
    may be the heading, a row of figures for certain."""
    if are_crowded(bands, borders):
        return False
    return len(bands) > LEAST_BANDS or (len(bands) > 1 and all(hold_one_row(band, borders) for band in bands[1:]))


def _with_levels(part: Part, borders: Sequence[float], heights: Sequence[float], bands: Sequence[list[Line]]) -> Grid:
    """The grid of ruled rows, the first parted where rules under some of its headings show two levels."""
    xs = (part.box[0], *borders, part.box[2])
    for row, band in enumerate(bands[:TITLED]):
        levels = levels_of(part.inner, band, xs, heights[row], heights[row + 1])
        if levels is not None:
            upper, lower = ([line for line in band if (line.baseline <= levels.at) is above] for above in (True, False))
            parted = [*bands[:row], upper, lower, *bands[row + 1 :]]
            spans: list[Sequence[Span]] = [[] for _ in parted]
            spans[row] = levels.spans
            ys = (*heights[: row + 1], levels.at, *heights[row + 1 :])
            return with_tall_headings(_with_rows(part, borders, ys, parted, spans), row, levels.columns)
    return _with_rows(part, borders, heights, bands)


def _with_rows(
    part: Part, borders: Sequence[float], ys: Sequence[float], bands: Sequence[Sequence[Line]], spans: Sequence[Sequence[Span]] = ()
) -> Grid:
    rows = Grid((part.box[0], part.box[2]), tuple(ys), tuple(GridCell(i, 0, 1, 1) for i in range(len(bands))), certain=False)
    return with_columns(rows, borders, bands, part.fills, spans)


def _without_slivers(borders: list[float], ruled: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """The borders without those that only part a narrow strip in which no word stands from its neighbour."""
    kept: list[float] = []
    for x in borders:
        near = bool(kept) and x - kept[-1] <= SLIVER * max(line.size for line in lines)
        if near and not any(kept[-1] < (word.box[0] + word.box[2]) / 2 <= x for line in lines for word in line.words):
            if x not in ruled:
                continue
            if kept[-1] not in ruled:
                kept[-1] = x
                continue
        kept.append(x)
    return kept


def _ruled_or(middle: float, above: Sequence[Line], below: Sequence[Line], cuts: Sequence[float]) -> float:
    """The rule between two rows, or the middle between them."""
    return next((cut for cut in cuts if above[-1].baseline <= cut < below[0].baseline), middle)
