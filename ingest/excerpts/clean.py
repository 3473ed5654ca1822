"""Copies pages of a PDF so that only what they print goes on: no action, script, form, attached or external file, and no reference to them.

A page keeps the keys listed here and no others. What its resources lead to is copied without the keys that carry actions, files or
metadata, and without whole dictionaries that are actions or file specifications; streams keep their bytes.
Source: PDF 1.7, 7.7.3.3 (page objects), 7.8.3 (resources), 12.6 (actions), 8.11 (optional content).
"""

from __future__ import annotations

from collections import deque
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from ingest.errors import DamagedFile

PAGE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group", "/Contents", "/Resources")
RESOURCE_KINDS = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/Properties")
NAME_KEYS = frozenset({"/CharProcs", "/Colorants", "/Components", "/Solidities"})
"""Dictionaries whose keys are names of the file's own choice, "/A" among them."""
DROPPED = frozenset(
    {
        *("/A", "/AA", "/OpenAction", "/JS", "/JavaScript", "/Launch", "/Win", "/Unix", "/Mac", "/URI", "/Dest", "/Dests", "/Next"),
        *("/AF", "/EF", "/RF", "/EmbeddedFiles", "/Names", "/Ref", "/OPI", "/Alternates", "/F", "/FFilter", "/FDecodeParms"),
        *("/Annots", "/AcroForm", "/XFA", "/RichMediaContent", "/Parent", "/P", "/Thumb", "/B", "/StructParent", "/StructParents"),
        *("/Metadata", "/PieceInfo", "/LastModified", "/Measure", "/PtData", "/PS", "/Level1"),
    }
)
ACTIONS = frozenset(
    {
        *("/GoTo", "/GoToR", "/GoToE", "/GoToDp", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide", "/Named", "/SubmitForm"),
        *("/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
    }
)
NOT_CONTENT = frozenset({"/Action", "/Filespec", "/F", "/EmbeddedFile", "/Annot", "/Catalog", "/Page", "/Pages", "/Sig", "/Metadata"})
LAYER_KEYS = {"/OCG": ("/Type", "/Name"), "/OCMD": ("/Type", "/OCGs", "/P", "/VE")}
DEEPEST = 60
"""Direct nesting; that of honest pages is about 10."""
MOST_OBJECTS = 200_000
"""Objects that pages of a pack may lead to; those of a drawing have some thousands."""


class CleanCopy:
    """Copies pages of one reader into a writer; `layers` are the optional content groups met, with their names."""

    def __init__(self, writer: pypdf.PdfWriter) -> None:
        self.writer = writer
        self.layers: list[tuple[IndirectObject, str]] = []
        self._copies: dict[tuple[int, int, bool], IndirectObject] = {}
        self._waiting: deque[tuple[IndirectObject, IndirectObject, bool]] = deque()

    def add(self, page: pypdf.PageObject) -> pypdf.PageObject:
        """A page of the writer that prints what the page prints. Raises `DamagedFile` where it leads to more than a page does."""
        added = self.writer.add_blank_page(1, 1)
        for key in PAGE_KEYS:
            if key in page:
                value = page.raw_get(key) if key != "/Resources" else page[key]
                added[NameObject(key)] = self._resources(value, 0) if key == "/Resources" else self._copied(value, 0)
        while self._waiting:
            source, copy, named = self._waiting.popleft()
            found = source.get_object()
            self.writer._objects[copy.idnum - 1] = self._named(found, 0) if named else self._copied(found, 0, copy)
        return added

    def _copied(self, value: Any, depth: int, own: IndirectObject | None = None) -> PdfObject:
        """`own` is the reference to the copy, where it has one."""
        if depth > DEEPEST:
            raise DamagedFile("a page is nested deeper than any page of a report and cannot be copied")
        if isinstance(value, IndirectObject):
            return self._later(value, named=False)
        if isinstance(value, ArrayObject):
            return ArrayObject([self._copied(one, depth + 1) for one in value])
        if isinstance(value, DictionaryObject):
            return self._dictionary(value, depth, own)
        return NullObject() if value is None else value

    def _later(self, source: IndirectObject, *, named: bool) -> IndirectObject:
        """A reference to the copy, which is made after the one at work, so that long chains of references need no deep stack."""
        key = (source.idnum, source.generation, named)
        if key not in self._copies:
            if len(self._copies) >= MOST_OBJECTS:
                raise DamagedFile("a page leads to more objects than any page of a report and cannot be copied")
            self._copies[key] = self.writer._add_object(NullObject())
            self._waiting.append((source, self._copies[key], named))
        return self._copies[key]

    def _dictionary(self, value: DictionaryObject, depth: int, own: IndirectObject | None) -> PdfObject:
        kind = value.get("/Type")
        if kind in NOT_CONTENT or value.get("/S") in ACTIONS or value.get("/Subtype") == "/PS":
            return NullObject()
        copy: DictionaryObject = DictionaryObject()
        if isinstance(value, StreamObject):
            copy = EncodedStreamObject()  # its bytes go on as they are, with their filters
            copy._data = value._data
        layer = LAYER_KEYS.get(str(kind))
        for key in value:
            if key not in (layer or (key,)) or (layer is None and key in DROPPED) or key == "/Length":
                continue
            part = value.raw_get(key)
            if key == "/Resources":
                copy[NameObject(key)] = self._resources(part, depth + 1)
            elif key in NAME_KEYS:
                copy[NameObject(key)] = self._named(part, depth + 1)
            else:
                copy[NameObject(key)] = self._copied(part, depth + 1)
        if kind == "/OCG" and own is not None:
            self.layers.append((own, str(value.get("/Name", ""))))
        return copy

    def _resources(self, value: Any, depth: int) -> PdfObject:
        """The resources of a page, form, pattern or font: for each kind the names that its content uses."""
        resources = value.get_object()
        if not isinstance(resources, DictionaryObject):
            return DictionaryObject()
        return DictionaryObject(
            {NameObject(key): self._named(resources.raw_get(key), depth + 1) for key in RESOURCE_KINDS if key in resources}
        )

    def _named(self, value: Any, depth: int) -> PdfObject:
        """A dictionary all of whose keys are kept."""
        if isinstance(value, IndirectObject):
            return self._later(value, named=True)
        if not isinstance(value, DictionaryObject):
            return self._copied(value, depth)
        return DictionaryObject({NameObject(key): self._copied(value.raw_get(key), depth + 1) for key in value})
