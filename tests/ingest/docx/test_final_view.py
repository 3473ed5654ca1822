"""What Word stores beside the words: tracked changes, content controls, fields, hidden text, text boxes in two forms."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import OxmlElement

from tests.ingest.made_docx import blocks, layout, only_table, run, texts, with_body, with_cells, with_table, xml


def only_text(document: Any) -> str:
    (block,) = blocks(document)
    return block.text


def ins(content: str) -> str:
    return f'<w:ins w:id="1">{content}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def test_tracked_changes_are_read_as_accepted() -> None:
    assert only_text(with_body(f"<w:p>{run('Rated ')}{deleted('Red')}{ins(run('Green'))}</w:p>")) == "Rated Green"


def test_moved_words_are_read_once_where_they_went() -> None:
    document = with_body(
        f'<w:p>{run("First.")}<w:moveFrom w:id="1">{run(" Moved.")}</w:moveFrom></w:p>',
        f'<w:p>{run("Second.")}<w:moveTo w:id="2">{run(" Moved.")}</w:moveTo></w:p>',
    )
    assert [block.text for block in blocks(document)] == ["First.", "Second. Moved."]


def test_an_inserted_and_then_deleted_figure_is_gone() -> None:
    assert only_text(with_body(f"<w:p>{run('9.4%')}{ins(deleted('12%'))}</w:p>")) == "9.4%"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    document = with_body(f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("12")}</w:p>', f"<w:p>{run('3 visits')}</w:p>")
    assert [block.text for block in blocks(document)] == ["123 visits"]


def test_a_deleted_row_is_gone_and_an_inserted_one_is_read() -> None:
    document, table = with_table([["Ref", "Result"], ["XY/S1", "9"], ["XY/S2", "8"]])
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:ins"))
    assert texts(only_table(document)) == [["Ref", "Result"], ["XY/S2", "8"]]


def test_a_deleted_cell_is_gone_and_an_inserted_one_is_read() -> None:
    document, table = with_table([["XY/S1", "9", "8"]])
    table.cell(0, 1)._tc.get_or_add_tcPr().append(OxmlElement("w:cellDel"))
    table.cell(0, 2)._tc.get_or_add_tcPr().append(OxmlElement("w:cellIns"))
    assert texts(only_table(document)) == [["XY/S1", "8"]]


def test_a_table_whose_rows_are_all_deleted_is_gone() -> None:
    document, table = with_table([["Ref", "Result"]])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert blocks(document) == ()


@pytest.mark.parametrize("carrier", ["customXml", "sdt"])
def test_paragraphs_in_controls_are_read(carrier: str) -> None:
    inner = f"<w:p>{run('In a control.')}</w:p>"
    inner = f"<w:sdtContent>{inner}</w:sdtContent>" if carrier == "sdt" else inner
    assert only_text(with_body(f"<w:{carrier}>{inner}</w:{carrier}>")) == "In a control."


def test_controls_around_rows_cells_and_words_are_opened() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def cell(content: str) -> str:
        return f"<w:tc><w:p>{content}</w:p></w:tc>"

    first = f"<w:tr>{cell(run('Ref'))}{control(cell(run('Result')))}</w:tr>"
    second = control(f"<w:tr>{cell(run('XY/S1'))}{cell(control(run('9.4%')))}</w:tr>")
    document = with_body(f"<w:tbl><w:tblPr/>{first}{second}</w:tbl>")
    assert texts(only_table(document)) == [["Ref", "Result"], ["XY/S1", "9.4%"]]


def test_the_prompt_of_an_empty_control_is_no_text_and_its_cell_stays() -> None:
    prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    words = f"<w:sdt>{prompt}<w:sdtContent>{run('Click here to enter text.')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt>{prompt}<w:sdtContent><w:tc><w:p>{run('Choose.')}</w:p></w:tc></w:sdtContent></w:sdt>"
    document = with_body(f"<w:tbl><w:tblPr/><w:tr><w:tc><w:p>{words}</w:p></w:tc>{cell}<w:tc><w:p>{run('8')}</w:p></w:tc></w:tr></w:tbl>")
    assert texts(only_table(document)) == [["", "", "8"]]


def field(code: str, result: str) -> str:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{code}{middle}{result}{end}"


def test_a_field_gives_its_result_and_not_its_code() -> None:
    code = "<w:r><w:instrText> SUM(ABOVE) </w:instrText></w:r>"
    simple = f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
    assert only_text(with_body(f"<w:p>{field(code, run('40'))}{run(' of ')}{simple}</w:p>")) == "40 of 7"


def test_a_field_inside_the_code_of_another_is_code() -> None:
    inner = field("<w:r><w:instrText>MERGEFIELD rate</w:instrText></w:r>", run("0.3"))
    assert only_text(with_body(f"<w:p>{field(inner + run(' = 1 '), run('30%'))}</w:p>")) == "30%"


def test_a_field_that_never_ends_takes_nothing_of_the_next_paragraph() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    document = with_body(f"<w:p>{broken}</w:p>", f"<w:p>{run('Visits rose.')}</w:p>")
    assert [block.text for block in blocks(document)] == ["Visits rose."]


def test_hidden_words_are_left_out_and_reported() -> None:
    shown = run(".", "<w:vanish w:val='0'/>")
    document = with_body(f"<w:p>{run('Rated Green')}{run(' draft', '<w:vanish/>')}{shown}</w:p>")
    assert only_text(document) == "Rated Green."
    (problem,) = layout(document).problems
    assert (problem.kind, "5 letters" in problem.message) == ("hidden", True)


def test_words_hidden_by_their_style_are_left_out() -> None:
    draft = run(" draft", '<w:rStyle w:val="Note"/>')
    document = with_body(f"<w:p>{run('Rated Green')}{draft}</w:p>")
    document.styles.element.append(xml('<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'))
    document.styles.element.append(xml('<w:style w:type="character" w:styleId="Note"><w:basedOn w:val="Base"/></w:style>'))
    assert only_text(document) == "Rated Green"


def test_a_hidden_row_is_left_out() -> None:
    document, table = with_table([["Ref", "Result"], ["XY/S1", "9"], ["XY/S2", "8"]])
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
    assert texts(only_table(document)) == [["Ref", "Result"], ["XY/S2", "8"]]


def text_box(content: str) -> str:
    new = f"<w:drawing><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_stored_in_two_forms_is_read_once() -> None:
    inside = text_box(f"<w:p>{run('Boxed.')}</w:p>")
    document = with_body(f"<w:p>{run('Beside.')}{inside}</w:p>")
    assert [block.text for block in blocks(document)] == ["Beside.", "Boxed."]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    document = with_cells(run("9.4%"), text_box(f"<w:p>{run('Green')}</w:p>"))
    assert texts(only_table(document)) == [["9.4%", "Green"]]


def test_a_table_in_a_text_box_is_a_table() -> None:
    inner = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:p>{run('Target')}</w:p></w:tc><w:tc><w:p>{run('8')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
    table = only_table(with_body(f"<w:p>{text_box(inner)}</w:p>"))
    assert texts(table) == [["Target", "8"]]
    assert table.places[0].locator == "paragraph 1 table 1"


def test_an_emoji_stored_as_a_sign_is_read_once() -> None:
    new = "<mc:Choice Requires='w16se'><w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F7E2'/></mc:Choice>"
    old = "<mc:Fallback><w:t>\U0001f7e2</w:t></mc:Fallback>"
    assert only_text(with_body(f"<w:p><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r></w:p>")) == "\U0001f7e2"


def test_headers_and_footers_are_kept_out() -> None:
    document = with_body(f"<w:p>{run('Body.')}</w:p>")
    document.sections[0].header.paragraphs[0].text = "Made council"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert only_text(document) == "Body."
