"""The same questions asked again in another process, with another hash seed and the conversations backwards: every answer must be the same.

    python -m eval.again STORE QUESTIONS.jsonl … [--answering MODULE:FUNCTION]

prints the name of the file, the id and a digest of the answers for each question. `Again` runs it beside the process that asks.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from assistant.answering import Answering
from eval.asked import conversations, read_questions
from eval.asking import ask_groups, digest
from eval.corpora import ROOT
from index.store import open_store

ANSWERING = "assistant.answer:answer_question"
SEED = "4711"  # of the other process; the first has the one it was started with


class Again:
    """The other process, begun at once; `digests` waits for it."""

    def __init__(self, store: Path, questions: Sequence[Path], answering: str = ANSWERING) -> None:
        command = [sys.executable, "-m", "eval.again", str(store), *(str(path) for path in questions), "--answering", answering]
        environment = {**os.environ, "PYTHONHASHSEED": SEED}
        self._child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def digests(self) -> dict[tuple[str, str], str]:
        """The digest of each question by name of file and id. Raises RuntimeError where the other process failed."""
        said, errors = self._child.communicate()
        if self._child.returncode:
            raise RuntimeError(f"asking again failed: {errors.strip().splitlines()[-1] if errors.strip() else 'no word of why'}")
        lines = (line.split("\t") for line in said.splitlines())
        return {(name, question): code for name, question, code in lines}

    def stop(self) -> None:
        """Ends it where its answers are not wanted any more."""
        if self._child.poll() is None:
            self._child.kill()
            self._child.communicate()


def named(answering: str) -> Answering:
    """The function of a name such as "assistant.answer:answer_question"."""
    module, _, function = answering.partition(":")
    found: Answering = getattr(import_module(module), function)
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--answering", default=ANSWERING)
    options = parser.parse_args(arguments)
    answering = named(options.answering)
    with open_store(options.store) as store:
        for path in options.questions:
            backwards = conversations(read_questions(path))[::-1]
            for question, replies in ask_groups(store, backwards, answering).items():
                print(path.name, question, digest(replies), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
