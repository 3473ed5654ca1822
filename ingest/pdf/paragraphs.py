"""Words outside tables into passages, and passages into blocks: headings, paragraphs, list items, footnotes, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.model import BlockKind, Box
from ingest.pdf.marks import Word, bounds
from ingest.pdf.words import BULLET, Hyphenation, Line, join_lines, lines_of

PARAGRAPH_STEP = 1.25
"""Lines further apart than this many usual steps begin a new paragraph; Word's 6 pt after 12 pt lines are 1.4."""
LOOSE_STEP = 2.2
"""Steps of more than this many font sizes are never line spacing (double spacing is 2.3, and rare)."""
APART_STEP = 1.5
"""Font sizes between lines that are apart: a wrapped line is nearer, unless the text is set with much space."""
WORD_SPACE = 0.28
SAME_LEFT = 2.0
"""Points by which lines that begin at the same left may differ; centred lines of a title are broken at will."""
SHORT_LINE = 0.85
"""A line that ends before this share of the column's width and with a full stop ends its paragraph."""
SIZE_CHANGE = 0.1
GUTTER = 10.0
"""Points between two columns of prose, at least."""
COLUMN_LINES = 4
CROSSING = 0.1
"""Share of the lines that may run across the gutter: titles over both columns."""
COLUMN_WEIGHT = 0.25
"""Share of the text on each side of the gutter, at least, else it is a margin beside a list."""
LARGER = 1.12
"""Text this much larger than the body is a heading; 11 pt headings over 10 pt text are bold as a rule."""
LONGEST_HEADING = 200
LISTED = re.compile(r"^(\(?[a-zA-Z]\)|\(?[ivxIVX]{1,4}\)|\(?\d{1,2}\)|\d{1,2}\.|[a-z]\.)\s+\S")
NOTE = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*+|[†‡§])\s*\S")
LEAST_LEVEL = 6
HEADING_LINES = 3
TITLE = 2.0
"""Text this much larger than the body is a title, on however many lines it is set."""


class Passage(NamedTuple):
    """Lines that belong together, before their role is known."""

    lines: tuple[Line, ...]
    box: Box
    size: float
    bold: bool

    @property
    def opening(self) -> str:
        return self.lines[0].text


class Styles(NamedTuple):
    """How a report is set: the size of its body text, and the sizes and weights of its headings from the outermost."""

    body: float
    headings: tuple[tuple[float, bool], ...]


def passages_of(words: Sequence[Word], right: float = 0.0) -> list[Passage]:
    """The passages of a stretch of a page without tables, in reading order; turned text last. `right` is how far text reaches elsewhere on
    the page: two headings alone between tables do not show it."""
    found = []
    columns = columns_of([word for word in words if word.turn == 0])
    for column in columns:
        found += _passages(column, right if len(columns) == 1 else 0.0)
    for turn in (1, 2, 3):
        found += _passages(lines_of(word for word in words if word.turn == turn))
    return found


def columns_of(words: Sequence[Word]) -> list[list[Line]]:
    """Lines in reading order: one list, or where the text stands in two columns left, right, and what runs across both."""
    gutter = _gutter(words)
    if gutter is None:
        return [lines_of(words)]
    columns: list[list[Line]] = []
    left: list[Word] = []
    right: list[Word] = []
    for line in lines_of(words):
        if any(word.box[0] < gutter < word.box[2] for word in line.words) or _bridges(line, gutter):
            columns += [lines_of(left), lines_of(right), [line]]
            left, right = [], []
            continue
        left += [word for word in line.words if word.box[2] <= gutter]
        right += [word for word in line.words if word.box[2] > gutter]
    return [column for column in (*columns, lines_of(left), lines_of(right)) if column]


def _bridges(line: Line, gutter: float) -> bool:
    """Whether words stand on both sides of the gutter with no more than a word space between them."""
    before = [word.box[2] for word in line.words if word.box[2] <= gutter]
    after = [word.box[0] for word in line.words if word.box[0] >= gutter]
    return bool(before and after) and min(after) - max(before) < GUTTER


def _gutter(words: Sequence[Word]) -> float | None:
    """The middle of the white strip between two columns of prose, None where there is one column."""
    lines = lines_of(words)
    if len(lines) < COLUMN_LINES:
        return None
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    total = sum(len(word.text) for word in words)
    best: tuple[int, float] | None = None
    for step in range(30, 71, 2):
        x = left + (right - left) * step / 100
        crossing = sum(
            any(w.box[0] < x + GUTTER / 2 and w.box[2] > x - GUTTER / 2 for w in line.words) or _bridges(line, x) for line in lines
        )
        if best is None or crossing < best[0]:
            best = (crossing, x)
    if best is None or best[0] > CROSSING * len(lines):
        return None
    x = best[1]
    before = [word for word in words if word.box[2] <= x]
    after = [word for word in words if word.box[0] >= x]
    heavy = all(sum(len(w.text) for w in side) >= COLUMN_WEIGHT * total and len(lines_of(side)) >= COLUMN_LINES for side in (before, after))
    return x if heavy else None


def _passages(lines: Sequence[Line], page_right: float = 0.0) -> list[Passage]:
    if not lines:
        return []
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if b.baseline - a.baseline <= LOOSE_STEP * b.size]
    usual = median(steps) if steps else LOOSE_STEP * lines[0].size
    right = max(line.box[2] for line in lines)
    left = min(line.box[0] for line in lines)
    end = left + SHORT_LINE * (right - left)
    groups = [[lines[0]]]
    for line in lines[1:]:
        if _begins(groups[-1], line, usual, end) or _would_have_fitted(groups[-1][-1], line, right, page_right):
            groups.append([])
        groups[-1].append(line)
    return [_passage(group) for group in groups]


def _begins(group: Sequence[Line], line: Line, usual: float, end: float) -> bool:
    last = group[-1]
    text, before = line.text, last.text
    ended = before.endswith((".", ":", ";", "!", "?"))
    return (
        line.baseline - last.baseline > PARAGRAPH_STEP * max(usual, min(line.size, last.size))
        or abs(line.size - last.size) > SIZE_CHANGE * last.size
        or is_bold(line) != is_bold(last)
        or bool(BULLET.match(text) or NOTE.match(text))
        or line.box[0] > last.box[2]  # set at the right, as the outcome of a vote under the names
        or (bool(LISTED.match(text)) and (ended or last.box[2] < end))  # "(4) of them" may also open the second line of a paragraph
        or (ended and last.box[2] < end)
    )


def _would_have_fitted(last: Line, line: Line, right: float, page_right: float) -> bool:
    """Whether a line is apart from the last one, though the last had room for its first word: two headings below each other. Lines that
    begin at the same left may reach as far as other text of the page."""
    reach = max(right, page_right) if abs(line.box[0] - last.box[0]) <= SAME_LEFT else right
    room = reach - last.box[2] - WORD_SPACE * last.size
    return line.baseline - last.baseline > APART_STEP * last.size and line.words[0].box[2] - line.words[0].box[0] <= room


def _passage(group: Sequence[Line]) -> Passage:
    return Passage(tuple(group), bounds([line.box for line in group]), group[0].size, all(is_bold(line) for line in group))


def is_bold(line: Line) -> bool:
    """Whether most of the line is bold, and not only the label of what follows ("Status: Public")."""
    labelled = any(word.bold and word.text.endswith(":") for word in line.words[:-1]) and not line.words[-1].bold
    return not labelled and 2 * sum(len(word.text) for word in line.words if word.bold) > sum(len(word.text) for word in line.words)


def styles_of(passages: Iterable[Passage]) -> Styles:
    """The styles of a report, from all its passages: most of the text is body, and what looks like a heading is ranked by size, then
    weight."""
    passages = list(passages)
    sizes: Counter[float] = Counter()
    for passage in passages:
        sizes[_size(passage)] += sum(len(word.text) for line in passage.lines for word in line.words)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    if all(passage.bold for passage in passages):
        body = 0.0  # nothing but headings stands outside the tables, as in a printed spreadsheet
    looks = {(_size(passage), passage.bold) for passage in passages if _is_heading(passage, body)}
    return Styles(body, tuple(sorted(looks, reverse=True)))


def _size(passage: Passage) -> float:
    return round(passage.size * 2) / 2


def _is_heading(passage: Passage, body: float) -> bool:
    text = " ".join(line.text for line in passage.lines)
    outstanding = passage.size >= LARGER * body or (passage.bold and passage.size >= 0.9 * body)
    return (
        outstanding
        and len(text) <= LONGEST_HEADING
        and (len(passage.lines) <= HEADING_LINES or passage.size >= TITLE * body)
        and any(char.isalpha() for char in text)
        and not text.rstrip().endswith((".", ";", ","))
        and not BULLET.match(text)
        and not NOTE.match(text)
    )


class Reading(NamedTuple):
    """A passage with its role; `level` is for headings."""

    kind: BlockKind
    text: str
    box: Box
    level: int | None


def read_passage(passage: Passage, styles: Styles, hyphenation: Hyphenation) -> Reading:
    """The role and text of a passage, a bullet left out."""
    text = join_lines([line.text for line in passage.lines], hyphenation)
    if _is_heading(passage, styles.body):
        level = min(styles.headings.index((_size(passage), passage.bold)) + 1, LEAST_LEVEL)
        return Reading(BlockKind.HEADING, text, passage.box, level)
    if NOTE.match(text):
        return Reading(BlockKind.FOOTNOTE, text, passage.box, None)
    if BULLET.match(text):
        return Reading(BlockKind.LIST_ITEM, BULLET.sub("", text, count=1).strip(), passage.box, None)
    if LISTED.match(text):
        return Reading(BlockKind.LIST_ITEM, text, passage.box, None)
    return Reading(BlockKind.PARAGRAPH, text, passage.box, None)
