"""Plain retrieval as LangChain tutorials teach it: pages by pypdf, 1,000 characters a piece with 200 shared, MiniLM, Chroma, top 5.

Source: the retrieval tutorial of LangChain's documentation. Its loader of PDF files is pypdf's `extract_text` page by page; text files go
in as they are. The weights are those that ours uses, so that what differs is not the model.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader

from eval.baselines.passages import Passage
from index.embedder import model_folder

PIECE, SHARED = 1000, 200  # characters
TOP = 5


class MiniLM(Embeddings):
    """The same weights behind LangChain's interface, as its package for sentence-transformers calls them."""

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer

        self.model = SentenceTransformer(str(model_folder()), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: Any = self.model.encode(texts, show_progress_bar=False)
        return [list(map(float, vector)) for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


class LangchainTop5:
    """The files, split, embedded and kept in memory. `seconds` is what that took."""

    def __init__(self, paths: Sequence[Path]) -> None:
        start = time.perf_counter()
        splitter = RecursiveCharacterTextSplitter(chunk_size=PIECE, chunk_overlap=SHARED, add_start_index=True)
        pieces = splitter.split_documents([page for path in paths for page in load(path)])
        keys = [str(at) for at in range(len(pieces))]
        self.store = Chroma.from_documents(pieces, MiniLM(), ids=keys, collection_name=f"top5-{id(self)}")
        self.seconds = time.perf_counter() - start
        texts = {path.name: path.read_text(encoding="utf-8") for path in paths if path.suffix == ".txt"}
        self.passages = {key: _passage(key, piece, texts.get(piece.metadata["source"])) for key, piece in zip(keys, pieces, strict=True)}

    def ranked(self, question: str, k: int = TOP) -> list[Passage]:
        return [self.passages[str(found.id)] for found in self.store.similarity_search(question, k=k)]


def load(path: Path) -> Iterator[Document]:
    """A page a document of a PDF; a text whole."""
    if path.suffix != ".pdf":
        yield Document(page_content=path.read_text(encoding="utf-8"), metadata={"source": path.name})
        return
    for number, page in enumerate(PdfReader(path).pages, 1):
        yield Document(page_content=page.extract_text(), metadata={"source": path.name, "page": number})


def _passage(key: str, piece: Document, whole: str | None) -> Passage:
    """The piece with its page, or with its lines in the `whole` text that it was cut from."""
    text, source = piece.page_content, piece.metadata["source"]
    if whole is None:
        return Passage(id=key, text=text, document=source, page=piece.metadata["page"])
    first = whole.count("\n", 0, piece.metadata["start_index"]) + 1
    return Passage(id=key, text=text, document=source, lines=(first, first + text.count("\n")))
