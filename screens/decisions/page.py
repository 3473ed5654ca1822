"""The page of decisions: a form that makes one, and below it the list of all. Opened by its tab, or by buttons of other pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from index.store import Store
from screens.ask import PRESSES as EVIDENCE_PRESSES
from screens.decisions import form, kept
from screens.decisions.chosen import evidence_of
from screens.decisions.draft import Draft, Kind, draft_of
from screens.decisions.finder import found_html
from screens.desk import QUIET, Desk, Page
from screens.evidence import panel_after
from screens.officers import officer
from screens.own_tab import on_opening, own_tab
from screens.session import Session
from screens.visitor import Visitor

TAB_ID = "decisions"
PRESSES = (Path(__file__).parent / "decisions.js").read_text(encoding="utf-8")
CALLED = (Path(__file__).parent / "called.js").read_text(encoding="utf-8")
ENTRY = "entry"  # what buttons call to withdraw a decision
INTRO = (
    '<div class="reports"><h2>Decisions</h2><p>Correct what was misread, say how indicators belong together and who may see a report. Each '
    "decision is kept with a name and a reason, holds when reports are read anew, is shown wherever the figure is shown, and can be "
    "withdrawn.</p></div>"
)


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    draft, session, relabelled = gr.State(Draft()), gr.State(Session()), gr.State(0)
    gr.HTML(INTRO, apply_default_css=False)
    asked = form.layout(PRESSES, EVIDENCE_PRESSES)
    decided = kept.layout(PRESSES)
    called = gr.HTML(js_on_load=CALLED, elem_id="decide-called", apply_default_css=False, render=False)  # outside of the tabs

    def store_of(request: gr.Request) -> tuple[Visitor, Store | None]:
        visitor = officer(request)
        return visitor, desk.library.shelf(visitor, superseded=True).store

    def begun(store: Store | None, one: Draft) -> tuple[Any, ...]:
        held = evidence_of(store, one) if store else Session()
        return one, held, *form.shown(store, one, held)

    def choose_kind(kind: str, request: gr.Request) -> tuple[Any, ...]:
        return begun(store_of(request)[1], Draft(Kind(kind)))

    def find(words: str, one: Draft, request: gr.Request) -> str:
        store = store_of(request)[1]
        return found_html(store, one.kind, words) if store and not one.is_chosen else ""

    def press(one: Draft, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        store = store_of(request)[1]
        if store is None:
            return begun(None, Draft(one.kind))
        now, found = form.pressed(store, one, str(event.kind), str(event.value))
        if found is None:
            return begun(store, now)
        made = [gr.skip() for _ in choosing]
        made[choosing.index(asked.found)] = found
        return tuple(made)

    def look(held: Session, event: gr.EventData, request: gr.Request) -> str:
        officer(request)
        return panel_after(held, str(event.kind), str(event.value))

    def preview(
        one: Draft, raw: str, rating: str, polarity: str, rows: list[str], access: str, superseded: str, request: gr.Request
    ) -> tuple[Any, ...]:
        store = store_of(request)[1]
        if store is None:
            return one, *form.unforeseen()
        one.ready, *seen = form.previewed(store, one, form.entered_of(raw, rating, polarity, rows, access, superseded))
        return one, *seen, ""

    def changed(one: Draft) -> tuple[Any, ...]:
        """What was foreseen is no longer what would be kept."""
        one.ready = None
        return one, *form.unforeseen()

    def keep(one: Draft, reason: str, name: str, shown: str, labels: int, request: gr.Request) -> tuple[Any, ...]:
        visitor, store = store_of(request)
        nothing = [gr.skip() for _ in kept_parts]
        if store is None or one.ready is None:
            return tuple(nothing)
        made = one.ready
        entry_id, said = form.kept(store, made, visitor.name or name, reason)
        if entry_id is None:
            nothing[kept_parts.index(asked.outcome)] = said
            return tuple(nothing)
        store = store_of(request)[1]
        next_one, held = Draft(one.kind), evidence_of(store, one) if store else Session()
        values = dict(zip(form_parts, form.shown(store, next_one, held), strict=True)) | {asked.outcome: said}
        labels += form.is_label(made)
        return next_one, held, *(values[part] for part in form_parts), "", kept.listed(store, shown), labels

    def list_again(shown: str, request: gr.Request) -> str:
        return kept.listed(store_of(request)[1], shown)

    def press_listed(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        visitor, store = store_of(request)
        if str(event.kind) == "withdraw":
            return kept.asked(store, str(event.value))
        return *(gr.skip() for _ in range(4)), kept.as_file(store, desk.handing_out, visitor)

    def withdraw(entry_id: str, reason: str, name: str, shown: str, labels: int, request: gr.Request) -> tuple[Any, ...]:
        visitor, store = store_of(request)
        if store is None:
            return *kept.closed(), gr.skip(), labels
        done, said, is_label = kept.taken_back(store, entry_id, visitor.name or name, reason)
        listed = kept.listed(store_of(request)[1], shown) if done else gr.skip()
        return *said, listed, labels + is_label

    def leave(request: gr.Request) -> tuple[Any, ...]:
        officer(request)
        return kept.closed()

    def call(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        store = store_of(request)[1]
        asked_for, _, entry_id = str(event.value).partition(":")
        if asked_for == ENTRY:
            return gr.update(selected=TAB_ID), *(gr.skip() for _ in choosing), *kept.asked(store, entry_id)
        return gr.update(selected=TAB_ID), *begun(store, draft_of(str(event.value)) or Draft()), *kept.closed()

    form_parts = asked.choosing()
    choosing = [draft, session, *form_parts]
    kept_parts = [*choosing, asked.reason, decided.listing, relabelled]
    where, tabs = own_tab()
    asked.kind.input(choose_kind, [asked.kind], choosing, **QUIET)
    asked.find.change(find, [asked.find, draft], [asked.found], trigger_mode="always_last", **QUIET)
    for part in (asked.chosen, asked.found):
        part.select(press, [draft], choosing, **QUIET)
    asked.panel.select(look, [session], [asked.panel], **QUIET)
    for part in asked.entering():
        part.input(changed, [draft], [draft, *asked.after()[:-1]], **QUIET)
    seen = [draft, asked.foreseen, asked.signing, asked.outcome]
    asked.preview.click(preview, [draft, *asked.entering()], seen, **QUIET)
    asked.keep.click(keep, [draft, asked.reason, asked.name, decided.filter, relabelled], kept_parts, **QUIET)
    decided.filter.input(list_again, [decided.filter], [decided.listing], **QUIET)
    on_opening(where)(list_again, [decided.filter], [decided.listing], **QUIET)
    decided.listing.select(press_listed, None, decided.form(), **QUIET)
    back = [decided.entry, decided.reason, decided.name, decided.filter, relabelled]
    decided.withdraw.click(withdraw, back, [*decided.form(), decided.listing, relabelled], **QUIET)
    decided.leave.click(leave, None, decided.form(), **QUIET)
    if tabs is not None:
        called.select(call, None, [tabs, *choosing, *decided.form()], **QUIET)
    told = relabelled.change(lambda: None, None, None, **QUIET)

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        asks = gr.update(visible=visitor.name is None)
        return asks, asks

    return Page(parts=[asked.name, decided.name], opened=opened, changes=(told,), outside=(called,))
