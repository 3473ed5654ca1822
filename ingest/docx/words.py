"""The text of a paragraph as printed: raised digits as superscript characters, list labels, signs of symbol fonts, notes by their mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from ingest.docx.final_view import Element
from ingest.docx.numbering import Numbering
from ingest.docx.styles import StyleSheet
from ingest.office_theme import Theme
from ingest.text.markup import raised, tidy_spaces
from ingest.values.symbols import sign, signs_of

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
NOTE_REFERENCES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
FIXED_TEXT = {qn("w:tab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}
SYMBOL_FONT = re.compile("wing|webd|symbol", re.IGNORECASE)

Note = tuple[str, str]  # its kind, and its id in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """What the paragraphs and tables of a document draw on. `notes` grows as marks are met: a note -> its mark, "" for one of its own."""

    styles: StyleSheet
    theme: Theme
    numbering: Numbering
    notes: dict[Note, str] = field(default_factory=dict)


def paragraph_text(paragraph: Element, file: WordFile) -> str:
    """The words of a paragraph without its list label, and without those of text boxes in it. New notes get their mark in `file.notes`."""
    return tidy_spaces("".join(_pieces(paragraph, file)))


def boxed(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a paragraph or cell, but not of boxes inside these."""
    for box in element.iter(qn("w:txbxContent")):
        if next(box.iterancestors(qn("w:txbxContent"), element.tag)).tag == element.tag:
            yield box


def is_bold(paragraph: Element, styles: StyleSheet) -> bool:
    """Whether every run with words is bold."""
    runs = [run for run in paragraph.iterchildren(qn("w:r")) if any((text.text or "").strip() for text in run.iterchildren(qn("w:t")))]
    return bool(runs) and all(styles.is_on(run, "w:b") for run in runs)


def _pieces(paragraph: Element, file: WordFile) -> Iterator[str]:
    for child in paragraph.iterchildren():
        if child.tag == qn("w:r"):
            yield from _run_pieces(child, file)
        elif child.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
            yield _formula(child)


def _run_pieces(run: Element, file: WordFile) -> Iterator[str]:
    is_raised = file.styles.run_value(run, "w:vertAlign") == "superscript"
    signs = _signs(run)
    for child in run.iterchildren():
        if child.tag == qn("w:t"):
            text = child.text or ""
            text = "".join(sign(char, signs) for char in text) if signs else text
            yield raised(text) if is_raised else text
        elif child.tag == qn("w:br"):
            yield "\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
        elif child.tag == qn("w:sym"):
            code = child.get(qn("w:char"), "")
            yield signs_of(child.get(qn("w:font"), "")).get(int(code[-2:], 16), "") if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else ""
        elif child.tag in NOTE_REFERENCES:
            note = (NOTE_REFERENCES[child.tag], child.get(qn("w:id"), ""))
            own = child.get(qn("w:customMarkFollows"), "0") in {"1", "true", "on"}  # then the mark is the text that follows
            yield file.notes.setdefault(note, "" if own else raised(str(len(file.notes) + 1)))
        else:
            yield FIXED_TEXT.get(child.tag, "")


def _signs(run: Element) -> dict[int, str]:
    """The signs that the letters of a run stand for when it is set in a symbol font."""
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    name = fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) if fonts is not None else None
    return signs_of(name) if name and SYMBOL_FONT.search(name) else {}


def _formula(element: Element) -> str:
    """A formula in one line; a fraction as numerator/denominator."""
    if element.tag == f"{MATH}f":
        return "/".join(_formula(part) for part in element.iterchildren(f"{MATH}num", f"{MATH}den"))
    if element.tag == f"{MATH}t":
        return element.text or ""
    return "".join(_formula(child) for child in element.iterchildren())
