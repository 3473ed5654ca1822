"""The text of a Word paragraph as printed: tracked changes accepted, hidden text left out, raised digits as superscript characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ingest.text.markup import raised, tidy_spaces

Element = Any  # lxml's elements have no types that mypy accepts

M_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC_NAMESPACE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TAKEN_AWAY = {qn("w:del"), qn("w:moveFrom")}
CARRIERS = {
    qn(f"w:{name}") for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
}
NOTE_REFERENCES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
FIXED_TEXT = {qn("w:tab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
WINGDINGS = {  # the signs of reports: arrows for the direction of travel, ticks, bullets
    **{"DF": "←", "E0": "→", "E1": "↑", "E2": "↓", "E7": "←", "E8": "→", "E9": "↑", "EA": "↓"},
    **{"FC": "✓", "FB": "✗", "A7": "•", "B7": "•", "6C": "●", "6E": "■"},
}

Notes = dict[tuple[str, str], int]  # kind and id of a note in the file -> its number as printed


def paragraph_text(paragraph: Element, notes: Notes) -> str:
    """The words of a paragraph, without those of text boxes in it. Notes met for the first time get their number in `notes`."""
    return tidy_spaces("".join(_pieces(paragraph, notes)))


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The paragraphs inside text boxes anchored in the paragraph; each once, though Word stores them in two forms."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag == f"{MC_NAMESPACE}Fallback" for ancestor in box.iterancestors()):
            yield from box.iterchildren(qn("w:p"))


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a switch such as bold or hidden is set in the properties of a run, row or paragraph."""
    found = properties.find(qn(name)) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false", "off", "none"}


def is_bold(paragraph: Element) -> bool:
    """Whether every run with words is bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if any((text.text or "").strip() for text in run.iterchildren(qn("w:t")))]
    return bool(runs) and all(is_on(run.find(qn("w:rPr")), "w:b") for run in runs)


def _pieces(element: Element, notes: Notes) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in TAKEN_AWAY:
            continue
        if child.tag == qn("w:r"):
            yield from _run_pieces(child, notes)
        elif child.tag in CARRIERS:
            yield from _pieces(child, notes)
        elif child.tag in {f"{M_NAMESPACE}oMath", f"{M_NAMESPACE}oMathPara"}:
            yield _formula(child)


def _run_pieces(run: Element, notes: Notes) -> Iterator[str]:
    properties = run.find(qn("w:rPr"))
    if is_on(properties, "w:vanish"):
        return
    position = properties.find(qn("w:vertAlign")) if properties is not None else None
    is_raised = position is not None and position.get(qn("w:val")) == "superscript"
    for child in run.iterchildren():
        if child.tag == qn("w:t"):
            text = child.text or ""
            yield raised(text) if is_raised else text
        elif child.tag == qn("w:br"):
            yield "\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
        elif child.tag == qn("w:sym"):
            yield WINGDINGS.get(child.get(qn("w:char"), "")[-2:].upper(), "")
        elif child.tag in NOTE_REFERENCES:
            key = (NOTE_REFERENCES[child.tag], child.get(qn("w:id"), ""))
            yield raised(str(notes.setdefault(key, len(notes) + 1)))
        else:
            yield FIXED_TEXT.get(child.tag, "")


def _formula(element: Element) -> str:
    """A formula in one line; a fraction as numerator/denominator."""
    if element.tag == f"{M_NAMESPACE}f":
        return "/".join(_formula(part) for part in element.iterchildren(f"{M_NAMESPACE}num", f"{M_NAMESPACE}den"))
    if element.tag == f"{M_NAMESPACE}t":
        return element.text or ""
    return "".join(_formula(child) for child in element.iterchildren())
