"""Which who, when and where of a question ask something, and which only join a clause to it: "what happens when it is missed?"."""

from __future__ import annotations

import re
from itertools import pairwise

JOINT = re.compile(r"[,;:.?]|\s[-–—]\s|\b(?:and|or|but|so|then)\b|&", re.IGNORECASE)
ASKS = re.compile(r"\b(?:what|which|how|why|who|whose|whom|when|where)\b", re.IGNORECASE)
JOINS = re.compile(r"\b(?:who|whose|whom|when|where)\b", re.IGNORECASE)


def asking_only(question: str) -> str:
    """The question with each who, when and where made illegible that follows another question word in its clause.

    >>> asking_only("What happens when it is missed, and who is told?")
    'What happens XXXX it is missed, and who is told?'
    """
    ends = [0, *(match.end() for match in JOINT.finditer(question)), len(question)]
    return "".join(_first_kept(question[start:end]) for start, end in pairwise(ends))


def _first_kept(clause: str) -> str:
    first = ASKS.search(clause)
    if first is None:
        return clause
    return clause[: first.end()] + JOINS.sub(lambda match: "X" * len(match.group()), clause[first.end() :])
