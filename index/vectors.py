"""Nearest neighbours by meaning: Chroma, filled through langchain-chroma, in a folder of the generation.

Chroma proposes candidates only. Which ones it finds depends a little on the order of insertion, so passages are added in order of their
keys and the caller rescores the candidates with the vectors kept in the records. Opening a Chroma folder writes to it: two processes may
read one, but a folder that is being built is never opened by a reader, and of one that cannot be
written, or that is on a full disk, a private copy is.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol, cast

from index.passage import document_of
from index.unwritable import is_scarce

if TYPE_CHECKING:
    import numpy

COLLECTION = "chunks"
DOCUMENT = "document_id"
# 200 each, where Chroma's default is 100: with k of at most 100 candidates the true best ten are among them.
HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}}

# The start of Chroma 1.5's header.bin: version, offset, elements that fit, elements there are, bytes of one in data_level0.bin.
HNSW_HEADER = struct.Struct("<iQQQQ")
HNSW_LENGTH = 4  # bytes of one element in length.bin


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage to be found: its key, its text and its unit vector."""

    key: str
    text: str
    vector: numpy.ndarray


class Nearest(Protocol):
    """What finds neighbours: a collection of Chroma, or vectors held in memory."""

    def nearest(self, vector: numpy.ndarray, count: int, documents: Collection[str] | None) -> list[str]: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVectors:
    """The unit vectors (n, 384) of some passages in order of their keys, each compared with the query: nothing to build, for parts of a
    store."""

    keys: tuple[str, ...]
    vectors: numpy.ndarray

    def nearest(self, vector: numpy.ndarray, count: int, documents: Collection[str] | None) -> list[str]:
        """Keys of at most `count` passages nearest to the vector, nearest first. `documents` None searches all."""
        order = (-(self.vectors @ vector)).argsort(kind="stable")
        keys = (self.keys[at] for at in order)
        return list(islice((key for key in keys if documents is None or document_of(key) in documents), count))

    def close(self) -> None:
        """Does nothing: there are no files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorIndex:
    """An opened collection; `close` it after its last use."""

    client: Any
    collection: Any  # chromadb.Collection
    copy: TemporaryDirectory[str] | None = None  # what was opened in place of a folder that cannot be written

    def nearest(self, vector: numpy.ndarray, count: int, documents: Collection[str] | None) -> list[str]:
        """Keys of at most `count` passages near the vector, in no order that matters. `documents` None searches all."""
        only = None if documents is None else {DOCUMENT: {"$in": sorted(documents)}}
        # Keys alone: texts and metadata, which LangChain asks for as well, took five times as long as the search.
        found = self.collection.query(query_embeddings=[vector.tolist()], n_results=count, where=only, include=[])
        return [str(key) for key in found["ids"][0]]

    def close(self) -> None:
        """Gives back the folder's files."""
        self.client.close()
        if self.copy is not None:
            self.copy.cleanup()


def build_vectors(directory: Path, batches: Iterable[list[Passage]]) -> None:
    """Writes a collection of the passages, which come in order of their keys. No passage: no collection."""
    from langchain_chroma import Chroma

    kept = _KeptVectors()
    client: Any = None
    try:
        for batch in batches:
            if client is None:
                client = _client(directory)
                collection = Chroma(
                    client=client,
                    collection_name=COLLECTION,
                    embedding_function=cast("Any", kept),
                    collection_configuration=cast("Any", HNSW),
                )
            kept.vectors = {one.text: one.vector.tolist() for one in batch}
            documents = [{DOCUMENT: document_of(one.key)} for one in batch]
            collection.add_texts([one.text for one in batch], metadatas=documents, ids=[one.key for one in batch])
    finally:
        if client is not None:
            client.close()
            _blank_spare_room(directory)


def open_vectors(directory: Path) -> VectorIndex | None:
    """The collection in the directory, None when there was nothing to put in."""
    if not directory.is_dir():
        return None
    copy = None if _is_writable(directory) else TemporaryDirectory(prefix="committee-vectors-")
    if copy is not None:
        directory = _copied(directory, Path(copy.name) / "vectors")
    client = _client(directory)
    return VectorIndex(client=client, collection=client.get_collection(COLLECTION, embedding_function=None), copy=copy)


def _is_writable(directory: Path) -> bool:
    """Whether Chroma can write what it writes when it opens a folder: files that it may write to, and some room."""
    return not is_scarce(directory) and all(os.access(path, os.W_OK) for path in (directory, *directory.iterdir()))


def _copied(directory: Path, target: Path) -> Path:
    """A copy whose files may be written, whoever may write the originals."""
    for path in (directory, *directory.rglob("*")):
        copy = target / path.relative_to(directory)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)
    return target


def _blank_spare_room(directory: Path) -> None:
    """Zeroes the room reserved for more vectors, which Chroma writes as it lay in memory, words of removed reports included."""
    for header in directory.glob("*/header.bin"):
        _, _, capacity, count, size = HNSW_HEADER.unpack_from(header.read_bytes())
        for name, width in (("data_level0.bin", size), ("length.bin", HNSW_LENGTH)):
            with header.with_name(name).open("r+b") as file:
                file.seek(count * width)
                file.write(bytes((capacity - count) * width))


class _KeptVectors:
    """LangChain's `Embeddings` over vectors that are known already, so that Chroma neither computes nor downloads anything."""

    def __init__(self) -> None:
        self.vectors: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.vectors[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.vectors[text]


def _client(directory: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(directory), settings=Settings(anonymized_telemetry=False))
