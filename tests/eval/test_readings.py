"""Sets of files that are read and scored by themselves."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from eval.readings import GOLD, ReadingSet, read_set, reading_sets, typeset_truth
from eval.thresholds import THRESHOLDS


def test_a_typeset_report_has_the_truth_of_the_lines_that_it_holds() -> None:
    truth = [{"document": "long.txt", "lines": [1, 1], "raw": "a"}, {"document": "long.txt", "lines": [9, 12], "raw": "b"}]
    stem_map = {"whole": "long", "part": {"document": "long", "lines": [10, 20]}}
    assert [row["raw"] for row in typeset_truth("whole", stem_map, truth)] == ["a", "b"]
    assert typeset_truth("part", stem_map, truth) == [{"document": "part", "lines": [9, 12], "raw": "b"}]
    assert typeset_truth("other", stem_map, truth) == []


def test_every_set_has_thresholds() -> None:
    thresholds = tomllib.loads(THRESHOLDS.read_text(encoding="utf-8"))["reading"]
    assert {one.name for one in reading_sets()} <= thresholds.keys()


def test_a_set_is_read_and_scored(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("Ref\tIndicator\t2019/20 Q3 Target\t2019/20 Q3 Result\nPT/S1\tVisits to parks\t50%\t54.2% (G)\n", encoding="utf-8")
    true = {"document": "made.txt", "ref": "PT/S1", "title": "Visits to parks", "period": "2019/20 Q3", "unit": "%"}
    truth = (
        {**true, "measure": "target", "raw": "50%", "value": "50", "rating": None},
        {**true, "measure": "result", "raw": "54.2% (G)", "value": "54.3", "rating": "Green"},
    )
    reading = read_set(ReadingSet(name="made", corpus="samples", reports=(path,), truth=truth))
    assert {measure.name: measure.value for measure in reading.measures()} == {
        **{"value_recall": 0.5, "value_precision": 0.5, "values_invented": 0, "titles": 1.0, "units": 1.0, "ratings": 0.0},
        **{"value_places": 1.0, "cell_places": 1.0},
    }


def test_what_was_transcribed_is_printed_on_its_lines(shared: Path) -> None:
    for path in sorted(GOLD.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        lines = (shared / "reports" / "barnet" / rows[0]["document"]).read_text(encoding="utf-8").split("\n")
        for row in rows:
            printed = "".join("".join(lines[row["lines"][0] - 1 : row["lines"][1]]).replace(",", "").split())
            assert row["value"] is None or row["value"] in printed
