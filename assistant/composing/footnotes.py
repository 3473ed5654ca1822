"""What stands beside a figure and qualifies it: the footnote its mark leads to, and the first sentence of the commentary on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile

from assistant.prose.addressed import is_addressed_to_machine
from assistant.prose.sentences import sentences
from assistant.tools.search_text import comments
from ingest.model import Chunk, ChunkKind, PublishedValue

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MARK = re.compile(rf"(?:[{RAISED}]+|\*+)(?=\s*(?:\(|$))")
LONGEST_NOTE = 600  # letters; a longer stretch behind a mark is the running text of the page
CLOSEST_PAGES = 1  # a footnote stands on the page of its mark or the next


def footnotes_of(value: PublishedValue, chunks: Iterable[Chunk]) -> tuple[tuple[Chunk, str], ...]:
    """The footnotes whose marks the cell carries, each with the chunk it stands in; the nearest one after the cell for each mark."""
    marks = MARK.findall(value.raw.strip())
    if not marks:
        return ()
    near = [chunk for chunk in chunks if chunk.kind is ChunkKind.PROSE and _follows(chunk, value)]
    near.sort(key=lambda chunk: (_position(chunk), chunk.id))
    found = []
    for mark in dict.fromkeys(marks):
        note = next(((chunk, text) for chunk in near if (text := note_behind(mark, chunk.text))), None)
        if note is not None:
            found.append(note)
    return tuple(found)


def note_behind(mark: str, text: str) -> str | None:
    """The footnote that `mark` opens in a text of footnotes.

    >>> note_behind("²", "¹ Some survey. ² To be reviewed. ³ Not yet set.")
    'To be reviewed.'
    """
    kind = rf"[{RAISED}]" if mark[0] in RAISED else r"\*"
    opened = re.search(
        rf"(?:^|\s|\n)(?<!{kind}){re.escape(mark)}(?!{kind})\s*(?P<note>[A-Z(].*?)(?=\s*{kind}+\s*[A-Z(]|\n\s*\n|\Z)", text, re.DOTALL
    )
    note = " ".join(opened["note"].split()) if opened else ""
    return note if 0 < len(note) <= LONGEST_NOTE else None


def commentary_of(values: Sequence[PublishedValue], chunks: Iterable[Chunk], most: int = 1) -> tuple[Chunk, str] | None:
    """The first sentences of the commentary printed for one of the values, with the chunk that holds them; None where none is found."""
    held = list(chunks)
    for value in values:
        comment = _told_to_readers(value.comment)
        for count in range(min(most, len(comment)), 0, -1):
            told = " ".join(comment[:count])
            for chunk in held:
                if chunk.places[0].document_id == value.places[0].document_id and told in " ".join(chunk.text.split()):
                    return chunk, told
        elsewhere = next((chunk for chunk in held if comments(chunk, value)), None)
        if elsewhere is not None and (said := _told_to_readers(elsewhere.text)):
            return elsewhere, " ".join(said[:most])
    return None


def _told_to_readers(comment: str | None) -> tuple[str, ...]:
    """The sentences of a comment up to one that is addressed to the machine, after those it begins with."""
    left = dropwhile(is_addressed_to_machine, sentences(" ".join((comment or "").split())))
    return tuple(takewhile(lambda sentence: not is_addressed_to_machine(sentence), left))


def _follows(chunk: Chunk, value: PublishedValue) -> bool:
    here, there = value.places[0], chunk.places[0]
    if here.document_id != there.document_id:
        return False
    if here.page is not None and there.page is not None:
        return here.page <= there.page <= here.page + CLOSEST_PAGES
    return here.lines is None or there.lines is None or there.lines[1] >= here.lines[0]


def _position(chunk: Chunk) -> tuple[int, int]:
    place = chunk.places[0]
    return place.page or 0, (place.lines or (0, 0))[0]
