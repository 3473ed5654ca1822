"""An answer's evidence pack as PDF: front pages, then the cited pages of the reports themselves with the cited words highlighted.

The originals are taken apart, and the pack is put together, in child processes with limits (`ingest.excerpts`); a source whose page cannot
be shown is quoted instead, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

from assistant.exports.front import Front, Source, front_pages
from assistant.model import Answer, Citation
from assistant.sources import printed_row
from assistant.whereabouts import as_text, numbered, where
from index.errors import StoreError
from index.store import Store
from ingest.errors import IngestError
from ingest.excerpts import Bookmark, Excerpt, Jump, Mark, excerpt_isolated, join_isolated
from ingest.model import Place

BOOKMARK_WORDS = 60
MOST_PASSES = 5
"""The second is right unless a longer page number moves a line to the next page; the third is then."""
PARTS = (("answer", "Question and answer"), ("figures", "Figures"), ("workings", "Workings"), ("sources", "Sources"))
Progress = Callable[[str], None]


def evidence_pack(answer: Answer, store: Store, *, made: date, progress: Progress) -> bytes:
    """The pack; `progress` is told what is being done. Raises `IngestError` where not even the front pages can be written."""
    taken, notes = _excerpts(answer, store, progress)
    progress("putting the pack together")
    try:
        return _bound(answer, store, taken, notes, made)
    except IngestError as error:
        if not taken:
            raise
        notes |= dict.fromkeys(taken, f"Its page cannot be shown: {error}.")
        return _bound(answer, store, {}, notes, made)


def _excerpts(answer: Answer, store: Store, progress: Progress) -> tuple[dict[str, Excerpt], dict[str, str]]:
    """Document id -> its excerpt, and for those without one the reason."""
    taken: dict[str, Excerpt] = {}
    notes: dict[str, str] = {}
    for document_id, marks in _marks(answer).items():
        name = next(place.document for one in answer.citations for place in one.places if place.document_id == document_id)
        progress(f"taking {len({mark.page for mark in marks})} page(s) of {name}")
        try:
            taken[document_id] = excerpt_isolated(store.original(document_id), name, marks)
        except (IngestError, StoreError) as error:
            notes[document_id] = f"Its page cannot be shown: {error}."
    return taken, notes


def _marks(answer: Answer) -> dict[str, list[Mark]]:
    """Document id -> what is cited on its pages; citations of the same place share a mark."""
    same: dict[Place, list[Citation]] = defaultdict(list)
    for citation in answer.citations:
        for place in citation.places:
            if place.page is not None and citation not in same[place]:
                same[place].append(citation)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for place, citations in same.items():
        label = " ".join(f"[{one.number}]" for one in citations)
        words = " ".join(dict.fromkeys(one.quote for one in citations))
        marks[place.document_id].append(Mark(page=place.page or 0, box=place.box, label=label, words=words))
    return dict(marks)


def _bound(answer: Answer, store: Store, taken: Mapping[str, Excerpt], notes: Mapping[str, str], made: date) -> bytes:
    """Front pages are written until the page numbers on them are right: what they say of the pack depends on how many they are."""
    count, stands = 0, dict[str, int]()
    for _ in range(MOST_PASSES):
        sources = tuple(_sources(answer, store, _pages(taken, count), notes))
        front = front_pages(answer, sources, made, stands)
        words = {key: stand.page for key, stand in front.stands.items() if key.startswith("words-")}
        if front.pages == count and words == stands:
            break
        count, stands = front.pages, words
    bookmarks, jumps = tuple(_bookmarks(sources, front)), tuple(_jumps(sources, front))
    return join_isolated(front.pdf, tuple(taken.values()), _title(answer), bookmarks, jumps)


def _pages(taken: Mapping[str, Excerpt], front: int) -> dict[tuple[str, int], int]:
    """Document id and page -> the page of the pack, from 0."""
    starts = accumulate((len(one.pages) for one in taken.values()), initial=front)
    return {
        (document_id, page.number): start + at
        for (document_id, one), start in zip(taken.items(), starts, strict=False)
        for at, page in enumerate(one.pages)
    }


def _sources(answer: Answer, store: Store, pages: Mapping[tuple[str, int], int], notes: Mapping[str, str]) -> Iterator[Source]:
    quoted: set[Place] = set()
    for citation in answer.citations:
        first = citation.places[0]
        shown = [
            pages[place.document_id, place.page] for place in citation.places if place.page and (place.document_id, place.page) in pages
        ]
        if shown:
            yield Source(citation=citation, pages=tuple(dict.fromkeys(shown)))
        else:
            lines = tuple(_lines(store, first)) if first not in quoted else ()
            quoted.add(first)
            row = printed_row(store, citation.id) if first.lines is None else None
            yield Source(citation=citation, note=notes.get(first.document_id), row=row if row != citation.quote else None, lines=lines)


def _lines(store: Store, place: Place) -> Iterator[tuple[int, str, bool]]:
    if place.lines is None or place.page is not None:
        return
    try:
        content = store.original(place.document_id)
    except StoreError:
        return
    yield from numbered(as_text(content), place.lines)


def _title(answer: Answer) -> str:
    return f"Evidence pack: {' '.join(answer.question.split())}"


def _bookmarks(sources: Sequence[Source], front: Front) -> Iterator[Bookmark]:
    for key, title in PARTS:
        if key in front.stands:
            yield _at(front, key, title)
    for source in sources:
        one = source.citation
        quote = " ".join(one.quote.split())
        words = quote if len(quote) <= BOOKMARK_WORDS else f"{quote[:BOOKMARK_WORDS]} …"
        title = f"[{one.number}] {one.title}, {where(one.places[0])}: “{words}”"
        yield Bookmark(title=title, page=source.pages[0], level=1) if source.pages else _at(front, f"words-{one.number}", title, level=1)


def _at(front: Front, key: str, title: str, level: int = 0) -> Bookmark:
    page, box = front.stands[key]
    return Bookmark(title=title, page=page, level=level, height=box[3] + 20)


def _jumps(sources: Sequence[Source], front: Front) -> Iterator[Jump]:
    for source in sources:
        number = source.citation.number
        stand, words = front.stands.get(f"jump-{number}"), front.stands.get(f"words-{number}")
        to = source.pages[0] if source.pages else words.page if words else None
        if stand and to is not None:
            yield Jump(page=stand.page, box=stand.box, to=to)
