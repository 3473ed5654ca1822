"""Throws random reports at the reader: `python -m tests.roundtrip.throw --reports 200`, with the faults and the share that is right."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.report import read_report
from tests.roundtrip import by_docx, by_fpdf, by_reportlab
from tests.roundtrip.compare import Fault, compare
from tests.roundtrip.model import Report
from tests.roundtrip.reports import LAYOUTS, random_report

PRODUCERS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "reportlab": ("pdf", by_reportlab.typeset),
    "fpdf2": ("pdf", by_fpdf.typeset),
    "docx": ("docx", by_docx.typeset),
}


def round_trip(report: Report, producer: str, folder: Path) -> tuple[list[Fault], int]:
    """The faults of reading the report as the producer sets it, and the number of its facts."""
    ending, typeset = PRODUCERS[producer]
    path = folder / f"{producer}-{report.seed}.{ending}"
    path.write_bytes(typeset(report))
    return compare(report.facts, read_report(path).values)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=sorted(set(LAYOUTS)))
    parser.add_argument("--producer", choices=sorted(PRODUCERS))
    parser.add_argument("--keep", type=Path, help="folder to keep the files in")
    parser.add_argument("--faults", action="store_true", help="print each fault")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for producer in [args.producer] if args.producer else PRODUCERS:
            counts: Counter[str] = Counter()
            for seed in range(args.seed, args.seed + args.reports):
                faults, count = round_trip(random_report(seed, args.layout), producer, folder)
                counts.update(tally(faults, count))
                if args.faults:
                    sys.stdout.writelines(f"{producer} {seed}: {fault}\n" for fault in faults)
            sys.stdout.write(f"{producer}: {summary(counts)}\n")
    return 0


def tally(faults: Sequence[Fault], count: int) -> Counter[str]:
    """Facts, those read right, reports without fault, and the faults by kind."""
    wrong = {id(fault.fact) for fault in faults if fault.fact is not None}
    return Counter(facts=count, right=count - len(wrong), reports=1, clean=not faults) + Counter(fault.kind for fault in faults)


def summary(counts: Counter[str]) -> str:
    kinds = ", ".join(f"{kind} {count}" for kind, count in counts.most_common() if kind not in ("facts", "right", "reports", "clean"))
    share = counts["right"] / max(1, counts["facts"])
    return f"{counts['right']}/{counts['facts']} = {share:.4f}; clean {counts['clean']}/{counts['reports']}; {kinds}"


if __name__ == "__main__":
    sys.exit(main())
