"""Speed and memory, each beside a baseline in the same run, because bare seconds say more about the machine than about us.

    python -m eval.bench [--out FILE]

Reading is compared with pypdf's plain text of the same files, start-up with starting Python, answers with the search alone.
Machine, versions and commit are written beside the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from pypdf import PdfReader

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from eval.asked import read_questions
from eval.corpora import ROOT, Corpus, corpora
from index.build import ingest_files
from index.store import open_store
from ingest.report import read_report

REPEATS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Median seconds of ours and of the baseline, and ours as a multiple of it."""

    what: str
    ours: float
    baseline: float
    baseline_is: str

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    samples = corpora()[0]
    timings = [reading(samples), starting(), *answering(samples)]
    for timing in timings:
        print(f"{timing.what:32}{timing.ours:9.3f} s{timing.baseline:9.3f} s{timing.ratio:8.2f} × {timing.baseline_is}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process: {peak:.0f} MB")
    if options.out:
        figures = [{**asdict(timing), "ratio": timing.ratio} for timing in timings]
        options.out.write_text(json.dumps({"timings": figures, "peak_mb": peak, **environment()}, indent=1) + "\n", encoding="utf-8")
    return 0


def reading(corpus: Corpus) -> Timing:
    """Whole reports, tables and all, against plain text."""

    def ours() -> None:
        for path in corpus.reports:
            read_report(path)

    def plain() -> None:
        for path in corpus.reports:
            for page in PdfReader(path).pages:
                page.extract_text()

    return Timing(what="read the sample reports", ours=median(ours), baseline=median(plain), baseline_is="pypdf text")


def starting() -> Timing:
    """`committee --help` against an empty Python."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}

    def run(*command: str) -> Callable[[], object]:
        return partial(subprocess.run, [sys.executable, *command], check=True, capture_output=True, env=environ)

    return Timing(
        what="start the command", ours=median(run("-m", "cli", "--help")), baseline=median(run("-c", "")), baseline_is="python -c ''"
    )


def answering(corpus: Corpus) -> list[Timing]:
    """The first question of a fresh store, and each later one, against a dense search for the same words."""
    asked = [one.turns[0] for one in read_questions(corpus.questions[0][1])]
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        ingest_files(Path(folder), corpus.reports)
        with open_store(Path(folder)) as store:
            cold = once(lambda: answer_question(asked[0], Conversation(), store))
            search = statistics.median(once(partial(store.search, question, k=5)) for question in asked)
            warm = statistics.median(once(partial(answer_question, question, Conversation(), store)) for question in asked)
    return [
        Timing(what="first answer of a process", ours=cold, baseline=search, baseline_is="hybrid search alone, warm"),
        Timing(what="each later answer", ours=warm, baseline=search, baseline_is="hybrid search alone, warm"),
    ]


def median(run: Callable[[], object]) -> float:
    return statistics.median(once(run) for _ in range(REPEATS))


def once(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def environment() -> dict[str, object]:
    """What the figures depend on."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    packages = {name: version(name) for name in ("pypdfium2", "chromadb", "sentence-transformers", "torch", "pandas")}
    return {
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "commit": commit,
        "versions": packages,
    }


if __name__ == "__main__":
    sys.exit(main())
