"""Tables that overlap on their page, and cells of one table that claim the same place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ingest.checks.reading import Reading, spoken
from ingest.model import Box, Place, Problem, Table

SLACK = 3.0
"""Points by which the rules of neighbours may overlap."""


def overlaps(reading: Reading) -> Iterator[Problem]:
    """Words where two tables overlap may be in the wrong one. A table nested in a cell of another lies within it and is meant."""
    for page in reading.layout.pages:
        tables = [block.table for block in page.blocks if block.table is not None]
        boxed = [(place, place.box) for table in tables for place in table.places[:1] if place.box is not None]
        for (place, box), (_, other) in combinations(boxed, 2):
            if _overlap(box, other) and not _within(box, other) and not _within(other, box):
                message = f"{spoken(place)}: two tables overlap; some of their words may be in the wrong one"
                yield Problem(kind="overlap", message=message, place=place)
        for table in tables:
            if (clash := _first_clash(table)) is not None:
                message = f"{spoken(clash)}: cells of a table claim the same place; its columns may be shifted"
                yield Problem(kind="overlap", message=message, place=clash)


def _overlap(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK


def _within(a: Box, b: Box) -> bool:
    return a[0] >= b[0] - SLACK and a[1] >= b[1] - SLACK and a[2] <= b[2] + SLACK and a[3] <= b[3] + SLACK


def _first_clash(table: Table) -> Place | None:
    """The place of the first cell that stands where another one spans."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row):
            if cell is None:
                continue
            covered = {(top + down, left + right) for down in range(cell.row_span) for right in range(cell.column_span)}
            if covered & taken:
                return cell.places[0] if cell.places else table.places[0]
            if len(covered) > 1:
                taken |= covered
            else:
                taken.add((top, left))
    return None
