"""Compares two runs question by question: which were gained, which lost, and whether the difference may be chance (McNemar's exact test).

    python -m eval.compare A B [--system NAME] [--against NAME] [--any-loss]

A and B are results files, or folders with one; A is the run before. `--against` names the system of A and `--system` that of B, so that
`eval.compare RUN RUN --against bm25 --system ours` compares two systems of one run. Only questions asked in both are paired.

Exit status: 0 B is not worse; 1 it is: a question became wrong that was not wrong, or more are lost than gained with p below 0.05 (with
`--any-loss`: a question is lost); 2 the call or a file is wrong, or nothing can be paired.

Source: McNemar 1947; under no difference each of the n discordant pairs is a gain with probability one half, so p is binomial.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scipy.stats import binomtest

from eval.results import OURS, QuestionResult, Results, UnreadableResults, read_results

CHANCE = 0.05

Pair = tuple[QuestionResult, QuestionResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The questions of a set (or of all) that both runs asked, before and after. `unpaired` counts those that only one of them asked."""

    name: str
    pairs: tuple[Pair, ...]
    unpaired: int = 0

    @property
    def gained(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if not _right(pair[0]) and _right(pair[1]))

    @property
    def lost(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if _right(pair[0]) and not _right(pair[1]))

    @property
    def newly_wrong(self) -> tuple[Pair, ...]:
        """The worst that can happen: an answer that was right, incomplete or refused is now a wrong one."""
        return tuple(pair for pair in self.pairs if pair[0].outcome != "wrong" and pair[1].outcome == "wrong")

    @property
    def chance(self) -> float:
        """How likely a difference as great as this one is if the two runs are equally good."""
        return mcnemar(len(self.gained), len(self.lost))

    def is_worse(self, *, any_loss: bool = False) -> bool:
        more_lost = len(self.lost) > len(self.gained) and self.chance < CHANCE
        return bool(self.newly_wrong) or more_lost or (any_loss and bool(self.lost))


def mcnemar(gained: int, lost: int) -> float:
    """The exact two-sided p of this many gains and losses.

    >>> mcnemar(0, 6) == 2 * 0.5**6
    True
    """
    return float(binomtest(gained, gained + lost, 0.5).pvalue) if gained + lost else 1.0


def compare(before: Results, after: Results, against: str = OURS, system: str = OURS) -> tuple[Compared, ...]:
    """Each set that both runs hold, and all of them together at the end; nothing where they share no question."""
    old = {one.name: {question.id: question for question in one.questions} for one in before.sets if one.system == against}
    new = {one.name: {question.id: question for question in one.questions} for one in after.sets if one.system == system}
    sets = []
    for name, questions in new.items():
        earlier = old.get(name, {})
        pairs = tuple((earlier[key], question) for key, question in questions.items() if key in earlier)
        if pairs:
            sets.append(Compared(name=name, pairs=pairs, unpaired=len(questions) + len(earlier) - 2 * len(pairs)))
    every = Compared(name="all", pairs=tuple(pair for one in sets for pair in one.pairs), unpaired=sum(one.unpaired for one in sets))
    return (*sets, every) if sets else ()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", metavar="A", type=Path, help="the run before: a results file, or its folder")
    parser.add_argument("after", metavar="B", type=Path, help="the run after")
    parser.add_argument("--against", default=OURS, help="the system of A (ours)")
    parser.add_argument("--system", default=OURS, help="the system of B (ours)")
    parser.add_argument("--any-loss", action="store_true", help="fail when any question is lost")
    options = parser.parse_args(arguments)
    try:
        before, after = read_results(options.before), read_results(options.after)
    except UnreadableResults as error:
        print(error, file=sys.stderr)
        return 2
    compared = compare(before, after, options.against, options.system)
    if not compared:
        print(f"nothing to compare: no question was asked of {options.against} in A and of {options.system} in B", file=sys.stderr)
        return 2
    print("\n".join(told(compared)))
    worse = compared[-1].is_worse(any_loss=options.any_loss) or any(one.is_worse(any_loss=options.any_loss) for one in compared)
    print("B is worse than A" if worse else "B is not worse than A")
    return 1 if worse else 0


def told(compared: Sequence[Compared]) -> Iterator[str]:
    """A table of the sets, then every question gained, lost or newly wrong, with its reason before and after."""
    yield f"{'set':24}{'both':>7}{'right A':>9}{'right B':>9}{'gained':>8}{'lost':>6}{'newly wrong':>13}{'p':>9}"
    for one in compared:
        right = [sum(_right(pair[at]) for pair in one.pairs) for at in (0, 1)]
        counts = f"{len(one.gained):>8}{len(one.lost):>6}{len(one.newly_wrong):>13}"
        yield f"{one.name:24}{len(one.pairs):>7}{right[0]:>9}{right[1]:>9}{counts}{one.chance:>9.3f}"
    for one in compared[:-1]:
        if one.unpaired:
            yield f"{one.name}: {one.unpaired} questions stand in one of the two runs only and are left out"
    for one in compared[:-1]:
        for word, pairs in (("gained", one.gained), ("lost", one.lost), ("newly wrong", one.newly_wrong)):
            for before, after in pairs:
                reasons = f"{before.outcome} ({before.why}) -> {after.outcome} ({after.why})".replace(" ()", "")
                yield f"  {one.name} {word} {after.id}: {after.turns[-1]!r}: {reasons}"


def _right(question: QuestionResult) -> bool:
    return question.outcome == "right"


if __name__ == "__main__":
    sys.exit(main())
