"""Fractions that cannot be the percentage beside them: a digit was lost or two figures ran together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.checks.reading import Reading, named, rows_of, spoken
from ingest.model import Measure, Problem

FAR = Decimal(20)
"""Percentage points between a fraction and its percentage; nearer ones are for the audit, which knows how reports round."""


def fractions(reading: Reading) -> Iterator[Problem]:
    """Shares of more than all, and fractions far from their percentage."""
    for row in rows_of(reading.values):
        if Measure.NUMERATOR not in row or Measure.DENOMINATOR not in row:
            continue
        top, bottom, result = row[Measure.NUMERATOR].value, row[Measure.DENOMINATOR].value, row.get(Measure.RESULT)
        if top is None or not bottom or result is None or result.unit != "%" or result.value is None:
            continue
        share = 100 * top / bottom
        if abs(share - result.value) > FAR:
            place = row[Measure.NUMERATOR].places[0]
            message = f"{spoken(place)}: {named(result)}: {top}/{bottom} is {share:.1f}%, but the result was read as {result.value}%"
            yield Problem(kind="fraction", message=message, place=place)
