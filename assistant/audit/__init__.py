"""Where reports contradict themselves or each other: reports go in, findings come out, each with its arithmetic and what it rests on.

One file a rule (`columns` serves three). A rule of one report gives `findings(report)`, `restatement` alone compares reports;
`audited.py` is what a rule sees of a report, `finding.py` what it makes its findings with. Start at `check_reports`.
"""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from assistant.audit import columns, count, direction, fraction, label, matrix, narrative, percentage, rating, restatement, total, variance
from assistant.audit.audited import Audited, audited
from assistant.audit.finding import Kind
from assistant.model import Finding
from ingest.model import Activity, Chunk, Document, Place, PublishedValue, RatingKey, Report, SectionTable

if TYPE_CHECKING:
    from index.store import Store

__all__ = ["audited_document", "check_document", "check_documents", "check_reports", "check_sums"]

Placed = TypeVar("Placed", PublishedValue, Activity, Chunk, RatingKey)

RULES = (
    rating,
    direction,
    variance,
    fraction,
    total,
    columns,
    percentage,
    count,
    matrix,
    label,
    narrative,
)  # a finding of an earlier one counts
SUMS = (total, matrix)
# Made once a store: its reports, as the rules see them, and the findings of so many of `RULES`.
_held: weakref.WeakKeyDictionary[Store, dict[str, Report]] = weakref.WeakKeyDictionary()
_audited: weakref.WeakKeyDictionary[Store, dict[str, Audited]] = weakref.WeakKeyDictionary()
_checked: weakref.WeakKeyDictionary[Store, dict[tuple[str, int], tuple[Finding, ...]]] = weakref.WeakKeyDictionary()
MOST_NOTES = 10  # a report, by the contract


def check_documents(store: Store, names: Collection[str] | None = None) -> tuple[Finding, ...]:
    """The findings for all reports of a store, or for those with the file names or document ids `names`, in the order of the reports."""
    found = check_reports(_reports(store))
    return tuple(one for one in found if names is None or {one.places[0].document, one.places[0].document_id} & set(names))


def audited_document(store: Store, document_id: str) -> Audited:
    """One report of a store as the rules see it, made once a store. Raises KeyError where the store does not hold it."""
    known = _audited.setdefault(store, {})
    if document_id not in known:
        if store not in _held:
            _held[store] = {report.document.document_id: report for report in _reports(store)}
        known[document_id] = audited(_held[store][document_id])
    return known[document_id]


def check_document(store: Store, document_id: str) -> tuple[Finding, ...]:
    """All findings of the one report by itself, without the comparison with others, made once a store."""
    return _kept(store, document_id, len(RULES))


def check_sums(store: Store, document_id: str) -> tuple[Finding, ...]:
    """Those of them that `SUMS` make of its tables. The rules after those, on what its words say, would take most of the time."""
    most = 1 + max(at for at, rule in enumerate(RULES) if rule in SUMS)
    names = {rule.RULE for rule in SUMS}
    return tuple(one for one in _kept(store, document_id, most) if one.rule in names)


def _kept(store: Store, document_id: str, most: int) -> tuple[Finding, ...]:
    known = _checked.setdefault(store, {})
    if (document_id, most) not in known:
        known[document_id, most] = tuple(_found(audited_document(store, document_id), RULES[:most]))
    return known[document_id, most]


def check_reports(reports: Sequence[Report]) -> tuple[Finding, ...]:
    """The findings for some reports, each compared with the others; at most `MOST_NOTES` notes a report, those that flip a rating or
    direction first."""
    found = [finding for report in reports for finding in _of_one(report)]
    found += restatement.findings(reports)
    notes: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(found, key=lambda one: (not one.flips, _order(one))):
        if finding.kind == Kind.NOTE:
            notes[finding.places[0].document_id].append(finding)
    kept = {finding.id for of_report in notes.values() for finding in of_report[:MOST_NOTES]}
    return tuple(sorted((one for one in found if one.kind != Kind.NOTE or one.id in kept), key=_order))


def _of_one(report: Report) -> list[Finding]:
    """The findings for one report; where two rules find fault with the same words the first is kept."""
    return _found(audited(report))


def _found(view: Audited, rules: Iterable[ModuleType] = RULES) -> list[Finding]:
    found: dict[tuple[tuple[Place, ...], str, str | None], Finding] = {}
    for rule in rules:
        for finding in rule.findings(view):
            found.setdefault((finding.places, finding.published, finding.ref), finding)
    return list(found.values())


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.places[0]
    return (place.document, place.document_id, place.page or 0, place.lines or (0, 0), place.box or (0, 0, 0, 0), finding.rule, finding.id)


def _reports(store: Store) -> tuple[Report, ...]:
    """The reports of a store, put together again from its records."""
    values, activities, chunks = _by_document(store.values()), _by_document(store.activities()), _by_document(store.chunks())
    tables = defaultdict(list)
    for one in store.tables():
        tables[one.table.places[0].document_id].append(one)
    keys = _by_document(store.rating_keys())
    return tuple(_report(document, values, activities, chunks, tables, keys) for document in store.documents())


def _report(
    document: Document,
    values: dict[str, list[PublishedValue]],
    activities: dict[str, list[Activity]],
    chunks: dict[str, list[Chunk]],
    tables: dict[str, list[SectionTable]],
    keys: dict[str, list[RatingKey]],
) -> Report:
    of = document.document_id
    return Report(
        document=document,
        values=tuple(values.get(of, ())),
        activities=tuple(activities.get(of, ())),
        chunks=tuple(chunks.get(of, ())),
        tables=tuple(tables.get(of, ())),
        keys=tuple(keys.get(of, ())),
    )


def _by_document(records: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = defaultdict(list)
    for record in records:
        found[record.places[0].document_id].append(record)
    return found
