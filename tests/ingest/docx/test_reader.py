"""Word documents: headings, paragraphs, notes, and files that are not what they seem."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.docx.reader import read_docx
from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFile
from ingest.model import BlockKind
from tests.ingest.made_docx import NAMESPACES, add_part, blocks, saved


def test_headings_paragraphs_and_lists_keep_their_order_and_place() -> None:
    document = docx.Document()
    document.add_heading("Parks report", 0)
    document.add_heading("Leisure", 1)
    document.add_paragraph("")
    document.add_paragraph("Two parks were opened.")
    document.add_paragraph("one thing", style="List Bullet")
    assert [(block.kind, block.level, block.text, block.place.locator) for block in blocks(document)] == [
        (BlockKind.HEADING, 1, "Parks report", "paragraph 1"),
        (BlockKind.HEADING, 2, "Leisure", "paragraph 2"),
        (BlockKind.PARAGRAPH, None, "Two parks were opened.", "paragraph 4"),
        (BlockKind.LIST_ITEM, None, "one thing", "paragraph 5"),
    ]


def test_a_short_bold_line_is_a_heading_below_the_styled_ones() -> None:
    document = docx.Document()
    document.add_heading("Leisure", 1)
    document.add_paragraph().add_run("Libraries").bold = True
    document.add_paragraph("Books were lent.")
    assert [block.level for block in blocks(document)] == [2, 11, None]


def test_raised_digits_and_footnotes_keep_their_mark() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Visits")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "7")
    paragraph.add_run()._r.append(reference)
    paragraph.add_run(" per km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" on the 1")
    paragraph.add_run("st").font.superscript = True
    paragraph.add_run(".")
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>Counted in May.</w:t></w:r></w:p></w:footnote>'
    add_part(document, "footnotes", f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>")
    assert [(block.kind, block.text) for block in blocks(document)] == [
        (BlockKind.PARAGRAPH, "Visits¹ per km² on the 1st."),
        (BlockKind.FOOTNOTE, "¹ Counted in May."),
    ]


def test_the_title_of_the_file_is_kept() -> None:
    document = docx.Document()
    document.core_properties.title = "Parks report"
    assert read_docx(saved(document), "made.docx", "0" * 16).metadata_title == "Parks report"


def rezipped(content: bytes, name: str, replacement: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, replacement if part == name else old.read(part))
    return stream.getvalue()


def test_a_truncated_file_is_damaged() -> None:
    content = saved(docx.Document())
    with pytest.raises(DamagedFile, match="download it again"):
        read_docx(content[: len(content) // 2], "made.docx", "0" * 16)


def test_broken_xml_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"made\.docx"):
        read_docx(rezipped(saved(docx.Document()), "word/document.xml", b"<w:document"), "made.docx", "0" * 16)


def test_entities_are_refused() -> None:
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(DamagedFile, match="entities"):
        read_docx(rezipped(saved(docx.Document()), "word/document.xml", xml), "made.docx", "0" * 16)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rezipped(saved(docx.Document()), "word/document.xml", b" " * 20_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(DamagedFile, match="unpacks"):
        read_docx(bomb, "made.docx", "0" * 16)


def test_a_zip_that_is_no_document_is_not_supported() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("notes.txt", "no document")
    with pytest.raises((UnsupportedFile, DamagedFile), match=r"made\.docx"):
        read_docx(stream.getvalue(), "made.docx", "0" * 16)


def test_an_encrypted_document_needs_its_password() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        read_docx(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "made.docx", "0" * 16)
