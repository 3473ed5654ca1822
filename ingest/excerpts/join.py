"""Front pages and excerpts as one PDF with highlights, links from the sources to their pages, an outline, a title and a language."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from ingest.errors import DamagedFile
from ingest.excerpts.clean import CleanCopy
from ingest.excerpts.excerpt import hide_layers
from ingest.excerpts.highlight import annotate
from ingest.excerpts.model import Binding, Bookmark, Jump
from ingest.pdf.about import ESCAPING, read_about


def join(front: bytes, excerpts: Sequence[bytes], binding: Binding) -> bytes:
    """The pack: the front pages, then the pages of each excerpt. Raises `DamagedFile` where the parts do not fit together."""
    try:
        return _joined(front, excerpts, binding)
    except ESCAPING as error:
        raise DamagedFile(f"the pages of the pack cannot be put together ({type(error).__name__})") from error


def _joined(front: bytes, excerpts: Sequence[bytes], binding: Binding) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(front))
    for content, index in zip(excerpts, binding.excerpts, strict=True):
        copy = CleanCopy(writer)
        for page, described in zip(pypdf.PdfReader(io.BytesIO(content)).pages, index.pages, strict=True):
            annotate(writer, copy.add(page), described)
        hide_layers(writer, copy, read_about(content, "", frozenset()).layers_off)
    for jump in binding.jumps:
        _link(writer, jump)
    _outline(writer, binding.bookmarks)
    writer.add_metadata({"/Title": binding.title, "/Producer": "Committee Assistant", "/Creator": "Committee Assistant"})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(binding.language)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _outline(writer: pypdf.PdfWriter, bookmarks: Sequence[Bookmark]) -> None:
    parents: dict[int, Any] = {}
    for one in bookmarks:
        fit = Fit.fit() if one.height is None else Fit.xyz(left=0, top=one.height)
        parents[one.level] = writer.add_outline_item(title=one.title, page_number=one.page, parent=parents.get(one.level - 1), fit=fit)


def _link(writer: pypdf.PdfWriter, jump: Jump) -> None:
    page, target = writer.pages[jump.page], writer.pages[jump.to]
    to = ArrayObject([target.indirect_reference or NullObject(), NameObject("/Fit")])
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(one) for one in jump.box]),
            NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
            NameObject("/Dest"): to,
        }
    )
    if "/Annots" not in page:
        page[NameObject("/Annots")] = ArrayObject()
    annots: Any = page["/Annots"]
    annots.append(writer._add_object(annotation))
