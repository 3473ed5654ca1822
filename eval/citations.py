"""Do citations lead to the right place, and do the words there hold what the answer says? The words are read back from the file itself.

An answer about a figure is held to the citation of that figure; another answer to any of its citations. The reading back is asked of other
readers than ours (`eval/places.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any

from eval.asked import Asked, Spot
from eval.compare_text import figures_of, holds, numbers_of
from eval.places import TextAt, is_held, squeezed, text_reader
from index.store import Store
from ingest.model import Drawing, Place

BAR = " | "
SHORTEST = 4  # letters of a cell's words that tell it from others
LINE_SLACK = 2  # a row of a text file may begin or end that many lines off

Record = dict[str, Any]
ReaderOf = Callable[[str], TextAt | None]


def readers_of(store: Store) -> ReaderOf:
    """Reads the words at a place of a document of the store; None for formats that no other reader is at hand for."""
    formats = {document.document_id: document.format for document in store.documents()}

    @cache
    def reader(document_id: str) -> TextAt | None:
        make = text_reader(formats.get(document_id, ""))
        return make(store.original(document_id)) if make else None

    return reader


def in_document(asked: Asked, citations: Sequence[Record]) -> bool:
    """Is one of the citations in an expected document?"""
    return any(_stem(citation["document"]) == _stem(spot.document) for citation in citations for spot in asked.spots)


def on_page(asked: Asked, citations: Sequence[Record], *, computed: bool = False) -> bool:
    """Does one of the citations lead to an expected place: its lines, its page, or, where neither is known, the words asked for?"""
    return any(leads_to(spot, citation, asked, computed=computed) for citation in citations for spot in asked.spots)


def leads_to(spot: Spot, citation: Record, asked: Asked, *, computed: bool) -> bool:
    """Whether a citation stands at this place. The pages of a PDF hold much: there the quote must hold a required string or figure, too.

    What is computed stands nowhere in the report, so a quote cannot hold it; the page on which its inputs stand decides.
    """
    if _stem(citation["document"]) != _stem(spot.document):
        return False
    if citation["lines"] and spot.lines:
        start, end = citation["lines"]
        return any(start <= last + LINE_SLACK and first <= end + LINE_SLACK for first, last in spot.lines)
    if spot.page is not None and citation.get("page") is not None and spot.page not in _pages(citation):
        return False
    placeless = citation.get("page") is None and not citation["lines"]  # a DOCX
    if computed and (placeless or spot.page is not None) and numbers_of(citation["quote"]):
        return True
    wanted = [one for any_of in asked.must_contain for one in any_of]
    wanted += [value for figure in asked.figures for value in figure.values if value is not None]
    return any(holds(citation["quote"], one) for one in wanted)


def unheld(answer: Record, reader_of: ReaderOf) -> tuple[str, ...]:
    """The citations whose places do not hold their quote, or the figure that they are given for, as read back from the file."""
    missed = []
    said = [(citation, citation["quote"]) for citation in answer["citations"]]
    by_number = {citation["number"]: citation for citation in answer["citations"]}
    said += [(by_number[figure["citation"]], figure["raw"]) for figure in answer["figures"] if figure["citation"] in by_number]
    for citation, words in said:
        reader = reader_of(citation["document_id"])
        if reader is None or not words or words in set(Drawing):
            continue
        places = [_place(record) for record in citation["places"]]
        if not (is_held(words, places, reader) or _is_cell_of_row(words, [reader(place) for place in places])):
            found = " ".join(reader(places[0]).split())[:60]
            missed.append(f"[{citation['number']}] {words[:60]!r} is not in {found!r} ({_where(citation)})")
    return tuple(dict.fromkeys(missed))


def _is_cell_of_row(quote: str, texts: Sequence[str]) -> bool:
    """Whether the places are the row that a quote tells with bars between its cells, or cells of that row.

    >>> _is_cell_of_row("AB/1 | Visits | 640,377", ["640,377"]), _is_cell_of_row("AB/1 | Visits | 640,377", ["640,378"])
    (True, False)
    """
    printed, said = "".join(squeezed(text) for text in texts), squeezed(quote.replace(BAR, " "))
    if BAR not in quote or not printed:
        return False
    if printed in said or all(squeezed(cell) in printed for cell in quote.split(BAR)):
        return True
    figures = figures_of(_plain_digits(" ".join(texts)))
    if figures:
        return figures <= numbers_of(_plain_digits(quote))
    return any(len(words := squeezed(cell.rpartition(": ")[2])) >= SHORTEST and words in printed for cell in quote.split(BAR))


def _plain_digits(text: str) -> str:
    """Raised digits as plain ones: other readers do not tell them apart."""
    return unicodedata.normalize("NFKC", text)


def described(citation: Record) -> str:
    """A citation in one line: number, place, quote."""
    return f"[{citation['number']}] {citation['document']} {_where(citation)}: {citation['quote'][:200]}"


def place_id(citation: Record) -> str:
    """The id of the place cited, for the measures of retrieval."""
    return f"{_stem(citation['document'])} {_where(citation)}"


def _where(citation: Record) -> str:
    if citation.get("page"):
        box = citation.get("box")
        return f"page {citation['page']}" + (f" box {', '.join(f'{edge:.0f}' for edge in box)}" if box else "")
    if citation.get("lines"):
        return f"lines {citation['lines'][0]}-{citation['lines'][1]}"
    return str(citation.get("locator") or "")


def _pages(citation: Record) -> set[int | None]:
    return {citation["page"], *(place["page"] for place in citation.get("places", ()))}


def _stem(document: str) -> str:
    return PurePath(document).stem


def _place(record: Record) -> Place:
    box, lines = record["box"], record["lines"]
    return Place(
        document=record["document"],
        document_id=record["document_id"],
        page=record["page"],
        box=None if box is None else (box[0], box[1], box[2], box[3]),
        lines=None if lines is None else (lines[0], lines[1]),
        locator=record["locator"],
    )
