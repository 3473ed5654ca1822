"""DOCX -> Layout: one page without number; places are locators such as "paragraph 12" and "table 3 row 4 column 2", from 1.

Paragraphs are those of the body in order, empty ones counted, tables those of the body; columns are those of the grid. Counted is what is
printed: a row whose deletion is tracked has no number. A nested table is "table 3 row 4 column 2 table 1".
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import zip_longest

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ingest.docx.final_view import Element, make_final
from ingest.docx.numbering import BULLET, Numbering
from ingest.docx.styles import NO_OUTLINE, StyleSheet
from ingest.docx.tables import MAX_CELLS, is_frame, labelled_text, read_table, table_slots
from ingest.docx.words import Note, WordFile, boxed, is_bold
from ingest.errors import DamagedFile, UnsupportedFile
from ingest.model import Block, BlockKind, Layout, Page, Place, Problem
from ingest.office_archive import BROKEN, check_archive
from ingest.office_theme import Theme
from ingest.text.markup import plain_emphasis
from ingest.text.prose_lines import BOLD_LINE, heading_level

BOLD_LEVEL = 11  # a bold line stands below the nine heading styles and the title
HIDDEN_LETTERS = 3  # fewer are a stray mark


def read_docx(content: bytes, document: str, document_id: str) -> Layout:
    """The blocks of a Word document in reading order, footnotes after the paragraph or table that refers to them.

    Raises `DamagedFile`, `EncryptedFile` or `UnsupportedFile`.
    """
    check_archive(content, document)
    try:
        opened = docx.Document(io.BytesIO(content))
        reader = _Body(opened, Place(document=document, document_id=document_id))
        blocks = tuple(reader.blocks(opened.element.body))
        title = (opened.core_properties.title or "").strip() or None
    except ValueError as error:
        if "not a Word file" in str(error):
            raise UnsupportedFile(f"{document}: is no Word document; save the report as DOCX or PDF") from error
        raise DamagedFile(f"{document}: its content cannot be read ({error}); open it in Word and save it again") from error
    except (KeyError, AttributeError, IndexError, TypeError, PackageNotFoundError, SyntaxError, *BROKEN) as error:
        # lxml's XMLSyntaxError is a SyntaxError
        raise DamagedFile(f"{document}: its content cannot be read ({type(error).__name__}); open it in Word and save it again") from error
    return Layout(pages=(Page(number=None, blocks=blocks),), metadata_title=title, problems=reader.problems)


class _Body:
    """Walks the body of one document and counts its paragraphs and tables for the locators."""

    def __init__(self, opened: docx.document.Document, whole: Place) -> None:
        parts = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in opened.part.rels.values() if not relation.is_external}
        roots = {kind: parse_xml(parts[kind].target_part.blob) for kind in ("footnotes", "endnotes", "theme", "numbering") if kind in parts}
        styles = StyleSheet(opened.styles.element)
        self.file = WordFile(styles=styles, theme=Theme(roots.get("theme")), numbering=Numbering(roots.get("numbering"), styles))
        hidden = sum(make_final(root, lambda run: styles.is_on(run, "w:vanish")) for root in (opened.element.body, *roots.values()))
        self.notes_text: dict[Note, Element] = {
            (kind, note.get(qn("w:id"), "")): note for kind in ("footnote", "endnote") for note in roots.get(f"{kind}s", ())
        }
        self.has_headings = any(styles.heading_level(one) is not None for one in opened.element.body.iter(qn("w:p")))
        self.whole = whole
        self.paragraphs = 0
        self.tables = 0
        self.noted = 0
        message = f"holds {hidden} letters set as hidden, which are not printed; they were left out"
        found = Problem(kind="hidden", message=message, place=whole)
        self.problems: tuple[Problem, ...] = (found,) if hidden >= HIDDEN_LETTERS else ()

    def place(self, locator: str) -> Place:
        return Place(document=self.whole.document, document_id=self.whole.document_id, locator=locator)

    def blocks(self, body: Element) -> Iterator[Block]:
        """The blocks of the paragraphs and tables of the body."""
        children = list(body.iterchildren(qn("w:p"), qn("w:tbl")))
        for child, following in zip_longest(children, children[1:]):
            if child.tag == qn("w:p"):
                self.paragraphs += 1
                before_table = following is not None and following.tag == qn("w:tbl")
                yield from self._paragraph(child, f"paragraph {self.paragraphs}", before_table)
            else:
                self.tables += 1
                yield from self._table(child, f"table {self.tables}")
            yield from self._new_notes()

    def _paragraph(self, paragraph: Element, locator: str, before_table: bool) -> Iterator[Block]:
        place = self.place(locator)
        text = labelled_text(paragraph, self.file)
        if text and not self.file.styles.name(paragraph).casefold().startswith("toc"):
            kind, level = self._kind(paragraph, text, before_table)
            words = text.removeprefix(BULLET).lstrip() if kind is BlockKind.LIST_ITEM else text
            yield Block(kind=kind, text=plain_emphasis(words), place=place, level=level)
        for box in boxed(paragraph):
            yield from self._inside(box, locator)

    def _inside(self, holder: Element, locator: str) -> Iterator[Block]:
        """The blocks of a text box, or of a cell that only arranges others; its paragraphs have the place of the whole."""
        children = list(holder.iterchildren(qn("w:p"), qn("w:tbl")))
        inners = 0
        for child, following in zip_longest(children, children[1:]):
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, locator, following is not None and following.tag == qn("w:tbl"))
            else:
                inners += 1
                yield from self._table(child, f"{locator} table {inners}")

    def _table(self, table: Element, locator: str) -> Iterator[Block]:
        """The table, then those nested in its cells; of a frame around others only what is in it."""
        slots = table_slots(table, self.place, locator)
        if len(slots) < len(table.findall(qn("w:tr"))):
            told = f"{locator} has more than {MAX_CELLS} cells; its rows from {len(slots) + 1} were left out"
            self.problems += (Problem(kind="table", message=told, place=self.place(locator)),)
        if is_frame(table):
            for slot in (slot for row in slots for slot in row):
                yield from self._inside(slot.element, str(slot.place.locator))
            return
        if read := read_table(table, slots, self.place(locator), self.file):
            yield Block(kind=BlockKind.TABLE, text="", place=read.places[0], table=read)
        for slot in (slot for row in slots for slot in row):
            for number, inner in enumerate(slot.element.iterchildren(qn("w:tbl")), start=1):
                yield from self._table(inner, f"{slot.place.locator} table {number}")

    def _kind(self, paragraph: Element, text: str, before_table: bool) -> tuple[BlockKind, int | None]:
        properties = paragraph.find(qn("w:pPr"))
        outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
        if (level := self.file.styles.heading_level(paragraph)) is not None:
            return BlockKind.HEADING, level
        if outline is not None and (depth := int(outline.get(qn("w:val"), str(NO_OUTLINE)))) < NO_OUTLINE:
            return BlockKind.HEADING, depth + 2
        bold = is_bold(paragraph, self.file.styles) or BOLD_LINE.fullmatch(text) is not None  # or left over from Markdown
        label = self.file.numbering.label(paragraph)
        if label == BULLET or (label is not None and not bold):
            return BlockKind.LIST_ITEM, None
        level = heading_level(text, alone=True, before_table=before_table, opens_report=self.paragraphs == 1)
        if level is not None and (bold or not self.has_headings or self.paragraphs == 1):
            return BlockKind.HEADING, level if not self.has_headings or self.paragraphs == 1 else BOLD_LEVEL
        is_listed = label is not None or "list" in self.file.styles.name(paragraph).casefold()
        return (BlockKind.LIST_ITEM if is_listed else BlockKind.PARAGRAPH), None

    def _new_notes(self) -> Iterator[Block]:
        for (kind, number), mark in list(self.file.notes.items())[self.noted :]:
            note = self.notes_text.get((kind, number))
            words = [labelled_text(part, self.file) for part in note.iter(qn("w:p"))] if note is not None else []
            text = "\n".join(part for part in words if part)
            if text:
                place = self.place(f"{kind} {list(self.file.notes).index((kind, number)) + 1}")
                yield Block(kind=BlockKind.FOOTNOTE, text=f"{mark} {text}".lstrip(), place=place)
        self.noted = len(self.file.notes)
