"""Values that their unit does not allow: a share of more than all, a count below nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.checks.reading import Reading, named, quoted, spoken
from ingest.model import Measure, Problem, PublishedValue

CHECKED = (Measure.RESULT, Measure.TARGET, Measure.FLOOR, Measure.NUMERATOR, Measure.DENOMINATOR)
ALL = 100
NEVER_NEGATIVE = re.compile(r"count|days|weeks|months|hours|minutes|per [\d,]+|kg|tonnes")
MAY_PASS_ALL = re.compile(
    r"\b(?:increase|decrease|reduction|change|growth|variance|variation|difference|improvement|against|compared|relative|return|yield|cover"
    r"|budget|target|plan(?:ned)?|expected|forecast|capacity|occupancy|collect(?:ed|ion)|recover(?:ed|y)|saving|income|ratio|index)s?\b",
    re.IGNORECASE,
)
"""Of an indicator whose percentage is not the share of a whole."""
MAY_BE_NEGATIVE = re.compile(
    r"\b(?:increase|decrease|reduction|change|growth|variance|variation|difference|gap|net|balance|surplus|deficit|saving|improvement"
    r"|progress|score|return)s?\b",
    re.IGNORECASE,
)


def ranges(reading: Reading) -> Iterator[Problem]:
    """Percentages above 100 of a measure that is a share, and negative counts, durations and rates."""
    for value in reading.values:
        if value.value is not None and value.measure in CHECKED and (told := _fault(value)):
            place = value.places[0]
            message = f"{spoken(place)}: the {value.measure} of {named(value)} was read as {value.value} from {quoted(value.raw)}, {told}"
            yield Problem(kind="range", message=message, place=place)


def _fault(value: PublishedValue) -> str | None:
    assert value.value is not None
    if value.unit == "%" and value.value > ALL and not MAY_PASS_ALL.search(value.title):
        return "more than all of what it is a share of"
    negative = value.value < 0 and not MAY_BE_NEGATIVE.search(value.title)
    if negative and (value.unit == "%" or (value.unit and NEVER_NEGATIVE.fullmatch(value.unit))):
        return "less than nothing"
    return None
