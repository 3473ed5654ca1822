"""Running headers, footers and page numbers: what stands at the edge of page after page and belongs to none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.model import Box
from ingest.pdf.marks import Word
from ingest.pdf.rulings import Grid, owners
from ingest.pdf.words import Line, lines_of

MARGIN = 0.12
"""Share of the page's height, at the top and at the bottom, where furniture stands."""
LEAST_PAGES = 2
LEAST_SHARE = 0.3
"""Share of the pages that print a line, at least: left and right pages may differ, first pages often lack it."""
SAME_HEIGHT = 8.0
"""Points by which the height of the same line may differ from page to page."""
TITLE_SIZE = 1.3
"""Font size of a title, in usual sizes of its page: running headers are set as the text, or smaller."""
LEAST_NAMED = 3
"""Columns that a repeated heading names at least; running headers have a text at the left, in the middle and at the right at most, which no
table of fewer columns is taken for."""
PAGE_NUMBER = re.compile(r"^(page|pg\.?|p\.)?\s*\|?\s*\d{1,4}(\s*(of|/)\s*\d{1,4})?\s*(\|\s*page)?$", re.IGNORECASE)


class PageWords(NamedTuple):
    """The words of a page outside its tables, the page's height, and the usual font size on it."""

    words: Sequence[Word]
    height: float
    size: float


def furniture_of(pages: Sequence[PageWords]) -> list[set[Word]]:
    """For each page the words that are furniture.

    A line is when about the same (figures aside) stands at the same height of enough pages, or when it is a lone page number at the very
    edge. A title in large type that a spreadsheet repeats on each page stays on the first.
    """
    edges = [_edge_lines(page) for page in pages]
    seen: Counter[tuple[str, int]] = Counter()
    for lines in edges:
        seen.update({key for line, at in lines for key in _keys(line, at)})
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    found: list[set[Word]] = []
    titles: set[str] = set()
    for page, lines in zip(pages, edges, strict=True):
        repeated: set[Word] = set()
        for line, at in lines:
            if not any(seen[key] >= least for key in _keys(line, at)):
                continue
            if at >= 0 and line.size >= TITLE_SIZE * page.size and line.text not in titles:
                titles.add(line.text)
            else:
                repeated |= set(line.words)
        first = min((line for line, at in lines if at >= 0), key=lambda line: line.baseline, default=None)
        last = max((line for line, at in lines if at < 0), key=lambda line: line.baseline, default=None)
        numbers = {word for line in (first, last) if line and len(pages) > 1 and PAGE_NUMBER.match(line.text) for word in line.words}
        found.append(repeated | numbers)
    return found


def headed_box(grid: Grid, words: Sequence[Word]) -> Box | None:
    """The part of an inferred table that is no furniture, though the same words stand at the edge of page after page: from its top to the
    first row that names most of its columns. None when that row is a running header: one of few texts, or with a page number."""
    filled: dict[int, dict[int, str]] = {}
    for word, cell in zip(words, owners(grid, [word.box for word in words]), strict=True):
        if cell:
            row = filled.setdefault(cell.row, {})
            row[cell.column] = f"{row.get(cell.column, '')} {word.text}".strip()
    for number in sorted(filled):
        row = filled[number]
        if len(row) >= max(LEAST_NAMED, 0.5 * grid.columns):
            numbered = any(PAGE_NUMBER.match(text) for text in row.values())
            return None if numbered else (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[number + 1])
    return None


def _edge_lines(page: PageWords) -> list[tuple[Line, float]]:
    """The lines in the margins, those at the bottom with their distance from the bottom as a negative height: page sizes differ within a
    report."""
    lines = lines_of(word for word in page.words if word.turn == 0)
    at_top = [(line, line.baseline) for line in lines if line.baseline <= MARGIN * page.height]
    at_bottom = [(line, line.baseline - page.height) for line in lines if line.baseline >= (1 - MARGIN) * page.height]
    return at_top + at_bottom


def _keys(line: Line, at: float) -> list[tuple[str, int]]:
    """The line without its figures, at its height rounded both ways, so that near heights share a key."""
    text = re.sub(r"\d+", "#", line.text)
    return [(text, int(at // SAME_HEIGHT)), (text, int((at + SAME_HEIGHT / 2) // SAME_HEIGHT) + 100_000)]
