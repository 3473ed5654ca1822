"""The reports in the store as a table, with how much was read from each and who may see it."""

from __future__ import annotations

from index.model import Counts
from ingest.model import Document
from screens.decisions.buttons import label_button
from screens.doubts import doubts_html
from screens.library import Shelf
from screens.markup import period_words, plain, scrolling

COLUMNS = ("Report", "Council and committee", "Period", "Pages", "Values", "Activities", "Problems", "Access")
NUMBERS = frozenset({"Pages", "Values", "Activities", "Problems"})
INTRO = "Answers come from these reports and from nothing else."
NONE = '<div class="reports"><h2>Reports</h2><p>There are none yet.</p></div>'


def listing_html(shelf: Shelf, *, officer: bool = False) -> str:
    """The reports in the store as a table, and below it what is doubted in each. Officers get a button to change who may see one."""
    if shelf.store is None:
        return NONE
    counts = shelf.store.counts()
    rows = "".join(_row(one, counts[one.document_id], officer=officer) for one in _in_order(shelf))
    heads = "".join(f'<th scope="col"{_number_class(name)}>{name}</th>' for name in COLUMNS)
    table = f'<table class="holdings-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="reports"><h2>Reports</h2><p>{INTRO}</p>{scrolling("Reports in the store", table)}</div>{doubts_html(shelf)}'


def choices(shelf: Shelf) -> list[tuple[str, str]]:
    """The reports of the user's own store to choose from: what each is called, and its document id. Samples cannot be removed."""
    if shelf.store is None or shelf.samples:
        return []
    return [(f"{one.title} ({one.document})", one.document_id) for one in _in_order(shelf)]


def _in_order(shelf: Shelf) -> list[Document]:
    documents = shelf.store.documents() if shelf.store else ()
    return sorted(documents, key=lambda one: (one.council or "", one.period or "", one.title))


def _number_class(name: str) -> str:
    return ' class="number"' if name in NUMBERS else ""


def _row(document: Document, counts: Counts, *, officer: bool) -> str:
    held = "<br>".join(plain(part) for part in (document.council, document.committee) if part) or "–"
    cells = (
        ("Council and committee", held),
        ("Period", plain(period_words(document.period)) or "–"),
        ("Pages", str(document.pages or "–")),
        ("Values", f"{counts.values:,}"),
        ("Activities", f"{counts.activities:,}"),
        ("Problems", f"{counts.problems:,}"),
        (
            "Access",
            f'<span class="access">{plain(document.access)}</span>{label_button(document.document_id, document.title) if officer else ""}',
        ),
    )
    listed = "".join(f'<td{_number_class(name)} data-label="{name}">{shown}</td>' for name, shown in cells)
    return f'<tr><th scope="row">{plain(document.title)}<span class="file">{plain(document.document)}</span></th>{listed}</tr>'
