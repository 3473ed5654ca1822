"""Rows of indicators with fewer columns than the rows around them: a lost tab or cell moves all that follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.checks.reading import Reading, named, spoken
from ingest.model import Measure, Problem, PublishedValue

LEAST_ROWS = 5
"""Rows that a section has at least before what is usual in it can be told."""
USUAL = 0.9
"""Share of the rows that fill a column which every row is expected to fill."""
LEAST_BLANK = 2
"""Usual results and targets that a row leaves blank; one blank cell is common."""
FIGURES = (Measure.RESULT, Measure.TARGET, Measure.FLOOR)

Column = tuple[Measure, str | None]


def missing_columns(reading: Reading) -> Iterator[Problem]:
    """One problem for each row that has some figures but neither figure nor text in several columns that its section fills."""
    sections: dict[str | None, dict[str, list[PublishedValue]]] = defaultdict(lambda: defaultdict(list))
    for value in reading.values:
        if value.row_text:
            sections[value.section][value.row_text].append(value)
    for rows in sections.values():
        if len(rows) < LEAST_ROWS:
            continue
        filled = [{_column(value) for value in row if value.raw.strip()} for row in rows.values()]
        usual = {column for column in set().union(*filled) if sum(column in row for row in filled) >= USUAL * len(rows)}
        for row, has in zip(rows.values(), filled, strict=True):
            missing = sorted(f"{measure} {period or ''}".strip() for measure, period in usual - has if measure in FIGURES)
            if len(missing) >= LEAST_BLANK and any(measure in FIGURES for measure, _ in has) and _has_value(row):
                place = row[0].places[0]
                message = f"{spoken(place)}: {named(row[0])} has no {', '.join(missing)}, unlike the rows around it; a column may be lost"
                yield Problem(kind="missing columns", message=message, place=place)


def _column(value: PublishedValue) -> Column:
    return value.measure, value.period


def _has_value(row: list[PublishedValue]) -> bool:
    return any(value.value is not None for value in row)
