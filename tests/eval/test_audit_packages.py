from __future__ import annotations

from typing import Any

import pytest

from eval import audit_packages
from eval.audit_packages import Audit, read_audit, told

REPORT: dict[str, Any] = {
    "dependencies": [
        {"name": "alpha", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": [], "description": "x"}]},
        {"name": "beta", "version": "2.0", "vulns": []},
        {"name": "gamma", "skip_reason": "Dependency not found"},
    ],
    "fixes": [],
}


class Done:
    def __init__(self, stdout: str) -> None:
        self.stdout = stdout


def test_each_vulnerability_is_told_with_the_version_that_mends_it() -> None:
    assert told(read_audit(REPORT)).splitlines() == [
        "known vulnerabilities: 1 in 2 packages, 1 the index does not know",
        "alpha 1.0: PYSEC-2026-1, mended in 1.1",
    ]


def test_an_index_that_knows_no_package_is_no_clean_answer() -> None:
    assert told(Audit(asked=0, unknown=3)) == "known vulnerabilities: not asked, the package index tells them of none of the 3 packages"


def test_a_vulnerability_fails_and_a_silent_index_does_not(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    monkeypatch.setattr(audit_packages.subprocess, "run", lambda *_, **__: Done(json.dumps(REPORT)))
    assert audit_packages.main() == 1
    monkeypatch.setattr(audit_packages.subprocess, "run", lambda *_, **__: Done(""))
    assert audit_packages.main() == 0
    assert "does not answer" in capsys.readouterr().out
