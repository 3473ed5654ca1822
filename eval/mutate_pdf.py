"""Changed PDFs: objects, references, dictionaries and streams altered, so that a reader gets past the header to what is wrong."""

from __future__ import annotations

import base64
import random
import re
import zlib
from dataclasses import dataclass, replace

from eval.mutate_bytes import changed_once_or_more, cut, flipped, relined, renumbered, repeated

OBJECT = re.compile(rb"(\d+) (\d+) obj\b(.*?)endobj", re.DOTALL)
TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
REFERENCE = re.compile(rb"\b\d+ \d+ R\b")
NAME = re.compile(rb"/[A-Za-z]\w*")
NAMES = (
    b"/Kids",
    b"/Parent",
    b"/Contents",
    b"/Font",
    b"/Length",
    b"/Type",
    b"/MediaBox",
    b"/Rotate",
    b"/XObject",
    b"/ToUnicode",
    b"/W",
    b"/Filter",
)
OPERATORS = (b"q ", b"Q ", b"BT ", b"ET ", b"/X0 Do ", b"0 0 0 0 re f ", b"1e9 0 0 1e9 0 0 cm ", b"[(a) -99999999 (b)] TJ ", b"/F9 1e7 Tf ")
WHOLE_FILE = (flipped, cut, repeated, renumbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A PDF taken apart: (number, body) of every object in order, and its trailer's dictionary."""

    objects: tuple[tuple[int, bytes], ...]
    trailer: bytes

    def written(self) -> bytes:
        """The PDF with a table of where its objects stand, so that what is wrong is in the objects alone."""
        made = bytearray(b"%PDF-1.7\n")
        places: dict[int, int] = {}
        for number, body in self.objects:
            places[number] = len(made)
            made += b"%d 0 obj" % number + body + b"endobj\n"
        table = len(made)
        made += b"xref\n0 1\n0000000000 65535 f \n"
        for number, at in sorted(places.items()):
            made += b"%d 1\n%010d 00000 n \n" % (number, at)
        return bytes(made + b"trailer\n" + self.trailer + b"\nstartxref\n%d\n%%%%EOF\n" % table)


def mutated_pdf(content: bytes, chance: random.Random) -> bytes:
    """The PDF changed once or a few times: as bytes, or in its parts where it has some that can be told."""
    objects = tuple((int(number), body) for number, _, body in OBJECT.findall(content))
    trailer = TRAILER.search(content)
    if not objects or trailer is None or chance.random() < 0.2:
        return changed_once_or_more(content, chance, WHOLE_FILE)
    parts = Parts(objects=objects, trailer=trailer[1])
    for _ in range(chance.choice((1, 1, 2, 4))):
        parts = chance.choice(PART_CHANGES)(parts, chance)
    return parts.written()


def _reordered(parts: Parts, chance: random.Random) -> Parts:
    """An object deleted, doubled under its own number or another, or two that changed places."""
    objects = list(parts.objects)
    at, other = chance.randrange(len(objects)), chance.randrange(len(objects))
    match chance.randrange(4):
        case 0 if len(objects) > 1:
            del objects[at]
        case 1:
            objects.insert(other, objects[at])
        case 2:
            objects[at] = (objects[at][0], objects[other][1])
        case _:
            (one, body), (two, beside) = objects[at], objects[other]
            objects[at], objects[other] = (one, beside), (two, body)
    return replace(parts, objects=tuple(objects))


def _body(parts: Parts, chance: random.Random) -> Parts:
    """Numbers, references and names in one object's dictionary exchanged: loops, wrong types, boxes without size."""
    at = chance.randrange(len(parts.objects))
    number, body = parts.objects[at]
    head, stream, rest = body.partition(b"stream")
    match chance.randrange(4):
        case 0:
            head = renumbered(head, chance)
        case 1:
            target = b"%d 0 R" % chance.choice(parts.objects)[0]
            head = _exchanged(head, REFERENCE, target, chance)
        case 2:
            head = _exchanged(head, NAME, chance.choice(NAMES), chance)
        case _:
            head = head.replace(b"<<", b"[" * chance.choice((1, 200)) + b"<<", 1)
    return _with(parts, at, number, head + stream + rest)


def _stream(parts: Parts, chance: random.Random) -> Parts:
    """What a stream says changed and packed again, or garbage in its place."""
    held = [at for at, (_, body) in enumerate(parts.objects) if STREAM.search(body)]
    if not held:
        return _body(parts, chance)
    at = chance.choice(held)
    number, body = parts.objects[at]
    found = STREAM.search(body)
    assert found is not None
    packed = _changed_stream(found[1], chance)
    if chance.random() < 0.8:
        body = re.sub(rb"/Length \d+(?! \d+ R)", b"/Length %d" % len(packed), body, count=1)
        found = STREAM.search(body)
        assert found is not None
    return _with(parts, at, number, body[: found.start(1)] + packed + body[found.end(1) :])


def _changed_stream(packed: bytes, chance: random.Random) -> bytes:
    ascii85 = packed.rstrip().endswith(b"~>")
    try:
        said = zlib.decompress(base64.a85decode(b"<~" + packed.strip(), adobe=True) if ascii85 else packed)
    except (ValueError, zlib.error):
        return flipped(packed, chance)
    match chance.randrange(5):
        case 0:
            said = renumbered(said, chance)
        case 1:
            said = relined(said, chance)
        case 2:
            said = chance.randbytes(chance.choice((10, 1000, 100_000)))
        case 3:
            said = repeated(said, chance)
        case _:
            at = chance.randrange(len(said) + 1)
            said = said[:at] + b" " + chance.choice(OPERATORS) * chance.choice((1, 3, 3000)) + said[at:]
    again = zlib.compress(said)
    return base64.a85encode(again) + b"~>" if ascii85 else again


def _exchanged(text: bytes, pattern: re.Pattern[bytes], put: bytes, chance: random.Random) -> bytes:
    spans = [found.span() for found in pattern.finditer(text)]
    if not spans:
        return renumbered(text, chance)
    first, last = chance.choice(spans)
    return text[:first] + put + text[last:]


def _with(parts: Parts, at: int, number: int, body: bytes) -> Parts:
    return replace(parts, objects=(*parts.objects[:at], (number, body), *parts.objects[at + 1 :]))


PART_CHANGES = (_reordered, _body, _body, _stream, _stream, _stream)
