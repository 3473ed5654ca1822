"""The blocks of a printed report as the readers of files hand them on, without a file between: quick enough for hundreds of reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count

from ingest.model import Block, BlockKind, Cell, Layout, Page, Place, Report, Table
from ingest.report import report_of
from samples import model as printed


def read(report: printed.Report) -> Report:
    """The report as `read_report` would give it."""
    document_id = hashlib.sha256(report.stem.encode()).hexdigest()[:16]
    page = Page(number=None, blocks=tuple(_blocks(report, document_id)))
    return report_of(Layout(pages=(page,)), f"{report.stem}.txt", document_id, "text")


def _blocks(report: printed.Report, document_id: str) -> Iterator[Block]:
    lines = count(1)

    def place() -> Place:
        line = next(lines)
        return Place(document=f"{report.stem}.txt", document_id=document_id, lines=(line, line))

    yield Block(kind=BlockKind.PARAGRAPH, text=report.council, place=place())
    yield Block(kind=BlockKind.HEADING, text=report.title, place=place(), level=1)
    for block in report.blocks:
        if isinstance(block, printed.Heading):
            yield Block(kind=BlockKind.HEADING, text=block.text, place=place(), level=2)
        elif isinstance(block, printed.Paragraph):
            yield Block(kind=BlockKind.PARAGRAPH, text=block.text, place=place())
        elif isinstance(block, printed.Table):
            rows = []
            for row in (*block.header, *block.rows):
                at = place()
                rows.append(tuple(Cell(text=cell.text, places=(at,)) for cell in row.cells))
            first = rows[0][0].places[0]
            table = Table(rows=tuple(rows), places=(first,), header_rows=len(block.header))
            yield Block(kind=BlockKind.TABLE, text="", place=first, table=table)
