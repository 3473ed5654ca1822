"""A view of a store that knows only some documents, and of them only some sections where such are chosen.

Whatever answers from it cannot know of the rest: no record, no passage and no page of it comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from index.errors import UnknownDocument
from index.identity import identities
from index.store import Store
from index.values import value_frame
from ingest.model import Activity, Chunk, Document, Place, Problem, PublishedValue, RatingKey, SectionTable

if TYPE_CHECKING:
    import numpy
    import pandas

    from index.model import Counts, Hit
    from index.retriever import HybridRetriever

Record = TypeVar("Record", PublishedValue, Activity, SectionTable, Chunk)
Kept = TypeVar("Kept")
DEEPER = 6  # times as many passages asked for where a section is chosen, since those of other sections drop out


class Narrowed(Store):
    """`whole` as if it held only these documents; where `sections` are given, only records under such a heading."""

    def __init__(self, whole: Store, ids: frozenset[str], sections: Collection[str] = ()) -> None:
        self._whole, self._ids, self._sections = whole, ids, frozenset(sections)
        self._made: dict[str, object] = {}
        for name in ("directory", "generation"):  # what a store made for tests may lack
            if hasattr(whole, name):
                setattr(self, name, getattr(whole, name))

    def documents(self) -> tuple[Document, ...]:
        return self._of("documents", lambda: tuple(one for one in self._whole.documents() if one.document_id in self._ids))

    def values(self) -> tuple[PublishedValue, ...]:
        return self._of("values", lambda: self._inside(self._whole.values()))

    def activities(self) -> tuple[Activity, ...]:
        return self._of("activities", lambda: self._inside(self._whole.activities()))

    def tables(self) -> tuple[SectionTable, ...]:
        return self._of("tables", lambda: self._inside(self._whole.tables()))

    def rating_keys(self) -> tuple[RatingKey, ...]:
        return self._of("keys", lambda: tuple(one for one in self._whole.rating_keys() if self._known(one)))

    def problems(self) -> tuple[Problem, ...]:
        return self._of("problems", lambda: tuple(one for one in self._whole.problems() if self._known(one)))

    def chunks(self) -> tuple[Chunk, ...]:
        return self._of("chunks", lambda: self._inside(self._whole.chunks()))

    def counts(self) -> dict[str, Counts]:
        return {document: counts for document, counts in self._whole.counts().items() if document in self._ids}

    def value_frame(self) -> pandas.DataFrame:
        return self._of("frame", lambda: value_frame(self.values(), self.documents(), self.indicators()))

    def indicators(self) -> dict[str, str]:
        councils = {one.document_id: one.council for one in self.documents()}
        return self._of("indicators", lambda: identities(self.values(), councils))

    def search(self, query: str, *, k: int = 8, documents: Collection[str] | None = None) -> tuple[Hit, ...]:
        allowed = self._ids if documents is None else self._ids & frozenset(documents)
        if not allowed:
            return ()
        hits = self._whole.search(query, k=k * DEEPER if self._sections else k, documents=allowed)
        return tuple(hit for hit in hits if self._in_section(_path(hit.chunk)))[:k]

    def retriever(self, *, k: int = 8, documents: Collection[str] | None = None) -> HybridRetriever:
        allowed = self._ids if documents is None else self._ids & frozenset(documents)
        return self._whole.retriever(k=k, documents=allowed)

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        return self._whole.embed(texts)

    def original(self, document_id: str) -> bytes:
        if document_id not in self._ids:
            raise UnknownDocument(f"no document {document_id} among those that are searched")
        return self._whole.original(document_id)

    def close(self) -> None:
        """Nothing: the whole store is others' too."""

    def _inside(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(one for one in records if self._known(one) and self._in_section(_path(one)))

    def _known(self, record: object) -> bool:
        return _documents_of(record) <= self._ids

    def _in_section(self, path: tuple[str, ...]) -> bool:
        return not self._sections or not self._sections.isdisjoint(path)

    def _of(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Made once; two threads may make it at the same time, and the same."""
        if name not in self._made:
            self._made[name] = make()
        return cast("Kept", self._made[name])


def _documents_of(record: object) -> frozenset[str]:
    """The ids of the documents that a record stands in."""
    if isinstance(record, SectionTable):
        return frozenset(one.document_id for one in record.table.places)
    places: tuple[Place, ...] = (record.place,) if isinstance(record, Problem) else getattr(record, "places", ())
    return frozenset(one.document_id for one in places)


def _path(record: object) -> tuple[str, ...]:
    """The headings that a record stands under."""
    headings: tuple[str, ...] = getattr(record, "headings", ()) or tuple((getattr(record, "section", None) or "").split(" > "))
    return tuple(heading.strip() for heading in headings)
