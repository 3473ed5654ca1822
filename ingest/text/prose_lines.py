"""Lines of plain text outside tables -> headings, paragraphs, list items and footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ingest.grids.header_rows import is_value
from ingest.model import Block, BlockKind, Place
from ingest.text.markup import plain_text, tidy_spaces

Line = tuple[int, str]  # its number, from 1, and its text
PlaceOf = Callable[[int, int], Place]  # first and last line -> place

TITLE_LEVEL, PART_LEVEL, BOLD_LEVEL, PLAIN_LEVEL, LIST_LEVEL = 1, 2, 6, 7, 8  # "#" headings have 1 to 6, numbered ones 2 to 5
MAX_NUMBERED_LEVEL = 5
MAX_PLAIN_WORDS = 10  # a short line without a full stop; longer ones are sentences that lost theirs
MAX_HEADING_WORDS = 20
MAX_PLAIN_RUN = 3  # more short lines in a row are a list without marks, not headings of one another
WRAPPED_FROM = 45  # a line of a broken paragraph is at least this long, or its next line starts in lower case

HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
BOLD_LINE = re.compile(r"(?:\*\*|__)([^*]+)(?:\*\*|__):?|<b>([^<]+)</b>:?")
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-Z])")
PART = re.compile(r"(?:appendix|annex|schedule|part|chapter|section)\s+(?:\d|[ivx]+\b|[A-Z]\b)|(?:appendi(?:x|ces)|annex)$", re.IGNORECASE)
KEY = re.compile(r"(?:key|legend)(?: to [\w ]{1,25})?:?", re.IGNORECASE)
BULLET = re.compile(r"^\s*[-–•●▪◦*+]\s+")
LIST_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s+")
FOOTNOTE = re.compile(r"\s*(?:<sup>\s*\d+\s*</sup>|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*\S|\*{1,3}(?=\w)(?!.*\*\s*$)")
RULE = re.compile(r"[\s\-–—=_*·.]+")


def prose_blocks(lines: Sequence[Line], place_of: PlaceOf, *, before_table: bool, opens_report: bool) -> list[Block]:
    """The blocks of neighbouring lines without a blank line between them. Lines that only draw a rule are dropped."""
    pieces = list(_pieces([line for line in lines if not RULE.fullmatch(line[1])]))
    blocks = []
    for piece in pieces:
        text = tidy_spaces(" ".join(line.strip() for _, line in piece))
        place = place_of(piece[0][0], piece[-1][0])
        level = heading_level(text, alone=len(pieces) == 1, before_table=before_table, opens_report=opens_report)
        if level is not None:
            blocks.append(Block(kind=BlockKind.HEADING, text=_heading_text(text), place=place, level=level))
        elif words := plain_text(BULLET.sub("", text, count=1)):
            blocks.append(Block(kind=_kind(text), text=words, place=place))
    return blocks


def heading_level(text: str, *, alone: bool, before_table: bool, opens_report: bool = False) -> int | None:
    """The level of the heading that a line is, None if it is none. `alone`: between blank lines; `before_table`: the next thing is a table.

    >>> heading_level("3.2.1 How the unit performs", alone=True, before_table=False)
    4
    """
    bare = _heading_text(text)
    short = len(bare.split()) <= MAX_HEADING_WORDS and not bare.endswith((".", ";", ","))
    if match := HASHES.fullmatch(text):
        return len(match[1])
    if FOOTNOTE.match(text) or not short or not (alone or before_table) or is_value(bare) or "://" in bare:
        return None
    if opens_report and not BULLET.match(text):
        return TITLE_LEVEL
    if BULLET.match(text):
        return LIST_LEVEL if alone and (before_table or BOLD_LINE.fullmatch(BULLET.sub("", text, count=1))) else None
    if match := NUMBERED.match(bare):
        depth = match[1].count(".") + 1
        return min(1 + depth, MAX_NUMBERED_LEVEL) if depth > 1 or _is_titled(bare[match.end() :]) else None
    if PART.match(bare) or (bare.isupper() and sum(letter.isalpha() for letter in bare) > 3):
        return PART_LEVEL
    if BOLD_LINE.fullmatch(text) or KEY.fullmatch(bare):
        return BOLD_LEVEL
    return PLAIN_LEVEL if _is_titled(bare) else None


def settle_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those plain headings made paragraphs that head nothing: many in a row, or the last thing of all."""
    settled = list(blocks)
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].kind is BlockKind.HEADING and blocks[end].level == PLAIN_LEVEL:
            end += 1
        if end - start > MAX_PLAIN_RUN or (end == len(blocks) and end > start):
            settled[start:end] = [replace(block, kind=BlockKind.PARAGRAPH, level=None) for block in blocks[start:end]]
        start = max(end, start + 1)
    return settled


def _pieces(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in runs that are one paragraph, item or heading each: wrapped lines are joined."""
    piece: list[Line] = []
    for number, text in lines:
        if piece and _starts_piece(text, piece[-1][1]):
            yield piece
            piece = []
        piece.append((number, text))
    if piece:
        yield piece


def _starts_piece(text: str, above: str) -> bool:
    marked = any(pattern.match(text) for pattern in (BULLET, LIST_NUMBER, FOOTNOTE, HASHES))
    wrapped = len(above.strip()) >= WRAPPED_FROM or text.strip()[:1].islower()
    return marked or not wrapped or HASHES.fullmatch(above) is not None


def _is_titled(text: str) -> bool:
    words = text.split()
    starts = text[:1].isupper() or text[:1].isdigit()
    return starts and len(words) <= MAX_PLAIN_WORDS and not text.endswith((":", "!", "?")) and " = " not in text


def _heading_text(text: str) -> str:
    match = HASHES.fullmatch(text)
    return plain_text(BULLET.sub("", match[2] if match else text, count=1)).replace("\n", " ")


def _kind(text: str) -> BlockKind:
    if FOOTNOTE.match(text):
        return BlockKind.FOOTNOTE
    return BlockKind.LIST_ITEM if BULLET.match(text) or LIST_NUMBER.match(text) else BlockKind.PARAGRAPH
