from __future__ import annotations

from pathlib import Path

from index.originals import keep_original, read_original, remove_originals


def test_a_kept_file_comes_back_as_it_was(tmp_path: Path) -> None:
    keep_original(tmp_path, "ab" * 8, b"\x00words")
    assert read_original(tmp_path, "ab" * 8) == b"\x00words"


def test_files_of_documents_that_are_not_wanted_go_also_half_written_ones_and_nothing_else(tmp_path: Path) -> None:
    one, two = "1" * 16, "2" * 16
    keep_original(tmp_path, one, b"1")
    keep_original(tmp_path, two, b"2")
    (tmp_path / "originals" / f"{'3' * 16}.part").write_bytes(b"3")
    (tmp_path / "originals" / "IMG_1.jpg").write_bytes(b"4")
    remove_originals(tmp_path, {two})
    assert sorted(path.name for path in (tmp_path / "originals").iterdir()) == [two, "IMG_1.jpg"]
