"""Mutated reports: whatever is wrong with a file, a read ends in time with one line of error or with a whole report."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from eval.fuzz import COUNTS, FAULTS, Outcome, mutated, put_into, run, table
from eval.fuzz_seeds import seeds_of
from eval.whole_report import faults_of
from ingest.model import Place
from ingest.report import read_report

SHARE = {"pdf": 5, "docx": 3, "xlsx": 1, "html": 1, "txt": 1}


def test_a_mutated_report_is_read_whole_or_refused_in_one_line(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    times = 10 if request.config.getoption("--soak") else 1  # `make soak` runs the driver after the tests, for all
    counts = {kind: count * times for kind, count in SHARE.items()}
    outcomes = run(counts, seed=20, state=tmp_path / "fuzz.jsonl")
    assert len(outcomes) == sum(counts.values())
    assert [one for one in outcomes if one.what in FAULTS] == []


@pytest.mark.parametrize("kind", COUNTS)
def test_a_case_can_be_made_again_and_is_no_seed(kind: str) -> None:
    for number in range(10):
        content = mutated(kind, 3, number)
        assert content == mutated(kind, 3, number)
        assert content not in seeds_of(kind)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    state = tmp_path / "fuzz.jsonl"
    first = run({"txt": 1}, seed=4, state=state)
    kept = state.read_text()
    state.write_text(kept + '{"kind": "txt", "seed"')  # torn by the end of the process
    assert run({"txt": 1}, seed=4, state=state) == first
    both = run({"txt": 2}, seed=4, state=state)
    assert [one.number for one in both] == [0, 1]
    assert run({"txt": 2}, seed=4, state=state) == both
    assert state.read_text().startswith(kept)


def test_a_report_with_a_place_of_another_document_or_an_id_twice_is_told_to_be_partial(tmp_path: Path) -> None:
    path = tmp_path / "dashboard.txt"
    path.write_bytes(seeds_of("txt")[0])
    report = read_report(path)
    assert faults_of(report) == ()
    chunk = report.chunks[0]
    assert faults_of(dataclasses.replace(report, chunks=(chunk, chunk))) == ("chunks share an id",)
    strange = dataclasses.replace(chunk, places=(Place(document="other.txt", document_id="0" * 16, lines=(3, 2)),))
    assert faults_of(dataclasses.replace(report, chunks=(strange,))) == ("a place is of another document", "lines go backwards")


def test_the_table_counts_each_outcome_and_stands_between_the_marks_of_the_page(tmp_path: Path) -> None:
    one = Outcome(kind="pdf", seed=1, number=0, what="read", seconds=1, peak=50)
    words = table([one, dataclasses.replace(one, number=1), dataclasses.replace(one, kind="docx", what="hang")])
    assert "| read | 2 | 0 |" in words
    assert "| hang | 0 | 1 |" in words
    assert "| all | 2 | 1 |" in words
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- fuzz: begin -->\nold\n<!-- fuzz: end -->\nafter\n")
    put_into(page, words)
    assert page.read_text() == f"before\n<!-- fuzz: begin -->\n{words}\n<!-- fuzz: end -->\nafter\n"
