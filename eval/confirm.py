"""Goes through the questions of a file that are still to be confirmed, one by one, and writes down what a person says of each.

    python -m eval.confirm FILE

y: the report prints just that; n: it does not, drop the question; s: later; q: stop here. What was said so far is kept. Wording and
expected values are changed in the file itself, by hand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.asked import BadQuestions, read_questions
from eval.question_schema import TO_CONFIRM

ASK = "Does the report print just that? [y]es, [n]o: drop it, [s]kip, [q]uit: "


def main(arguments: list[str] | None = None, say: Callable[[str], str] = input) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE", type=Path)
    options = parser.parse_args(arguments)
    try:
        expected = {one.id: one.expectation for one in read_questions(options.file)}
    except BadQuestions as error:
        print(error, file=sys.stderr)
        return 2
    questions = [json.loads(line) for line in options.file.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    kept, stopped = [], False
    for at, question in enumerate(questions):
        answer = (
            "" if stopped or question.get("status") != TO_CONFIRM else _asked(question, expected[question["id"]], at, len(questions), say)
        )
        stopped = stopped or answer == "q"
        if answer == "y":
            question = {name: value for name, value in question.items() if name != "status"} | {"status": "confirmed"}
        if answer != "n":
            kept.append(question)
    options.file.write_text("".join(json.dumps(question, ensure_ascii=False) + "\n" for question in kept), encoding="utf-8")
    left = sum(question.get("status") == TO_CONFIRM for question in kept)
    print(f"{len(kept) - left} confirmed, {left} still to be confirmed, {len(questions) - len(kept)} dropped")
    return 0


def _asked(question: dict[str, Any], expected: str, at: int, of: int, say: Callable[[str], str]) -> str:
    """What the person says: y, n, s or q; the end of input, or an interruption, stops."""
    turns = [question["question"], *([question["followup"]] if question.get("followup") else [])]
    print(f"\n{at + 1} of {of}, {question['id']}, {question['kind']}: {' // '.join(str(turn) for turn in turns)}")
    print(f"  expected: {expected}")
    for name in ("evidence", "note"):
        if question.get(name):
            print(f"  {name}: {question[name]}")
    while True:
        try:
            answer = say(ASK).strip().lower()[:1]
        except (EOFError, KeyboardInterrupt):
            return "q"
        if answer in {"y", "n", "s", "q"}:
            return answer


if __name__ == "__main__":
    sys.exit(main())
