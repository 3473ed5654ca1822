"""Hybrid search: the passages whose words match and those whose meaning matches, fused; for other programs behind a LangChain retriever."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as Passage
from langchain_core.retrievers import BaseRetriever
from sqlalchemy import Engine

from index.embedder import Embed
from index.errors import DamagedStore
from index.fusion import fuse
from index.generation import Generation
from index.keywords import KeywordIndex, open_keywords
from index.model import Hit
from index.values import read_chunks_by_key
from index.vectors import VectorIndex, open_vectors

CANDIDATES = 50  # of each ranking; a passage below rank 50 in one gains less there than one rank at the top of the other
SCORE_DIGITS = 6  # of a cosine; beyond them float32 is noise, and noise must not order passages


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """The opened indexes of one generation; either is None when there is nothing in it."""

    records: Engine
    keywords: KeywordIndex | None
    vectors: VectorIndex | None
    embed: Embed

    def search(self, query: str, k: int, documents: Collection[str] | None) -> tuple[Hit, ...]:
        """The best k chunks, best first, of the documents with these ids (None: of all). A blank query finds nothing."""
        if not query.strip() or k < 1 or self.vectors is None or (documents is not None and not documents):
            return ()
        vector = self.embed([query])[0]
        count = max(CANDIDATES, k)
        scores = self.keywords.scores(query) if self.keywords else None
        by_words = self.keywords.best(scores, count, documents) if self.keywords and scores is not None else []
        near = self.vectors.nearest(vector, count, documents)
        chunks = read_chunks_by_key(self.records, {*by_words, *near})
        cosines = {key: cosine(embedding, vector) for key, (_, embedding) in chunks.items()}
        by_meaning = sorted(near, key=lambda key: (-cosines[key], key))
        return tuple(
            Hit(
                chunk=chunks[key][0],
                score=score,
                vector_score=cosines[key],
                keyword_score=float(scores[self.keywords.position[key]]) if self.keywords and scores is not None else 0.0,
            )
            for key, score in fuse([by_words, by_meaning])[:k]
        )

    def close(self) -> None:
        """Gives back the files of the generation."""
        if self.vectors is not None:
            self.vectors.close()


def open_search(generation: Generation, records: Engine, embed: Embed) -> SearchIndex:
    """The indexes of a generation. Raises `DamagedStore`."""
    try:
        return SearchIndex(
            records=records, keywords=open_keywords(generation.keywords), vectors=open_vectors(generation.vectors), embed=embed
        )
    except Exception as error:  # Chroma raises its own classes for each kind of damage
        raise DamagedStore(f"{generation.directory}: the search index cannot be opened ({error})") from error


def cosine(embedding: bytes, vector: numpy.ndarray) -> float:
    """The cosine of a kept embedding and a query's vector, both of unit length, rounded to the digits that mean something."""
    return round(float(numpy.dot(numpy.frombuffer(embedding, dtype="<f4"), vector)), SCORE_DIGITS)


class HybridRetriever(BaseRetriever):
    """A generation's hybrid search in the form that LangChain programs take."""

    index: SearchIndex
    k: int = 8
    documents: tuple[str, ...] | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Passage]:
        hits = self.index.search(query, self.k, self.documents)
        return [Passage(id=hit.chunk.id, page_content=hit.chunk.text, metadata=_metadata(hit)) for hit in hits]


def _metadata(hit: Hit) -> dict[str, object]:
    place = hit.chunk.places[0]
    return {
        "document": place.document,
        "document_id": place.document_id,
        "page": place.page,
        "lines": place.lines,
        "locator": place.locator,
        "headings": hit.chunk.headings,
        "score": hit.score,
    }
