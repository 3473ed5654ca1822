"""Values of another kind or magnitude than their column holds: what a lost or doubled cell does to the rest of a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from ingest.checks.reading import Reading, named, quoted, spoken
from ingest.model import Measure, Problem, PublishedValue
from ingest.values.number import CellKind, parse_number
from ingest.values.rating import parse_rating

FACTOR = 7
"""How many times larger or smaller than the rest of their rows the figures of a shifted column are: ten, less how much results vary."""
LEAST_ROWS = 4
MOST = 0.75
"""Share of a column's figures that must be of another magnitude; single ones are quarters of a cumulative count."""
MEASURED = re.compile(r"[£%]")
FIGURES = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)


def misplaced(reading: Reading) -> Iterator[Problem]:
    """Figures in a column of directions, ratings in one of results, and columns whose figures are all of another magnitude."""
    yield from _of_other_kind(reading.values)
    yield from _figures_for_refs(reading.values)
    yield from _of_other_magnitude(reading.values)


def _of_other_kind(values: Sequence[PublishedValue]) -> Iterator[Problem]:
    for value in values:
        if value.measure is Measure.DIRECTION and parse_number(value.raw).kind is CellKind.NUMBER:
            told = "a figure stands where the direction of travel is expected"
        elif value.measure in FIGURES and value.value is None and value.rating is None and _is_rating(value.raw):
            told = f"a rating stands where the {value.measure} is expected"
        else:
            continue
        place = value.places[0]
        message = f"{spoken(place)}: {named(value)}: {told} ({quoted(value.raw)}); the row's cells may be shifted"
        yield Problem(kind="misplaced", message=message, place=place)


def _is_rating(text: str) -> bool:
    """Whether a text is the name of a colour; "Data only" and the like may stand in place of a target."""
    rating = parse_rating(text)
    return rating is not None and rating.rating is not None


def _figures_for_refs(values: Sequence[PublishedValue]) -> Iterator[Problem]:
    """One problem for each row whose reference is a measured figure."""
    told = set()
    for value in values:
        if value.ref and MEASURED.search(value.ref) and value.row_text not in told:
            told.add(value.row_text)
            message = f"{spoken(value.places[0])}: {quoted(value.ref)} stands where a reference is expected; the row's cells may be shifted"
            yield Problem(kind="misplaced", message=message, place=value.places[0])


def _of_other_magnitude(values: Sequence[PublishedValue]) -> Iterator[Problem]:
    rows: dict[tuple[str | None, str], list[PublishedValue]] = defaultdict(list)
    for value in values:
        if value.measure in FIGURES and value.value and value.row_text:
            rows[value.section, value.row_text].append(value)
    columns: dict[tuple[object, ...], list[tuple[PublishedValue, bool]]] = defaultdict(list)
    for (section, _), row in rows.items():
        for value in row:
            others = [abs(other.value) for other in row if other is not value and other.value and other.unit == value.unit]
            if others:
                columns[section, value.measure, value.period].append((value, _is_far(abs(value.value or Decimal(0)), median(others))))
    for column in columns.values():
        far = [value for value, is_far in column if is_far]
        if len(column) >= LEAST_ROWS and len(far) >= MOST * len(column):
            place = far[0].places[0]
            period = f" of {far[0].period}" if far[0].period else ""
            message = f"{spoken(place)}: the {far[0].measure}s{period} are many times larger or smaller than the rest of their rows"
            yield Problem(kind="misplaced", message=message, place=place)


def _is_far(value: Decimal, usual: Decimal) -> bool:
    return value >= FACTOR * usual or usual >= FACTOR * value
