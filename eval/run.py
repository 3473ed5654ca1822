"""Ingests each corpus into a fresh store, scores its rows and answers, prints the scores and every miss, and fails below the thresholds.

Then reads further sets of files, and scores their rows and places (`eval/readings.py`).

    python -m eval.run [--only samples|shared] [--out DIR] [--model]

With `--model` they are asked with the language model that COMMITTEE_MODEL names beside, under the same thresholds (`eval/with_model.py`).

Exit status 1 when a threshold is missed. With `--out`, the answers and scores are written there as JSON lines. Read this first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import answer_question
from assistant.answering import Answering
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record, row_record
from eval.asked import KINDS, Asked, conversations, read_questions
from eval.corpora import Corpus, corpora, read_truth
from eval.judge import OUTCOMES, Judgement, judge
from eval.readings import print_reading, read_set, reading_sets
from eval.score_values import ValueScores, score_values
from eval.with_model import beside_model
from index.build import ingest_files
from index.store import Store, open_store

THRESHOLDS = Path(__file__).with_name("thresholds.toml")
AT_MOST = {"lookups_wrong", "unanswerable_wrong", "unsupported", "values_invented"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one set of questions gave: judgements, the answers as given, seconds an answer took; and the scores of the rows asked about."""

    name: str
    judgements: tuple[Judgement, ...]
    values: ValueScores
    answers: tuple[dict[str, Any], ...]
    latencies: tuple[float, ...]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="CORPUS", help="samples or shared")
    parser.add_argument("--out", metavar="DIR", type=Path, help="write answers and scores here")
    parser.add_argument("--model", action="store_true", help="ask with the language model that COMMITTEE_MODEL names")
    options = parser.parse_args(arguments)
    beside = beside_model() if options.model else None
    if options.model and beside is None:
        print("language model: COMMITTEE_MODEL names none that can be used, not measured")
        return 0
    thresholds = tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))
    failures: list[str] = []
    for corpus in corpora():
        if options.only in (None, corpus.name):
            for run in run_corpus(corpus, beside or answer_question):
                print_run(run)
                failures += [f"{run.name}: {line}" for line in below(measured(run), thresholds[run.name])]
                if options.out:
                    write_run(run, options.out)
    if beside is not None:
        print(beside.used())
    for one in () if options.model else reading_sets():
        if options.only in (None, one.corpus):
            reading = read_set(one)
            print_reading(one.name, reading)
            failures += [f"reading {one.name}: {line}" for line in below(reading.measured(), thresholds["reading"][one.name])]
    if len(corpora()) == 1:
        print("shared: absent, not measured")
    for line in failures:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if failures else 0


def run_corpus(corpus: Corpus, answering: Answering = answer_question) -> list[Run]:
    """Ingest, score the rows, ask every question of every set."""
    with tempfile.TemporaryDirectory(prefix="committee-eval-") as folder:
        outcomes = ingest_files(Path(folder), corpus.reports)
        failed = [outcome for outcome in outcomes if outcome.error]
        if failed:
            raise SystemExit(f"{corpus.name}: {failed[0].error}")
        with open_store(Path(folder)) as store:
            documents = {document.document_id: document for document in store.documents()}
            indicators = store.indicators()
            rows = [row_record(value, documents[value.places[0].document_id], indicators[value.id]) for value in store.values()]
            values = score_values(rows, read_truth(corpus.truth))
            runs = []
            for name, path in corpus.questions:
                judgements, answers, latencies = ask_all(store, read_questions(path), answering)
                runs.append(Run(name=name, judgements=judgements, values=values, answers=answers, latencies=latencies))
    return runs


def ask_all(
    store: Store, asked: tuple[Asked, ...], answering: Answering = answer_question
) -> tuple[tuple[Judgement, ...], tuple[dict[str, Any], ...], tuple[float, ...]]:
    """The judgement of each question, and all answer records with the seconds each took."""
    judgements, records, latencies = [], [], []
    for group in conversations(asked):
        conversation = Conversation()
        for one in group:
            answers = []
            for turn in one.turns:
                start = time.perf_counter()
                answers.append(answer_record(answering(turn, conversation, store)))
                latencies.append(time.perf_counter() - start)
            judgements.append(judge(one, answers))
            records += answers
    return tuple(judgements), tuple(records), tuple(latencies)


def measured(run: Run) -> dict[str, float]:
    """The figures that thresholds are set for."""
    outcomes = Counter((judgement.asked.kind, judgement.outcome) for judgement in run.judgements)
    return {
        "right": sum(judgement.outcome == "right" for judgement in run.judgements) / len(run.judgements),
        "lookups_right": outcomes["lookup", "right"],
        "lookups_wrong": outcomes["lookup", "wrong"],
        "unanswerable_wrong": outcomes["unanswerable", "wrong"],
        "unsupported": sum(len(judgement.unsupported) for judgement in run.judgements),
        "value_recall": run.values.recall,
        "value_precision": run.values.precision,
        "values_invented": run.values.invented,
    }


def below(figures: dict[str, float], thresholds: dict[str, float]) -> list[str]:
    """The thresholds that are missed, in words."""
    missed = []
    for name, limit in thresholds.items():
        if figures[name] > limit if name in AT_MOST else figures[name] < limit:
            missed.append(f"{name} is {figures[name]:.4g}, {'more' if name in AT_MOST else 'less'} than {limit:g}")
    return missed


def print_run(run: Run) -> None:
    """Tables of outcomes by kind and of rows, then every miss."""
    print(f"\n{run.name}: {len(run.judgements)} questions")
    print(f"{'kind':14}{'asked':>7}" + "".join(f"{outcome:>12}" for outcome in OUTCOMES) + f"{'cited':>10}{'unsupported':>13}")
    for kind in (*KINDS, "all"):
        some = [judgement for judgement in run.judgements if kind in (judgement.asked.kind, "all")]
        if some:
            print(_line(kind, some))
    first = [judgement.first_right for judgement in run.judgements if judgement.first_right is not None]
    ordered = sorted(run.latencies)
    print(f"first answers of conversations right: {sum(first)}/{len(first)}")
    print(f"seconds an answer: median {ordered[len(ordered) // 2]:.3f}, 95 % within {ordered[int(len(ordered) * 0.95)]:.3f}")
    v = run.values
    print(f"rows: recall {v.recall:.4f} ({v.found}/{v.true}), precision {v.precision:.4f} ({v.matched}/{v.rows}),", end=" ")
    print(f"ratings {v.rated_right}/{v.rated}, titles {v.titles_right}/{v.titles}, invented {v.invented}")
    for judgement in run.judgements:
        if judgement.outcome != "right" or judgement.unsupported or judgement.cited is False or judgement.first_right is False:
            print("  " + _miss(judgement))
    for miss in v.misses:
        print("  row " + miss)


def _line(kind: str, some: list[Judgement]) -> str:
    outcomes = Counter(judgement.outcome for judgement in some)
    cited = [judgement.cited for judgement in some if judgement.cited is not None]
    unsupported = sum(len(judgement.unsupported) for judgement in some)
    counts = "".join(f"{outcomes[outcome]:>12}" for outcome in OUTCOMES)
    return f"{kind:14}{len(some):>7}{counts}{f'{sum(cited)}/{len(cited)}':>10}{unsupported:>13}"


def _miss(judgement: Judgement) -> str:
    notes = [judgement.why] if judgement.why else []
    notes += ["citation leads elsewhere"] if judgement.cited is False else []
    notes += ["first answer not as expected"] if judgement.first_right is False else []
    notes += [f"unsupported {', '.join(judgement.unsupported)}"] if judgement.unsupported else []
    return f"{judgement.asked.id} {judgement.outcome} {judgement.asked.kind}: {judgement.asked.turns[-1]!r}: {'; '.join(notes)}"


def write_run(run: Run, folder: Path) -> None:
    """`CORPUS.answers.jsonl` and `CORPUS.scores.json` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in run.answers)
    (folder / f"{run.name}.answers.jsonl").write_text(lines, encoding="utf-8")
    (folder / f"{run.name}.scores.json").write_text(json.dumps(measured(run), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
