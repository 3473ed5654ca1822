"""The rows and findings of a shelf as the records of the contract."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from threading import Lock

from assistant.audit import check_documents
from assistant.model import Finding
from assistant.records import JsonObject, finding_record, row_record
from index.store import Store

_checked: weakref.WeakKeyDictionary[Store, tuple[Finding, ...]] = weakref.WeakKeyDictionary()  # an audit takes seconds
_checking = Lock()


class UnknownReport(LookupError):
    """No report of this name that the visitor may see."""


def rows(store: Store | None, document: str | None = None) -> list[JsonObject]:
    """Every published value, or those of the report with this file name or id. Raises `UnknownReport`."""
    if store is None:
        return []
    held = {one.document_id: one for one in store.documents()}
    wanted = _wanted(store, document)
    indicators, corrections = store.indicators(), store.corrections()
    of = ((value, value.places[0].document_id) for value in store.values())
    return [row_record(value, held[at], indicators[value.id], corrections.get(value.id, ())) for value, at in of if at in wanted]


def findings(store: Store | None, document: str | None = None) -> list[JsonObject]:
    """The audit of all reports, or what it found in the one with this file name or id. Raises `UnknownReport`."""
    if store is None:
        return []
    wanted = _wanted(store, document)
    with _checking:
        if store not in _checked:
            _checked[store] = check_documents(store)
    accepted = store.accepted_findings()
    return [finding_record(one, accepted.get(one.id)) for one in _checked[store] if one.places[0].document_id in wanted]


def documents_of(given: Iterable[JsonObject]) -> set[str]:
    """The file names that records were made from."""
    return {str(one["document"]) for one in given}


def _wanted(store: Store, document: str | None) -> set[str]:
    wanted = {one.document_id for one in store.documents() if not document or document in (one.document, one.document_id)}
    if document and not wanted:
        raise UnknownReport(f"no report {document}; the file name or the document_id of a row names one")
    return wanted
