"""Asks a store what its own published values answer, by operation, name, period and register, and counts the outcomes of each cell.

    python -m eval.matrix_rows --store DIR [--half tuning|measuring] [--seed N] [--times N] [--misses FILE]

The templates and indicators of the two halves have nothing in common. Of the measuring half no miss is ever written out. Read this first.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record
from eval.asked_rows.facts import rows_of
from eval.asked_rows.judging import OUTCOMES, judged
from eval.asked_rows.making import HALVES, questions_of
from eval.asked_rows.wanted import Question
from index.store import Store, open_store

SEED = 20
TIMES = 2  # questions of one operation, form of name and register


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", metavar="DIR", type=Path, required=True, help="the store to ask")
    parser.add_argument("--half", choices=HALVES, default="tuning", help="whose templates and indicators (default: tuning)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the draw (default: {SEED})")
    parser.add_argument("--times", type=int, default=TIMES, help=f"questions a cell (default: {TIMES})")
    parser.add_argument("--misses", metavar="FILE", type=Path, help="write the misses of the tuning half here, as JSON lines")
    options = parser.parse_args(arguments)
    if options.misses and options.half != "tuning":
        parser.error("misses are shown of the tuning half only")
    with open_store(options.store) as store:
        start = time.perf_counter()
        asked = ask_all(store, questions_of(store, options.half, options.seed, options.times))
        print(f"{options.half}: {len(asked)} questions in {time.perf_counter() - start:.0f} s")
    print_matrix([(question, outcome) for question, outcome, _ in asked])
    if options.misses:
        lines = [json.dumps(_miss(*one), ensure_ascii=False) for one in asked if one[1] != "right"]
        options.misses.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


def ask_all(store: Store, questions: list[Question]) -> list[tuple[Question, str, dict[str, Any]]]:
    """Each question with its outcome and the record of its last answer, each in a conversation of its own."""
    known = {one.key: one for one in rows_of(store)}
    asked = []
    for question in questions:
        conversation = Conversation()
        records = [answer_record(answer_question(turn, conversation, store)) for turn in question.turns]
        asked.append((question, judged(question, records[-1], known), records[-1]))
    return asked


def print_matrix(outcomes: list[tuple[Question, str]]) -> None:
    """The outcomes by operation, by form of name, of period, and by register; then operation by register, right of asked."""
    print(f"{'':18}{'asked':>7}" + "".join(f"{outcome:>9}" for outcome in OUTCOMES) + f"{'right':>8}")
    for axis in ("operation", "name_form", "period_form", "register"):
        for name in dict.fromkeys(getattr(question, axis) for question, _ in outcomes):
            _print_line(name, Counter(outcome for question, outcome in outcomes if getattr(question, axis) == name))
        print()
    _print_line("all", Counter(outcome for _, outcome in outcomes))


def _print_line(name: str, counts: Counter[str]) -> None:
    asked = sum(counts.values())
    print(f"{name:18}{asked:>7}" + "".join(f"{counts[outcome]:>9}" for outcome in OUTCOMES) + f"{counts['right'] / asked:>8.0%}")


def _miss(question: Question, outcome: str, record: dict[str, Any]) -> dict[str, Any]:
    wanted = {name: getattr(question.wanted, name) for name in question.wanted.__slots__ if getattr(question.wanted, name)}
    return {
        "outcome": outcome,
        "operation": question.operation,
        "name": question.name_form,
        "period": question.period_form,
        "register": question.register,
        "turns": question.turns,
        "wanted": str(wanted),
        "text": record["text"],
        "options": record["options"],
    }


if __name__ == "__main__":
    sys.exit(main())
