"""Passages to retrieve: prose under one heading, long cells of tables as prose, table rows as `heading: cell` pairs, activities.

A passage is at most `MAX_CHARS` long, because the embedding model reads about 256 word pieces and ignores the rest. Passages end at
sentence ends where they can, and not with words that lead in what follows ("as follows:"). Each says under which headings, and for a cell
in which row, it stands, so that it can be read on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.grids.grid import cell_at
from ingest.grids.outline import row_label
from ingest.model import Activity, Block, BlockKind, Cell, Chunk, ChunkKind, Place, PublishedValue, SectionTable, record_id

MAX_CHARS = 900
LONG_CELL = 140  # a cell longer than this is read as prose; the longest indicator titles of the reports at hand have 130 characters
LONGEST_TITLE = 2 * LONG_CELL  # of a row without an indicator; a longer first cell is named by its beginning
TOUCHING = 1.0  # points by which a cell may stand out of the box of its row
LEAD_IN = ":"
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
            leading = gathered[-1:] if path == headings and len(gathered) > 1 and _leads_in(gathered[-1].text) else []
            yield from _passages(gathered[: len(gathered) - len(leading)], headings)
            gathered = leading
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
    """Each row below the headings, those of activities aside: its short cells as one passage of pairs, each long cell as prose.

    A row of commentary alone belongs to the indicator that it comments on, and bears its title.
    """
    value_at = {place: value for value in values for place in value.places}
    comments = tuple({_squeezed(value.comment): value for value in values if value.comment}.items())
    active = [place for activity in activities for place in activity.places]
    for one in tables:
        names = column_names(one)
        headings = one.headings
        for number in range(one.table.header_rows, len(one.table.rows)):
            row = one.table.rows[number]
            cells = [cell for cell in row if cell is not None and cell.text.strip()]
            if not cells or any(_inside(place, other) for cell in cells for place in cell.places for other in active):
                continue
            value = next((value_at[place] for cell in cells for place in cell.places if place in value_at), None)
            if value is None and len(cells) == 1:
                value = next((value for comment, value in comments if _squeezed(cells[0].text) in comment), None)
            label = row_label(row)
            headings = (*one.headings, label) if label else headings
            yield from _row_chunks(row, names, headings, value, row_name(one, number))


def _inside(place: Place, row: Place) -> bool:
    """Does a cell stand in a row? In a PDF a row's place is the box around its cells, elsewhere it is theirs."""
    if place.box is None or row.box is None:
        return place == row
    (x0, top, x1, bottom), (left, upper, right, lower) = place.box, row.box
    within = left - TOUCHING <= x0 and upper - TOUCHING <= top and x1 <= right + TOUCHING and bottom <= lower + TOUCHING
    return (place.document_id, place.page) == (row.document_id, row.page) and within


def _squeezed(text: str) -> str:
    return "".join(text.split())


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


def row_name(one: SectionTable, number: int) -> str | None:
    """The words that name a row: of its first cell that has any, which may span down from a row above, or their beginning where that is a
    passage."""
    for column in range(len(one.table.rows[number])):
        cell = cell_at(one.table, number, column)
        if cell is not None and re.search(r"[A-Za-z]{2}", cell.text):
            words = " ".join(cell.text.split())
            return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    return None


def _row_chunks(
    row: tuple[Cell | None, ...], names: tuple[str, ...], headings: tuple[str, ...], value: PublishedValue | None, name: str | None
) -> Iterator[Chunk]:
    title, ref = (value.title, value.ref) if value else (name, None)
    pairs: list[str] = []
    places: list[Place] = []
    for cell, heading in zip(row, names, strict=False):
        if cell is None or not cell.text.strip():
            continue
        if len(cell.text) > LONG_CELL:
            yield from _split(cell.text, cell.places, ChunkKind.PROSE, headings, title=title, ref=ref)
            continue
        words = " ".join(cell.text.split())
        pairs.append(f"{heading}: {words}" if heading else words)
        places.extend(cell.places)
    if pairs:
        yield _chunk(ChunkKind.ROW, "; ".join(pairs), tuple(dict.fromkeys(places)), headings, 0, title=title, ref=ref)


def activity_chunks(activities: Iterable[Activity]) -> Iterator[Chunk]:
    """The commentary of each activity under its title; the title alone too where it tells things itself: it is long, or holds a number."""
    for activity in activities:
        headings = tuple(activity.section.split(" > ")) if activity.section else ()
        if activity.commentary:
            yield from _split(activity.commentary, activity.places, ChunkKind.ACTIVITY, headings, title=activity.title)
        if not activity.commentary or len(activity.title) > LONG_CELL or re.search(r"\d", activity.title):
            yield from _split(activity.title, activity.places, ChunkKind.ACTIVITY, headings, title=activity.title)


def _split(
    text: str, places: tuple[Place, ...], kind: ChunkKind, headings: tuple[str, ...], *, title: str | None = None, ref: str | None = None
) -> Iterator[Chunk]:
    for number, passage in enumerate(passages_of(text)):
        yield _chunk(kind, passage, places, headings, number, title=title, ref=ref)


def passages_of(text: str) -> list[str]:
    """The text cut at paragraph and sentence ends into passages of at most `MAX_CHARS`, unless one sentence is longer.

    A sentence that leads in what follows goes with it.

    >>> passages_of("One. Two.")
    ['One. Two.']
    """
    passages: list[str] = []
    held: list[str] = []
    for paragraph in text.split("\n"):
        for at, sentence in enumerate(SENTENCE_END.split(paragraph.strip())):
            piece = sentence if not held else ("\n" if at == 0 else " ") + sentence
            if held and sum(map(len, held)) + len(piece) > MAX_CHARS:
                leading = held[-1:] if len(held) > 1 and _leads_in(held[-1]) and len(held[-1]) + len(piece) <= MAX_CHARS else []
                passages.append("".join(held[: len(held) - len(leading)]))
                held, piece = [one.lstrip() for one in leading], piece if leading else piece.lstrip()
            held.append(piece)
    rest = "".join(held)
    return [*passages, rest] if rest.strip() else passages


def _leads_in(text: str) -> bool:
    return text.rstrip().endswith(LEAD_IN)


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
