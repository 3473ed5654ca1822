"""The app with hours and bad luck at the command of a test: `python -m tests.browser.staged FOLDER …`, then as `committee serve`.

Files in FOLDER say how it is: `later` holds seconds by which sessions and pauses have aged; while `slow` is there, questions wait, and one
person at a time is answered; while `broken` is there, answering and the accessibility statement fail.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cli
from assistant.answer import answer_question
from eval.served import Served, served
from screens import accessibility
from screens.accounts import opening
from screens.accounts.attempts import Attempts
from screens.accounts.door import Door
from screens.accounts.sessions import Sessions
from screens.turnstile import Turnstile


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A running app, seen from the test that sets its stage."""

    served: Served
    folder: Path

    def age(self, seconds: int) -> None:
        """Lets that much more time pass for sessions and pauses."""
        _replace(self.folder / "later", str(_later(self.folder) + seconds))

    @contextmanager
    def set(self, state: str) -> Iterator[None]:
        """The app is "slow" or "broken" inside the block."""
        self.begin(state)
        try:
            yield
        finally:
            self.end(state)

    def begin(self, state: str) -> None:
        (self.folder / state).touch()

    def end(self, state: str) -> None:
        (self.folder / state).unlink()


@contextmanager
def staged(store: Path, folder: Path, *options: str, **settings: str) -> Iterator[Stage]:
    folder.mkdir(exist_ok=True)
    with served(store, *options, settings=settings, command=("tests.browser.staged", str(folder))) as running:
        yield Stage(served=running, folder=folder)


def main(folder: Path, arguments: list[str]) -> int:
    def clock() -> float:
        return time.monotonic() + _later(folder)

    def answered(*asked: Any) -> Any:
        while (folder / "slow").exists():
            time.sleep(0.05)
        if (folder / "broken").exists():
            raise RuntimeError("as the test wished")
        return answer_question(*asked)

    statement = accessibility.page_html

    def stated() -> str:
        if (folder / "broken").exists():
            raise RuntimeError("as the test wished")
        return statement()

    with ExitStack() as stack:
        stack.enter_context(patch.object(accessibility, "page_html", stated))
        stack.enter_context(patch.object(opening, "Door", partial(Door, sessions=Sessions(clock), attempts=Attempts(clock))))
        stack.enter_context(patch("ui.Turnstile", partial(Turnstile, at_once=1, waiting=0)))
        stack.enter_context(patch("screens.failure.answer_question", answered))
        return cli.main(["serve", *arguments])


def _later(folder: Path) -> int:
    file = folder / "later"
    return int(file.read_text(encoding="ascii")) if file.exists() else 0


def _replace(file: Path, text: str) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="ascii")
    beside.replace(file)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
