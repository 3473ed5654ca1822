from __future__ import annotations

from pathlib import Path

from index.decisions import Access, Labelled, Verified
from index.register import decide
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


def test_a_mark_opens_no_store_again_and_is_known_at_once_to_every_view(tmp_path: Path) -> None:
    library = Library(made_store(tmp_path))
    before = library.shelf(ANYONE_HERE).store
    assert before is not None
    view = before.only([one.document_id for one in before.documents()])
    entry = decide(tmp_path / "store", Verified(statement="s", verdict="supported"), who="Ann Lee", reason="seen", generation=1)
    assert library.shelf(ANYONE_HERE).store is before
    assert (before.register.entries, view.register.entries) == ((entry,), (entry,))
    document_id = before.documents()[0].document_id
    decide(tmp_path / "store", Labelled(document_id=document_id, access=Access.DRAFT), who="Ann Lee", reason="new", generation=1)
    assert library.shelf(ANYONE_HERE).store is not before
