"""Asks a store questions made of its printed tables by seed, and prints how many are right, by form and source.

    python -m eval.matrix_tables NAME=STORE … [--half tune|measure] [--seed N] [--each N] [--out FILE]

The tables of each store are parted in two halves: misses are shown of the half `tune` alone. Expected values come from the cells.
Exit status 1 when a figure is wrong. Read this first; then `matrix_forms.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record
from eval.matrix_forms import Made, labels_of, made_of
from eval.matrix_judge import OUTCOMES, judged
from eval.printed_grids import HALVES, grids_of, halves
from index.store import Store, open_store

SHOWN = 400  # characters of an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as asked of a source, with its outcome and the answer's words."""

    source: str
    made: Made
    outcome: str
    answer: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", nargs="+", metavar="NAME=STORE")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=8, help="questions of a form and source")
    parser.add_argument("--form", default="", help="only forms that begin so")
    parser.add_argument("--out", type=Path, help="write questions, outcomes and answers here, of the half to tune on alone")
    options = parser.parse_args(arguments)
    asked: list[Asked] = []
    for named in options.stores:
        source, _, folder = named.partition("=")
        with open_store(Path(folder)) as store:
            drawn = drawn_from(store, options.half, options.seed, options.each)
            asked += ask(source, [made for made in drawn if made.form.startswith(options.form)], store)
    print_matrix(asked)
    if options.half == HALVES[0] and options.out:
        options.out.write_text("".join(json.dumps(_record(one), ensure_ascii=False) + "\n" for one in asked), encoding="utf-8")
    return 1 if any(one.outcome == "wrong" for one in asked) else 0


def drawn_from(store: Store, half: str, seed: int, each: int) -> list[Made]:
    """At most `each` questions of every form about the tables of a half, spread over the tables by chance."""
    grids = grids_of(store)
    labels = labels_of(grids, [value.title for value in store.values()])
    by_form: dict[str, list[Made]] = defaultdict(list)
    for grid in halves(grids)[half]:
        for made in made_of(grid, labels):
            by_form[made.form].append(made)
    drawn = []
    for form in sorted(by_form):
        drawn += _spread(by_form[form], each, random.Random(f"{seed} {form}"))
    return drawn


def _spread(made: Sequence[Made], each: int, chance: random.Random) -> list[Made]:
    """Turn by turn one question of each table, so that a long table does not crowd out the others."""
    by_grid: dict[str, list[Made]] = defaultdict(list)
    for one in made:
        by_grid[one.grid.key].append(one)
    for some in by_grid.values():
        chance.shuffle(some)
    drawn: list[Made] = []
    while len(drawn) < each and any(by_grid.values()):
        for key in sorted(by_grid, key=lambda _: chance.random()):
            if by_grid[key] and len(drawn) < each:
                drawn.append(by_grid[key].pop())
    return drawn


def ask(source: str, drawn: Sequence[Made], store: Store) -> list[Asked]:
    """Each question in a conversation of its own."""
    asked = []
    for made in drawn:
        answer = answer_record(answer_question(made.text, Conversation(), store))
        asked.append(Asked(source=source, made=made, outcome=judged(made, answer), answer=f"{answer['status']}: {answer['text']}"))
    return asked


def print_matrix(asked: Sequence[Asked]) -> None:
    """A row a form: right of asked in each source, then all outcomes."""
    sources = list(dict.fromkeys(one.source for one in asked))
    print(f"{'form':24}" + "".join(f"{source:>12}" for source in sources) + "".join(f"{outcome:>12}" for outcome in OUTCOMES))
    for form in [*sorted({one.made.form for one in asked}), "all"]:
        some = [one for one in asked if form in (one.made.form, "all")]
        cells = [[one.outcome == "right" for one in some if one.source == source] for source in sources]
        outcomes = Counter(one.outcome for one in some)
        shown = "".join(f"{f'{sum(cell)}/{len(cell)}' if cell else '':>12}" for cell in cells)
        print(f"{form:24}{shown}" + "".join(f"{outcomes[outcome]:>12}" for outcome in OUTCOMES))


def _record(one: Asked) -> dict[str, object]:
    made = one.made
    expected = "refuse" if made.refuse else " | ".join([*map(str, made.numbers), *made.names, *([made.unit] if made.unit else [])])
    return {
        "source": one.source, "form": made.form, "outcome": one.outcome, "question": made.text, "expected": expected,
        "answer": one.answer[:SHOWN],
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
