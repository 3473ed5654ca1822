"""The records of the index: what became of an ingested file, how far a command is, and what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.model import Chunk


class FileStatus(StrEnum):
    """What became of an ingested file (closed list of the contract)."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    FAILED = "failed"


class Stage(StrEnum):
    """The stages of building a generation, in order."""

    READ = "reading"
    EMBED = "embedding"
    WRITE = "writing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a stage is: `done` of `total` files (reading), passages (embedding) or parts (writing). `name` is the file just read."""

    stage: Stage
    done: int
    total: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many records of each kind came from one document."""

    values: int = 0
    activities: int = 0
    chunks: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What became of one file of an ingest command. `file` is the path as given or found; `error` is one line, for `failed` only.

    `document_id` is None when the file could not even be opened.
    """

    file: str
    document_id: str | None
    status: FileStatus
    counts: Counts = Counts()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A chunk that a search found. `score` orders the hits of one search and means nothing across searches.

    `vector_score` is the cosine of question and chunk (-1 to 1), `keyword_score` its BM25 score (0 when they share no word).
    """

    chunk: Chunk
    score: float
    vector_score: float
    keyword_score: float
