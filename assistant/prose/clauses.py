"""A question that asks two things, as two: "What happened at the pond, and what did it cost?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.prose.names import Name

JOINT = re.compile(r"(?:,? (?:and|&) |[,;?] +)(?=(?:and )?(?:what|how|who|when|where|why|which)\b)", re.IGNORECASE)
ASKS = re.compile(r"\b(?:what|how|who|when|where|why|which)\b", re.IGNORECASE)
MOST_CLAUSES = 3


def clauses_of(question: str, names: Sequence[Name]) -> tuple[str, ...]:
    """The questions that a question joins, each naming what the first one names; the question alone where it asks one thing.

    >>> pond = Name(written="Mill Pond", words=("mill", "pond"), firm=True)
    >>> clauses_of("How deep is Mill Pond, and when was it dug?", (pond,))
    ('How deep is Mill Pond', 'when was it dug Mill Pond?')
    """
    parts = [part.strip() for part in JOINT.split(question) if part.strip()]
    if not 1 < len(parts) <= MOST_CLAUSES or not all(ASKS.search(part) for part in parts):
        return (question,)
    first = [name for name in names if name.stands_in(parts[0])]
    if not first:
        return (question,)
    return (parts[0], *(_naming(part, first) for part in parts[1:]))


def _naming(part: str, names: Sequence[Name]) -> str:
    lacking = [name.written for name in names if not name.stands_in(part)]
    return " ".join([part.rstrip("?"), *lacking]) + "?"
