"""The text under which a chunk is found: what is embedded and what keywords are taken from, and the key that names it in every index."""

from __future__ import annotations

import hashlib

from ingest.model import Chunk

HEADINGS = 2  # the innermost ones; the model reads 256 tokens, and outer headings (title of the report) are alike everywhere


def passage_of(chunk: Chunk) -> str:
    """The chunk's text under its innermost headings, its reference and title, each on its own line and none of them twice."""
    lines = [*chunk.headings[-HEADINGS:], " ".join(filter(None, [chunk.ref, chunk.title]))]
    kept = [line for line in dict.fromkeys(lines) if line and line not in chunk.text]
    return "\n".join([*kept, chunk.text])


def passage_hash(passage: str) -> str:
    """Equal for equal passages alone; an embedding kept under it is used again."""
    return hashlib.sha256(passage.encode("utf-8")).hexdigest()


def passage_key(document_id: str, position: int) -> str:
    """The key of a document's chunk at a position from 0. Keys sort as the chunks stand, whatever order the documents were ingested in."""
    return f"{document_id}:{position:06d}"


def document_of(key: str) -> str:
    """The document id in a key."""
    return key.partition(":")[0]
