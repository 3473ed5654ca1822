"""Readers of PDF tables, each giving the same form: a `PageTable` a table and page. Settings are those that each documents for tables.

pdfplumber gives no fills with its cells, camelot, unpdf and liteparse none at all: colours are ours alone, and said so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST_PAGES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """Rows of cells from the left, None where a span covers one; `fills` are their colours, left out where a reader has none."""

    page: int
    rows: Sequence[Sequence[str | None]]
    fills: Sequence[Sequence[str | None]] = field(default=())


Reader = Callable[[Path], list[PageTable]]


def ours() -> Reader:
    """What `committee tables` prints, nothing joined over pages."""
    from assistant.records import table_records
    from ingest.model import BlockKind
    from ingest.pdf.reader import read_pdf

    def read(path: Path) -> list[PageTable]:
        blocks = [block for page in read_pdf(path.read_bytes(), path.name, "").pages for block in page.blocks]
        tables = [one.table for one in blocks if one.kind is BlockKind.TABLE and one.table is not None]
        records: list[Any] = [record for table in tables for record in table_records(table)]
        return [PageTable(page=one["page"], rows=one["rows"], fills=one["fills"]) for one in records]

    return read


def pdfplumber() -> Reader:
    import pdfplumber as reader

    def read(path: Path) -> list[PageTable]:
        found = []
        with reader.open(path) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                found += [PageTable(page=number, rows=rows) for rows in page.extract_tables()]
                page.close()
        return found

    return read


def camelot() -> Reader:
    """Flavour `lattice`, its reader of ruled tables; the lines are found in the drawing by its vector engine where it has one."""
    import camelot

    reader: Any = camelot  # its types do not export what its documentation calls

    def read(path: Path) -> list[PageTable]:
        tables = reader.read_pdf(str(path), pages="all", flavor="lattice")
        return [PageTable(page=int(one.page), rows=[[str(cell) for cell in row] for row in one.data]) for one in tables]

    return read


def unpdf() -> Reader:
    import unpdf as reader

    def read(path: Path) -> list[PageTable]:
        tables = reader.get_tables(str(path))
        return [PageTable(page=one["page"], rows=list(csv.reader(io.StringIO(one["text"])))) for one in tables]

    return read


def liteparse() -> Reader:
    """Its classified blocks, without OCR."""
    import liteparse as reader

    def read(path: Path) -> list[PageTable]:
        parser = reader.LiteParse(ocr_enabled=False, output_format="markdown", extract_blocks=True, quiet=True, max_pages=MOST_PAGES)
        found = []
        for page in parser.parse(str(path)).pages:
            for block in page.blocks or ():
                if block.kind == "table":
                    rows = [*([block.header] if block.header else []), *(block.rows or [])]
                    found.append(PageTable(page=page.page_num, rows=[[cell.text for cell in row] for row in rows]))
        return found

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "ours": ours, "pdfplumber": pdfplumber, "camelot": camelot, "unpdf": unpdf, "liteparse": liteparse,
}  # fmt: skip
PACKAGES = {"pdfplumber": "pdfplumber", "camelot": "camelot-py", "unpdf": "unpdf-markdown", "liteparse": "liteparse"}
"""The package that each peer comes in."""
