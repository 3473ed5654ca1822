"""The figures of one or more runs of the baselines by corpus, kind of question and system, small enough to be kept beside the code.

    python -m eval.baselines.summary RESULTS ... --out FILE

RESULTS are files or folders that `python -m eval.baselines` wrote, one a corpus. A corpus has two groups: the questions that were seen
while the program was made, and those measured on it before anybody looked at their misses (`blind`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.baselines.asking import BLIND
from eval.baselines.rank_measures import rank_measures
from eval.intervals import wilson
from eval.results import QuestionResult, Results, read_results

SYSTEMS = ("ours", "langchain-top5", "pdf-search", "bm25", "dense", "hybrid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One system on one group of questions. `ranks` are means over `ranked` questions."""

    corpus: str
    blind: bool
    kind: str
    system: str
    passed: int
    cases: int
    low: float
    high: float
    ranked: int
    ranks: dict[str, float]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", type=Path)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True)
    options = parser.parse_args(arguments)
    runs = [read_results(path) for path in options.results]
    record = {
        "lines": [asdict(line) for run in runs for line in lines_of(run)],
        "runs": [{"made": run.made, "seconds": run.seconds, **run.environment} for run in runs],
    }
    options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


def lines_of(run: Results) -> list[Line]:
    """By corpus, group, kind and system, in that order."""
    found: dict[tuple[str, bool, str, str], list[QuestionResult]] = {}
    for one in run.sets:
        for question in one.questions:
            key = (one.corpus, one.name.startswith(BLIND), question.kind, one.system)
            found.setdefault(key, []).append(question)
    return [_line(*key, found[key]) for key in sorted(found, key=lambda key: (*key[:3], SYSTEMS.index(key[3])))]


def _line(corpus: str, blind: bool, kind: str, system: str, questions: Sequence[QuestionResult]) -> Line:
    passed, cases = sum(one.outcome == "right" for one in questions), len(questions)
    low, high = wilson(passed, cases) or (0.0, 1.0)
    unique = [_renamed(one, at) for at, one in enumerate(questions)]  # ids of two sets may be equal
    measures = rank_measures(unique)
    ranks = {one.name: round(one.value, 4) for one in measures}
    ranked = measures[0].cases if measures else 0
    return Line(
        corpus=corpus, blind=blind, kind=kind, system=system, passed=passed, cases=cases, low=round(low, 4), high=round(high, 4),
        ranked=ranked, ranks=ranks,
    )  # fmt: skip


def _renamed(question: QuestionResult, at: int) -> QuestionResult:
    return QuestionResult(
        id=str(at),
        kind=question.kind,
        turns=question.turns,
        outcome=question.outcome,
        retrieved=question.retrieved,
        relevant=question.relevant,
    )


if __name__ == "__main__":
    sys.exit(main())
