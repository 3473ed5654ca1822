"""The reports show every miss with its trace, and nothing measured becomes markup."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from eval.report import write_reports
from eval.results import Check, Measured, QuestionResult, Results, SetResult, Trace
from eval.thresholds import below, thresholds_of

HOSTILE = "<script>alert(1)</script> | **x** ``` \x08"
MISS = QuestionResult(
    id="q2", kind="lookup", turns=("What was HM/S4?", HOSTILE), outcome="wrong", why="expected 9.4; got 94", seconds=(0.25, 0.5),
    checks=(Check(measure="scale", passed=False, note="94 for 9.4"), Check(measure="sign", passed=True)),
    trace=Trace(answers=("It was **94%** [1].",), plan=("looked up HM/S4",), citations=("[1] made.pdf page 3",), expected="HM/S4 = 9.4 %"),
)  # fmt: skip
RIGHT = QuestionResult(id="q1", kind="lookup", turns=("?",), outcome="right", seconds=(0.1,))
RESULTS = Results(
    made="2025-01-01T00:00:00+00:00", seconds=3.0, environment={"machine": "made", "versions": {"torch": "1"}, "load": [0.5, 1.0]},
    sets=(
        SetResult(name="made", corpus="samples", questions=(RIGHT, MISS),
                  measures=(Measured(name="right", value=0.5, cases=2, passed=1, low=0.09, high=0.91),
                            Measured(name="seconds_median", value=0.25, cases=3, low=0.1, high=0.5, unit="s"))),
        SetResult(name="pdf", corpus="samples", misses=("row missed",)),
    ),
    failures=("made: right is 0.5, less than 1",),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    assert [path.name for path in write_reports(RESULTS, made)] == ["results.json", "report.html", "report.md", "junit.xml"]
    return made


@pytest.mark.parametrize("name", ["report.html", "report.md", "junit.xml"])
def test_every_report_tells_the_miss_with_its_trace_and_the_threshold_missed(folder: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    for said in (
        "What was HM/S4?",
        "HM/S4 = 9.4 %",
        "expected 9.4; got 94",
        "scale",
        "It was **94%** [1].",
        "looked up HM/S4",
        "made.pdf page 3",
    ):
        assert said in text
    assert "right is 0.5, less than 1" in text


def test_the_html_report_escapes_all_it_shows(folder: Path) -> None:
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "row missed" in text


def test_the_markdown_report_keeps_what_was_measured_between_fences(folder: Path) -> None:
    text = (folder / "report.md").read_text(encoding="utf-8")
    outside = re.sub(r"(?ms)^(`{3,})text$.*?^\1$", "", text)
    assert "script" not in outside
    assert "| right | 50.0% | 1 of 2 | 9.0% to 91.0% |" in text
    assert "| seconds median | 0.250 s | 3 | 0.100 s to 0.500 s |" in text


def test_junit_has_a_case_a_question_and_fails_only_on_thresholds(folder: Path) -> None:
    root = ET.parse(folder / "junit.xml").getroot()
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert root.get("failures") == "1"
    assert cases["q1"].find("skipped") is None
    skipped = cases["q2"].find("skipped")
    assert skipped is not None
    assert "scale: 94 for 9.4" in str(skipped.get("message"))
    assert [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None] == ["made"]
    assert {suite.get("name"): suite.get("tests") for suite in root} == {"made": "2", "thresholds": "2"}


def test_the_results_file_is_plain_json(folder: Path) -> None:
    record = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert [question["outcome"] for question in record["sets"][0]["questions"]] == ["right", "wrong"]


def test_a_threshold_that_was_not_measured_is_missed_and_limits_go_both_ways() -> None:
    assert below({"right": 0.5, "lookups_wrong": 1}, {"right": 0.5, "lookups_wrong": 1}) == []
    assert below({"right": 0.49, "lookups_wrong": 2}, {"right": 0.5, "lookups_wrong": 1, "sign": 1.0}) == [
        "right is 0.49, less than 0.5",
        "lookups_wrong is 2, more than 1",
        "sign was not measured; at least 1 is asked",
    ]


def test_what_holds_for_every_set_is_asked_where_it_was_measured_and_a_set_without_thresholds_is_an_error() -> None:
    assert "sign" in thresholds_of("steps-samples", {"sign"})
    assert "sign" not in thresholds_of("steps-samples", set())
    with pytest.raises(KeyError):
        thresholds_of("no such set", set())
