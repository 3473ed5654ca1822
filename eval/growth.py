"""How answers grow with the store: warm questions on figures and narrative ones over 100 to 100,000 chunks and published values.

    python -m eval.growth [--stores DIR] [--out FILE]

The stores are made (`eval/many_values.py`), their vectors counted from words: embedding 100,000 chunks takes half an hour and more, and the
model's time for a question, about 10 ms whatever the store, would only make the ratios look better. `--stores` keeps them for the next run.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Status
from eval.bench_child import peak_mb
from eval.bench_tools import at_share
from eval.machine import environment
from eval.many_passages import questions_of
from eval.many_values import COUNCILS, Size, count_vectors, make_store, ref_of, title_of
from index.store import Store, open_store

SIZES = {
    100: Size(councils=1, indicators=10, passages=12),
    1_000: Size(councils=5, indicators=5, passages=44),
    10_000: Size(councils=10, indicators=25, passages=219),
    100_000: Size(councils=10, indicators=250, passages=2188),
}
"""About so many values, from 1,000 on exactly, and chunks."""
ASKED = 60  # questions of a kind
ROUNDS = 3  # times each is asked after others; the least counts, since what else the machine does can only add
MOST = {"figure": 2.0, "narrative": 3.0}
"""How many times that of the store of `BASE` 95 of 100 answers may take in the largest."""
BASE = 1_000
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """Milliseconds of processor time of one kind of warm question over a store of a size; `answered` of those asked."""

    kind: str
    values: int
    chunks: int
    asked: int
    answered: int
    median: float
    most: float  # of 95 of 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCost:
    """What a store of a size takes: seconds to make, of which the reports take none; to its first answer; bytes; memory of this process."""

    values: int
    chunks: int
    made: float | None
    first: float
    megabytes: float
    peak_mb: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stores", metavar="DIR", type=Path, help="keep the stores here, and use those that are there")
    parser.add_argument("--sizes", nargs="+", type=int, choices=SIZES, default=list(SIZES), help="about so many passages and values")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="times each is asked, warm; the least counts")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the figures here as JSON")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO)
    grown: list[Grown] = []
    costs: list[StoreCost] = []
    with _folder(options.stores) as folder:
        for size in options.sizes:
            cost, found = measured(folder / str(size), SIZES[size], options.rounds)
            costs.append(cost)
            grown += found
            for one in found:
                print(f"{one.values:8,} values {one.chunks:8,} chunks  {one.kind:10}{one.answered:3}/{one.asked} answered", end="")
                print(f"  median {one.median:7.2f} ms  95 of 100 {one.most:7.2f} ms", flush=True)
    missed = late(grown)
    for kind, ratio in ratios(grown).items():
        print(f"{kind}: {ratio:.2f} times that of {BASE:,}")
    for miss in missed:
        print(f"MISSED: {miss}")
    if options.out:
        record = {"grown": [asdict(one) for one in grown], "stores": [asdict(one) for one in costs], "ratios": ratios(grown)}
        options.out.write_text(json.dumps({**record, "missed": missed, **environment()}, indent=1) + "\n", encoding="utf-8")
    return 1 if missed else 0


def measured(store_dir: Path, size: Size, rounds: int = ROUNDS) -> tuple[StoreCost, tuple[Grown, ...]]:
    """Makes the store unless it is there, and asks it."""
    made = None
    if not store_dir.exists():
        start = time.perf_counter()
        make_store(store_dir, size)
        made = time.perf_counter() - start
    with open_store(store_dir, embed=count_vectors) as store:
        asked = {"figure": figure_questions(size), "narrative": narrative_questions(size)}
        first = _milliseconds(partial(answer_question, asked["figure"][-1], Conversation(), store)) / 1000
        grown = tuple(_asked(kind, questions, store, rounds) for kind, questions in asked.items())
        values, chunks = len(store.values()), len(store.chunks())
    megabytes = sum(path.stat().st_size for path in store_dir.rglob("*") if path.is_file()) / 1e6
    return StoreCost(values=values, chunks=chunks, made=made, first=first, megabytes=megabytes, peak_mb=peak_mb()), grown


def figure_questions(size: Size) -> tuple[str, ...]:
    """Questions about one figure each, by title and by reference, over all councils."""
    asked = []
    for n in range(ASKED):
        council, at = n % size.councils, n * 37 % size.indicators
        title, ref = title_of(council, at, size.indicators).removeprefix("Percentage of "), ref_of(council, at)
        forms = (
            f"What percentage of {title} in Q4 2020/21?", f"What was {ref} in Q2 2020/21?", f"What is the target for {title}?",
            f"{COUNCILS[council]}: {title} Q3 2020/21", f"What was the rating of {title} in Q1 2020/21?", f"{title}?",
        )  # fmt: skip
        asked.append(forms[n % len(forms)])
    return tuple(dict.fromkeys(asked))


def narrative_questions(size: Size) -> tuple[str, ...]:
    """Questions that passages answer, over all councils."""
    each = -(-ASKED // size.councils)
    return tuple(dict.fromkeys(one for council in range(size.councils) for one in questions_of(council, size.passages, each)))[:ASKED]


def ratios(grown: Sequence[Grown]) -> dict[str, float]:
    """By kind, how many times that of the store of `BASE` 95 of 100 answers take in the largest; nothing where one was not measured."""
    found = {}
    for kind in MOST:
        by_size = {one.chunks: one.most for one in grown if one.kind == kind}
        base = [most for chunks, most in by_size.items() if BASE * 0.9 <= chunks <= BASE * 1.1]
        if base and max(by_size) >= 10 * BASE:
            found[kind] = by_size[max(by_size)] / base[0]
    return found


def late(grown: Sequence[Grown]) -> list[str]:
    """What grows faster than it may, and what was not answered, in words."""
    slow = [f"{kind}: {ratio:.2f} times, not {MOST[kind]:g}" for kind, ratio in ratios(grown).items() if ratio > MOST[kind]]
    return slow + [f"{one.kind} over {one.chunks:,} chunks: none answered" for one in grown if not one.answered]


def _asked(kind: str, questions: Sequence[str], store: Store, rounds: int) -> Grown:
    answers = [answer_question(one, Conversation(), store) for one in questions]  # all once, to warm up
    gc.collect()
    gc.disable()  # else collecting what the largest store holds would fall on some question
    try:
        took = [min(_milliseconds(partial(answer_question, one, Conversation(), store)) for _ in range(rounds)) for one in questions]
    finally:
        gc.enable()
    LOG.info("%s: 95 of 100 within %.2f ms", kind, at_share(took, 0.95))
    return Grown(
        kind=kind, values=len(store.values()), chunks=len(store.chunks()), asked=len(questions),
        answered=sum(one.status is Status.ANSWERED for one in answers), median=at_share(took, 0.5), most=at_share(took, 0.95),
    )  # fmt: skip


def _milliseconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="committee-growth-") as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
