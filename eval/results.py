"""What a run of the evaluation gave, as written to `results.json` and read back: every question with its outcome, checks and trace.

One file holds several sets of questions, and the same set for several systems (ours, baselines): a set is known by its name and its system,
a question in it by its id. Reports (`eval/report_*.py`), comparisons (`eval/compare.py`) and tables read this file and nothing else.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

FORMAT = 1
FILE = "results.json"
OURS = "ours"


class UnreadableResults(Exception):
    """A file that holds no results of this format; the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One measure taken of one question; `note` says what failed."""

    measure: str
    passed: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a person needs to follow a miss, in words: the answer to each turn, how it was made, what it cites, and what was expected."""

    answers: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """One question asked of one system.

    `outcome` is right, wrong, incomplete or abstained; `status` that of the last answer's record; `unsupported` counts numbers without a
    source. `seconds` has one entry a turn. `retrieved` are ids of places (passages, cells,
    pages) in the order that the system gave them; `relevant` are those ids, among all that the system could have given, that hold what was
    asked for. An id means something within its set and system only.
    """

    id: str
    kind: str
    turns: tuple[str, ...]
    outcome: str
    why: str = ""
    status: str = ""
    unsupported: int = 0
    seconds: tuple[float, ...] = ()
    retrieved: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    trace: Trace | None = None

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.passed)

    @property
    def is_miss(self) -> bool:
        return self.outcome != "right" or bool(self.failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A share of cases with its 95 % interval, or a count, amount or mean (`passed` is None): `unit` "count", "s" or "mean"."""

    name: str
    value: float
    cases: int
    passed: int | None = None
    low: float | None = None
    high: float | None = None
    unit: str = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetResult:
    """One set of questions (or one set of files that were only read) with one system. `misses` are those that belong to no question."""

    name: str
    corpus: str
    system: str = OURS
    questions: tuple[QuestionResult, ...] = ()
    measures: tuple[Measured, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, float]:
        """What thresholds are set for, by name."""
        return {one.name: one.value for one in self.measures}

    @property
    def outcomes(self) -> Counter[str]:
        return Counter(question.outcome for question in self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A whole run. `failures` are the thresholds missed, in words; `made` is the time in UTC, `environment` that of `eval/machine.py`."""

    made: str
    seconds: float
    environment: dict[str, object]
    sets: tuple[SetResult, ...]
    failures: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    format: int = FORMAT

    def with_sets(self, more: tuple[SetResult, ...]) -> Results:
        """The same run with further sets; those of the same name and system give way."""
        new = {(one.name, one.system) for one in more}
        return replace(self, sets=(*(one for one in self.sets if (one.name, one.system) not in new), *more))


def write_results(results: Results, folder: Path) -> Path:
    """Writes `results.json` into the folder, which is made where it is absent."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    path.write_text(json.dumps(asdict(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read_results(path: Path) -> Results:
    """The results of a file, or of the folder that holds it. Raises `UnreadableResults`."""
    path = path / FILE if path.is_dir() else path
    try:
        found = TypeAdapter(Results).validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableResults(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableResults(f"{path}: {'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error
    if found.format != FORMAT:
        raise UnreadableResults(f"{path}: results of format {found.format}; this program reads format {FORMAT}")
    return found
