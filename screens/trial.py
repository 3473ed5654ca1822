"""A file that is checked and not added: read and audited by a process of its own into a store that goes when its page does."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Timer

from assistant.model import Citation, Finding
from index.errors import StoreError
from index.store import Store, open_store
from ingest.codec import from_plain
from screens.child import Child

PREFIX = "committee-check-"
LONGEST = 600.0  # seconds of wall-clock time for reading and audit together; each has shorter limits of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How much was read from the file."""

    pages: int | None
    tables: int
    values: int
    activities: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How far a check is. `read` and `findings` are None until they are known; `error` is one line, and then the rest is not coming."""

    read: Read | None = None
    findings: tuple[Finding, ...] | None = None
    error: str | None = None
    stopped: bool = False


class Trial:
    """One file on its way through the check, in a folder that only this process's user may enter; `close` deletes it.

    It is deleted as well when the trial is let go and when the program ends. No dataclass: Gradio would unfold it.
    """

    def __init__(self, name: str, upload: Path | None = None) -> None:
        self.name = name
        self.upload = upload  # where the file was uploaded to
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self.child = Child()
        self.result = Checked()
        self.store: Store | None = None
        self.late = False
        self.chosen: tuple[int, int] | None = None  # the place in the panel: which finding, counted from 0, and the number of its citation
        self.whole_page = False
        self._delete = weakref.finalize(self, shutil.rmtree, self.folder, True)

    @property
    def file(self) -> Path:
        return self.folder / "upload" / self.name

    def take(self, upload: Path) -> None:
        """Moves an uploaded file here, so that no copy stays where it was uploaded to. Raises OSError where it is gone."""
        self.file.parent.mkdir()
        shutil.move(upload, self.file)

    def check(self) -> Iterator[Checked]:
        """Reads the file and audits it, saying how far it is."""
        command = [sys.executable, "-m", "assistant.audit.one_file", str(self.file), str(self.folder / "store")]
        late = Timer(LONGEST, self._too_late)
        late.daemon = True
        late.start()
        try:
            for line in self.child.lines(command):
                self.result = _after(self.result, line)
                yield self.result
        finally:
            late.cancel()
        if self.late:
            self.result = Checked(error=f"{self.name}: checking took longer than {LONGEST / 60:g} minutes and was stopped; split the file")
        elif self.child.stopped:
            self.result = Checked(stopped=True)
        elif self.result.error is None and self.result.findings is None:
            self.result = Checked(error=f"{self.name}: the check stopped before its end; print the report to a new PDF and try again")
        elif self.result.error is None:
            self.store = self._opened()
        yield self.result

    def open(self, kind: str, value: str) -> None:
        """Changes what the panel shows. `kind` and `value` are those of `app.js`: "cite" with "finding:number", "close" likewise,
        "step" with 1 or -1, "whole" with 1 or 0."""
        finding, _, number = value.partition(":")
        if kind == "whole":
            self.whole_page = value == "1"
            return
        if kind == "close":
            self.chosen = None
            return
        if kind == "step" and self.chosen is not None:
            wanted = (self.chosen[0], self.chosen[1] + (1 if value == "1" else -1))
        elif kind == "cite" and finding.isdecimal() and number.isdecimal():
            wanted = (int(finding), int(number))
        else:
            return
        before, self.chosen = self.chosen, wanted
        if self.citation() is None:
            self.chosen = before

    def citation(self) -> Citation | None:
        """The place in the panel, None while none is open."""
        found = self.result.findings or ()
        if self.chosen is None or self.chosen[0] >= len(found):
            return None
        return next((one for one in found[self.chosen[0]].citations if one.number == self.chosen[1]), None)

    def _too_late(self) -> None:
        self.late = True
        self.child.stop()

    def _opened(self) -> Store | None:
        try:
            return open_store(self.folder / "store")
        except StoreError:
            return None

    def close(self) -> None:
        """Stops what runs and deletes the file with all that was made from it."""
        self.child.stop()
        if self.store is not None:
            self.store.close()
        self._delete()


class Trials:
    """The trials of the pages that are open, each reached by its own page alone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: dict[str, Trial] = {}

    def of(self, page: str | None) -> Trial | None:
        with self._lock:
            return self._open.get(page or "")

    def begin(self, page: str | None, trial: Trial) -> None:
        """Puts a trial in the place of the page's earlier one, which is deleted."""
        self.end(page)
        with self._lock:
            self._open[page or ""] = trial

    def end(self, page: str | None) -> None:
        with self._lock:
            trial = self._open.pop(page or "", None)
        if trial is not None:
            trial.close()


def sweep(folder: Path | None = None) -> None:
    """Deletes what programs that ended without warning have left of their trials."""
    for left in (folder or Path(tempfile.gettempdir())).glob(f"{PREFIX}*-*"):
        owner = left.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdecimal() and not _runs(int(owner)) and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # where the signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _after(result: Checked, line: str) -> Checked:
    """The result with what a line of `assistant.audit.one_file` tells."""
    told = json.loads(line)
    if "error" in told:
        return Checked(error=str(told["error"]))
    if "read" in told:
        kept = ("pages", "tables", "values", "activities", "problems")
        return Checked(read=Read(**{key: told["read"][key] for key in kept}))
    return Checked(read=result.read, findings=tuple(from_plain(Finding, one) for one in told["findings"]))
