"""Speed and memory, each beside a baseline in the same run, because bare seconds say more about the machine than about us.

    python -m eval.bench [--rounds N] [--only PART ...] [--out FILE]

Reading is compared with pdfplumber's of the same files, start-up and cold answers with starting Python, warm answers with the search alone,
tools over many values with the same over few. Machine, versions and commit are written beside the figures. Exit status 1 when something is
slower, or takes more memory, than it may.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eval.bench_reading import MOST_MB, compare_readers, long_files, pdf_files, read_in_child, read_two_at_once
from eval.bench_start import starts
from eval.machine import environment
from index.build import READERS

PACKAGES = ("pypdfium2", "pypdf", "pdfplumber", "pdfminer.six", "chromadb", "sentence-transformers", "torch", "pandas")


@dataclass(slots=True)
class Outcome:
    """The figures by part of the bench, and what was not reached."""

    figures: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run; the fastest counts")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to run")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `cli.py` does
    outcome = Outcome()
    for part in options.only:
        PARTS[part](outcome, options.rounds)
    for miss in outcome.missed:
        print(f"MISSED: {miss}")
    if options.out:
        record = {**outcome.figures, "missed": outcome.missed, "rounds": options.rounds, **environment(PACKAGES)}
        options.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 1 if outcome.missed else 0


def reading(outcome: Outcome, rounds: int) -> None:
    """Both readers over each collection."""
    print(f"{'reading, processor time':32}{'ours':>11}{'pdfplumber':>13}{'times as fast':>15}{'memory':>15}")
    for one in compare_readers(pdf_files(), rounds):
        name = f"{one.what}, {one.corpus} ({one.ours.pages} p.)"
        memory = f"{one.ours.peak_mb:.0f} / {one.other.peak_mb:.0f} MB"
        print(f"{name:32}{one.ours.cpu:9.2f} s{one.other.cpu:11.2f} s{one.ratio:15.2f}{memory:>15}", flush=True)
        outcome.figures.setdefault("reading", []).append({**asdict(one), "ratio": one.ratio})
        if one.ratio < one.least:
            outcome.missed.append(f"{one.what}, {one.corpus}: {one.ratio:.2f} times as fast as pdfplumber, not {one.least:g}")


def memory(outcome: Outcome, rounds: int) -> None:
    """The most memory that longer and longer files take, and the two shorter ones read at a time."""
    del rounds  # memory hardly varies
    with tempfile.TemporaryDirectory(prefix="committee-bench-") as folder:
        paths = tuple(long_files(Path(folder), pdf_files()["samples"]))
        for path in paths:
            took = read_in_child("our-reports", path)
            print(f"{took.pages} pages, whole report: {took.cpu:.1f} s of processor time, {took.peak_mb:.0f} MB", flush=True)
            outcome.figures.setdefault("memory", []).append(asdict(took))
            if took.peak_mb > MOST_MB:
                outcome.missed.append(f"{took.pages} pages: {took.peak_mb:.0f} MB, not {MOST_MB:g}")
        both = read_two_at_once([paths[0]] * READERS)
    in_turn = f"two files in turn {both.in_turn:.1f} s, at a time {both.at_once:.1f} s"
    print(f"{in_turn}: {both.ratio:.2f} times as fast, with {os.cpu_count()} processors")
    outcome.figures["two_at_once"] = [{**asdict(both), "ratio": both.ratio}]


def starting(outcome: Outcome, rounds: int) -> None:
    for one in starts(rounds):
        print(f"{one.what:32}{one.wall:9.3f} s")
        outcome.figures.setdefault("start", []).append(asdict(one))


def answers(outcome: Outcome, rounds: int) -> None:
    """Warm and cold answers. Imported here, so that the other parts need no model."""
    from eval.bench_answers import answering, late

    warm, cold = answering(rounds)
    print(f"{'warm answers, ms of processor time':36}{'asked':>7}{'median':>9}{'95 of 100':>11}{'search':>9}{'ratio':>8}")
    for one in warm:
        print(f"{one.what:36}{one.questions:7}{one.median:9.1f}{one.most:11.1f}{one.search:9.1f}{one.ratio:8.1f}", flush=True)
    for first in cold:
        print(f"first answer of a process, by {first.what:14}{first.cpu:8.2f} s of processor time, {first.ratio:.0f} times an empty Python")
    outcome.figures["warm answers"] = [{**asdict(one), "ratio": one.ratio} for one in warm]
    outcome.figures["cold answers"] = [{**asdict(one), "ratio": one.ratio} for one in cold]
    outcome.missed += [miss for some in (warm, cold) for one in some for miss in late(one)]


def tools(outcome: Outcome, rounds: int) -> None:
    """Every tool over many published values, the catalogue they need, and whole answers. Imported here, since it imports all of them."""
    from eval.bench_tools import late, measured, unlisted
    from eval.many_values import MANY

    print(f"{f'over {MANY.values:,} values, ms of processor time':44}{'median':>9}{'95 of 100':>11}{'of few':>9}{'ratio':>8}")
    for one in measured(rounds):
        print(f"{one.what:44}{one.median:9.2f}{one.most:11.2f}{one.few:9.2f}{one.ratio:8.1f}", flush=True)
        outcome.figures.setdefault("tools", []).append({**asdict(one), "ratio": one.ratio})
        outcome.missed += late(one)
    outcome.missed += [f"assistant/tools/{name}.py is not measured: give eval/bench_tools.py calls of it" for name in unlisted()]


def ingesting(outcome: Outcome, rounds: int) -> None:
    """Ingestion of the samples by stage. Imported here, so that the other parts need no model."""
    from eval.bench_ingest import ingest_stages

    del rounds  # each takes long enough
    found = ingest_stages(pdf_files()["samples"])
    for one in found.stages:
        print(f"{one.what:36}{one.ours:9.1f} {one.unit}, {one.ratio:.2f} times as fast as {one.baseline:.1f}", flush=True)
    print(f"store {found.store_mb:.1f} MB of {found.files_mb:.1f} MB of files")
    outcome.figures["ingest"] = [{**asdict(one), "ratio": one.ratio} for one in found.stages]
    outcome.figures["store"] = [{"store_mb": found.store_mb, "files_mb": found.files_mb, "ratio": found.store_mb / found.files_mb}]


def growth(outcome: Outcome, rounds: int) -> None:
    """Answers over stores of 100 to 100,000 passages and values: more than ten minutes, most of them making the stores."""
    from eval.growth import SIZES, late, measured, ratios

    with tempfile.TemporaryDirectory(prefix="committee-growth-") as folder:
        made = [measured(Path(folder) / str(number), size, rounds) for number, size in SIZES.items()]
    grown = [one for _, some in made for one in some]
    for kind, ratio in ratios(grown).items():
        print(f"{kind} questions: {ratio:.2f} times that of 1,000")
    outcome.figures["growth"] = [asdict(one) for one in grown]
    outcome.figures["grown stores"] = [asdict(cost) for cost, _ in made]
    outcome.missed += late(grown)


PARTS: dict[str, Callable[[Outcome, int], None]] = {
    "reading": reading, "memory": memory, "start": starting, "answers": answers, "tools": tools,
    "ingest": ingesting, "growth": growth,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
