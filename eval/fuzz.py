"""Reads mutated reports, each in the child process that reads every report, and says what came of them.

    python -m eval.fuzz [--kind pdf] [--count N] [--seed S] [--state FILE] [--out FILE] [--page FILE]

Every case follows from kind, seed, number and the seed files, so that a case can be made again: `--show pdf 17` writes its file.
A run that was stopped goes on where its state file ends. Exit status 1 when a case hung, took this process down or gave a partial document.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.corpora import ROOT
from eval.fuzz_seeds import seeds_of
from eval.mutate_bytes import changed_once_or_more, cut, flipped, relined, renumbered, repeated
from eval.mutate_office import mutated_markup, mutated_office
from eval.mutate_pdf import mutated_pdf
from eval.whole_report import faults_of
from ingest.errors import IngestError, ReadLimit
from ingest.isolate import Limits, read_isolated

COUNTS = {"pdf": 2000, "docx": 500, "xlsx": 200, "html": 200, "txt": 200}
GRACE = 20.0
"""Seconds beyond the limit after which a read counts as hung: the parent ends the child and waits for it."""
BEGIN, END = "<!-- fuzz: begin -->", "<!-- fuzz: end -->"
FAULTS = ("hang", "parent crash", "partial document", "error of more than one line")
WORKERS = 2
LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one case; `peak` is the most memory in MB that any child of the run had taken by then."""

    kind: str
    seed: int
    number: int
    what: str
    seconds: float
    peak: int
    said: str = ""


def mutated(kind: str, seed: int, number: int) -> bytes:
    """The file of a case."""
    chance = random.Random(f"{kind}/{seed}/{number}")
    content = chance.choice(seeds_of(kind))
    match kind:
        case "pdf":
            return mutated_pdf(content, chance)
        case "docx" | "xlsx":
            return mutated_office(content, chance)
        case "html":
            return mutated_markup(content, chance)
        case _:
            return changed_once_or_more(content, chance, (flipped, cut, repeated, relined, renumbered))


def run_case(kind: str, seed: int, number: int, folder: Path, limits: Limits = LIMITS) -> Outcome:
    """Reads the file of a case as every report is read."""
    path = folder / f"{kind}-{seed}-{number}.{kind}"
    path.write_bytes(mutated(kind, seed, number))
    begin = time.monotonic()
    what, said = _what_came(path, limits)
    seconds = time.monotonic() - begin
    path.unlink()
    if seconds > limits.seconds + GRACE:
        what = "hang"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    return Outcome(kind=kind, seed=seed, number=number, what=what, seconds=round(seconds, 2), peak=peak, said=said)


def _what_came(path: Path, limits: Limits) -> tuple[str, str]:
    try:
        report = read_isolated(path, limits=limits)
    except IngestError as error:
        said = str(error)
        if "\n" in said or not said.startswith(path.name):
            return "error of more than one line", said
        if isinstance(error, ReadLimit):
            return ("stopped for its memory" if " MB" in said else "stopped for its time"), said
        return ("the reader crashed" if "crashed on this file" in said else type(error).__name__), said
    except Exception as error:  # noqa: BLE001  what is looked for: nothing else may come out of a read
        return "parent crash", f"{type(error).__name__}: {error}"
    faults = faults_of(report)
    if faults:
        return "partial document", "; ".join(faults)
    return ("read, with problems told" if report.problems else "read"), ""


def run(counts: dict[str, int], seed: int, state: Path) -> list[Outcome]:
    """Runs the cases that the state file does not hold yet, and gives all of this seed."""
    known = [one for one in _kept(state) if one.seed == seed]
    done = {(one.kind, one.number) for one in known}
    # In turn, so that a run that is stopped early has met every format.
    rounds = itertools.zip_longest(*([(kind, number) for number in range(count)] for kind, count in counts.items()))
    cases = [case for turn in rounds for case in turn if case is not None and case not in done]
    state.parent.mkdir(parents=True, exist_ok=True)
    if state.exists() and not state.read_bytes().endswith(b"\n"):  # its last line was torn
        with state.open("a", encoding="utf-8") as log:
            log.write("\n")
    with TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as workers, state.open("a", encoding="utf-8") as log:
        for outcome in workers.map(lambda case: run_case(case[0], seed, case[1], Path(folder)), cases):
            log.write(json.dumps(asdict(outcome)) + "\n")
            log.flush()
            known.append(outcome)
    return [one for one in known if one.kind in counts and one.number < counts[one.kind]]


def table(outcomes: Iterable[Outcome]) -> str:
    """What came of the cases as Markdown, a row an outcome, a column a format."""
    found = list(outcomes)
    counted = Counter((one.what, one.kind) for one in found)
    kinds = [kind for kind in COUNTS if any(one.kind == kind for one in found)]
    names = sorted({one.what for one in found} - set(FAULTS)) + list(FAULTS)
    lines = [f"| outcome | {' | '.join(kind.upper() for kind in kinds)} |", f"|---|{'---:|' * len(kinds)}"]
    lines += [f"| {name} | {' | '.join(str(counted[name, kind]) for kind in kinds)} |" for name in names]
    total = Counter(one.kind for one in found)
    lines.append(f"| all | {' | '.join(str(total[kind]) for kind in kinds)} |")
    return "\n".join(lines)


def put_into(page: Path, words: str) -> None:
    """Puts words between the page's marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{words}\n{END}{after}", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=COUNTS, action="append", help="format to try (default: all)")
    parser.add_argument("--count", type=int, help="cases a format (default: 2,000 PDF, 500 DOCX, 200 of each other)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=ROOT / "build" / "fuzz.jsonl", help="where outcomes are kept as they come")
    parser.add_argument("--told", action="store_true", help="run nothing: tell what the state file holds")
    parser.add_argument("--out", type=Path, help="write what came of it as JSON")
    parser.add_argument("--page", type=Path, help="put the table between the marks of this page")
    parser.add_argument("--show", nargs=2, metavar=("KIND", "NUMBER"), help="write the file of one case to standard output")
    options = parser.parse_args(arguments)
    if options.show:
        sys.stdout.buffer.write(mutated(options.show[0], options.seed, int(options.show[1])))
        return 0
    counts = {kind: COUNTS[kind] if options.count is None else options.count for kind in options.kind or COUNTS}
    outcomes = (
        [one for one in _kept(options.state) if one.seed == options.seed] if options.told else run(counts, options.seed, options.state)
    )
    words = f"{table(outcomes)}\n\n{_measured(outcomes, options.seed)}"
    print(words)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(_record(outcomes, options.seed), indent=1) + "\n", encoding="utf-8")
    if options.page:
        put_into(options.page, words)
    return 1 if any(one.what in FAULTS for one in outcomes) else 0


def _measured(outcomes: list[Outcome], seed: int) -> str:
    longest = max((one.seconds for one in outcomes), default=0)
    peak = max((one.peak for one in outcomes), default=0)
    return f"Seed {seed}, {len(outcomes):,} files: the longest took {longest:.0f} s, the largest child {peak:,} MB (`python -m eval.fuzz`)."


def _record(outcomes: list[Outcome], seed: int) -> dict[str, object]:
    counted = Counter((one.kind, one.what) for one in outcomes)
    return {
        "seed": seed,
        "cases": dict(Counter(one.kind for one in outcomes)),
        "outcomes": [{"kind": kind, "what": what, "count": count} for (kind, what), count in sorted(counted.items())],
        "longest_seconds": max((one.seconds for one in outcomes), default=0),
        "largest_child_mb": max((one.peak for one in outcomes), default=0),
        "cores": os.cpu_count(),
        "to_look_at": [asdict(one) for one in outcomes if one.what in FAULTS or one.what == "the reader crashed"],
    }


def _kept(state: Path) -> list[Outcome]:
    if not state.exists():
        return []
    kept = []
    for line in state.read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(ValueError):  # a torn line: its case is run again
            kept.append(Outcome(**json.loads(line)))
    return kept


if __name__ == "__main__":
    sys.exit(main())
