"""The hybrid search behind a LangChain retriever, for other programs. Apart from the search, since answering needs no LangChain."""

from __future__ import annotations

from collections.abc import Callable

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as Passage
from langchain_core.retrievers import BaseRetriever

from index.model import Hit


class HybridRetriever(BaseRetriever):
    """The hybrid search of a store, or of a part of one, in the form that LangChain programs take."""

    search: Callable[[str], tuple[Hit, ...]]

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Passage]:
        hits = self.search(query)
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
