"""How well reports are read, before any question: the rows of sets of files against their truth, and what stands at their places.

The typeset reports are those texts set again as PDF and DOCX; a map says which text, or which lines of it, each of them holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.corpora import ROOT, read_truth, shared_folder
from eval.intervals import share
from eval.measures import row_measures
from eval.places import PlaceScores, all_places, check_cells, check_values
from eval.results import Measured, SetResult
from eval.score_values import RowRecord, ValueScores, score_values
from ingest.model import Report
from ingest.report import read_report

GOLD = Path(__file__).with_name("gold")  # transcribed by eye; see its README


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSet:
    """Files of one format with the true values of those that have any; `corpus` is samples or shared."""

    name: str
    corpus: str
    reports: tuple[Path, ...]
    truth: tuple[RowRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a set gave."""

    values: ValueScores
    value_places: PlaceScores
    cell_places: PlaceScores

    def measures(self) -> Iterator[Measured]:
        """The figures that thresholds are set for; those of rows only where their truth is known."""
        if self.values.true:
            yield from row_measures(self.values)
        for name, places in (("value_places", self.value_places), ("cell_places", self.cell_places)):
            yield share(name, places.held, places.printed)


def reading_sets() -> tuple[ReadingSet, ...]:
    """The sets whose files are there."""
    return tuple(one for one in (*_samples(), *_shared()) if one.reports)


def read_set(one: ReadingSet) -> Reading:
    """Reads each file of a set once and scores it."""
    rows: list[RowRecord] = []
    values, cells = [], []
    for path in one.reports:
        report = read_report(path)
        content = path.read_bytes()
        rows += _rows(report)
        values.append(check_values(report, content))
        cells.append(check_cells(report, content))
    return Reading(values=score_values(rows, list(one.truth)), value_places=all_places(values), cell_places=all_places(cells))


def reading_result(one: ReadingSet) -> SetResult:
    """A set as the results file keeps it, with every miss in words."""
    reading = read_set(one)
    misses = (*reading.values.misses, *reading.value_places.misses, *reading.cell_places.misses)
    return SetResult(name=one.name, corpus=one.corpus, measures=tuple(reading.measures()), misses=misses)


def _samples() -> Iterator[ReadingSet]:
    truth = read_truth(ROOT / "samples" / "truth" / "values.jsonl")
    for ending in ("pdf", "docx"):
        reports = tuple(sorted((ROOT / "samples" / "reports").glob(f"*.{ending}")))
        yield ReadingSet(name=f"samples {ending}", corpus="samples", reports=reports, truth=_of_stems(truth, reports))


def _shared() -> Iterator[ReadingSet]:
    folder = shared_folder()
    if not (folder / "gold" / "values.jsonl").exists():
        return
    given, by_eye = read_truth(folder / "gold" / "values.jsonl"), [row for path in sorted(GOLD.glob("*.jsonl")) for row in read_truth(path)]
    texts = tuple(sorted((folder / "reports" / "barnet").glob("*.txt")))
    for name, truth in (("texts, gold", given), ("texts, by eye", by_eye)):
        stems = {Path(row["document"]).stem for row in truth}
        yield ReadingSet(name=name, corpus="shared", reports=tuple(path for path in texts if path.stem in stems), truth=tuple(truth))
    stem_map = json.loads((folder / "gold" / "typeset-stems.json").read_text(encoding="utf-8"))
    for ending in ("pdf", "docx"):
        reports = tuple(sorted((folder / "reports" / "barnet-typeset").glob(f"*.{ending}")))
        truth = [row for path in reports for row in typeset_truth(path.stem, stem_map, [*given, *by_eye])]
        yield ReadingSet(name=f"typeset {ending}", corpus="shared", reports=reports, truth=tuple(truth))
    yield ReadingSet(name="county pdf", corpus="shared", reports=tuple(sorted((folder / "reports" / "kent").glob("*.pdf"))))


def typeset_truth(stem: str, stem_map: dict[str, Any], truth: list[RowRecord]) -> list[RowRecord]:
    """The true values of a typeset report: those of the text, or the lines of it, that the map names."""
    entry = stem_map.get(stem, {})
    text, lines = (entry, None) if isinstance(entry, str) else (entry.get("document"), entry.get("lines"))
    rows = [row for row in truth if Path(row["document"]).stem == text]
    return [{**row, "document": stem} for row in rows if lines is None or (row["lines"][0] <= lines[1] and lines[0] <= row["lines"][1])]


def _of_stems(truth: list[RowRecord], reports: tuple[Path, ...]) -> tuple[RowRecord, ...]:
    stems = {path.stem for path in reports}
    return tuple(row for row in truth if Path(row["document"]).stem in stems)


def _rows(report: Report) -> Iterator[RowRecord]:
    """What the scorer needs of each value."""
    for value in report.values:
        yield {
            "document": report.document.document,
            "ref": value.ref,
            "title": value.title,
            "measure": value.measure.value,
            "period": value.period,
            "raw": value.raw,
            "value": None if value.value is None else str(value.value),
            "unit": value.unit,
            "rating": value.rating.value if value.rating else None,
        }
