"""A made store of two reports of one borough and one of another, for decisions about them."""

from __future__ import annotations

from pathlib import Path

from index.build import ingest_files
from index.decisions import Decision
from index.register import Entry, decide
from index.store import Store, open_store
from ingest.model import Measure, PublishedValue
from ingest.report import read_report
from tests.screens.made import embed

COLUMNS = "Ref\tIndicator\tPolarity\t{period} Target\t{period} Result\tNumerator/Denominator\tRAG"
HEAD = """{council}
Parks Committee
Performance report, quarter {quarter} 2025/26

1. Summary
"""
ROWS = (
    "ZZ/1\tParcels sorted on the day\tHigher is better\t90%\t{a}%\t68/725\tGreen",
    "ZZ/2\tLetters answered within a week\tHigher is better\t80%\t61.2%\t41/67\tRed",
    "ZZ/3\tDays to answer a letter\tLower is better\t10 days\t14 days\t\tRed",
    "ZZ/4\tParcels sorted in a day\tHigher is better\t90%\t77.7%\t\tRed",
)


def report(council: str, quarter: int, first: str) -> str:
    rows = "\n".join(row.replace("{a}", first) for row in ROWS)
    return f"{HEAD.format(council=council, quarter=quarter)}{COLUMNS.format(period=f'Q{quarter} 2025/26')}\n{rows}\n"


def decision_store(folder: Path) -> Path:
    texts = {
        "first.txt": report("Example Borough Council", 1, "90.4"),
        "second.txt": report("Example Borough Council", 2, "91.4"),
        "other.txt": report("Sample Town Council", 2, "70.0"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcomes = ingest_files(folder / "store", [folder / name for name in texts], read=read_report, embed=embed)
    assert not [one for one in outcomes if one.error]
    return folder / "store"


def keep(store_dir: Path, decision: Decision, reason: str = "seen on the page") -> Entry:
    return decide(store_dir, decision, who="Ann Lee", reason=reason, generation=1)


def find(store: Store, ref: str, measure: Measure = Measure.RESULT, document: str = "second.txt") -> PublishedValue:
    return next(one for one in store.values() if (one.ref, one.measure, one.places[0].document) == (ref, measure, document))


def document_id(store: Store, name: str) -> str:
    return next(one.document_id for one in store.documents() if one.document == name)


def opened(store_dir: Path) -> Store:
    return open_store(store_dir, embed=embed)
