"""The records of the contract as JSON schemas, for the description at `/openapi.json`. Fields may be added to records, none is closed."""

from __future__ import annotations

from typing import Any

from assistant.model import Reason, Status
from ingest.model import Measure, Rating

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _record(about: str, fields: dict[str, Schema]) -> Schema:
    return {"type": "object", "description": about, "properties": fields, "required": list(fields)}


def _one_of(values: Any, *, null: bool = False) -> Schema:
    return {"type": ["string", "null"] if null else "string", "enum": [*(str(one) for one in values), *([None] if null else [])]}


PLACE_FIELDS: dict[str, Schema] = {
    "document": {**TEXT, "description": "file name as ingested"},
    "document_id": {**TEXT, "description": "first 16 hex digits of the file's sha256"},
    "page": {"type": ["integer", "null"], "description": "from 1"},
    "box": {"type": ["array", "null"], "items": {"type": "number"}, "description": "x0, top, x1, bottom in points from the top left"},
    "lines": {"type": ["array", "null"], "items": COUNT, "description": "first and last, from 1, of a text file"},
    "locator": {**MAYBE, "description": "where it stands in a Word file"},
}
PLACED: dict[str, Schema] = {**PLACE_FIELDS, "places": _list(_record("one place of a source", PLACE_FIELDS))}

MEASURE = _one_of(Measure)
RATING = _one_of(Rating, null=True)
VALUE: Schema = {**MAYBE, "description": "a decimal exactly as published, without unit; null where the cell holds no number"}
CITATION = _record(
    "where something stands, in the words of the source",
    {"number": COUNT, "id": TEXT, **PLACED, "title": TEXT, "section": MAYBE, "quote": TEXT},
)
BESIDE = _record(
    "a target, direction of travel or benchmark that the reports print for a figure",
    {
        "measure": MEASURE, "period": MAYBE, "raw": TEXT, "value": VALUE, "unit": MAYBE, "group": MAYBE, "compared_with": MAYBE,
        "citation": COUNT,
    },
)  # fmt: skip
FIGURE = _record(
    "one published figure of an answer",
    {
        "ref": MAYBE, "title": MAYBE, "measure": MEASURE, "period": MAYBE, "raw": TEXT, "value": VALUE, "unit": MAYBE,
        "rating": RATING, "rating_source": MAYBE, "citation": COUNT, "group": MAYBE, "compared_with": MAYBE, "beside": _list(BESIDE),
    },
)  # fmt: skip
WORKING = _record(
    "a sum that a person can redo",
    {"what": TEXT, "formula": TEXT, "inputs": _list(COUNT), "result": TEXT, "unit": MAYBE, "note": MAYBE},
)
ANSWER = _record(
    "an answer, as `committee ask` prints it",
    {
        "question": TEXT, "status": _one_of(Status), "reason": _one_of(Reason, null=True),
        "verdict": {"type": ["string", "null"], "enum": ["supported", "contradicted", None]}, "text": TEXT,
        "figures": _list(FIGURE), "working": _list(WORKING), "citations": _list(CITATION), "options": TEXTS,
    },
)  # fmt: skip
ROW = _record(
    "one published value, as `committee rows` prints it",
    {
        "id": TEXT, "indicator": TEXT, "council": MAYBE, **PLACED, "section": MAYBE, "ref": MAYBE, "aliases": TEXTS, "title": MAYBE,
        "polarity": MAYBE, "polarity_source": MAYBE, "measure": MEASURE, "period": MAYBE, "basis": MAYBE, "compared_with": MAYBE,
        "method": MAYBE, "group": MAYBE, "raw": TEXT, "value": VALUE, "unit": MAYBE, "rating": RATING, "rating_raw": MAYBE,
        "rating_source": MAYBE, "scale": MAYBE, "qualifiers": TEXTS,
    },
)  # fmt: skip
FINDING = _record(
    "one finding of the audit, as `committee check` prints it",
    {
        "id": TEXT, "rule": TEXT, "class": _one_of(("error", "conflict", "note")), "flips": FLAG, "document": TEXT,
        "lines": PLACE_FIELDS["lines"], "page": PLACE_FIELDS["page"], "ref": MAYBE, "title": MAYBE, "published": TEXT, "recomputed": TEXT,
        "working": TEXT, "citations": _list(CITATION),
    },
)  # fmt: skip
REFUSAL = _record("why there is no record", {"error": TEXT})


def given(schema: Schema, about: str) -> dict[int | str, dict[str, Any]]:
    """The responses of a route: the record, or a refusal."""
    told = {"content": {"application/json": {"schema": REFUSAL}}}
    return {
        200: {"description": about, "content": {"application/json": {"schema": schema}}},
        401: {"description": "nobody is signed in", **told},
        404: {"description": "no such report, or no reports at all", **told},
    }
