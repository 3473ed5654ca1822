"""The three rankings of our own passages: by words alone (BM25), by meaning alone, and both fused, as `Store.search` gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eval.baselines.passages import Passage
from index.passage import passage_key, passage_of
from index.search import SearchIndex, cosine, open_search
from index.store import Store
from index.values import open_records, read_chunks_by_key
from ingest.model import Chunk

DEPTH = 50  # passages of a ranking that are kept


class Rankings:
    """The indexes of a store, each by itself."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.records = open_records(store.generation.records)
        self.index: SearchIndex = open_search(store.generation, self.records, store.embed)
        self.keys: dict[str, str] = {}
        self.passages: dict[str, Passage] = {}
        for document_id, chunks in _by_document(store).items():
            for at, chunk in enumerate(chunks):
                key = passage_key(document_id, at)
                self.keys[chunk.id] = key
                self.passages[key] = _passage(key, chunk)

    def by_words(self, question: str) -> list[str]:
        keywords = self.index.keywords
        return keywords.best(keywords.scores(question), DEPTH, None) if keywords else []

    def by_meaning(self, question: str) -> list[str]:
        if self.index.vectors is None:
            return []
        vector = self.store.embed([question])[0]
        near = self.index.vectors.nearest(vector, DEPTH, None)
        cosines = {key: cosine(embedding, vector) for key, (_, embedding) in read_chunks_by_key(self.records, near).items()}
        return sorted(near, key=lambda key: (-cosines[key], key))

    def fused(self, question: str) -> list[str]:
        return [self.keys[hit.chunk.id] for hit in self.store.search(question, k=DEPTH)]

    def all(self) -> Iterator[tuple[str, Callable[[str], list[str]]]]:
        yield from (("bm25", self.by_words), ("dense", self.by_meaning), ("hybrid", self.fused))

    def close(self) -> None:
        self.index.close()


def _by_document(store: Store) -> dict[str, list[Chunk]]:
    found: dict[str, list[Chunk]] = {}
    for chunk in store.chunks():
        found.setdefault(chunk.places[0].document_id, []).append(chunk)
    return found


def _passage(key: str, chunk: Chunk) -> Passage:
    place = chunk.places[0]
    lines = [one.lines for one in chunk.places if one.lines]
    span = (min(first for first, _ in lines), max(last for _, last in lines)) if lines else None
    return Passage(id=key, text=passage_of(chunk), document=place.document, page=place.page, lines=span)
