"""The body of a Word file -> the same as it is printed: tracked changes accepted, wrappings opened, field codes and hidden text gone.

Everything after this step sees plain paragraphs, runs, tables, rows and cells, and may use what python-docx offers for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any  # lxml's elements have no types that mypy accepts

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SIGN = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
DRAWN = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
GONE = {qn(f"w:{name}") for name in ("del", "moveFrom", "delText", "instrText", "delInstrText")}
OPENED = {qn(f"w:{name}") for name in ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "bdo", "dir")}
PROPERTIES = {qn(f"w:{name}") for name in ("rPr", "pPr", "trPr", "tcPr", "tblPr", "sectPr", "sdtPr", "customXmlPr", "smartTagPr")}
OFF = {"0", "false", "off", "none"}


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a switch such as bold or hidden is set in the properties of a run, row or paragraph."""
    found = properties.find(qn(name)) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in OFF


def make_final(root: Element, is_hidden: Callable[[Element], bool]) -> int:
    """Changes `root` to its final view and gives the number of letters that were left out as hidden. `is_hidden` judges a run."""
    for found in list(root.iter(f"{MC}AlternateContent")):
        _replace(found, _chosen(found))
    for control in list(root.iter(qn("w:sdt"))):
        content = control.find(qn("w:sdtContent"))
        prompts = is_on(control.find(qn("w:sdtPr")), "w:showingPlcHdr")
        _replace(control, list(content) if content is not None and not (prompts and _empty(content)) else [])
    _drop_rows_and_cells(root)
    _join_paragraphs(root)
    for found in [one for one in root.iter(*GONE, *OPENED) if one.getparent().tag not in PROPERTIES]:
        _replace(found, [] if found.tag in GONE else [child for child in found if child.tag not in PROPERTIES])
    for paragraph in root.iter(qn("w:p")):
        _drop_field_codes(paragraph)
    return sum(_drop_hidden(run) for run in list(root.iter(qn("w:r"))) if is_hidden(run))


def _replace(element: Element, children: list[Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = children


def _chosen(alternatives: Element) -> list[Element]:
    """What is printed of content that is stored in several forms: the drawing, or the character of a sign or emoji, once."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    if choice is not None and (sign := choice.find(f".//{SIGN}")) is not None:
        text = OxmlElement("w:t")
        text.text = chr(int(next(value for name, value in sign.items() if name.endswith("char")), 16))
        return [text]
    if choice is not None and (fallback is None or next(choice.iter(*DRAWN), None) is not None):
        return list(choice)
    return list(fallback) if fallback is not None else []


def _empty(content: Element) -> bool:
    """Takes the runs out of a content control that shows only its prompt; True when nothing is left to keep a place, as a cell does."""
    for run in list(content.iter(qn("w:r"))):
        run.getparent().remove(run)
    return next(content.iter(qn("w:p"), qn("w:tc")), None) is None


def _drop_rows_and_cells(root: Element) -> None:
    for row in list(root.iter(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if properties is not None and (properties.find(qn("w:del")) is not None or is_on(properties, "w:hidden")):
            row.getparent().remove(row)
    for cell in list(root.iter(qn("w:tc"))):
        if cell.find(f"{qn('w:tcPr')}/{qn('w:cellDel')}") is not None:
            cell.getparent().remove(cell)
    for table in list(root.iter(qn("w:tbl"))):
        if next(table.iter(qn("w:tc")), None) is None and table.getparent() is not None:
            table.getparent().remove(table)


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose end was deleted or moved away goes on in the next one."""
    for paragraph in list(root.iter(qn("w:p"))):
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        if mark is None or (mark.find(qn("w:del")) is None and mark.find(qn("w:moveFrom")) is None):
            continue
        following = _following(paragraph)
        if following is not None:
            at = 1 if following.find(qn("w:pPr")) is not None else 0
            following[at:at] = [child for child in paragraph if child.tag != qn("w:pPr")]
            paragraph.getparent().remove(paragraph)


def _following(paragraph: Element) -> Element | None:
    after: Iterator[Element] = paragraph.itersiblings()
    found = next((one for one in after if one.tag in {qn("w:p"), qn("w:tbl")}), None)
    return found if found is not None and found.tag == qn("w:p") else None


def _drop_field_codes(paragraph: Element) -> None:
    """Takes the text between the begin of a field and its result out of a paragraph; fields may stand in each other's code."""
    in_code: list[bool] = []
    for run in paragraph.iterchildren(qn("w:r")):
        for child in list(run):
            if child.tag == qn("w:fldChar"):
                kind = child.get(qn("w:fldCharType"))
                if kind == "begin":
                    in_code.append(True)
                elif in_code and kind == "separate":
                    in_code[-1] = False
                elif in_code and kind == "end":
                    in_code.pop()
            elif any(in_code) and child.tag != qn("w:rPr"):
                run.remove(child)


def _drop_hidden(run: Element) -> int:
    parent = run.getparent()
    if parent is None:
        return 0
    parent.remove(run)
    return sum(len((text.text or "").replace(" ", "")) for text in run.iter(qn("w:t")))
