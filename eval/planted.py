"""Does the evaluation fail when it must? Plants faults in the program, one at a time, on one sample report, and sees which measures tell.

    python -m eval.planted

Prints a line a fault with the thresholds that it missed. Exit status 1 when a fault is not found by the measures that must find it, or when
the program as it is misses a threshold.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from assistant.records import row_record
from eval.again import ANSWERING, Again
from eval.asked import read_questions
from eval.asking import ask_all
from eval.citations import readers_of
from eval.corpora import QUESTIONS, ROOT, read_truth
from eval.corpus_run import set_result
from eval.faults import FAULTS, Fault, Rows
from eval.results import SetResult
from eval.score_values import score_values
from eval.thresholds import below, thresholds_of
from index.build import ingest_files
from index.store import Store, open_store

REPORT = ROOT / "samples" / "reports" / "thornmere-adults-mid-year-2024-25.pdf"
TRUTH = ROOT / "samples" / "truth" / "values.jsonl"
ASKED = QUESTIONS / "planted.jsonl"
NO_FAULT = Fault(name="none", measures=frozenset(), in_other_process=ANSWERING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The thresholds that a planted fault missed, in words; `unfound` are the measures that should have told and did not."""

    fault: Fault
    missed: tuple[str, ...]
    unfound: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Whether the fault was found; of no fault, whether nothing was."""
        return not self.unfound and bool(self.missed) == bool(self.fault.measures)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="committee-planted-") as folder:
        make_store(Path(folder))
        found = [plant(Path(folder), fault) for fault in (NO_FAULT, *FAULTS)]
    for one in found:
        print(f"{'found' if one.is_found else 'NOT FOUND'}: {one.fault.name}: {'; '.join(one.missed) or 'no threshold missed'}")
        if one.unfound:
            print(f"  should have told: {', '.join(one.unfound)}")
    return 0 if all(one.is_found for one in found) else 1


def make_store(folder: Path) -> None:
    """The store of the one report."""
    ingest_files(folder, [REPORT])


def plant(store: Path, fault: Fault) -> Found:
    """The evaluation of the report with this fault in the program."""
    figures = evaluated(store, fault).figures
    thresholds = thresholds_of("planted", figures)
    if not fault.in_other_process:  # asking again takes a process, so it is done for the fault that only it can find
        del thresholds["same_again"]
    missed = tuple(below(figures, thresholds))
    told = {line.split(" ", 1)[0] for line in missed}
    return Found(fault=fault, missed=missed, unfound=tuple(sorted(fault.measures - told)))


def evaluated(folder: Path, fault: Fault) -> SetResult:
    """Rows and answers of the store with the fault, scored."""
    asked = read_questions(ASKED)
    again = Again(folder, [ASKED], fault.in_other_process) if fault.in_other_process else None
    with ExitStack() as planted:
        if again:
            planted.callback(again.stop)
        if fault.part:
            planted.enter_context(fault.part())
        if fault.rows:
            planted.enter_context(_changed_rows(fault.rows))
        store = planted.enter_context(open_store(folder))
        documents = {document.document_id: document for document in store.documents()}
        indicators = store.indicators()
        rows = [row_record(value, documents[value.places[0].document_id], indicators[value.id]) for value in store.values()]
        truth = [row for row in read_truth(TRUTH) if row["document"] == REPORT.name]
        replies = ask_all(store, asked, fault.answering)
        digests = {question: code for (_, question), code in again.digests().items()} if again else None
        return set_result("planted", "samples", asked, replies, readers_of(store), score_values(rows, truth), digests)


@contextmanager
def _changed_rows(change: Callable[[Rows], Rows]) -> Iterator[None]:
    """Stores that are opened meanwhile give these published values."""
    read = Store.read_values
    kept: dict[int, Rows] = {}

    def changed(store: Store) -> Rows:
        if id(store) not in kept:
            kept[id(store)] = change(read(store))
        return kept[id(store)]

    with patch.object(Store, "read_values", changed):
        yield


if __name__ == "__main__":
    sys.exit(main())
