"""What is new in a report against the one before it: ratings that moved, targets that moved, indicators gone and come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import order
from assistant.tools.list_indicators import Row, current_results
from ingest.model import Document, Measure, PublishedValue
from ingest.records.front_matter import council_place

FEWEST_SHARED = 2  # indicators that two reports must share for the older one to be the report before


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """`moved` are pairs of results, older first, whose rating differs; `targets` pairs of targets for one period that differ.

    `repeated` are results whose commentary is word for word that of the report before; `again` have the same rating in both.
    """

    newer: Document
    older: Document
    shared: int
    moved: tuple[tuple[PublishedValue, PublishedValue], ...]
    again: tuple[PublishedValue, ...]
    targets: tuple[tuple[PublishedValue, PublishedValue], ...]
    repeated: tuple[PublishedValue, ...]
    gone: tuple[PublishedValue, ...]
    come: tuple[PublishedValue, ...]


def news(catalogue: Catalogue, documents: Collection[Document], newest: Collection[Document] | None = None) -> tuple[News, ...]:
    """For each council among the documents, its newest report that has one before it: of an earlier period, sharing most indicators.

    With `newest` only those are taken for the newer of the two.
    """
    by_council: dict[str, list[Document]] = {}
    for document in sorted(documents, key=_age):
        if document.period is not None:
            by_council.setdefault(council_place(document.council) or document.document_id, []).append(document)
    found = []
    for held in by_council.values():
        rows = {document.document_id: _by_key(current_results(catalogue, [document], None)) for document in held}
        pair = _newest_pair(held, rows, held if newest is None else [document for document in held if document in newest])
        if pair is not None:
            found.append(_compared(*pair, rows, catalogue))
    return tuple(found)


def _age(document: Document) -> tuple[object, ...]:
    return order(document.period), document.meeting_date or "", document.document


def _by_key(rows: Sequence[Row]) -> Mapping[str, Row]:
    return {row.indicator.key: row for row in rows}


def _newest_pair(
    held: Sequence[Document], rows: Mapping[str, Mapping[str, Row]], newest: Sequence[Document]
) -> tuple[Document, Document] | None:
    for newer in reversed(newest):
        earlier = [one for one in held if order(one.period)[0] < order(newer.period)[0]]
        shared = {one.document_id: len(set(rows[one.document_id]) & set(rows[newer.document_id])) for one in earlier}
        older = max(earlier, key=lambda one: (shared[one.document_id], _age(one)), default=None)
        if older is not None and shared[older.document_id] >= FEWEST_SHARED:
            return newer, older
    return None


def _compared(newer: Document, older: Document, rows: Mapping[str, Mapping[str, Row]], catalogue: Catalogue) -> News:
    new, old = rows[newer.document_id], rows[older.document_id]
    both = [key for key in new if key in old]
    pairs = [(old[key].value, new[key].value) for key in both]
    targets = [pair for key in both if (pair := _moved_target(new[key], older.document_id, newer.document_id)) is not None]
    return News(
        newer=newer,
        older=older,
        shared=len(both),
        moved=tuple((before, after) for before, after in pairs if before.rating and after.rating and before.rating is not after.rating),
        again=tuple(after for before, after in pairs if after.rating is not None and before.rating is after.rating),
        targets=tuple(targets),
        repeated=tuple(
            after for before, after in pairs if after.comment and before.comment and after.comment.split() == before.comment.split()
        ),
        gone=tuple(old[key].value for key in old if key not in new),
        come=tuple(new[key].value for key in new if key not in old),
    )


def _moved_target(row: Row, older: str, newer: str) -> tuple[PublishedValue, PublishedValue] | None:
    """Two different numbers printed as the target of one period."""
    targets = [value for value in row.indicator.values if value.measure is Measure.TARGET and value.value is not None and value.period]
    for after in targets:
        for before in targets:
            if before.places[0].document_id != older or after.places[0].document_id != newer:
                continue
            if before.period == after.period and before.unit == after.unit and before.value != after.value:
                return before, after
    return None
