"""Keys that stand in running text: a list of ratings with what each means, or a sentence that goes through them.

"Green: target met; Amber: within 5% of target; Red: worse than that" is a key wherever it stands. Without a sign between rating and
meaning ("Green Target met") it is one only under a heading that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.grids.grid import filled, one_line
from ingest.keys.bands import SUBJECTS, FoundKey, KeyLine
from ingest.keys.edges import plain
from ingest.keys.key_tables import MAX_LINES, MIN_LINES, is_key_heading
from ingest.model import Block, BlockKind, Place, SectionTable
from ingest.values.rating import parse_rating

MAX_WORDS = 60  # of one line of a key
MAX_LABEL_WORDS = 4

_COLOURS = "(?:Green|Amber|Red|Yellow|GREEN|AMBER|RED|YELLOW)"
_LIST = r"[\w/,-]"  # beside a colour these make it one of a list: "Red/Amber/Green"
_PARTED = r"(?:\s*\(\w{1,2}\))?(?:\s*[:=–—]|\s+-|\s+(?:means?|where|if|when|indicates?|denotes?|represents?|signif(?:y|ies|ied))\b)"
PARTED = re.compile(rf"(?<!{_LIST})(?P<rating>(?i:{_COLOURS}(?:[\s/-]+{_COLOURS})?)){_PARTED}\s*(?:that\s)?")
BARE = re.compile(rf"(?<!{_LIST})(?P<rating>{_COLOURS}(?:[\s/-]+{_COLOURS})?)\b(?![/,-]| rat(?:ed|ing)| status)\s+(?=[\w<>≥≤])")
BEGINS = re.compile(rf"\W*{_COLOURS}\b", re.IGNORECASE)
COUNTED = re.compile(
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|none|no|all)\b(?!\s?(?:%|\+|per ?cent|points|percentage|or|and|to|-))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z%)])\.\s+(?=[A-Z])")
_LEFT_OVER = re.compile(r"[\s,;•·.]+(?:(?:and|or|is|are|as|be|shown|rated|marked)\b[\s,]*)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Lines of text under one path of headings, each with its place."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, Place], ...]

    @property
    def is_key(self) -> bool:
        """Does the heading, or a short line among the first, say that this is a key?"""
        return bool(self.headings and is_key_heading(self.headings[-1])) or any(
            is_key_heading(text) and len(text.split()) <= MAX_LABEL_WORDS for text, _ in self.lines
        )


def passages(prose: Iterable[tuple[tuple[str, ...], Block]], tables: Iterable[SectionTable]) -> Iterator[Passage]:
    """The running text under each heading, and the rows of tables whose cells hold a key each as text."""
    for headings, blocks in groupby(prose, key=lambda pair: pair[0]):
        lines = [(line, block.place) for _, block in blocks if block.kind is not BlockKind.HEADING for line in block.text.split("\n")]
        if lines:
            yield Passage(headings=headings, lines=tuple(lines))
    for source in tables:
        rows = [filled(row) for row in source.table.rows]
        stacked = [[cell for row in rows for cell in row]] if all(len(row) <= 1 for row in rows) else rows
        for cells in stacked:
            if sum(len(PARTED.findall(cell.text)) for cell in cells) >= MIN_LINES:
                lines = [(line, cell.places[0]) for cell in cells for line in cell.text.split("\n")]
                yield Passage(headings=source.headings, lines=tuple(lines))


def keys_in_passage(passage: Passage) -> tuple[FoundKey, ...]:
    """The keys of a passage, parted where a label stands between them or a rating comes again."""
    return tuple(_keys(passage))


def _keys(passage: Passage) -> Iterator[FoundKey]:
    for label, lines in _labelled(passage.lines):
        for found in _runs(lines, bare=passage.is_key):
            labels = tuple(text for text in (label, *passage.headings[-1:]) if text)
            raw = "\n".join(f"{line.rating_raw} {line.words}" for line in found)
            yield FoundKey(lines=tuple(found), labels=labels, headings=passage.headings, raw=raw)


def _labelled(lines: Sequence[tuple[str, Place]]) -> Iterator[tuple[str, list[tuple[str, Place]]]]:
    """Stretches of lines, each under the short line that says what is rated ("Activities"), the first without any."""
    label, stretch = "", list[tuple[str, Place]]()
    for text, place in lines:
        if len(text.split()) <= MAX_LABEL_WORDS and not BEGINS.match(text) and any(re.search(word, plain(text)) for _, word in SUBJECTS):
            yield label, stretch
            label, stretch = one_line(text), []
        else:
            stretch.append((text, place))
    yield label, stretch


def _runs(lines: Sequence[tuple[str, Place]], *, bare: bool) -> Iterator[list[KeyLine]]:
    """Ratings with their meanings that follow each other, each rating once."""
    run: list[KeyLine] = []
    for line in _key_lines(lines, bare=bare):
        fits = line.words and len(line.words.split()) <= MAX_WORDS and not COUNTED.match(line.words)
        if not fits or line.rating in {one.rating for one in run}:
            yield from [run] if MIN_LINES <= len(run) <= MAX_LINES else []
            run = []
        if fits:
            run.append(line)
    yield from [run] if MIN_LINES <= len(run) <= MAX_LINES else []


def _key_lines(lines: Sequence[tuple[str, Place]], *, bare: bool) -> Iterator[KeyLine]:
    text = "\n".join(line for line, _ in lines)
    found = list(PARTED.finditer(text))
    if bare:
        parted = {match.start() for match in found}
        found = sorted([*found, *(match for match in BARE.finditer(text) if match.start() not in parted)], key=lambda match: match.start())
    bounds = [*(match.start() for match in found), len(text)]
    for match, end in zip(found, bounds[1:], strict=True):
        rating = parse_rating(match["rating"])
        words = _words(text[match.end() : end])
        first, last = text.count("\n", 0, match.start()), text.count("\n", 0, match.end())
        places = tuple(dict.fromkeys(place for _, place in lines[first : last + 1]))
        if rating is not None:
            yield KeyLine(rating=rating.rating, rating_raw=rating.raw, words=words, places=places)


def _words(text: str) -> str:
    """What follows a rating up to the end of its sentence, over lines as far as each goes on in lower case."""
    kept: list[str] = []
    for line in text.split("\n"):
        if kept and line.strip() and not line.strip()[0].islower():
            break
        kept.append(line)
    return _LEFT_OVER.sub("", one_line(_SENTENCE_END.split(" ".join(kept))[0]))
