"""A store that knows only some of its documents, and of them only some sections where such are chosen.

For people who may not see the others, and for questions that are to be answered from a part. Whatever answers from it cannot know of the
rest: no record, passage or file of it comes out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.cells import ReadCell
from index.corrected import Corrected
from index.errors import UnknownDocument
from index.model import Counts
from index.store import Store
from ingest.model import Activity, Chunk, Document, Problem, PublishedValue, RatingKey, SectionTable

if TYPE_CHECKING:
    import numpy

    from index.search import SearchIndex


class StoreView(Store):
    """Some documents of a store, and nothing of the others: neither their values, words or files, nor their part in naming indicators.

    It holds on to the store it was made of, and closing it closes nothing.
    """

    def __init__(self, whole: Store, document_ids: frozenset[str], sections: frozenset[str] = frozenset()) -> None:
        self.directory, self.generation, self.register = whole.directory, whole.generation, whole.register
        self.damage = whole.damage
        self._whole, self._ids, self._sections = whole, document_ids, sections
        self._kept: dict[str, Any] = {}
        self._views: dict[tuple[frozenset[str], frozenset[str]], Store] = {}
        self._lock = threading.RLock()

    def documents(self) -> tuple[Document, ...]:
        return self._once("documents", lambda: tuple(one for one in self._whole.documents() if one.document_id in self._ids))

    def read_values(self) -> tuple[PublishedValue, ...]:
        return self._once("values", lambda: self._inside(self._whole.read_values()))

    def cells_of(self, document_id: str) -> dict[str, ReadCell]:
        return self._whole.cells_of(document_id) if document_id in self._ids else {}

    def activities(self) -> tuple[Activity, ...]:
        return self._once("activities", lambda: self._inside(self._whole.activities()))

    def tables(self) -> tuple[SectionTable, ...]:
        return self._once("tables", lambda: self._inside(self._whole.tables()))

    def rating_keys(self) -> tuple[RatingKey, ...]:
        return self._once("keys", lambda: tuple(one for one in self._whole.rating_keys() if self._holds(one)))

    def problems(self) -> tuple[Problem, ...]:
        return self._once("problems", lambda: tuple(one for one in self._whole.problems() if self._holds(one)))

    def chunks(self) -> tuple[Chunk, ...]:
        return self._once("chunks", lambda: self._inside(self._whole.chunks()))

    def counts(self) -> dict[str, Counts]:
        return {document_id: counts for document_id, counts in self._whole.counts().items() if document_id in self._ids}

    def passages(self) -> Iterator[tuple[str, Chunk, bytes]]:
        return (one for one in self._whole.passages() if self._holds(one[1]) and self._in_section(one[1]))

    def _search(self) -> SearchIndex:
        """An index of what is inside alone, so that words weigh as in a store that holds nothing else; made on the first search."""
        from index.search import search_among

        if not self._sections and all(one.document_id in self._ids for one in self._whole.documents()):
            return self._whole._search()
        return self._once("search", lambda: search_among(self.passages(), self._whole.embed))

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        return self._whole.embed(texts)

    def original(self, document_id: str) -> bytes:
        if document_id not in self._ids:
            raise UnknownDocument(f"no document {document_id} in this store")
        return self._whole.original(document_id)

    def close(self) -> None:
        """Does nothing: the store that this is a part of is closed by whoever opened it."""

    def _with_corrections(self) -> Corrected:
        """As the whole store has it; a correction of another document fits nothing here, which is no news to whoever may not see it."""
        return replace(super()._with_corrections(), misfits=())

    def _inside(self, records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for one in records if self._holds(one) and self._in_section(one))

    def _holds(self, record: Any) -> bool:
        return _place_of(record).document_id in self._ids

    def _in_section(self, record: Any) -> bool:
        return not self._sections or not self._sections.isdisjoint(_headings_of(record))


def _place_of(record: Any) -> Any:
    """Where a record stands first."""
    if isinstance(record, SectionTable):
        return record.table.places[0]
    return record.place if isinstance(record, Problem) else record.places[0]


def _headings_of(record: Any) -> tuple[str, ...]:
    """The headings that a record stands under, outermost first."""
    headings: tuple[str, ...] = getattr(record, "headings", ()) or tuple((getattr(record, "section", None) or "").split(" > "))
    return tuple(heading.strip() for heading in headings)
