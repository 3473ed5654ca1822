"""Readings for the checks: a text report read for real, or a page of which a test says what is printed and what was read."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.checks import Reading
from ingest.grids.outline import sections
from ingest.grids.stitch import stitch_tables
from ingest.model import Block, BlockKind, Box, Cell, Layout, Page, Place, Problem, Table
from ingest.report import report_of
from ingest.text.reader import read_text

PLACE = Place(document="made.pdf", document_id="0" * 16)
HEAD = ("Ref", "Indicator", "Target", "Q1 2025/26 Result", "Q2 2025/26 Result", "Direction of travel")


def problems_of(*rows: Sequence[str], head: Sequence[str] = HEAD) -> list[Problem]:
    """What is doubted of a text report with one indicator table."""
    lines = ["# Performance report: Quarter 2 2025/26", "", *("\t".join(row) for row in (head, *rows)), ""]
    layout = read_text("\n".join(lines).encode(), "made.txt", "0" * 16)
    return list(report_of(layout, "made.txt", "0" * 16, "text").problems)


def cell(text: str, box: Box = (0.0, 0.0, 9.0, 9.0), *, across: int = 1) -> Cell:
    return Cell(text=text, places=(Place(document="made.pdf", document_id="0" * 16, page=1, box=box),), column_span=across)


def table(*rows: Sequence[Cell | str], box: Box = (0.0, 0.0, 99.0, 99.0)) -> Block:
    cells = tuple(tuple(cell(one) if isinstance(one, str) else one for one in row) for row in rows)
    place = Place(document="made.pdf", document_id="0" * 16, page=1, box=box)
    return Block(kind=BlockKind.TABLE, text="", place=place, table=Table(rows=cells, places=(place,)))


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text, place=PLACE)


def page(*blocks: Block, printed: str = "", aside: str = "") -> Reading:
    """The reading of one page."""
    layout = Layout(pages=(Page(number=1, blocks=blocks, printed=printed, aside=aside),))
    joined = stitch_tables(layout.pages)
    return Reading(place=PLACE, layout=layout, blocks=joined, tables=sections(joined))
