"""Asks ours and every baseline the same questions of the same files, and writes the results, qrels and rankings.

python -m eval.baselines [--only CORPUS ...] [--out DIR]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from eval.baselines.asking import all_corpora
from eval.baselines.rank_measures import write_trec
from eval.baselines.sets import baseline_sets
from eval.corpora import ROOT, Corpus
from eval.machine import environment
from eval.results import Results, SetResult, write_results
from index.build import ingest_files
from index.store import open_store


def main(arguments: list[str] | None = None) -> int:
    known = {corpus.name: corpus for corpus in all_corpora()}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=known, default=list(known), help="corpora to ask about")
    parser.add_argument("--out", metavar="DIR", type=Path, default=ROOT / "eval" / "results" / "baselines")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    sets = tuple(one for name in options.only for one in ingested_sets(known[name]))
    for one in sets:
        told = ", ".join(f"{measure.name} {measure.passed}/{measure.cases}" for measure in one.measures if measure.passed is not None)
        print(f"{one.corpus:9}{one.name:26}{one.system:16}{told}")
    results = Results(
        made=datetime.now(UTC).isoformat(timespec="seconds"), seconds=time.perf_counter() - start, environment=environment(), sets=sets
    )
    print(f"written to {write_results(results, options.out)}, qrels and rankings beside it")
    write_trec(sets, options.out)
    return 0


def ingested_sets(corpus: Corpus) -> tuple[SetResult, ...]:
    """The sets over a store made for it."""
    with tempfile.TemporaryDirectory(prefix="committee-baselines-") as folder:
        failed = [outcome for outcome in ingest_files(Path(folder), corpus.reports) if outcome.error]
        if failed:
            raise SystemExit(f"{corpus.name}: {failed[0].error}")
        with open_store(Path(folder)) as store:
            return baseline_sets(store, corpus)


if __name__ == "__main__":
    sys.exit(main())
