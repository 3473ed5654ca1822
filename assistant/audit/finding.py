"""What every rule of the audit makes its findings with: classes, stable ids, citations of the cells compared."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from assistant.citing import CitationList
from assistant.model import Finding
from ingest.model import Document, PublishedValue, record_id


class Kind(StrEnum):
    """The class of a finding (closed list of the contract)."""

    ERROR = "error"
    CONFLICT = "conflict"
    NOTE = "note"


def finding_of(
    rule: str,
    kind: Kind,
    published: PublishedValue,
    sources: Iterable[PublishedValue],
    document: Document,
    *,
    recomputed: str,
    working: str,
    flips: bool = False,
) -> Finding:
    """A finding about one published value, which is cited first, then the `sources` that it was recomputed from.

    Where one of them was read with doubt (from a table whose columns were inferred) the finding is a note, whatever `kind` is.
    """
    citations = CitationList([document])
    used = (published, *sources)
    for value in used:
        citations.value(value)
    return Finding(
        id=record_id("finding", document.document_id, rule, published.id),
        rule=rule,
        kind=kind if all(value.certain for value in used) else Kind.NOTE,
        flips=flips,
        places=published.places,
        ref=published.ref,
        title=published.title,
        published=published.raw,
        recomputed=recomputed,
        working=working,
        citations=citations.citations(),
    )
