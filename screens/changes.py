"""The page of what changed: a report's changes since the one before it, the newest report first, each with its evidence."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.citing import CitationList
from assistant.meaning.catalogue import catalogue_of
from assistant.overview.changes import changes_in, pairs
from index.store import Store
from screens.change_list import NO_PAIR, NO_REPORTS, changes_html, choice_words
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_html, panel_seen
from screens.indicators import PRESSES
from screens.own_tab import on_opening, own_tab
from screens.session import Session, holding
from screens.visitor import visitor_of

TAB_ID = "changes"
INTRO = (
    '<div class="reports"><h2>What changed</h2><p>What a report changes against the one before it, with both figures as printed.</p></div>'
)


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    session = gr.State(Session())
    gr.HTML(INTRO, apply_default_css=False)
    with gr.Accordion("Choose another report", open=False, elem_id="change-choice"):
        reports = gr.Radio([], label="Report", elem_id="change-reports")
    with gr.Row(elem_classes="cited-row", equal_height=False):
        with gr.Column(scale=6, min_width=300):
            listed = gr.HTML(js_on_load=PRESSES, elem_id="change-list", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="cited-side"):
            panel = gr.HTML(EMPTY, js_on_load=PRESSES, elem_id="change-evidence", apply_default_css=False)

    def show(chosen: str | None, request: gr.Request) -> tuple[Any, ...]:
        store = desk.library.shelf(visitor_of(request)).store
        choices = choices_of(store)
        ids = [document_id for _, document_id in choices]
        now = chosen if chosen in ids else next(iter(ids), None)
        return gr.update(choices=choices, value=now), *changed(store, now, officer=visitor_of(request).is_officer)

    def choose(chosen: str | None, request: gr.Request) -> tuple[Any, ...]:
        visitor = visitor_of(request)
        return changed(desk.library.shelf(visitor).store, chosen, officer=visitor.is_officer)

    def press(held: Session, event: gr.EventData, request: gr.Request) -> str:
        return panel_seen(held, str(event.kind), str(event.value), desk.library, visitor_of(request))

    where, _ = own_tab()
    on_opening(where)(show, [reports], [reports, listed, panel, session], **QUIET)
    reports.input(choose, [reports], [listed, panel, session], **QUIET)
    for part in (listed, panel):
        part.select(press, [session], [panel], **QUIET)
    return Page()


def choices_of(store: Store | None) -> list[tuple[str, str]]:
    """The reports that have one before them as words and document id, newest first."""
    found = pairs(catalogue_of(store)) if store else ()
    return [(choice_words(pair), pair[0].document_id) for pair in found]


def changed(store: Store | None, document_id: str | None, *, officer: bool = False) -> tuple[Any, ...]:
    """The changes of a report, the evidence panel with the first of them, and the session that holds their sources."""
    if store is None:
        return NO_REPORTS, EMPTY, Session()
    found = changes_in(store, document_id) if document_id else None
    if found is None:
        return NO_PAIR, EMPTY, Session()
    citing = CitationList(store.documents())
    html = changes_html(found, citing)
    session = holding(citing.citations(), store, officer=officer)
    return html, panel_html(session), session
