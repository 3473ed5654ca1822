"""The JSON shapes of the contract: each function turns one record into an object with the contract's keys in the contract's order.

Numbers are decimal strings exactly as published; a record's `places` are listed whole, the fields of the first repeated at top level.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from assistant.model import Answer, Beside, Citation, Figure, Finding, Verification, Working
from assistant.steps import Step
from index.model import Counts, FileOutcome
from index.register import Entry, entry_record
from ingest.model import Activity, Document, Place, PublishedValue, Table

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


def answer_record(answer: Answer) -> JsonObject:
    """One answer, as `committee ask` prints it."""
    return {
        "question": answer.question,
        "status": answer.status,
        "reason": answer.reason,
        "verdict": answer.verdict,
        "text": answer.text,
        "figures": [figure_record(figure) for figure in answer.figures],
        "working": [working_record(working) for working in answer.working],
        "citations": [citation_record(citation) for citation in answer.citations],
        "options": list(answer.options),
    }


def figure_record(figure: Figure) -> JsonObject:
    return {
        "ref": figure.ref,
        "title": figure.title,
        "measure": figure.measure,
        "period": figure.period,
        "raw": figure.raw,
        "value": _published(figure.value),
        "unit": figure.unit,
        "rating": figure.rating,
        "rating_source": figure.rating_source,
        "citation": figure.citation,
        "group": figure.group,
        "compared_with": figure.compared_with,
        "beside": [beside_record(one) for one in figure.beside],
        **({"verified": verification_record(figure.verified)} if figure.verified else {}),
    }


def beside_record(beside: Beside) -> JsonObject:
    """What stands beside a figure: its target, a direction of travel, a benchmark."""
    return {
        "measure": beside.measure,
        "period": beside.period,
        "raw": beside.raw,
        "value": _published(beside.value),
        "unit": beside.unit,
        "group": beside.group,
        "compared_with": beside.compared_with,
        "citation": beside.citation,
    }


def verification_record(verification: Verification) -> JsonObject:
    """Who verified a figure and when; `state` is "current", "elsewhere" (another cell with the same figure) or "changed"."""
    return {"who": verification.who, "when": verification.when, "state": verification.state, "words": verification.words}


def working_record(working: Working) -> JsonObject:
    return {
        "what": working.what,
        "formula": working.formula,
        "inputs": list(working.inputs),
        "result": working.result,
        "unit": working.unit,
        "note": working.note,
    }


def citation_record(citation: Citation) -> JsonObject:
    return {
        "number": citation.number,
        "id": citation.id,
        **place_fields(citation.places),
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote,
    }


def step_record(step: Step) -> JsonObject:
    """One step of how an answer was made, as `committee ask --plan` prints it."""
    return {
        "tool": step.tool,
        "ask": step.ask,
        "indicators": list(step.indicators),
        "measures": list(step.measures),
        "periods": list(step.periods),
        "compared_with": step.compared_with,
        "since": step.since,
        "reports": list(step.reports),
        "filters": list(step.filters),
        "values": step.values,
        "citations": list(step.citations),
        "remarks": list(step.remarks),
    }


def row_record(value: PublishedValue, document: Document, indicator: str, corrections: Sequence[Entry] = ()) -> JsonObject:
    """One published value of `document` and of the indicator of this identity, as `committee rows` prints it."""
    return {
        "id": value.id,
        "indicator": indicator,
        "council": document.council,
        **place_fields(value.places),
        "section": value.section,
        "ref": value.ref,
        "aliases": list(value.aliases),
        "title": value.title,
        "polarity": value.polarity,
        "polarity_source": value.polarity_source,
        "measure": value.measure,
        "period": value.period,
        "basis": value.basis,
        "compared_with": value.compared_with,
        "method": value.method,
        "group": value.group,
        "raw": value.raw,
        "value": _published(value.value),
        "unit": value.unit,
        "rating": value.rating,
        "rating_raw": value.rating_raw,
        "rating_source": value.rating_source,
        "scale": value.scale,
        "qualifiers": list(value.qualifiers),
        **({"corrections": [cast("JsonObject", entry_record(one)) for one in corrections]} if corrections else {}),
    }


def activity_record(activity: Activity) -> JsonObject:
    """One activity, as `committee activities` prints it."""
    return {
        "id": activity.id,
        **place_fields(activity.places),
        "section": activity.section,
        "title": activity.title,
        "rating": activity.rating,
        "rating_raw": activity.rating_raw,
        "rating_source": activity.rating_source,
        "commentary": activity.commentary,
        "service": activity.service,
    }


def finding_record(finding: Finding, accepted: Entry | None = None) -> JsonObject:
    """One finding, as `committee check` prints it."""
    where = place_record(finding.places[0])
    return {
        "id": finding.id,
        "rule": finding.rule,
        "class": finding.kind,
        "flips": finding.flips,
        "document": where["document"],
        "lines": where["lines"],
        "page": where["page"],
        "ref": finding.ref,
        "title": finding.title,
        "published": finding.published,
        "recomputed": finding.recomputed,
        "working": finding.working,
        "citations": [citation_record(citation) for citation in finding.citations],
        **({"accepted": {"who": accepted.who, "when": accepted.when, "reason": accepted.reason}} if accepted else {}),
    }


def document_record(document: Document, counts: Counts) -> JsonObject:
    """One report of the store with the counts of what was read from it, as `committee documents` prints it."""
    return {
        "file": document.document,
        "document_id": document.document_id,
        "format": document.format,
        "title": document.title,
        "council": document.council,
        "committee": document.committee,
        "meeting_date": document.meeting_date,
        "period": document.period,
        "pages": document.pages,
        "access": document.access,
        "values": counts.values,
        "activities": counts.activities,
        "chunks": counts.chunks,
        "problems": counts.problems,
    }


def table_records(table: Table) -> list[JsonObject]:
    """A table as `committee tables` prints it: one object a page with the rows that begin there."""
    pages: dict[int | None, JsonObject] = {}
    for place in table.places:
        box: Json = list(place.box) if place.box else None
        pages.setdefault(place.page, {"page": place.page, "box": box, "rows": [], "fills": []})
    for row in table.rows:
        cells = [cell for cell in row if cell is not None]
        first = min((place.page or 0 for cell in cells for place in cell.places[:1]), default=0)
        entry = pages.get(first or None) or next(iter(pages.values()))
        rows, fills = entry["rows"], entry["fills"]
        assert isinstance(rows, list)
        assert isinstance(fills, list)
        rows.append([None if cell is None else cell.text for cell in row])
        fills.append([None if cell is None else cell.fill for cell in row])
    return list(pages.values())


def outcome_record(outcome: FileOutcome) -> JsonObject:
    """What became of one file, as `committee ingest` prints it."""
    return {
        "file": outcome.file,
        "document_id": outcome.document_id,
        "status": outcome.status,
        "values": outcome.counts.values,
        "activities": outcome.counts.activities,
        "chunks": outcome.counts.chunks,
        "problems": outcome.counts.problems,
        "error": outcome.error,
    }


def place_record(place: Place) -> JsonObject:
    return {
        "document": place.document,
        "document_id": place.document_id,
        "page": place.page,
        "box": list(place.box) if place.box else None,
        "lines": list(place.lines) if place.lines else None,
        "locator": place.locator,
    }


def place_fields(places: tuple[Place, ...]) -> JsonObject:
    """The fields of the first place, and `places` with all of them."""
    return {**place_record(places[0]), "places": [place_record(place) for place in places]}


def _published(value: Decimal | None) -> str | None:
    """A value as published, never in powers of ten: `Decimal("1E+3")` is "1000"."""
    return None if value is None else format(value, "f")
