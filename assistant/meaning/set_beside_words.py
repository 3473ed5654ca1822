"""The words that set one indicator beside another, which of the two they call the higher one, and in which order they name them."""

from __future__ import annotations

import re

from assistant.meaning.catalogue import Indicator

THAN = r"(?:than|compare[ds]? (?:to|with|against)|against|versus|vs\.?|ahead of|behind|above|below|beat|match)"
HIGHER = re.compile(r"\b(?:higher|more|greater|larger|bigger) than\b|\babove\b|\bover\b")
LOWER = re.compile(r"\b(?:lower|less|fewer|smaller) than\b|\bbelow\b|\bunder\b")
SETS_BESIDE = re.compile(rf"\b{THAN}(?= )", re.IGNORECASE)
MOVED_MORE = re.compile(  # of two, which changed more: their changes are set beside each other, not their results
    r"\b(?:improv\w+|r[io]se\w*|rising|f[ae]ll\w*|drop\w*|increas\w+|decreas\w+|gr[eo]w\w*|worsen\w*|chang\w+|mov\w+) (?:by )?"
    r"(?:more|less|faster|further|slower|better)\b"
)


def said_higher(text: str) -> bool | None:
    """Does a statement call the first of its two the higher one? None where it says neither.

    >>> said_higher("was A higher than B?"), said_higher("is A below B?"), said_higher("is A better than B?")
    (True, False, None)
    """
    words = text.lower()
    higher, lower = HIGHER.search(words) is not None, LOWER.search(words) is not None
    return higher if higher is not lower else None


def as_mentioned(indicators: tuple[Indicator, ...], text: str) -> tuple[Indicator, ...]:
    """The indicators in the order in which the text has their references; as they are where it does not have all."""
    words = text.lower()
    places = [min((at for ref in one.refs if (at := words.find(ref.lower())) >= 0), default=-1) for one in indicators]
    if -1 in places:
        return indicators
    return tuple(one for _, one in sorted(zip(places, indicators, strict=True), key=lambda pair: pair[0]))
