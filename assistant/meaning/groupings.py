"""What a count is parted by: "by section", "for each council", "which service has the most reds". Over lower-case text."""

from __future__ import annotations

import re
from enum import StrEnum


class Grouping(StrEnum):
    """What rows are counted by."""

    RATING = "rating"
    SECTION = "section"
    DIRECTION = "direction of travel"
    REPORT = "report"
    COUNCIL = "council"
    COMMITTEE = "committee"


_NAMES: tuple[tuple[Grouping, str], ...] = (
    (Grouping.RATING, r"(?:rag|rating|colou?r)"),
    (Grouping.DIRECTION, r"direction(?: of travel)?"),
    (Grouping.REPORT, r"(?:report|document|paper)"),
    (Grouping.COUNCIL, r"(?:council|authority)"),
    (Grouping.COMMITTEE, r"committee"),
    (Grouping.SECTION, r"(?:section|theme|service|area|priority|priorities|heading)"),
)
_BY = r"(?:by|per|in each|for each|of each|across)(?: the)?"
_MOST = r"(?:most|fewest|least|more|highest|lowest)"
GROUPINGS: tuple[tuple[Grouping, re.Pattern[str]], ...] = (
    *((grouping, re.compile(rf"\b(?:{_BY} {name}s?\b|(?:which|what) {name}s?\b(?=.*\b{_MOST}\b))")) for grouping, name in _NAMES),
    (Grouping.RATING, re.compile(r"\b(?:rag|rating) (?:summary|breakdown|totals?|counts?|split)\b")),
)
GROUPED = re.compile(
    rf"\b(?:{_BY} (?:{'|'.join(name for _, name in _NAMES)})s?|{_MOST}|breakdown|break down|split|tally|counts?"
    rf"|(?:which|what) (?:{'|'.join(name for _, name in _NAMES)})s?(?: ha(?:s|ve))?)\b"
)
