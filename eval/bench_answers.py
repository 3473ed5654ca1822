"""Answering: the first question of a process and each later one, against the search alone for the same words."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from eval.asked import read_questions
from eval.corpora import Corpus
from index.build import ingest_files
from index.store import open_store

HITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Seconds by the clock; of later answers and searches the median."""

    first: float
    later: float
    search: float


def answering(corpus: Corpus) -> Answering:
    """The first set of questions of a corpus, asked of a fresh store."""
    asked = [one.turns[0] for one in read_questions(corpus.questions[0][1])]
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        ingest_files(Path(folder), corpus.reports)
        with open_store(Path(folder)) as store:
            first = _seconds(partial(answer_question, asked[0], Conversation(), store))
            search = statistics.median(_seconds(partial(store.search, question, k=HITS)) for question in asked)
            later = statistics.median(_seconds(partial(answer_question, question, Conversation(), store)) for question in asked)
    return Answering(first=first, later=later, search=search)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
