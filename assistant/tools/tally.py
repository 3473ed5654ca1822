"""Rows of a list counted by rating, section, direction, report or council."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.meaning.groupings import Grouping
from assistant.tools.directions import directions_of
from assistant.tools.list_indicators import Row
from ingest.model import Document, Rating

HEADING_JOINT = " > "
NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
RESTATED = re.compile(r"\s*:\s*(?:indicators|measures|performance|results)$", re.IGNORECASE)
NONE = "none stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one group; a row stands in one group only, but for directions, of which it may have two."""

    name: str
    rows: tuple[Row, ...]


def tally(rows: Sequence[Row], by: Grouping, documents: Mapping[str, Document]) -> tuple[Group, ...]:
    """The groups in the order in which the reports first name them; ratings from best to worst."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in _names(row, by, documents):
            found[name].append(row)
    if by is Grouping.RATING:
        best_first = [rating.value for rating in Rating]
        found = defaultdict(list, sorted(found.items(), key=lambda pair: best_first.index(pair[0]) if pair[0] in best_first else 9))
    return tuple(Group(name=name, rows=tuple(held)) for name, held in found.items())


def _names(row: Row, by: Grouping, documents: Mapping[str, Document]) -> tuple[str, ...]:
    document = documents[row.value.places[0].document_id]
    if by is Grouping.RATING:
        return (row.value.rating.value if row.value.rating else row.value.rating_raw or NONE,)
    if by is Grouping.DIRECTION:
        return tuple(dict.fromkeys(one.value for one in directions_of(row.value, row.indicator.values))) or (NONE,)
    if by is Grouping.SECTION:
        return (section_name(row.value.section),)
    return ({Grouping.REPORT: document.title, Grouping.COUNCIL: document.council, Grouping.COMMITTEE: document.committee}[by] or NONE,)


def section_name(section: str | None) -> str:
    """The innermost heading that says more than "indicators", without its numbering.

    >>> section_name("2. Parks > Play > Play: indicators"), section_name("2.1 Parks"), section_name(None)
    ('Play', 'Parks', 'none stated')
    """
    parts = [RESTATED.sub("", NUMBERING.sub("", part)).strip() for part in (section or "").split(HEADING_JOINT)]
    named = [part for part in parts if part and part.lower() not in ("indicators", "measures", "performance", "results", "kpis")]
    return named[-1] if named else NONE
