"""Ingestion by stage, each beside what plain LangChain retrieval does for it: reading, embedding, the whole; and the size of the store.

Reading is held against pypdf's text of the same pages, which finds no tables; embedding against the same model in batches of 32, whose
vectors depend on their neighbours in the last bits; the whole against `eval/baselines/langchain_top5.py`, which keeps pieces of text alone.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from eval.baselines.langchain_top5 import LangchainTop5, MiniLM, load
from index.build import ingest_files
from index.embedder import embed_passages
from index.passage import passage_of
from index.store import open_store

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How many pages or passages a second of processor time, ours and the baseline; what the baseline works through may be other pieces."""

    what: str
    unit: str
    ours: float
    baseline: float

    @property
    def ratio(self) -> float:
        """How many times as fast ours is.

        >>> Stage(what="reading", unit="pages/s", ours=30.0, baseline=60.0).ratio
        0.5
        """
        return self.ours / self.baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """The stages, and megabytes of the store beside those of the files."""

    stages: tuple[Stage, ...]
    store_mb: float
    files_mb: float


def ingest_stages(paths: Sequence[Path]) -> Ingested:
    """Each stage once, over these PDF files."""
    from ingest.report import read_report

    embed_passages(["warm"])  # loading the model is no stage
    plain = MiniLM()
    plain.embed_documents(["warm"])
    reports, read = timed(lambda: [read_report(path) for path in paths])
    pages_of_text, extracted = timed(lambda: [page for path in paths for page in load(path)])
    pages = len(pages_of_text)
    texts = [passage_of(chunk) for report in reports for chunk in report.chunks]
    _, embedded = timed(lambda: embed_passages(texts))
    _, in_batches = timed(lambda: plain.embed_documents(texts))
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        _, whole = timed(lambda: ingest_files(Path(folder), paths, read=lambda path, name: read_report(path, name)))
        with open_store(Path(folder)) as store:
            store_mb = sum(path.stat().st_size for path in store.generation.directory.rglob("*") if path.is_file()) / 1e6
    _, plainly = timed(lambda: LangchainTop5(paths))
    stages = (
        Stage(what="reading, against pypdf's text", unit="pages/s", ours=pages / read, baseline=pages / extracted),
        Stage(what="embedding, against batches", unit="passages/s", ours=len(texts) / embedded, baseline=len(texts) / in_batches),
        Stage(what="the whole, against plain LangChain", unit="pages/s", ours=pages / whole, baseline=pages / plainly),
    )
    return Ingested(stages=stages, store_mb=store_mb, files_mb=sum(path.stat().st_size for path in paths) / 1e6)


def timed(run: Callable[[], Made]) -> tuple[Made, float]:
    """What it gives, and seconds of processor time, all threads."""
    start = time.process_time()
    found = run()
    return found, time.process_time() - start
