"""Ingests each corpus into a fresh store, scores its rows and answers, tells every miss, writes reports, and fails below the thresholds.

Then reads further sets of files, and scores their rows and places (`eval/readings.py`).

    python -m eval.run [--only samples|shared] [--out DIR] [--model]
    python -m eval.run --reports DIR --questions FILE [--unconfirmed] [--out DIR]

The second asks questions of your own about reports of your own (`docs/evaluate-your-own.md`). With `--model` they are asked with the
language model that COMMITTEE_MODEL names beside, under the same thresholds (`eval/with_model.py`).

Exit status: 0 all thresholds reached, 1 one is missed, 2 the call or a question file is wrong. In the folder of `--out`: `results.json`
(read by `eval.compare`), `report.html`, `report.md`, `junit.xml`, and the answer records of each set. Read this first.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.answer import answer_question
from assistant.answering import Answering
from eval.asked import BadQuestions, read_questions
from eval.corpora import ROOT, Corpus, corpora, own_corpus
from eval.corpus_run import NotIngested, run_corpus
from eval.machine import environment
from eval.readings import reading_result, reading_sets
from eval.report import write_reports
from eval.results import OURS, Results, SetResult
from eval.thresholds import below, thresholds_of
from eval.told import tell
from eval.with_model import beside_model

OUT = ROOT / "eval" / "results"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="CORPUS", choices=("samples", "shared"), help="samples or shared")
    parser.add_argument("--reports", metavar="DIR", type=Path, help="your own reports; needs --questions")
    parser.add_argument("--questions", metavar="FILE", type=Path, help="your questions about them, one JSON object a line")
    parser.add_argument("--unconfirmed", action="store_true", help="ask questions that nobody has confirmed yet, too")
    parser.add_argument("--out", metavar="DIR", type=Path, default=OUT, help="where results and reports are written (eval/results)")
    parser.add_argument("--model", action="store_true", help="ask with the language model that COMMITTEE_MODEL names")
    options = parser.parse_args(arguments)
    if bool(options.reports) != bool(options.questions):
        parser.error("--reports and --questions belong together")
    beside = beside_model() if options.model else None
    if options.model and beside is None:
        print("language model: COMMITTEE_MODEL names none that can be used, not measured")
        return 0
    try:
        if options.questions:
            read_questions(options.questions, unconfirmed=options.unconfirmed)
            chosen: tuple[Corpus, ...] = (own_corpus(options.reports, options.questions.resolve()),)
        else:
            chosen = tuple(corpus for corpus in corpora() if options.only in (None, corpus.name))
        readings = not (options.model or options.questions)
        results = run(chosen, beside or answer_question, readings=readings, twice=not options.model, answers=options.out)
    except (BadQuestions, FileNotFoundError, NotIngested) as error:
        print(error, file=sys.stderr)
        return 2
    if beside is not None:
        print(beside.used())
    print()
    for name in results.absent:
        print(f"{name}: absent, not measured")
    print(f"{results.seconds:.0f} s; reports: {', '.join(str(path) for path in write_reports(results, options.out))}")
    for line in results.failures:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if results.failures else 0


def run(
    chosen: Sequence[Corpus],
    answering: Answering = answer_question,
    *,
    readings: bool = True,
    twice: bool = True,
    answers: Path | None = None,
) -> Results:
    """Every corpus and, where they are wanted, the sets of files that are only read; each is told as soon as it is there."""
    start, sets, failures = time.monotonic(), [], []
    for one, reading in _sets(chosen, answering, answers, readings=readings, twice=twice):
        tell(one)
        sets.append(one)
        if one.system != OURS:  # what others reach is told, not judged
            continue
        limits = thresholds_of(one.name, one.figures, reading=reading)
        if answering is not answer_question:  # what a language model takes is not ours to limit
            limits = {name: limit for name, limit in limits.items() if not name.startswith("seconds")}
        failures += [f"{'reading ' if reading else ''}{one.name}: {line}" for line in below(one.figures, limits)]
    return Results(
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=time.monotonic() - start,
        environment=environment(),
        sets=tuple(sets),
        failures=tuple(failures),
        absent=() if len(corpora()) > 1 else ("shared",),
    )


def _sets(
    chosen: Sequence[Corpus], answering: Answering, answers: Path | None, *, readings: bool, twice: bool
) -> Iterator[tuple[SetResult, bool]]:
    """Each set with whether its files are only read."""
    for corpus in chosen:
        yield from ((one, False) for one in run_corpus(corpus, answering, twice=twice, answers=answers))
    names = {corpus.name for corpus in chosen}
    for one in reading_sets() if readings else ():
        if one.corpus in names:
            yield reading_result(one), True


if __name__ == "__main__":
    sys.exit(main())
