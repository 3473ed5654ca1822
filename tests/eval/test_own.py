"""From a report to drafted, confirmed and asked questions, as the guide tells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import confirm, draft, run
from eval.asked import read_questions
from index.build import ingest_files
from index.store import open_store

REPORT = (
    "# Plan of Eastmarsh District Council\n\nMonitoring report for Quarter 3, 2019/20\n\n## Parks\n\n"
    "The ranger service counted 1,212 visitors on the first Sunday of the year, which was dry and unusually mild.\n\n"
    "| Ref | Indicator | 2019/20 Q3 Target | 2019/20 Q3 Result | 2019/20 Q2 Result |\n|---|---|---|---|---|\n"
    + "".join(f"| PT/S{number} | {what} | 5{number}% | 6{number}.2% (G) | 6{number}.1% |\n" for number, what in enumerate(
        ("Visits to parks", "Benches mended in a week", "Lawns mown on time", "Ponds tested", "Paths without ice", "Trees inspected",
         "Play areas open", "Bins emptied daily"), 1))
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `reports`, and a `store` of them."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "reports").mkdir()
    (folder / "reports" / "plan.md").write_text(REPORT, encoding="utf-8")
    assert [outcome.error for outcome in ingest_files(folder / "store", [folder / "reports"])] == [None]
    return folder


def drafted(place: Path, tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    assert draft.main([str(place / "store"), "--out", str(path), "--count", "9"]) == 0
    return path


def test_drafts_are_questions_that_nobody_has_confirmed_with_their_evidence(place: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in drafted(place, tmp_path).read_text(encoding="utf-8").splitlines()]
    assert {line["status"] for line in lines} == {"to confirm"}
    first = lines[0]
    assert first["question"] == "What was the figure for visits to parks in Q3 2019/20?"
    figure = first["expected"]["figures"][0]
    assert (figure["ref"], figure["value"], figure["unit"], figure["rating"]) == ("PT/S1", "61.2", "%", "Green")
    assert first["document"] == "plan.md"
    assert first["lines"] == [[11, 11]]
    assert "61.2% (G)" in first["evidence"]
    assert "read back: " in first["evidence"]


def test_drafts_are_of_several_kinds_and_hold_right_arithmetic(place: Path) -> None:
    with open_store(place / "store") as store:
        drafts = draft.drafted(store, 40)
        assert drafts == draft.drafted(store, 40)
    kinds = {one["kind"] for one in drafts}
    assert kinds == {"lookup", "compute", "unanswerable", "narrative", "followup"}
    prose = next(one for one in drafts if one["kind"] == "narrative")
    assert prose["must_contain"] == ["1212"]
    asked_about = [one["question"] for one in drafts]
    assert len(asked_about) == len(set(asked_about))


def test_a_change_is_the_difference_of_two_printed_results(place: Path) -> None:
    with open_store(place / "store") as store:
        change = next(draft._Drafts(store).changes())
    assert change["question"] == "By how much did the figure for visits to parks change between Q2 2019/20 and Q3 2019/20?"
    assert change["must_contain"] == ["0.1"]  # 61.2 - 61.1


def test_drafts_never_overwrite_a_file(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = drafted(place, tmp_path)
    assert draft.main([str(place / "store"), "--out", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_what_a_person_says_of_drafts_is_kept(place: Path, tmp_path: Path) -> None:
    path = drafted(place, tmp_path)
    said = iter(["y", "what?", "n", "s", "q"])
    assert confirm.main([str(path)], lambda _: next(said)) == 0
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines[:3]] == ["d001", "d003", "d004"]  # the second was dropped
    assert [line["status"] for line in lines[:2]] == ["confirmed", "to confirm"]


def test_unconfirmed_questions_are_not_asked(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = drafted(place, tmp_path)
    assert run.main(["--reports", str(place / "reports"), "--questions", str(path)]) == 2
    assert capsys.readouterr().err == (
        'questions.jsonl line 1: d001 is still "to confirm": check it against its report, then set "status": "confirmed"\n'
    )


def test_a_folder_that_is_not_there_is_told(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = drafted(place, tmp_path)
    assert run.main(["--reports", str(tmp_path / "gone"), "--questions", str(path), "--unconfirmed"]) == 2
    assert "there is no such folder" in capsys.readouterr().err


@pytest.mark.parametrize(("value", "status"), [("61.2", 0), ("16.2", 1)])
def test_own_questions_are_asked_of_own_reports_and_a_wrong_figure_fails(place: Path, tmp_path: Path, value: str, status: int) -> None:
    path = tmp_path / "questions.jsonl"
    figure = {"ref": "PT/S1", "measure": "result", "period": "2019/20 Q3", "value": value, "unit": "%"}
    question = {
        "id": "q1", "kind": "lookup", "question": "What was PT/S1 in Q3 2019/20?", "document": "plan.md", "lines": [[11, 11]],
        "expected": {"figures": [figure]}, "must_contain": ["61.2"],
    }  # fmt: skip
    path.write_text(json.dumps(question) + "\n", encoding="utf-8")
    assert len(read_questions(path)) == 1
    out = tmp_path / "out"
    assert run.main(["--reports", str(place / "reports"), "--questions", str(path), "--out", str(out)]) == status
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert results["sets"][0]["name"] == "own"
    assert [line.split(": ")[1].split(" ")[0] for line in results["failures"]] == ([] if not status else ["value", "lookups_wrong"])
    assert {path.name for path in out.iterdir()} == {"results.json", "report.html", "report.md", "junit.xml", "own.answers.jsonl"}
    assert json.loads((out / "own.answers.jsonl").read_text(encoding="utf-8"))["figures"][0]["value"] == "61.2"
