"""The hybrid search behind a LangChain retriever, for other programs. Apart from the search, since answering needs no LangChain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as Passage
from langchain_core.retrievers import BaseRetriever

from index.model import Hit
from index.search import SearchIndex


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
