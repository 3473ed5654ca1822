"""What a report says of its directions of travel: compared with which period, or found in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.grids.grid import one_line, own_text, places_key
from ingest.keys.key_prose import Passage
from ingest.model import Cell, KeyMethod, Place, Rated, RatingBand, RatingKey, SectionTable, record_id
from ingest.values.number import ARROWS

MAX_ARROW_WORDS = 3
MIN_LINES = 2

DIRECTION = re.compile(r"\bdirections? of travel\b|\bDoTs?\b|\bDOTs?\b|\barrows?\b|\btrend arrows?\b", re.IGNORECASE)
# A sentence that explains directions, and not one that tells of them.
EXPLAINS = re.compile(
    r"\b(?:shows?|says?|indicates?|compares?|reflects?|represents?|refers?|means?|signif(?:y|ies|ied)|(?:is|are)(?: now| always)? "
    r"(?:based|calculated|measured|assessed|determined|given|worked out|a comparison|compared))\b",
    re.IGNORECASE,
)
_STEP = r"(?:quarter|month|year|period|reporting period|result|outturn|survey|return|update|report)"
# How directions are found, the first that a sentence names: a new method is told apart from the one that it replaces.
METHODS = (
    (KeyMethod.REGRESSION, re.compile(r"\bregression\b|\btrend ?lines?\b|\blines? of best fit\b|\blinear trend\b", re.IGNORECASE)),
    (
        KeyMethod.TARGET,
        re.compile(r"\brelative to (?:the |their |its )?targets?\b|\b(?:towards|away from) (?:the |their |its )?targets?\b", re.IGNORECASE),
    ),
    (
        KeyMethod.COMPARISON,
        re.compile(
            rf"\b(?:since|from|against|than|relative to|compar\w+ (?:\w+ )?(?:with|to|against))\s+"
            rf"(?P<with>(?:the )?(?:(?:same|previous|last|prior|preceding|equivalent) (?:\w+ ){{0,2}}?{_STEP}"
            rf"(?: (?:of |in |the )*(?:last|previous|prior) year| (?:the )?year before)?|{_STEP} before))",
            re.IGNORECASE,
        ),
    ),
)
DIRECTION_WORDS = re.compile(
    r"improv|worsen|declin|deteriorat|better|worse|stable|same|unchanged|no change|maintain|increas|decreas|reduc", re.IGNORECASE
)
TERMS = re.compile(r"\b(?:short|long)[- ]term\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.;:])\s+(?=[A-Z•])")

NAMES = {KeyMethod.REGRESSION: "by regression", KeyMethod.TARGET: "relative to the target", KeyMethod.WORDS: "as described"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A legend (with bands) or a sentence (without) about directions."""

    method: KeyMethod
    text: str
    places: tuple[Place, ...]
    headings: tuple[str, ...]
    compared_with: str | None = None
    bands: tuple[RatingBand, ...] = ()


def direction_keys(tables: Iterable[SectionTable], passages: Iterable[Passage]) -> tuple[RatingKey, ...]:
    """What the report says of its directions; a legend that does not say how they are found takes that from the sentence by it."""
    passages = tuple(passages)
    sentences = [one for passage in passages for one in _sentences(passage)]
    legends = [*(one for source in tables for one in _table_legend(source)), *(one for passage in passages for one in _legend(passage))]
    joined = [_joined(legend, [one for one in sentences if one.headings == legend.headings]) for legend in legends]
    told = {(one.method, one.compared_with) for one in joined}
    alone = [one for one in sentences if (one.method, one.compared_with) not in told]
    return tuple(_record(one) for one in (*joined, *alone))


def _joined(legend: _Found, sentences: Sequence[_Found]) -> _Found:
    ways = {(one.method, one.compared_with) for one in sentences}
    if legend.method is not KeyMethod.WORDS or len(ways) != 1:
        return legend
    places = tuple(dict.fromkeys((*(place for one in sentences for place in one.places), *legend.places)))
    text = "\n".join((*(one.text for one in sentences), legend.text))
    return replace(legend, method=sentences[0].method, compared_with=sentences[0].compared_with, text=text, places=places)


def _sentences(passage: Passage) -> Iterator[_Found]:
    """The sentences that say how directions are found; those that part short and long term leave that to the headings of the columns."""
    for text, place in passage.lines:
        for sentence in _SENTENCES.split(text):
            method, compared_with = _method(sentence)
            explains = DIRECTION.search(sentence) and EXPLAINS.search(sentence) and not TERMS.search(sentence)
            if explains and method is not KeyMethod.WORDS:
                yield _Found(
                    method=method, compared_with=compared_with, text=one_line(sentence), places=(place,), headings=passage.headings
                )


def _table_legend(source: SectionTable) -> Iterator[_Found]:
    """The rows of a table that each show an arrow and say what it means."""
    bands: list[RatingBand] = []
    cells: list[Cell] = []
    for row in source.table.rows:
        own = [cell for cell in row if cell is not None and (cell.text.strip() or cell.drawing)]
        arrow = _arrow(own[0]) if own else None
        words = " ".join(own_text(cell) for cell in own[1:])
        if arrow and DIRECTION_WORDS.search(words):
            bands.append(RatingBand(rating=None, rating_raw=arrow, words=words))
            cells += own
    if len(bands) >= MIN_LINES:
        places = tuple(dict.fromkeys(place for cell in cells for place in cell.places))
        yield _of_bands(bands, places, source.headings)


def _arrow(cell: Cell) -> str | None:
    text = own_text(cell)
    if cell.drawing is not None and len(text.split()) <= MAX_ARROW_WORDS:
        return text or str(cell.drawing)
    return text if ARROWS.search(text) and len(text.split()) <= MAX_ARROW_WORDS else None


def _legend(passage: Passage) -> Iterator[_Found]:
    """The arrows of running text with what each means."""
    bands: list[RatingBand] = []
    places: list[Place] = []
    for text, place in passage.lines:
        found = list(ARROWS.finditer(text))
        bounds = [*(match.start() for match in found), len(text)]
        for match, end in zip(found, bounds[1:], strict=True):
            words = text[match.end() : end].strip(" =:-–;,.")
            if DIRECTION_WORDS.search(words):
                bands.append(RatingBand(rating=None, rating_raw=match[0], words=one_line(words)))
                places.append(place)
    if len({band.rating_raw for band in bands}) == len(bands) >= MIN_LINES:
        yield _of_bands(bands, tuple(dict.fromkeys(places)), passage.headings)


def _of_bands(bands: Sequence[RatingBand], places: tuple[Place, ...], headings: tuple[str, ...]) -> _Found:
    ways = {_method(band.words) for band in bands} - {(KeyMethod.WORDS, None)}
    method, compared_with = ways.pop() if len(ways) == 1 else (KeyMethod.WORDS, None)
    text = "\n".join(f"{band.rating_raw} {band.words}" for band in bands)
    return _Found(method=method, compared_with=compared_with, text=text, places=places, headings=headings, bands=tuple(bands))


def _method(text: str) -> tuple[KeyMethod, str | None]:
    for method, wording in METHODS:
        if found := wording.search(text):
            return method, found["with"].lower() if method is KeyMethod.COMPARISON else None
    return KeyMethod.WORDS, None


def _record(found: _Found) -> RatingKey:
    name = NAMES.get(found.method) or f"compared with {found.compared_with}"
    return RatingKey(
        id=record_id("key", found.places[0].document_id, places_key(found.places), name),
        places=found.places,
        section=" > ".join(found.headings) or None,
        scale=f"Direction of travel {name}",
        rates=Rated.DIRECTION,
        method=found.method,
        bands=found.bands,
        raw=found.text,
        compared_with=found.compared_with,
    )
