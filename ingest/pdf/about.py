"""What a PDF says of itself, through pypdf: title, page labels, layers that are switched off, and which pages its damage touches."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdf
import pypdf.errors
from pypdf.generic import ArrayObject, IndirectObject

from ingest.errors import EncryptedFile

_log = logging.getLogger(__name__)

ESCAPING = (
    *(pypdf.errors.PyPdfError, ArithmeticError, AttributeError, LookupError),
    *(RecursionError, TypeError, ValueError, NotImplementedError),
)
"""Errors that pypdf lets escape from damaged files."""


class About(NamedTuple):
    """`layers_off` are the names of the layers that nobody sees when the file is opened; `damaged` the pages, from 1, whose content cannot
    be unpacked whole; `flaws` how many parts of the file cannot be, on whichever page."""

    title: str | None = None
    labels: tuple[str, ...] = ()
    layers_off: frozenset[str] = frozenset()
    damaged: frozenset[int] = frozenset()
    flaws: int = 0


def read_about(content: bytes, document: str, damaged_objects: frozenset[int]) -> About:
    """What the file says of itself; nothing where pypdf cannot read it, as PDFium often still can.

    `damaged_objects` are the numbers of the streams that cannot be unpacked. Raises `EncryptedFile`.
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of each mended flaw
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile(f"{document}: needs a password to open; save a copy without one and ingest that")
        title = reader.metadata.title if reader.metadata else None
        return About(
            title=title.strip() if isinstance(title, str) and title.strip() else None,
            labels=tuple(reader.page_labels) if "/PageLabels" in reader.root_object else (),
            layers_off=_layers_off(reader.root_object),
            damaged=frozenset(_pages_with(reader, damaged_objects)) if damaged_objects else frozenset(),
            flaws=len(damaged_objects),
        )
    except ESCAPING as error:
        _log.info("%s: pypdf cannot read its metadata (%s)", document, error)
        return About(flaws=len(damaged_objects))


def _layers_off(root: Any) -> frozenset[str]:
    """The names of the optional content groups that the default configuration switches off; a name that is also on counts as on.

    Source: PDF 1.7, 8.11.4.3.
    """
    properties = root.get("/OCProperties")
    if properties is None:
        return frozenset()
    default = properties.get_object().get("/D", {}).get_object()
    groups = {one.idnum: str(one.get_object().get("/Name", "")) for one in properties.get_object().get("/OCGs", ())}
    listed = {state: {one.idnum for one in default.get(state, ())} for state in ("/ON", "/OFF")}
    off = groups.keys() - listed["/ON"] if default.get("/BaseState") == "/OFF" else groups.keys() & listed["/OFF"]
    return frozenset({groups[number] for number in off} - {groups[number] for number in groups.keys() - off})


def _pages_with(reader: pypdf.PdfReader, objects: frozenset[int]) -> Iterator[int]:
    """The pages, from 1, whose content stands in any of the objects."""
    for number, page in enumerate(reader.pages, start=1):
        if any(one.idnum in objects for one in _references(page.raw_get("/Contents") if "/Contents" in page else None)):
            yield number


def _references(contents: Any) -> Iterator[IndirectObject]:
    if isinstance(contents, IndirectObject):
        yield contents
        contents = contents.get_object()
    if isinstance(contents, ArrayObject):
        yield from (one for one in contents if isinstance(one, IndirectObject))
