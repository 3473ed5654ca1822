"""A store that knows only some of its documents, for people who may not see the others."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from index.corrected import Corrected, corrected
from index.errors import UnknownDocument
from index.model import Counts, Hit
from index.store import Store
from ingest.model import Activity, Chunk, Document, Problem, PublishedValue, RatingKey, SectionTable

if TYPE_CHECKING:
    import numpy

    from index.retriever import HybridRetriever


class StoreView(Store):
    """Some documents of a store, and nothing of the others: neither their values, words or files, nor their part in naming indicators.

    It holds on to the store it was made of, and closing it closes nothing.
    """

    def __init__(self, store: Store, document_ids: Collection[str]) -> None:
        self.directory, self.generation = store.directory, store.generation
        self.register = store.register
        self._whole, self._ids = store, frozenset(document_ids)
        self._kept: dict[str, Any] = {}
        self._views: dict[frozenset[str], Store] = {}
        self._lock = threading.RLock()

    def documents(self) -> tuple[Document, ...]:
        return self._once("documents", lambda: tuple(one for one in self._whole.documents() if one.document_id in self._ids))

    def activities(self) -> tuple[Activity, ...]:
        return self._once("activities", lambda: self._of(self._whole.activities()))

    def tables(self) -> tuple[SectionTable, ...]:
        return self._once("tables", lambda: tuple(one for one in self._whole.tables() if self._holds(one.table.places)))

    def rating_keys(self) -> tuple[RatingKey, ...]:
        return self._once("keys", lambda: self._of(self._whole.rating_keys()))

    def problems(self) -> tuple[Problem, ...]:
        return self._once("problems", lambda: tuple(one for one in self._whole.problems() if one.place.document_id in self._ids))

    def chunks(self) -> tuple[Chunk, ...]:
        return self._once("chunks", lambda: self._of(self._whole.chunks()))

    def counts(self) -> dict[str, Counts]:
        return {document_id: counts for document_id, counts in self._whole.counts().items() if document_id in self._ids}

    def search(self, query: str, *, k: int = 8, documents: Collection[str] | None = None) -> tuple[Hit, ...]:
        return self._whole.search(query, k=k, documents=self._among(documents))

    def retriever(self, *, k: int = 8, documents: Collection[str] | None = None) -> HybridRetriever:
        return self._whole.retriever(k=k, documents=self._among(documents))

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        return self._whole.embed(texts)

    def original(self, document_id: str) -> bytes:
        if document_id not in self._ids:
            raise UnknownDocument(f"no document {document_id} in this store")
        return self._whole.original(document_id)

    def close(self) -> None:
        """Does nothing: the store that this is a part of is closed by whoever opened it."""

    def _corrected(self) -> Corrected:
        councils = {one.document_id: one.council for one in self.documents()}
        read = self._of(self._whole.read_values())
        return self._once("corrected", lambda: corrected(read, councils, self.register.standing()))

    def read_values(self) -> tuple[PublishedValue, ...]:
        return self._of(self._whole.read_values())

    def _of(self, records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one for one in records if self._holds(one.places))

    def _holds(self, places: Sequence[Any]) -> bool:
        return places[0].document_id in self._ids

    def _among(self, documents: Collection[str] | None) -> tuple[str, ...]:
        return tuple(sorted(self._ids if documents is None else self._ids & set(documents)))
