from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from index.errors import StoreError
from index.model import FileOutcome, FileStatus
from screens import samples
from tests.screens.made import made_store


@pytest.fixture
def ingested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two made sample reports; where they would be ingested is noted, nothing is read."""
    stores: list[Path] = []
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("one.pdf", "two.pdf"):
        (reports / name).write_bytes(b"%PDF")

    def note(store_dir: Path, paths: Iterable[Path], **_: object) -> tuple[FileOutcome, ...]:
        stores.append(store_dir)
        return tuple(FileOutcome(file=str(path), document_id="ab", status=FileStatus.ADDED) for path in paths)

    monkeypatch.setattr(samples, "REPORTS", reports)
    monkeypatch.setattr(samples, "ingest_files", note)
    return stores


def ignore(_: object) -> None:
    return None


def test_the_samples_lie_beside_the_users_store_and_never_inside_it(tmp_path: Path, ingested: list[Path]) -> None:
    own = tmp_path / "data"
    assert samples.samples_store(own, ignore) == tmp_path / "data-samples"
    assert ingested == [tmp_path / "data-samples"]
    assert not own.exists()


def test_a_user_with_reports_never_sees_the_samples(tmp_path: Path, ingested: list[Path]) -> None:
    assert samples.samples_store(made_store(tmp_path), ignore) is None
    assert ingested == []


def test_samples_that_cannot_be_read_are_an_error(tmp_path: Path, ingested: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, paths: Iterable[Path], **__: object) -> tuple[FileOutcome, ...]:
        return tuple(FileOutcome(file=str(path), document_id=None, status=FileStatus.FAILED, error="cannot be read") for path in paths)

    monkeypatch.setattr(samples, "ingest_files", fail)
    with pytest.raises(StoreError, match="cannot be read"):
        samples.samples_store(tmp_path / "data", ignore)


def test_samples_of_an_older_program_are_read_again(tmp_path: Path, ingested: list[Path]) -> None:
    kept = tmp_path / "data-samples"
    kept.mkdir()
    (kept / "CURRENT").write_text('{"schema": 1, "generation": 1}', encoding="utf-8")
    assert samples.samples_store(tmp_path / "data", ignore) == kept
    assert ingested == [kept]
    assert not (kept / "CURRENT").exists()
