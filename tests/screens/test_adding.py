from __future__ import annotations

from pathlib import Path

from screens.adding import add_reports
from screens.changes_told import outcome_html


def test_a_file_that_cannot_be_read_is_reported_in_one_line_and_changes_no_store(tmp_path: Path) -> None:
    empty = tmp_path / "empty <b>.pdf"
    empty.write_bytes(b"")
    steps = list(add_reports(tmp_path / "store", [empty]))
    assert [step.finished for step in steps[-2:]] == [False, True]
    (failed,) = steps[-1].done
    assert failed.status == "failed"
    assert "empty" in str(failed.error)
    html = outcome_html(steps[-1])
    assert "could not be added" in html
    assert "<b>" not in html
    assert not (tmp_path / "store" / "CURRENT").exists()
