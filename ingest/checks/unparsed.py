"""Results and targets whose cell holds figures of which none could be told to be the value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.checks.reading import Reading, named, quoted, spoken
from ingest.model import Measure, Problem
from ingest.values.number import CellKind, parse_number
from ingest.values.period import find_periods

OPENS_WITH_FIGURE = re.compile(r"[£~<>≥≤+-]?\s?\d")
TOLD_PERIODS = re.compile(r"\b(?:q(?:uarter)?|phase|stage|year|week|day)\s?\d+\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b20\d\d\b", re.IGNORECASE)


def unparsed(reading: Reading) -> Iterator[Problem]:
    """Results with a figure beside their periods; targets that open with one, as "top 25% of boroughs" is a text and no failure."""
    for value in reading.values:
        if value.value is not None or value.measure not in (Measure.RESULT, Measure.TARGET, Measure.FLOOR):
            continue
        target = value.measure is not Measure.RESULT
        if parse_number(value.raw, target=target).kind is not CellKind.TEXT:
            continue
        text = _without_periods(value.raw)
        if OPENS_WITH_FIGURE.match(text) if target else re.search(r"\d", text):
            place = value.places[0]
            told = f"{spoken(place)}: the {value.measure} of {named(value)} is kept as text, no single figure is told"
            message = f"{told} in {quoted(value.raw)}"
            yield Problem(kind="figure in text", message=message, place=place)


def _without_periods(text: str) -> str:
    for mention in reversed(find_periods(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return TOLD_PERIODS.sub(" ", text).strip()
