"""Answering: warm questions about figures and narrative ones, and the first answer of a cold `committee ask`, each beside a baseline.

The store holds all shared reports together or, where they are absent, the samples. Warm answers stand beside the search alone for the same
questions, cold ones beside an empty Python. All are in processor time, since the clock of a busy machine tells of others. Each question is
asked once: what is asked again is answered in less, for its vectors are remembered.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from eval.asked import read_questions
from eval.bench_tools import at_share
from eval.corpora import QUESTIONS, ROOT, corpora, shared_folder
from index.build import ingest_files
from index.store import Store, open_store
from ingest.model import PublishedValue

HITS = 5
FORMATS = frozenset({".txt", ".pdf", ".docx"})
FOLDERS = ("barnet", "barnet-typeset", "kent")  # of the shared reports: those of councils
KINDS = {"figure": frozenset({"lookup"}), "narrative": frozenset({"narrative", "unanswerable"})}
MOST_MS = {"figure": 60.0, "narrative": 150.0}
"""What 95 of 100 warm answers may take."""
MOST_COLD = {"reference": 2.0, "title": 2.0, "narrative": 8.0}
"""Seconds that the first answer of a process may take."""
NARRATIVE = "Why was the new service changed, and what will be done about it?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """Milliseconds of one kind of question in a warm process; `search` is the median of the search alone."""

    what: str
    questions: int
    median: float
    most: float  # of 95 of 100
    search: float

    @property
    def ratio(self) -> float:
        return self.most / self.search


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """Seconds of processor time of one `committee ask`, the least of several rounds; `start` is that of an empty Python."""

    what: str
    cpu: float
    start: float

    @property
    def ratio(self) -> float:
        return self.cpu / self.start


def answering(rounds: int) -> tuple[tuple[Warm, ...], tuple[Cold, ...]]:
    """Warm and cold answers over a store made for it."""
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        ingest_files(Path(folder), reports())
        cold = cold_answers(Path(folder), rounds)
        with open_store(Path(folder)) as store:
            return warm_answers(store), cold


def reports() -> tuple[Path, ...]:
    """All shared reports of councils, in every format; the samples where they are absent."""
    found = (path for name in FOLDERS for path in sorted((shared_folder() / "reports" / name).glob("*")) if path.suffix in FORMATS)
    return tuple(found) or corpora()[0].reports


def warm_answers(store: Store) -> tuple[Warm, ...]:
    """Each kind, after every tenth question has warmed the process up."""
    shared = len(corpora()) > 1
    names = ("shared", "naming-shared", "prose-dev", "prose-check") if shared else ("samples", "naming-samples")
    asked = [one for name in names for one in read_questions(QUESTIONS / f"{name}.jsonl")]
    for one in asked[::10]:
        _milliseconds(partial(answer_question, one.turns[0], Conversation(), store))
    return tuple(
        _warm(kind, [one.turns[0] for at, one in enumerate(asked) if at % 10 and one.kind in KINDS[kind]], store) for kind in KINDS
    )


def _warm(kind: str, questions: Sequence[str], store: Store) -> Warm:
    took = [_milliseconds(partial(answer_question, question, Conversation(), store)) for question in questions]
    search = [_milliseconds(partial(store.search, f"{question} ", k=HITS)) for question in questions]  # the space: not remembered
    return Warm(
        what=kind, questions=len(took), median=at_share(took, 0.5), most=at_share(took, 0.95), search=max(at_share(search, 0.5), 0.001)
    )


def cold_answers(store_dir: Path, rounds: int) -> tuple[Cold, ...]:
    """The first answer of a process: by reference, by title, and where only passages can answer."""
    with open_store(store_dir) as store:
        value = next(one for one in store.values() if one.ref and one.period)
    start = min(_child_seconds(["-c", ""]) for _ in range(rounds))
    return tuple(
        Cold(what=what, start=start, cpu=min(_child_seconds(["-m", "cli", "ask", "--store", str(store_dir), text]) for _ in range(rounds)))
        for what, text in (("reference", _by_reference(value)), ("title", f"{value.title}?"), ("narrative", NARRATIVE))
    )


def late(one: Warm | Cold) -> list[str]:
    """What takes longer than it may, in words."""
    if isinstance(one, Warm):
        most = MOST_MS[one.what]
        return [f"warm {one.what} answers: 95 of 100 within {one.most:.0f} ms, not {most:g}"] if one.most > most else []
    least = MOST_COLD[one.what]
    return [f"first answer by {one.what}: {one.cpu:.1f} s, not {least:g}"] if one.cpu > least else []


def _by_reference(value: PublishedValue) -> str:
    return f"What was {value.ref} in {value.period}?"


def _milliseconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def _child_seconds(command: Sequence[str]) -> float:
    """Processor time of a Python process, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
