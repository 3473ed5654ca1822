"""The store as readers see it: one generation, opened read-only, whose records are read once and kept."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import finalize

from index.amended import amended_chunk, amended_table
from index.cells import ReadCell, read_cells
from index.corrected import Corrected, corrected
from index.decisions import FindingAccepted, Labelled
from index.embedder import Embed, embed_queries
from index.errors import StoreEmpty, StoreError
from index.generation import Lease, current_generation, lease_current, writing
from index.model import Counts, Hit
from index.originals import read_original
from index.register import Entry, Register, read_register
from index.stopping import step
from index.tidy import tidy
from index.values import open_records, read_counts, read_documents, read_held, read_records, value_frame
from index.wordings import KnownVectors, open_wordings
from ingest.model import Activity, Chunk, Document, Problem, PublishedValue, RatingKey, SectionTable

if TYPE_CHECKING:
    import numpy
    import pandas

    from index.retriever import HybridRetriever
    from index.search import SearchIndex

Kept = TypeVar("Kept")

VIEWS_KEPT = 16  # of one store: those of the roles, and of what people narrow their questions to


class Store:
    """One generation of a store. It answers the same whatever is ingested later; `close` it, or use it in a `with` statement.

    Every tuple is in order of document name and id, then as the report holds the records. Threads may share a store. One that is let go
    without `close` is given back when it is collected.
    """

    register = Register()  # of a store that is no folder: nothing was decided

    damage: str | None = None  # why an earlier generation is read than the newest, for a person

    def __init__(self, directory: Path, lease: Lease, embed: Embed) -> None:
        """Made by `open_store`."""
        generation = lease.generation
        self.directory = directory
        self.generation = generation
        self.damage = lease.damage
        self.register = read_register(directory)
        self._records = open_records(generation.records)
        self._embed = embed
        self._kept: dict[str, Any] = {}
        self._views: dict[tuple[frozenset[str], frozenset[str]], Store] = {}
        self._lock = threading.RLock()
        self._give_back = finalize(self, _give_back, directory, lease, self._kept)
        self._give_back.atexit = False  # the system takes locks and files back by itself

    def documents(self) -> tuple[Document, ...]:
        """The reports in the store."""
        return self._once("documents", lambda: _labelled(read_documents(self._records), self.labels()))

    def labels(self) -> dict[str, Labelled]:
        """Document id -> the label that an officer gave it last; documents without one are public and stand."""
        entries = self.register.standing()
        return {one.decision.document_id: one.decision for one in entries if isinstance(one.decision, Labelled)}

    def values(self) -> tuple[PublishedValue, ...]:
        """Every published value, as officers corrected it."""
        return self._corrected().values

    def read_values(self) -> tuple[PublishedValue, ...]:
        """Every published value as it was read."""
        return self._once("values", lambda: read_records(self._records, PublishedValue))

    def cells_of(self, document_id: str) -> dict[str, ReadCell]:
        """Value id -> the cell it was read of, for the values of a document; without those whose cell cannot be told."""
        return self._once(f"cells of {document_id}", lambda: self._read_cells(document_id))

    def corrections(self) -> dict[str, tuple[Entry, ...]]:
        """Value id -> the entries of the register that changed what is shown of it."""
        return self._corrected().corrections

    def accepted_findings(self) -> dict[str, Entry]:
        """Finding id -> the entry of the register that accepted it."""
        entries = self.register.standing()
        return {one.decision.finding_id: one for one in entries if isinstance(one.decision, FindingAccepted)}

    def heed(self, register: Register) -> bool:
        """Takes in a register that has grown by nothing that changes what the store gives; False where it has to be opened again."""
        if register.changing() != self.register.changing():
            return False
        with self._lock:
            self.register = register
            for view in self._views.values():
                view.heed(register)
        return True

    def misfits(self) -> tuple[Entry, ...]:
        """Corrections that no longer fit the reports."""
        return self._corrected().misfits

    def activities(self) -> tuple[Activity, ...]:
        """Every rated activity."""
        return self._once("activities", lambda: read_records(self._records, Activity))

    def tables(self) -> tuple[SectionTable, ...]:
        """Every table, as cells."""
        return self._once("tables", self._read_tables)

    def rating_keys(self) -> tuple[RatingKey, ...]:
        """Every key to ratings or directions that a report prints."""
        return self._once("keys", lambda: read_records(self._records, RatingKey))

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, or not surely."""
        return self._once("problems", lambda: read_records(self._records, Problem))

    def chunks(self) -> tuple[Chunk, ...]:
        """Every passage that search can find."""
        return self._once("chunks", self._read_chunks)

    def passages(self) -> Iterator[tuple[str, Chunk, bytes]]:
        """Key, chunk and embedding of every passage as it was read, in order of the keys."""
        return (passage for batch in read_held(self._records) for passage in batch)

    def counts(self) -> dict[str, Counts]:
        """Document id -> how many records came from it."""
        return dict(self._once("counts", lambda: read_counts(self._records)))

    def value_frame(self) -> pandas.DataFrame:
        """The published values as `index.values.value_frame` gives them. It is shared: copy it before altering it."""
        return self._once("frame", lambda: value_frame(self.values(), self.documents(), self.indicators()))

    def indicators(self) -> dict[str, str]:
        """Value id -> the identity of its indicator over all reports."""
        return self._corrected().indicators

    def only(self, document_ids: Collection[str], sections: Collection[str] = ()) -> Store:
        """The same store with these documents and nothing of the others, and of them, where `sections` are given, only what stands under
        such a heading. The last `VIEWS_KEPT` are kept with what is worked out of them."""
        from index.view import StoreView

        chosen = frozenset(document_ids), frozenset(sections)
        with self._lock:
            view = self._views.pop(chosen, None) or StoreView(self, *chosen)
            self._views[chosen] = view
            while len(self._views) > VIEWS_KEPT:
                self._views.pop(next(iter(self._views)))
        return view

    def search(self, query: str, *, k: int = 8, documents: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The k chunks that fit a question best, best first, among the documents with these ids (None: all). Raises `ModelMissing`."""
        step()
        hits = self._search().search(query, k, documents)
        amendments = self._corrected().amendments
        return tuple(replace(hit, chunk=amended_chunk(hit.chunk, amendments)) for hit in hits) if amendments else hits

    def retriever(self, *, k: int = 8, documents: Collection[str] | None = None) -> HybridRetriever:
        """The same search as a LangChain retriever, good until the store is closed."""
        from index.retriever import HybridRetriever

        return HybridRetriever(search=partial(self.search, k=k, documents=documents))

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        """Unit vectors (n, 384) of the texts; those of the reports' words and titles are kept. Raises `ModelMissing`."""
        step()
        return self._vectors().of(texts, self._embed)

    def original(self, document_id: str) -> bytes:
        """The ingested file of a document. Raises `UnknownDocument`."""
        return read_original(self.directory, document_id)

    def close(self) -> None:
        """Gives the generation back; one that a newer has followed is removed with its last reader. Closing twice is no error."""
        with self._lock:
            self._give_back()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _corrected(self) -> Corrected:
        return self._once("corrected", self._with_corrections)

    def _with_corrections(self) -> Corrected:
        councils = {document.document_id: document.council for document in self.documents()}
        return corrected(self.read_values(), councils, self.register.standing(), self.cells_of)

    def _read_cells(self, document_id: str) -> dict[str, ReadCell]:
        document = next((one for one in self.documents() if one.document_id == document_id), None)
        if document is None:
            return {}
        values = [value for value in self.read_values() if value.places[0].document_id == document_id]
        return read_cells(values, read_records(self._records, SectionTable, document_id), document)

    def _read_tables(self) -> tuple[SectionTable, ...]:
        read, amendments = read_records(self._records, SectionTable), self._corrected().amendments
        return tuple(amended_table(one, amendments) for one in read) if amendments else read

    def _read_chunks(self) -> tuple[Chunk, ...]:
        read, amendments = read_records(self._records, Chunk), self._corrected().amendments
        return tuple(amended_chunk(one, amendments) for one in read) if amendments else read

    def _search(self) -> SearchIndex:
        from index.search import open_search  # Chroma and numpy: most of a second to import

        known, embed = self._vectors(), self._embed  # not `self`: what the store keeps must not keep the store
        return self._once("search", lambda: open_search(self.generation, self._records, lambda texts: known.of(texts, embed)))

    def _vectors(self) -> KnownVectors:
        return self._once("known vectors", lambda: KnownVectors(open_wordings(self.generation.wordings, self._embed)))

    def _once(self, name: str, read: Callable[[], Kept]) -> Kept:
        with self._lock:
            if name not in self._kept:
                self._kept[name] = read()
            return cast("Kept", self._kept[name])


def open_store(store_dir: Path, *, embed: Embed = embed_queries) -> Store:
    """The current generation of the store; where its files are damaged, the one before, with `damage` set.

    Raises `StoreEmpty`, `OlderSchema`, `NewerSchema`, `DamagedStore`.
    """
    leased = lease_current(store_dir)
    if leased is None:
        raise StoreEmpty(f"{store_dir}: the store holds no reports yet; add some with `committee ingest PATH`")
    store = Store(store_dir, leased, embed)
    try:
        store.documents()  # a damaged file is found here, not in the middle of an answer
    except BaseException:
        store.close()
        raise
    return store


def _labelled(documents: tuple[Document, ...], labels: dict[str, Labelled]) -> tuple[Document, ...]:
    if not labels:
        return documents
    return tuple(replace(one, access=labels[one.document_id].access) if one.document_id in labels else one for one in documents)


def _give_back(store_dir: Path, lease: Lease, kept: dict[str, Any]) -> None:
    search: SearchIndex | None = kept.pop("search", None)
    if search is not None:
        search.close()
    os.close(lease.descriptor)
    with contextlib.suppress(StoreError):  # a writer at work, or the next one, removes it
        now = current_generation(store_dir)
        if now is not None and now.number != lease.generation.number:
            with writing(store_dir):
                tidy(store_dir)
