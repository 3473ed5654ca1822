"""A question that asks two things, as two: "What happened at the pond, and what did it cost?", "Mill Pond - how deep, and since when?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.prose.coverage import words_of
from assistant.prose.names import Name

PREPOSITION = r"(?:(?:in|from|to|by|at|on|until|since|for|with|of|under) )?"
YES_OR_NO = r"(?:have|has|had|did|do|does|is|are|was|were|will) (?:any|it|they|there|this|that)"
JOINT = re.compile(
    rf"(?:,? (?:and|&) |[,;?] +| [-–—]+ )(?=(?:and )?(?:{PREPOSITION}(?:what|how|who|whose|when|where|why|which)|{YES_OR_NO})\b)",
    re.IGNORECASE,
)
ASKS = re.compile(rf"\b(?:what|how|who|whose|when|where|why|which|{YES_OR_NO})\b", re.IGNORECASE)
MOST_CLAUSES = 3
FEWEST_WORDS = 3  # telling words from which a clause without a name stands for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One of the questions that a question joins: as `said`, and as `asked` by itself, naming what it leaves to the words before it."""

    said: str
    asked: str


def clauses_of(question: str, names: Sequence[Name]) -> tuple[Clause, ...]:
    """The questions that a question joins, each with the names of the first one or the words that stand before all; none where it asks
    one thing.

    >>> pond = Name(written="Mill Pond", words=("mill", "pond"), firm=True)
    >>> [clause.asked for clause in clauses_of("How deep is Mill Pond, and when was it dug?", (pond,))]
    ['How deep is Mill Pond', 'when was it dug Mill Pond?']
    """
    parts = [part.strip() for part in JOINT.split(question) if part.strip()]
    topic = parts.pop(0) if parts and not ASKS.search(parts[0]) else ""
    if not 1 < len(parts) <= MOST_CLAUSES or not all(ASKS.search(part) for part in parts):
        return ()
    if topic:
        return tuple(Clause(said=part.rstrip("?"), asked=f"{part.rstrip('?')} {topic}?") for part in parts)
    first = [name for name in names if name.stands_in(parts[0])]
    if not first and not all(len(words_of(part)) >= FEWEST_WORDS for part in parts):
        return ()
    return (Clause(said=parts[0], asked=parts[0]), *(Clause(said=part.rstrip("?"), asked=_naming(part, first)) for part in parts[1:]))


def _naming(part: str, names: Sequence[Name]) -> str:
    lacking = [name.written for name in names if not name.stands_in(part)]
    return " ".join([part.rstrip("?"), *lacking]) + "?"
