"""What the streams of a PDF unpack to, found out before PDFium opens the file: it unpacks them whole, and 2 kB can hold 300 MB.

The bytes are searched for streams without reading the file's structure, which may be hostile itself. Streams that are encrypted or packed
in a rarer way cannot be judged so; they are left to the limits of the process.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ingest.errors import ReadLimit

LARGEST = 64 << 20
"""Bytes that one stream may unpack to: the drawing of a map takes 20 MB, a font of all Chinese characters as much."""
PIECE = 1 << 16
BEFORE = 2048
"""Bytes before a stream in which its object's number and dictionary stand."""
STREAM = re.compile(rb"(?<!end)stream\r?\n")
OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
FILTER = re.compile(rb"/(Fl|FlateDecode|A85|ASCII85Decode|AHx|ASCIIHexDecode|LZW|LZWDecode|RL|RunLengthDecode|Crypt)\b")
DEFLATE, AS_TEXT = (b"Fl", b"FlateDecode"), (b"A85", b"ASCII85Decode")
NOT_UNPACKED = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
"""Streams that reading the text leaves packed: a page scanned in colour is 100 MB."""


class Stream(NamedTuple):
    """A stream by the number of its object, None where that cannot be told, with its filters in the order they are undone."""

    number: int | None
    packed: memoryview
    filters: tuple[bytes, ...]


def check_streams(content: bytes, document: str) -> frozenset[int]:
    """The object numbers of the streams that are damaged. Raises `ReadLimit` when one unpacks to more than a report holds."""
    damaged: set[int] = set()
    encrypted = b"/Encrypt" in content
    for stream in _streams(content):
        try:
            size = 0
            for piece in _unpacked(stream):
                size += len(piece)
                if size > LARGEST:
                    raise ReadLimit(f"{document}: a part of it unpacks to more than {LARGEST >> 20} MB; print it to a new PDF")
        except ValueError:
            if stream.number is not None and not encrypted:
                damaged.add(stream.number)
    return frozenset(damaged)


def _streams(content: bytes) -> Iterator[Stream]:
    """The streams that are unpacked for reading, by deflation alone or under an encoding as text."""
    view, end = memoryview(content), 0
    for match in STREAM.finditer(content):
        if match.start() < end:
            continue
        before = content[max(0, match.start() - BEFORE) : match.start()]
        opening = next(reversed(list(OBJECT.finditer(before))), None)
        dictionary = before[opening.end() :] if opening else before
        filters = tuple(FILTER.findall(dictionary))
        if not filters or NOT_UNPACKED.search(dictionary) or not set(filters) <= {*DEFLATE, *AS_TEXT}:
            continue
        end = content.find(b"endstream", match.end())
        end = end if end >= 0 else len(content)
        yield Stream(int(opening[1]) if opening else None, view[match.end() : end], filters)


def _unpacked(stream: Stream) -> Iterator[bytes]:
    """The stream in pieces with all its filters undone. Raises ValueError where it is damaged."""
    pieces: Iterable[bytes] = (bytes(stream.packed[at : at + PIECE]) for at in range(0, len(stream.packed), PIECE))
    for one in stream.filters:
        pieces = _inflated(pieces) if one in DEFLATE else [_from_text(b"".join(pieces))]
    yield from pieces


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Deflated bytes unpacked, never more than `PIECE` at a time. A missing end or check sum is no damage: many programs leave it out."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            try:
                yield unpacker.decompress(rest, PIECE)
            except zlib.error as error:
                if "incorrect data check" in str(error):
                    return
                raise ValueError("damaged stream") from error
            rest = unpacker.unconsumed_tail


def _from_text(text: bytes) -> bytes:
    """Bytes written in the 85 signs of PostScript."""
    return base64.a85decode(text.strip().removesuffix(b"~>"))
