"""The second page: the reports in the store, and adding more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from index.model import Counts
from ingest.model import Document
from screens.adding import Added, Progress, add_reports
from screens.desk import Desk, Page
from screens.doubts import doubts_html
from screens.library import Shelf
from screens.markup import period_words, plain, scrolling
from screens.visitor import KEEPS_REPORTS, Visitor, visitor_of

FORMATS = [".pdf", ".docx", ".xlsx", ".html", ".htm", ".md", ".txt"]
COLUMNS = ("Report", "Council and committee", "Period", "Pages", "Values", "Activities", "Problems")
INTRO = "Answers come from these reports and from nothing else."
NOT_YOURS = "Officers and administrators add reports. Ask one of them."
STATUS_WORDS = {
    "added": "added",
    "unchanged": "was already in the store",
    "replaced": "replaced the earlier version",
    "failed": "could not be added",
}


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    listing = gr.HTML(apply_default_css=False)
    heading = gr.HTML(
        '<div class="reports"><h2>Add reports</h2><p>PDF, Word, Markdown or plain text. Files stay on this machine.</p></div>',
        apply_default_css=False,
    )
    files = gr.File(label="Choose reports", file_count="multiple", file_types=FORMATS, type="filepath", elem_id="files", height=150)
    add = gr.Button("Add to the reports", variant="primary", elem_id="add")
    status = gr.HTML(apply_default_css=False, elem_id="adding")

    def adding(paths: list[str] | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        if not visitor_of(request).is_at_least(KEEPS_REPORTS):
            yield _said(NOT_YOURS), gr.skip(), gr.skip()
            return
        if not paths:
            yield _said("Choose at least one file first."), gr.skip(), gr.skip()
            return
        for progress in add_reports(desk.library.own, [Path(path) for path in paths]):
            yield progress_html(progress, len(paths)), None if progress.finished else gr.skip(), gr.update(interactive=progress.finished)

    ended = add.click(
        adding,
        [files],
        [status, files, add],
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=1,
        concurrency_id="adding",
    )

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        shown = gr.update(visible=visitor.is_at_least(KEEPS_REPORTS))
        return listing_html(desk.library.shelf(visitor)), shown, shown, shown

    return Page(parts=[listing, heading, files, add], opened=opened, changes=(ended,))


def listing_html(shelf: Shelf) -> str:
    """The reports in the store as a table, with how much was read from each, and below it what is doubted."""
    if shelf.store is None:
        return '<div class="reports"><h2>Reports</h2><p>There are none yet.</p></div>'
    counts = shelf.store.counts()
    documents = sorted(shelf.store.documents(), key=lambda one: (one.council or "", one.period or "", one.title))
    rows = "".join(_row(one, counts[one.document_id]) for one in documents)
    heads = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    table = f'<table class="holdings-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="reports"><h2>Reports</h2><p>{INTRO}</p>{scrolling("Reports in the store", table)}</div>{doubts_html(shelf)}'


def _row(document: Document, counts: Counts) -> str:
    held = "<br>".join(plain(part) for part in (document.council, document.committee) if part) or "–"
    numbers = "".join(f'<td class="number">{count:,}</td>' for count in (counts.values, counts.activities, counts.problems))
    return (
        f'<tr><th scope="row">{plain(document.title)}<span class="file">{plain(document.document)}</span></th><td>{held}</td>'
        f'<td>{plain(period_words(document.period)) or "–"}</td><td class="number">{document.pages or "–"}</td>{numbers}</tr>'
    )


def progress_html(progress: Progress, count: int) -> str:
    """How far an upload is, or what became of its files."""
    if not progress.finished:
        return _said(f"Adding {count} file{'s' if count != 1 else ''}: {progress.doing}")
    lines = "".join(f"<li>{_outcome(one)}</li>" for one in progress.done)
    return f'<div class="adding" role="status"><ul>{lines}</ul></div>'


def _outcome(added: Added) -> str:
    words = f"<strong>{plain(added.name)}</strong> {STATUS_WORDS.get(added.status, plain(added.status))}"
    if added.error:
        return f"{words}: {plain(added.error)}"
    counts = f": {added.values:,} values, {added.activities:,} activities" if added.status != "unchanged" else ""
    unread = f", {added.problems:,} places not surely read" if added.problems else ""
    return f"{words}{counts}{unread}."


def _said(words: str) -> str:
    return f'<div class="adding" role="status"><p>{plain(words)}</p></div>'
