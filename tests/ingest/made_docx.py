"""Tiny Word documents made in memory with python-docx, raw XML where it has no words for a thing, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from ingest.docx.reader import read_docx
from ingest.model import Block, Cell, Layout, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def xml(text: str) -> Any:
    """An element from XML whose prefixes need not be declared."""
    end = min(at for at in (text.find(">"), text.find("/>"), text.find(" ")) if at > 0)
    return parse_xml(f"{text[:end]} {NAMESPACES}{text[end:]}")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def with_body(*elements: str) -> Any:
    """A document with these elements as its body."""
    document = docx.Document()
    for at, element in enumerate(elements):
        document.element.body.insert(at, xml(element))
    return document


def with_table(rows: Sequence[Sequence[str]], style: str | None = None) -> tuple[Any, Any]:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return document, table


def with_cells(*cells: str) -> Any:
    """A document with a table of one row whose cells hold these elements."""
    document, table = with_table([[""] * len(cells)])
    for cell, content in zip(table.rows[0].cells, cells, strict=True):
        cell.paragraphs[0]._p.append(xml(content)) if content.startswith("<w:r>") else cell._tc.insert(1, xml(content))
    return document


def add_part(document: Any, kind: str, content: str) -> None:
    """A part such as "footnotes" or "endnotes" that python-docx does not make."""
    part = Part(PackURI(f"/word/{kind}.xml"), f"{PART_TYPE}.{kind}+xml", content.encode(), document.part.package)
    document.part.relate_to(part, f"{RELATIONS}/{kind}")


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def layout(document: Any) -> Layout:
    return read_docx(saved(document), "made.docx", "0" * 16)


def blocks(document: Any) -> tuple[Block, ...]:
    return layout(document).pages[0].blocks


def tables(document: Any) -> list[Table]:
    return [block.table for block in blocks(document) if block.table]


def only_table(document: Any) -> Table:
    (table,) = tables(document)
    return table


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def cells(document: Any) -> list[Cell]:
    """All cells of the document's tables in order."""
    return [cell for table in tables(document) for row in table.rows for cell in row if cell]
