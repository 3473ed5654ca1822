"""Whose folder it is: what is no store is left alone, and a store that lost its pointer is not taken for an empty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.arrivals import arrivals, fetch
from index.errors import DamagedStore, StoreUnwritable
from index.generation import begin, current_generation, publish, remove_unused, writing


def test_a_folder_with_other_things_in_it_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "generations" / "family").mkdir(parents=True)
    (tmp_path / "generations" / "family" / "tree.txt").write_text("x")
    with pytest.raises(StoreUnwritable, match="holds other things"), writing(tmp_path):
        pass
    assert (tmp_path / "generations" / "family" / "tree.txt").exists()


def test_a_new_and_an_empty_folder_become_stores(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "new" / "store"):
        with writing(folder):
            assert current_generation(folder) is None
        with writing(folder):  # and stay one before anything is published
            assert current_generation(folder) is None


def test_a_store_whose_pointer_is_gone_is_damaged_and_keeps_its_generations(tmp_path: Path) -> None:
    with writing(tmp_path):
        made = begin(tmp_path)
        publish(tmp_path, made)
    (tmp_path / "CURRENT").unlink()
    with writing(tmp_path), pytest.raises(DamagedStore, match="CURRENT is missing"):
        remove_unused(tmp_path)
    assert made.directory.is_dir()


def test_only_folders_named_as_generations_are_removed(tmp_path: Path) -> None:
    with writing(tmp_path):
        (tmp_path / "generations" / "000007").mkdir()
        (tmp_path / "generations" / "holiday").mkdir()
        remove_unused(tmp_path)
    assert [path.name for path in (tmp_path / "generations").iterdir()] == ["holiday"]


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x")
    with pytest.raises(DamagedStore, match="is a file"):
        current_generation(tmp_path / "store")


def test_a_link_that_leads_to_itself_is_one_clear_error_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("words")
    (tmp_path / "loop").symlink_to("loop")
    good, loop = (fetch(path) for path in arrivals([tmp_path / "good.md", tmp_path / "loop"]))
    assert good.error is None
    assert "cannot be opened" in str(loop.error)


def test_two_empty_files_are_each_named_in_their_own_error(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.md"):
        (tmp_path / name).write_text("\n")
        assert f"{name}: the file is empty" in str(fetch(tmp_path / name).error)
