"""DOCX -> Layout: one page without number; places are locators such as "paragraph 12" and "table 3 row 4 column 2", from 1.

Paragraphs are those of the body in order, empty ones counted; a nested table is "table 3 row 4 column 2 table 1".
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import zip_longest

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ingest.docx.tables import read_table
from ingest.docx.words import Element, Notes, is_bold, paragraph_text, text_boxes
from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFile
from ingest.model import Block, BlockKind, Layout, Page, Place
from ingest.text.markup import plain_emphasis, raised
from ingest.text.prose_lines import BOLD_LINE, heading_level

OLE_MAGIC = b"\xd0\xcf\x11\xe0"  # Word puts an encrypted document into the container of its older format
MAX_UNPACKED = 400 * 1024 * 1024  # a report with many pictures unpacks to some 50 MB
MAX_RATIO = 250  # XML of Word packs about 1:20, at most 1:100
SMALL = 1024 * 1024  # below this no ratio is harmful
MAX_PARTS = 20_000
HEADING_STYLE = re.compile(r"heading (\d)", re.IGNORECASE)
BOLD_LEVEL = 11  # a bold line stands below the nine heading styles and the title
BLOCK_CARRIERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}


def read_docx(content: bytes, document: str, document_id: str) -> Layout:
    """The blocks of a Word document in reading order, footnotes after the paragraph or table that refers to them.

    Raises `DamagedFile`, `EncryptedFile` or `UnsupportedFile`.
    """
    _check_archive(content, document)
    try:
        opened = docx.Document(io.BytesIO(content))
        reader = _Body(document=document, document_id=document_id, styles=_heading_styles(opened), notes_text=_note_texts(opened))
        blocks = tuple(reader.blocks(opened.element.body))
        title = (opened.core_properties.title or "").strip() or None
    except ValueError as error:
        if "not a Word file" in str(error):
            raise UnsupportedFile(f"{document}: is no Word document; save the report as DOCX or PDF") from error
        raise DamagedFile(f"{document}: its content cannot be read ({error}); open it in Word and save it again") from error
    except (KeyError, AttributeError, IndexError, zipfile.BadZipFile, PackageNotFoundError, SyntaxError, NotImplementedError) as error:
        # lxml's XMLSyntaxError is a SyntaxError
        raise DamagedFile(f"{document}: its content cannot be read ({type(error).__name__}); open it in Word and save it again") from error
    return Layout(pages=(Page(number=None, blocks=blocks),), metadata_title=title)


def _check_archive(content: bytes, document: str) -> None:
    """Refuses what would unpack to more than memory holds, and XML with entities, which Word never writes."""
    if content.startswith(OLE_MAGIC):
        raise EncryptedFile(f"{document}: is encrypted or in the format of Word 97; save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed_well = any(part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in parts)
            if packed_well or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise DamagedFile(f"{document}: unpacks to far more than a report holds; open it in Word and save it again")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(4096):
                            raise DamagedFile(f"{document}: its XML declares entities, which Word never does; save it again from Word")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise DamagedFile(f"{document}: is cut short or damaged ({error}); download it again") from error


class _Body:
    """Walks the body of one document and counts its paragraphs and tables for the locators."""

    def __init__(self, *, document: str, document_id: str, styles: dict[str, int], notes_text: dict[tuple[str, str], Element]) -> None:
        self.document, self.document_id = document, document_id
        self.styles, self.notes_text = styles, notes_text
        self.notes: Notes = {}
        self.noted = 0
        self.paragraphs = 0
        self.tables = 0

    def place(self, locator: str) -> Place:
        return Place(document=self.document, document_id=self.document_id, locator=locator)

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks of the paragraphs and tables below `parent`, content controls opened."""
        children = list(_body_children(parent))
        for child, following in zip_longest(children, children[1:]):
            if child.tag == qn("w:p"):
                self.paragraphs += 1
                before_table = following is not None and following.tag == qn("w:tbl")
                yield from self._paragraph(child, before_table)
            else:
                self.tables += 1
                locator = f"table {self.tables}"
                for place, table in read_table(child, locator, self.place, self.notes):
                    yield Block(kind=BlockKind.TABLE, text="", place=place, table=table)
            yield from self._new_notes()

    def _paragraph(self, paragraph: Element, before_table: bool) -> Iterator[Block]:
        place = self.place(f"paragraph {self.paragraphs}")
        text = paragraph_text(paragraph, self.notes)
        if text and not self._style(paragraph).casefold().startswith("toc"):
            kind, level = self._kind(paragraph, text, before_table)
            yield Block(kind=kind, text=plain_emphasis(text), place=place, level=level)
        for boxed in text_boxes(paragraph):
            if words := paragraph_text(boxed, self.notes):
                yield Block(kind=BlockKind.PARAGRAPH, text=words, place=place)

    def _kind(self, paragraph: Element, text: str, before_table: bool) -> tuple[BlockKind, int | None]:
        properties = paragraph.find(qn("w:pPr"))
        outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
        if (level := self.styles.get(self._style(paragraph))) is not None:
            return BlockKind.HEADING, level
        if outline is not None and (depth := int(outline.get(qn("w:val"), "9"))) < 9:
            return BlockKind.HEADING, depth + 2
        if properties is not None and properties.find(qn("w:numPr")) is not None:
            return BlockKind.LIST_ITEM, None
        level = heading_level(text, alone=True, before_table=before_table, opens_report=self.paragraphs == 1)
        bold = is_bold(paragraph) or BOLD_LINE.fullmatch(text) is not None  # or left over from Markdown
        if level is not None and (bold or not self.styles or self.paragraphs == 1):
            return BlockKind.HEADING, level if not self.styles or self.paragraphs == 1 else BOLD_LEVEL
        return (BlockKind.LIST_ITEM if "list" in self._style(paragraph).casefold() else BlockKind.PARAGRAPH), None

    def _style(self, paragraph: Element) -> str:
        properties = paragraph.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        return "" if style is None else str(style.get(qn("w:val"), ""))

    def _new_notes(self) -> Iterator[Block]:
        for key, number in list(self.notes.items())[self.noted :]:
            note = self.notes_text.get(key)
            words = [paragraph_text(part, {}) for part in note.iter(qn("w:p"))] if note is not None else []
            text = "\n".join(part for part in words if part)
            if text:
                yield Block(kind=BlockKind.FOOTNOTE, text=f"{raised(str(number))} {text}", place=self.place(f"{key[0]} {number}"))
        self.noted = len(self.notes)


def _body_children(parent: Element) -> Iterator[Element]:
    for child in parent.iterchildren():
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in BLOCK_CARRIERS:
            yield from _body_children(child)


def _heading_styles(opened: docx.document.Document) -> dict[str, int]:
    """The level of each heading style that a paragraph uses, the title above all; a style counts as what it is based on."""
    elements = {style.get(qn("w:styleId")): style for style in opened.styles.element.iterchildren(qn("w:style"))}
    used = {style.get(qn("w:val")) for style in opened.element.body.iter(qn("w:pStyle"))}
    levels: dict[str, int] = {}
    for name in used:
        at, seen = name, set[str]()
        while at in elements and at not in seen and name not in levels:
            seen.add(at)
            if (level := _style_level(elements[at])) is not None:
                levels[name] = level
            base = elements[at].find(qn("w:basedOn"))
            at = base.get(qn("w:val")) if base is not None else None
    return levels


def _style_level(style: Element) -> int | None:
    name = style.find(qn("w:name"))
    text = name.get(qn("w:val"), "") if name is not None else ""
    if text.casefold() == "title":
        return 1
    if match := HEADING_STYLE.fullmatch(text):
        return int(match[1]) + 1
    outline = next(iter(style.iter(qn("w:outlineLvl"))), None)
    depth = int(outline.get(qn("w:val"), "9")) if outline is not None else 9
    return depth + 2 if depth < 9 else None


def _note_texts(opened: docx.document.Document) -> dict[tuple[str, str], Element]:
    """The footnotes and endnotes of the document by kind and id."""
    texts: dict[tuple[str, str], Element] = {}
    for relation in opened.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if kind in {"footnote", "endnote"} and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            texts |= {(kind, note.get(qn("w:id"), "")): note for note in root.iterchildren(qn(f"w:{kind}"))}
    return texts
