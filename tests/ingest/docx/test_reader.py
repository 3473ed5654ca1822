"""Word documents: merged cells, tracked changes, notes, shading, and files that are not what they seem."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ingest.docx.reader import read_docx
from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFile
from ingest.model import Block, BlockKind, Drawing, Table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def blocks(document: Any) -> tuple[Block, ...]:
    return read_docx(saved(document), "made.docx", "0" * 16).pages[0].blocks


def only_table(document: Any) -> Table:
    (table,) = [block.table for block in blocks(document) if block.table]
    return table


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in table.rows]


def with_table(rows: list[list[str]]) -> tuple[Any, Any]:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return document, table


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


def test_cells_have_locators_and_the_heading_row_is_found() -> None:
    document, _ = with_table([["Ref", "Result"], ["XY/S1", "9.5%"]])
    table = only_table(document)
    assert table.header_rows == 1
    assert table.rows[1][1] is not None
    assert table.rows[1][1].places[0].locator == "table 1 row 2 column 2"


def test_rows_marked_as_repeated_headings_are_heading_rows() -> None:
    document, table = with_table([["12", "13"], ["14", "15"]])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    assert only_table(document).header_rows == 1


def test_merged_cells_are_spans_with_none_where_they_reach() -> None:
    document, table = with_table([["Team", "Ratings", ""], ["", "Green", "Red"], ["Parks", "3", "1"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    read = only_table(document)
    assert texts(read) == [["Team", "Ratings", None], [None, "Green", "Red"], ["Parks", "3", "1"]]
    assert read.rows[0][0] is not None
    assert read.rows[0][1] is not None
    assert (read.rows[0][0].row_span, read.rows[0][1].column_span, read.header_rows) == (2, 2, 2)


def test_shading_is_the_fill_unless_white_or_automatic() -> None:
    document, table = with_table([["Green", "None", "White"]])
    for cell, colour in zip(table.rows[0].cells, ["00B050", "auto", "FFFFFF"], strict=True):
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{colour}"/>'))
    assert [cell.fill for cell in only_table(document).rows[0] if cell] == ["#00b050", None, None]


def test_a_drawn_arrow_is_read_with_its_turn() -> None:
    document, table = with_table([["", ""]])
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    for cell, turn in zip(table.rows[0].cells, ["0", "10800000"], strict=True):
        shape = f'<a:spPr xmlns:a="{drawing}"><a:xfrm rot="{turn}"/><a:prstGeom prst="upArrow"/></a:spPr>'
        cell.paragraphs[0].add_run()._r.append(parse_xml(f"<w:drawing {W}>{shape}</w:drawing>"))
    assert [cell.drawing for cell in only_table(document).rows[0] if cell] == [Drawing.UP, Drawing.DOWN]


def test_a_nested_table_is_text_of_its_cell_and_a_table_of_its_own() -> None:
    document, table = with_table([["Outer", ""]])
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Green", "12"
    outer, nested = [block for block in blocks(document) if block.table]
    assert outer.table is not None
    assert texts(outer.table) == [["Outer", "Green | 12"]]
    assert nested.place.locator == "table 1 row 1 column 2 table 1"


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    body = f"""<w:p {W}><w:r><w:t xml:space="preserve">Rated </w:t></w:r><w:del w:id="1"><w:r><w:delText>Red</w:delText></w:r></w:del>
        <w:ins w:id="2"><w:r><w:t>Green</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>"""
    document.element.body.insert(0, parse_xml(body))
    assert blocks(document)[0].text == "Rated Green"


def test_a_deleted_row_is_gone() -> None:
    document, table = with_table([["Ref", "Result"], ["XY/S1", "9"], ["XY/S2", "8"]])
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert texts(only_table(document)) == [["Ref", "Result"], ["XY/S2", "8"]]


def test_content_controls_are_opened() -> None:
    document = docx.Document()
    inner = "<w:p><w:r><w:t>In a control.</w:t></w:r></w:p>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {W}><w:sdtContent>{inner}</w:sdtContent></w:sdt>"))
    assert blocks(document)[0].text == "In a control."


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
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f'<w:footnotes {W}><w:footnote w:id="7"><w:p><w:r><w:t>Counted in May.</w:t></w:r></w:p></w:footnote></w:footnotes>'.encode(),
        document.part.package,
    )
    document.part.relate_to(part, NOTES)
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
