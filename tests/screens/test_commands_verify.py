"""`committee verify` and `committee verified`: what the page does, without the page."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli import main
from index.register import read_register
from tests.screens.made import made_store

STATEMENT = "ZZ/1 was 91.4% in Q2 2025/26"


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(made_store(tmp_path))


def test_a_statement_is_held_against_the_reports_and_nothing_is_kept(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", STATEMENT, "--store", store, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["verdict"], record["question"], "marked" in record) == ("supported", STATEMENT, False)
    assert read_register(Path(store)).entries == ()


def test_a_mark_is_made_listed_and_withdrawn(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", STATEMENT, "--by", "Ann Lee", "--note", "held against line 9", "--store", store, "--json"]) == 0
    marked = json.loads(capsys.readouterr().out)["marked"]
    assert (marked["kind"], marked["who"], marked["reason"], marked["generation"]) == ("verified", "Ann Lee", "held against line 9", 1)
    assert main(["verified", "--store", store, "--json", "--csv", str(tmp_path / "verified.csv")]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [listed[name] for name in ("statement", "state", "verified_by", "figures")] == [
        STATEMENT, "current", "Ann Lee", "91.4% (result, 2025/26 Q2, Parcels sorted on the day)",
    ]  # fmt: skip
    (line,) = csv.DictReader((tmp_path / "verified.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (line["verified_by"], line["state"]) == ("Ann Lee", "current")
    assert main(["withdraw", marked["id"], "--by", "Ann Lee", "--reason", "wrong line", "--store", store]) == 0
    capsys.readouterr()
    main(["verified", "--store", store, "--json"])
    gone = json.loads(capsys.readouterr().out)
    assert (gone["state"], gone["withdrawn_because"]) == ("withdrawn", "wrong line")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ((STATEMENT, "--by", "Ann Lee"), "say both who verified it (--by) and how (--note)"),
        (("XX/9 was 5% in Q2 2025/26", "--by", "Ann Lee", "--note", "seen"), "there is nothing to mark as verified"),
        (("What was ZZ/1 in Q2 2025/26?", "--by", "Ann Lee", "--note", "seen", "--figures", "9"), "choose the figures that were verified"),
    ],
)
def test_what_cannot_be_marked_fails_with_one_line(
    store: str, typed: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", *typed, "--store", store]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert read_register(Path(store)).entries == ()
