"""The audit as CSV: a line for each finding."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.exports.cells import JOINT, Row, csv_file, place_cells
from assistant.model import Finding
from assistant.whereabouts import where

COLUMNS = (
    *("class", "rule", "flips", "document", "page", "lines", "locator", "ref", "title", "published", "recomputed", "working", "quotes"),
    *("box", "document_id", "id"),
)


def findings_csv(findings: Iterable[Finding]) -> bytes:
    """The file; `quotes` are the words of every source with where they stand."""
    return csv_file(COLUMNS, map(_row, findings))


def _row(finding: Finding) -> Row:
    return {
        **place_cells(finding.places),
        "class": finding.kind,
        "rule": finding.rule,
        "flips": "yes" if finding.flips else "no",
        "ref": finding.ref,
        "title": finding.title,
        "published": finding.published,
        "recomputed": finding.recomputed,
        "working": finding.working,
        "quotes": JOINT.join(
            f"[{one.number}] “{one.quote}” ({one.places[0].document}, {where(one.places[0])})" for one in finding.citations
        ),
        "id": finding.id,
    }
