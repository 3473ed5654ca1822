"""Hybrid search: the passages whose words match and those whose meaning matches, fused."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import numpy
from sqlalchemy import Engine

from index.embedder import Embed
from index.errors import DamagedStore
from index.fusion import fuse
from index.generation import Generation
from index.keywords import KeywordIndex, keywords_of, open_keywords
from index.model import Hit
from index.passage import passage_of
from index.values import read_chunks_by_key
from index.vectors import HeldVectors, Nearest, open_vectors
from ingest.model import Chunk

CANDIDATES = 50  # of each ranking; a passage below rank 50 in one gains less there than one rank at the top of the other
MOST_READ = 20_000  # chunks kept in memory with their embeddings, about 100 MB
SCORE_DIGITS = 6  # of a cosine; beyond them float32 is noise, and noise must not order passages


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """The opened indexes of one generation; either is None when there is nothing in it."""

    records: Engine | None  # None where all chunks are in `read` already
    keywords: KeywordIndex | None
    vectors: Nearest | None
    embed: Embed
    read: dict[str, tuple[Chunk, bytes]] = field(default_factory=dict, repr=False)

    def search(self, query: str, k: int, documents: Collection[str] | None) -> tuple[Hit, ...]:
        """The best k chunks, best first, of the documents with these ids (None: of all). A blank query finds nothing."""
        if not query.strip() or k < 1 or self.vectors is None or (documents is not None and not documents):
            return ()
        vector = self.embed([query])[0]
        count = max(CANDIDATES, k)
        scores = self.keywords.scores(query) if self.keywords else None
        by_words = self.keywords.best(scores, count, documents) if self.keywords and scores is not None else []
        near = self.vectors.nearest(vector, count, documents)
        chunks = self._chunks({*by_words, *near})
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

    def _chunks(self, keys: set[str]) -> dict[str, tuple[Chunk, bytes]]:
        """The chunks of these keys with their embeddings, each read once: half the time of a search went into reading them."""
        found = {key: known for key in keys if (known := self.read.get(key)) is not None}
        if len(found) < len(keys) and self.records is not None:
            new = read_chunks_by_key(self.records, keys - found.keys())
            found |= new
            if len(self.read) + len(new) > MOST_READ:
                self.read.clear()
            self.read.update(new)
        return found

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


def search_among(passages: Iterable[tuple[str, Chunk, bytes]], embed: Embed) -> SearchIndex:
    """The indexes of some passages (key, chunk and embedding, in order of the keys), in memory.

    They rank as the indexes of a store that holds nothing else: how rare a word is depends on what else there is.
    """
    read = {key: (chunk, embedding) for key, chunk, embedding in passages}
    held = [numpy.frombuffer(embedding, dtype="<f4") for _, embedding in read.values()]
    return SearchIndex(
        records=None,
        keywords=keywords_of(tuple(read), [passage_of(chunk) for chunk, _ in read.values()]),
        vectors=HeldVectors(keys=tuple(read), vectors=numpy.stack(held)) if held else None,
        embed=embed,
        read=read,
    )


def cosine(embedding: bytes, vector: numpy.ndarray) -> float:
    """The cosine of a kept embedding and a query's vector, both of unit length, rounded to the digits that mean something."""
    return round(float(numpy.dot(numpy.frombuffer(embedding, dtype="<f4"), vector)), SCORE_DIGITS)
