"""A file in, a Report out: the stages in order. Read this first.

bytes -> Layout (one reader a format) -> stitched blocks -> sections -> document, published values, activities, keys, chunks
-> checks of all that was read
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from ingest.checks import Reading, check_reading
from ingest.errors import IngestError, ReadLimit, UnsupportedFile
from ingest.grids.outline import headed_blocks, sections
from ingest.grids.stitch import stitch_tables
from ingest.keys.read_keys import read_keys
from ingest.keys.scales import with_scales
from ingest.model import Layout, Place, Report
from ingest.records.activities import read_activities
from ingest.records.basis import with_basis
from ingest.records.chunks import make_chunks
from ingest.records.front_matter import read_front_matter
from ingest.records.indicators import read_indicators

Reader = Callable[[bytes, str, str], Layout]

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PDF_HEAD = 1024  # PDF readers accept bytes before the header within the first 1,024 (PDF 1.7, annex H.3)
TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown"}
LARGEST_TEXT = 5 << 20  # 1,500 pages
HTML_SUFFIXES = {".html", ".htm"}
HTML_HEADS = (b"<!doctype html", b"<html")


def read_report(path: Path, name: str | None = None) -> Report:
    """The report in the file. `name` is the document's name when the file is stored under another one.

    Raises `IngestError`: one line that says which file, why, and what to do.
    """
    name = name or path.name
    return report_of(*_layout(path, name))


def read_layout(path: Path, name: str | None = None) -> Layout:
    """The pages of the file with their blocks, nothing joined over pages. Raises `IngestError`."""
    return _layout(path, name or path.name)[0]


def _layout(path: Path, name: str) -> tuple[Layout, str, str, str]:
    """The layout of a file, with its name, document id and format."""
    content = _content(path, name)
    document_id = hashlib.sha256(content).hexdigest()[:16]
    kind, reader = choose_reader(content, name)
    return reader(content, name, document_id), name, document_id, kind


def report_of(layout: Layout, name: str, document_id: str, kind: str) -> Report:
    """What the pages of a document say, whatever its format. Raises `UnsupportedFile` where they hold no text."""
    blocks = stitch_tables(layout.pages)
    tables, prose = sections(blocks), headed_blocks(blocks)
    document = read_front_matter(layout, blocks, tables, name, document_id, kind)
    values, doubts = read_indicators(tables, document)
    activities = read_activities(tables, document)
    keys = read_keys(tables, prose)
    values = with_scales(with_basis(values, prose), keys, activities=bool(activities))
    chunks = make_chunks(prose, tables, values, activities)
    if not chunks and not layout.problems:
        raise UnsupportedFile(f"{name}: holds no readable text; if it is a scan, have it recognised (OCR) first")
    place = Place(document=name, document_id=document_id)
    found = check_reading(Reading(place=place, layout=layout, blocks=blocks, tables=tables, values=values))
    problems = (*layout.problems, *doubts, *found)
    return Report(document=document, values=values, activities=activities, chunks=chunks, tables=tables, keys=keys, problems=problems)


def choose_reader(content: bytes, name: str) -> tuple[str, Reader]:
    """The format and its reader, by what the bytes are and not by what the name says. Raises `UnsupportedFile`.

    Only that reader's libraries are imported: each file is read in a process of its own, and they take as long as pages to read.
    """
    if b"%PDF-" in content[:PDF_HEAD]:
        from ingest.pdf.reader import read_pdf

        return "pdf", read_pdf
    if content.startswith(b"PK\x03\x04"):
        if b"xl/workbook." in content and b"word/document." not in content:  # the names of its parts stand in an archive as they are
            from ingest.xlsx.reader import read_xlsx

            return "xlsx", read_xlsx
        from ingest.docx.reader import read_docx

        return "docx", read_docx
    head = content[:PDF_HEAD].lstrip().lower()
    if Path(name).suffix.lower() in HTML_SUFFIXES and b"<" in head:
        from ingest.html.reader import read_html

        return "html", read_html
    if head.startswith(HTML_HEADS):
        raise UnsupportedFile(f"{name}: is a web page, not a report; download the PDF or DOCX itself")
    if Path(name).suffix.lower() in TEXT_SUFFIXES and (b"\0" not in content or content.startswith(UTF_16)):
        from ingest.text.reader import read_text

        return "text", read_text
    raise UnsupportedFile(f"{name}: is not a PDF, DOCX, XLSX, HTML, Markdown or plain text file; save the report in one of these formats")


def _content(path: Path, name: str) -> bytes:
    try:
        if Path(name).suffix.lower() in TEXT_SUFFIXES and path.stat().st_size > LARGEST_TEXT:
            raise ReadLimit(f"{name}: is a text of more than {LARGEST_TEXT >> 20} MB, longer than any report; split the file")
        content = path.read_bytes()
    except FileNotFoundError:
        raise IngestError(f"{name}: there is no such file ({path})") from None
    except OSError as error:
        raise IngestError(f"{name}: cannot be opened ({error.strerror}); check the file and its permissions") from error
    if not content.strip():
        raise UnsupportedFile(f"{name}: the file is empty; download it again")
    return content
