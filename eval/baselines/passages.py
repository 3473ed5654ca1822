"""Stretches of text that some search gives, what a question needs of them, and whether they hold it.

Judged generously, in favour of the baselines: a figure counts wherever a number of equal value stands in the five passages together, its
row's name counts by its reference or by most words of its title, and neither need stand beside the other, nor in the right report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from eval.asked import Asked
from eval.compare_text import holds, plain
from eval.results import QuestionResult, Trace

MOST_WORDS = 0.6  # of a title, without its short words: as the everyday shorthand of a reader would name it
SHORT = 3  # letters: "of", "the", "per"
LINE_SLACK = 2  # as citations are judged (`eval/judge.py`)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text with where it stands. `page` from 1 in PDFs, `lines` from 1, both ends included, in texts."""

    id: str
    text: str
    document: str
    page: int | None = None
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What has to be found: of each inner tuple of `facts` any one, and, of a figure, its row's name."""

    facts: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()

    def in_text(self, text: str) -> bool:
        return not self.lacking(text)

    def lacking(self, text: str) -> tuple[str, ...]:
        """What the text lacks, in words."""
        absent = [" or ".join(any_of) for any_of in self.facts if not any(holds(text, one) for one in any_of)]
        if self.names and not any(is_named(text, name) for name in self.names):
            absent.append(f"the row's name ({self.names[0]})")
        return tuple(absent)

    def begun_in(self, text: str) -> bool:
        """Does it hold one of the facts, beside the row's name where there is one?"""
        named = not self.names or any(is_named(text, name) for name in self.names)
        return named and any(holds(text, one) for any_of in self.facts for one in any_of)


def needed(asked: Asked, titles: Mapping[str, Iterable[str]]) -> Needed:
    """What a question needs; `titles` are those that the reports print of each reference."""
    if asked.kind != "lookup":
        return Needed(facts=asked.must_contain)
    facts = [tuple(value for value in figure.values if value is not None) for figure in asked.figures]
    refs = dict.fromkeys(ref for figure in asked.figures for ref in figure.refs if ref)
    names = (*refs, *dict.fromkeys(title for ref in refs for title in sorted(titles.get(ref, ()))))
    return Needed(facts=tuple(one for one in facts if one) or asked.must_contain, names=names)


def is_named(text: str, name: str) -> bool:
    """
    >>> is_named("AB/S4 | 9.4%", "AB/S4"), is_named("adults in paid work: 9.4%", "Adults with a disability in paid work")
    (True, True)
    """
    if holds(text, name):
        return True
    words = {word for word in WORD.findall(plain(name)) if len(word) > SHORT}
    found = words & set(WORD.findall(plain(text)))
    return len(words) > 1 and len(found) >= MOST_WORDS * len(words)


def is_there(asked: Asked, passage: Passage) -> bool:
    """Does the passage stand where the question's answer may be cited from?"""
    for spot in asked.spots:
        if PurePath(spot.document).stem != PurePath(passage.document).stem:
            continue
        if spot.lines and passage.lines:
            start, end = passage.lines
            if any(start <= last + LINE_SLACK and first <= end + LINE_SLACK for first, last in spot.lines):
                return True
        elif spot.page is None or passage.page is None or spot.page == passage.page:
            return True
    return False


def relevant_ids(asked: Asked, wanted: Needed, passages: Iterable[Passage]) -> tuple[str, ...]:
    """The passages at the right place that hold a fact that was asked for; of a figure, in the row of that name."""
    return tuple(one.id for one in passages if is_there(asked, one) and wanted.begun_in(one.text))


def judged(
    asked: Asked, wanted: Needed, found: Sequence[Passage], ranked: Sequence[str], relevant: tuple[str, ...], seconds: float
) -> QuestionResult:
    """Right where the passages found hold together all that is needed. `ranked` are ids of the whole ranking, for measures of rank."""
    lacking = wanted.lacking("\n".join(one.text for one in found))
    heads = tuple(f"{one.document}, page {one.page}" if one.page else f"{one.document}, lines {one.lines}" for one in found)
    return QuestionResult(
        id=asked.id,
        kind=asked.kind,
        turns=asked.turns,
        outcome="incomplete" if lacking else "right",
        why=f"not found: {', '.join(lacking)}" if lacking else "",
        seconds=(seconds,),
        retrieved=tuple(ranked),
        relevant=relevant,
        trace=Trace(citations=heads, expected="; ".join(" or ".join(any_of) for any_of in wanted.facts)),
    )
