"""What a long cell says of the tables that stand inside it: "Current posts in Ashby are:", then a table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.model import Place, SectionTable

LONG_CELL = 15  # words
BULLET = re.compile(r"\s*(?:[•●▪o*–-]|\(?[a-z0-9]{1,2}[.)])\s")


def announcements(tables: Sequence[SectionTable]) -> Mapping[Place, str]:
    """The line of a cell that announces each table drawn inside it, by the first place of the table.

    The lines that end in a colon, those before a list aside, and the tables are paired in their order; the last line may announce two.
    """
    found: dict[Place, str] = {}
    for outer in tables:
        for row in outer.table.rows:
            for cell in row:
                if cell is None or len(cell.text.split()) < LONG_CELL:
                    continue
                inside = [
                    one.table.places[0]
                    for one in tables
                    if one is not outer and any(_holds(place, one.table.places[0]) for place in cell.places)
                ]
                inside.sort(key=lambda place: (place.page or 0, place.box[1] if place.box else 0.0))
                lines = [line.strip() for line in cell.text.split("\n")]
                announcing = [line for line, after in pairwise((*lines, "")) if line.endswith(":") and not BULLET.match(after)]
                if announcing and 0 <= len(inside) - len(announcing) <= 1:
                    found.update(zip(inside, announcing, strict=False))
    return found


def _holds(outer: Place, inner: Place) -> bool:
    if outer.box is None or inner.box is None or (outer.document_id, outer.page) != (inner.document_id, inner.page):
        return False
    return all(
        (
            outer.box[0] <= inner.box[0] + 1,
            outer.box[1] <= inner.box[1] + 1,
            outer.box[2] >= inner.box[2] - 1,
            outer.box[3] >= inner.box[3] - 1,
        )
    )
