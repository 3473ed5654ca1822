from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import cli
from index.backup import back_up
from index.build import ingest_files
from index.decisions import PolaritySet
from index.register import decide
from index.store import open_store
from screens.accounts.users import UsersFile
from screens.feedback import Opinion, keep_feedback
from screens.service.audit_log import AuditLog, Event
from screens.service.watch import Entry, Watch
from screens.visitor import Role, Visitor
from tests.screens.accounts.made import PASSWORD, QUICK, Clock, made_door
from tests.screens.accounts.test_door import request, who
from tests.screens.made import TEXT, answer, embed, made_store

NAME = "quentin.marlowe"
QUENTIN, ANN = Visitor(name="Quentin.Marlowe", role=Role.OFFICER), Visitor(name="Ann", role=Role.COUNCILLOR)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store in which two people asked, thought and decided, over two days."""
    folder = made_store(tmp_path)
    for day in (3, 4):
        watch = Watch(AuditLog(folder / "audit", questions=True, clock=lambda day=day: datetime(2026, 5, day, tzinfo=UTC)))  # type: ignore[misc]
        for one in (QUENTIN, ANN):
            watch.came(Entry.LET_IN, one.name, "192.0.2.1")
            watch.asking(one).answered(answer())
    for one in (QUENTIN, ANN):
        assert keep_feedback(folder, answer(), Opinion.BAD, "It is hard to follow", one)
    with open_store(folder) as opened:
        value = next(iter(opened.indicators()))
    decide(folder, PolaritySet(value_id=value, polarity="higher"), who="Quentin.Marlowe", reason="as the paper says", generation=1)
    return folder


def holders(folder: Path) -> list[str]:
    """The files of a store that hold the name in any spelling."""
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes().lower()
    )


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[list[dict[str, Any]], str]:
    assert cli.main(arguments) == 0
    told = capsys.readouterr()
    return [json.loads(line) for line in told.out.splitlines()], told.err


def test_afterwards_only_the_register_holds_the_name(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert holders(store) == ["audit/2026-05-03.jsonl", "audit/2026-05-04.jsonl", "feedback.jsonl", "register.jsonl"]
    (done,), told = run(capsys, "forget", NAME, "--json", "--store", str(store))
    assert (done["audit_lines"], done["opinions"], done["decisions"], done["mentions"]) == (4, 1, 1, 0)
    assert holders(store) == ["register.jsonl"]
    assert "1 decision in the register" in told
    assert "backups made before" in told
    assert [path.name for path in store.rglob("*.part")] == []


def test_what_others_did_stays_whole(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, _ = run(capsys, "audit", "--who", "Ann", "--json", "--store", str(store))
    run(capsys, "forget", NAME, "--json", "--store", str(store))
    after, _ = run(capsys, "audit", "--json", "--store", str(store))
    assert after == before
    assert len(after) == 4
    (kept,) = (store / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(kept)["name"] == "Ann"


def test_a_torn_line_that_names_the_person_goes_too_and_mentions_by_others_are_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (store / "audit" / "2026-05-04.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"event": "answer", "who": "Ann", "question": "What did Quentin.Marlowe say?"}\n{"who": "Quentin.Marl')
    with (store / "audit" / "2026-05-03.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"who": "Quentin.Marlowe", "ev')
    (done,), told = run(capsys, "forget", NAME, "--json", "--store", str(store))
    assert (done["audit_lines"], done["mentions"]) == (5, 1)
    assert "1 line of other people" in told


def test_somebody_of_whom_nothing_is_kept_is_forgotten_at_once(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (store / "audit").glob("*.jsonl")}
    (done,), _ = run(capsys, "forget", "Nobody", "--json", "--store", str(store))
    assert (done["audit_lines"], done["opinions"], done["decisions"]) == (0, 0, 0)
    assert {path: path.stat().st_mtime_ns for path in (store / "audit").glob("*.jsonl")} == before


def test_open_sessions_end_and_the_account_stays(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    door = made_door(tmp_path, Clock())
    tokens = {name: door.sign_in(name, password, "192.0.2.1").token for name, password in (("Ann", PASSWORD), ("Olu", "vans and bicycles"))}

    def seen(name: str) -> Visitor | None:
        return who(door, request({"Cookie": f"committee_session={tokens[name]}"}))

    assert seen("Ann") is not None
    monkeypatch.setenv("COMMITTEE_AUTH", str(tmp_path / "users.jsonl"))
    (done,), told = run(capsys, "forget", "ann", "--json", "--store", str(store))
    assert done["sessions_ended"] is True
    assert (seen("Ann"), seen("Olu") is not None) == (None, True)
    assert door.sign_in("Ann", PASSWORD, "192.0.2.1").token is not None
    assert "kept: the account" in told


def test_a_changed_password_leaves_sessions_ended(tmp_path: Path) -> None:
    door = made_door(tmp_path, Clock())
    users = UsersFile(tmp_path / "users.jsonl")
    users.end_sessions("Ann")
    (ann,) = (one for one in users.all() if one.name == "Ann")
    assert ann.sessions_from is not None
    assert QUICK.fits(PASSWORD, ann.password_hash)
    assert door.sign_in("Ann", PASSWORD, "192.0.2.1").token is not None


def test_the_log_is_printed_as_a_table_and_from_a_day_on(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert cli.main(["audit", "--since", "2026-05-04", "--store", str(store)]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["time", "event", "who", "outcome", "documents", "figures"]
    assert len([line for line in table if "2026-05-04" in line]) == 4
    assert [line for line in table if "2026-05-03" in line] == []
    assert "parks.txt" in table[-1]


def test_a_day_that_is_none_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["audit", "--since", "yesterday"])
    assert stopped.value.code == 2


def test_a_backup_holds_opinions_and_decisions_and_not_the_audit_log(store: Path, tmp_path: Path) -> None:
    import zipfile

    back_up(store, tmp_path / "kept.zip")
    names = zipfile.ZipFile(tmp_path / "kept.zip").namelist()
    assert {"feedback.jsonl", "register.jsonl"} <= set(names)
    assert [name for name in names if "audit" in name] == []


def test_a_store_without_reports_takes_its_first_one_beside_an_audit_log(tmp_path: Path) -> None:
    AuditLog(tmp_path / "store" / "audit").write(Event.SIGNED_IN, {})
    report = tmp_path / "parks.txt"
    report.write_text(TEXT, encoding="utf-8")
    (outcome,) = ingest_files(tmp_path / "store", [report], embed=embed)
    assert outcome.error is None
