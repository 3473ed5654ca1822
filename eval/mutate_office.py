"""Changed DOCX and XLSX: elements of their XML doubled, nested, deleted, moved; numbers exchanged; entries of the archive altered."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile

from eval.mutate_bytes import LONGEST, changed_once_or_more, cut, flipped, renumbered, repeated

TAG = re.compile(rb"<(/?)([\w:.-]+)([^<>]*?)(/?)>")
ATTRIBUTE = re.compile(rb'="[^"]*"')
ATTRIBUTES = (
    b'=""',
    b'="0"',
    b'="-1"',
    b'="2147483648"',
    b'="99999999999"',
    b'="restart"',
    b'="nil"',
    b'="\xe2\x80\xae"',
    b'="A1:XFD1048576"',
)
MAIN = re.compile(r"word/document\.xml|word/styles\.xml|word/numbering\.xml|xl/worksheets/.*\.xml|xl/sharedStrings\.xml|xl/workbook\.xml")
DEPTHS = (2, 30, 300)
NAMES = ("../../../outside.xml", "word/document.xml", "xl/workbook.xml", "[Content_Types].xml", "\x00", "a" * 300)
Entries = list[tuple[str, bytes]]


def mutated_office(content: bytes, chance: random.Random) -> bytes:
    """The document changed once or a few times: mostly in what its parts say, sometimes as an archive, sometimes as bytes."""
    drawn = chance.random()
    if drawn < 0.1:
        return changed_once_or_more(content, chance, (flipped, cut, repeated))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    if drawn < 0.25:
        return _packed(_changed_entries(entries, chance), chance)
    likely = [at for at, (name, _) in enumerate(entries) if MAIN.fullmatch(name)]
    for _ in range(chance.choice((1, 2, 4))):
        at = chance.choice(likely) if likely and chance.random() < 0.85 else chance.randrange(len(entries))
        name, said = entries[at]
        entries[at] = (name, mutated_markup(said, chance))
    return _packed(entries, chance)


def mutated_markup(said: bytes, chance: random.Random) -> bytes:
    """XML or HTML with one element or attribute changed, or its bytes."""
    drawn = chance.random()
    if drawn < 0.1:
        return changed_once_or_more(said, chance, (flipped, cut, renumbered))
    if drawn < 0.4:
        spans = [found.span() for found in ATTRIBUTE.finditer(said)]
        for first, last in sorted(chance.sample(spans, min(len(spans), chance.choice((1, 5, 20)))), reverse=True):
            said = said[:first] + chance.choice(ATTRIBUTES) + said[last:]
        return said
    found = elements(said)
    if not found:
        return flipped(said, chance)
    first, last = chance.choice(found)
    element = said[first:last]
    start = element[: element.index(b">") + 1]
    match chance.randrange(5):
        case 0:
            changed = said[:first] + said[last:]
        case 1:
            changed = said[:first] + element * chance.choice((2, 3, 200)) + said[last:]
        case 2:
            depth = chance.choice(DEPTHS)
            name = TAG.match(start)
            end = b"</" + name[2] + b">" if name and not name[4] else b""
            changed = said[:first] + start * depth + element + end * depth + said[last:]
        case 3:
            other, after = chance.choice(found)
            changed = said[:first] + said[other:after] + said[last:]
        case _:
            changed = said[: last - 1] + said[last:]
    return changed if len(changed) <= LONGEST else said


def elements(said: bytes) -> list[tuple[int, int]]:
    """Where each element begins and ends, those that are never closed left out.

    >>> elements(b"<a><b/>x</a>")
    [(3, 7), (0, 12)]
    """
    found: list[tuple[int, int]] = []
    opened: list[tuple[bytes, int]] = []
    for tag in TAG.finditer(said):
        if tag[4]:
            found.append(tag.span())
        elif not tag[1]:
            opened.append((tag[2], tag.start()))
        elif opened and opened[-1][0] == tag[2]:
            found.append((opened.pop()[1], tag.end()))
    return found


def _changed_entries(entries: Entries, chance: random.Random) -> Entries:
    """A part deleted, doubled, renamed, exchanged with another or filled with garbage."""
    at, other = chance.randrange(len(entries)), chance.randrange(len(entries))
    name, said = entries[at]
    match chance.randrange(5):
        case 0:
            return entries[:at] + entries[at + 1 :]
        case 1:
            return [*entries, (name, mutated_markup(said, chance))]
        case 2:
            return [*entries[:at], (chance.choice(NAMES), said), *entries[at + 1 :]]
        case 3:
            return [*entries[:at], (name, entries[other][1]), *entries[at + 1 :]]
        case _:
            return [*entries[:at], (name, chance.randbytes(chance.choice((0, 10, 100_000)))), *entries[at + 1 :]]


def _packed(entries: Entries, chance: random.Random) -> bytes:
    written = io.BytesIO()
    how = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w", how) as archive:
        warnings.simplefilter("ignore")  # that a name comes twice is meant
        for name, said in entries:
            archive.writestr(zipfile.ZipInfo(name), said, how)
    return written.getvalue()
