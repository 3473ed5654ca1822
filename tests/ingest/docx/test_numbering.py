"""Labels that Word counts out: of lists, headings and references in cells."""

from __future__ import annotations

from typing import Any

import docx

from ingest.model import BlockKind
from tests.ingest.made_docx import add_part, blocks, cells, run, with_body, with_cells, xml


def level(at: int, form: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def listed(text: str, number: int = 90, at: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}</w:p>'


def numbered(document: Any, *levels: str, overrides: str = "") -> Any:
    """The document with a list 90 of these levels, and a list 91 that goes on with it or begins anew."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="90">{"".join(levels)}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbering.append(xml(f'<w:num w:numId="91"><w:abstractNumId w:val="90"/>{overrides}</w:num>'))
    return document


def told(document: Any) -> list[str]:
    return [block.text for block in blocks(document)]


def test_numbers_are_part_of_a_list_item_and_bullets_are_not() -> None:
    document = docx.Document()
    for text, style in (("one", "List Number"), ("two", "List Number"), ("three", "List Bullet")):
        document.add_paragraph(text, style=style)
    assert [(block.kind, block.text) for block in blocks(document)] == [
        (BlockKind.LIST_ITEM, "1. one"),
        (BlockKind.LIST_ITEM, "2. two"),
        (BlockKind.LIST_ITEM, "three"),
    ]


def test_a_deeper_level_shows_the_levels_above_and_begins_anew_under_each() -> None:
    document = with_body(listed("a"), listed("b", at=1), listed("c", at=1), listed("d"), listed("e", at=1))
    assert told(numbered(document, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1(%2)"))) == [
        "1. a",
        "1(a) b",
        "1(b) c",
        "2. d",
        "2(a) e",
    ]


def test_a_list_that_shares_its_form_goes_on_counting_unless_it_says_where_to_begin() -> None:
    forms = (level(0, "upperRoman", "%1."),)
    assert told(numbered(with_body(listed("a"), listed("b", 91)), *forms)) == ["I. a", "II. b"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    assert told(numbered(with_body(listed("a"), listed("b", 91)), *forms, overrides=anew)) == ["I. a", "IV. b"]


def test_a_reference_that_is_only_a_label_is_the_text_of_its_cell() -> None:
    document = numbered(with_cells(listed(""), listed(""), run("9.4%")), level(0, "decimal", "XY/S%1", start=7))
    assert [cell.text for cell in cells(document)] == ["XY/S7", "XY/S8", "9.4%"]


def test_bullets_in_a_cell_are_kept() -> None:
    document = numbered(with_cells(listed("Opened in May")), level(0, "bullet", "\uf0b7"))
    assert [cell.text for cell in cells(document)] == ["• Opened in May"]


def test_a_number_of_nought_takes_a_paragraph_out_of_its_list() -> None:
    assert told(numbered(with_body(listed("plain words here.", 0)), level(0, "decimal", "%1."))) == ["plain words here."]


def test_a_heading_keeps_its_number() -> None:
    document = numbered(docx.Document(), level(0, "decimal", "%1"))
    heading = document.add_heading("Leisure", 1)
    heading._p.get_or_add_pPr().append(xml('<w:numPr><w:numId w:val="90"/></w:numPr>'))
    assert [(block.kind, block.text) for block in blocks(document)] == [(BlockKind.HEADING, "1 Leisure")]


def test_a_bold_numbered_line_is_a_heading_and_a_plain_one_is_not() -> None:
    document = numbered(with_body(listed("first"), listed("Leisure")), level(0, "decimal", "%1."))
    document.paragraphs[1].runs[0].bold = True
    assert [(block.kind, block.text) for block in blocks(document)] == [
        (BlockKind.LIST_ITEM, "1. first"),
        (BlockKind.HEADING, "2. Leisure"),
    ]


def test_a_list_without_a_definition_is_bulleted() -> None:
    document = with_body(listed("Opened in May.", 77))
    assert [(block.kind, block.text) for block in blocks(document)] == [(BlockKind.LIST_ITEM, "Opened in May.")]


def test_notes_are_counted_over_both_kinds_and_keep_marks_of_their_own() -> None:
    def reference(kind: str, note: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference {more} w:id="{note}"/>{"<w:t>*</w:t>" if more else ""}</w:r>'

    marks = reference("footnote", 7) + run("a") + reference("endnote", 7) + run("b") + reference("footnote", 8, 'w:customMarkFollows="1"')
    document = with_body(f"<w:p>{run('9.4%')}{marks}</w:p>")
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnote w:id="7"><w:p>{run("Foot.")}</w:p></w:footnote><w:footnote w:id="8"><w:p>{run("* Own.")}</w:p></w:footnote>'
    add_part(document, "footnotes", f"<w:footnotes {word}>{notes}</w:footnotes>")
    add_part(document, "endnotes", f'<w:endnotes {word}><w:endnote w:id="7"><w:p>{run("End.")}</w:p></w:endnote></w:endnotes>')
    assert told(document) == ["9.4%¹a²b*", "¹ Foot.", "² End.", "* Own."]
