"""What holds for every report whatever file it came from: a reader that breaks it gave a partial document."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ingest.codec import from_plain, to_plain
from ingest.model import Place, Report


def faults_of(report: Report) -> tuple[str, ...]:
    """What is wrong with a report, in a few words each; nothing when it is whole."""
    return tuple(_faults(report))


def _faults(report: Report) -> Iterator[str]:
    if from_plain(Report, json.loads(json.dumps(to_plain(report)))) != report:
        yield "it is another one after JSON"
    for name in ("values", "activities", "chunks", "tables", "keys"):
        ids = [one.id for one in getattr(report, name)]
        if len(set(ids)) != len(ids):
            yield f"{name} share an id"
        if any(not one.places for one in getattr(report, name) if hasattr(one, "places")):
            yield f"{name} stand nowhere"
    if any(value.value is not None and not value.value.is_finite() for value in report.values):
        yield "a value is no number"
    if not report.chunks and not report.problems:
        yield "it holds nothing and says nothing"
    yield from sorted({fault for place in _places(report) for fault in _of_place(place, report)})


def _of_place(place: Place, report: Report) -> Iterator[str]:
    if (place.document, place.document_id) != (report.document.document, report.document.document_id):
        yield "a place is of another document"
    if place.page is not None and not 1 <= place.page <= (report.document.pages or 0):
        yield "a place is on a page that there is not"
    if place.box is not None and (not all(map(math.isfinite, place.box)) or place.box[0] > place.box[2] or place.box[1] > place.box[3]):
        yield "a box is no box"
    if place.lines is not None and not 1 <= place.lines[0] <= place.lines[1]:
        yield "lines go backwards"


def _places(record: object) -> Iterator[Place]:
    if isinstance(record, Place):
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from _places(one)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _places(getattr(record, field.name))
