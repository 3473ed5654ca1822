"""The page of reports: the listing, and what becomes of files that are added or removed."""

from __future__ import annotations

from pathlib import Path

from index.decisions import Removed
from index.register import read_register
from index.store import open_store
from screens.adding import CANCELLED, Added, Progress, add_reports
from screens.changes_told import outcome_html, progress_html
from screens.child import Child
from screens.holdings import choices, listing_html
from screens.library import Library
from screens.reports import Uploads, adding_shown, removing_shown
from screens.visitor import ANYONE_HERE
from tests.screens.made import HOSTILE, made_store


def test_the_listing_tells_of_each_report_what_was_read_and_who_may_see_it(tmp_path: Path) -> None:
    shelf = Library(made_store(tmp_path)).shelf(ANYONE_HERE)
    html = listing_html(shelf)
    assert "Example Borough Council" in html
    assert '<span class="access">public</span>' in html
    assert [name for name, _ in choices(shelf)] == [f"{shelf.store.documents()[0].title} (parks.txt)" if shelf.store else ""]


def test_samples_are_not_offered_for_removal(tmp_path: Path) -> None:
    assert choices(Library(tmp_path / "none", made_store(tmp_path)).shelf(ANYONE_HERE)) == []


def test_an_upload_that_is_cancelled_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    before = (store_dir / "CURRENT").read_bytes()
    more = tmp_path / "more.txt"
    more.write_text("Example Borough Council\n\nTwo vans were mended.\n", encoding="utf-8")
    child = Child()
    steps = []
    for step in add_reports(store_dir, [more], child=child):
        child.stop()
        steps.append(step)
    assert [one.status for one in steps[-1].done] == [CANCELLED]
    assert "the store is as it was" in outcome_html(steps[-1])
    assert (store_dir / "CURRENT").read_bytes() == before


def test_each_file_is_told_of_while_it_waits_and_when_it_is_read() -> None:
    html = progress_html(Progress(doing="reading 1 of 2 a.pdf", read=("a.pdf",)), ["a.pdf", HOSTILE])
    assert "<strong>a.pdf</strong> read ✓" in html
    assert "waiting" in html
    assert "<img" not in html


def test_what_became_of_each_file_is_told_in_words() -> None:
    done = (Added(name="a.pdf", status="replaced", values=1200, problems=2), Added(name="b.pdf", status="failed", error="b.pdf: is empty"))
    html = outcome_html(Progress(doing="", done=done, finished=True))
    assert "replaced the earlier version: 1,200 values, 0 activities, 2 places not surely read." in html
    assert "could not be added: b.pdf: is empty" in html


def test_a_removal_needs_a_choice_a_reason_and_a_confirmation(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    with open_store(store_dir) as store:
        chosen = [one.document_id for one in store.documents()]
    assert "Choose the reports" in removing_shown(store_dir, [], "old", sure=True, who="Ann Lee")[0]
    assert "Say why" in removing_shown(store_dir, chosen, " ", sure=True, who="Ann Lee")[0]
    assert "Confirm" in removing_shown(store_dir, chosen, "old", sure=False, who="Ann Lee")[0]
    assert "no longer in the store" in removing_shown(store_dir, ["0" * 16], "old", sure=True, who="Ann Lee")[0]
    with open_store(store_dir) as store:
        assert len(store.documents()) == 1


def test_a_removed_report_is_gone(tmp_path: Path) -> None:
    store_dir = made_store(tmp_path)
    with open_store(store_dir) as store:
        chosen = [one.document_id for one in store.documents()]
    assert "1 report removed." in removing_shown(store_dir, chosen, "superseded", sure=True, who="Ann Lee")[0]
    assert Library(store_dir).shelf(ANYONE_HERE).store is None
    (entry,) = read_register(store_dir).entries
    assert (entry.decision, entry.who, entry.reason) == (Removed(document_id=chosen[0], document="parks.txt"), "Ann Lee", "superseded")


def test_files_that_are_gone_are_told_in_one_line_without_a_path(tmp_path: Path) -> None:
    (shown,) = adding_shown(tmp_path / "store", [str(tmp_path / "gone.pdf")], replace=False, child=Child())
    assert "no longer here" in shown[0]
    assert str(tmp_path) not in shown[0]


def test_a_second_press_adds_nothing_and_the_next_files_are_added() -> None:
    uploads = Uploads()
    assert uploads.begin("page", ["a.pdf"]) is not None
    assert uploads.begin("page", ["a.pdf"]) is None
    assert uploads.begin("other page", ["a.pdf"]) is not None
    assert uploads.begin("page", ["b.pdf"]) is not None
    assert uploads.begin("page", []) is not None
    assert uploads.begin("page", []) is not None
