from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import SaveError
from screens.saving import check_paths, save_answer, write_file
from tests.assistant.exports.made import ANSWER, FakeStore


def test_only_the_files_that_are_named_are_written(tmp_path: Path) -> None:
    save_answer(ANSWER, FakeStore(), csv=str(tmp_path / "a.csv"), pack=None, series=None)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_nothing_is_said_or_written_where_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    save_answer(ANSWER, FakeStore(), csv=None, pack=None, series=None)
    assert capsys.readouterr() == ("", "")


def test_progress_goes_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_answer(ANSWER, FakeStore(), csv=None, pack=str(tmp_path / "a.pdf"), series=None)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["taking 1 page(s) of work.pdf", "putting the pack together", f"wrote {tmp_path / 'a.pdf'}"]


def test_a_file_that_fails_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match=r"a\.csv: cannot be written \(No space left on device\)"):
        write_file(target, b"new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_stays_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.csv"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.csv").symlink_to(real)
    write_file(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.csv", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_is_known_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="its folder does not exist"):
        check_paths(str(tmp_path / "none" / "a.csv"))
    with pytest.raises(SaveError, match="is not a file that can be written"):
        check_paths(str(tmp_path))
    with pytest.raises(SaveError, match="is not a file that can be written"):
        check_paths("/dev/null")
    with pytest.raises(SaveError, match="is named for two files"):
        check_paths(str(tmp_path / "a"), None, str(tmp_path / "." / "a"))
