"""Plain text and Markdown -> Layout: one page without number, places are line numbers from 1.

Tables are runs of lines with tabs, Markdown pipe tables, or (see `broken_lines`) text whose cells are broken into lines as on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import DamagedFile
from ingest.grids.header_rows import count_header_rows, is_dash_row
from ingest.model import Block, BlockKind, Cell, Layout, Page, Place, Problem, Table
from ingest.text.broken_lines import BrokenPart, find_broken_heading, read_broken_table
from ingest.text.markup import plain_text
from ingest.text.prose_lines import Line, PlaceOf, prose_blocks, settle_headings
from ingest.text.tabbed_rows import BLANK, TAB, TabbedRow, tabbed_end, tabbed_rows

PIPE_ROW = re.compile(r"\s*\|.*\|\s*")
PIPE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
PIPE = re.compile(r"(?<!\\)\|")
MIN_PIPES = 3  # a line with more, by itself, is the row of a table that a comment parted


def read_text(content: bytes, document: str, document_id: str) -> Layout:
    """The blocks of a text or Markdown file, nothing joined over blank lines. Raises `DamagedFile` for bytes that are no text."""
    lines = [(number, line) for number, line in enumerate(_decode(content, document).split("\n"), start=1)]

    def place_of(first: int, last: int) -> Place:
        return Place(document=document, document_id=document_id, lines=(first, last))

    blocks: list[Block] = []
    problems: list[Problem] = []
    part: BrokenPart | None = None  # the one that has just been read
    at = 0
    while at < len(lines):
        if not lines[at][1].strip(BLANK):
            at += 1
        elif (end := _table_end(lines, at)) > at:
            part = None
            blocks.extend(_table_block(lines[at:end], place_of))
            at = end
        elif heading := find_broken_heading(lines, at):
            part = read_broken_table(lines, heading, place_of, before=part)
            blocks.extend(part.blocks)
            problems.extend(part.problems)
            at = part.end
        else:
            part = None
            end = _prose_end(lines, at)
            before_table = _starts_table(lines, end)
            blocks.extend(prose_blocks(lines[at:end], place_of, before_table=before_table, opens_report=not blocks))
            at = end
    return Layout(pages=(Page(number=None, blocks=tuple(settle_headings(blocks))),), problems=tuple(problems))


def _decode(content: bytes, document: str) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DamagedFile(f"{document}: is not text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8 and add it again")


def _prose_end(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end][1].strip(BLANK) and _table_end(lines, end) == end and not find_broken_heading(lines, end):
        end += 1
    return end


def _starts_table(lines: Sequence[Line], at: int) -> bool:
    while at < len(lines) and not lines[at][1].strip(BLANK):
        at += 1
    return at < len(lines) and (_table_end(lines, at) > at or find_broken_heading(lines, at) is not None)


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself if none begins there."""
    if (end := tabbed_end(lines, start)) > start:
        return end
    ruled = start + 1 < len(lines) and "|" in lines[start][1] and PIPE_RULE.fullmatch(lines[start + 1][1]) is not None
    while end < len(lines) and (PIPE_ROW.fullmatch(lines[end][1]) or (ruled and "|" in lines[end][1])):
        end += 1
    alone = end - start == 1 and len(PIPE.findall(lines[start][1])) > MIN_PIPES
    return end if end - start > 1 or alone else start


def _table_block(lines: Sequence[Line], place_of: PlaceOf) -> list[Block]:
    ruled = next((index for index, (_, line) in enumerate(lines) if PIPE_RULE.fullmatch(line)), 0)  # the rows above a Markdown rule
    tabbed = any(TAB in line for _, line in lines)
    parts = tabbed_rows(lines) if tabbed else [TabbedRow(texts=_piped(line), lines=(number, number)) for number, line in lines]
    rows = [(part, texts) for part in parts if any(texts := [plain_text(text) for text in part.texts]) and not is_dash_row(texts)]
    if not rows:
        return []
    width = max(len(texts) for _, texts in rows)
    place = place_of(lines[0][0], lines[-1][0])
    filled_up = [[*texts, *[""] * (width - len(texts))] for _, texts in rows]
    cells = tuple(_cells(texts, place_of(*part.lines), width) for part, texts in rows)
    table = Table(rows=cells, places=(place,), header_rows=max(count_header_rows(filled_up), ruled))
    return [Block(kind=BlockKind.TABLE, text="", place=place, table=table)]


def _cells(texts: Sequence[str], place: Place, width: int) -> tuple[Cell | None, ...]:
    """A row of full width; the only text of a line without tabs stands over all columns."""
    if len(texts) == 1 < width:
        return (Cell(text=texts[0], places=(place,), column_span=width), *[None] * (width - 1))
    return tuple(Cell(text=text, places=(place,)) for text in (*texts, *[""] * (width - len(texts))))


def _piped(line: str) -> tuple[str, ...]:
    return tuple(PIPE.split(line.strip().removeprefix("|").removesuffix("|")))
