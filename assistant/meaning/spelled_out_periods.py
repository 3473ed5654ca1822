"""Words for a period that a period beside them spells out: "last year's (2015/16)", which is one period and no other."""

from __future__ import annotations

import re

BRACKET_OPENED = re.compile(r"(?:'?s)?(?: [a-z]+)?[ ,]*\((?:that is|i\.?e\.?|in|at|the)?,? ?")
SPELLED_AFTER = re.compile(
    r"[ ,]*(?:[-–—:;]|,(?= (?:in|at|for) )|,? ?(?:i mean|i meant|that is|that's|i\.?e\.?|namely|so))[ ,:]*(?:in |at |for |the )*"
)
YEAR_BEFORE = re.compile(r"\byear(?:'s)?$")
YEAR_AFTER = re.compile(r" (?:19|20)\d\d[/-](?:19|20)?\d\d(?!\d)")  # in apposition: "next year 2018/19"
COMPARES = re.compile(r"\b(?:chang\w*|compar\w*|differ\w*|up|down|better|worse|versus|vs|than|improv\w*|worsen\w*|rise|rose|fell|fall)\b")
BRACKET_CLOSED = re.compile(r" ?\)")


def is_spelled_out(text: str, words: tuple[int, int], stretches: list[tuple[int, int]]) -> bool:
    """True where a bracket says which period the words mean, or the words stand in a bracket after it: "last year's (2015/16)"."""
    before, after = text[: words[0]], text[words[1] :]
    if YEAR_BEFORE.search(text[slice(*words)]) and YEAR_AFTER.match(after):
        return True
    if not COMPARES.search(text) and any(SPELLED_AFTER.fullmatch(text[words[1] : start]) for start, _ in stretches if start >= words[1]):
        return True
    opened = any(BRACKET_OPENED.fullmatch(text[words[1] : start]) for start, _ in stretches if start >= words[1])
    closed = BRACKET_CLOSED.match(after) and any(BRACKET_OPENED.fullmatch(before[end:]) for _, end in stretches if end <= words[0])
    return bool(opened or closed)
