from __future__ import annotations

import json
import os
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.model import Answer, Reason, Status
from screens.service import audit_log
from screens.service.audit_log import AuditLog, Event, read_log
from screens.service.watch import Entry, Through, Watch
from screens.visitor import ANYONE_HERE, Role, Visitor
from tests.screens.made import answer, figure

ANN = Visitor(name="Ann", role=Role.COUNCILLOR)


class Clock:
    """A day that tests choose."""

    def __init__(self, day: int = 1) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(2026, 5, self.day, 12, 30, tzinfo=UTC)


def lines(folder: Path) -> list[dict[str, Any]]:
    return [dict(line) for line in read_log(folder)]


def test_an_answer_is_kept_as_who_asked_and_what_was_shown_without_its_question(tmp_path: Path) -> None:
    watch = Watch(AuditLog(tmp_path / "audit", clock=Clock(4)))
    watch.asking(ANN, "page", Through.PAGE).answered(answer(figures=(figure(),)))
    (line,) = lines(tmp_path / "audit")
    assert (line["time"], line["event"], line["who"], line["status"]) == ("2026-05-04T12:30:00.000+00:00", "answer", "Ann", "answered")
    assert line["documents"] == [{"document_id": "ab" * 8, "document": "parks.txt"}]
    assert line["citations"] == ["value-1"]
    assert line["figures"] == [{"ref": "ZZ/1", "measure": "result", "period": "2025/26 Q2", "raw": "91.4%"}]
    assert "parcels" not in (tmp_path / "audit" / "2026-05-04.jsonl").read_text(encoding="utf-8").casefold()


def test_the_question_is_kept_only_where_it_is_asked_for(tmp_path: Path) -> None:
    watch = Watch(AuditLog(tmp_path / "audit", questions=True))
    watch.asking(ANN).answered(answer())
    assert lines(tmp_path / "audit")[0]["question"] == "How many parcels were sorted?"


def test_without_accounts_no_name_is_kept(tmp_path: Path) -> None:
    watch = Watch(AuditLog(tmp_path / "audit"))
    watch.asking(ANYONE_HERE, "session-hash").answered(answer())
    (line,) = lines(tmp_path / "audit")
    assert "who" not in line
    assert "session-hash" not in json.dumps(line)


def test_each_kind_of_happening_has_its_line(tmp_path: Path) -> None:
    watch = Watch(AuditLog(tmp_path / "audit"))
    asking = watch.asking(ANN)
    asking.answered(Answer(question="?", status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text="no"))
    asking.busy(own=True)
    watch.verified(answer(), ANN, "supported")
    watch.shown(ANN, "page", ["b", "a", "a"], page=3)
    watch.checked(ANN, "draft.pdf", "checked")
    watch.added(ANN, [("parks.pdf", "added"), ("torn.pdf", "failed")])
    watch.removed(ANN, ["ab" * 8], failed=False)
    watch.came(Entry.LET_IN, "Ann", "192.0.2.1")
    watch.came(Entry.REFUSED, None, "192.0.2.1")
    watch.left("Ann")
    watch.refused(ANN, "what officers may do")
    found = lines(tmp_path / "audit")
    assert [line["event"] for line in found] == [
        "answer", "busy", "verified", "shown", "checked", "added", "removed", "signed_in", "refused", "signed_out", "refused",
    ]  # fmt: skip
    assert found[0]["reason"] == "not_in_reports"
    assert (found[3]["documents"], found[3]["page"]) == (["a", "b"], 3)
    assert found[5]["files"] == [{"file": "parks.pdf", "status": "added"}, {"file": "torn.pdf", "status": "failed"}]
    assert "who" not in found[8]
    assert found[8]["address"] == "192.0.2.1"
    assert "address" not in found[7]


def test_each_day_has_its_file_and_those_that_are_too_old_go(tmp_path: Path) -> None:
    clock = Clock(1)
    audit = AuditLog(tmp_path / "audit", days=3, clock=clock)
    for clock.day in (1, 2, 3, 4, 5):
        audit.write(Event.SIGNED_OUT, {})
    assert [path.name for path in sorted((tmp_path / "audit").glob("*.jsonl"))] == [
        "2026-05-03.jsonl", "2026-05-04.jsonl", "2026-05-05.jsonl",
    ]  # fmt: skip
    assert len(lines(tmp_path / "audit")) == 3
    assert len(list(read_log(tmp_path / "audit", since=date(2026, 5, 5)))) == 1


def test_with_no_days_nothing_is_kept_and_what_was_kept_goes(tmp_path: Path) -> None:
    AuditLog(tmp_path / "audit").write(Event.SIGNED_OUT, {}, who="Ann")
    none = AuditLog(tmp_path / "audit", days=0)
    none.prune()
    assert none.write(Event.SIGNED_OUT, {}, who="Ann") is False
    assert list((tmp_path / "audit").glob("*.jsonl")) == []


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "audit").mkdir()
    (tmp_path / "audit" / "notes.jsonl").write_text("mine\n", encoding="utf-8")
    AuditLog(tmp_path / "audit", days=0).prune()
    assert (tmp_path / "audit" / "notes.jsonl").exists()


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    AuditLog(tmp_path / "audit", clock=Clock(4)).write(Event.SIGNED_OUT, {})
    assert stat.S_IMODE((tmp_path / "audit").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "audit" / "2026-05-04.jsonl").stat().st_mode) == 0o600


def test_a_full_disk_costs_the_line_and_not_the_answer_and_is_warned_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    watch = Watch(AuditLog(tmp_path / "audit", clock=Clock(4)))
    watch.asking(ANN).answered(answer())
    real = os.write
    monkeypatch.setattr(audit_log.os, "write", lambda descriptor, content: real(descriptor, content[: len(content) // 2]))
    for _ in range(3):
        watch.asking(ANN).answered(answer())
    assert watch.audit.lost == 3
    assert [one.message for one in caplog.records if "audit log" in one.message] == [
        "the audit log cannot be written (the disk is full); questions are answered all the same"
    ]
    monkeypatch.undo()
    watch.asking(ANN).answered(answer())
    assert len((tmp_path / "audit" / "2026-05-04.jsonl").read_text(encoding="utf-8").splitlines()) == 2  # no half line is left


def test_a_folder_that_cannot_be_made_costs_no_answer(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("a file in its place", encoding="utf-8")
    watch = Watch(AuditLog(tmp_path / "audit"))
    watch.asking(ANN).answered(answer())
    assert watch.audit.lost == 1


def test_a_day_that_is_too_large_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_log, "LARGEST", 10)
    audit = AuditLog(tmp_path / "audit")
    assert [audit.write(Event.SIGNED_OUT, {}) for _ in range(2)] == [True, False]


def test_a_torn_line_is_left_out_and_the_next_one_stands_by_itself(tmp_path: Path) -> None:
    audit = AuditLog(tmp_path / "audit", clock=Clock(4))
    audit.write(Event.SIGNED_IN, {}, who="Ann")
    with (tmp_path / "audit" / "2026-05-04.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"time": "2026-05-')
    audit.write(Event.SIGNED_OUT, {}, who="ANN")
    audit.write(Event.SIGNED_OUT, {}, who="Bob")
    assert [line["event"] for line in read_log(tmp_path / "audit", who="ann")] == ["signed_in", "signed_out"]
