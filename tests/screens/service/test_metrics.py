from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from index.errors import DamagedStore
from screens.admission import Admission
from screens.library import Library
from screens.service.metrics import routes
from screens.service.watch import Entry, Watch
from screens.visitor import ANYONE_HERE, Role, Visitor
from tests.screens.made import answer, made_store

ANN, ADA = Visitor(name="Ann", role=Role.OFFICER), Visitor(name="Ada", role=Role.ADMIN)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(made_store(tmp_path_factory.mktemp("metrics")))


def client(library: Library, watch: Watch, visitor: Visitor, *, open_here: bool = True) -> TestClient:
    async def who(_: Any) -> Visitor:
        return visitor

    return TestClient(Starlette(routes=routes(library, watch, open_here=open_here), middleware=[Middleware(Admission, who=who)]))


@pytest.mark.parametrize(
    ("visitor", "open_here", "status"), [(ADA, False, 200), (ANN, True, 403), (ANYONE_HERE, True, 200), (ANYONE_HERE, False, 403)]
)
def test_only_admins_read_them_or_whoever_sits_at_this_machine(library: Library, visitor: Visitor, open_here: bool, status: int) -> None:
    assert client(library, Watch(), visitor, open_here=open_here).get("/metrics").status_code == status


def test_what_happened_is_counted_and_the_store_is_looked_at(library: Library) -> None:
    watch = Watch()
    watch.asking(ANN).answered(answer())
    watch.asking(ANN).busy(own=True)
    watch.asking(ANN).busy(own=False)
    watch.verified(answer(), ANN, "supported")
    watch.added(ANN, [("a.pdf", "added"), ("b.pdf", "failed")])
    watch.came(Entry.LOCKED, "Ann", "192.0.2.1")
    watch.counts.follow(waiting=lambda: 7, at_work=lambda: 4, lost=lambda: 2)
    told = client(library, watch, ADA).get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=")
    lines = dict(line.rsplit(" ", 1) for line in told.text.splitlines() if not line.startswith("#"))
    expected = {
        'committee_answers_total{status="answered"}': 1,
        'committee_answers_total{status="not_found"}': 0,
        "committee_answer_seconds_count": 1,
        'committee_busy_total{reason="person"}': 1,
        'committee_busy_total{reason="all"}': 1,
        'committee_statements_total{outcome="supported"}': 1,
        'committee_report_changes_total{outcome="added"}': 1,
        'committee_report_changes_total{outcome="failed"}': 1,
        'committee_sign_ins_total{outcome="locked"}': 1,
        "committee_questions_waiting": 7,
        "committee_questions_at_work": 4,
        "committee_audit_lines_lost": 2,
        "committee_reports": 1,
        "committee_generation": 1,
        "committee_store_damaged": 0,
    }
    assert {name: float(lines[name]) for name in expected} == expected
    assert float(lines["process_resident_memory_bytes"]) > 1e6
    assert "Ann" not in told.text


def test_a_store_that_cannot_be_opened_is_damaged(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise DamagedStore("made")

    watch = Watch()
    monkeypatch.setattr(library, "shelf", fails)
    assert "committee_store_damaged 1.0" in client(library, watch, ADA).get("/metrics").text


def test_a_folder_without_reports_has_none(tmp_path: Path) -> None:
    assert "committee_reports 0.0" in client(Library(tmp_path / "none"), Watch(), ADA).get("/metrics").text
