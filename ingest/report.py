"""A file in, a Report out: the stages in order. Read this first.

bytes -> Layout (one reader a format) -> stitched blocks -> sections -> document, published values, activities, chunks
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from ingest.docx.reader import read_docx
from ingest.errors import IngestError, UnsupportedFile
from ingest.grids.outline import headed_blocks, sections
from ingest.grids.stitch import stitch_tables
from ingest.model import Layout, Report
from ingest.pdf.reader import read_pdf
from ingest.records.activities import read_activities
from ingest.records.chunks import make_chunks
from ingest.records.front_matter import read_front_matter
from ingest.records.indicators import read_indicators
from ingest.text.reader import read_text

Reader = Callable[[bytes, str, str], Layout]

PDF_HEAD = 1024  # PDF readers accept bytes before the header within the first 1,024 (PDF 1.7, annex H.3)
TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown"}
HTML_HEADS = (b"<!doctype html", b"<html")


def read_report(path: Path, name: str | None = None) -> Report:
    """The report in the file. `name` is the document's name when the file is stored under another one.

    Raises `IngestError`: one line that says which file, why, and what to do.
    """
    name = name or path.name
    content = _content(path, name)
    document_id = hashlib.sha256(content).hexdigest()[:16]
    kind, reader = choose_reader(content, name)
    layout = reader(content, name, document_id)
    blocks = stitch_tables(layout.pages)
    tables, prose = sections(blocks), headed_blocks(blocks)
    document = read_front_matter(layout, blocks, tables, name, document_id, kind)
    values, doubts = read_indicators(tables, document)
    activities = read_activities(tables, document)
    chunks = make_chunks(prose, tables, values, activities)
    if not chunks and not layout.problems:
        raise UnsupportedFile(f"{name}: holds no readable text; if it is a scan, have it recognised (OCR) first")
    problems = (*layout.problems, *doubts)
    return Report(document=document, values=values, activities=activities, chunks=chunks, tables=tables, problems=problems)


def choose_reader(content: bytes, name: str) -> tuple[str, Reader]:
    """The format and its reader, by what the bytes are and not by what the name says. Raises `UnsupportedFile`."""
    if b"%PDF-" in content[:PDF_HEAD]:
        return "pdf", read_pdf
    if content.startswith(b"PK\x03\x04"):
        return "docx", read_docx
    head = content[:PDF_HEAD].lstrip().lower()
    if head.startswith(HTML_HEADS):
        raise UnsupportedFile(f"{name}: is a web page, not a report; download the PDF or DOCX itself")
    if Path(name).suffix.lower() in TEXT_SUFFIXES and b"\0" not in content:
        return "text", read_text
    raise UnsupportedFile(f"{name}: is not a PDF, DOCX, Markdown or plain text file; save the report in one of these formats")


def _content(path: Path, name: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise IngestError(f"{name}: there is no such file ({path})") from None
    except OSError as error:
        raise IngestError(f"{name}: cannot be opened ({error.strerror}); check the file and its permissions") from error
    if not content.strip():
        raise UnsupportedFile(f"{name}: the file is empty; download it again")
    return content
