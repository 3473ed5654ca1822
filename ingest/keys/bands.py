"""The lines of a key -> its record: what it rates, what its edges are measured in, and its bands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.grids.grid import places_key
from ingest.keys.edges import FLOOR, TARGET, Edge, Edges, mark_edges, number_edges, plain, settle
from ingest.model import BandEdge, EdgeAt, KeyMethod, Place, Rated, Rating, RatingBand, RatingKey, record_id

LEVELS = re.compile(r"(?:very )?(?:low|medium|moderate|high|significant|severe|extreme|critical|minor)(?: risk)?", re.IGNORECASE)

MET_SHARE = Decimal(100)  # a target that is just met, as a share of it and of the improvement it asks for
MET_DISTANCE = Decimal(0)
LEAST_SHARE = 50  # "within 90% of target" is a share that is reached, "within 5% of target" a distance

# What a key says that it rates, in its heading, the label above it or the heading of its column.
SUBJECTS = (
    (Rated.RISKS, r"\brisks?\b|\brisk scores?\b"),
    (Rated.INDICATORS, r"\bindicators?\b|\bk?pis?\b|\bmeasures?\b|\bmetrics?\b|\btargets?\b|\btargeted\b"),
    (
        Rated.ACTIVITIES,
        r"\bactivit(?:y|ies)\b|\bactions?\b|\bprojects?\b|\bmilestones?\b|\bprogrammes?\b|\bpriorit(?:y|ies)\b|\bintentions?\b|\bdeliverables?\b",
    ),
)
# What only the lines of a key for activities say.
ACTIVITY_WORDS = re.compile(
    r"\bactions?\b|\bprojects?\b|\bmilestones?\b|\bon (?:track|schedule|course)\b|\bdelay|\bdeliver"
    r"|\btimescales?\b|\bdeadlines?\b|\bbehind schedule\b"
)
INDICATOR_WORDS = re.compile(rf"{FLOOR}|{TARGET}|\btargeted improvement\b|\d\s?(?:%|points)")

IMPROVEMENT = re.compile(r"\btargeted improvement|\bimprovement (?:target )?achieved")
_OF_TARGET = r"\bof (?:\w+ ){0,3}target"  # after a number: a share of the target, whatever follows ("90% of target but below target")
MISS = re.compile(
    r"\bwithin (?:a )?[<>=]*\d"
    rf"|\d\s?(?:%|points)(?:(?!{_OF_TARGET})[^,;.])*\b(?:below|off|under|away|short|worse|adrift|outside|from|variance|behind|tolerance)\b"
    r"|\b(?:miss\w*|variance|deviat\w*|tolerance|shortfall)\b(?:(?!\bbut\b)[^,;.])*\d"
)
# By how much a target is passed, which is no distance that it is missed by.
BETTER = re.compile(
    r"\b(?:exceed\w*|better|ahead)\b[^,;.]*\d|\d\s?(?:%|points)(?:(?!\bbelow\b|\bunder\b|\boff\b|\bor better\b)[^,;.])*"
    r"\b(?:above|over|better|ahead)\b"
)
MISSED_BY = re.compile(r"\b(?:variance|deviation|tolerance|distance|shortfall|gap)\b")
SHARE = re.compile(r"(?:%|\bpercentage) (?:of )?(?:\w+ ){0,4}target|\d\s?% of (?:\w+ ){0,4}target|\btarget achieved\b")
_WITHIN = re.compile(r"\bwithin (?:a )?(\d+)")

BY = {
    KeyMethod.TARGETED_IMPROVEMENT: "by targeted improvement",
    KeyMethod.RATIO: "by share of the target",
    KeyMethod.TOLERANCE: "by distance from the target",
    KeyMethod.FLOOR: "by target and floor",
    KeyMethod.TARGET: "by target",
    KeyMethod.SCORE: "by score",
    KeyMethod.WORDS: "as described",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One line of a key as found: the rating, as printed, and what the key says of it."""

    rating: Rating | None
    rating_raw: str
    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundKey:
    """The lines of one key. `label` is what stands over them and may say what they rate: heading, label or heading of the column."""

    lines: tuple[KeyLine, ...]
    labels: tuple[str, ...]
    headings: tuple[str, ...]
    raw: str


def key_record(found: FoundKey) -> RatingKey:
    """The key as a record; where its words cannot be measured the method is `WORDS` and the bands have no edges."""
    rates = subject(found)
    method, edges = measured(found, rates)
    places = tuple(dict.fromkeys(place for line in found.lines for place in line.places))
    bands = tuple(
        RatingBand(rating=line.rating, rating_raw=line.rating_raw, words=line.words, lower=_record(edge.lower), upper=_record(edge.upper))
        for line, edge in zip(found.lines, edges, strict=True)
    )
    names = ", ".join(str(line.rating or line.rating_raw) for line in found.lines)
    scale = f"{names} {f'for {rates} ' if rates in (Rated.ACTIVITIES, Rated.RISKS) else ''}{BY[method]}"
    return RatingKey(
        id=record_id("key", places[0].document_id, places_key(places), scale),
        places=places,
        section=" > ".join(found.headings) or None,
        scale=scale,
        rates=rates,
        method=method,
        bands=bands,
        raw=found.raw,
    )


def subject(found: FoundKey) -> Rated | None:
    """What the key rates: as a label over it says, else as the words of most of its lines tell. Levels of risk are no other ratings."""
    if all(LEVELS.fullmatch(line.rating_raw) for line in found.lines):
        return Rated.RISKS
    for label in found.labels:
        named = {rated for rated, wording in SUBJECTS if re.search(wording, plain(label))}
        if len(named) == 1:
            return named.pop()
    texts = [plain(line.words) for line in found.lines]
    activities = sum(bool(ACTIVITY_WORDS.search(text)) for text in texts)
    indicators = sum(bool(INDICATOR_WORDS.search(text)) for text in texts)
    if activities == indicators:
        return None
    return Rated.ACTIVITIES if activities > indicators else Rated.INDICATORS


def measured(found: FoundKey, rates: Rated | None) -> tuple[KeyMethod, tuple[Edges, ...]]:
    """What the key's edges are measured in, and the edges of its lines."""
    words = tuple(Edges() for _ in found.lines)
    if rates is Rated.ACTIVITIES:
        return KeyMethod.WORDS, words
    method = method_of(found, rates)
    if method in (KeyMethod.FLOOR, KeyMethod.TARGET):
        edges = tuple(mark_edges(line.words) for line in found.lines)
    elif method is KeyMethod.WORDS:
        return method, words
    else:
        edges = tuple(_numbers(line, method) for line in found.lines)
    told = [(edge.lower, edge.upper) for edge in edges if edge.lower or edge.upper]
    if not told or not all(edge.whole for edge in edges) or len(set(told)) < len(told):
        return KeyMethod.WORDS, words
    return method, settle(edges)


def method_of(found: FoundKey, rates: Rated | None) -> KeyMethod:
    """What the numbers of a key's lines, or its words, are about."""
    texts = [plain(f"{line.words}") for line in found.lines]
    head = plain(" ".join(found.labels))
    numbered = [text for text in texts if re.search(r"\d\s?(?:%|points)", text)]
    if any(re.search(FLOOR, text) and text not in numbered for text in texts):
        return KeyMethod.FLOOR
    if not numbered and rates is Rated.RISKS:
        return KeyMethod.SCORE
    if not numbered:
        return KeyMethod.TARGET if any(re.search(TARGET, text) for text in texts) else KeyMethod.WORDS
    if any(IMPROVEMENT.search(text) for text in (*numbered, head)):
        return KeyMethod.TARGETED_IMPROVEMENT
    if any(BETTER.search(text) for text in numbered):
        return KeyMethod.WORDS
    if MISSED_BY.search(head):
        return KeyMethod.TOLERANCE
    misses = [bool(MISS.search(text)) and not _is_share(text) for text in numbered]
    if any(misses):
        return KeyMethod.TOLERANCE if all(misses) or not any(SHARE.search(text) for text in _not(numbered, misses)) else KeyMethod.WORDS
    return KeyMethod.RATIO if any(SHARE.search(text) for text in (*numbered, head)) else KeyMethod.WORDS


def _not(texts: Sequence[str], flags: Sequence[bool]) -> list[str]:
    return [text for text, flag in zip(texts, flags, strict=True) if not flag]


def _is_share(text: str) -> bool:
    within = _WITHIN.search(text)
    return within is not None and int(within[1]) >= LEAST_SHARE


def _numbers(line: KeyLine, method: KeyMethod) -> Edges:
    """The edges of a line in numbers; to a side without one, "target met" or "missed" gives the edge where the target is met."""
    units: tuple[str | None, ...] = (None,) if method is KeyMethod.SCORE else ("%", "points")
    words = line.words.replace("or better", "or less") if method is KeyMethod.TOLERANCE else line.words
    told = number_edges(words, units=units)
    if method is KeyMethod.SCORE:
        return told
    if method is not KeyMethod.TOLERANCE and _is_share(plain(line.words)) and told.upper and not told.lower:
        return Edges(lower=replace(told.upper, lower=True), whole=told.whole)
    marks = mark_edges(line.words)
    met, missed = (edge if edge and edge.at is EdgeAt.TARGET else None for edge in (marks.lower, marks.upper))
    if method is KeyMethod.TOLERANCE:
        return replace(
            told, lower=told.lower or _at(missed, MET_DISTANCE, lower=True), upper=told.upper or _at(met, MET_DISTANCE, lower=False)
        )
    return replace(told, lower=told.lower or _at(met, MET_SHARE, lower=True), upper=told.upper or _at(missed, MET_SHARE, lower=False))


def _at(mark: Edge | None, value: Decimal, *, lower: bool) -> Edge | None:
    return Edge(lower=lower, at=EdgeAt.NUMBER, claim=mark.claim, value=value, unit="%") if mark else None


def _record(edge: Edge | None) -> BandEdge | None:
    return edge.record() if edge else None
