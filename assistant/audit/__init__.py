"""Where a report contradicts itself: a store goes in, findings come out, each with its arithmetic and the cells it rests on.

One file a rule. Each gives `findings(rows, document)`; `rows.py`, `rounding.py` and `finding.py` are what the rules are made of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from assistant.audit import direction, fraction, variance
from assistant.audit.finding import Kind
from assistant.audit.rows import rows_of
from assistant.model import Finding
from ingest.model import Document, PublishedValue

if TYPE_CHECKING:
    from index.store import Store

__all__ = ["check_documents", "check_values"]

RULES = (direction.findings, variance.findings, fraction.findings)
MOST_NOTES = 10  # a report, by the contract


def check_documents(store: Store, names: Collection[str] | None = None) -> tuple[Finding, ...]:
    """The findings for all reports of a store, or for those with the file names or document ids `names`, in the order of the reports."""
    documents = [one for one in store.documents() if names is None or one.document in names or one.document_id in names]
    values: dict[str, list[PublishedValue]] = {}
    for value in store.values():
        values.setdefault(value.places[0].document_id, []).append(value)
    found = [finding for document in documents for finding in check_values(values.get(document.document_id, []), document)]
    return tuple(sorted(found, key=_order))


def check_values(values: Iterable[PublishedValue], document: Document) -> tuple[Finding, ...]:
    """The findings for the values of one report, at most `MOST_NOTES` of them notes, those that flip a direction or rating first."""
    rows = rows_of(values)
    found = [finding for rule in RULES for finding in rule(rows, document)]
    notes = sorted((finding for finding in found if finding.kind == Kind.NOTE), key=lambda finding: (not finding.flips, _order(finding)))
    return tuple(finding for finding in found if finding.kind != Kind.NOTE) + tuple(notes[:MOST_NOTES])


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.places[0]
    return (place.document, place.document_id, place.page or 0, place.lines or (0, 0), place.box or (0, 0, 0, 0), finding.rule, finding.id)
