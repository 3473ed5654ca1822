"""Passages to retrieve: prose under one heading, long cells of tables as prose, table rows as `heading: cell` pairs, activities.

A passage is at most `MAX_CHARS` long, because the embedding model reads about 256 word pieces and ignores the rest. Passages end at
sentence ends where they can. Each says under which headings, and for a cell in which row, it stands, so that it can be read on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.model import Activity, Block, BlockKind, Cell, Chunk, ChunkKind, Place, PublishedValue, SectionTable, record_id

MAX_CHARS = 900
LONG_CELL = 140  # a cell longer than this is read as prose; the longest indicator titles of the reports at hand have 130 characters
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9'\"‘“•(])")

HeadedBlock = tuple[tuple[str, ...], Block]


def make_chunks(
    prose: Iterable[HeadedBlock], tables: Iterable[SectionTable], values: Iterable[PublishedValue], activities: Iterable[Activity]
) -> tuple[Chunk, ...]:
    """All passages of a report in reading order of their kind: prose, then tables, then activities. Ids are unique."""
    chunks = [*prose_chunks(prose), *table_chunks(tables, values, activities), *activity_chunks(activities)]
    return tuple({chunk.id: chunk for chunk in chunks}.values())


def prose_chunks(prose: Iterable[HeadedBlock]) -> Iterator[Chunk]:
    """Neighbouring blocks under the same headings, joined up to `MAX_CHARS`."""
    headings: tuple[str, ...] = ()
    gathered: list[Block] = []
    for path, block in prose:
        if block.kind in (BlockKind.HEADING, BlockKind.TABLE) or not block.text.strip():
            continue
        size = sum(len(one.text) for one in gathered)
        if gathered and (path != headings or size + len(block.text) > MAX_CHARS):
            yield from _passages(gathered, headings)
            gathered = []
        headings = path
        gathered.append(block)
    if gathered:
        yield from _passages(gathered, headings)


def _passages(blocks: list[Block], headings: tuple[str, ...]) -> Iterator[Chunk]:
    if len(blocks) == 1:
        yield from _split(blocks[0].text, (blocks[0].place,), ChunkKind.PROSE, headings)
    else:
        text = "\n".join(block.text.strip() for block in blocks)
        yield _chunk(ChunkKind.PROSE, text, joined_places(block.place for block in blocks), headings, 0)


def joined_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """One place for each page: the box, or the range of lines, that holds all of them. Places with a locator stay as they are."""
    joined: dict[tuple[int | None, str | None], Place] = {}
    for place in places:
        key = (place.page, place.locator)
        joined[key] = _around(joined[key], place) if key in joined else place
    return tuple(joined.values())


def _around(one: Place, other: Place) -> Place:
    box, lines = one.box, one.lines
    if box and other.box:
        box = (min(box[0], other.box[0]), min(box[1], other.box[1]), max(box[2], other.box[2]), max(box[3], other.box[3]))
    if lines and other.lines:
        lines = (min(lines[0], other.lines[0]), max(lines[1], other.lines[1]))
    return replace(one, box=box, lines=lines)


def table_chunks(tables: Iterable[SectionTable], values: Iterable[PublishedValue], activities: Iterable[Activity]) -> Iterator[Chunk]:
    """Each row below the headings, those of activities aside: its short cells as one passage of pairs, each long cell as prose."""
    value_at = {place: value for value in values for place in value.places}
    active = {place for activity in activities for place in activity.places}
    for one in tables:
        names = column_names(one)
        for row in one.table.rows[one.table.header_rows :]:
            cells = [cell for cell in row if cell is not None and cell.text.strip()]
            if not cells or any(place in active for cell in cells for place in cell.places):
                continue
            value = next((value_at[place] for cell in cells for place in cell.places if place in value_at), None)
            yield from _row_chunks(row, names, one.headings, value)


def column_names(one: SectionTable) -> tuple[str, ...]:
    """The heading of each column; headings of several rows are joined from the top, a spanning heading counts for all its columns."""
    if not one.table.rows:
        return ()
    width = len(one.table.rows[0])
    names: list[list[str]] = [[] for _ in range(width)]
    for row in one.table.rows[: one.table.header_rows]:
        for column, cell in enumerate(row):
            for spanned in range(column, min(width, column + (cell.column_span if cell else 0))):
                if cell and cell.text.strip() and cell.text not in names[spanned]:
                    names[spanned].append(" ".join(cell.text.split()))
    return tuple(" ".join(parts) for parts in names)


def _row_chunks(
    row: tuple[Cell | None, ...], names: tuple[str, ...], headings: tuple[str, ...], value: PublishedValue | None
) -> Iterator[Chunk]:
    title, ref = (value.title, value.ref) if value else (_row_title(row), None)
    pairs: list[str] = []
    places: list[Place] = []
    for cell, name in zip(row, names, strict=False):
        if cell is None or not cell.text.strip():
            continue
        if len(cell.text) > LONG_CELL:
            yield from _split(cell.text, cell.places, ChunkKind.PROSE, headings, title=title, ref=ref)
            continue
        words = " ".join(cell.text.split())
        pairs.append(f"{name}: {words}" if name else words)
        places.extend(cell.places)
    if pairs:
        yield _chunk(ChunkKind.ROW, "; ".join(pairs), tuple(dict.fromkeys(places)), headings, 0, title=title, ref=ref)


def _row_title(row: tuple[Cell | None, ...]) -> str | None:
    """The words of the first cell that has any and is no passage itself."""
    for cell in row:
        if cell is not None and re.search(r"[A-Za-z]{2}", cell.text):
            return " ".join(cell.text.split()) if len(cell.text) <= 2 * LONG_CELL else None
    return None


def activity_chunks(activities: Iterable[Activity]) -> Iterator[Chunk]:
    """The commentary of each activity under its title; an activity without commentary gives its title alone."""
    for activity in activities:
        headings = tuple(part for part in (activity.section,) if part)
        yield from _split(activity.commentary or activity.title, activity.places, ChunkKind.ACTIVITY, headings, title=activity.title)


def _split(
    text: str, places: tuple[Place, ...], kind: ChunkKind, headings: tuple[str, ...], *, title: str | None = None, ref: str | None = None
) -> Iterator[Chunk]:
    for number, passage in enumerate(passages_of(text)):
        yield _chunk(kind, passage, places, headings, number, title=title, ref=ref)


def passages_of(text: str) -> list[str]:
    """The text cut at paragraph and sentence ends into passages of at most `MAX_CHARS`, unless one sentence is longer.

    >>> passages_of("One. Two.")
    ['One. Two.']
    """
    passages: list[str] = []
    held = ""
    for paragraph in text.split("\n"):
        for at, sentence in enumerate(SENTENCE_END.split(paragraph.strip())):
            joint = "" if not held else ("\n" if at == 0 else " ")
            if held and len(held) + len(joint) + len(sentence) > MAX_CHARS:
                passages.append(held)
                held, joint = "", ""
            held += joint + sentence
    return [*passages, held] if held.strip() else passages


def _chunk(
    kind: ChunkKind,
    text: str,
    places: tuple[Place, ...],
    headings: tuple[str, ...],
    number: int,
    *,
    title: str | None = None,
    ref: str | None = None,
) -> Chunk:
    first = places[0]
    where = (first.document_id, first.page, first.box, first.lines, first.locator)
    return Chunk(
        id=record_id("chunk", kind, *where, number, text), kind=kind, text=text, places=places, headings=headings, title=title, ref=ref
    )
