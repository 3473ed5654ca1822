"""Whether an indicator got better or worse: as its row prints it, else as its own figures tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.periods import order
from assistant.tools.compare import Direction, compare
from ingest.model import Measure, PublishedValue

PRINTED = (
    ("improv", Direction.BETTER),
    ("better", Direction.BETTER),
    ("worse", Direction.WORSE),
    ("declin", Direction.WORSE),
    ("same", Direction.SAME),
)
NONE = re.compile(r"n ?/ ?a|not applicable|none")


def directions_of(result: PublishedValue, values: Sequence[PublishedValue], against: str | None = None) -> tuple[Direction, ...]:
    """The directions of travel of a result, one for each printed comparison, or only those with the period `against`; from the result
    before it in the row where none is printed in words (arrows may show the figure or its worth). Empty where nothing tells."""
    row = [value for value in values if value.places[0].document_id == result.places[0].document_id and value.row_text == result.row_text]
    printed = [
        direction
        for value in row
        if value.measure is Measure.DIRECTION and value.period in (None, result.period) and against in (None, value.compared_with)
        for word, direction in PRINTED
        if word in value.raw.lower()
    ]
    if not printed and any(_says_none(value, result, against) for value in row):
        return ()
    return tuple(printed) or tuple(_computed(result, row, values, against))


def _says_none(value: PublishedValue, result: PublishedValue, against: str | None) -> bool:
    """Does the row print that there is no direction of travel: "N/A"?"""
    if value.measure is not Measure.DIRECTION or value.period not in (None, result.period) or against not in (None, value.compared_with):
        return False
    return NONE.fullmatch(value.raw.strip().lower()) is not None


def _computed(
    result: PublishedValue, row: Sequence[PublishedValue], values: Sequence[PublishedValue], against: str | None
) -> list[Direction]:
    if against is None and any(
        one.measure is Measure.RESULT and one.period and order(one.period)[0] > order(result.period)[0] for one in row
    ):
        return []  # a figure printed to compare the row's own with is not judged by the ones before it
    earlier = [
        value
        for value in row
        if value.measure is Measure.RESULT
        and value.value is not None
        and value.period
        and order(value.period)[0] < order(result.period)[0]
        and against in (None, value.period)
    ]
    before = max(earlier, key=lambda value: (order(value.period), value.id), default=None)
    change = compare(before, result, values) if before is not None else None
    return [change.direction] if change is not None and change.direction is not Direction.CHANGED else []
