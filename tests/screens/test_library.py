from __future__ import annotations

from pathlib import Path

from screens.library import Library
from screens.visitor import ANYONE_HERE
from tests.screens.made import TEXT, made_store


def test_samples_are_open_only_while_there_are_no_other_reports(tmp_path: Path) -> None:
    samples = made_store(tmp_path / "samples", TEXT.replace("Example", "Invented"))
    library = Library(tmp_path / "own" / "store", samples)
    shelf = library.shelf(ANYONE_HERE)
    assert shelf.samples
    assert shelf.store is not None
    assert [one.council for one in shelf.store.documents()] == ["Invented Borough Council"]
    made_store(tmp_path / "own")
    shelf = library.shelf(ANYONE_HERE)
    assert not shelf.samples
    assert shelf.store is not None
    assert [one.council for one in shelf.store.documents()] == ["Example Borough Council"]


def test_a_store_is_opened_once_until_a_new_generation_is_in(tmp_path: Path) -> None:
    store = made_store(tmp_path)
    library = Library(store)
    first = library.shelf(ANYONE_HERE).store
    assert library.shelf(ANYONE_HERE).store is first
    made_store(tmp_path, TEXT.replace("91.4%", "92.4%"), "later.txt")
    second = library.shelf(ANYONE_HERE).store
    assert second is not first
    assert second is not None
    assert len(second.documents()) == 2


def test_without_reports_and_samples_there_is_nothing_to_ask(tmp_path: Path) -> None:
    shelf = Library(tmp_path / "none").shelf(ANYONE_HERE)
    assert shelf.store is None
    assert not shelf.samples
