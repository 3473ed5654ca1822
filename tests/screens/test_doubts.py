from __future__ import annotations

from pathlib import Path

from index.store import open_store
from screens.doubts import doubts_html
from screens.library import Shelf
from screens.reports import listing_html
from tests.screens.made import HOSTILE, TEXT, made_store


def test_the_reports_page_lists_what_could_not_be_read_surely(tmp_path: Path) -> None:
    store = made_store(tmp_path, TEXT + f"ZZ/3\tParcels {HOSTILE}\tLower is better\t5%\t512%\tRed\n")
    with open_store(store) as held:
        html = listing_html(Shelf(store=held, samples=False))
    assert "<h2>What could not be read surely</h2>" in html
    assert "<h3>Values that their unit does not allow (1)</h3><ul><li>line 11: the result of ZZ/3" in html
    assert "<img" not in html


def test_nothing_is_said_where_nothing_is_doubted(tmp_path: Path) -> None:
    with open_store(made_store(tmp_path)) as held:
        assert doubts_html(Shelf(store=held, samples=False)) == ""
    assert doubts_html(Shelf(store=None, samples=False)) == ""
